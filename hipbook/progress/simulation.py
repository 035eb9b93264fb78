"""The false-alarm rate, simulated: made-up people who do not change, and how often noise would pass for progress.

A reader can run this in chapter 08; the tests hold the book's own rule against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

from ..content.loader import library
from ..model.records import History
from .analysis import Change, LogAnalysis, changed

if TYPE_CHECKING:
    import numpy as np

Line = list[tuple[date, float]]
BEGIN, YEAR, WEEK = date(2026, 1, 5), 52, 7
LEVEL, ANSWERED = 5.0, 0.7
"""Where their pain lies on average, and on which share of days they answer."""


def autoregressive(draw: np.random.Generator, n: int, likeness: float) -> np.ndarray:
    """``n`` days of an AR(1) process of unit variance; ``likeness`` is its lag-1 autocorrelation."""
    import numpy as np

    new = draw.normal(size=n + 50) * np.sqrt(1 - likeness**2)
    day, line = new[0], []
    for noise in new:
        day = likeness * day + noise
        line.append(day)
    return np.array(line[50:])


def weekly_pain(seed: int, likeness: float = 0.4, spread: float = 1.5, level: float = LEVEL) -> Line:
    """A year of weekly pain of someone who does not change, as a log holds it: whole numbers, and some days missed.

    >>> line = weekly_pain(seed=1)
    >>> len(line) > 35, all(0 <= pain <= 10 for _, pain in line)
    (True, True)
    """
    import numpy as np

    draw = np.random.default_rng(seed)
    days = np.clip(np.round(level + spread * autoregressive(draw, WEEK * YEAR, likeness)), 0, 10).reshape(YEAR, WEEK)
    answered = draw.random((YEAR, WEEK)) < ANSWERED
    weeks = ((n, days[n][answered[n]]) for n in range(YEAR))
    needs = library().rule.progress.weekly_mean_days
    return [(BEGIN + timedelta(WEEK * n), float(week.mean())) for n, week in weeks if len(week) >= needs]


def daily_life(seed: int, error: float = 0.86, level: float = 4, things: int = 3) -> Line:
    """A year of daily-life scores of someone who does not change; ``error`` is the spread of their mean score."""
    import numpy as np

    draw = np.random.default_rng(seed)
    days = range(0, WEEK * YEAR, library().rule.today.psfs_days)
    given = (np.clip(np.round(level + draw.normal(size=things) * error * np.sqrt(things)), 0, 10).mean() for _ in days)
    return [(BEGIN + timedelta(day), float(mean)) for day, mean in zip(days, given, strict=True)]


def looks(line: Line) -> Iterator[Line]:
    """The series as it stood at each look, from the first day a change may be spoken of."""
    soonest = timedelta(WEEK * (library().rule.trend.trend_weeks - 1))
    return (line[: n + 1] for n in range(1, len(line)) if line[n][0] - line[0][0] >= soonest)


def careless(line: Line) -> bool:
    """A decision rule without a noise band: is some week of the year lower than week 1 by what people usually notice?"""
    return any(seen[0][1] - seen[-1][1] >= library().rule.progress.nprs_change for seen in looks(line))


def pain_told_real(line: Line) -> bool:
    """The book's own reading of pain: would it call something probably real, in any week of the year?"""
    rule = library().rule
    return any(
        _changed(seen, rule.progress.real_weeks, rule.progress.nprs_change, rule.progress.nprs_change_share).is_real
        for seen in looks(line)
    )


def score_told_real(line: Line) -> bool:
    """The book's own reading of the daily-life score: would it call something probably real, at any look?"""
    rule = library().rule
    return any(_changed(seen, rule.progress.real_scores, rule.progress.psfs_change).is_real for seen in looks(line))


def _changed(seen: Line, wanted: int, error: float, share: float = 0) -> Change:
    return changed(LogAnalysis(History(), library()), seen, wanted, error, share)


def share_of(
    fooled: Callable[[Line], bool], people: int, person: Callable[..., Line] = weekly_pain, **traits: float
) -> float:
    """The share of so many people who do not change of whom a reading says that they did.

    >>> share_of(careless, 20, spread=2.0) > share_of(pain_told_real, 20, spread=2.0)
    True
    """
    return fmean(fooled(person(seed, **traits)) for seed in range(people))
