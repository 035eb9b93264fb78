"""The core of a person's week: the ordered exercises of conditions, places and track, and those they grow into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Literal

from ..content.loader import Library
from ..history.plan_edits import Edits
from ..model.base import Core
from ..screening.person import Person

Origin = Literal["condition", "place", "track", "goal"]


@dataclass(frozen=True)
class CoreEntry:
    """An exercise's place in a core set: its rank (0 is the first), whose set it is, and whether it is grown into.

    ``heir`` tells that the ladder put it in the place of one of the set.
    """

    rank: int
    origin: Origin
    of: str
    later: bool = False
    """Is it one that the core grows into?"""
    heir: bool = False

    def points(self, library: Library) -> float:
        """What it is worth in a menu: most for a condition, less for a place, least for the track, by rank within."""
        weights = library.rule.weights
        base = {
            "condition": weights.core_condition, "place": weights.core_place, "track": weights.core_track,
            "goal": weights.core_goal,
        }  # fmt: skip
        first = weights.core_first * (self.origin == "condition" and self.rank == 0)
        return base[self.origin] + first - weights.core_rank * self.rank


def core_of(person: Person, goals: Iterable[str], edits: Edits) -> Mapping[str, CoreEntry]:
    """By exercise its best place in the core sets of a person's conditions, places, track and goals, and its heirs.

    What a set grows into counts one by one, as its exercises progress: it is earned, not brought by the calendar. What
    a condition asks to be done with care counts only where that or another condition begins with it.
    """
    library, cautions = person.library, person.screening.cautions
    progressed = {c.exercise for c in person.history.plan_changes if c.change == "progress" and not c.undone}
    entries: dict[str, CoreEntry] = {}
    for id, entry in (*_of_sets(person, progressed), *_of_goals(person, goals, progressed)):
        best = entries.get(id)
        meant = entry.origin == "condition" or id not in cautions
        if meant and (best is None or entry.points(library) > best.points(library)):
            entries[id] = entry
    return entries | _heirs(entries, edits)


def basics(library: Library) -> frozenset[str]:
    """What the core sets of the tracks begin with: what fits nearly everyone first."""
    return frozenset(id for track in library.tracks.values() for id in track.core.start)


def _of_sets(person: Person, progressed: Set[str]) -> Iterator[tuple[str, CoreEntry]]:
    for core, origin, of in _cores(person):
        yield from ((id, CoreEntry(rank, origin, of)) for rank, id in enumerate(core.start))
        earned = core.grow[: len(progressed & {*core.start, *core.grow})]
        yield from ((id, CoreEntry(rank, origin, of, later=True)) for rank, id in enumerate(earned, len(core.start)))


def _cores(person: Person) -> Iterator[tuple[Core, Origin, str]]:
    library = person.library
    for id in person.screening.conditions:
        if core := library.conditions[id].core:
            yield core, "condition", id
    for place in sorted(person.profile.where):
        yield library.places[place].core, "place", place
    yield library.tracks[person.track].core, "track", person.track


def _of_goals(person: Person, goals: Iterable[str], progressed: Set[str]) -> Iterator[tuple[str, CoreEntry]]:
    """The rung that each goal has come to on its own way up: the first, and the next once the one before has progressed."""
    for goal in goals:
        way = [id for id in person.library.goals[goal].grows if person.can_do(id)]
        if way:
            yield next((id for id in way if id not in progressed), way[-1]), CoreEntry(0, "goal", goal)


def _heirs(entries: Mapping[str, CoreEntry], edits: Edits) -> dict[str, CoreEntry]:
    """What the ladder put in the place of one of them."""
    lines = {id: edits.ancestry(id) for id in edits.into if id not in entries}
    ancestors = {id: next((entries[old] for old in line if old in entries), None) for id, line in lines.items()}
    return {id: replace(entry, heir=True) for id, entry in ancestors.items() if entry}
