"""The words of the book itself: rules, tracks, sources, measures, answers and vocabularies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Category, Certainty, Core, ExerciseId, Nprs, Position, Sources, Tag, Text, Texts, TrackId, Value
from .exercise import Direction

Phrase = Annotated[str, Field(pattern=r"^[^\W_A-Z]+\*?( [^\W_A-Z]+\*?)*$")]


class Rule(Value):
    """A threshold with its unit and where it comes from."""

    id: Text
    value: int | float | str | tuple[int, ...] | tuple[float, ...] | tuple[str, ...]
    unit: Text
    means: Text
    certainty: Certainty
    source: Text


class HoldingBack(Value):
    """What a track keeps for later while it eases a sore hip in.

    Nothing harder than ``difficulty_max``, in one of ``positions`` or with one of ``tags``; strength only of the dose
    classes it ``allows``. What care for a condition or a place begins with is never held back for its kind.
    """

    difficulty_max: Annotated[int, Field(ge=1, le=5)]
    positions: tuple[Position, ...] = ()
    tags: tuple[Tag, ...] = ()
    allows: tuple[Text, ...] = ()
    sources: Sources


class Track(Value):
    """A way to begin: which kinds of exercise lead, and how much pain is accepted."""

    id: TrackId
    name: Text
    says: Text
    day: Text
    """What its longer days are called."""
    texts: Texts
    mix: dict[Category, float]
    cap: Nprs | None = None
    series: tuple[Text, ...] = ()
    core: Core
    holds_back: HoldingBack | None = None
    rests: tuple[Text, ...] = ()
    """The dose classes that no goal brings in for who stretched for years without relief."""
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

    @property
    def words(self) -> str:
        """How it is cited: author, title, and the year where it is known."""
        return f"{self.author}: {self.title}" + (f" ({self.year})" if self.year else "")


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
    ``not_words`` are phrases that take the meaning back ("car seat" is no car). ``exercises`` serve it, and so does what
    trains one of ``directions`` in one of ``categories`` and ``positions``, where these are given. ``grows`` is its own
    way up over the weeks, the easiest first. ``offered`` is False for those that are understood but not listed to tick.
    """

    id: Text
    name: Text
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    not_words: tuple[Phrase, ...] = ()
    directions: tuple[Direction, ...] = ()
    categories: tuple[Category, ...] = ()
    positions: tuple[Position, ...] = ()
    exercises: tuple[ExerciseId, ...] = ()
    grows: Annotated[tuple[ExerciseId, ...], Field(min_length=1)]
    offered: bool = True
    certainty: Certainty
    sources: Sources

    @model_validator(mode="after")
    def _narrows_something(self) -> Goal:
        if (self.categories or self.positions) and not self.directions:
            raise ValueError("categories and positions narrow directions: give directions, or take them out")
        return self


class Synonym(Value):
    """What readers write, as phrases like those of a goal, and what the book says for it: one of these is enough."""

    id: Text
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    means: Texts


class Place(Value):
    """A place where a hip is felt, and what a clinician begins with there while nothing more is known."""

    id: Text
    name: Text
    short: Text
    """Its name behind "left" and "right"."""
    says: str = ""
    core: Core


class Word(Value):
    """One entry of a closed vocabulary: how it is said to a person."""

    id: Text
    name: Text
    says: str = ""
    article: str = "a"
    """The word before its name where one of it is meant; empty for what is many."""
    instead: tuple[Text, ...] = ()
    """Other things that will do as well."""

    @property
    def one(self) -> str:
        """One of it: "a towel", "comfortable shoes"."""
        return f"{self.article} {self.name}" if self.article else self.name
