"""Doses made smaller and larger, one thing at a time."""

from __future__ import annotations

from ..model.dose import Dose
from ..model.exercise import Exercise
from ..model.routine import Item
from .loader import Library


def scaled(dose: Dose, share: float, library: Library) -> Dose:
    """The dose cut to a share: fewer repetitions or seconds, in whole numbers and never none.

    >>> from hipbook.content.loader import library
    >>> scaled(Dose(sets=1, reps=10), 0.6, library()).reps
    6
    >>> scaled(Dose(work_s=60), 0.6, library()).work_s
    35.0
    """
    grain = library.rule.doses.dose_grain_s
    if share >= 1:
        return dose
    if dose.reps and dose.reps > 1:
        return dose.model_copy(update={"reps": max(1, int(dose.reps * share))})
    if dose.work_s > grain:
        return dose.model_copy(update={"work_s": float(max(grain, grain * int(dose.work_s * share / grain)))})
    if dose.hold_s > 1:
        return dose.model_copy(update={"hold_s": float(max(1, int(dose.hold_s * share)))})
    return dose


def next_dose(dose: Dose, exercise: Exercise, library: Library) -> Dose | None:
    """The next dose with one thing changed, or None where only another exercise is more.

    A hold climbs its ladder, seconds grow to the class's limit, repetitions grow, then sets.
    A minute that the text itself asks for stays a minute.
    """
    limits = library.dose_classes[exercise.dose_class]
    if exercise.dose_class == "ISO":
        return _longer_hold(dose, library)
    if dose.work_s:
        return None if exercise.dose and exercise.dose.work_s else _longer(dose, limits.hold_max_s, library)
    if dose.reps and dose.reps < (limits.reps_max or dose.reps):
        return dose.model_copy(update={"reps": min(dose.reps + library.rule.doses.reps_step, limits.reps_max)})
    if dose.sets < (limits.sets_max or dose.sets):
        return dose.model_copy(update={"sets": dose.sets + 1, "reps": library.dose(exercise.id).reps})
    return None


def _longer_hold(dose: Dose, library: Library) -> Dose | None:
    """The repetitions of its step of the ladder of holds first, then the next step with its own."""
    ladder = dict(zip(library.rule.doses.hold_steps, map(int, library.rule.doses.hold_reps), strict=True))
    enough = max((reps for hold, reps in ladder.items() if hold <= dose.hold_s), default=dose.reps)
    if dose.reps < enough:
        return dose.model_copy(update={"reps": min(dose.reps + library.rule.doses.reps_step, enough)})
    step = next((hold for hold in ladder if hold > dose.hold_s), None)
    if step == min(ladder):
        return dose.model_copy(update={"hold_s": step})
    return dose.model_copy(update={"hold_s": step, "reps": ladder[step]}) if step else None


def _longer(dose: Dose, limit_s: float | None, library: Library) -> Dose | None:
    if limit_s is None or dose.work_s >= limit_s:
        return None
    return dose.model_copy(update={"work_s": min(limit_s, round(dose.work_s * library.rule.doses.timed_step))})


SIDES = {("left", "right"): "each side", ("left",): "left side", ("right",): "right side"}


def dose_words(item: Item, library: Library) -> str:
    """An item's dose with its sides: "2 × 8, each side"; of a sequence, whether all of it is done."""
    if item.exercise in library.series:
        return "the whole sequence" if item.share == 1 else "the whole sequence, fewer times"
    return item.dose.words + (f", {SIDES[item.sides]}" if item.sides else "")
