"""The words of the book itself: rules, tracks, sources, measures, answers and vocabularies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .model import (
    Category,
    Certainty,
    Count,
    Direction,
    ExerciseId,
    Nprs,
    Position,
    Seconds,
    Sources,
    Text,
    Texts,
    Value,
)

Phrase = Annotated[str, Field(pattern=r"^[^\W_A-Z]+\*?( [^\W_A-Z]+\*?)*$")]


class Rule(Value):
    """A threshold with its unit and where it comes from."""

    id: Text
    value: int | float | str | tuple[float, ...] | tuple[str, ...]
    unit: Text
    means: Text
    certainty: Certainty
    source: Text


class Track(Value):
    """A way to begin: which kinds of exercise lead, and how much pain is accepted."""

    id: Literal["ease", "move", "steady", "mix"]
    name: Text
    says: Text
    because: Text
    texts: Texts
    mix: dict[Category, float]
    cap: Nprs | None = None
    series: tuple[Text, ...] = ()
    sources: Sources


class Source(Value):
    """Where a fact comes from."""

    id: Text
    author: Text
    title: Text
    year: int | None = None
    address: str = ""
    certainty: Certainty
    note: str = ""


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
    stages: tuple[Text, ...] = ()
    certainty: Certainty
    sources: Sources


class Answer(Value):
    """A question readers ask, or a claim of the texts set beside the evidence, answered where it arises.

    ``screen`` shows it; ``exercises`` are those it is shown beside; ``texts`` are those that make the claim.
    """

    id: Text
    kind: Literal["question", "claim"] = "question"
    question: Text
    answer: Texts
    screen: Literal["today", "check", "you", "routine", "practise", "progress", "share", "library"]
    exercises: tuple[ExerciseId, ...] = ()
    texts: tuple[Text, ...] = ()
    sources: Sources


class Goal(Value):
    """An everyday thing that people name, the words they use for it, and what serves it.

    Each of ``words`` is a phrase whose parts all stand in what was said; ``stair*`` is any word that begins so.
    ``exercises`` serve it, and so does what trains one of ``directions`` in one of ``categories`` and ``positions``,
    where these are given.
    """

    id: Text
    name: Text
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    directions: tuple[Direction, ...] = ()
    categories: tuple[Category, ...] = ()
    positions: tuple[Position, ...] = ()
    exercises: tuple[ExerciseId, ...] = ()
    certainty: Certainty
    sources: Sources

    @model_validator(mode="after")
    def _narrows_something(self) -> Goal:
        if (self.categories or self.positions) and not self.directions:
            raise ValueError("categories and positions narrow directions: give directions, or take them out")
        return self


class Word(Value):
    """One entry of a closed vocabulary: how it is said to a person."""

    id: Text
    name: Text
    says: str = ""
    instead: tuple[Text, ...] = ()
    """Other things that will do as well."""
