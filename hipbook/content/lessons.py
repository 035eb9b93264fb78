"""What the lessons compare: the five texts side by side, single numbers, and where a movement is felt."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import Field

from ..model.base import Certainty, Sources, Text, TrackId, Value
from ..model.reference import Rule
from .hip_spine import Motion, motions
from .levers import Lever, levers


class Stance(Value):
    """What one text believes about tight hips, and what the log would show if it is right for you.

    ``looks_at`` says the same as ``watch`` to the book: pain_at_rest, daily_life, effort, or the ids of home tests.
    """

    id: Text
    short: Text
    tight_means: Text
    first: Text
    then: Text
    foretells: Text
    watch: Text
    looks_at: Annotated[tuple[Text, ...], Field(min_length=1)]
    allows: Text
    track: TrackId
    sources: Sources


class Feeling(Value):
    """A place where a movement was felt: a kind sentence, what to try, and perhaps an exercise that suits."""

    where: Text
    says: Text
    next: Text
    exercise: str = ""


class Situation(Value):
    """A movement just done, and the places where people feel it."""

    id: Text
    asks: Text
    exercise: Text
    answers: Annotated[tuple[Feeling, ...], Field(min_length=2)]
    certainty: Certainty
    sources: Sources


Entry = TypeVar("Entry", Stance, Situation, Rule)


def _read(name: str, kind: type[Entry]) -> Mapping[str, Entry]:
    tables = tomllib.loads(files("hipbook.data").joinpath(f"lessons/{name}.toml").read_text("utf-8"))
    return MappingProxyType({id: kind.model_validate({**fields, "id": id}) for id, fields in tables.items()})


@cache
def stances() -> Mapping[str, Stance]:
    """The five texts by id.

    >>> stances()["somatic"].short
    'Let go first'
    """
    return _read("stances", Stance)


@cache
def situations() -> Mapping[str, Situation]:
    """The questions "Where did you feel it?", by id.

    >>> situations()["bend"].exercise
    'hip_hinge'
    """
    return _read("felt", Situation)


@cache
def facts() -> Mapping[str, Rule]:
    """Single numbers of the lessons by id, each with unit, meaning and source.

    >>> facts()["back_of_bend_deg"].value + facts()["hips_of_bend_deg"].value
    111
    """
    return _read("facts", Rule)


def number(id: str) -> float:
    """The one number of a fact. Raises ValueError where it tells a range or a word.

    >>> number("back_of_bend_deg")
    42
    """
    value = facts()[id].value
    if isinstance(value, int | float):
        return value
    raise ValueError(f"lessons/facts.toml [{id}]: expected one number, found {value!r}")


def cited() -> frozenset[str]:
    """Every source that the lessons rest on.

    >>> "esola-1996" in cited()
    True
    """
    entries: tuple[Stance | Motion | Situation | Lever, ...] = (
        *stances().values(), *motions().values(), *situations().values(), *levers().values(),
    )  # fmt: skip
    return frozenset(id for entry in entries for id in entry.sources) | {fact.source for fact in facts().values()}


def agreeing(track: str) -> tuple[Stance, ...]:
    """The texts that begin as this track does; all of them for the mix.

    >>> [stance.id for stance in agreeing("steady")]
    ['leg-lift', 'rotations']
    """
    return tuple(stance for stance in stances().values() if track in (stance.track, "mix"))


def opposing(track: str) -> tuple[Stance, ...]:
    """The texts that would begin otherwise than this track.

    >>> [stance.id for stance in opposing("steady")]
    ['somatic', 'wall', 'restorative']
    """
    return tuple(stance for stance in stances().values() if stance not in agreeing(track))
