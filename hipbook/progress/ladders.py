"""Exercises over the weeks: the ladder each side climbed and why, left beside right, and the directions trained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from ..model.base import Side
from ..model.records import PlanChange, SetDone
from .analysis import LogAnalysis

RUNGS = {"progress": 1, "harder": 1, "reduce": -1, "regress": -1, "easier": -1}
SIDES: tuple[Side, ...] = ("left", "right")
OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Step:
    """A change of an exercise on a side; ``level`` counts the steps up and down since its first."""

    level: int
    change: PlanChange


def changes(analysis: LogAnalysis) -> tuple[PlanChange, ...]:
    """The changes of the plan that stand and that have a reason, oldest first."""
    made = analysis.history.plan_changes
    return tuple(change for change in made if not change.undone and (change.reason or change.change in RUNGS))


def climbers(analysis: LogAnalysis) -> tuple[str, ...]:
    """The exercises that went up or down, those with the most steps first."""
    count = Counter(change.exercise for change in changes(analysis) if change.change in RUNGS)
    return tuple(name for name, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])))


def climb(analysis: LogAnalysis, exercise: str, side: Side) -> tuple[Step, ...]:
    """The steps of an exercise on a side, oldest first; a change of both sides counts for either."""
    level, steps = 0, []
    for change in changes(analysis):
        if change.exercise == exercise and change.side in (side, None):
            level += RUNGS.get(change.change, 0)
            steps.append(Step(level, change))
    return tuple(steps)


def is_two_sided(analysis: LogAnalysis, exercise: str) -> bool:
    """Is it done on each side by itself?"""
    in_library = analysis.library.exercises.get(exercise)
    return in_library is not None and in_library.laterality == "each"


@dataclass(frozen=True)
class Sides:
    """What each side did of an exercise in one session: repetitions, or seconds where it is timed, and worst pain."""

    on: date
    counted: str
    done: dict[Side, float]
    pain: dict[Side, int | None]

    @property
    def gap(self) -> float | None:
        """How much more the right side did, or None where a side is missing."""
        return self.done["right"] - self.done["left"] if len(self.done) == 2 else None


def side_by_side(analysis: LogAnalysis, exercise: str) -> tuple[Sides, ...]:
    """Each session of an exercise with what either side did, oldest first."""
    sets = [done for done in analysis.sets_of.get(exercise, ()) if done.side and not done.stopped]
    by_session = groupby(sorted(sets, key=attrgetter("on", "session")), key=attrgetter("on", "session"))
    return tuple(_sides(on, list(done)) for (on, _), done in by_session)


def _sides(on: date, sets: list[SetDone]) -> Sides:
    counted = "repetitions" if any(done.dose and done.dose.reps for done in sets) else "seconds"
    of = {side: [done for done in sets if done.side == side] for side in SIDES}
    amount = {side: sum(_amount(done, counted) for done in its) for side, its in of.items() if its}
    return Sides(on, counted, amount, {side: _worst(its) for side, its in of.items()})


def _amount(done: SetDone, counted: str) -> float:
    if counted == "seconds":
        return done.seconds or 0
    return (done.dose.reps or 0) * done.dose.sets + done.reps_extra if done.dose else 0


def _worst(sets: Iterable[SetDone]) -> int | None:
    return max((done.pain_during for done in sets if done.pain_during is not None), default=None)


def weaker_side(analysis: LogAnalysis, exercise: str) -> Side | None:
    """The side that did clearly fewer repetitions in each of the last sessions, or None (handbook 4.7)."""
    needs, least = analysis.library.rule.progress.sides_sessions, analysis.library.rule.progress.sides_reps
    counted = [one for one in side_by_side(analysis, exercise) if one.counted == "repetitions"]
    gaps = [one.gap for one in counted if one.gap is not None][-needs:]
    if len(gaps) < needs:
        return None
    if all(gap >= least for gap in gaps):
        return "left"
    return "right" if all(-gap >= least for gap in gaps) else None


def is_even(days_trained: dict[str, dict[Side, int]]) -> bool:
    """Was every direction trained on as many days on the left as on the right?

    >>> is_even({"EXT": {"left": 3, "right": 3}, "ER": {"left": 2, "right": 1}})
    False
    """
    return all(sides["left"] == sides["right"] for sides in days_trained.values())


def trained(analysis: LogAnalysis, since: date | None = None) -> dict[str, dict[Side, int]]:
    """On how many days each direction was trained, left and right; what is done with both sides counts for either."""
    days: dict[str, dict[Side, set[date]]] = {}
    for exercise, sets in analysis.sets_of.items():
        moved = analysis.library.trained_by(exercise) if exercise in analysis.library.exercises else ()
        for side in SIDES:
            on = {done.on for done in sets if done.side != OTHER[side] and (since is None or done.on >= since)}
            for direction in moved if on else ():
                days.setdefault(direction, {one: set() for one in SIDES})[side].update(on)
    return {direction: {side: len(on) for side, on in sides.items()} for direction, sides in days.items()}
