"""A week of one's own: all knobs together, the week that they make beside the one there is, and a button that keeps it."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw

from ...model.profile import Profile
from ...model.records import ProfileSaved
from ...model.routine import Routine
from ...planning.turning import same_days
from ...screening.assessment import NotCleared, screen
from ...screening.implied import drop_unimplied
from ...screening.track import track_of
from ..base.boxes import fill
from ..base.chapter import way
from ..base.controls import (
    MINUTES,
    Choice,
    Column,
    Several,
    bullets,
    button,
    card,
    column,
    esc,
    html,
    row,
    words,
)  # fmt: skip
from ..base.page import Page
from ..journal import Journal
from ..mine import Mine, mine
from .two_weeks import alone, beside

DAYS = range(1, 8)
LATER = "hb-later"
"""What is there and not shown yet: a class, since all boxes share one layout."""
DONE = "Kept. This is your routine now, here and on the page."
DONE_FOR_ROBIN = "Kept in Robin's log, which is a copy in memory. Nothing of yours was changed."
ROBIN = "To keep a week of your own, the page first asks whether anything speaks against it. It takes three minutes."
SHUT = "Your check says: first something should be looked at. Until then no week is made, and none can be kept here."
ASKS = "Kept. What you changed brings a question more in the check: answer it on the page, and your week is there."
UNTURNED = "This is the week as it is. Turn something, and the new one stands beside it."


class MyWeek(Column):
    """The reader's week with its knobs. ``value`` is the week that they make; None where a gate forbids one.

    It is the made-up person's, in memory, where the reader's log knows nobody; then it says so, also on the button.
    """

    value: Routine | None

    def __init__(self, journal: Journal | None = None):
        self._given = Mine(journal, True) if journal else None
        self._says, self._knobs = html("", "hb-whose"), column()
        self._shown, self._foot = html("", "hb-answer"), column()
        self._page = Page({"ready": self._look, "looked": self._look}, tells=True)
        super().__init__(self._page, card(self._says, self._knobs), card(self._shown, self._foot))
        for name in ("hb-screen", "hb-alone", "hb-my-week"):
            self.add_class(name)
        self._take(self._given or mine())

    def _take(self, whose: Mine) -> None:
        """Show this person's week from now on."""
        self._whose, self.journal = whose, whose.journal
        self._page.log = self.journal.log_id
        self._says.value = f"<p>{esc(whose.says)}</p>"
        self.journal.observe(self._tell, "notice")
        self.journal.observe(self._begin, ["routine", "profile"])
        self._begin()

    def _look(self, _: Any = None) -> None:
        """The page is up, or looked at again: what was saved elsewhere meanwhile counts, also whose week it is."""
        self.journal.guarded(self._look_again)()

    def _look_again(self) -> None:
        self.journal.look()
        whose = self._given or mine()
        if whose.journal is not self.journal:
            self.journal.unobserve(self._tell, "notice")
            self.journal.unobserve(self._begin, ["routine", "profile"])
            self._take(whose)

    def _tell(self, change: Any) -> None:
        """Tell what went wrong; what was kept is said where the button was."""
        if change.new.kind == "problem":
            self._page.tell(change.new.text, change.new.kind)

    @property
    def is_shut(self) -> bool:
        """Does a gate forbid a week, as the answers are kept now?"""
        return self.journal.routine is None

    def _begin(self, _: Any = None) -> None:
        """Set the knobs to the answers that are kept, and show the week that there is."""
        profile = self.journal.profile
        if profile is None or self.is_shut:
            self._refuse()
            return
        self._fields = self._ask(profile)
        for knob in self._fields.values():
            knob.observe(self._turn, "value")
        fill(self._knobs, *self._laid_out())
        self._turn()

    def _laid_out(self) -> list[ipw.Widget]:
        """The knobs, the long lists of them behind a button."""
        lists = [self._fields[name] for name in ("equipment", "positions_excluded")]
        more = button("Things and positions", lambda *_: show(), "hb-plain", says="Things and positions to choose from")

        def show() -> None:
            more.add_class(LATER)
            for knob in lists:
                knob.remove_class(LATER)

        for knob in lists:
            knob.add_class(LATER)
        short = [knob for knob in self._fields.values() if knob not in lists]
        return [*short, more, *lists]

    def _refuse(self) -> None:
        screening = self.journal.screening
        reasons = bullets([*screening.reasons, *screening.do]) if screening else ""
        self.value, self._fields = None, {}
        fill(self._knobs)
        self._shown.value = f"<p><strong>{esc(SHUT)}</strong></p>{reasons}"
        fill(self._foot)

    def _ask(self, profile: Profile) -> dict[str, ipw.Widget]:
        """The knobs by the field of the profile that each turns."""
        book = self.journal.library
        worded = lambda entries: [(word.name, id) for id, word in entries.items()]  # noqa: E731
        lengths = sorted({*MINUTES, profile.minutes})
        return {
            "minutes": Choice("Minutes for a session", [(str(n), n) for n in lengths], profile.minutes, ["hb-pills"]),
            "days_per_week": Choice("Days a week", [(str(n), n) for n in DAYS], profile.days_per_week, ["hb-pills"]),
            "track": Choice("How do you want to begin?", worded(book.tracks), track_of(profile, book), ["hb-pills"]),
            "floor": Choice("Can you get down to the floor and up again?", [("Yes", True), ("No", False)], profile.floor),
            "equipment": Several("What do you have?", worded(book.equipment), profile.equipment, ["hb-map-ticks"]),
            "positions_excluded": Several("Where do you not want to be?", worded(book.positions),
                                          profile.positions_excluded, ["hb-map-ticks"]),
        }  # fmt: skip

    @property
    def wanted(self) -> Profile:
        """The answers as the knobs stand. The way to begin is only said where it is not the one that is suggested."""
        old, book = self.journal.person.profile, self.journal.library
        answers = {name: knob.value for name, knob in self._fields.items()}
        if answers["track"] == track_of(old, book):
            answers["track"] = old.track
        return drop_unimplied(Profile(**{**dict(old), **answers}), book)

    @property
    def _record(self) -> ProfileSaved:
        return ProfileSaved(on=self.journal.today, profile=self.wanted, checked=False)

    def _turn(self, _: Any = None) -> None:
        self._shown.value = f"<div aria-busy='true'>{self._shown.value}</div>"
        book, before = self.journal.library, self.journal.week
        try:
            self.value = before if self._is_as_kept else self.journal.workspace.what_if(self._record)
        except NotCleared as shut:
            self.value = None
            self._shown.value = f"<div class='hb-note'><p><strong>With this, the check comes first.</strong></p>{bullets([*shut.screening.reasons, *shut.screening.do])}</div>"
        else:
            whose = "Your week" if self._whose.is_own else "Robin's week"
            same = self._is_as_kept or same_days(before, self.value)
            shown = (
                alone(before, book, whose) if same else beside(before, self.value, book, (whose, "As you turned it"))
            )
            self._shown.value = shown
        self._offer()

    @property
    def _is_as_kept(self) -> bool:
        return self.wanted == drop_unimplied(self.journal.person.profile, self.journal.library)

    def _offer(self) -> None:
        """The button that keeps the week, where there is something to keep and no gate is shut; and what was kept last."""
        journal, own = self.journal, self._whose.is_own
        keep = button("Keep this as my routine" if own else "Try it: keep this as Robin's routine",
                      journal.guarded(self._keep), "hb-keep", primary=True)  # fmt: skip
        may = self.value is not None and self.value.exercises and not self._is_as_kept
        back = button("Undo", journal.guarded(journal.undo), "hb-undo-kept", says="Undo what was kept")
        done = [row(words(journal.saved.text, "hb-kept"), back)] if journal.saved.outcome else []
        hint = [] if may or done else [words(UNTURNED)]
        more = [] if own else [html(f"<p>{esc(ROBIN)} {way('Open the page')}</p>")]
        fill(self._foot, *([keep] if may else []), *done, *hint, *more)

    def _keep(self) -> None:
        """Keep the answers, and with them the week. A gate that was shut meanwhile, or would shut, keeps nothing."""
        self.journal.look()
        if self.is_shut or self.value is None:
            raise ValueError(SHUT)
        record = self._record
        asks = screen(record.profile, self.journal.library, self.journal.today).open
        message = DONE_FOR_ROBIN if not self._whose.is_own else ASKS if asks else DONE
        self.journal.save(record, message=message)
        self._offer()
