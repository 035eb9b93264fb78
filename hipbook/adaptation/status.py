"""The status of one exercise on one side: its dose, its practised days with their pain zones, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from ..content.loader import Library
from ..history.current_dose import current_dose
from ..history.pain_zones import Zone, is_late, reference_pain
from ..model.base import Side
from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.records import History, Morning, SetDone
from ..screening.person import AboutPerson, Person
from .ladder import Way, loads, rung


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
        return ExerciseDays(self.exercise.id, self.side, self.history, self.library, self.screening.pain_cap, self.on)

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
        last = [sets[-1] for _, sets in self.days[-self.library.rule.progression.green_sessions_needed :]]
        return all(self._extra(done) >= self.library.rule.progression.extra_reps_needed for done in last)

    def _extra(self, done: SetDone) -> int:
        counted = (done.dose.reps or 0) - (self.dose.reps or 0) if done.dose else 0
        return max(done.reps_extra, counted)

    @property
    def loads(self) -> int:
        return loads(self.exercise, self.person)

    def rung_of(self, way: Way) -> str | None:
        return rung(self.exercise, way, self.person)


@dataclass(frozen=True)
class ExerciseDays:
    """An exercise on a side, day by day up to ``on``; ``cap`` is the highest pain accepted for this person (NPRS)."""

    exercise: str
    side: Side | None
    history: History
    library: Library
    cap: int
    on: date

    @cached_property
    def days(self) -> list[tuple[date, tuple[SetDone, ...]]]:
        """The sets of each day, oldest day first."""
        sets = [done for done in self.history.sets_of(self.exercise, self.side) if done.on <= self.on]
        by_day = groupby(sorted(sets, key=attrgetter("on")), key=attrgetter("on"))
        return [(day, tuple(done)) for day, done in by_day]

    @cached_property
    def zones(self) -> list[tuple[date, Zone]]:
        """The zone of each day, oldest day first."""
        return [(day, self._zone(day, sets)) for day, sets in self.days]

    def _zone(self, day: date, sets: tuple[SetDone, ...]) -> Zone:
        stopped = {done.stopped for done in sets} - {None}
        worst = max((done.pain_during for done in sets if done.pain_during is not None), default=None)
        morning = self.history.morning_after(day)
        if stopped - {"too_much"}:
            return "stop"
        if stopped or (worst is not None and worst > self._red_above) or (morning and morning.still_up):
            return "red"
        if morning and is_late(self.history, self.library, day, morning):
            return "amber_late"
        if worst is not None and worst > self.library.rule.pain.nprs_green_max:
            return "amber"
        return "green" if worst is not None and self._is_back(day, morning) else "unknown"

    @property
    def _red_above(self) -> int:
        return min(self.library.rule.pain.nprs_red_above, self.cap)

    def _is_back(self, day: date, morning: Morning | None) -> bool:
        if morning is None or morning.pain is None:
            return False
        base = reference_pain(self.history, self.library, day)
        return base is not None and morning.pain - base < self.library.rule.morning.morning_usual_within
