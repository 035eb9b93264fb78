"""Trend and noise of one person's series: Theil-Sen slope, block bootstrap, autocorrelation.

Days resemble the days before them, so that forty answers say less than forty strangers would. Nothing here takes
answers for independent: intervals are drawn from whole blocks of days and widened by what such blocks miss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

SEED, DRAWS, FEWEST, TINY = 7, 300, 10, 1e-12
FITTED, LEAST_FREE = 2.5, 1.2
AUTOCORRELATION_MAX = 0.9
"""The cap on autocorrelation: a log of some weeks cannot tell a stronger one from a slow drift."""


@dataclass(frozen=True)
class Trend:
    """Change a week: the middle slope (Theil-Sen) and the interval it probably lies in."""

    slope: float
    low: float
    high: float


def rolling_median(values: Sequence[float | None], window: int, needs: int) -> tuple[float | None, ...]:
    """The running median: of the last ``window`` answered values at each place, or None while fewer than ``needs``.

    >>> rolling_median([4, None, 2, 3], window=2, needs=2)
    (None, None, 3.0, 2.5)
    """
    recent: list[float] = []
    line: list[float | None] = []
    for value in values:
        recent = [*recent, *([] if value is None else [value])][-window:]
        line.append(float(median(recent)) if len(recent) >= needs else None)
    return tuple(line)


def theil_sen(x: Sequence[float] | Vector, y: Sequence[float] | Vector) -> float:
    """The median of the slopes between all pairs of points that differ in x.

    >>> theil_sen([0, 1, 2, 3, 4], [1, 3, 5, 7, 90])
    2.0
    """
    from ..arrays import np

    return float(np.median(_slopes(np.asarray(x, float), np.asarray(y, float)[None, :])[0]))


def _slopes(x: Vector, rows: Vector) -> Vector:
    """For each row of y the slopes between all pairs of its points."""
    from ..arrays import np

    first, then = np.triu_indices(len(x), 1)
    apart = x[then] - x[first]
    differ = apart != 0
    slopes: Vector = (rows[:, then[differ]] - rows[:, first[differ]]) / apart[differ]
    return slopes


def autocorrelation(values: Sequence[float] | Vector, fitted: int = 1) -> float:
    """Lag-1 autocorrelation, 0 to 0.9, corrected for the bias of short series: how much a value resembles the one before.

    ``fitted`` is how many numbers were fitted to the line before (1 a level, 2 a slope). Negative
    autocorrelation counts as none: it would make a log look surer than it is.

    >>> autocorrelation([1, 1, 1, 1])
    0.0
    """
    from ..arrays import np

    off = np.asarray(values, float) - np.mean(values)
    spread = float(off @ off)
    if len(off) <= fitted + 2 or spread <= TINY:
        return 0.0
    seen = float(off[1:] @ off[:-1]) / spread
    return min(AUTOCORRELATION_MAX, max(0.0, (len(off) * seen + fitted) / (len(off) - fitted - 2)))


def effective_sample(n: int, likeness: float) -> float:
    """The effective sample size: how many independent values n autocorrelated ones are worth.

    >>> round(effective_sample(40, 0.5), 1)
    13.3
    """
    return n * (1 - likeness) / (1 + likeness)


def trend(days: Sequence[float], values: Sequence[float], share: float, block: int) -> Trend | None:
    """Change a week with a moving-block bootstrap interval, blocks of at most so many entries; None while too few.

    ``days`` are day numbers in rising order. The same log always gives the same interval. How well it keeps its
    promise is simulated in ``tests/unit/progress/test_simulated.py``.
    """
    from ..arrays import np

    if len(values) < FEWEST:
        return None
    x, y = np.asarray(days, float) / 7, np.asarray(values, float)
    slope = theil_sen(x, y)
    left = y - slope * x
    left -= left.mean()
    block = max(2, min(block, len(y) // 10))
    likeness = autocorrelation(left, fitted=2)
    drawn = np.median(_slopes(x, _redrawn(left, block)), axis=1)
    wider = _missed(likeness, block) * _short(len(y), block, likeness, share)
    low, high = np.quantile(drawn, [(1 - share) / 2, (1 + share) / 2]) * wider
    return Trend(slope, slope - float(high), slope - float(low))


def _redrawn(left: Vector, block: int) -> Vector:
    """Circular block bootstrap of the residuals: many samples, each of blocks of the noise that was seen."""
    from ..arrays import np

    draw = np.random.default_rng(SEED)
    begins = draw.integers(0, len(left), (DRAWS, -(-len(left) // block), 1))
    drawn: Vector = left[(begins + np.arange(block)).reshape(DRAWS, -1)[:, : len(left)] % len(left)]
    return drawn


def _missed(likeness: float, block: int) -> float:
    """The factor by which blocks of this length make an interval too narrow at this autocorrelation.

    >>> _missed(0.0, 7)
    1.0
    """
    whole = (1 + likeness) / (1 - likeness)
    within = 1 + 2 * sum((1 - k / block) * likeness**k for k in range(1, block))
    return sqrt(whole / within)


def _short(n: int, block: int, likeness: float, share: float) -> float:
    """The small-sample factor: a fitted line absorbs noise, and the noise itself is only estimated."""
    blocks, free = n / block, max(effective_sample(n, likeness) - FITTED, LEAST_FREE)
    z = NormalDist().inv_cdf((1 + share) / 2)
    return sqrt(blocks / (blocks - 4)) * student(z, free) / z


def student(z: float, free: float) -> float:
    """The quantile of Student's t that corresponds to the normal quantile z (Hill's series).

    Importing scipy for this one number would double the time in which Progress opens; the tests compare the two.

    >>> round(student(1.2816, 10), 2)
    1.37
    """
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / free + second / free**2 + third / free**3
