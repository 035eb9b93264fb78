"""What came of a save."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.records import PlanChange
from ..model.routine import Routine
from ..screening.assessment import Screening
from .standing import Standing


@dataclass(frozen=True)
class Outcome:
    """What came of a save: the changes that the plan answered with, and how everything stands now.

    ``undoes`` are the uids that taking it back would undo, ``restores`` those it would bring back; ``brought_in`` says
    that it was an import, where each record is named by itself.
    """

    now: Standing
    changes: tuple[PlanChange, ...] = ()
    undoes: tuple[str, ...] = ()
    restores: tuple[str, ...] = ()
    brought_in: bool = False

    @property
    def screening(self) -> Screening | None:
        return self.now.screening

    @property
    def routine(self) -> Routine | None:
        return self.now.routine

    @property
    def recheck(self) -> str:
        return self.now.recheck
