"""How often noise passes for a change, counted beforehand on made-up people (tools/false_alarms.py): for the sliders of 08."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import NonNegativeInt

from ..model.base import Value

HUNDRED = 100
Counts = tuple[tuple[NonNegativeInt, ...], ...]


class FalseAlarms(Value):
    """Of so many ``people`` who do not change, how many a reading calls changed within so many ``weeks``.

    A row for each of the ``spreads`` of their days, a column for each ``likeness`` of one day to the next. A ``careless``
    reader has no noise in mind; ``hint`` and ``real`` are the two grades in which the book tells a change, either way.
    """

    people: int
    weeks: int
    spreads: tuple[float, ...]
    likeness: tuple[float, ...]
    careless: Counts
    hint: Counts
    real: Counts

    def of_hundred(self, reading: str, spread: float, likeness: float) -> int:
        """How many of a hundred such people a reading is wrong about.

        >>> alarms = false_alarms()
        >>> alarms.of_hundred("careless", 1.5, 0.4) > alarms.of_hundred("real", 1.5, 0.4)
        True
        """
        counts: Counts = getattr(self, reading)
        return round(HUNDRED * counts[self.spreads.index(spread)][self.likeness.index(likeness)] / self.people)


@cache
def false_alarms() -> FalseAlarms:
    """The table.

    >>> false_alarms().people
    500
    """
    text = files("hipbook.data").joinpath("lessons/false_alarms.toml").read_text("utf-8")
    return FalseAlarms.model_validate(tomllib.loads(text))
