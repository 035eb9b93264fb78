"""A fixed sequence of exercises from one text."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Authored, Category, Certainty, ExerciseId, Side, Sources, Text, Texts, Value
from .dose import Dose
from .exercise import Exercise

Turn = Literal["first", "second", "both"]


class SeriesStep(Value):
    """One part of a series: an exercise, how often, and on which side it is done first."""

    exercise: ExerciseId
    dose: Dose
    side: Turn = "both"
    say: str = ""


TURNS: dict[Turn, str] = {"first": "first side", "second": "second side", "both": "each side"}


def part_dose(step: SeriesStep, exercise: Exercise) -> str:
    """The dose of a part with its turn: "5 times, first side"."""
    return step.dose.words + (f", {TURNS[step.side]}" if exercise.laterality == "each" else "")


SIDES: dict[Turn, tuple[Side, ...]] = {"first": ("left",), "second": ("right",), "both": ("left", "right")}


def part_sides(step: SeriesStep, exercise: Exercise) -> tuple[Side | None, ...]:
    """The sides on which a part is done, in order; None where the exercise has no sides."""
    return (None,) if exercise.laterality == "both" else SIDES[step.side]


class Series(Value):
    """A fixed sequence from one text; in a plan it counts as one exercise."""

    id: Text
    name: Text
    summary: Text
    texts: Texts
    category: Category
    steps: Annotated[tuple[SeriesStep, ...], Field(min_length=2)]
    evidence: Text
    certainty: Certainty
    sources: Sources
    authored: Authored | None = None


def parts(series: Series) -> tuple[str, ...]:
    """The exercises of a series, each once, in order."""
    return tuple(dict.fromkeys(step.exercise for step in series.steps))
