"""Lumbopelvic rhythm: how the hip shares a movement with the pelvis and the low back, in degrees."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, model_validator

from ..model.base import Certainty, Sources, Text, Value

Share = Annotated[float, Field(ge=0, le=1)]
Degrees = Annotated[int, Field(ge=1, le=180)]


@dataclass(frozen=True)
class Shared:
    """A movement's whole degrees, split: what pelvis and back give and what the hip gives, each from least to most."""

    pelvis_deg: tuple[int, int]
    hip_deg: tuple[int, int]


class Steadily(Value):
    """A constant share of the pelvis in the whole movement: the least, the most."""

    pelvis_share: tuple[Share, Share]

    def pelvis_deg(self, whole: float, _: float) -> tuple[float, float]:
        least, most = self.pelvis_share
        return whole * least, whole * most


class UpTo(Value):
    """A limit to the degrees of the hip: the least, the most.

    On the way the back gives least where it waits for the hip's end, and most where both go together from the start.
    """

    hip_most_deg: tuple[Degrees, Degrees]

    def pelvis_deg(self, whole: float, end: float) -> tuple[float, float]:
        low, high = self.hip_most_deg
        return max(0, whole - high), whole * (1 - low / end)


class InTurns(Value):
    """A piecewise rhythm: degrees of the back for each degree of the hip, each ratio up to its limit of the whole."""

    back_to_hip: tuple[Annotated[float, Field(ge=0)], ...]
    until_deg: tuple[Degrees, ...]

    @model_validator(mode="after")
    def _fits(self) -> InTurns:
        if len(self.back_to_hip) != len(self.until_deg) or list(self.until_deg) != sorted(set(self.until_deg)):
            raise ValueError("each ratio of back_to_hip needs its until_deg, each larger than the one before")
        return self

    def pelvis_deg(self, whole: float, _: float) -> tuple[float, float]:
        stretches = zip(pairwise((0, *self.until_deg)), self.back_to_hip, strict=True)
        gives = sum(max(0, min(whole, last) - first) * ratio / (1 + ratio) for (first, last), ratio in stretches)
        return gives, gives


class Motion(Value):
    """A movement that hip and pelvis share; ``turn`` is what one sees the pelvis do, ``exercise`` what practises it."""

    id: Text
    name: Text
    turn: Text
    split: Steadily | UpTo | InTurns
    most_deg: Degrees
    certainty: Certainty
    sources: Sources
    exercise: str = ""
    note: str = ""


@cache
def motions() -> Mapping[str, Motion]:
    """The movements that hip and pelvis share, by id.

    >>> motions()["march"].name
    'Lifting one knee, standing'
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/motion.toml").read_text("utf-8"))
    return MappingProxyType({id: Motion(id=id, **fields) for id, fields in tables.items()})


def shared(motion: str, whole_deg: int) -> Shared:
    """How hip and pelvis share so many degrees of a movement (0 to its ``most_deg``; more counts as that).

    >>> shared("march", 50)
    Shared(pelvis_deg=(9, 9), hip_deg=(41, 41))
    """
    movement = motions()[motion]
    whole = min(max(whole_deg, 0), movement.most_deg)
    least, most = (round(deg) for deg in movement.split.pelvis_deg(whole, movement.most_deg))
    return Shared((least, most), (whole - most, whole - least))


def turn_seen(motion: str, seen_deg: float) -> tuple[int, int]:
    """The degrees of the whole at which the pelvis's part first reaches ``seen_deg``: where it gives most, and least.

    Where it never does, the end of the movement.

    >>> turn_seen("march", 10)
    (53, 53)
    """
    most_deg = motions()[motion].most_deg
    parts = [shared(motion, whole).pelvis_deg for whole in range(most_deg + 1)]
    first = [next((whole for whole, part in enumerate(parts) if part[n] >= seen_deg), most_deg) for n in (1, 0)]
    return first[0], first[1]
