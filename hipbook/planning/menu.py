"""The problem that a menu solves: its objective in points, its constraints, and the order of a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ..content.loader import Library
from ..model.base import HIP_DIRECTIONS, Category
from ..session.duration import transfer_s
from ..session.positions import UPRIGHT
from .candidates import Candidate, exact

ORDER = ("ease", "strength", "balance", "rest")
ROLES = ORDER[:-1]
LEVELS = ("bed", "floor", UPRIGHT)
LAYING = ("supine", "bed", "sidelying", "prone", "quadruped", "kneeling", "seated", "standing", "dynamic")
Menu = tuple[Candidate, ...]
Cell = tuple[int, ...]


def cell(candidate: Candidate) -> Cell:
    """A candidate's sort key in a session: ease in, strength, balance, rest; down to lying, then up to standing."""
    role, level, laying = ORDER.index(candidate.role), LEVELS.index(candidate.where), LAYING.index(candidate.position)
    return (role, -level, -laying) if candidate.role == "ease" else (role, level, laying)


def _among(mine: Iterable[tuple[int, Cell]], own: Cell) -> Cell:
    """The sort key of a candidate missing in the reader's order: after the last that goes before it in the book."""
    return max((place for place, other in mine if other <= own), default=-1), 1, *own


def lies(candidate: Candidate) -> tuple[str, str]:
    """The position and level of the body; where two differ, a change of position lies between them."""
    return candidate.position, candidate.where


@dataclass(frozen=True)
class MenuProblem:
    """The problem of one menu: its candidates, its bounds in seconds and numbers, and the week's other menus.

    ``counted`` says how often each kind of exercise is done in the week already, ``previous`` what stood in this
    menu before, ``arranged`` the reader's own order of it.
    """

    candidates: Menu
    library: Library
    budget_s: float
    least: int
    most: int
    mix: Mapping[Category, float]
    must: str | None = None
    floor_s: float = 0
    stands: bool = False
    week: Menu = ()
    different_max: int = 0
    counted: Mapping[str, int] = field(default_factory=dict)
    overdue: frozenset[str] = frozenset()
    all_round: bool = True
    """Do the directions count that the rest of the week does not train?"""
    previous: frozenset[str] = frozenset()
    arranged: tuple[str, ...] = ()

    @cached_property
    def had(self) -> frozenset[str]:
        """The ids in the week's other menus."""
        return frozenset(c.id for c in self.week)

    @property
    def fresh_max(self) -> int:
        """How many exercises that the week does not hold yet may come in."""
        return max(0, self.different_max - len(self.had))

    @cached_property
    def wanted(self) -> dict[str, float]:
        """Points for each direction of the hip that the rest of the week does not train, and for loading its muscles.

        They are few: directions decide among what is as good otherwise, unless one is overdue.
        """
        if not self.all_round:
            return {}
        weights, had = self.library.rule.weights, frozenset().union(*(c.aims for c in self.week))
        late = dict.fromkeys(self.overdue, weights.weight_overdue)
        moved = {d: weights.weight_direction + late.get(d, 0) for d in HIP_DIRECTIONS}
        loaded = {f"{d}:str": weights.weight_loaded for d in HIP_DIRECTIONS}
        return {aim: points for aim, points in (moved | loaded).items() if aim not in had}

    def own(self, candidate: Candidate) -> float:
        """A candidate's points in the objective, whatever else is in the menu."""
        weights = self.library.rule.weights
        stays = weights.weight_kept * (candidate.id in self.previous)
        again = weights.weight_again * (candidate.id in self.had)
        return exact(candidate.score + self.mix_points(candidate) + (stays - again))

    def mix_points(self, candidate: Candidate) -> float:
        """Points for being of a kind that the week still lacks."""
        return self.library.rule.weights.weight_mix * self.lacking[candidate.category]

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The sort key of each candidate: its place in the reader's order where there is one, else in the book's."""
        if not self.arranged:
            return {c.id: cell(c) for c in self.candidates}
        places = {id: n for n, id in enumerate(self.arranged)}
        mine = [(places[c.id], cell(c)) for c in self.candidates if c.id in places]
        return {c.id: (places[c.id], 0) if c.id in places else _among(mine, cell(c)) for c in self.candidates}

    def in_order(self, menu: Iterable[Candidate]) -> Menu:
        """The order of a session."""
        return tuple(sorted(menu, key=lambda c: (self.cells[c.id], c.id)))

    def changes(self, menu: Iterable[Candidate]) -> int:
        """How often one must get into another position."""
        return sum(lies(a) != lies(b) for a, b in pairwise(self.in_order(menu)))

    def downs(self, menu: Iterable[Candidate]) -> int:
        """How often one gets down to the floor or a bed, and up again."""
        places = [UPRIGHT, *(c.where for c in self.in_order(menu))]
        return sum(then not in (first, UPRIGHT) for first, then in pairwise(places))

    def seconds(self, menu: Menu) -> float:
        """The most that all of it takes, with getting down and up, and the quiet end where there is none."""
        rests = menu and self.in_order(menu)[-1].role == "rest"
        end = 0 if rests else self.library.rule.session.quiet_rest_s
        return sum(c.seconds for c in menu) + transfer_s(self.library) * self.downs(menu) + end

    @cached_property
    def lacking(self) -> dict[Category, float]:
        """By kind, what its share of the week so far lacks of the track's mix."""
        total = sum(self.counted.values())
        return {kind: max(0.0, share - (self.counted.get(kind, 0) / total if total else 0))
                for kind, share in self.mix.items()}  # fmt: skip

    def worth(self, menu: Menu) -> float:
        """The objective: the points of a menu's exercises and those of their combination."""
        return exact(sum(map(self.own, menu)) + sum(self.together(menu).values()))

    def together(self, menu: Menu) -> dict[str, float]:
        """The points of a combination, by cause: directions, roles, standing, and few changes of position."""
        weights, aims = self.library.rule.weights, frozenset().union(*(c.aims for c in menu))
        return {
            "direction": sum(points for aim, points in self.wanted.items() if aim in aims),
            "role": weights.weight_role * len({c.role for c in menu} & set(ROLES)),
            "standing": weights.weight_standing * (self.stands and any(c.standing for c in menu)),
            "position": -weights.weight_position * self.changes(menu),
            "down": -weights.weight_down * max(0, self.downs(menu) - 1),
        }

    def allows(self, menu: Menu) -> bool:
        """Is a menu feasible: few enough, within the seconds, and no movement twice?"""
        return (
            self.least <= len(menu) <= self.most
            and len({c.id for c in menu} - self.had) <= self.fresh_max
            and not any(a.clashes(b) for n, a in enumerate(menu) for b in menu[:n])
            and self.downs(menu) <= self.library.rule.plan.downs_max
            and self.floor_s <= self.seconds(menu) <= self.budget_s
        )
