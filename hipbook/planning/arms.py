"""The arm of an experiment in a day's session: what was drawn, within all that the plan allows.

An arm is obeyed last. It takes its exercises from the candidates that screening, caps, flares and the rules of more and less
left over, at the doses that stand. A day on which only one of the two arms could be obeyed would count for that arm alone,
so both are tried, and where one cannot be obeyed the session stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from ..content.loader import Library
from ..history.pauses import resting_until
from ..model.experiment import DAYS_OF, Arm, ArmId, Comparison
from ..model.records import History
from ..model.routine import Day, Item
from ..session.duration import timed
from .candidates import ROLES, Candidate
from .menu import Menu, MenuProblem
from .planner import Planner

REASON = "It is a part of your experiment."
NOT_BOTH = "A session without both kinds of exercise has only one order."
TOO_LONG = "The other order would take too long, or get you down to the floor too often."
NO_ROOM = "There is no room for both ways in your minutes."
IN_SEQUENCE = "The exercise is a part of a sequence, which stays whole."
NO_EASY_DAY = "Your week needs two sessions or more, a gentle one among them: strength keeps its days of rest."
ARMS: tuple[ArmId, ArmId] = ("a", "b")


@dataclass(frozen=True)
class ArmedDay:
    """A day as an arm asks for it or, where not both arms could be obeyed, as it is planned, and ``why_not``."""

    day: Day
    why_not: str = ""


@dataclass(frozen=True)
class InWeek:
    """Where a day stands: its weekday, the day of the block (0 is the first), and when strength was done last."""

    weekday: int
    of_block: int = 0
    strength_on: date | None = None


def armed(planner: Planner, compared: Comparison, arm: ArmId, at: InWeek) -> ArmedDay:
    """A day of the planned week as an arm asks for it."""
    planned = planner.routine.days[at.weekday]
    match compared.a.varies:
        case "rest":
            return _spaced(planner, compared.a if arm == "a" else compared.b, at)
        case "order" | "exercise" if planned.items:
            return _Session(planner, compared, at.weekday).led_by(arm)
    return ArmedDay(planned)


def last_strength(history: History, library: Library) -> date | None:
    """The last day on which an exercise was done that is not for every day."""
    daily = library.dose_classes
    of = (library.exercises[s.exercise] for s in history.sets if s.exercise in library.exercises)
    strong = {exercise.id for exercise in of if not daily[exercise.dose_class].daily}
    return max((done.on for done in history.sets if done.exercise in strong), default=None)


@dataclass(frozen=True)
class _Session:
    """The session of a weekday, and the menus that two arms make of it."""

    planner: Planner
    compared: Comparison
    weekday: int

    @property
    def planned(self) -> Day:
        return self.planner.routine.days[self.weekday]

    @property
    def problem(self) -> MenuProblem:
        return self.planner.problems[self.planned.kind]

    @property
    def menu(self) -> Menu:
        """What the day holds; what hurt and rests on it is not there."""
        due = {item.exercise for item in self.planned.items}
        return tuple(c for c in self.planner.menus[self.planned.kind] if c.id in due)

    def led_by(self, arm: ArmId) -> ArmedDay:
        ways = self._orders() if self.compared.a.varies == "order" else self._exchanges()
        if isinstance(ways, str):
            return ArmedDay(self.planned, ways)
        if ways[arm] == self.menu:
            return ArmedDay(self.planned)
        return ArmedDay(_day(self.planner, self.planned, ways[arm]))

    def _orders(self) -> Mapping[ArmId, Menu] | str:
        ways = {id: self._orders_of(arm) for id, arm in zip(ARMS, (self.compared.a, self.compared.b), strict=True)}
        if not all(ways.values()):
            return NOT_BOTH
        best = {id: min(menus, key=self._ways_down) for id, menus in ways.items()}
        return best if all(map(self._is_as_short, best.values())) else TOO_LONG

    def _orders_of(self, arm: Arm) -> list[Menu]:
        """The menu with the kinds of an arm first, and rest at its end; empty where it holds none of them. A walk is no strength.

        Either half may turn round, so that one gets down to the floor once where that can be.
        """
        first = [c for c in self.menu if c.category in arm.first and c.role == ROLES[c.category]]
        last = [c for c in self.menu if c.role == "rest"]
        others = [c for c in self.menu if c not in (*first, *last)]
        halves = product((first, first[::-1]), (others, others[::-1]))
        return [(*one, *other, *last) for one, other in halves] if first else []

    def _ways_down(self, menu: Menu) -> int:
        return self._in_this_order(menu).downs(menu)

    def _in_this_order(self, menu: Menu) -> MenuProblem:
        return replace(self.problem, arranged=tuple(c.id for c in menu))

    def _is_as_short(self, menu: Menu) -> bool:
        """Does another order keep to the minutes, and to the ways down to the floor?"""
        problem, downs = self.problem, self.problem.library.rule.plan.downs_max
        longest = max(problem.budget_s, problem.seconds(self.menu))
        is_short = self._in_this_order(menu).seconds(menu) <= longest
        return is_short and self._ways_down(menu) <= max(downs, problem.downs(self.menu))

    def _exchanges(self) -> Mapping[ArmId, Menu] | str:
        """The menu of each arm. Besides its own exercises either holds the same: what leaves room leaves it in both."""
        arms = self.compared.a, self.compared.b
        touched = frozenset(id for arm in arms for id in (*arm.does, *arm.leaves))
        if any(touched & set(c.parts) for c in self.menu if len(c.parts) > 1):
            return IN_SEQUENCE
        own = [self._own(arm) for arm in arms]
        for arm, candidate in zip(arms, own, strict=True):
            if arm.does and candidate is None:
                return self._why_none(arm)
        others = tuple(c for c in self.menu if c.id not in touched)
        menus = next((menus for beside in self._roomier(others) if (menus := self._beside(beside, own))), None)
        return dict(zip(ARMS, menus, strict=True)) if menus else NO_ROOM

    def _roomier(self, others: Menu) -> Iterator[Menu]:
        """The other exercises, all of them first, then with the fewest and least useful left out; never what was pinned."""
        pinned = self.planner.pool.edits.pinned
        for number in range(len(others), -1, -1):
            menus = (menu for menu in combinations(others, number) if all(c in menu for c in others if c.id in pinned))
            yield from sorted(menus, key=lambda menu: -sum(map(self.problem.own, menu)))

    def _beside(self, others: Menu, own: list[Candidate | None]) -> list[Menu]:
        """The menu of each arm with these others beside it; empty where either is not allowed."""
        menus = [(*others, *filter(None, (one,))) for one in own]
        return [self.problem.in_order(menu) for menu in menus] if all(map(self._allows, menus)) else []

    def _own(self, arm: Arm) -> Candidate | None:
        """The candidate that an arm does, one of today's menu first; None where it does none, or none may be done."""
        pool, today = self.planner.pool, {c.id for c in self.menu}
        free = {
            c.id: c
            for c in self.problem.candidates
            if c.id in arm.does and not resting_until(c.id, pool.history, pool.library, pool.on)
        }
        return next((free[id] for id in sorted(arm.does, key=lambda id: id not in today) if id in free), None)

    def _why_none(self, arm: Arm) -> str:
        pool = self.planner.pool
        why = pool.why_left_out(arm.does[0]) or "It is not for this day of your plan."
        return f"{pool.library.exercises[arm.does[0]].name}: {why}"

    def _allows(self, menu: Menu) -> bool:
        """As any menu, but for one exercise more in the week, as one that was chosen by hand."""
        problem, more = self.problem, self.problem.different_max + 1
        holds = any(c.role == problem.must for c in menu) or not any(c.role == problem.must for c in self.menu)
        return bool(menu) and holds and replace(problem, different_max=more, least=1, floor_s=0).allows(menu)


def _day(planner: Planner, planned: Day, menu: Menu) -> Day:
    """A day that holds this menu: the items of the week where it has them, else those of the candidate."""
    pool = planner.pool
    items = [item for candidate in menu for item in _items(candidate, planned)]
    return Day(timed(items, pool.library, pool.profile), planned.kind)


def _items(candidate: Candidate, planned: Day) -> tuple[Item, ...]:
    own = tuple(item for item in planned.items if item.exercise == candidate.id)
    return own or tuple(replace(item, reason=REASON) for item in candidate.items)


def _spaced(planner: Planner, arm: Arm, at: InWeek) -> ArmedDay:
    """A day of a week whose sessions lie apart, or follow each other; either way the same sessions, in the same order."""
    planned, kinds = planner.routine.days[at.weekday], _kinds(planner)
    if not kinds:
        return ArmedDay(planned, NO_EASY_DAY)
    step = 2 if arm.rest else 1
    place, between = divmod(at.of_block, step)
    if between or place >= len(kinds):
        return ArmedDay(Day())
    rested = planner.rule.plan.strength_rest_days
    too_soon = at.strength_on is not None and (planner.pool.on - at.strength_on).days < rested
    return ArmedDay(_session_of("easy" if too_soon else kinds[place], planner))


def _kinds(planner: Planner) -> list[str]:
    """The kinds of a week's sessions in their order, as many as fit apart; empty where they cannot follow each other."""
    layout, rule = list(planner.layout.values()), planner.rule.plan
    often = min(layout.count("main") + layout.count("easy"), DAYS_OF["week"] // 2)
    strong = range(0, often, rule.strength_rest_days)[: layout.count("main")]
    kinds = ["main" if n in strong else "easy" for n in range(often)]
    return kinds if often > 1 and all(_session_of(kind, planner).items for kind in kinds) else []


def _session_of(kind: str, planner: Planner) -> Day:
    """A session of a kind as it may be done today: without what hurt and rests."""
    pool = planner.pool
    day = next((day for day in planner.routine.days if day.kind == kind), Day())
    due = [i for i in day.items if not resting_until(i.exercise, pool.history, pool.library, pool.on)]
    return Day(timed(due, pool.library, pool.profile), kind) if due else Day()
