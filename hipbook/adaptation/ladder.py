"""The next easier and harder exercises that a person may do."""

from __future__ import annotations

from typing import Literal

from ..content.dosage import load_steps
from ..model.exercise import Exercise
from ..screening.person import Person

Way = Literal["easier", "harder"]


def rung(exercise: Exercise, way: Way, person: Person) -> str | None:
    """The first ``easier`` or ``harder`` exercise this person may do with what they have, where they accept to be.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> person = Person.of(Profile(age=46), History(), library(), date(2026, 1, 5))
    >>> rung(library().exercises["clam"], "harder", person)
    'hip_rot_feet_up'
    """
    return next((id for id in rungs(exercise, way, person)), None)


def rungs(exercise: Exercise, way: Way, person: Person) -> tuple[str, ...]:
    """The easier or harder exercises this person may do, nearest rung first."""
    return tuple(id for id in (exercise.easier if way == "easier" else exercise.harder) if person.can_do(id))


def loads(exercise: Exercise, person: Person) -> int:
    """How many steps of load it may take: none where a condition speaks against it or nothing to load it with is there.

    Where a next rung is open to this person it takes a few steps of load first, then that rung is the harder one.
    """
    thing, library = exercise.loaded_with, person.library
    if thing is None or person.screening.load_notes is None or library.missing([thing], person.profile.equipment):
        return 0
    harder = rung(exercise, "harder", person)
    return library.rule.progression.loads_before_rung if harder else len(load_steps(exercise, library))
