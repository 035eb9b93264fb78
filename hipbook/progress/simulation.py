"""The false-alarm rate, simulated: made-up people who do not change, and how often noise would pass for a change.

A reader can run this in chapter 08; the tests hold the book's own rule against it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import fmean
from typing import TYPE_CHECKING

from ..content.loader import library
from .changes import Followed, pain_followed

if TYPE_CHECKING:
    import numpy as np

Line = Sequence[tuple[date, float]]
BEGIN, YEAR, WEEK = date(2026, 1, 5), 52, 7
LEVEL, ANSWERED = 5.0, 0.7
"""Where their pain lies on average, and on which share of days they answer."""


def autoregressive(draw: np.random.Generator, n: int, likeness: float, people: int | None = None) -> np.ndarray:
    """``n`` days of an AR(1) process of unit variance; ``likeness`` is its lag-1 autocorrelation. Of many people, a column each."""
    from ..arrays import np

    new = draw.normal(size=n + 50 if people is None else (n + 50, people)) * np.sqrt(1 - likeness**2)
    day, line = new[0], []
    for noise in new:
        day = likeness * day + noise
        line.append(day)
    return np.array(line[50:])


def swing_of_means(days: int, likeness: float, spread: float = 1.5, people: int = 2000) -> float:
    """How far the averages of so many days lie apart in people who do not change (their standard deviation).

    >>> swing_of_means(28, likeness=0.6) > 1.5 * swing_of_means(28, likeness=0.0)
    True
    """
    from ..arrays import np

    return float(spread * autoregressive(np.random.default_rng(days), days, likeness, people).mean(axis=0).std())


def daily_pain(
    seed: int,
    likeness: float = 0.4,
    spread: float = 1.5,
    level: float = LEVEL,
    shift: Sequence[float] = (),
    weeks: int = YEAR,
) -> Line:
    """Weeks of daily pain, as a log holds it: whole numbers, and some days missed. ``shift`` is what truly changes, day by day.

    >>> line = daily_pain(seed=1)
    >>> len(line) > 200, all(0 <= pain <= 10 for _, pain in line)
    (True, True)
    """
    from ..arrays import np

    draw = np.random.default_rng(seed)
    true = level + (np.asarray(shift)[: WEEK * weeks] if len(shift) else 0)
    days = np.clip(np.round(true + spread * autoregressive(draw, WEEK * weeks, likeness)), 0, 10)
    answered = draw.random(WEEK * weeks) < ANSWERED
    return [(BEGIN + timedelta(int(n)), float(days[n])) for n in np.flatnonzero(answered)]


def weekly(line: Line) -> Line:
    """The weekly averages of daily pain, of weeks with enough answers."""
    weeks = [(n, [pain for _, pain in of]) for n, of in groupby(line, lambda day: (day[0] - BEGIN).days // WEEK)]
    needs = library().rule.progress.weekly_mean_days
    return [(BEGIN + timedelta(WEEK * n), fmean(of)) for n, of in weeks if len(of) >= needs]


def weekly_pain(seed: int, **traits: float) -> Line:
    """A year of weekly pain of someone who does not change.

    >>> len(weekly_pain(seed=1)) > 35
    True
    """
    return weekly(daily_pain(seed, **traits))  # type: ignore[arg-type]


def daily_life(seed: int, error: float = 0.86, level: float = 4, things: int = 3) -> Line:
    """A year of daily-life scores of someone who does not change; ``error`` is the spread of their mean score."""
    from ..arrays import np

    draw = np.random.default_rng(seed)
    days = range(0, WEEK * YEAR, library().rule.today.psfs_days)
    given = (np.clip(np.round(level + draw.normal(size=things) * error * np.sqrt(things)), 0, 10).mean() for _ in days)
    return [(BEGIN + timedelta(day), float(mean)) for day, mean in zip(days, given, strict=True)]


def bound_without_noise(means: Line) -> float:
    """Where a decision rule without noise draws its line: below week 1 by what people usually notice."""
    return means[0][1] - library().rule.progress.nprs_change


def better_weeks(means: Line) -> Line:
    """The weeks from the fourth on of which such a rule says that it is better now.

    >>> [pain for _, pain in better_weeks([(BEGIN + timedelta(7 * n), pain) for n, pain in enumerate([5, 2, 4, 4, 3, 5])])]
    [3]
    """
    soonest, bound = timedelta(WEEK * library().rule.trend.trend_weeks), bound_without_noise(means)
    return [(start, pain) for start, pain in means if start - means[0][0] >= soonest and pain <= bound]


def careless(line: Line) -> bool:
    """A decision rule without noise: is there such a week?"""
    return bool(better_weeks(weekly(line)))


def followed_pain(line: Line) -> Followed | None:
    """Daily pain as the book follows it."""
    return pain_followed(line, frozenset(), BEGIN, line[-1][0], library())


def pain_told(line: Line) -> bool:
    """The book's own reading of pain: would it give as much as a hint, at the end of any week?"""
    followed = followed_pain(line)
    return followed is not None and followed.telling.ever("hint", "real")


def pain_told_real(line: Line) -> bool:
    """The same: would it call a change probably real?"""
    followed = followed_pain(line)
    return followed is not None and followed.telling.ever("real")


def share_of(
    fooled: Callable[[Line], bool], people: int, person: Callable[..., Line] = daily_pain, **traits: float
) -> float:
    """The share of so many people who do not change of whom a reading says that they did.

    >>> share_of(careless, 20, spread=2.0) > share_of(pain_told_real, 20, spread=2.0)
    True
    """
    return fmean(fooled(person(seed, **traits)) for seed in range(people))
