"""A week's routine: a strength menu, an easy one and a daily piece, laid out over the days, with a reason for everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from ..content.dosage import scaled
from ..content.loader import Library
from ..history.pauses import resting_until
from ..history.plan_edits import MENUS
from ..model.base import HIP_DIRECTIONS
from ..model.profile import Profile
from ..model.records import History
from ..model.routine import Day, Item, Routine
from ..model.rules import Rules
from ..screening.assessment import NotCleared
from ..screening.person import Person
from ..session.duration import timed
from .candidates import Candidate, CandidatePool
from .fitting import cut_to_fit
from .menu import Menu, MenuProblem
from .notes import week_notes
from .reasons import left_out, outside, reason, traded
from .solved import NOTHING, Choice, Solved
from .solver import best_menu

Round = dict[str, tuple[MenuProblem, Menu]]


def plan(profile: Profile, library: Library, history: History | None = None, *, on: date) -> Routine:
    """The week that suits this person now. The same inputs give the same week.

    Raises :class:`NotCleared` where a gate forbids a plan.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> week = plan(Profile(age=46, minutes=15), library(), on=date(2026, 1, 5))
    >>> len(week.days), all(day.minutes <= 15 for day in week.days)
    (7, True)
    """
    return Planner.of(Person.of(profile, history or History(), library, on)).routine


@dataclass(frozen=True)
class Planner:
    """The planning of one person's week.

    ``earlier`` holds the problems that an earlier planning solved: the same one is not solved twice.
    """

    pool: CandidatePool
    earlier: Solved = NOTHING

    @classmethod
    def of(cls, person: Person, earlier: Solved = NOTHING) -> Planner:
        """The planning of a person's week by their whole log. Raises :class:`NotCleared` where a gate forbids it."""
        if not person.screening.cleared:
            raise NotCleared(person.screening)
        return cls(CandidatePool(person), earlier)

    @property
    def rule(self) -> Rules:
        return self.pool.library.rule

    @cached_property
    def routine(self) -> Routine:
        """The week, laid out and with its reasons."""
        items = {kind: tuple(self._items(kind, menu)) for kind, menu in self.menus.items()}
        days = tuple(self._day(d, self.layout.get(d, "rest"), items) for d in range(7))
        used = {item.exercise for kind in items for item in items[kind]}
        covered = self._covered(used)
        return Routine(
            days=days,
            left_out=left_out(self._outside, self.menus, self.pool),
            track=self.pool.track,
            week=self.pool.week,
            notes=tuple(week_notes(days, self.pool)),
            covered=covered,
            missing=tuple(d for d in HIP_DIRECTIONS if d not in covered),
            made_on=self.pool.on,
            menus=tuple(tuple(c.id for c in self.menus.get(kind, ())) for kind in MENUS),
            pinned=self.pool.edits.pinned,
            by_hand=self.pool.edits.by_hand,
        )

    @cached_property
    def layout(self) -> dict[int, str]:
        """The kind of each day that is not rest: sessions spread from the day the reader began, strength two days apart."""
        profile, profiles = self.pool.profile, self.pool.history.profiles
        start = (profiles[0].on if profiles else self.pool.on).weekday()
        number = profile.days_per_week
        kinds: dict[int, str] = {}
        for offset in (step * 7 // number for step in range(number)):
            strong = [day for day, kind in kinds.items() if kind == "main"]
            apart = all(min((offset - s) % 7, (s - offset) % 7) >= self.rule.plan.strength_rest_days for s in strong)
            is_strong = apart and len(strong) < self.rule.plan.strength_days_max and not self.pool.gentle
            kinds[offset] = "main" if is_strong else "easy"
        if profile.daily_piece:
            kinds |= {offset: "piece" for offset in range(7) if offset not in kinds}
        return {(start + offset) % 7: kind for offset, kind in kinds.items()}

    @cached_property
    def menus(self) -> dict[str, Menu]:
        """The exercises of each kind of day, the main ones chosen first."""
        return {kind: menu for kind, (_, menu) in self._solved.items()}

    @cached_property
    def problems(self) -> dict[str, MenuProblem]:
        """The problem that each menu solves."""
        return {kind: problem for kind, (problem, _) in self._solved.items()}

    @cached_property
    def _solved(self) -> Round:
        """The problems and their menus, solved in sequence: each knows the menus before it."""
        often = Counter(self.layout.values())
        week: list[Candidate] = []
        counted: Counter[str] = Counter()
        solved: Round = {}
        for kind in (kind for kind in MENUS if often[kind]):
            problem = self._problem(kind, tuple(week), counted)
            menu = self.earlier.menu(problem) or best_menu(problem) or self._shortened(problem)
            solved[kind] = problem, menu
            week += [c for c in menu if c not in week]
            counted = counted + Counter({k: n * often[kind] for k, n in Counter(c.category for c in menu).items()})
        return solved

    @property
    def solved(self) -> Solved:
        """The solved problems, which a later planning may take as ``earlier``."""
        return Solved(tuple(self._solved.values()), self._choice, self._outside)

    @property
    def _choice(self) -> Choice:
        return self.problems, self.menus, self.pool.track

    @cached_property
    def _outside(self) -> Mapping[str, str]:
        return outside(self.problems, self.menus, self.pool, self.earlier.why_outside(self._choice))

    def _problem(self, kind: str, week: Menu, counted: Mapping[str, int]) -> MenuProblem:
        pool, edits, piece = self.pool, self.pool.edits, kind == "piece"
        fits = (self._as_asked(c, kind) for c in pool.candidates if self._offered(c, kind))
        previous = edits.current_menus.get(kind, ())
        problem = MenuProblem(
            candidates=tuple(fits), library=pool.library, budget_s=self._budget_s(piece),
            least=1 if piece else self.rule.plan.items_min, most=self.rule.plan.piece_items_max if piece else self._items_max,
            mix=pool.library.tracks[pool.track].mix, must="strength" if kind == "main" else None,
            floor_s=min(self.rule.plan.piece_min) * 60 if piece else 0,
            stands=not piece and pool.week >= self.rule.plan.standing_from_week, week=week,
            different_max=max(pool.different_max, len(edits.pinned)), counted=counted, overdue=pool.overdue,
            all_round=not (pool.eases or pool.gentle),
            previous=frozenset(previous), arranged=previous if edits.arranged else (),
        )  # fmt: skip
        return cut_to_fit(problem, pool.core)

    @property
    def _items_max(self) -> int:
        """How many exercises a session may hold: a few, and more for who gives more minutes."""
        plan = self.rule.plan
        return max(plan.items_few, min(plan.items_max, int(self.pool.profile.minutes / plan.item_min)))

    def _offered(self, candidate: Candidate, kind: str) -> bool:
        """Is it for this kind of day? Strength has days of its own; a sequence that eases is for the others, if any."""
        if kind != "main":
            return candidate.daily
        eases = len(candidate.parts) > 1 and candidate.role == "ease"
        return not eases or "easy" not in self.layout.values()

    def _as_asked(self, candidate: Candidate, kind: str) -> Candidate:
        """A candidate without its terms "pinned" and "chosen", unless this is the menu the reader asked for it in."""
        homes = {
            k
            for k, ids in self.pool.edits.current_menus.items()
            if candidate.id in ids and (candidate.daily or k == "main")
        }
        if not homes or kind in homes:
            return candidate
        return replace(candidate, terms=tuple(g for g in candidate.terms if g.kind not in ("pinned", "chosen")))

    def _budget_s(self, piece: bool) -> float:
        """Seconds for a session or for the daily piece; fewer around a flare."""
        minutes = self.pool.profile.minutes
        share = self.rule.flare.flare_share if self.pool.flaring else 1
        return (min(minutes, max(self.rule.plan.piece_min)) if piece else minutes) * 60 * share

    def _shortened(self, problem: MenuProblem) -> Menu:
        """A menu of one shortened exercise, where none fits whole: the one of which most is left."""
        best = min(problem.candidates, key=lambda c: (-self._left(c, problem), c.id), default=None)
        if best is None:
            return ()
        share = self._left(best, problem)
        cut = (replace(item, dose=scaled(item.dose, share, self.pool.library), share=item.share * share)
               for item in best.items)  # fmt: skip
        return (replace(best, items=tuple(cut)),)

    def _left(self, candidate: Candidate, problem: MenuProblem) -> float:
        """The share of its work for which there is time."""
        work_s = sum(item.dose.seconds * max(1, len(item.sides)) for item in candidate.items)
        return min(1, max(0, 1 - (problem.seconds((candidate,)) - problem.budget_s) / work_s))

    def _items(self, kind: str, menu: Menu) -> Iterator[Item]:
        """The items of a menu, each with its reason and what could take its place."""
        for candidate in menu:
            why, swaps = reason(candidate, kind, self.problems, self.menus, self.pool), self._swaps(candidate, kind)
            yield from (replace(item, reason=why, swaps=swaps) for item in candidate.items)

    def _day(self, weekday: int, kind: str, items: Mapping[str, tuple[Item, ...]]) -> Day:
        """A day with the minutes of its items, without what rests on that day after it hurt."""
        pool = self.pool
        on = pool.on + timedelta((weekday - pool.on.weekday()) % 7)
        due = [i for i in items.get(kind, ()) if not resting_until(i.exercise, pool.history, pool.library, on)]
        return Day(timed(due, pool.library, pool.profile), kind) if due else Day()

    def _swaps(self, candidate: Candidate, kind: str) -> tuple[str, ...]:
        """The best feasible substitutes of a candidate: of the same role or a shared direction, within the minutes.

        What it alone trains in this week, they train as well, where any does.
        """
        problem, menu = self.problems[kind], self.menus[kind]
        week = [c for chosen in self.menus.values() for c in chosen if c.id != candidate.id]
        alone = candidate.trains.difference(*(c.trains for c in week))
        others = [c for c in problem.candidates if c.id not in {candidate.id, *(w.id for w in week)}
                  and (c.role == candidate.role or c.trains & candidate.trains) and problem.allows(traded(menu, candidate, c))]  # fmt: skip
        least = min((len(alone - c.trains) for c in others), default=0)
        fair = [c for c in others if len(alone - c.trains) == least]
        cautions = self.pool.screening.cautions
        fair.sort(key=lambda c: (c.id in cautions, c.category != candidate.category, -problem.own(c), c.id))
        return tuple(c.id for c in fair[: self.rule.plan.swaps_max])

    def _covered(self, used: set[str]) -> dict[str, tuple[str, ...]]:
        trained = {c.id: c.trains for menu in self.menus.values() for c in menu if c.id in used}
        by_direction = {d: tuple(id for id, trains in trained.items() if d in trains) for d in HIP_DIRECTIONS}
        return {direction: ids for direction, ids in by_direction.items() if ids}
