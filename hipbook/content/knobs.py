"""The knobs that a chapter turns one at a time, and the person whose week they change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from ..model.base import Text, Value
from ..model.profile import Profile

Answers = dict[str, int | bool | tuple[str, ...]]


class Position(Value):
    """One position of a knob: the answers that it puts in place of a person's own."""

    id: Text
    label: Text
    set: Answers


class Knob(Value):
    """One question to turn, with its positions in the order in which they stand."""

    id: Text
    asks: Text
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]

    def position(self, id: str) -> Position:
        """The position of that id. Raises KeyError where there is none."""
        return {one.id: one for one in self.positions}[id]


class Example(Value):
    """The person whose week the knobs change, and the Monday on which it is planned."""

    name: Text
    on: date
    profile: Profile


class _Content(Value):
    person: Example
    knobs: tuple[Knob, ...]


@cache
def _content() -> _Content:
    text = files("hipbook.data").joinpath("lessons/knobs.toml").read_text("utf-8")
    return _Content.model_validate(tomllib.loads(text))


def example() -> Example:
    """The person, with the answers that they gave.

    >>> example().name, example().profile.minutes
    ('Kim', 15)
    """
    return _content().person


@cache
def knobs() -> Mapping[str, Knob]:
    """The knobs by id, in the order in which a reader meets them.

    >>> [one.label for one in knobs()["days"].positions][-1]
    'every day'
    """
    return {knob.id: knob for knob in _content().knobs}
