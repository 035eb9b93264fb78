"""The test of an experiment, and its interval: what the draw could have been as well, by exact or seeded permutation.

Had the coin fallen otherwise in some pairs, the differences of those pairs would have the other sign. If the arms are
alike, every such outcome was as likely as the one that came (Edgington and Onghena 2007), however much days resemble
each other and whatever else changed meanwhile. With some pairs turned round, the sum is as large as the one seen just
where the mean of the turned pairs is not above the difference that is asked about; so the sorted means of all sets of
pairs give the test and the interval at once (Hartigan 1969).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEED, DRAWS, TINY = 29, 2**14, 1e-9


@dataclass(frozen=True)
class Tested:
    """The mean difference, the share of draws that would show one as large, and the interval (unbounded: too few pairs)."""

    effect: float
    p: float
    low: float
    high: float


def judged(differences: Sequence[float], most: float) -> Tested:
    """Test the differences of all pairs; the interval holds every difference that a test at ``most`` would not rule out.

    >>> judged([2, 1, 3, 2, 2, 1], most=0.05)
    Tested(effect=1.8333333333333333, p=0.03125, low=1.0, high=3.0)
    """
    from ..arrays import np

    row = np.asarray([differences], float)
    turned = turns(len(differences))
    sizes = turned.sum(1)
    means = np.sort((turned @ row[0])[sizes > 0] / sizes[sizes > 0])
    # The draw that came, and any that turns nothing, shows as much whatever is asked: each takes one place at either end.
    place = int(most / 2 * len(turned) + TINY) - int((sizes == 0).sum())
    low, high = (float(means[place]), float(means[-1 - place])) if place >= 0 else (-inf, inf)
    return Tested(float(row.mean()), float(p_values(row)[0]), low, high)


def p_values(rows: Array, draws: int = DRAWS) -> Array:
    """For each row of differences the two-sided share of draws that show one as large. A difference of 0 is as good as none."""
    from ..arrays import np

    sums = rows @ turns(rows.shape[1], draws).T
    more, less = (sums <= TINY).mean(1), (sums >= -TINY).mean(1)
    shares: Array = np.minimum(1, 2 * np.minimum(more, less))
    return shares


@cache
def turns(pairs: int, draws: int = DRAWS) -> Array:
    """The draws, a row each: 1 where a pair is turned round. All there are, or so many; the first is the one that came."""
    from ..arrays import np

    if 2**pairs <= draws:
        every: Array = np.arange(2**pairs)[:, None] // 2.0 ** np.arange(pairs) % 2
        return every
    drawn = np.random.default_rng(SEED).integers(0, 2, (draws, pairs))
    return np.concatenate([np.zeros((1, pairs)), drawn[1:]])
