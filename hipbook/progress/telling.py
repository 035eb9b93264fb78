"""What was told at each look of a log, and what of it still stands: a log is looked through again from its beginning.

Nothing is remembered between two readings. What is told at a look follows from the entries up to that look, and what
stands today from all looks so far: the same log always tells the same, and a change once told is not taken back
because a later week happens to be a good one or a bad one, but only once most of it is gone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from statistics import fmean
from typing import Literal

from .shift import Evidence, Places, Typical, evidence

Way = Literal["rise", "fall"]
Grade = Literal["hint", "real"]
WAYS: tuple[Way, ...] = ("rise", "fall")
GRADES: tuple[Grade, ...] = ("real", "hint")
TWELVE_WEEKS, LONGEST = 84, 364


@dataclass(frozen=True)
class Bounds:
    """How much evidence each grade needs each way, at how many looks in a row; what a later look needs more than an early one.

    Looking often finds something sooner or later: a look needs ``later`` times the logarithm of its
    week, in twelves, more; after a year no more than that.
    A change is gone once less than ``keep`` of it is left.
    """

    needs: Mapping[Grade, Mapping[Way, float]]
    in_a_row: Mapping[Grade, Mapping[Way, int]]
    later: float
    keep: float

    def at(self, grade: Grade, way: Way, days: float) -> float:
        """The evidence that is needed after so many days.

        >>> bounds = Bounds({"hint": {"rise": 2, "fall": 2}}, {"hint": {"rise": 1, "fall": 1}}, later=1, keep=0.3)
        >>> bounds.at("hint", "rise", 84), round(bounds.at("hint", "rise", 42), 1)
        (2.0, 1.3)
        """
        return self.needs[grade][way] + self.later * log(min(days, LONGEST) / TWELVE_WEEKS)


@dataclass(frozen=True)
class Statement:
    """A change that was told: its way and grade, the place at which it began, and how large it was then, upwards.

    ``gone`` says that most of it has gone again.
    """

    way: Way
    grade: Grade
    begins: int
    size: float
    gone: bool = False


@dataclass(frozen=True)
class Series:
    """A series of values with their day numbers, the places where a shift may have begun, and when it was looked at.

    ``lately`` gives for each look the place from which entries count as the last ones.
    """

    days: Sequence[float]
    values: Sequence[float]
    places: Places
    lately: Sequence[int]


@dataclass(frozen=True)
class Telling:
    """What stood after each look (None: no change was told so far), and this person's noise."""

    statements: tuple[Statement | None, ...]
    spread: float
    likeness: float

    @property
    def statement(self) -> Statement | None:
        """What stands at the last look."""
        return self.statements[-1]

    def ever(self, *grades: Grade) -> bool:
        """Did a change of one of these grades stand at any look?"""
        return any(
            statement is not None and not statement.gone and statement.grade in grades for statement in self.statements
        )


def telling(series: Series, typical: Typical, bounds: Bounds) -> Telling:
    """Look through the series and say what stands after each look.

    >>> values = [6, 5, 6, 6, 5, 6, 2, 2, 1, 2, 1, 2]
    >>> places = Places(range(2, 11), range(2, 11), range(4, 13), range(4, 13), days=0, entries=2)
    >>> series = Series(range(12), values, places, lately=range(2, 11))
    >>> bounds = Bounds({grade: {"rise": needs, "fall": needs} for grade, needs in (("hint", 2), ("real", 4))},
    ...                 {grade: {"rise": 1, "fall": 1} for grade in ("hint", "real")}, later=0, keep=0.3)
    >>> telling(series, Typical(1, 10, 2, 0.1, 0.5), bounds).statement.grade
    'real'
    """
    weighed = evidence(series.days, series.values, series.places, typical)
    statements: list[Statement | None] = [None]
    for look in range(len(series.places.seen)):
        statements.append(_next(statements[-1], series, weighed, bounds, look))
    return Telling(tuple(statements[1:]), weighed.spread, weighed.likeness)


def _next(
    statement: Statement | None, series: Series, weighed: Evidence, bounds: Bounds, look: int
) -> Statement | None:
    """What stands after this look."""
    if statement and not statement.gone and _left(statement, series, look) < bounds.keep:
        statement = replace(statement, gone=True)
    stands = statement is not None and not statement.gone
    for way in sorted(WAYS, key=lambda way: -weighed.heard[way][look]):
        grade = _grade(series, weighed, bounds, way, look)
        if grade is None:
            continue
        if stands and statement and statement.way == way:
            return replace(statement, grade="real") if grade == "real" else statement
        new = _new(series, weighed, way, grade, look)
        if new:
            return new
    return statement


def _grade(series: Series, weighed: Evidence, bounds: Bounds, way: Way, look: int) -> Grade | None:
    """The grade that the evidence of this look, and of those just before it, is enough for."""
    return next((grade for grade in GRADES if _has(grade, series, weighed, bounds, way, look)), None)


def _has(grade: Grade, series: Series, weighed: Evidence, bounds: Bounds, way: Way, look: int) -> bool:
    first, day = look - bounds.in_a_row[grade][way] + 1, series.places.looked
    return first >= 0 and all(weighed.heard[way][n] >= bounds.at(grade, way, day[n]) for n in range(first, look + 1))


def _new(series: Series, weighed: Evidence, way: Way, grade: Grade, look: int) -> Statement | None:
    """A change to tell, if what the last entries say agrees with the evidence: half of it at least is there now."""
    begins = series.places.begins[weighed.began[way][look]]
    before, since = fmean(series.values[:begins]), fmean(series.values[begins : series.places.seen[look]])
    size = _lately(series, look, since) - before
    up = 1 if way == "rise" else -1
    return Statement(way, grade, begins, size) if up * size > max(0, up * (since - before) / 2) else None


def _lately(series: Series, look: int, otherwise: float) -> float:
    last = series.values[series.lately[look] : series.places.seen[look]]
    return fmean(last) if last else otherwise


def _left(statement: Statement, series: Series, look: int) -> float:
    """How much of a change is left, as a share of what it was when it was told."""
    before = fmean(series.values[: statement.begins])
    return (_lately(series, look, before + statement.size) - before) / statement.size
