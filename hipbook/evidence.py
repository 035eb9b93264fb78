"""What is known of one exercise on one side: its dose, its days and their zones, and what they speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .content import Library
from .ladders import current_dose, loads, rung
from .model import Dose, Exercise, Side
from .profile import Profile
from .records import History, SetDone
from .screening import Screening
from .zones import Practice, Zone


@dataclass(frozen=True)
class Evidence:
    """One exercise on one side with all that is known about it on a day."""

    exercise: Exercise
    side: Side | None
    history: History
    profile: Profile
    library: Library
    screening: Screening
    on: date
    alone: bool = False
    """Without a look at the other side."""

    @cached_property
    def dose(self) -> Dose:
        return current_dose(self.exercise.id, self.side, self.history, self.library, self.profile)

    @cached_property
    def _practice(self) -> Practice:
        return Practice(self.exercise.id, self.side, self.history, self.library, self.screening.pain_cap, self.on)

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
        last = [sets[-1] for _, sets in self.days[-self.library.rule("green_sessions_needed") :]]
        return all(self._extra(done) >= self.library.rule("extra_reps_needed") for done in last)

    def _extra(self, done: SetDone) -> int:
        counted = (done.dose.reps or 0) - (self.dose.reps or 0) if done.dose else 0
        return max(done.reps_extra, counted)

    @property
    def loads(self) -> int:
        return loads(self.exercise, self.profile, self.screening, self.library)

    def rung_of(self, way: str) -> str | None:
        return rung(self.exercise, way, self.profile, self.screening, self.library)
