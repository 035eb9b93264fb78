"""Share: papers for a clinician and for the wall, a calendar file, copies of the log, and an end to it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cached_property
from io import BytesIO

import ipywidgets as ipw

from ...app.hosting import whereabouts
from ...app.set_files import is_set
from ...log.own_files import is_own
from ...papers.calendar_file import calendar
from ...papers.clinician_report import report
from ...papers.week_sheet import sheet
from ...settings import DEVICE, place
from ...wording import counted
from ..base.boxes import fill, hold
from ..base.controls import Line, button, card, column, details, esc, heading, html, pair, row, title, words
from ..base.page import Page
from ..base.screen import Screen
from .given import Given
from .import_card import TAKE_BACK, Incoming
from .import_log import Bringing
from .import_table import Spreadsheet

HTML, JSON, ZIP, ICS = "text/html;charset=utf-8", "application/json", "application/zip", "text/calendar;charset=utf-8"
SURE = "DELETE"
LARGE = "-large-print"
SURE_TO_LAST = (
    "Safari clears it after seven days of use in which you did not come here, but for a page on the home screen. "
    "If you clear what this browser keeps of its pages, it is gone. So save a copy now and then: only a file is sure to last."
)
LASTS = {
    False: f"How long it stays is up to the browser, which may clear it when the device is nearly full. {SURE_TO_LAST}",
    True: f"This browser has agreed to keep it. {SURE_TO_LAST}",
}
"""How long a browser keeps the log itself, by whether it agreed to keep it."""
MADE_UP = "It is in memory only, and goes when you leave it. Yours stays where it is."


class Share(Screen):
    """What may be taken away from here or brought in. ``value`` is how many records of each kind the log holds."""

    name = "share"
    follow = ("history", "profile", "routine", "sample", "saved", "given", "lasting")

    @cached_property
    def _page(self) -> Page:
        """What hands files over: made when the screen is drawn, as it is sent with the whole look."""
        return hold(Page({"dropped": lambda file: self._take_chosen(file)}, layout={"display": "none"}))

    def _draw(self) -> list[ipw.Widget]:
        self.value = self.journal.log.counts()
        is_own = not self.journal.sample
        if is_own:
            self._copies, self._tables = Bringing(self.journal), Spreadsheet(self.journal)
            self._sets = Given(self.journal)
        return [
            self._page,
            title("Share and keep", "All of it is yours. A file goes where you put it, and nowhere else."),
            *(self._undo() if is_own else [self._sample()]),
            pair(self._report(), self._sheet()),
            pair(
                column(self._calendar(), *([self._sets] if is_own else [])),
                column(self._copy(), *([self._copies] if is_own else [])),
            ),
            *([self._tables, self._delete()] if is_own else []),
        ]

    def _sample(self) -> ipw.Widget:
        leave = button("Leave the sample", self.journal.guarded(self.journal.leave_sample), "hb-leave-sample-here")
        about = "These papers are a made-up person's. To bring in or delete your own log, leave the sample first."
        return row(words(about), leave, classes=["hb-note", "hb-sample-note"])

    def _button(self, label: str, act, *classes: str, says: str = "", primary: bool = False) -> ipw.Button:
        return button(label, self.journal.guarded(act), *classes, says=says, primary=primary)

    def _report(self) -> ipw.Widget:
        about = (
            "Your check, your plan, the last eight weeks, and what the plan changed and why, for a doctor or physiotherapist. "
            "Your own notes are in it, so read it before you hand it on."
        )
        look = self._button("Look at the report", self._offer_report, "hb-report", "hb-icon-share", primary=True)
        save = self._button("Save it", lambda: self._offer_report(view=False), "hb-report-save", "hb-plain",
                            says="Save the report to a file")  # fmt: skip
        large = self._button("Large print", lambda: self._offer_report(large=True), "hb-report-large", "hb-plain",
                             says="Look at the report in large print")  # fmt: skip
        return card(heading("A page for your clinician"), words(about), row(look, save, large))

    def _offer_report(self, view: bool = True, large: bool = False) -> None:
        journal = self.journal
        markup = report(journal.history, journal.library, journal.today, journal.routine, journal.sample, large)
        self._page.offer(self._name("report" + LARGE * large, "html"), markup, HTML, view)

    def _name(self, what: str, ending: str) -> str:
        return f"hipbook-{'sample-' * self.journal.sample}{what}-{self.journal.today}.{ending}"

    def _sheet(self) -> ipw.Widget:
        head = heading("A sheet for the wall")
        if self.journal.routine is None:
            return card(head, words("It comes with your week: there is no plan yet."))
        about = "Your week to print: how each exercise is done, when to stop, and boxes to tick."
        look = self._button("Look at the sheet", self._offer_sheet, "hb-sheet")
        large = self._button("Large print", lambda: self._offer_sheet(large=True), "hb-sheet-large", "hb-plain",
                             says="Look at the sheet in large print")  # fmt: skip
        return card(head, words(about), row(look, large))

    def _offer_sheet(self, large: bool = False) -> None:
        journal = self.journal
        markup = sheet(journal.week, journal.library, journal.person.screening.pain_cap, journal.sample, large)
        self._page.offer(self._name("week" + LARGE * large, "html"), markup, HTML, view=True)

    def _calendar(self) -> ipw.Widget:
        head = heading("In your calendar")
        if self.journal.routine is None:
            return card(head, words("It comes with your week: there is no plan yet."))
        about = "Your practice days for the next twelve weeks, as a file that your calendar opens."
        more = "When your week changes, a newer file takes the place of the days it shares; remove the others by hand."
        self._time = ipw.TimePicker(value=time(8))
        at = column(html("<p class='hb-ask'>At what time?</p>"), self._time, classes=["hb-line"])
        save = self._button("Save the calendar file", self._offer_calendar, "hb-calendar")
        return card(head, words(about), at, row(save), html(details("When your week changes", f"<p>{esc(more)}</p>")))

    def _offer_calendar(self) -> None:
        if self._time.value is None:
            raise ValueError("Please choose a time of day first.")
        journal = self.journal
        made = calendar(
            journal.week, journal.library,
            log_id=journal.log.id, today=journal.today, stamp=datetime.now(UTC), at=self._time.value,
        )  # fmt: skip
        self._page.offer(self._name("practice", "ics"), made, ICS)

    def _copy(self) -> ipw.Widget:
        """What the log holds and where it is, and a copy of it."""
        sample = self.journal.sample
        head, whose = ("The made-up log", "the sample's log") if sample else ("Your log", "my log")
        where = MADE_UP if sample else " ".join(whereabouts(self.journal.log))
        held = (
            f"It holds {counted(sum(self.value.values()), 'entry')}, notes included. A copy can be brought back here."
        )
        copy = self._button(f"Save a copy of {whose}", self._offer_json, "hb-export")
        tables = self._button("Save as tables", self._offer_csv, "hb-export-csv", "hb-plain",
                              says="Save as tables (CSV, in a zip file), which open in a spreadsheet")  # fmt: skip
        return card(heading(head), html(f"<p>{esc(where)}</p>{self._path_or_limits()}"), words(held), row(copy, tables))

    def _path_or_limits(self) -> str:
        """The file that holds the log; where a browser holds it, how long it does."""
        if self.journal.log.where is None:
            return ""
        if place() == DEVICE:
            return f"<p class='hb-lasts'>{esc(LASTS[self.journal.lasting])}</p>"
        return f"<p class='hb-quiet hb-path'><small>{esc(self.journal.log.where)}</small></p>"

    def _offer_json(self) -> None:
        written = BytesIO()
        self.journal.log.export_json(written)
        self._page.offer(self._name("log", "json"), written.getvalue(), JSON)

    def _offer_csv(self) -> None:
        written = BytesIO()
        self.journal.log.export_csv(written)
        self._page.offer(self._name("log", "zip"), written.getvalue(), ZIP)

    def take(self, file: dict) -> str:
        """Show what a file (``name``, ``size``, ``content``) would bring in, in the card that can read it; its class."""
        for shown in (self._copies, self._tables, self._sets):
            shown.clear()
        card = self._card_for(file["name"], file["size"], bytes(file["content"]))
        card.take(file)
        return card.preview_class

    def _card_for(self, name: str, size: int, content: bytes) -> Incoming:
        if is_set(content, name):
            return self._sets
        is_small = size <= self._copies.largest_mb * 2**20
        return self._tables if is_small and not is_own(content, name) else self._copies

    def _take_chosen(self, file: dict) -> None:
        self.journal.guarded(self._chosen, file)()

    def _chosen(self, file: dict) -> None:
        """A file was chosen here; whatever comes of it, the page shows no longer that it is read."""
        preview = ""
        try:
            preview = self.take(file)
        finally:
            self._page.bring_up(preview)

    def _undo(self) -> list[ipw.Widget]:
        saved = self.journal.saved
        if not saved.outcome:
            return []
        back = self._button("Undo", self.journal.undo, "hb-undo", says="Undo what was just changed")
        text = html(f"<p class='hb-stands' tabindex='-1'>{esc(saved.text)}</p>")
        return [row(text, back, classes=["hb-saved", TAKE_BACK])]

    def _delete(self) -> ipw.Widget:
        """Apart from all else, at the end, and folded until it is pressed."""
        self._last_step = column(classes=["hb-delete-step"])
        begin = self._button("Delete everything", self._ask_twice, "hb-delete", "hb-plain",
                             says="Delete my whole log; you are asked once more")  # fmt: skip
        return column(row(begin), self._last_step, classes=["hb-apart"])

    def _ask_twice(self) -> None:
        self._typed = Line(f"To go on, type {SURE}")
        about = (
            "This erases your whole log from this machine, for good. Files you have saved elsewhere stay. "
            "Would you like a copy first?"
        )
        fill(self._last_step, card(
            heading("Delete everything?"), words(about),
            row(self._button("Save a copy first", self._offer_json, "hb-export-first")),
            self._typed,
            row(self._button("Delete for good", self._erase, "hb-delete-confirm", says="Delete my whole log for good"),
                self._button("Keep my log", self._keep, "hb-delete-cancel", "hb-plain")), classes=["hb-gate"]))  # fmt: skip

    def _keep(self) -> None:
        fill(self._last_step)

    def _erase(self) -> None:
        if self._typed.value.strip() != SURE:
            raise ValueError(f"Nothing was deleted. Type {SURE} in capital letters if you are sure.")
        self.journal.erase()
        self._keep()
