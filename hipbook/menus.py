"""What a menu is chosen for, what it is worth in points, and the order in which it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .choosing import Candidate
from .content import Library
from .model import HIP_DIRECTIONS

ORDER = ("ease", "strength", "balance", "rest")
ROLES = ORDER[:-1]
LAYING = ("supine", "bed", "sidelying", "prone", "quadruped", "kneeling", "seated", "standing", "dynamic")
Menu = tuple[Candidate, ...]


def cell(candidate: Candidate) -> tuple[int, int]:
    """Its place in the order of a session: ease in, strength, balance, rest; in each, from lying up to standing."""
    return ORDER.index(candidate.role), LAYING.index(candidate.position)


@dataclass(frozen=True)
class Task:
    """One menu to be chosen: from what, within which seconds and numbers, beside what the week holds already.

    ``counted`` says how often each kind of exercise is done in the week already, ``kept`` what stood in this menu
    before, ``arranged`` the reader's own order of it.
    """

    candidates: Menu
    library: Library
    budget_s: float
    least: int
    most: int
    mix: Mapping[str, float]
    must: str | None = None
    floor_s: float = 0
    stands: bool = False
    week: Menu = ()
    different_max: int = 0
    counted: Mapping[str, int] = field(default_factory=dict)
    overdue: frozenset[str] = frozenset()
    pressed: frozenset[str] = frozenset()
    """Directions that missed a week already and would miss another."""
    kept: frozenset[str] = frozenset()
    arranged: tuple[str, ...] = ()

    @cached_property
    def had(self) -> frozenset[str]:
        """What the rest of the week holds."""
        return frozenset(c.id for c in self.week)

    @property
    def fresh_max(self) -> int:
        """How many exercises that the week does not hold yet may come in."""
        return max(0, self.different_max - len(self.had))

    @cached_property
    def wanted(self) -> dict[str, float]:
        """Points for each direction of the hip that the rest of the week does not train, and for loading its muscles."""
        rule, had = self.library.rule, frozenset().union(*(c.aims for c in self.week))
        late = {
            d: rule("weight_pressed" if d in self.pressed else "weight_overdue") for d in self.overdue | self.pressed
        }
        moved = {d: rule("weight_direction") + late.get(d, 0) for d in HIP_DIRECTIONS}
        loaded = {f"{d}:str": rule("weight_loaded") for d in HIP_DIRECTIONS}
        return {aim: points for aim, points in (moved | loaded).items() if aim not in had}

    def own(self, candidate: Candidate) -> float:
        """Its points whatever else is in the menu."""
        rule = self.library.rule
        kept = rule("weight_kept") * (candidate.id in self.kept) - rule("weight_again") * (candidate.id in self.had)
        return candidate.score + self.mix_points(candidate) + kept

    def mix_points(self, candidate: Candidate) -> float:
        """Points for being of a kind that the week still lacks."""
        return self.library.rule("weight_mix") * self.lacking[candidate.category]

    def in_order(self, menu: Iterable[Candidate]) -> Menu:
        """The order of a session; where the reader arranged it, theirs, with what is new in its place of the book's."""
        booked = sorted(menu, key=lambda c: (*cell(c), c.id))
        if not self.arranged:
            return tuple(booked)
        places = {id: n for n, id in enumerate(self.arranged)}
        mine = [c for c in booked if c.id in places]
        mine.sort(key=lambda c: places[c.id])
        for candidate in booked:
            if candidate.id not in places:
                after = [n for n, c in enumerate(mine, 1) if cell(c) <= cell(candidate)]
                mine.insert(max(after, default=0), candidate)
        return tuple(mine)

    def changes(self, menu: Iterable[Candidate]) -> int:
        """How often one must get into another position."""
        return sum(a.position != b.position for a, b in pairwise(self.in_order(menu)))

    def seconds(self, menu: Menu) -> float:
        """All of it, with getting into place and from one position to another."""
        return sum(c.seconds for c in menu) + self.library.rule("change_position_s") * self.changes(menu)

    @cached_property
    def lacking(self) -> dict[str, float]:
        """By kind, what its share of the week so far lacks of the track's mix."""
        total = sum(self.counted.values())
        return {kind: max(0.0, share - (self.counted.get(kind, 0) / total if total else 0))
                for kind, share in self.mix.items()}  # fmt: skip

    def worth(self, menu: Menu) -> float:
        """The points of a menu: those of its exercises and those of what they are together."""
        return sum(map(self.own, menu)) + sum(self.together(menu).values())

    def together(self, menu: Menu) -> dict[str, float]:
        """What a menu is worth beyond its exercises: directions, roles, standing, and few changes of position."""
        rule, aims = self.library.rule, frozenset().union(*(c.aims for c in menu))
        return {
            "direction": sum(points for aim, points in self.wanted.items() if aim in aims),
            "role": rule("weight_role") * len({c.role for c in menu} & set(ROLES)),
            "standing": rule("weight_standing") * (self.stands and any(c.standing for c in menu)),
            "position": -rule("weight_position") * self.changes(menu),
        }

    def allows(self, menu: Menu) -> bool:
        """May these stand together: few enough, within the seconds, and no exercise twice through a sequence?"""
        return (
            self.least <= len(menu) <= self.most
            and len({c.id for c in menu} - self.had) <= self.fresh_max
            and not any(set(a.parts) & set(b.parts) for n, a in enumerate(menu) for b in menu[:n])
            and self.floor_s <= self.seconds(menu) <= self.budget_s
        )
