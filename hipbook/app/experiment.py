"""The experiment that goes on, in the week: the day's session obeys its arm wherever both arms could be obeyed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ..experiments.living import arm_on, day_of_block, lived, running
from ..experiments.sentences import OFF, today
from ..model.experiment import ArmId, Comparison
from ..model.records import ExperimentBegun, History
from ..model.routine import Day, Routine
from ..planning.arms import InWeek, armed, last_strength
from ..planning.planner import Planner
from .today import done_today, next_weekday


@dataclass(frozen=True)
class ExperimentToday:
    """An experiment on a day of it: the ``arm`` (None while it waits), and why the session could not go both ways."""

    begun: ExperimentBegun
    arm: ArmId | None = None
    why_not: str = ""

    @property
    def is_off(self) -> bool:
        """Does a session of today count for neither arm? A week is what it is on all of its days."""
        return bool(self.why_not) and self.begun.unit == "day"


def experiment_today(history: History, on: date) -> ExperimentToday | None:
    """The experiment that goes on, with the arm of the day; None where there is none."""
    begun = running(history, on)
    return ExperimentToday(begun, arm_on(begun, history, on)) if begun else None


def day_lines(experiment: ExperimentToday, history: History, on: date) -> tuple[str, ...]:
    """What is said of a day: its arm and why, or why it waits or does not count; empty once all of its days are over."""
    says = OFF if experiment.is_off else today(experiment.begun, history, on)
    return tuple(filter(None, (says, experiment.why_not)))


def obeying(
    experiment: ExperimentToday, planner: Planner, history: History, on: date
) -> tuple[Routine, ExperimentToday]:
    """The week in which today's session obeys the arm or, on a day without one, the next session; after today's, both."""
    if experiment.arm is None:
        return planner.routine, experiment
    at = _where(experiment.begun, planner, history, on)
    one = armed(planner, experiment.begun, experiment.arm, at)
    routine = _ahead(experiment.begun, planner, history, on, _with_day(planner.routine, at.weekday, one.day))
    return routine, replace(experiment, why_not=one.why_not)


def _ahead(begun: ExperimentBegun, planner: Planner, history: History, on: date, routine: Routine) -> Routine:
    """The week in which the session after today's obeys the arm that comes then."""
    block, weekday = len(lived(begun, history, on)), next_weekday(routine, on)
    is_next = begun.unit == "day" and done_today(history, on) and block < len(begun.blocks) and weekday != on.weekday()
    if not is_next:
        return routine
    return _with_day(routine, weekday, armed(planner, begun, begun.blocks[block], InWeek(weekday)).day)


def _where(begun: ExperimentBegun, planner: Planner, history: History, on: date) -> InWeek:
    """What is practised next: a week's arm says it of today, a day's arm of the session that comes next."""
    rests = not planner.routine.days[on.weekday()].items and not done_today(history, on)
    weekday = next_weekday(planner.routine, on) if rests and begun.unit == "day" else on.weekday()
    strength_on = last_strength(history.own, planner.pool.library)
    return InWeek(weekday, day_of_block(begun, history, on), strength_on)


def _with_day(routine: Routine, weekday: int, day: Day) -> Routine:
    days = (*routine.days[:weekday], day, *routine.days[weekday + 1 :])
    return routine if days == routine.days else replace(routine, days=days)


def obstacles(compared: Comparison, planner: Planner) -> tuple[str, ...]:
    """For each session of the week why it could not go both ways; empty where it could."""
    sessions = (InWeek(n) for n, day in enumerate(planner.routine.days) if day.items)
    return tuple(armed(planner, compared, "a", at).why_not for at in sessions)
