"""What the lessons compare and compute: the five texts side by side, and how hip and back share a movement."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from .book import Rule
from .model import Certainty, Sources, Text, Value

Share = Annotated[float, Field(ge=0, le=1)]


class Stance(Value):
    """What one text believes about tight hips, and what the log would show if it is right for you."""

    id: Text
    short: Text
    tight_means: Text
    first: Text
    then: Text
    foretells: Text
    watch: Text
    allows: Text
    track: Literal["ease", "move", "steady", "mix"]
    sources: Sources


class Motion(Value):
    """A movement that hip and pelvis share. ``pelvis_share`` is from, to."""

    id: Text
    name: Text
    pelvis_share: tuple[Share, Share]
    most_deg: Annotated[int, Field(ge=1, le=180)]
    certainty: Certainty
    sources: Sources
    note: str = ""


@dataclass(frozen=True)
class Shared:
    """A movement's degrees, split: what the pelvis gives and what the hip gives, each from least to most."""

    pelvis_deg: tuple[int, int]
    hip_deg: tuple[int, int]


def _read(name: str, kind: type[Value]) -> Mapping:
    tables = tomllib.loads(files("hipbook.data").joinpath(f"lessons/{name}.toml").read_text("utf-8"))
    return MappingProxyType({id: kind(id=id, **fields) for id, fields in tables.items()})


@cache
def stances() -> Mapping[str, Stance]:
    """The five texts by id.

    >>> stances()["somatic"].short
    'Let go first'
    """
    return _read("stances", Stance)


@cache
def motions() -> Mapping[str, Motion]:
    """The movements that hip and pelvis share, by id.

    >>> motions()["march"].name
    'Lifting one knee, standing'
    """
    return _read("motion", Motion)


@cache
def facts() -> Mapping[str, Rule]:
    """Single numbers of the lessons by id, each with unit, meaning and source.

    >>> facts()["back_of_bend_deg"].value + facts()["hips_of_bend_deg"].value
    111
    """
    return _read("facts", Rule)


def cited() -> frozenset[str]:
    """Every source that the lessons rest on.

    >>> "esola-1996" in cited()
    True
    """
    told = (*stances().values(), *motions().values())
    return frozenset(id for one in told for id in one.sources) | {fact.source for fact in facts().values()}


def shared(motion: str, whole_deg: int) -> Shared:
    """How hip and pelvis share so many degrees of a movement (0 to its ``most_deg``; more counts as that).

    >>> shared("march", 50)
    Shared(pelvis_deg=(9, 9), hip_deg=(41, 41))
    """
    known = motions()[motion]
    whole = min(max(whole_deg, 0), known.most_deg)
    least, most = (round(whole * share) for share in known.pelvis_share)
    return Shared((least, most), (whole - most, whole - least))


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
