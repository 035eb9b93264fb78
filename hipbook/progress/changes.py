"""Pain and scores followed from a baseline: what changed, how surely, and the box of ups and downs around the baseline.

A flare is no baseline, and its first weeks are left out of every comparison: it is told as what it is. After a gap of
many months the baseline begins anew. A change is told by :mod:`.telling`; this module says what the series are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import log, sqrt
from statistics import fmean
from typing import Literal, TypeVar

from ..content.loader import Library
from ..model.change_rules import Changes
from .shift import Places, Typical
from .telling import WAYS, Bounds, Series, Statement, Telling, Way, telling
from .trend import effective_sample

Line = Sequence[tuple[date, float]]
T = TypeVar("T")
LOOKS, THIN, NEAR = 78, 8, 4
"""The last weekly looks that are gone through; of shifts half a year or more before them every eighth week is enough; as
many neighbouring weeks as share their evidence."""


@dataclass(frozen=True)
class Change:
    """A series from its baseline to its last values, and what is told of it.

    The baseline lasts from ``then`` to ``until``, the last values from ``lately[0]`` to ``lately[1]``; ``count`` are those.
    The box reaches from ``low`` to ``high``: what lies outside it for some weeks begins to count as a hint. ``anew``
    says that older entries were left out because nothing was answered for many months.

    >>> day = date(2026, 1, 5)
    >>> Change(6, 3.5, day, day, (day, day), 2, Statement("fall", "real", 2, -2.5), low=4, high=8).is_real
    True
    """

    first: float
    last: float
    then: date
    until: date
    lately: tuple[date, date]
    count: int
    statement: Statement | None
    low: float
    high: float
    anew: bool = False

    @property
    def size(self) -> float:
        """How much higher the last values are than the baseline."""
        return self.last - self.first

    @property
    def grade(self) -> Literal["", "hint", "real"]:
        """How surely a change is told that still stands."""
        return "" if self.statement is None or self.statement.gone else self.statement.grade

    @property
    def way(self) -> Way:
        """Which way the change goes: the way that was told or, where nothing is, that of the numbers."""
        if self.statement is not None and not self.statement.gone:
            return self.statement.way
        return "rise" if self.size > 0 else "fall"

    @property
    def is_real(self) -> bool:
        """Is it told that it is probably real?"""
        return self.grade == "real"


@dataclass(frozen=True)
class Followed:
    """A series in days, with its dates, and the rules by which it is followed."""

    dates: Sequence[date]
    series: Series
    typical: Typical
    bounds: Bounds
    anew: bool = False

    @property
    def telling(self) -> Telling:
        """What stands at the last look."""
        return telling(self.series, self.typical, self.bounds)


def pain_followed(
    line: Line, left_out: frozenset[date], weeks_from: date, now: date, library: Library
) -> Followed | None:
    """Pain at rest, looked at after each week of the reader's own; None while there are too few answers to look."""
    rule = library.rule.change
    line, anew = _since_gap([entry for entry in line if entry[0] not in left_out], rule)
    if not line:
        return None
    first = weeks_from + timedelta((line[0][0] - weeks_from).days // 7 * 7)
    days = [(on - first).days for on, _ in line]
    places = _weekly(days, [of for _, of in line], (now - first).days, library)
    if places is None:
        return None
    lately = [bisect_left(days, end - rule.lately_days) for end in places.looked]
    bounds = Bounds(
        {"hint": _ways(rule.pain_hint), "real": _ways(rule.pain_real)},
        {"hint": _ways(rule.looks_hint), "real": _ways(rule.looks_real)}, rule.later_needs, rule.kept_share,
    )  # fmt: skip
    typical = _typical(rule.pain_spread, rule, rule.pain_worth, rule.likeness_shape)
    return Followed([on for on, _ in line], Series(days, [of for _, of in line], places, lately), typical, bounds, anew)


def _weekly(days: Sequence[int], values: Sequence[float], today: int, library: Library) -> Places | None:
    """The weeks with which a shift may have begun, and the looks at the ends of weeks."""
    before, after = library.rule.progress.before_after_days
    needs, entries = library.rule.trend.trend_entries, library.rule.progress.weekly_mean_days
    ends = [end for end in range(7, today + 2, 7) if end >= before + after and bisect_left(days, end) >= needs][-LOOKS:]
    if not ends:
        return None
    fine = ends[0] - 7 * LOOKS // 3
    starts = [
        start for start in range(before, ends[-1] - after + 1, 7)
        if entries <= bisect_left(days, start) < bisect_left(days, start + 7) and (start == before or start >= fine or start % (7 * THIN) == 0)
    ]  # fmt: skip
    seen = [bisect_left(days, end) for end in ends]
    begins = [_sharpest(values, bisect_left(days, start), bisect_left(days, start + 7)) for start in starts]
    return Places(begins, starts, seen, ends, after, entries) if starts else None


def _sharpest(values: Sequence[float], first: int, end: int) -> int:
    """The place within a week before and after which the values differ most: a step need not wait for a Monday.

    >>> _sharpest([2, 2, 2, 2, 2, 6, 6, 6, 6], 3, 8)
    5
    """

    def apart(place: int) -> float:
        return abs(fmean(values[place : place + NEAR]) - fmean(values[max(0, place - NEAR) : place]))

    return max(range(max(1, first), end), key=apart)


def score_followed(line: Line, spread: float, hint: float, real: float, library: Library) -> Followed | None:
    """A score or test of which every result is a look; ``spread`` is the noise of one result in typical people."""
    rule, last = library.rule.change, library.rule.progress.real_scores
    line, anew = _since_gap(line, rule)
    if len(line) <= last:
        return None
    days = [float((on - line[0][0]).days) for on, _ in line]
    begins, seen = range(1, len(days) - last + 1), range(last + 1, len(days) + 1)
    places = Places(begins, [days[n] for n in begins], seen, [days[n - 1] for n in seen], 0, last)
    once = _ways((1, 1))
    bounds = Bounds(
        {"hint": _ways((hint, hint)), "real": _ways((real, real))}, {"hint": once, "real": once},
        rule.later_needs, rule.kept_share,
    )  # fmt: skip
    series = Series(days, [value for _, value in line], places, [n - last for n in seen])
    return Followed([on for on, _ in line], series, _typical(spread, rule, rule.typical_worth), bounds, anew)


def changed(followed: Followed) -> Change:
    """The change of a series from its baseline to its last values, and what is told of it."""
    series, telling_now = followed.series, followed.telling
    begins = telling_now.statement.begins if telling_now.statement else series.places.begins[0]
    last = series.values[series.lately[-1] :]
    before = series.values[:begins]
    first, reach = fmean(before), _reach(followed, telling_now, begins, len(last))
    return Change(
        first, fmean(last), followed.dates[0], followed.dates[begins - 1],
        (followed.dates[series.lately[-1]], followed.dates[-1]), len(last), telling_now.statement,
        first - reach["fall"], first + reach["rise"], followed.anew,
    )  # fmt: skip


def _reach(followed: Followed, telling_now: Telling, before: int, after: int) -> dict[Way, float]:
    """About how far the last values must lie from the baseline before the evidence is enough for a hint."""
    series, typical = followed.series, followed.typical
    apart = max(1.0, series.days[-1] / len(series.days))
    worth = sum(1 / max(1.0, effective_sample(n, telling_now.likeness**apart)) for n in (before, after))
    noise = telling_now.spread**2 * worth
    wide = typical.step**2 / noise
    near = log(max(1.0, len(series.places.begins) / NEAR)) + log(1 + wide) / 2
    needs = {way: followed.bounds.at("hint", way, series.places.looked[-1]) + near for way in WAYS}
    return {way: sqrt(2 * max(1.0, need) * (1 + 1 / wide) * noise) for way, need in needs.items()}


def _since_gap(line: Line, rule: Changes) -> tuple[Line, bool]:
    """The entries since the last gap of many months, and whether there was one."""
    gaps = [n for n, ((on, _), (then, _)) in enumerate(pairwise(line), 1) if (then - on).days >= rule.baseline_gap_days]
    return (line[gaps[-1] :], True) if gaps else (line, False)


def _ways(needs: tuple[T, T]) -> dict[Way, T]:
    return dict(zip(WAYS, needs, strict=True))


def _typical(spread: float, rule: Changes, worth: int, likeness: tuple[float, float] | None = None) -> Typical:
    step, pace = rule.step_size * spread, rule.slope_size * spread / 7
    return Typical(spread, worth, step, pace, rule.slope_share, likeness)
