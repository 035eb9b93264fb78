"""Hints in a log: what went together with better or worse numbers. No cause, but each could become an experiment.

Nobody drew here: on good days people do other things than on bad ones. So the pain before is held beside it, a slow change
of both is taken out, and so is what each session owes to the one before (its lag); then whole blocks of sessions are moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from ..content.loader import Library
from ..history.weeks import log_days
from ..model.experiment import Experiment, Outcome
from ..model.records import History
from ..progress.trend import autocorrelation
from ..wording import counted
from .living import Practice, obeys
from .outcomes import values
from .sentences import points

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

SEED, DRAWS, TINY = 41, 1999, 1e-9
CAUTION = "That is no proof that one makes the other: you may do other things on good days than on bad ones."
BEFORE = "Your pain before those sessions differed in the same way, so the day may have been a better one anyway."


@dataclass(frozen=True)
class Hint:
    """What went together: how much higher the outcome was with arm a of an ``experiment`` than with arm b.

    ``before`` is the same of the pain before those sessions. ``days`` counts the sessions of either arm.
    """

    experiment: str
    outcome: Outcome
    difference: float
    p: float
    days: tuple[int, int]
    before: float | None


@dataclass(frozen=True)
class _Line:
    """Sessions in order: which arm each was like (1: a), its outcome, and the pain before it."""

    arm: Array
    outcome: Array
    before: Array


def hints(history: History, library: Library, on: date, zone: tzinfo = UTC) -> tuple[Hint, ...]:
    """The hints of a log, clearest first; none while there are few sessions.

    >>> from hipbook.content.loader import library
    >>> hints(History(), library(), date(2026, 1, 5))
    ()
    """
    rule, own = library.rule.experiment, history.own
    lines = {id: line for id, line in _lines(own, library, on, zone) if _is_enough(line, library)}
    if not lines:
        return ()
    seen = (_hint(library.experiments[id], line, library) for id, line in lines.items())
    clear = [hint for hint in seen if hint.p <= rule.hint_rate / 100 / len(lines)]
    return tuple(sorted(clear, key=lambda hint: hint.p))


def _lines(history: History, library: Library, on: date, zone: tzinfo) -> Iterator[tuple[str, _Line]]:
    from ..arrays import np

    before = {day.on: day.before for day in log_days(history)}
    days, practice = sorted({done.on for done in history.sessions if done.on <= on}), Practice.of(history)
    for id, experiment in library.experiments.items():
        if experiment.picks:
            continue
        by_day = values(experiment.outcomes[0], history, library)
        arms = {day: _arm(experiment, day, practice, library, zone) for day in days if day in by_day}
        rows = [(arm, by_day[day], before.get(day)) for day, arm in arms.items() if arm is not None]
        cells = np.array(rows, float).reshape(-1, 3)  # what was not answered becomes NaN
        yield id, _Line(*cells.T)


def _arm(experiment: Experiment, day: date, practice: Practice, library: Library, zone: tzinfo) -> bool | None:
    """Was a day like arm a rather than b? None where it was like both, like neither, or nobody can tell."""
    a, b = (obeys(arm, day, practice, library, zone) for arm in (experiment.a, experiment.b))
    return a if a is not b and None not in (a, b) else None


def _is_enough(line: _Line, library: Library) -> bool:
    rule, of_a = library.rule.experiment, int(line.arm.sum())
    return len(line.arm) >= rule.hint_sessions and min(of_a, len(line.arm) - of_a) >= rule.hint_each


def _hint(experiment: Experiment, line: _Line, library: Library) -> Hint:
    from ..arrays import np

    arm, outcome = _steady(line.arm), _steady(line.outcome)
    difference = _together(arm, outcome)
    likeness = autocorrelation(outcome, fitted=2)
    new_arm, new = (_steady(of[1:] - likeness * of[:-1]) for of in (arm, outcome))
    moved = new_arm[_moved(len(new), library.rule.experiment.hint_block)] @ new
    p = (1 + int((np.abs(moved) >= abs(float(new_arm @ new)) - TINY).sum())) / (DRAWS + 1)
    before = None if np.isnan(line.before).any() else _together(arm, _steady(line.before))
    of_a = int(line.arm.sum())
    return Hint(experiment.id, experiment.outcomes[0], difference, p, (of_a, len(line.arm) - of_a), before)


def _steady(values: Array) -> Array:
    """A line without its level and its slow change."""
    from ..arrays import np

    at = np.arange(len(values)) - (len(values) - 1) / 2
    left = values - values.mean()
    steady: Array = left - at * (at @ left) / (at @ at)
    return steady


def _together(arm: Array, outcome: Array) -> float:
    """How much higher the outcome is with arm a, both without their slow change."""
    return float(arm @ outcome) / max(float(arm @ arm), TINY)


@lru_cache(8)
def _moved(n: int, block: int) -> NDArray[np.intp]:
    """The places of sessions as they might have fallen as well, a row each: moved round, and their blocks in another order."""
    from ..arrays import np

    draw, places = np.random.default_rng(SEED), np.arange(n)
    order = draw.random((DRAWS, n // block)).argsort(1)
    of_block = np.minimum(places // block, n // block - 1)
    shuffled = (order[:, of_block] * n + places).argsort(1)
    moved: NDArray[np.intp] = (shuffled + draw.integers(n, size=(DRAWS, 1))) % n
    return moved


def none_yet(history: History, library: Library) -> str:
    """Why there can be no hint yet; empty where there can.

    >>> from hipbook.content.loader import library
    >>> none_yet(History(), library())
    'From 20 sessions on, it may say here what went together in your log. You have 0.'
    """
    needs, has = library.rule.experiment.hint_sessions, len(history.own.sessions)
    return (
        ""
        if has >= needs
        else f"From {needs} sessions on, it may say here what went together in your log. You have {has}."
    )


def sentences(hint: Hint, library: Library) -> tuple[str, ...]:
    """A hint in words: what went together, why it is no proof, and the experiment that could tell."""
    experiment, (of_a, of_b) = library.experiments[hint.experiment], hint.days
    looks, way = library.outcomes[hint.outcome].name, "higher" if hint.difference > 0 else "lower"
    same_before = (
        hint.before is not None and hint.before * hint.difference > 0 and abs(hint.before) >= abs(hint.difference) / 2
    )
    return (
        f"With {experiment.a.name}, your {looks} was about {points(abs(hint.difference))} {way} than with {experiment.b.name}.",
        f"That is from {counted(of_a, 'day')} of the one, and {of_b} of the other.", CAUTION, *((BEFORE,) if same_before else ()), f"An experiment could tell more: “{experiment.asks}”",
    )  # fmt: skip
