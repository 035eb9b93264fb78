"""The status of one exercise on one side: its dose, its practised days with their pain zones, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from ..content.dosage import begun
from ..history.current_dose import current_dose, last_change
from ..history.exercise_days import ExerciseDays
from ..history.pain_zones import Zone
from ..model.base import Side
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.records import PlanChange, SetDone
from ..screening.person import AboutPerson, Person
from .ladder import Way, loads, rungs


@dataclass(frozen=True)
class ExerciseStatus(AboutPerson):
    """One exercise on one side with all that is known about it on a day."""

    exercise: Exercise
    side: Side | None
    person: Person
    alone: bool = False
    """Without a look at the other side."""

    @cached_property
    def dose(self) -> Dose:
        return current_dose(self.exercise.id, self.side, self.history, self.library, self.profile)

    @cached_property
    def _practice(self) -> ExerciseDays:
        return self._days_of(self.exercise.id, self.side)

    def _days_of(self, exercise: str, side: Side | None) -> ExerciseDays:
        return ExerciseDays(exercise, side, self.history, self.library, self.screening.pain_cap, self.on)

    @property
    def days(self) -> list[tuple[date, tuple[SetDone, ...]]]:
        return self._practice.days

    @property
    def zones(self) -> list[tuple[date, Zone]]:
        return self._practice.zones

    @property
    def rechecked(self) -> bool:
        return self.history.rechecked_since(self.days[-1][1][-1])

    def was_less(self, sets: tuple[SetDone, ...]) -> bool:
        """Was less done than the dose that stands, as in a flare or on an easier day?"""
        done = [one.dose for one in sets if one.dose]
        return bool(done) and not any(dose.covers(self.dose) for dose in done)

    @property
    def belongs_in_front(self) -> bool:
        return any((d.name, d.mode) in {("FLEX", "str"), ("FLEX", "iso"), ("EXT", "rom"), ("EXT", "rel")}
                   for d in self.exercise.directions)  # fmt: skip

    def two_for_two(self) -> bool:
        """Were there extra repetitions in the last sessions? Asked of strength only: low loads need no reserve."""
        if self.library.dose_classes[self.exercise.dose_class].daily or not self.dose.reps:
            return True
        if self.dose.seconds < begun(self.exercise.id, self.profile, self.library).seconds:
            return True  # What was cut for pain comes back to where it began: it was never too easy or too heavy.
        last = [sets[-1] for _, sets in self.days[-self.library.rule.progression.green_sessions_needed :]]
        return all(self._extra(done) >= self.library.rule.progression.extra_reps_needed for done in last)

    def _extra(self, done: SetDone) -> int:
        counted = (done.dose.reps or 0) - (self.dose.reps or 0) if done.dose else 0
        return max(done.reps_extra, counted)

    @property
    def loads(self) -> int:
        return loads(self.exercise, self.person)

    def rung_of(self, way: Way) -> str | None:
        """The nearest rung that is not practised already, and was not red itself lately: two of the same would leave a
        gap, or do one thing twice."""
        free = (id for id in rungs(self.exercise, way, self.person) if id not in self._practised)
        return next((id for id in free if not self.was_red_lately(id)), None)

    def was_red_lately(self, exercise: str) -> bool:
        """Was an exercise too much on either side within the last days?"""
        since = self.on - timedelta(self.library.rule.progression.red_lately_days)
        return any(self._days_of(exercise, side).was_red(since) for side in ("left", "right"))

    @cached_property
    def efforts(self) -> tuple[float, ...]:
        """How hard the last sessions with it were (RPE, 0 to 10), of those that gave it, oldest first."""
        needed = self.library.rule.progression.green_sessions_needed
        days = {day for day, _ in self.days[-needed:]}
        return tuple(done.rpe for done in self.history.sessions if done.on in days and done.rpe is not None)

    @cached_property
    def unsteady(self) -> bool:
        """Was its form not steady in each of the last sessions, since its dose last changed?"""
        needed, change = self.library.rule.progression.unsteady_sessions, self.last_change
        since = [sets for day, sets in self.days if change is None or day >= change.on]
        forms = [[done.form for done in sets] for sets in since[-needed:]]
        return len(forms) == needed and all(False in form for form in forms)

    @cached_property
    def last_change(self) -> PlanChange | None:
        """The newest change of its plan that holds."""
        return last_change(self.exercise.id, self.side, self.history)

    @cached_property
    def _practised(self) -> frozenset[str]:
        since = self.on - timedelta(self.library.rule.progression.ladder_days)
        return frozenset(done.exercise for done in self.history.sets if since < done.on <= self.on)

    @property
    def other_side(self) -> Self | None:
        """The same exercise on the other side, where that one is practised as well."""
        if self.side is None or self.alone:
            return None
        other = replace(self, side="left" if self.side == "right" else "right", alone=True)
        near = timedelta(self.library.rule.progression.ladder_days)
        return other if other.days and self.days[-1][0] - other.days[-1][0] < near else None
