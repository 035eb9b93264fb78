"""The knobs of a week: minutes, days, a daily piece. Each answers at once, and the old week stays until the new one is there."""

from __future__ import annotations

import ipywidgets as ipw

from ...model.records import ProfileSaved
from ..base.controls import MINUTES, Choice, button, card, heading, words
from ..journal import Journal

DAYS = range(1, 8)


class Knobs:
    """The knobs over a journal; ``card`` is what is shown, the same one for as long as the screen lives."""

    def __init__(self, journal: Journal):
        self._journal, self._setting = journal, True
        self._offered = sorted({*MINUTES, journal.person.profile.minutes})
        self._minutes = Choice("Minutes for a session", [(str(n), n) for n in self._offered])
        self._days = Choice("Sessions a week", [(str(n), n) for n in DAYS])
        self._piece = Choice("A few minutes on the other days?", [("No", False), ("Yes", True)])
        self._afresh = button(
            "Plan it afresh", journal.guarded(self._plan_afresh), says="Let the book plan the whole week afresh"
        )
        self._edited = card(
            words("You edited this week yourself. What you chose stays, and the book fills in the rest."), self._afresh
        )
        self._edited.layout = ipw.Layout()
        self.card = card(
            heading("Your time"), self._minutes, self._days, self._piece, self._edited, classes=["hb-knobs"]
        )
        for field, knob in (("minutes", self._minutes), ("days_per_week", self._days), ("daily_piece", self._piece)):
            knob.observe(lambda change, field=field: journal.guarded(self._turn, field, change.new)(), "value")

    def show(self) -> ipw.Widget:
        """The card, set to the answers as they are now."""
        profile, self._setting = self._journal.person.profile, True
        self._minutes.value = profile.minutes if profile.minutes in self._offered else None
        self._days.value, self._piece.value = profile.days_per_week, profile.daily_piece
        self._edited.layout.display = "" if self._journal.week.by_hand else "none"
        self._setting = False
        return self.card

    def _turn(self, field: str, value: object) -> None:
        journal = self._journal
        if self._setting or value is None or getattr(journal.person.profile, field) == value:
            return
        changed = journal.person.profile.model_copy(update={field: value})
        journal.save(
            ProfileSaved(on=journal.today, profile=changed, checked=False), message="Your week is planned again."
        )

    def _plan_afresh(self) -> None:
        if self._journal.week.by_hand:  # pressed twice, there is nothing left of the reader's own
            self._journal.edit(
                "afresh", self._journal.week.exercises[0], message="Planned afresh. Undo brings yours back."
            )
