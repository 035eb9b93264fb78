"""The log as days and weeks: what was felt, what was done, and whether there is enough of it to speak of change.

What was not answered stays None. Weeks are counted from the first day of the log; week 1 is the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from statistics import mean, median

from .content import Library
from .diary import WEEK, days, practised_weeks, week_of, weeks
from .records import History


@dataclass(frozen=True)
class Change:
    """From a baseline to a later value, and how large a change must be to be more than noise."""

    since: int
    first: float
    then: date
    last: float
    noise: float

    @property
    def size(self) -> float:
        """How much higher the later value is."""
        return self.last - self.first

    @property
    def is_real(self) -> bool:
        """Is it at least as large as noise may be?"""
        return round(abs(self.size), 6) >= self.noise


def rolling_median(values: Sequence[float | None], window: int, needs: int) -> tuple[float | None, ...]:
    """At each place the median of the last known values, or None while there are too few of them.

    >>> rolling_median([4, None, 2, 3], window=2, needs=2)
    (None, None, 3.0, 2.5)
    """
    known: list[float] = []
    line: list[float | None] = []
    for value in values:
        known = [*known, *([] if value is None else [value])][-window:]
        line.append(float(median(known)) if len(known) >= needs else None)
    return tuple(line)


def usual_line(history: History, library: Library) -> tuple[tuple[date, float | None], ...]:
    """The reader's usual pain as it stood after each day with a session: the line of ``zones.usual_pain``."""
    entries = [(done.on, done.pain_before) for done in sorted(history.sessions, key=attrgetter("on"))]
    line = rolling_median([pain for _, pain in entries], library.rule("usual_entries"), library.rule("usual_needs"))
    return tuple({on: usual for (on, _), usual in zip(entries, line, strict=True)}.items())


def zone_bands(library: Library, cap: int | None = None) -> tuple[tuple[str, float, float], ...]:
    """The zones of pain during exercise as (name, from, to); ``cap`` is the reader's own, where it is lower.

    >>> from hipbook.content import library
    >>> zone_bands(library(), cap=3)
    (('green', 0, 2), ('amber', 2, 3), ('red', 3, 10))
    """
    red = library.rule("nprs_red_above") if cap is None else min(cap, library.rule("nprs_red_above"))
    green = min(library.rule("nprs_green_max"), red)
    bands = (("green", 0, green), ("amber", green, red), ("red", red, 10))
    return tuple(band for band in bands if band[1] < band[2])


def own_noise(history: History) -> float | None:
    """How much the reader's resting pain usually moves from one answer to the next (median), or None."""
    known = [day.resting for day in days(history) if day.resting is not None]
    steps = [abs(later - earlier) for earlier, later in pairwise(known)]
    return float(median(steps)) if steps else None


def may_compare_from(first: date, library: Library) -> date:
    """The first day from which a later value may be set against a baseline that began on ``first``."""
    before, after = library.rule("before_after_days")
    return first + timedelta(max(before + after, 7 * library.rule("trend_weeks")))


def pain_change(history: History, library: Library, today: date | None = None) -> Change | None:
    """Weekly pain from the first to the latest weekly mean, or None while there is too little to compare."""
    answered = sum(day.resting is not None for day in days(history))
    means = [week for week in weeks(history, library, today) if week.resting is not None]
    if answered < library.rule("trend_entries") or not means:
        return None
    first, last = means[0], means[-1]
    if last.start + WEEK < may_compare_from(first.start, library):
        return None
    noise = max(library.rule("nprs_change"), own_noise(history) or 0)
    return Change(first.number, first.resting or 0, last.start, last.resting or 0, noise)


def psfs_days(history: History) -> dict[date, dict[str, int]]:
    """The daily-life scores of each day: activity to score, oldest day first; the later of two answers counts."""
    scores: dict[date, dict[str, int]] = {}
    for score in sorted(history.psfs, key=lambda score: score.on):
        scores.setdefault(score.on, {})[score.activity] = score.score
    return scores


def psfs_means(history: History) -> tuple[tuple[date, float], ...]:
    """The mean score of each day, over the activities that were scored both first and last, so that like meets like."""
    scores = psfs_days(history)
    if not scores:
        return ()
    every = list(scores.values())
    same = every[0].keys() & every[-1].keys()
    return tuple((on, float(mean(of[a] for a in same))) for on, of in scores.items() if same and same <= of.keys())


def psfs_change(history: History, library: Library) -> Change | None:
    """The daily-life score from the first to the newest, or None while it is too early to compare."""
    means = psfs_means(history)
    if not means or means[-1][0] < may_compare_from(means[0][0], library):
        return None
    (then, first), (now, last) = means[0], means[-1]
    return Change(week_of(then, history), first, now, last, library.rule("psfs_change"))


def points(history: History, library: Library, today: date | None = None) -> dict[str, int]:
    """How many points each chart of Progress has.

    >>> from hipbook.content import library
    >>> points(History(), library())
    {'daily_life': 0, 'pain': 0, 'consistency': 0, 'load': 0}
    """
    since = practised_weeks(history, library, today)
    return {
        "daily_life": len(psfs_days(history)),
        "pain": sum(day.resting is not None or day.during is not None for day in days(history)),
        "consistency": len(since),
        "load": sum(week.load is not None for week in since),
    }
