"""The core of a person's week: the ordered exercises of conditions, places and track, and those they grow into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..content.loader import Library
from ..model.base import Core
from ..model.profile import Profile
from ..model.records import History
from ..model.reference import Goal

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


def core_of(
    profile: Profile, conditions: tuple[str, ...], track: str, history: History, library: Library
) -> Mapping[str, CoreEntry]:
    """By exercise its best place in the cores of the conditions that hold, the sore places and the track.

    What a core grows into counts one by one, as its exercises progress: it is earned, not brought by the calendar.
    """
    entries: dict[str, CoreEntry] = {}
    for core, origin, of in _cores(profile, conditions, track, library):
        for id, entry in _entries(core, origin, of, history):
            best = entries.get(id)
            if best is None or entry.points(library) > best.points(library):
                entries[id] = entry
    return entries


def _cores(
    profile: Profile, conditions: tuple[str, ...], track: str, library: Library
) -> Iterator[tuple[Core, Origin, str]]:
    for id in conditions:
        if core := library.conditions[id].core:
            yield core, "condition", id
    for place in sorted(profile.where):
        yield library.places[place].core, "place", place
    yield library.tracks[track].core, "track", track


def _entries(core: Core, origin: Origin, of: str, history: History) -> Iterator[tuple[str, CoreEntry]]:
    yield from ((id, CoreEntry(rank, origin, of)) for rank, id in enumerate(core.start))
    progressed = {c.exercise for c in history.plan_changes if c.change == "progress" and not c.undone}
    earned = core.grow[: len(progressed & {*core.start, *core.grow})]
    yield from ((id, CoreEntry(rank, origin, of, later=True)) for rank, id in enumerate(earned, len(core.start)))


def goal_rung(goal: Goal, history: History, open_to: Callable[[str], bool]) -> str | None:
    """The rung that a goal has come to on its own way up: the first, and the next once the one before has progressed."""
    progressed = {c.exercise for c in history.plan_changes if c.change == "progress" and not c.undone}
    way = [id for id in goal.grows if open_to(id)]
    return next((id for id in way if id not in progressed), way[-1] if way else None)
