"""A decision about an exercise, and how a rule states one."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.dose import Dose
from ..model.records import Verdict
from .status import ExerciseStatus


@dataclass(frozen=True)
class Decision:
    """What comes next for an exercise on a side.

    ``rule`` names the rule that decided, ``reason`` says it in one sentence, ``dose`` is the next dose,
    ``instead`` the exercise that takes its place on the ladder, where one does.
    """

    change: Verdict
    rule: str
    reason: str
    dose: Dose
    instead: str | None = None


@dataclass(frozen=True)
class Deciding(ExerciseStatus):
    """An exercise status that rules can speak about."""

    def say(
        self, change: Verdict, rule: str, reason: str, dose: Dose | None = None, instead: str | None = None
    ) -> Decision:
        return Decision(change, rule, reason, dose or self.dose, instead)

    def repeat(self, rule: str, reason: str) -> Decision:
        return self.say("repeat", rule, reason)

    @property
    def passive(self) -> bool:
        """Is it lying still, so that pain felt then is not of it?"""
        return self.library.dose_classes[self.exercise.dose_class].passive

    @property
    def weekly(self) -> bool:
        """Does its dose grow by the week, as a walk's does?"""
        return self.library.dose_classes[self.exercise.dose_class].weekly
