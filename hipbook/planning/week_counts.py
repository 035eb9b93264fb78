"""Weeks counted: how many exercises, how long, how many strength days, and what of a week is done where or needs what."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..content.loader import Library
from ..history.weeks import goal_met
from ..model.exercise import Exercise
from ..model.routine import Routine
from ..wording import listed
from .turning import difference


def sizes(weeks: Iterable[Routine]) -> tuple[int, ...]:
    """How many different exercises each week has.

    >>> from hipbook.content.loader import library
    >>> from .turning import week_with
    >>> sizes([week_with(library())])
    (7,)
    """
    return tuple(len(week.exercises) for week in weeks)


def longest_lists(weeks: Iterable[Routine]) -> tuple[int, ...]:
    """How many exercises the longest list of a day in each week has."""
    return tuple(max(len(day.items) for day in week.days) for week in weeks)


def longest_days(weeks: Iterable[Routine]) -> tuple[float, ...]:
    """How many minutes the longest day of each week takes."""
    return tuple(max(day.minutes for day in week.days) for week in weeks)


def strength_days(weeks: Iterable[Routine]) -> tuple[int, ...]:
    """On how many days of each week strength is trained."""
    return tuple(sum(day.kind == "main" for day in week.days) for week in weeks)


def stays(before: Routine, weeks: Iterable[Routine]) -> tuple[int, ...]:
    """How many exercises of a week stay in each of the others."""
    return tuple(len(difference(before, week).stays) for week in weeks)


def enough_of(planned: int, library: Library) -> int:
    """On how many of the days that were planned one must practise for a week to count as done.

    >>> from hipbook.content.loader import library
    >>> enough_of(4, library())
    3
    """
    return next(done for done in range(1, planned + 1) if goal_met(done, planned, library))


def needs(week: Routine, library: Library) -> int:
    """How many things the exercises of a week need.

    >>> from hipbook.content.loader import library
    >>> from .turning import week_with
    >>> needs(week_with(library(), equipment=()), library())
    0
    """
    return len({thing for one in _exercises(week.exercises, library) for thing in one.equipment})


def gone_with(thing: str, before: Routine, after: Routine, library: Library) -> tuple[str, ...]:
    """The names of the exercises that went and that need a thing."""
    gone = _exercises(difference(before, after).went, library)
    return tuple(one.name for one in gone if thing in one.equipment)


def done_there(positions: Collection[str], week: Routine, library: Library) -> int:
    """How many exercises of a week are done in one of these positions."""
    return sum(bool(one.positions & set(positions)) for one in _exercises(week.exercises, library))


def done_where(ids: Iterable[str], library: Library) -> tuple[str, ...]:
    """The positions in which exercises are done, in words."""
    return tuple(sorted({library.positions[one.position].name for one in _exercises(ids, library)}))


def stand_ins(library: Library) -> str:
    """What can stand in for what, in words."""
    first = {
        thing.one: library.equipment[thing.instead[0]].one for thing in library.equipment.values() if thing.instead
    }
    return listed([f"{other} for {one}" for one, other in first.items()])


def _exercises(ids: Iterable[str], library: Library) -> list[Exercise]:
    return [library.exercises[id] for id in ids if id in library.exercises]
