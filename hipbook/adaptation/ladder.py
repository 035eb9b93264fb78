"""The next easier and harder exercises that a person may do."""

from __future__ import annotations

from ..content.loader import Library
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..screening.assessment import Screening


def rung(exercise: Exercise, way: str, profile: Profile, screening: Screening, library: Library) -> str | None:
    """The first ``easier`` or ``harder`` exercise this person may do with what they have, where they accept to be.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.screening.assessment import screen
    >>> person = Profile(age=46)
    >>> rung(library().exercises["clam"], "harder", person, screen(person, library(), date(2026, 1, 5)), library())
    'hip_rot_feet_up'
    """
    return next((id for id in rungs(exercise, way, profile, screening, library)), None)


def rungs(exercise: Exercise, way: str, profile: Profile, screening: Screening, library: Library) -> tuple[str, ...]:
    """All of them, nearest first."""
    known = (library.exercises[id] for id in getattr(exercise, way))
    return tuple(
        rung.id for rung in known
        if rung.id in screening.allowed and rung.id not in profile.never
        and not library.missing(rung.equipment, profile.equipment)
        and not rung.positions & profile.positions_excluded
    )  # fmt: skip
