"""Hip muscles as levers: which way each turns the thigh, from a straight hip to a right angle, and how surely."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..model.base import Certainty, Sources, Text, Texts, Value
from ..model.exercise import Exercise
from ..wording import listed
from .loader import Library

Turn = Literal["out", "less_out", "hardly", "less_in", "in"]
Turns = Annotated[tuple[Turn, ...], Field(min_length=1, max_length=2)]
Span = tuple[float, float]
RIGHT_ANGLE_DEG, STEP_DEG, EDGE = 90, 5, 0.5
"""The hip bends so far in steps of so much; a turn that is nearer to none than to the next word is called none."""
PLACE: dict[Turn, int] = {"out": -2, "less_out": -1, "hardly": 0, "less_in": 1, "in": 2}
WAYS = ("out", "hardly", "in")
LENGTHENED = "lengthen"  # so the muscle lists of the exercises mark what is stretched while another works


class Lever(Value):
    """A muscle that turns the thigh: what it does with a ``straight`` and with a ``bent`` hip.

    Two turns say that it may be any between them. Lengths stand where they were measured.
    """

    id: Text
    plain: Text
    name: Text
    straight: Turns
    bent: Turns
    straight_mm: float | None = None
    bent_mm: float | None = None
    note: Text
    words: Texts
    certainty: Certainty
    sources: Sources

    @model_validator(mode="after")
    def _fits(self) -> Lever:
        if (self.straight_mm is None) != (self.bent_mm is None):
            raise ValueError("a lever has a length at both ends, or at none")
        return self

    def at(self, deg: float) -> Span:
        """Its turn with the hip bent so far, from least to most inward: -2 is out, 2 is in. Between both ends it is drawn straight.

        >>> levers()["piriformis"].at(60)
        (0.0, 0.0)
        """
        share = min(max(deg, 0), RIGHT_ANGLE_DEG) / RIGHT_ANGLE_DEG
        ends = zip(_ends(self.straight), _ends(self.bent), strict=True)
        low, high = (first + (last - first) * share for first, last in ends)
        return low, high

    def way(self, deg: float) -> str:
        """Which way it turns the thigh: out, hardly or in; empty where that is not known.

        >>> [levers()["piriformis"].way(deg) for deg in (0, 60, 90)]
        ['out', 'hardly', 'in']
        """
        ways = {_way(place) for place in self.at(deg)}
        return ways.pop() if len(ways) == 1 else ""

    @property
    def crosses_deg(self) -> float | None:
        """Where its measured lever passes through none, drawn straight from one end to the other; None without lengths.

        >>> round(levers()["piriformis"].crosses_deg or 0)
        61
        """
        if self.straight_mm is None or self.bent_mm is None or self.way(0) == self.way(RIGHT_ANGLE_DEG):
            return None
        return RIGHT_ANGLE_DEG * self.straight_mm / (self.straight_mm + self.bent_mm)


def _ends(turns: tuple[Turn, ...]) -> Span:
    return PLACE[turns[0]], PLACE[turns[-1]]


def _way(place: float) -> str:
    return "hardly" if abs(place) < EDGE else "in" if place > 0 else "out"


@cache
def levers() -> Mapping[str, Lever]:
    """The muscles that turn the thigh, by id.

    >>> levers()["piriformis"].bent
    ('less_in',)
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/levers.toml").read_text("utf-8"))
    return MappingProxyType({id: Lever(id=id, **fields) for id, fields in tables.items()})


def ways(deg: float) -> dict[str, int]:
    """How many of these muscles turn the thigh out, hardly at all, and in, with the hip bent so far.

    >>> ways(0)
    {'out': 6, 'hardly': 0, 'in': 3}
    """
    counts = Counter(lever.way(deg) for lever in levers().values())
    return {way: counts[way] for way in WAYS}


def ways_words(deg: float) -> str:
    """The same as a sentence.

    >>> ways_words(0)
    'With the hip straight, 6 of them pull the thigh outward and 3 of them pull it inward.'
    """
    counts = ways(deg)
    unknown = len(levers()) - sum(counts.values())
    says = {"out": "pull the thigh outward", "hardly": "pull neither way", "in": "pull it inward"}
    parts = [f"{number} of them {says[way]}" for way, number in counts.items() if number]
    more = f" For {unknown} more, it is not known." if unknown else ""
    return f"{bent_words(deg)}, {listed(parts)}.{more}"


def bent_words(deg: float) -> str:
    """How far the hip is bent, as one says it.

    >>> bent_words(0), bent_words(45), bent_words(90)
    ('With the hip straight', 'At 45 degrees', 'At a right angle')
    """
    ends = {0: "With the hip straight", RIGHT_ANGLE_DEG: "At a right angle"}
    return ends.get(int(deg), f"At {deg:g} degrees")


def muscles_at_work(exercise: Exercise) -> tuple[str, ...]:
    """The muscles of the levers that an exercise makes work, by id.

    >>> from .loader import library
    >>> muscles_at_work(library().exercises["seated_ir"])
    ('gluteus_medius_front', 'gluteus_minimus', 'tensor_fasciae_latae')
    """
    names = [muscle.name for muscle in exercise.muscles if LENGTHENED not in muscle.plain]
    return tuple(
        id
        for id, lever in levers().items()
        if any(word in name for word in lever.words for name in names) and not _other_part(id, names)
    )


def _other_part(id: str, names: list[str]) -> bool:
    """Do they name one part of the gluteus medius, and not this one?"""
    parts = {"gluteus_medius_front": ("anterior", "front"), "gluteus_medius_back": ("posterior", "back part")}
    if id not in parts:
        return False
    of_it = [name for name in names if "medius" in name]
    meant = {part for part, words in parts.items() for name in of_it if any(word in name for word in words)}
    return bool(meant) and id not in meant


def trained_by(id: str, library: Library) -> tuple[str, ...]:
    """The exercises that make a muscle work, the easiest first. Stretches are left out: they lengthen what they name.

    So is one in sitting that only turns the thigh the way which a muscle, at a right angle, does not.

    >>> from .loader import library
    >>> [one in trained_by("piriformis", library()) for one in ("clam", "butterfly", "seated_er_iso")]
    [True, False, False]
    """
    fits = (
        one
        for one in library.exercises.values()
        if works(one) and id in muscles_at_work(one) and not _turns_the_other_way(id, one)
    )
    return tuple(one.id for one in sorted(fits, key=lambda one: (one.difficulty, one.name)))


def _turns_the_other_way(id: str, exercise: Exercise) -> bool:
    """In sitting, does it only turn the thigh against the pull of this muscle? The lists name the deep ones together."""
    against = {"in": "ER", "out": "IR"}.get(levers()[id].way(RIGHT_ANGLE_DEG))
    return exercise.position == "seated" and exercise.trains <= {against}


def works(exercise: Exercise) -> bool:
    """Does it strengthen, or hold, in some direction?"""
    return any(direction.mode in ("str", "iso") for direction in exercise.directions)


def position_words(ids: tuple[str, ...], library: Library) -> str:
    """The muscles that some exercises name, each list said once.

    >>> from .loader import library
    >>> position_words(("hip_rot_feet_up",), library())
    'Hip rotation, feet lifted: buttock, back of the side hip and deep muscles behind the hip.'
    """
    exercises = [library.exercises[id] for id in ids]
    return " ".join(f"{one.name}: {listed([muscle.plain for muscle in one.muscles])}." for one in exercises)
