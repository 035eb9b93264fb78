"""Keeping a log that will not stay here: a file after each save, a copy in the browser, and the way back."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from ...log.import_backup import read_import
from ...settings import DEVICE, PUBLIC, TEMPORARY, place
from ...wording import day_words
from ..base.boxes import fill
from ..base.controls import Column, button, card, heading, row, words
from ..base.page import Page
from ..journal import Journal

FORGETS = "forgets"
"""A browser alone that keeps nothing for the page, as in a private window."""
SAYS = {
    TEMPORARY: "This is a temporary machine: your log is gone with it.",
    PUBLIC: "You are on a server that others use too. Your log is for this page alone and is gone there when you close it. "
    "A copy stays in this browser; on a computer you share, save a file instead and forget the copy.",
    FORGETS: "This browser keeps nothing for this page, as in a private window: your log is gone when you close it. "
    "Save the log to a file, and drop that file on this page next time to go on.",
}
LASTS = {
    False: "How long the copy stays is up to the browser. It may clear it when the disk is nearly full, and a private window "
    "forgets it when it closes. Safari clears it after seven days of use in which you did not come here. "
    "So save a file before you go: only that is sure to last.",
    True: "This browser has agreed to keep the copy until you clear its data for this page. Safari may still clear it after "
    "seven days of use in which you did not come here. So save a file now and then: only that is sure to last.",
}
"""How long a browser keeps its copy, by whether it agreed to keep it."""
NO_ROOM = "This browser has no room for a copy of your log. Please save it to a file."


class Backup(Column):
    """Above the screens where the log will not stay. ``value`` is how many entries no file holds yet.

    Nothing where a temporary machine shows the made-up log: there is nothing to keep, and its banner names the machine.
    """

    def __init__(self, journal: Journal, page: Page):
        super().__init__(classes=["hb-keeping"])
        self.journal, self.page = journal, page
        self.place = FORGETS if place() == DEVICE and journal.workspace.own.where is None else place()
        self.value, self._in_file = 0, 0
        self._has_looked = self._is_lasting = False
        self._older: date | None = None
        if self.place in SAYS:
            page.keeps = self.place == PUBLIC
            page.answers |= {"given": self._given, "full": self._full, "lasting": self._lasting}
            journal.observe(self._changed, ["history", "sample"])
            self._changed()
        elif self.place == DEVICE:
            page.answers |= {"lasting": self._stays}
            journal.observe(lambda _: page.ask_to_last(), "saved")

    def copy_found(self, saved_on: str | None) -> None:
        """The browser says whether it holds a copy, and of which day."""
        self._has_looked = True
        self._older = date.fromisoformat(saved_on) if saved_on and self.place == PUBLIC else None
        if self.place == DEVICE:
            self.page.ask_to_last(only_tell=True)
        if self.place in SAYS:
            self._draw()

    def _changed(self, _=None) -> None:
        if not self.journal.sample:
            entries = sum(self.journal.log.counts().values())
            if entries < self._in_file:
                self._in_file = 0
            self.value = entries - self._in_file
            self._copy()
        self._draw()

    def _copy(self) -> None:
        """Have the browser keep what is here now; not before an older copy was asked for and decided about."""
        if self.place == PUBLIC and self._has_looked and self._older is None:
            self.page.keep(self._json().decode() if self._entries() else None, self.journal.today)

    def _entries(self) -> int:
        return sum(self.journal.log.counts().values())

    def _json(self) -> bytes:
        written = BytesIO()
        self.journal.log.export_json(written)
        return written.getvalue()

    def _draw(self) -> None:
        if self.place == TEMPORARY and self.journal.sample:
            fill(self)
            return
        act = self.journal.guarded
        lasts = [words(LASTS[self._is_lasting], "hb-lasts")] if self.place == PUBLIC else []
        says, file = words(SAYS[self.place]), self._file()
        about = [row(says, *file)] if self.place == TEMPORARY else [says, *lasts, *([row(*file)] if file else [])]
        parts = [card(*about, classes=["hb-temporary"])]
        if self._older and not self.journal.sample:
            back = button("Bring it back", act(self.page.ask_copy), "hb-bring-back", primary=True)
            drop = button("Forget it", act(self._forget), "hb-forget")
            question = f"This browser holds a copy of a log, last saved on {day_words(self._older)}."
            later = "Until you choose, what you enter now is not copied."
            parts.append(card(heading("Is this your log?"), words(question), words(later), row(back, drop)))
        fill(self, *parts)

    def _file(self) -> list:
        if self.journal.sample or not self._entries():
            return []
        act = self.journal.guarded
        new = f"{self.value} new" if self.value else "nothing new"
        save = button("Save my log to a file", act(self._save), "hb-keep", primary=bool(self.value))
        forget = button("Forget the copy in this browser", act(self._forget), "hb-forget")
        forgets = [forget] if self.place == PUBLIC and not self._older else []
        return [save, *forgets, words(f"Since the last file: {new}.")]

    def _save(self) -> None:
        name = f"hipbook-log-{self.journal.today}.json"
        self.page.offer(name, self._json(), "application/json")
        self._in_file, self.value = self._entries(), 0
        self._draw()
        back = " Drop it on this page next time, to go on." if self.place == TEMPORARY else ""
        self.journal.tell(f"Saved as {name}, where your browser keeps downloads.{back}")

    def _forget(self) -> None:
        self._older = None
        self.page.keep(None, self.journal.today)
        self._draw()
        self.journal.tell("The copy in this browser is erased. The next save makes a new one.")

    def _given(self, message: dict) -> None:
        """The browser's copy, as it was saved; bad rows are left out, as in any import."""
        new = self.journal.bring_in(read_import(message["text"].encode()))
        if message.get("log"):
            self.journal.go_on_as(str(message["log"]))
        self._older = None
        self._changed()
        self.journal.tell(f"Your log is back: {new} entries.")

    def _lasting(self, message: dict) -> None:
        """The browser was asked to keep its copy for good, and this is what it said."""
        self._is_lasting = bool(message["agreed"])
        self._draw()

    def _stays(self, message: dict) -> None:
        """The browser was asked whether it keeps the log itself for good, and this is what it said."""
        self.journal.lasting = bool(message["agreed"])

    def _full(self, _: dict) -> None:
        self.journal.tell(NO_ROOM, "problem")
