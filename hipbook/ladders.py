"""Where a person stands on an exercise's ladder: the dose that holds, the last change, the next rung they may take."""

from __future__ import annotations

from .content import Library
from .doses import begun, load_steps
from .model import Dose, Exercise, Side
from .profile import Profile
from .records import History, PlanChange
from .screening import Screening

MOVES = frozenset({"progress", "reduce", "regress", "stop", "add", "swap", "easier", "harder"})


def current_dose(
    exercise: str, side: Side | None, history: History, library: Library, profile: Profile | None = None
) -> Dose:
    """The dose that stands: that of the newest change of the plan, else the one it starts with for this person.

    What left its place on the ladder comes back at the smaller of the two.
    """
    made = _changes(exercise, side, history)
    dosed = next((change.dose for change in made if change.dose and not change.instead), None)
    start = begun(exercise, profile, library)
    left = bool(made) and made[0].instead is not None
    return min(filter(None, (dosed, start)), key=lambda dose: (dose.load, dose.seconds)) if left else dosed or start


def last_change(exercise: str, side: Side | None, history: History) -> PlanChange | None:
    """The newest change of the plan for an exercise on a side that was not taken back."""
    return next(iter(_changes(exercise, side, history)), None)


def _changes(exercise: str, side: Side | None, history: History) -> list[PlanChange]:
    """Its changes that hold, newest first; those of both sides count for either."""
    made = (c for c in history.plan_changes if c.exercise == exercise and c.change in MOVES and not c.undone)
    return [c for c in made if c.side == side or None in (c.side, side)][::-1]


def rung(exercise: Exercise, way: str, profile: Profile, screening: Screening, library: Library) -> str | None:
    """The first ``easier`` or ``harder`` exercise this person may do with what they have, where they accept to be.

    >>> from datetime import date
    >>> from hipbook.content import library
    >>> from hipbook.screening import screen
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


def loads(exercise: Exercise, profile: Profile, screening: Screening, library: Library) -> int:
    """How many steps of load it may take: none where a condition speaks against it or nothing to load it with is there.

    Where a next rung is open to this person it takes a few steps of load first, then that rung is the harder one.
    """
    thing = exercise.loaded_with
    if thing is None or screening.load_notes is None or library.missing([thing], profile.equipment):
        return 0
    climbs = rung(exercise, "harder", profile, screening, library)
    return library.rule("loads_before_rung") if climbs else len(load_steps(exercise, library))
