"""The days of an exercise on a side, and the zone of each: how much it hurt, against the pain that was there before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from ..content.loader import Library
from ..model.base import Side
from ..model.records import TOO_MUCH, History, Morning, SessionDone, SetDone
from .pain_zones import Zone, is_late, reference_pain
from .weeks import flare_spans


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
        """The zones of the last days, as many as any rule looks at, oldest day first."""
        rule = self.library.rule
        enough = max(
            rule.morning.lates_window_days, rule.progression.green_sessions_needed, rule.progression.reds_to_step_down
        )
        return [(day, self._zone(day, sets)) for day, sets in self.days[-enough:]]

    def was_quiet(self, since: date) -> bool:
        """Was it good at least once since that day, and never too much?

        A morning that was not answered must do as well; a worse one was of everything done the day before.
        """
        zones = self._zones_since(since)
        return bool(zones & QUIET) and not zones & RED

    def was_red(self, since: date) -> bool:
        """Was it red, or stopped, since that day?"""
        return bool(self._zones_since(since) & RED)

    def _zones_since(self, since: date) -> set[Zone]:
        """The zones of the last days alone: a log of years must not be gone through for them."""
        return {self._zone(day, sets) for day, sets in self.days if day >= since}

    def _zone(self, day: date, sets: tuple[SetDone, ...]) -> Zone:
        stopped = {done.stopped for done in sets} - {None}
        morning = self._morning_after(day)
        if stopped - {TOO_MUCH}:
            return "stop"
        if stopped or any(self._is_red(done) for done in sets) or (morning and morning.still_up):
            return "red"
        if morning and is_late(self.history, self.library, day, morning):
            return "amber_late"
        if any(self._is_amber(done) for done in sets):
            return "amber"
        is_rated = any(done.pain_during is not None or done.hurt is False for done in sets)
        return "green" if is_rated and self._is_back(day, morning) else "unknown"

    def _morning_after(self, day: date) -> Morning | None:
        """The morning after a day; from the first day of a flare on mornings tell of the flare, not of what was done."""
        morning = self.history.morning_after(day)
        within = morning is not None and any(began <= morning.on <= over for began, over in self._flares)
        return None if within else morning

    @cached_property
    def _flares(self) -> tuple[tuple[date, date], ...]:
        return flare_spans(self.history, self.on)

    def _is_red(self, done: SetDone) -> bool:
        """Above the cap, and risen: pain that was there before, or at rest, is nobody's doing."""
        rule, worst = self.library.rule.pain, done.pain_during
        accepted = min(rule.nprs_red_above, self.cap)
        if worst is None or worst <= accepted:
            return False
        before = self._before(done)
        if before is None:
            return not self._rests
        if worst - before >= rule.red_rise:
            return True
        calm = self._rests or any(began <= done.on <= over for began, over in self._flares)
        return worst > rule.nprs_red_above and before <= accepted and not calm

    def _is_amber(self, done: SetDone) -> bool:
        """More than a little, and either risen or above the cap all along."""
        worst = done.pain_during
        if worst is None or worst <= self.library.rule.pain.nprs_green_max:
            return False
        return worst > min(self._before(done) or 0, self.cap)

    @cached_property
    def _rests(self) -> bool:
        """Is it rest or letting go, where pain tells of the day rather than of the exercise?"""
        exercise = self.library.exercises.get(self.exercise)
        return exercise is not None and exercise.lets_go

    def _before(self, done: SetDone) -> int | None:
        """The pain before the session of a set; where the set names none, before the first of its day."""
        session = self._sessions.get(done.session) or self._first.get(done.on)
        return session.pain_before if session else None

    @cached_property
    def _sessions(self) -> dict[str, SessionDone]:
        return {session.uid: session for session in self.history.sessions}

    @cached_property
    def _first(self) -> dict[date, SessionDone]:
        return {session.on: session for session in reversed(self.history.sessions)}

    def _is_back(self, day: date, morning: Morning | None) -> bool:
        if morning is None or morning.pain is None:
            return False
        base = reference_pain(self.history, self.library, day)
        return base is not None and morning.pain - base < self.library.rule.morning.morning_usual_within


QUIET: frozenset[Zone] = frozenset({"green", "unknown"})
RED: frozenset[Zone] = frozenset({"red", "stop"})


def quiet_lately(history: History, library: Library, cap: int, on: date) -> frozenset[str]:
    """The exercises done in the last fortnight of which every side was quiet each time."""
    since = on - timedelta(library.rule.progression.familiar_days)
    sides: dict[str, set[Side | None]] = {}
    for done in history.sets:
        if since < done.on <= on and done.exercise in library.exercises:
            sides.setdefault(done.exercise, set()).add(done.side)
    return frozenset(
        id
        for id, of in sides.items()
        if all(ExerciseDays(id, side, history, library, cap, on).was_quiet(since) for side in of)
    )
