"""How everything stands for a reader on their day, to be read."""

from __future__ import annotations

from datetime import date

from ..adaptation.changes import planning_history
from ..content.loader import Library
from ..model.profile import Profile
from ..model.records import History
from ..model.routine import Routine
from ..planning.context import PlanningContext
from ..planning.planner import Planner
from ..screening.assessment import Screening
from ..screening.person import Person
from ..settings import present_day
from .experiment import ExperimentToday
from .standing import Reckoning, Standing


class Present:
    """The part of a workspace that is only read: the day, and what follows from the log on it."""

    library: Library
    now: Standing
    _today: date | None
    _reckoning: Reckoning

    @property
    def today(self) -> date:
        """The reader's day: HIPBOOK_TODAY where set, else the one it was opened on, else what this machine says."""
        return present_day(self._today)

    @property
    def history(self) -> History:
        return self.now.history

    @property
    def profile(self) -> Profile | None:
        return self.history.profile

    @property
    def person(self) -> Person | None:
        """The reader on the day; None before the check was answered."""
        return self.now.person

    @property
    def screening(self) -> Screening | None:
        return self.now.screening

    @property
    def routine(self) -> Routine | None:
        """Their week; None where a gate forbids one."""
        return self.now.routine

    @property
    def experiment(self) -> ExperimentToday | None:
        """The experiment that goes on, with the arm of the day."""
        return self.now.experiment

    @property
    def planner(self) -> Planner:
        """The planning of their week. Raises ValueError before the check was answered, NotCleared where a gate forbids it."""
        return self._reckoning.planner(self.person)

    @property
    def recheck(self) -> str:
        """Why the check must be answered again before the next session; empty where it need not."""
        return self.now.recheck

    @property
    def context(self) -> PlanningContext:
        """The reader as the plan of this week sees them. Raises ValueError before the check was answered."""
        return self._reckoning.context(self.person)

    @property
    def planning(self) -> History:
        """What the plan of this week looks at."""
        return planning_history(self.history, self.library, self.today)
