"""The paces of chapter 07: what is felt by oneself, and the exercise whose tempo it has."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from ..model.base import ExerciseId, Text, Value


class Pace(Value):
    """Something slow to follow. ``round`` is what both ways together are called, ``figure`` says the picture in words."""

    id: Text
    name: Text
    exercise: ExerciseId
    round: Text
    about: Text
    figure: Text


@cache
def paces() -> Mapping[str, Pace]:
    """The paces by id.

    >>> paces()["breath"].exercise
    'breath_out'
    """
    tables = tomllib.loads(files("hipbook.data").joinpath("lessons/paces.toml").read_text("utf-8"))
    return MappingProxyType({id: Pace.model_validate({**fields, "id": id}) for id, fields in tables.items()})
