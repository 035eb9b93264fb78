"""An experiment while it is lived: the arm of a day, which days count, whether the log followed the draw.

A flare or a holiday suspends it, and so does a day without practice where a block is a day of practice: such days count
for no arm, and the blocks are stretched rather than dropped. So the draw is used up in its order and stays balanced, and
nobody changes an arm by staying away from it. Nor does a day count whose session could not go both ways: it would count for
the one way that it could go. Nothing here looks at an outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import TypeVar

from ..content.loader import Library
from ..history.pauses import away_until, flaring
from ..history.plan_edits import BY_HAND
from ..history.weeks import flare_spans
from ..model.experiment import DAYS_OF, Arm, ArmId
from ..model.records import ExperimentBegun, ExperimentEnded, History, PlanChange, Record, SessionDone, SetDone

R = TypeVar("R", bound=Record)
ONE = timedelta(1)


@dataclass(frozen=True)
class LivedDay:
    """A day that counted: the number of its ``block`` and, of a week, whether the wash-out ``washes_out`` what it says."""

    on: date
    block: int
    arm: ArmId
    washes_out: bool


def ended(begun: ExperimentBegun, history: History) -> ExperimentEnded | None:
    """The record that stopped it, or None."""
    return next((end for end in history.experiment_ends if end.experiment == begun.uid), None)


def running(history: History, on: date) -> ExperimentBegun | None:
    """The experiment that goes on: the newest that was begun, until it is stopped or its last block is over."""
    newest = next((one for one in reversed(history.experiments) if one.on <= on), None)
    if newest is None or ended(newest, history) or is_over(newest, history, on):
        return None
    return newest


def suspended(history: History, on: date) -> bool:
    """Does a flare or a holiday suspend every experiment on a day?"""
    return flaring(history, on) or away_until(history, on) is not None


def lived(begun: ExperimentBegun, history: History, on: date) -> tuple[LivedDay, ...]:
    """The days up to ``on`` that counted for a block, in the order in which they did.

    >>> from hipbook.model.records import SessionDone
    >>> from hipbook.experiments.design import Design, begin
    >>> from hipbook.content.loader import library
    >>> begun = begin(library().experiments["walk"], Design("morning", 16), seed=1, on=date(2026, 1, 5))
    >>> days = History(sessions=tuple(SessionDone(on=f"2026-01-{day}") for day in (10, 12)))
    >>> [(day.on.day, day.block, day.arm) for day in lived(begun, days, date(2026, 2, 1))]
    [(10, 0, 'a'), (12, 1, 'b')]
    """
    length = DAYS_OF[begun.unit]
    days = islice(_counted(begun, history, on), length * len(begun.blocks))
    return tuple(
        LivedDay(day, n // length, begun.blocks[n // length], n % length < begun.wash_out_days) for n, day in enumerate(days)
    )  # fmt: skip


def _counted(begun: ExperimentBegun, history: History, on: date) -> Iterator[date]:
    """The days that move it on: days of practice or, where blocks are weeks, all; none that is suspended."""
    stopped = ended(begun, history)
    last = min(on, stopped.on) if stopped else on
    days = (
        _practised(history)
        if begun.unit == "day"
        else (begun.start + n * ONE for n in range((last - begun.start).days + 1))
    )
    return (day for day in days if begun.start <= day <= last and not suspended(history, day))


def _practised(history: History) -> Iterator[date]:
    """The days of practice in the order in which they were written down: a late entry moves no arm that was lived already."""
    written = sorted(history.own.sessions, key=lambda done: done.at or datetime.combine(done.on, time.max, UTC))
    off = {done.on for done in written if done.off_experiment}
    return iter(dict.fromkeys(done.on for done in written if done.on not in off))


def is_over(begun: ExperimentBegun, history: History, on: date) -> bool:
    """Is its last block over, and the morning after it as well?"""
    days = lived(begun, history, on - 2 * ONE)
    return len(days) == DAYS_OF[begun.unit] * len(begun.blocks)


def arm_on(begun: ExperimentBegun, history: History, on: date) -> ArmId | None:
    """The arm of a day; None before it begins, while it is suspended, and once it is over or stopped."""
    if on < begun.start or ended(begun, history) or suspended(history, on):
        return None
    block = block_on(begun, history, on)
    return begun.blocks[block] if block < len(begun.blocks) else None


def block_on(begun: ExperimentBegun, history: History, on: date) -> int:
    """The number of the block that a day belongs to, or will once it counts; after the last one, how many there are."""
    days = lived(begun, history, on)
    return next((day.block for day in days if day.on == on), len(days) // DAYS_OF[begun.unit])


def day_of_block(begun: ExperimentBegun, history: History, on: date) -> int:
    """Which day of its block a day is; 0 is the first."""
    return len(lived(begun, history, on - ONE)) % DAYS_OF[begun.unit]


# --- what was done


@dataclass(frozen=True)
class Adherence:
    """Of the days on which it can be told whether the draw was followed (``days``), on how many it was."""

    days: int
    obeyed: int

    @property
    def share(self) -> float | None:
        """The share of those days, or None where nothing can be told."""
        return self.obeyed / self.days if self.days else None


@dataclass(frozen=True)
class Practice:
    """What was practised on each day: the sessions, and the sets in their order."""

    sessions: Mapping[date, list[SessionDone]]
    sets: Mapping[date, list[SetDone]]

    @classmethod
    def of(cls, history: History) -> Practice:
        """The practice of a log, without what came from other people's tables."""
        return cls(_by_day(history.own.sessions), _by_day(history.sets))


def _by_day(records: Iterable[R]) -> Mapping[date, list[R]]:
    days: dict[date, list[R]] = {}
    for record in records:
        days.setdefault(record.on, []).append(record)
    return days


def adherence(begun: ExperimentBegun, history: History, library: Library, on: date, zone: tzinfo = UTC) -> Adherence:
    """How often the log followed the draw. ``zone`` tells the hours of a day, where an arm asks for some."""
    practice = Practice.of(history)
    of = [obeys(begun.arm(day.arm), day.on, practice, library, zone) for day in lived(begun, history, on)]
    return Adherence(sum(one is not None for one in of), sum(one is True for one in of))


def obeys(arm: Arm, day: date, practice: Practice, library: Library, zone: tzinfo = UTC) -> bool | None:
    """Did a day of practice go as an arm asks? None where the log cannot tell."""
    exercises = [done.exercise for done in practice.sets.get(day, ())]
    match arm.varies:
        case "order":
            return library.exercises[exercises[0]].category in arm.first if exercises else None
        case "exercise":
            return _does(arm, set(exercises)) if exercises else None
        case "time":
            return _time(arm, practice.sessions.get(day, ()), library, zone)
        case "rest":
            near = day - ONE in practice.sessions or day + ONE in practice.sessions
            return near != arm.rest if day in practice.sessions else None
    return None


def _does(arm: Arm, exercises: set[str]) -> bool:
    return (not arm.does or bool(exercises & set(arm.does))) and not exercises & set(arm.leaves)


def _time(arm: Arm, sessions: Iterable[SessionDone], library: Library, zone: tzinfo) -> bool | None:
    hours = [done.at.astimezone(zone).hour for done in sessions if done.at]
    evening = [hour >= library.rule.experiment.evening_from for hour in hours]
    return all(one == (arm.time == "evening") for one in evening) if evening else None


def flares_of(begun: ExperimentBegun, history: History, on: date) -> dict[ArmId, int]:
    """How many flares began in blocks of either arm: their days do not count, and that must not hide them."""
    days = sorted(lived(begun, history, on), key=lambda day: day.on)
    arms: list[ArmId] = []
    for began, _ in flare_spans(history, on):
        before = [day.arm for day in days if day.on <= began]
        if before and began <= days[-1].on + ONE:
            arms.append(before[-1])
    return {"a": arms.count("a"), "b": arms.count("b")}


def changes_by_hand(begun: ExperimentBegun, history: History, on: date) -> tuple[PlanChange, ...]:
    """What the reader changed in the plan meanwhile: allowed, and noted beside the answer."""
    last = max((day.on for day in lived(begun, history, on)), default=begun.start)
    return tuple(
        change for change in history.plan_changes
        if begun.start <= change.on <= last and _is_since(begun, change)
        and change.change in BY_HAND and not change.undone
    )  # fmt: skip


def _is_since(begun: ExperimentBegun, change: PlanChange) -> bool:
    """Was it changed after the experiment was begun? Of the very day, only the moments of both records can tell."""
    return change.on > begun.on or bool(change.at and begun.at and change.at > begun.at)
