"""The exercises laid out as a map: by direction from row to row, by difficulty from left to right, with ways up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from ..model.base import HIP_DIRECTIONS
from ..model.exercise import DIRECTION_NAMES, Exercise
from .loader import Library

HARDEST = 5


def row_of(exercise: Exercise) -> str:
    """The direction under which an exercise stands: its first of the hip, or its first of all.

    >>> from hipbook.content.loader import library
    >>> row_of(library().exercises["bridge"]), row_of(library().exercises["tandem_stand"])
    ('EXT', 'BAL')
    """
    names = [direction.name for direction in exercise.directions]
    return next((name for name in names if name in HIP_DIRECTIONS), names[0])


def rows(library: Library) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """For each direction, the ids of the exercises at each difficulty from 1 to 5; each exercise stands once.

    >>> from hipbook.content.loader import library
    >>> sum(len(cell) for row in rows(library()).values() for cell in row) == len(library().exercises)
    True
    """
    exercises = library.exercises.values()
    return MappingProxyType({
        direction: tuple(
            tuple(one.id for one in exercises if row_of(one) == direction and one.difficulty == hard)
            for hard in range(1, HARDEST + 1)
        )
        for direction in DIRECTION_NAMES
    })  # fmt: skip


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(files("hipbook.data").joinpath("lessons/map.toml").read_text("utf-8"))


def first_ticked() -> tuple[str, ...]:
    """The conditions that the map offers first; all others are a press away."""
    return tuple(_content()["first"])


def pairs_of() -> int:
    """How many conditions, those that close most and still let a plan be made, a lesson tries in pairs."""
    many: int = _content()["pairs_of"]
    return many


def way_up(id: str, library: Library) -> tuple[str, ...]:
    """The ladder through an exercise, from its lowest rung to its highest: always the nearest rung that is next.

    >>> from hipbook.content.loader import library
    >>> way_up("clam", library())
    ('supine_abd_belt_iso', 'seated_band_abd', 'clam', 'clam_band', 'side_plank_clam', 'lateral_step_up', 'single_leg_squat_box')
    """
    below = _follow(id, library, "easier")
    return (*reversed(below), id, *_follow(id, library, "harder"))


def _follow(id: str, library: Library, way: str) -> list[str]:
    path = [id]
    while rungs := [rung for rung in getattr(library.exercises[path[-1]], way) if rung not in path]:
        path.append(rungs[0])
    return path[1:]
