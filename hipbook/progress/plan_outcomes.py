"""Whether a change of the plan held: what was done of it since, how quietly, and what changed it again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import dropwhile, islice
from typing import Literal

from ..history.current_dose import MOVES
from ..history.pain_zones import is_late
from ..history.plan_edits import BY_HAND
from ..history.weeks import WEEK
from ..model.records import History, PlanChange, SetDone
from ..wording import counted, day_words
from .analysis import LogAnalysis
from .ladders import RUNGS

Kind = Literal[
    "taken_back", "stepped_back", "down_again", "you_chose", "smaller", "grew", "grew_again", "held", "early", "not_done",
    "left_out", "back",
]  # fmt: skip
AWAY = frozenset({"gap", "long_gap"})
"""The rules by which a gap in practising made it smaller: that says nothing against the step before."""
OUT = frozenset({"stop", "never"})


@dataclass(frozen=True)
class Outcome:
    """How a change went: ``times`` it was done, ``sore`` of them not quiet, until something changed it ``days`` later.

    ``back`` is the day on which what was left out was done again.

    >>> Outcome("held", times=5).words, Outcome("stepped_back", days=6).words
    ('held: done 5 times since, quiet', 'stepped back after 6 days')
    """

    kind: Kind
    times: int = 0
    sore: int = 0
    days: int = 0
    back: date | None = None

    @property
    def holds(self) -> bool:
        """Does it stand, or did it until something more came?"""
        return self.kind in ("grew", "grew_again") or (self.kind == "held" and self.sore * 2 <= self.times)

    @property
    def words(self) -> str:
        """How it went, in words."""
        after = f"after {counted(self.days, 'day')}" if self.days else "the same day"
        return {
            "taken_back": "taken back by you",
            "stepped_back": f"stepped back {after}",
            "down_again": f"a further step down {after}",
            "you_chose": f"you chose otherwise {after}",
            "smaller": f"smaller {after}, as you were away",
            "grew": f"held: done {self._done}, then a step further",
            "grew_again": f"done {self._done}, then it grew again",
            "held": f"{'held: ' if self.holds else ''}done {self._done} since, {self._quiet}",
            "early": f"too early to say: done {self._done} since" if self.times else "too early to say",
            "not_done": "not done since",
            "left_out": "still left out",
            "back": f"done again since {day_words(self.back)}" if self.back else "done again since",
        }[self.kind]

    @property
    def _done(self) -> str:
        return _times(self.times)

    @property
    def _quiet(self) -> str:
        return f"sore {_times(self.sore)}" if self.sore else "quiet"


def _day(done: SetDone) -> date:
    return done.on


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


@dataclass(frozen=True)
class Outcomes:
    """How the changes of a log went, each asked of what was done since."""

    analysis: LogAnalysis

    @cached_property
    def _sets(self) -> dict[str, list[SetDone]]:
        """The sets of each exercise and of each sequence, oldest first."""
        sets: dict[str, list[SetDone]] = {}
        for done in sorted(self.analysis.history.sets, key=_day):
            for id in filter(None, (done.exercise, done.series)):
                sets.setdefault(id, []).append(done)
        return sets

    @cached_property
    def _changes(self) -> dict[str, list[PlanChange]]:
        """By exercise, the changes that stand and that moved it, oldest first."""
        changes: dict[str, list[PlanChange]] = {}
        for one in self.analysis.history.plan_changes:
            if one.change in MOVES | OUT and not one.undone:
                changes.setdefault(one.exercise, []).append(one)
        return changes

    def of(self, change: PlanChange) -> Outcome:
        """How a change went."""
        if change.undone:
            return Outcome("taken_back")
        if change.change in OUT and not change.instead:
            return self._left_out(change)
        again = self._next(change)
        until = again.on if again else self.analysis.now or change.on
        done = self._done_since(change, until)
        sore = sum(not self._was_quiet(day, sets) for day, sets in done.items())
        if again is None:
            return self._so_far(len(done), sore, until - change.on >= WEEK)
        return Outcome(_kind_of(change, again), len(done), sore, (again.on - change.on).days)

    def _next(self, change: PlanChange) -> PlanChange | None:
        """The next change of what it led to, on the same side."""
        later: Iterable[PlanChange] = self._changes.get(change.instead or change.exercise, ())
        if not change.instead:
            later = islice(dropwhile(lambda one: one.uid != change.uid, later), 1, None)
        return next(
            (one for one in later if one.on >= change.on and one.uid != change.uid and _meet(one, change)), None
        )

    def _done_since(self, change: PlanChange, until: date) -> dict[date, list[SetDone]]:
        sets = self._sets.get(change.instead or change.exercise, [])
        since, to = (bisect_right(sets, day, key=_day) for day in (change.on, until))
        days: dict[date, list[SetDone]] = {}
        for done in sets[since:to]:
            if _meet(done, change):
                days.setdefault(done.on, []).append(done)
        return days

    def _was_quiet(self, day: date, sets: Collection[SetDone]) -> bool:
        """Did it hurt no more than a little or than before, was it broken off by nothing, and the next morning no worse?"""
        fine = max(self.analysis.library.rule.pain.nprs_green_max, self._before.get(day, 0))
        return day not in self._late and not any(done.stopped or (done.pain_during or 0) > fine for done in sets)

    @cached_property
    def _before(self) -> dict[date, int]:
        """The pain before the first session of each day (NPRS)."""
        sessions = reversed(self.analysis.history.sessions)
        return {done.on: done.pain_before for done in sessions if done.pain_before is not None}

    @cached_property
    def _late(self) -> frozenset[date]:
        """The days after which the morning was worse; each is held against the few sessions that usual pain looks at."""
        library, history = self.analysis.library, self.analysis.history
        sessions = [done for done in history.sessions if done.pain_before is not None]
        days, entries = [done.on for done in sessions], library.rule.pain.usual_entries
        mornings = {one.after or one.on - timedelta(1): one for one in history.mornings}
        ends = {day: bisect_right(days, day) for day in mornings}
        near = {day: History(sessions=tuple(sessions[max(0, end - entries) : end])) for day, end in ends.items()}
        return frozenset(day for day, morning in mornings.items() if is_late(near[day], library, day, morning))

    def _so_far(self, times: int, sore: int, is_a_while: bool) -> Outcome:
        if times >= self.analysis.library.rule.progression.green_sessions_needed:
            return Outcome("held", times, sore)
        return Outcome("not_done") if is_a_while and not times else Outcome("early", times, sore)

    def _left_out(self, change: PlanChange) -> Outcome:
        days = (done.on for done in self._sets.get(change.exercise, ()) if done.on > change.on)
        back = min(days, default=None)
        return Outcome("back", back=back) if back else Outcome("left_out")


def _meet(one: PlanChange | SetDone, other: PlanChange) -> bool:
    """Are they of the same side, or one of them of both?"""
    return one.side == other.side or None in (one.side, other.side)


def _kind_of(change: PlanChange, again: PlanChange) -> Kind:
    """What the next change says of this one."""
    if again.rule in AWAY:
        return "smaller"
    if again.change in BY_HAND or again.rule == "asked":
        return "you_chose"
    went_down = RUNGS.get(change.change, 0) < 0
    if RUNGS.get(again.change, 0) > 0:
        return "grew_again" if went_down else "grew"
    return "down_again" if went_down else "stepped_back"


def together(outcomes: Sequence[Outcome]) -> Outcome | None:
    """One outcome for changes that went alike: the fewest times done, the most of them sore; None where they did not."""
    if len({one.kind for one in outcomes}) != 1:
        return None
    times, sore = min(one.times for one in outcomes), max(one.sore for one in outcomes)
    back = max((one.back for one in outcomes if one.back), default=None)
    return Outcome(outcomes[0].kind, times, min(sore, times), min(one.days for one in outcomes), back)
