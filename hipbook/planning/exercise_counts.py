"""The exercises of the library counted: by direction, by how sure they are, and by what conditions take away."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from ..content.exercise_map import pairs_of, way_up
from ..content.knobs import example
from ..content.loader import Library
from ..model.base import HIP_DIRECTIONS
from ..model.exercise import DIRECTION_NAMES
from ..model.profile import Profile
from ..screening.assessment import screen
from ..screening.effects import settled
from .turning import week_with


def by_direction(library: Library) -> dict[str, int]:
    """How many exercises train each of the six directions of the hip.

    >>> from hipbook.content.loader import library
    >>> set(by_direction(library())) == set(HIP_DIRECTIONS)
    True
    """
    trained = Counter(name for one in library.exercises.values() for name in one.trains)
    return {name: trained[name] for name in HIP_DIRECTIONS}


def in_order(library: Library) -> tuple[str, ...]:
    """The six directions in words, the one with the fewest exercises first."""
    counts = by_direction(library)
    return tuple(DIRECTION_NAMES[name] for name in sorted(counts, key=lambda name: counts[name]))


def from_texts(library: Library) -> int:
    """How many exercises one of the five texts names."""
    return sum(bool(one.texts) for one in library.exercises.values())


def by_certainty(library: Library) -> dict[str, int]:
    """How many exercises bear each mark, the most frequent first.

    >>> from hipbook.content.loader import library
    >>> list(by_certainty(library()))[0]
    'GK'
    """
    return dict(Counter(one.certainty for one in library.exercises.values()).most_common())


def ladders_down(library: Library) -> int:
    """How many ladders lead from an exercise to one that is easier, where they should lead up.

    >>> from hipbook.content.loader import library
    >>> ladders_down(library())
    0
    """
    levels = ([library.exercises[rung].difficulty for rung in way_up(id, library)] for id in library.exercises)
    return sum(steps != sorted(steps) for steps in levels)


def hardest_of_first_week(library: Library) -> int:
    """The difficulty of the hardest exercise in the first week of the lessons' made-up person."""
    return max(library.exercises[id].difficulty for id in week_with(library).exercises if id in library.exercises)


@dataclass(frozen=True)
class Together:
    """What each of two conditions leaves of the exercises, and what is left where somebody has both."""

    one: frozenset[str]
    other: frozenset[str]
    both: frozenset[str]
    exercises: frozenset[str]

    @property
    def is_lawful(self) -> bool:
        """Does neither open what the other closes?"""
        return self.both <= self.one and self.both <= self.other

    @property
    def takes_more(self) -> bool:
        """Is less left than each of the two leaves alone?"""
        return len(self.both) < min(len(self.one), len(self.other))

    @property
    def shared(self) -> int:
        """How many exercises each of the two takes away by itself."""
        return len(self.exercises - (self.one | self.other))


def together(one: str, other: str, library: Library) -> Together:
    """Two conditions, alone and together, with their follow-up questions answered in the mildest way.

    >>> from hipbook.content.loader import library
    >>> together("glut_tendinopathy", "pregnancy", library()).takes_more
    True
    """
    alone, alone_too, both = (_left(ids, library) for ids in ((one,), (other,), (one, other)))
    return Together(alone, alone_too, both, frozenset(library.exercises))


def every_pair(library: Library) -> dict[str, int]:
    """Every pair of the conditions that close most: how many there are, how many leave less than each half, and how many
    leave open what one half closes."""
    ticked = (id for id, one in library.conditions.items() if one.ticked and _clears(id, library))
    most = sorted(ticked, key=lambda id: (len(_left((id,), library)), id))[: pairs_of()]
    pairs = [together(one, other, library) for one, other in combinations(most, 2)]
    less, broken = sum(pair.takes_more for pair in pairs), sum(not pair.is_lawful for pair in pairs)
    return {"tried": len(pairs), "less": less, "broken": broken}


def _adult(ids: tuple[str, ...], library: Library, on: date) -> Profile:
    conditions = {id: settled(library.conditions[id], on) for id in ids}
    return Profile(age=library.rule.screening.adult_age, conditions=conditions)


def _left(ids: tuple[str, ...], library: Library) -> frozenset[str]:
    on = example().on
    return frozenset(screen(_adult(ids, library, on), library, on).allowed) & library.exercises.keys()


def _clears(id: str, library: Library) -> bool:
    on = example().on
    return screen(_adult((id,), library, on), library, on).cleared
