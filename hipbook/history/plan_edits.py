"""The edits of a plan that hold on a day, by the reader or the ladder: removals, substitutions, pins, and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ..content.loader import Library
from ..model.records import History, PlanChange

BY_HAND = frozenset({"swap", "easier", "harder", "never", "pin", "unpin", "move"})
REPLACES = frozenset({"swap", "easier", "harder"})
"""By these the reader puts one exercise in place of another, and may have the other back beside it."""
MENUS = ("main", "easy", "piece")


def week_start(history: History, on: date) -> date:
    """The first day of the reader's own week, counted from the day their first answers were saved."""
    return on - timedelta((on - history.profiles[0].on).days % 7) if history.profiles else on


@dataclass(frozen=True)
class Edits:
    """The changes of a plan that hold on a day."""

    history: History
    library: Library
    on: date

    @cached_property
    def _since_afresh(self) -> list[PlanChange]:
        """The changes since the reader last asked for a plan afresh; steps on the ladder hold all the same."""
        changes = list(self.history.plan_changes)
        afresh = max((n for n, c in enumerate(changes) if c.change == "afresh" and not c.undone), default=-1)
        return [c for n, c in enumerate(changes) if n > afresh or c.change not in BY_HAND - {"never"}]

    @cached_property
    def _moves(self) -> tuple[dict[str, PlanChange], dict[str, PlanChange]]:
        out: dict[str, PlanChange] = {}
        into: dict[str, PlanChange] = {}
        for change in self._since_afresh:
            if change.undone or (change.change == "stop" and self._is_over(change)):
                continue
            if change.change == "pin" and change.exercise in out and out[change.exercise].change in REPLACES:
                del out[change.exercise]
            if change.instead or change.change in ("never", "stop"):
                out[change.exercise] = change
                into.pop(change.exercise, None)
            if change.instead and not self._must_rest(change, out):
                into[change.instead] = change
                out.pop(change.instead, None)
        return out, into

    @staticmethod
    def _must_rest(change: PlanChange, out: Mapping[str, PlanChange]) -> bool:
        """Does the ladder lead to what a stop keeps out? The stop counts, whichever was written first."""
        kept_out = out.get(change.instead or "")
        return kept_out is not None and kept_out.change == "stop" and change.change not in BY_HAND

    def _is_over(self, stop: PlanChange) -> bool:
        """A stop for a stop sign lasts until the check is answered again, any other a week and to the end of that week."""
        if stop.rule == "stop_sign":
            return self.history.rechecked_since(stop)
        return week_start(self.history, self.on) - stop.on > timedelta(self.library.rule.progression.ladder_days)

    @property
    def out(self) -> Mapping[str, PlanChange]:
        """What was taken out, by the newest change that still holds."""
        return self._moves[0]

    @property
    def into(self) -> Mapping[str, PlanChange]:
        """The exercises that took another's place."""
        return self._moves[1]

    def ancestry(self, id: str) -> tuple[str, ...]:
        """An exercise and those whose place the ladder gave to it, the newest first: what held for them holds for it."""
        line = [id]
        while (change := self.into.get(line[-1])) and change.change not in BY_HAND and change.exercise not in line:
            line.append(change.exercise)
        return tuple(line)

    @cached_property
    def pinned(self) -> frozenset[str]:
        """What the reader pinned: it stays whatever else changes."""
        newest = {c.exercise: c.change for c in self._since_afresh if c.change in ("pin", "unpin") and not c.undone}
        return frozenset(id for id, change in newest.items() if change == "pin" and id not in self.out)

    @property
    def by_hand(self) -> bool:
        """Did the reader edit the week themselves, since it was last planned afresh?"""
        return any(c.change in BY_HAND and not c.undone for c in self._since_afresh)

    @cached_property
    def _shown(self) -> PlanChange | None:
        """The newest change in force that recorded the menus before it: a programme keeps what it holds."""
        return next((c for c in reversed(self._since_afresh) if c.menus and not c.undone), None)

    @cached_property
    def current_menus(self) -> Mapping[str, tuple[str, ...]]:
        """The exercises that each menu holds before planning, in order: the recorded menus with all later changes applied."""
        if self._shown is None:
            return {}
        back = {c.instead: c.exercise for c in self.history.plan_changes if c.undone and c.instead not in self.into}
        menus = (tuple(dict.fromkeys(self._now(back.get(id, id)) for id in menu)) for menu in self._shown.menus)
        return dict(zip(MENUS, menus, strict=False))

    def _now(self, id: str) -> str:
        """What stands in its place now, however often that was changed."""
        seen = {id}
        while (change := self.out.get(id)) and change.instead and change.instead not in seen:
            id = change.instead
            seen.add(id)
        return id

    @cached_property
    def arranged(self) -> bool:
        """Did the reader put a menu into an order of their own?"""
        return bool(self.current_menus) and any(c.change == "move" and not c.undone for c in self._since_afresh)
