"""The game of chapter 08: six made-up hips, of which one truly changed. Whoever looks tries to find it, and so does the book.

Every hip swings in its own way, some little and some far: a wide swing looks like a change, and that is the trap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from ..content.loader import library
from .changes import changed
from .simulation import BEGIN, WEEK, Line, daily_pain, followed_pain, weekly

if TYPE_CHECKING:
    import numpy as np

HIPS, WEEKS = 6, 16
SPREADS, LIKENESS, LEVELS = (1.0, 2.2), (0.2, 0.6), (4.5, 6.0)
"""From how little to how far a hip swings, how much its days are alike, and where its pain lies."""
BEGINS, TAKES, ENDS = (4, 8), 3, 3
"""In which weeks the fall may begin, how many it takes, and how many weeks at either end the eye compares."""
SURE = 10_000
"""Rounds in which one has changed for sure are drawn from seeds of their own."""
Verdict = Literal["right", "wrong", "silent"]


@dataclass(frozen=True)
class Hip:
    """One made-up hip: its weekly averages and what was truly there, whether it fell, and what the book tells of its daily pain.

    >>> round_of(1).hips[0].fell
    False
    """

    weeks: Line
    truth: Line
    fell: bool
    grade: Literal["", "hint", "real"]
    way: Literal["rise", "fall"]

    @property
    def drop(self) -> float:
        """How much lower its last weeks are than its first ones."""
        return fmean(pain for _, pain in self.weeks[:ENDS]) - fmean(pain for _, pain in self.weeks[-ENDS:])

    @property
    def is_told(self) -> bool:
        """Does the book tell a fall?"""
        return self.grade != "" and self.way == "fall"


@dataclass(frozen=True)
class Round:
    """Six hips: one of them changed or, where that is not promised, perhaps none.

    >>> sum(hip.fell for hip in round_of(1).hips)
    1
    """

    hips: tuple[Hip, ...]

    @property
    def fell(self) -> int | None:
        """The place of the one that changed; None where none did."""
        return next((n for n, hip in enumerate(self.hips) if hip.fell), None)

    @property
    def steepest(self) -> int:
        """Whom the eye names: the one that ends lowest, held against where it began."""
        return max(range(len(self.hips)), key=lambda n: self.hips[n].drop)

    @property
    def by_book(self) -> int | None:
        """Whom the book names: the steepest of those of which it tells a fall; None where it tells of none."""
        falls = [n for n, hip in enumerate(self.hips) if hip.is_told]
        return max(falls, key=lambda n: self.hips[n].drop, default=None)

    def judged(self, choice: int | None) -> Verdict:
        """What became of naming this one, or none."""
        if choice is None:
            return "silent"
        return "right" if choice == self.fell else "wrong"


def round_of(seed: int, one_changed: bool = True) -> Round:
    """The round of this number: the same number draws the same hips. Unless ``one_changed`` is sure, every other round has none.

    >>> round_of(3) == round_of(3), round_of(3) == round_of(4)
    (True, False)
    """
    from ..arrays import np

    draw = np.random.default_rng(seed + SURE * one_changed)
    places = HIPS if one_changed else 2 * HIPS
    chosen = int(draw.integers(places))
    return Round(tuple(_hip(draw, n == chosen) for n in range(HIPS)))


def _hip(draw: np.random.Generator, falls: bool) -> Hip:
    shift = _fall(draw) if falls else ()
    spread, likeness, level = (float(draw.uniform(*bounds)) for bounds in (SPREADS, LIKENESS, LEVELS))
    line = daily_pain(int(draw.integers(2**32)), likeness, spread, level, shift, WEEKS)
    followed = followed_pain(line)
    change = changed(followed) if followed else None
    grade, way = (change.grade, change.way) if change else ("", "fall")
    return Hip(tuple(weekly(line)), _truth(level, shift), falls, grade, way)


def _truth(level: float, shift: Sequence[float]) -> Line:
    """The pain of each week without its ups and downs."""
    fallen = [fmean(shift[day : day + WEEK]) if shift else 0 for day in range(0, WEEK * WEEKS, WEEK)]
    return tuple((BEGIN + timedelta(WEEK * week), level + by) for week, by in enumerate(fallen))


def _fall(draw: np.random.Generator) -> Sequence[float]:
    """What truly changes, day by day: nothing at first, then gently down by what people just notice, and so it stays."""
    begins, takes = WEEK * int(draw.integers(*BEGINS)), WEEK * TAKES
    size = library().rule.progress.nprs_change
    return [-size * min(1.0, max(0.0, (day - begins) / takes)) for day in range(WEEK * WEEKS)]


def score(rounds: Iterable[Round], names: Callable[[Round], int | None]) -> Counter[Verdict]:
    """How often a way to look named the right one, a wrong one, or none.

    >>> sorted(score([round_of(1), round_of(2)], lambda one: one.fell))
    ['right']
    """
    return Counter(one.judged(names(one)) for one in rounds)


def by_eye(one: Round) -> int:
    """Whom an eye names that always sees something."""
    return one.steepest


def by_book(one: Round) -> int | None:
    """Whom the book names, where it is sure enough."""
    return one.by_book
