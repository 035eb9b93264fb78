"""What each day of an exercise on a side was: green, amber, amber-late, red or stop (evidence handbook 3.1).

A morning that was not answered stays unknown: it is never read as a good one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import Literal

from .content import Library
from .model import Side
from .records import History, Morning, SetDone

Zone = Literal["green", "unknown", "amber", "amber_late", "red", "stop"]


def usual_pain(history: History, library: Library, before: date | None = None) -> float | None:
    """The reader's usual pain before a session (median of the last entries), or None while too few are known.

    >>> from hipbook.content import library
    >>> usual_pain(History(), library()) is None
    True
    """
    entries = [done.pain_before for done in history.sessions if before is None or done.on <= before]
    known = [pain for pain in entries if pain is not None][-library.rule("usual_entries") :]
    return median(known) if len(known) >= library.rule("usual_needs") else None


def base_pain(history: History, library: Library, day: date) -> float | None:
    """What a morning after ``day`` is measured against: usual pain or, while it is not known, the pain before."""
    usual = usual_pain(history, library, before=day)
    before = (done.pain_before for done in reversed(history.sessions) if done.on == day)
    return usual if usual is not None else next(before, None)


def is_late(history: History, library: Library, day: date, morning: Morning) -> bool:
    """Was the morning after ``day`` stiffer, or clearly above the base?"""
    base = base_pain(history, library, day)
    risen = None not in (base, morning.pain) and morning.pain - base >= library.rule("late_rise")
    return morning.stiffer or risen


@dataclass(frozen=True)
class Practice:
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
        if worst is not None and worst > self.library.rule("nprs_green_max"):
            return "amber"
        return "green" if worst is not None and self._is_back(day, morning) else "unknown"

    @property
    def _red_above(self) -> int:
        return min(self.library.rule("nprs_red_above"), self.cap)

    def _is_back(self, day: date, morning: Morning | None) -> bool:
        if morning is None or morning.pain is None:
            return False
        base = base_pain(self.history, self.library, day)
        return base is not None and morning.pain - base < self.library.rule("morning_usual_within")
