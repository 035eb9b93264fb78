"""An experiment on oneself: a question worth asking, the two arms it compares, and what is looked at.

An arm says what the plan is to do on its days. Safety stands above it: what screening refuses, an arm cannot bring back.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Category, Certainty, Count, ExerciseId, Sources, Text, Value

ArmId = Literal["a", "b"]
Outcome = Literal["morning", "worst", "daily_life", "effort"]
"""Pain the morning after, the worst pain during a session, the daily-life score, how hard a session felt."""
Unit = Literal["day", "week"]
"""What one block is: a day of practice, or seven days."""
Varied = Literal["order", "time", "exercise", "rest", "own"]
DAYS_OF: dict[Unit, int] = {"day": 1, "week": 7}
SHORT, LONG = 80, 200
"""The longest names of arms, and the longest questions."""


class Arm(Value):
    """One of two ways that are compared, by ``name`` and by what it means to the plan.

    ``first`` are the categories that a session begins with, ``time`` when it is held. ``does`` are exercises of which one
    is done, ``leaves`` those of which none is. ``rest`` asks for a day's rest between two sessions, or for none.
    An arm in which all of these are empty is known to the reader alone.
    """

    name: Annotated[str, Field(min_length=1, max_length=SHORT)]
    first: tuple[Category, ...] = ()
    time: Literal["morning", "evening"] | None = None
    does: tuple[ExerciseId, ...] = ()
    leaves: tuple[ExerciseId, ...] = ()
    rest: bool | None = None

    @property
    def varies(self) -> Varied:
        """What of a session it settles.

        >>> Arm(name="with a walk", does=("walking",)).varies
        'exercise'
        """
        if self.first:
            return "order"
        if self.time:
            return "time"
        if self.does or self.leaves:
            return "exercise"
        return "own" if self.rest is None else "rest"


class Comparison(Value):
    """Two arms and what is looked at. ``wash_out_days`` are the first days of a block, which do not count."""

    a: Arm
    b: Arm
    unit: Unit = "day"
    wash_out_days: Annotated[int, Field(ge=0)] = 0

    @model_validator(mode="after")
    def _compares_two_ways(self) -> Comparison:
        if self.a == self.b or self.a.name == self.b.name:
            raise ValueError("the two arms are the same")
        if self.a.varies != self.b.varies:
            raise ValueError(f"the arms differ in two things at once: {self.a.varies} and {self.b.varies}")
        if self.wash_out_days >= DAYS_OF[self.unit]:
            raise ValueError(f"nothing is left of a {self.unit} after a wash-out of {self.wash_out_days} days")
        return self


class Experiment(Comparison):
    """A question worth asking. Of ``outcomes`` the first is proposed, ``blocks`` are the lengths, the shortest first.

    ``why`` says why one may ask; ``picks`` that the reader chooses the exercise of each arm.
    """

    id: Text
    asks: Annotated[str, Field(min_length=1, max_length=LONG)]
    why: Text
    picks: bool = False
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    blocks: Annotated[tuple[Count, ...], Field(min_length=1)]
    safety: Text
    certainty: Certainty
    sources: Sources

    @property
    def arm_names(self) -> tuple[str, str]:
        """What the two arms are called."""
        return self.a.name, self.b.name

    @model_validator(mode="after")
    def _can_be_run(self) -> Experiment:
        if any(number % 2 for number in self.blocks) or list(self.blocks) != sorted(set(self.blocks)):
            raise ValueError("blocks come in pairs: even numbers, the smallest first")
        if "daily_life" in self.outcomes and self.unit == "day":
            raise ValueError("daily life is not scored every day: blocks of weeks are needed")
        return self
