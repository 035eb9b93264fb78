"""The sieve: tick conditions and see which exercises remain, and why the others do not."""

from __future__ import annotations

from datetime import date

from ...content.loader import library
from ...model.base import HIP_DIRECTIONS
from ...model.exercise import DIRECTION_NAMES
from ...model.profile import Profile
from ...screening.assessment import Screening, screen
from ...screening.effects import settled
from ...settings import present_day
from ..base.boxes import fill
from ..base.controls import Column, Several, bullets, card, column, details, esc, heading, html, words
from ..base.markup import opener
from ..base.page import Page

ADULT = 46


class Sieve(Column):
    """What a condition leaves once its follow-up questions are answered in the mildest way. ``value`` is the screening.

    For the lessons, and for clinicians who want to see what the book would do. ``on`` is the day, as dates count.

    >>> from datetime import date
    >>> len(Sieve(on=date(2026, 1, 5)).value.allowed)
    112
    """

    value: Screening

    def __init__(self, on: date | None = None):
        self._library, self._on = library(), on or present_day()
        ticked = (condition for condition in self._library.conditions.values() if condition.ticked)
        conditions = sorted(ticked, key=lambda condition: condition.name.casefold())
        self._ticked = Several("What would you like to tick?", [(c.name, c.id) for c in conditions])
        self._left = column()
        super().__init__(Page(), card(self._ticked, classes=["hb-sieve-conditions"]), self._left)
        for name in ("hb-screen", "hb-alone", "hb-sieve"):
            self.add_class(name)
        self._ticked.observe(self._show, "value")
        self._show()

    def _show(self, _=None) -> None:
        known = self._library.conditions
        answered = {id: settled(known[id], self._on) for id in self._ticked.value}
        self.value = screen(Profile(age=ADULT, conditions=answered), self._library, self._on)
        remaining = [id for id in self._library.exercises if id in self.value.allowed]
        headline = f"{len(remaining)} of {len(self._library.exercises)} exercises remain"
        fill(
            self._left,
            card(heading(headline), words(self._gate()), html(self._round(remaining))),
            html(self._why()),
        )

    def _gate(self) -> str:
        if self.value.cleared:
            return f"A plan can be made. Pain up to {self.value.pain_cap} of 10 is accepted while moving."
        return f"A plan waits until a clinician has said yes. Then pain up to {self.value.pain_cap} of 10 is accepted."

    def _round(self, remaining: list[str]) -> str:
        """All round the hip: how many remain for each direction."""
        exercises = [self._library.exercises[id] for id in remaining]
        counts = {d: sum(d in exercise.trains for exercise in exercises) for d in HIP_DIRECTIONS}
        return bullets(f"{DIRECTION_NAMES[d]}: {count or 'none'}" for d, count in counts.items())

    def _why(self) -> str:
        refused = {id: why for id, why in self.value.refused.items() if id in self._library.exercises}
        lines = "".join(f"<li>{opener(id, self._library)}: {esc(' '.join(why))}</li>" for id, why in refused.items())
        noted = {id: notes for id, notes in self.value.allowed.items() if notes and id in self._library.exercises}
        with_care = "".join(
            f"<li>{opener(id, self._library)}: {esc(' '.join(notes))}</li>" for id, notes in noted.items()
        )
        return details(f"Left out ({len(refused)})", f"<ul>{lines}</ul>") + details(
            f"With care ({len(noted)})", f"<ul>{with_care}</ul>"
        )
