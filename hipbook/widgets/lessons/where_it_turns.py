"""Where does the pelvis begin to turn? The reader stops the slider there; only then the parts of the movement are shown."""

from __future__ import annotations

from typing import Any

import traitlets as tl

from ...content.guesses import guess
from ...content.hip_spine import turn_seen
from ...content.lessons import number
from ...log.errors import LogError
from ...wording import sentence
from ..base.controls import Column, card
from ..base.page import Page
from ..journal import Journal
from ..mine import shared
from .hip_or_spine import Explorer

QUESTION, MOTION = "pelvis-turn", "knee_to_chest"
STOP = "Here it begins to turn"


class WhereItTurns(Column):
    """A guess made by hand, on the drawing. ``value`` is the guess that is kept, empty before there is one.

    >>> from hipbook.log.store import Log
    >>> asking = WhereItTurns(Journal(Log.memory()))
    >>> asking.explorer.guess = 60
    >>> asking.value, asking.explorer.veiled
    ('60', False)
    """

    value = tl.Unicode("")

    def __init__(self, journal: Journal | None = None):
        self.journal, self.question = journal or shared(), guess(QUESTION)
        self.explorer = Explorer([MOTION], asks=self.question.asks, stop=STOP, veiled=True)
        super().__init__(Page(), card(self.explorer))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self._show()
        self.explorer.observe(self._stopped, "guess")
        self.journal.observe(self._show, "history")

    def _stopped(self, change: Any) -> None:
        """Keep the guess, and only then lift the veil; where it cannot be kept, why. None: it is guessed again."""
        if change.new is None:
            self._veil("")
            return
        try:
            self.journal.guess(QUESTION, change.new)
        except (ValueError, LogError) as problem:
            self._veil(sentence(str(problem)))
        else:
            self._lift()

    def _show(self, _: Any = None) -> None:
        """What is kept, also where it was kept or taken back elsewhere."""
        before, self.value = self.value, self.journal.guesses.get(QUESTION, "")
        if self.value != before:
            self._lift() if self.value else self._veil("")

    def _lift(self) -> None:
        self.value = self.journal.guesses[QUESTION]
        seen = turn_seen(MOTION, number("turn_seen_deg"))
        answered = self.question.answered(self.value, seen)
        with self.explorer.hold_sync():
            self.explorer.verdict = f"You stopped at {answered.guess}. {answered.verdict} {answered.because}"
            self.explorer.guess, self.explorer.veiled = round(float(self.value)), False

    def _veil(self, why: str) -> None:
        with self.explorer.hold_sync():
            self.explorer.guess, self.explorer.veiled, self.explorer.verdict = None, True, why
