"""Where a person stands on an exercise's ladder: the dose that holds, the last change, the next rung they may take."""

from __future__ import annotations

from ..content.dosage import begun
from ..content.loader import Library
from ..model.base import Side
from ..model.dose import Dose
from ..model.profile import Profile
from ..model.records import History, PlanChange

MOVES = frozenset({"progress", "reduce", "regress", "stop", "add", "swap", "easier", "harder"})


def current_dose(
    exercise: str, side: Side | None, history: History, library: Library, profile: Profile | None = None
) -> Dose:
    """The dose that stands: that of the newest change of the plan, else the one it starts with for this person.

    What left its place on the ladder comes back at the smaller of the two.
    """
    if back := _back_up(exercise, history):
        return back
    made = _changes(exercise, side, history)
    dosed = next((change.dose for change in made if change.dose and not change.instead), None)
    start = begun(exercise, profile, library)
    left = bool(made) and made[0].instead is not None
    came = (
        c.dose for c in reversed(history.plan_changes) if c.rule == "back_up" and c.instead == exercise and not c.undone
    )
    return (
        min(filter(None, (dosed, next(came, None), start)), key=lambda dose: (dose.load, dose.seconds))
        if left
        else dosed or start
    )


def _back_up(exercise: str, history: History) -> Dose | None:
    """The dose with which it came back after it had hurt, where nothing changed it since."""
    about = (c for c in reversed(history.plan_changes) if exercise in (c.exercise, c.instead) and not c.undone)
    newest = next((c for c in about if c.change in MOVES), None)
    return newest.dose if newest and newest.rule == "back_up" and newest.instead == exercise else None


def last_change(exercise: str, side: Side | None, history: History) -> PlanChange | None:
    """The newest change of the plan for an exercise on a side that was not taken back."""
    return next(iter(_changes(exercise, side, history)), None)


def _changes(exercise: str, side: Side | None, history: History) -> list[PlanChange]:
    """Its changes that hold, newest first; those of both sides count for either."""
    made = (c for c in history.plan_changes if c.exercise == exercise and c.change in MOVES and not c.undone)
    return [c for c in made if c.side == side or None in (c.side, side)][::-1]
