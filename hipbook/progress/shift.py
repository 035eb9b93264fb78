"""Has a series shifted? The evidence for a rise and for a fall at each look, with noise estimated apart from the shift.

The model: a level, daily noise that resembles the day before (AR(1); days may be missing), and perhaps one shift, a step
or a slope, that began at one of several places. Evidence is the logarithm of how much better a shift explains the
series than no shift does (a Bayes factor), averaged over where it began, how large it is, and how strong the noise is.
What typical people are like counts as so many entries of noise, so that a young log leans on them and an old one does not.
Why this rule and no other: ``docs/decisions/0007-telling-change.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LIKENESS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
NEVER, TINY, FAR_OFF = -1e3, 1e-9, -50
LOGISTIC = 1.702
"""With this slope a logistic curve is nowhere further than 0.01 from the normal distribution."""


@dataclass(frozen=True)
class Typical:
    """What noise and changes are like in typical people, in the measure's own points.

    ``spread`` is the standard deviation of their noise, ``worth`` how many entries this knowledge counts as. ``likeness``
    are the two shape numbers of a beta distribution of lag-1 autocorrelation a day, or None where entries lie too far apart.
    ``step`` and ``pace`` (a day) are the spread of the sizes of steps and slopes, ``slopes`` the share of slopes.
    """

    spread: float
    worth: float
    step: float
    pace: float
    slopes: float
    likeness: tuple[float, float] | None = None


@dataclass(frozen=True)
class Places:
    """Where a shift may have begun (``begins``, places in the series, and their day numbers ``starts``) and when it was looked.

    A look has seen the first ``seen`` entries, on day ``looked``. A shift is heard of once it is ``days`` and ``entries`` old.
    """

    begins: Sequence[int]
    starts: Sequence[float]
    seen: Sequence[int]
    looked: Sequence[float]
    days: float
    entries: int


@dataclass(frozen=True)
class Evidence:
    """For each way (rise, fall) and look the evidence, and the number of the place at which that shift most likely began.

    ``spread`` and ``likeness`` are this person's noise, as of the last look.
    """

    heard: dict[str, list[float]]
    began: dict[str, list[int]]
    spread: float
    likeness: float


def evidence(days: Sequence[float], values: Sequence[float], places: Places, typical: Typical) -> Evidence:
    """The evidence for a shift at each look.

    >>> typical = Typical(spread=1, worth=10, step=2, pace=0.1, slopes=0.5)
    >>> places = Places([4, 5, 6], [4, 5, 6], [8, 12], [8, 12], days=2, entries=2)
    >>> weighed = evidence(range(12), [6, 5, 6, 6, 5, 6, 2, 2, 1, 2, 1, 2], places, typical)
    >>> weighed.heard["fall"][1] > weighed.heard["fall"][0] > 0 > weighed.heard["rise"][1], weighed.began["fall"]
    (True, [2, 2])
    """
    from ..arrays import np

    likeness, prior = _likeness(typical)
    sums = _Sums.of(np.asarray(days, float), np.asarray(values, float), likeness)
    begins, seen = np.asarray(places.begins), np.asarray(places.seen)
    starts, looked = np.asarray(places.starts, float), np.asarray(places.looked, float)
    old = (seen - begins[:, None] >= places.entries) & (looked - starts[:, None] >= places.days)
    still = _Still.of(sums.at(seen), prior, seen, typical)
    kinds = zip(
        sums.shapes(begins, starts, seen),
        (typical.step, typical.pace),
        (1 - typical.slopes, typical.slopes),
        strict=True,
    )
    shifts = [still.shifted(shape, size / typical.spread, share, old) for shape, size, share in kinds]
    spread, alike = _noise([shift.noise for shift in shifts], likeness)
    both = {way: np.concatenate([shift.logs[way] for shift in shifts]) for way in ("rise", "fall")}
    return Evidence(
        heard={way: _log_sum(of).tolist() for way, of in both.items()},
        began={way: (of.argmax(0) % len(begins)).tolist() for way, of in both.items()},
        spread=spread, likeness=alike,
    )  # fmt: skip


@dataclass(frozen=True)
class _Shifted:
    """By way the evidence for each beginning and look; and the noise beside each shift at the last look."""

    logs: dict[str, Array]
    noise: tuple[Array, Array]


@dataclass(frozen=True)
class _Still:
    """The series without a shift at each look: how likely it is, and what of it a level alone leaves unexplained."""

    sums: _At
    flat: Array
    left: Array
    free: Array
    squares: float

    @classmethod
    def of(cls, sums: _At, prior: Array, seen: Array, typical: Typical) -> _Still:
        from ..arrays import np

        flat: Array = prior[:, None, None] - sums.log_q - np.log(sums.aa) / 2
        left = np.maximum(sums.uu - sums.au**2 / sums.aa, 0)
        return cls(sums, flat, left, typical.worth + seen - 1, typical.worth * typical.spread**2)

    @cached_property
    def likely(self) -> Array:
        """How likely it is, as a logarithm."""
        from ..arrays import np

        return _log_sum(self.flat - self.free / 2 * np.log(self.squares + self.left))

    def shifted(self, shape: tuple[Array, Array, Array], size: float, common: float, old: Array) -> _Shifted:
        """The same with a shift of a shape, ``size`` times the typical noise, where it is ``old`` enough to be heard of."""
        from ..arrays import np

        own, cross, with_u = shape
        worth = np.where(old, np.maximum(own - cross**2 / self.sums.aa, TINY), 1)
        pull = np.where(old, with_u - cross * self.sums.au / self.sums.aa, 0)
        sure = worth + 1 / size**2
        squares = self.squares + np.maximum(self.left - pull**2 / sure, 0)
        fits = self.flat - np.log(size**2 * sure) / 2 - self.free / 2 * np.log(squares)
        z = pull / np.sqrt(sure * squares / self.free)
        share = np.where(old, np.log(2 * common / np.maximum(old.sum(0), 1)), NEVER)
        logs = {
            way: _log_sum(fits - np.log1p(np.exp(-LOGISTIC * np.maximum(up, FAR_OFF)))) - self.likely + share
            for way, up in (("rise", z), ("fall", -z))
        }
        return _Shifted(logs, (np.where(old, fits, NEVER)[:, :, -1], (squares / (self.free - 2))[:, :, -1]))


def _likeness(typical: Typical) -> tuple[Array, Array]:
    """The likenesses that are tried, and the logarithm of how common each is."""
    from ..arrays import np

    if typical.likeness is None:
        return np.zeros(1), np.zeros(1)
    (a, b), likeness = typical.likeness, np.array(LIKENESS)
    common = (likeness + 0.05) ** (a - 1) * (1 - likeness + 0.02) ** (b - 1)
    prior: Array = np.log(common / common.sum())
    return likeness, prior


def _log_sum(logs: Array) -> Array:
    """The logarithm of a sum along the first axis, from logarithms."""
    from ..arrays import np

    most = logs.max(0)
    summed: Array = most + np.log(np.exp(logs - most).sum(0))
    return summed


def _noise(fitted: list[tuple[Array, Array]], likeness: Array) -> tuple[float, float]:
    """The spread and the likeness of the noise that the series shows beside its shift, on average over all shifts."""
    from ..arrays import np

    fits = np.concatenate([fit for fit, _ in fitted], axis=1)
    weight = np.exp(fits - fits.max())
    weight /= weight.sum()
    squares = np.concatenate([square for _, square in fitted], axis=1)
    return float(np.sqrt((weight * squares).sum())), float((weight.sum(1) * likeness).sum())


@dataclass(frozen=True)
class _At:
    aa: Array
    au: Array
    uu: Array
    log_q: Array


@dataclass(frozen=True)
class _Sums:
    """A whitened series: each entry less what it owes to the one before, so that sums over any stretch are quick.

    ``a`` is what becomes of a level of one, ``b`` of the day number, ``u`` of the values; ``p`` of the first entry after a step.
    """

    a: Array
    u: Array
    p: Array
    day: Array
    sums: dict[str, Array]

    @classmethod
    def of(cls, day: Array, value: Array, likeness: Array) -> _Sums:
        from ..arrays import np

        owes = np.hstack([np.zeros((len(likeness), 1)), likeness[:, None] ** np.diff(day)])
        q = np.sqrt(1 - owes**2)
        value, day_before = value - value[0], np.concatenate([[0.0], day[:-1]])
        u = (value - owes * np.concatenate([[0.0], value[:-1]])) / q
        a, b = (1 - owes) / q, (day - owes * day_before) / q
        products = {"aa": a * a, "au": a * u, "uu": u * u, "ab": a * b, "bb": b * b, "bu": b * u, "q": np.log(q)}
        none = np.zeros((len(likeness), 1))
        return cls(a, u, 1 / q, day, {name: np.hstack([none, of.cumsum(1)]) for name, of in products.items()})

    def at(self, seen: Array) -> _At:
        """The sums up to each look."""
        return _At(*(self.sums[name][:, None, seen] for name in ("aa", "au", "uu", "q")))

    def shapes(self, begins: Array, starts: Array, seen: Array) -> list[tuple[Array, Array, Array]]:
        """For a step and for a slope from each place on: its own square, its product with a level, and with the values."""
        after = {
            name: self.sums[name][:, None, seen] - self.sums[name][:, begins + 1][:, :, None]
            for name in ("aa", "au", "ab", "bb", "bu")
        }
        p, a, u = (of[:, begins][:, :, None] for of in (self.p, self.a, self.u))
        step = (p * p + after["aa"], p * a + after["aa"], p * u + after["au"])
        start, high = starts[None, :, None], (self.day[begins] - starts)[None, :, None] * p
        slope = (
            high * high + after["bb"] - 2 * start * after["ab"] + start**2 * after["aa"],
            high * a + after["ab"] - start * after["aa"],
            high * u + after["bu"] - start * after["au"],
        )
        return [step, slope]
