"""Constraint relaxation: which one answer to change so that the week trains more, each planned as a week of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.loader import Library
from ..model.exercise import direction_words
from ..model.profile import Profile
from ..model.routine import Routine
from ..screening.person import Person
from .planner import Planner


@dataclass(frozen=True)
class Relaxation:
    """One answer changed, in words, the directions that the week then trains as well, and the changed answers."""

    says: str
    buys: tuple[str, ...]
    profile: Profile

    @property
    def sentence(self) -> str:
        """What to relax and what that buys."""
        return f"{self.says}: then your week also trains {', '.join(map(direction_words, self.buys))}."


def relaxations(person: Person) -> tuple[Relaxation, ...]:
    """The single answers that, changed, let the week train a direction that it misses; the one that buys most first.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> tight = Profile(age=46, minutes=2, track="mix", positions_excluded={"supine", "prone", "sidelying", "quadruped"})
    >>> bool(relaxations(Person.of(tight, History(), library(), date(2026, 1, 5))))
    True
    """
    now = Planner.of(person).routine
    useful = []
    for says, changed in _wishes(person, now):
        then = Planner.of(Person.of(changed, person.history, person.library, person.on)).routine
        buys = tuple(d for d in now.missing if d not in then.missing)
        if buys and len(then.missing) < len(now.missing):
            useful.append(Relaxation(says, buys, changed))
    return tuple(sorted(useful, key=lambda one: -len(one.buys)))


def _wishes(person: Person, now: Routine) -> Iterator[tuple[str, Profile]]:
    """The wishes that stand in the way of an exercise for a missing direction, each given up alone."""
    profile, library, allowed = person.profile, person.library, person.screening.allowed
    able = [
        e
        for id, e in library.exercises.items()
        if id in allowed and e.usual and library.trained_by(id) & set(now.missing)
    ]
    yield from _longer(profile, library)
    for position in sorted({p for e in able for p in e.positions & profile.positions_excluded}):
        says = f"Allow exercises done {library.positions[position].name}"
        yield says, _with(profile, positions_excluded=profile.positions_excluded - {position})
    for thing in sorted({t for e in able for t in library.missing(e.equipment, profile.equipment)}):
        yield f"Get {library.equipment[thing].one}", _with(profile, equipment=profile.equipment | {thing})
    for id in sorted({e.id for e in able} & profile.never):
        yield (
            f"Take {library.item(id).name} back from what is never offered",
            _with(profile, never=profile.never - {id}),
        )
    if not profile.daily_piece and profile.days_per_week < 7:
        yield "Add a few minutes on the other days", _with(profile, daily_piece=True)


def _longer(profile: Profile, library: Library) -> Iterator[tuple[str, Profile]]:
    for more in library.rule.plan.longer_min:
        minutes = profile.minutes + more
        yield f"Give a session {minutes} instead of {profile.minutes} minutes", _with(profile, minutes=minutes)


def _with(profile: Profile, **changes: object) -> Profile:
    return profile.model_copy(update=changes)
