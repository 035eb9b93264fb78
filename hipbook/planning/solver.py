"""The best menu there is: a small mixed-integer programme, solved to the end by HiGHS.

The same problem gives the same menu: one thread, a limit of branches instead of one of time, and of menus that are worth
the same the one whose exercises come first by score and id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, groupby, product

from ..session.duration import transfer_s
from ..session.positions import UPRIGHT
from .candidates import Candidate
from .highs import TIE, Row, best_columns
from .menu import ROLES, Cell, Menu, MenuProblem, lies

INFINITE = float("inf")


def best_menu(problem: MenuProblem) -> Menu:
    """The menu of the highest worth, in its order; empty where no menu is allowed.

    The shortest time is given up where no menu is allowed otherwise, then a role that it must have; and the least
    number where too few fit.
    """
    fitting = tuple(c for c in problem.candidates if c.seconds <= problem.budget_s)
    problem = replace(problem, candidates=_undominated(replace(problem, candidates=fitting)))
    roles = {c.role for c in problem.candidates}
    wishes = product((problem.must if problem.must in roles else None, None), (problem.floor_s, 0), (problem.least, 1))
    for must, floor_s, least in dict.fromkeys(wishes):
        found = _best(replace(problem, must=must, floor_s=floor_s, least=least))
        if found:
            return problem.in_order(found)
    return ()


def _best(problem: MenuProblem) -> Menu:
    """The best menu of those in which one gets down once, never, and more often: solved apart, they are solved fast."""
    best: Menu = ()
    upright = replace(problem, candidates=tuple(c for c in problem.candidates if c.where == UPRIGHT))
    often = range(2, problem.library.rule.plan.downs_max + 1)
    for downs, part in ((1, problem), (0, upright), *((n, problem) for n in often)):
        better = _Programme(part, downs, problem.worth(best) if best else -INFINITE).solved()
        best = better if better and (not best or problem.worth(better) > problem.worth(best)) else best
    return best


def _undominated(problem: MenuProblem) -> Menu:
    """Without dominated candidates: those that as many others as a menu holds match or beat in everything.

    No points are lost: wherever a dominated one stood, one of those others is free to stand. Which of two menus of equal
    worth is chosen depends on it (5 of 200 weeks), so it stays, though it saves hardly any time.
    """
    in_series = {part for c in problem.candidates if len(c.parts) > 1 for part in c.parts}
    alike: dict[Cell, list[Candidate]] = {}
    for candidate in sorted(problem.candidates, key=lambda c: (-problem.own(c), c.id)):
        alike.setdefault(problem.cells[candidate.id], []).append(candidate)
    return tuple(c for group in alike.values() for n, c in enumerate(group)
                 if c.id in in_series or len(c.parts) > 1
                 or sum(_dominates(other, c, problem) for other in group[:n] if other.id not in in_series) < problem.most)  # fmt: skip


def _dominates(one: Candidate, other: Candidate, problem: MenuProblem) -> bool:
    return (
        one.seconds <= other.seconds
        and not problem.floor_s
        and one.aims & problem.wanted.keys() >= other.aims & problem.wanted.keys()
        and (one.id in problem.had) >= (other.id in problem.had)
        and len(one.parts) == 1
    )


@dataclass
class _Programme:
    """The problem as columns (each with its points and upper bound) and rows (bounds and coefficients)."""

    problem: MenuProblem
    downs: int
    than: float
    """How many points are to be beaten."""
    points: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def solved(self) -> Menu:
        """The best menu, or an empty one where there is none."""
        roles = {c.role for c in self.problem.candidates}
        if not roles or self.problem.must not in (None, *roles):
            return ()
        self._state()
        values = best_columns(self.points, self.whole, self.rows, self.problem.library.rule.plan.solver_nodes)
        return tuple(c for c, value in zip(self.problem.candidates, values, strict=False) if value > 1 / 2)

    def _column(self, points: float, whole: bool = True) -> int:
        self.points.append(points)
        self.whole.append(whole)
        return len(self.points) - 1

    def _row(self, low: float, high: float, terms: Mapping[int, float]) -> None:
        self.rows.append((low, high, terms))

    def _state(self) -> None:
        problem = self.problem
        self.chosen = [self._column(problem.own(c) - TIE * rank) for rank, c in enumerate(problem.candidates)]
        self._row(problem.least, problem.most, dict.fromkeys(self.chosen, 1))
        fresh = [x for x, c in zip(self.chosen, problem.candidates, strict=True) if c.id not in problem.had]
        self._row(0, problem.fresh_max, dict.fromkeys(fresh, 1))
        for a, b in combinations(range(len(self.chosen)), 2):
            if set(problem.candidates[a].parts) & set(problem.candidates[b].parts):
                self._row(0, 1, {a: 1, b: 1})
        for aim, points in problem.wanted.items():
            self._any(points, [x for x, c in self._pairs if aim in c.aims])
        if problem.stands:
            self._any(problem.library.rule.weights.weight_standing, [x for x, c in self._pairs if c.standing])
        self._roles()
        at: dict[Cell, list[tuple[int, Candidate]]] = {}
        for x, candidate in sorted(self._pairs, key=lambda pair: problem.cells[pair[1].id]):
            at.setdefault(problem.cells[candidate.id], []).append((x, candidate))
        self._lies = {cell: lies(inside[0][1]) for cell, inside in at.items()}
        self._used = {cell: self._cell([x for x, _ in inside]) for cell, inside in at.items()}
        self._positions()
        self._ways()
        self._time()
        self._beats()

    @property
    def _pairs(self) -> Iterable[tuple[int, Candidate]]:
        return zip(self.chosen, self.problem.candidates, strict=True)

    def _any(self, points: float, of: list[int]) -> int:
        """A column that is 1 only where one of these is chosen."""
        column = self._column(points, whole=False)
        self._row(-len(of), 0, {column: 1} | dict.fromkeys(of, -1))
        return column

    def _cell(self, of: list[int]) -> int:
        """A column that is 1 where any of these is chosen."""
        used = self._column(0)
        for x in of:
            self._row(-1, 0, {x: 1, used: -1})
        return used

    def _roles(self) -> None:
        for role in (role for role in ROLES if any(c.role == role for c in self.problem.candidates)):
            any_of_it = self._any(
                self.problem.library.rule.weights.weight_role, [x for x, c in self._pairs if c.role == role]
            )
            if role == self.problem.must:
                self._row(1, 1, {any_of_it: 1})

    def _time(self) -> None:
        """Seconds: those of the exercises, of each way down and up, and of the quiet end."""
        problem = self.problem
        end = problem.library.rule.session.quiet_rest_s + transfer_s(problem.library) * self.downs
        spent = {x: c.seconds for x, c in self._pairs}
        if not problem.arranged:
            rests = self._any(0, [x for x, c in self._pairs if c.role == "rest"])
            spent[rests] = -problem.library.rule.session.quiet_rest_s
        self._row(problem.floor_s - end if problem.floor_s else -INFINITE, problem.budget_s - end, spent)

    def _positions(self) -> None:
        """Points for each change of position.

        A session runs through its cells in order: a change comes with each cell that is used, but the first, and not
        between two used ones of the same position with nothing between them.
        """
        cost = self.problem.library.rule.weights.weight_position
        for used in self._used.values():
            self.points[used] -= cost
        for first, then in combinations(self._used, 2):
            if self._lies[first] == self._lies[then]:
                stay = self._column(cost)
                self._row(-1, 0, {stay: 1, self._used[first]: -1})
                self._row(-1, 0, {stay: 1, self._used[then]: -1})
                for between in (at for at in self._used if first < at < then):
                    self._row(0, 1, {stay: 1, self._used[between]: 1})

    def _beats(self) -> None:
        """A lower bound on the objective: the points to be beaten, in which the first position is free and each further way
        down costs. It cuts branches early: without it a week takes 1.4 times as long.
        """
        weights = self.problem.library.rule.weights
        free = weights.weight_position - weights.weight_down * max(0, self.downs - 1)
        own = {x: points for x, points in enumerate(self.points) if points}
        self._row(self.than - free - TIE * len(self.chosen) * self.problem.most, INFINITE, own)

    def _ways(self) -> None:
        """No more ways down than allowed: one gets down before each stretch in a place where one is not yet.

        One stays in a place until another is used.
        """
        downs = []
        stretches = [(place, self._cell([self._used[at] for at in cells])) for place, cells in self._stretches()]
        low = {place for place, _ in stretches} - {UPRIGHT}
        for place in sorted(low):
            before = None
            for where, used in stretches:
                there = self._column(0, whole=False)
                self._row(*((-1, 0, {used: 1, there: -1}) if where == place else (0, 1, {used: 1, there: 1})))
                down = self._column(0, whole=False)
                self._row(-1, 0, {there: 1, down: -1} | ({} if before is None else {before: -1}))
                before = there
                downs.append(down)
        self._row(0, self.downs, dict.fromkeys(downs, 1))

    def _stretches(self) -> Iterator[tuple[str, list[Cell]]]:
        """Cells one after the other in the same place."""
        for place, cells in groupby(self._used, key=lambda at: self._lies[at][1]):
            yield place, list(cells)
