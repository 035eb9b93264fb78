"""A home test: how it is done, its unit and its noise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Certainty, Count, ExerciseId, Seconds, Sources, Tag, Text, Texts, Value


class Measure(Value):
    """A test or score a person takes at home, and how much of a change is more than noise.

    ``kind`` says how it is taken: a score given elsewhere, a count in ``seconds``, a hold of up to ``seconds``, an
    angle, a number typed in, stages held ``seconds`` each, or a list to tick. ``result`` says which of the tries counts.
    ``first`` names a test to be passed before this one, with at least ``first_least``; ``not_with`` the conditions
    with which it is not offered; ``stages`` the parts of stages and lists. Results lie between ``low`` and ``high``.
    """

    id: Text
    name: Text
    unit: Text
    how: Texts
    kind: Literal["score", "count", "hold", "angle", "typed", "stages", "list"]
    seconds: Seconds = 0
    tries: Count
    result: Literal["last", "best", "median"] = "last"
    low: float = 0
    high: float = 10
    better: Literal["higher", "lower"]
    sides: bool
    noise: float
    noise_from: Text
    familiarisation: Annotated[int, Field(ge=0)]
    norms: str = ""
    safety: str = ""
    first: str = ""
    first_least: float = 0
    not_with: tuple[Text, ...] = ()
    figure: str = ""
    """The exercise that moves as this test does: its drawing is shown beside the test."""
    moves_like: tuple[ExerciseId, ...] = ()
    """Other exercises that ask for the same movement: it is offered only where each of them may be done."""
    tags: tuple[Tag, ...] = ()
    """The hazards it has beyond those of these exercises."""
    stages: tuple[Text, ...] = ()
    certainty: Certainty
    sources: Sources

    @property
    def movements(self) -> tuple[str, ...]:
        """The ids of the exercises whose movement it asks for; none where it only asks questions."""
        return tuple(filter(None, (self.figure, *self.moves_like)))
