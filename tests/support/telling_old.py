"""The rule by which a change was told until 2026, kept as what the new one is measured against; and a rule that knows the noise.

The old one: the last three weekly averages (two scores or tests) must all differ from the first by what matters and by
five times the noise of a difference, which was taken from the steps between neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import sqrt

import numpy as np

from hipbook.progress import shift
from hipbook.progress.changes import Followed
from hipbook.progress.telling import Way, _new

TIMES, FEW_STEPS = 5, 3


def jitter(values: Sequence[float]) -> float:
    """The standard deviation from successive differences; the largest step is left out."""
    steps = sorted(abs(later - earlier) for earlier, later in pairwise(values))
    steps = steps[:-1] if len(steps) > FEW_STEPS else steps
    return sqrt(sum(step * step for step in steps) / (2 * len(steps))) if steps else 0.0


def old_course(
    values: Sequence[float], wanted: int, error: float, share: float = 0, from_place: int = 1
) -> Iterator[int]:
    """After each value from a place on: was a rise (1), a fall (-1) or nothing (0) called probably real?"""
    for end in range(from_place + 1, len(values) + 1):
        first, looks = values[0], values[1:end][-wanted:]
        needed = max(error, TIMES * jitter(values[:end]) * sqrt(1 + 1 / len(looks)))
        low, high = first - max(needed, share * first), first + needed
        if len(looks) < wanted:
            yield 0
        else:
            yield all(value >= high for value in looks) - all(value <= low for value in looks)


def old_test(values: Sequence[float], noise: float) -> bool:
    """Was a change of a home test ever called probably real? All but the first value are looked at."""
    return any(
        all(step > noise for step in steps) or all(-step > noise for step in steps)
        for end in range(3, len(values) + 1)
        for steps in [[value - values[0] for value in values[1:end]][-2:]]
    )


def surplus(
    followed: Followed, way: Way, in_a_row: int, likeness: float | None = None, spread: float = 0
) -> np.ndarray:
    """After each look, by how much the evidence passes a bound of nought; with the true noise where it is given."""
    typical, tried = followed.typical, shift.LIKENESS
    if likeness is not None:
        shift.LIKENESS, typical = (likeness,), replace(typical, spread=spread, worth=1e7, likeness=(1, 1))
        typical = replace(typical, step=followed.typical.step, pace=followed.typical.pace)
    try:
        found = shift.evidence(followed.series.days, followed.series.values, followed.series.places, typical)
    finally:
        shift.LIKENESS = tried
    heard = np.array(found.heard[way]) - followed.bounds.later * np.log(np.array(followed.series.places.looked) / 84)
    agrees = [_new(followed.series, found, way, "hint", look) is not None for look in range(len(heard))]
    held = heard.copy()
    for back in range(1, in_a_row):
        held[back:] = np.minimum(held[back:], heard[:-back])
    held[: in_a_row - 1] = -np.inf
    return np.where(agrees, held, -np.inf)
