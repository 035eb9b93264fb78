"""Doses made smaller and larger, one thing at a time."""

from __future__ import annotations

from ..model.dose import Dose, DoseClass
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..model.routine import Item
from .loader import Library


def begun(exercise: str, profile: Profile | None, library: Library) -> Dose:
    """The dose an exercise begins with; a walk with a share of the minutes this person can walk now.

    >>> from hipbook.content.loader import library
    >>> begun("walking", Profile(age=40, walk_min=10), library()).words, begun("walking", None, library()).words
    ('8 min', '5 min')
    """
    dose = library.dose(exercise)
    if profile is None or profile.walk_min is None or library.exercises[exercise].dose_class != "WALK":
        return dose
    able_s = 60 * max(1, int(profile.walk_min * library.rule.doses.walk_start_share))
    room_s = 60 * max(1, int(profile.minutes * library.rule.doses.walk_session_share))
    limit_s = library.dose_classes["WALK"].hold_max_s or able_s
    return dose.model_copy(update={"work_s": float(min(able_s, room_s, limit_s))})


def scaled(dose: Dose, share: float, library: Library) -> Dose:
    """The dose cut to a share: fewer repetitions or seconds, in whole numbers and never none.

    >>> from hipbook.content.loader import library
    >>> scaled(Dose(sets=1, reps=10), 0.6, library()).reps
    6
    >>> scaled(Dose(work_s=60), 0.6, library()).work_s
    35.0
    """
    if share >= 1:
        return dose
    grain = _grain_s(dose.work_s, library)
    if dose.reps and dose.reps > 1:
        return dose.model_copy(update={"reps": max(1, int(dose.reps * share))})
    if dose.work_s > grain:
        return dose.model_copy(update={"work_s": float(max(grain, grain * int(dose.work_s * share / grain)))})
    if dose.hold_s > 1:
        return dose.model_copy(update={"hold_s": float(max(1, int(dose.hold_s * share)))})
    return dose


def next_dose(dose: Dose, exercise: Exercise, library: Library, loads: int = 0) -> Dose | None:
    """The next dose with one thing changed, or None where only another exercise is more.

    A hold climbs its ladder, seconds grow to the class's limit, repetitions grow, then sets, then the load, by as many
    steps as ``loads`` allows. A minute that the text itself asks for is grown back to and
    no further, and letting go does not grow.
    """
    if exercise.lets_go:
        return None
    limits = library.dose_classes[exercise.dose_class]
    if limits.dose.hold_s and dose.reps:
        return _longer_hold(dose, dose.reps, limits, library)
    if dose.work_s:
        own_s = exercise.dose.work_s if exercise.dose and not exercise.loaded_with else 0
        return _longer(dose, own_s or limits.hold_max_s, limits, library) or _heavier(dose, exercise, library, loads)
    if dose.reps and limits.reps_max and dose.reps < limits.reps_max:
        return dose.model_copy(update={"reps": min(dose.reps + library.rule.doses.reps_step, limits.reps_max)})
    if dose.sets < (limits.sets_max or dose.sets):
        return dose.model_copy(update={"sets": dose.sets + 1, "reps": library.dose(exercise.id).reps})
    return _heavier(dose, exercise, library, loads)


def _longer_hold(dose: Dose, reps: int, limits: DoseClass, library: Library) -> Dose | None:
    """The repetitions of its step of the ladder of holds first, then the next step with its own."""
    ladder = dict(zip(map(float, library.rule.doses.hold_steps), library.rule.doses.hold_reps, strict=True))
    enough = max((reps for hold, reps in ladder.items() if hold <= dose.hold_s), default=reps)
    if reps < enough:
        return dose.model_copy(update={"reps": min(reps + library.rule.doses.reps_step, enough)})
    step = next((hold for hold in ladder if dose.hold_s < hold <= (limits.hold_max_s or hold)), None)
    if step == min(ladder):
        return dose.model_copy(update={"hold_s": step})
    return dose.model_copy(update={"hold_s": step, "reps": ladder[step]}) if step else None


def _longer(dose: Dose, limit_s: float | None, limits: DoseClass, library: Library) -> Dose | None:
    if limit_s is None or dose.work_s >= limit_s:
        return None
    grain = _grain_s(dose.work_s, library)
    step = library.rule.doses.weekly_step if limits.weekly else library.rule.doses.timed_step
    longer = max(dose.work_s + grain, grain * int(dose.work_s * step / grain))
    return dose.model_copy(update={"work_s": float(min(limit_s, longer))})


def shorter_hold(dose: Dose, library: Library) -> float | None:
    """The hold before this one on the ladder of holds, in seconds; None where it is the first."""
    return max((float(step) for step in library.rule.doses.hold_steps if step < dose.hold_s), default=None)


def step_back(dose: Dose, start: Dose, library: Library) -> Dose:
    """The dose a step smaller, a set first, but none smaller than the one it began with.

    >>> from hipbook.content.loader import library
    >>> step_back(Dose(sets=2, reps=12), Dose(sets=2, reps=8), library()).reps
    10
    """
    rule = library.rule.doses
    if dose.sets > start.sets:
        return dose.model_copy(update={"sets": dose.sets - 1})
    if dose.reps and start.reps and dose.reps > start.reps:
        return dose.model_copy(update={"reps": max(start.reps, dose.reps - rule.reps_step)})
    if dose.hold_s > start.hold_s:
        return dose.model_copy(update={"hold_s": max(start.hold_s, shorter_hold(dose, library) or 0)})
    if dose.work_s > start.work_s:
        return dose.model_copy(update={"work_s": max(start.work_s, dose.work_s - _grain_s(dose.work_s - 1, library))})
    return dose


def _grain_s(work_s: float, library: Library) -> int:
    """The steps in which a time is told: a few seconds, or half minutes where it is minutes long."""
    rule = library.rule.doses
    return rule.dose_grain_s if work_s < rule.minutes_from_s else rule.minutes_grain_s


def load_steps(exercise: Exercise, library: Library) -> tuple[float | str, ...]:
    """The kilograms or colours that an exercise goes through as it grows heavier."""
    return library.rule.doses.load_steps_kg if exercise.loaded_with == "weight" else library.rule.doses.band_steps


def _heavier(dose: Dose, exercise: Exercise, library: Library, loads: int) -> Dose | None:
    """The next step of load, with the repetitions it began with."""
    if exercise.loaded_with is None:
        return None
    steps = load_steps(exercise, library)
    name = "load_kg" if exercise.loaded_with == "weight" else "band"
    now = getattr(dose, name)
    # Where the thing is needed anyway, it is already done with the lightest.
    taken = steps.index(now) + 1 if now in steps else int(exercise.loaded_with in exercise.equipment)
    if taken >= min(loads, len(steps)):
        return None
    return dose.model_copy(update={name: steps[taken], "reps": library.dose(exercise.id).reps})


SIDES = {("left", "right"): "each side", ("left",): "left side", ("right",): "right side"}


def dose_words(item: Item, library: Library) -> str:
    """An item's dose with its sides: "2 × 8, each side"; of a sequence, whether all of it is done."""
    if item.exercise in library.series:
        return "the whole sequence" if item.share == 1 else "the whole sequence, fewer times"
    return item.dose.words + (f", {SIDES[item.sides]}" if item.sides else "")
