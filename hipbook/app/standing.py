"""Screening, plan and recheck derived from a log on a day, memoised while their inputs stay the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..adaptation.changes import planning_history
from ..adaptation.recheck import why_recheck
from ..content.known_ids import why_not_known
from ..content.loader import Library
from ..model.records import History
from ..model.routine import Routine
from ..planning.context import PlanningContext
from ..planning.planner import Planner
from ..planning.solved import NOTHING
from ..screening.assessment import Screening
from ..screening.person import Person
from .experiment import ExperimentToday, experiment_today, obeying

CHECK_FIRST = "There is no plan yet: please answer the check first."


@dataclass(frozen=True)
class Standing:
    """A log, the reader by it, their week, and why the check is open again (empty where it is not).

    ``person`` is None before the check was answered, ``routine`` also where a gate forbids a plan. ``experiment`` is the
    experiment that goes on; the routine obeys it.
    """

    history: History
    person: Person | None = None
    routine: Routine | None = None
    recheck: str = ""
    experiment: ExperimentToday | None = None

    @property
    def screening(self) -> Screening | None:
        return self.person.screening if self.person else None


class Reckoning:
    """Screening and planning, memoised: asked again with the same inputs, the answer from before is given."""

    def __init__(self, library: Library):
        self.library = library
        self._screened: Person | None = None
        self._planner: Planner | None = None

    def standing(self, history: History, on: date) -> Standing:
        """Everything derived from a log on a day."""
        person = self.person(history, on)
        planner = self.planner(person) if person and person.screening.cleared else None
        routine, experiment = planner.routine if planner else None, experiment_today(history, on)
        if planner and experiment:
            routine, experiment = obeying(experiment, planner, history, on)
        recheck = why_recheck(history, self.library, on) or next(why_not_known(history), "")
        return Standing(history, person, routine, recheck, experiment)

    def person(self, history: History, on: date) -> Person | None:
        """The reader; screened anew only where their answers or the day are others than before."""
        profile, before = history.profile, self._screened
        if profile is None:
            return None
        if before is not None and before.profile == profile and before.on == on:
            self._screened = before.knowing(history)
        else:
            self._screened = Person.of(profile, history, self.library, on)
        return self._screened

    def week(self, person: Person | None) -> Routine:
        """Their week as it is planned, before any experiment. Raises as :meth:`planner` does."""
        return self.planner(person).routine

    def planner(self, person: Person | None) -> Planner:
        """The planning of their week. Raises ValueError where there is nobody yet, and NotCleared where a gate forbids it."""
        seen, before = self.context(person).person, self._planner
        if before is None or before.pool.person != seen:
            self._planner = before = Planner.of(seen, before.solved if before else NOTHING)
        return before

    def context(self, person: Person | None) -> PlanningContext:
        """The reader as the plan of the week sees them. Raises ValueError where there is nobody yet."""
        if person is None:
            raise ValueError(CHECK_FIRST)
        return PlanningContext(person.knowing(planning_history(person.history, self.library, person.on)))
