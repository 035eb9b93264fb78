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
EARLY = "That is sooner than most eyes can see it."
WITHIN = "It begins to show about there."
LATE = "Most eyes see it sooner."


class WhereItTurns(Column):
    """A guess made by hand, on the drawing. ``value`` is the guess that is kept, empty before there is one.

    >>> from hipbook.log.store import Log
    >>> asking = WhereItTurns(Journal(Log.memory()))
    >>> asking.stop_at(60)
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
        self.explorer.on_msg(self._heard)
        self.journal.observe(self._show, "history")

    def stop_at(self, degrees: int) -> None:
        """Keep the guess, and only then lift the veil. What keeps it from being kept is said instead."""
        try:
            self.journal.guess(QUESTION, degrees)
        except (ValueError, LogError) as problem:
            self.explorer.verdict = ""
            self.explorer.verdict = sentence(str(problem))

    def _heard(self, _: Any, message: dict, buffers: list) -> None:
        if message.get("event") == "stopped":
            self.stop_at(message.get("degrees", 0))

    def _show(self, _: Any = None) -> None:
        """What is kept, also where it was kept or taken back elsewhere."""
        self.value = self.journal.guesses.get(QUESTION, "")
        explorer = self.explorer
        with explorer.hold_sync():
            explorer.veiled, explorer.verdict = not self.value, self._verdict() if self.value else ""
            explorer.guess = round(float(self.value)) if self.value else None

    def _verdict(self) -> str:
        low, high = turn_seen(MOTION, number("turn_seen_deg"))
        answered = self.question.answered(self.value, (low, high))
        at = float(self.value)
        seen = EARLY if at < low else LATE if at > high else WITHIN
        return f"You stopped at {answered.guess}. {seen} {answered.because}"
