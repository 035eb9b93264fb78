"""A week's routine as values: its days, their items, and how they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .base import Side
from .dose import Dose

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Item:
    """One exercise (or series) of a day: its dose for these sides, minutes with getting there, and why it is here."""

    exercise: str
    dose: Dose
    sides: tuple[Side, ...]
    minutes: float
    reason: str
    swaps: tuple[str, ...] = ()
    share: float = 1
    """How much of a sequence is done; doses carry their own size."""
    notes: tuple[str, ...] = ()
    part_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a sequence, the notes of each of its exercises by id."""


@dataclass(frozen=True)
class Day:
    """A day of the week: a main or easy session, a daily piece, or rest with no items."""

    items: tuple[Item, ...] = ()
    kind: str = "rest"

    @property
    def minutes(self) -> float:
        """Minutes of all items together."""
        return round(sum(item.minutes for item in self.items), 1)


@dataclass(frozen=True)
class Routine:
    """A week: ``days`` from Monday (0) to Sunday (6), and why each exercise that is not in it was left out.

    ``menus`` are the exercises of the main and easy session and of the daily piece, whether a day has them or not.
    """

    days: tuple[Day, ...]
    left_out: Mapping[str, str]
    track: str
    week: int
    notes: tuple[str, ...]
    covered: Mapping[str, tuple[str, ...]]
    missing: tuple[str, ...]
    made_on: date
    menus: tuple[tuple[str, ...], ...] = ()
    pinned: frozenset[str] = frozenset()
    by_hand: bool = False

    @property
    def exercises(self) -> tuple[str, ...]:
        """The different exercises and series of the week, in order of appearance."""
        return tuple(dict.fromkeys(item.exercise for day in self.days for item in day.items))
