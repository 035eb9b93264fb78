"""A decision about an exercise, and how a rule states one."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.dosage import begun, scaled
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

    def less(self, dose: Dose, share: float) -> Dose:
        """A share of a dose, but never less than is of use: half of what it begins with."""
        begins = begun(self.exercise.id, self.profile, self.library)
        least = scaled(begins, self.library.rule.morning.least_share, self.library)
        smaller = scaled(dose, share, self.library)
        return smaller if smaller.seconds >= least.seconds else min(dose, least, key=lambda one: one.seconds)

    @property
    def passive(self) -> bool:
        """Is it lying still, so that pain felt then is not of it?"""
        return self.library.dose_classes[self.exercise.dose_class].passive

    @property
    def weekly(self) -> bool:
        """Does its dose grow by the week, as a walk's does?"""
        return self.library.dose_classes[self.exercise.dose_class].weekly
