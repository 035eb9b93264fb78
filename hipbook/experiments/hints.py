"""Hints in a log: what went together with better or worse numbers. No cause, but each could become an experiment.

Nobody drew here: on good days people do other things than on bad ones. So what the day was like before is held beside
it, a slow change of both is taken out, and the test moves whole blocks of neighbouring sessions, which resemble each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING

from ..content.loader import Library
from ..history.weeks import log_days
from ..model.experiment import Experiment, Outcome
from ..model.records import History
from .living import obeys
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
    import numpy as np

    before = {day.on: day.before for day in log_days(history)}
    days = sorted({done.on for done in history.sessions if done.on <= on})
    for id, experiment in library.experiments.items():
        by_day = values(experiment.outcomes[0], history, library)
        arms = {
            day: _arm(experiment, day, history, library, zone) for day in days if day in by_day and not experiment.picks
        }
        rows = [(arm, by_day[day], before.get(day)) for day, arm in arms.items() if arm is not None]
        yield (
            id,
            _Line(
                *np.array([[np.nan if cell is None else cell for cell in row] for row in rows], float).reshape(-1, 3).T
            ),
        )


def _arm(experiment: Experiment, day: date, history: History, library: Library, zone: tzinfo) -> bool | None:
    """Was a day like arm a rather than b? None where it was like both, like neither, or nobody can tell."""
    a, b = (obeys(arm, day, history, library, zone) for arm in (experiment.a, experiment.b))
    return a if a is not b and None not in (a, b) else None


def _is_enough(line: _Line, library: Library) -> bool:
    rule, of_a = library.rule.experiment, int(line.arm.sum())
    return len(line.arm) >= rule.hint_sessions and min(of_a, len(line.arm) - of_a) >= rule.hint_each


def _hint(experiment: Experiment, line: _Line, library: Library) -> Hint:
    import numpy as np

    arm, outcome = _steady(line.arm), _steady(line.outcome)
    difference = _together(arm, outcome)
    moved = _moved(arm, library.rule.experiment.hint_block) @ outcome
    p = (1 + int((np.abs(moved) >= abs(float(arm @ outcome)) - TINY).sum())) / (DRAWS + 1)
    before = None if np.isnan(line.before).any() else _together(arm, _steady(line.before))
    of_a = int(line.arm.sum())
    return Hint(experiment.id, experiment.outcomes[0], difference, p, (of_a, len(line.arm) - of_a), before)


def _steady(values: Array) -> Array:
    """A line without its level and its slow change."""
    import numpy as np

    at = np.arange(len(values)) - (len(values) - 1) / 2
    left = values - values.mean()
    steady: Array = left - at * (at @ left) / (at @ at)
    return steady


def _together(arm: Array, outcome: Array) -> float:
    """How much higher the outcome is with arm a, both without their slow change."""
    return float(arm @ outcome) / max(float(arm @ arm), TINY)


def _moved(arm: Array, block: int) -> Array:
    """The arms as they might have fallen as well, a row each: moved round, and their blocks in another order."""
    import numpy as np

    draw, n = np.random.default_rng(SEED), len(arm)
    places = np.arange(n)
    rows = []
    for _ in range(DRAWS):
        blocks = np.array_split(np.roll(places, draw.integers(n)), n // block)
        rows.append(np.concatenate([blocks[at] for at in draw.permutation(len(blocks))]))
    moved: Array = arm[np.array(rows)]
    return moved


def sentences(hint: Hint, library: Library) -> tuple[str, ...]:
    """A hint in words: what went together, why it is no proof, and the experiment that could tell."""
    experiment, (of_a, of_b) = library.experiments[hint.experiment], hint.days
    looks, way = library.outcomes[hint.outcome].name, "higher" if hint.difference > 0 else "lower"
    same_before = (
        hint.before is not None and hint.before * hint.difference > 0 and abs(hint.before) >= abs(hint.difference) / 2
    )
    return (
        f"With {experiment.a.name} ({of_a} times), your {looks} was about {points(abs(hint.difference))} {way} "
        f"than with {experiment.b.name} ({of_b} times).",
        CAUTION, *((BEFORE,) if same_before else ()), f"An experiment could tell more: “{experiment.asks}”",
    )  # fmt: skip
