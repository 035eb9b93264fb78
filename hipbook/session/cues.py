"""How an exercise is led: at which pace, in which parts of a repetition, and how that is said."""

from __future__ import annotations

from typing import Literal

from ..model.base import Side
from ..model.dose import Dose
from ..model.exercise import Exercise
from .positions import on_one_leg

Manner = Literal["move", "hold", "rest", "balance", "walk", "carry", "run"]
MANNERS: dict[str, Manner] = {"STRETCH": "hold", "REST": "rest", "BAL": "balance", "WALK": "walk", "CARRY": "carry",
                             "RUN": "run"}  # fmt: skip
TIMED = {
    "move": "{}, small and slow, at your own pace", "hold": "Hold for {}", "rest": "Rest here for {}",
    "balance": "Balance for up to {}", "walk": "Walk for {}",
    "carry": "Carry for {}", "run": "Run easily for {}",
}  # fmt: skip


def manner(exercise: Exercise) -> Manner:
    """What one does for a while: move at one's own pace, hold, rest, balance or walk."""
    held = on_one_leg(exercise) or "narrow_base" in exercise.tags
    return "move" if exercise.dose_class == "BAL" and not held else MANNERS.get(exercise.dose_class, "move")


def amount(exercise: Exercise, dose: Dose) -> str:
    """How much, as it is said aloud.

    >>> from hipbook.content.loader import library
    >>> clam, stand = (library().exercises[id] for id in ("clam", "single_leg_balance"))
    >>> amount(clam, Dose(reps=10)), amount(clam, Dose(work_s=60)), amount(stand, Dose(work_s=10))
    ('10 times, slowly', '1 minute, small and slow, at your own pace', 'Balance for up to 10 seconds')
    >>> amount(clam, Dose(reps=10, band="red"))
    '10 times, slowly, with a red band'
    """
    with_ = f", with {dose.with_words}" if dose.with_words else ""
    if not dose.reps:
        return TIMED[manner(exercise)].format(span(dose.work_s)) + with_
    held = f", hold {span(dose.hold_s)} each" if dose.hold_s else ", slowly"
    return ("Once" if dose.reps == 1 else f"{dose.reps} times") + held + with_


def led_side(exercise: Exercise, side: Side | None) -> str:
    """Which side, as it is said before each set.

    >>> from hipbook.content.loader import library
    >>> [led_side(library().exercises[id], "left") for id in ("clam", "bird_dog", "bridge")]
    ['Left side up', 'Left leg back, right arm forward', 'Left side']
    >>> led_side(library().exercises["bridge"], None)
    ''
    """
    if side is None:
        return ""
    usual = "{side} side up" if exercise.position == "sidelying" else "{side} side"
    said = (exercise.side_says or usual).format(side=side, other={"left": "right", "right": "left"}[side])
    return said[0].upper() + said[1:]


def start(exercise: Exercise) -> str:
    """The starting shape, in the words of its first steps."""
    return " ".join(exercise.steps[: exercise.start_steps])


def span(seconds: float) -> str:
    """Seconds as a person says them.

    >>> span(60), span(90), span(300)
    ('1 minute', '90 seconds', '5 minutes')
    """
    if seconds % 60 or not seconds:
        return f"{seconds:g} second{'s' * (seconds != 1)}"
    return f"{seconds / 60:g} minute{'s' * (seconds != 60)}"


def parts(exercise: Exercise, dose: Dose) -> tuple[tuple[str, float], ...]:
    """The parts of one repetition with their seconds; a breath that names both ways gives them its words, else the exercise.

    >>> from hipbook.content.loader import library
    >>> curl = library().exercises["side_bend_full"]
    >>> parts(curl, library().dose("side_bend_full"))
    (('lift as you breathe out', 2.0), ('lower as you breathe in', 4.0))
    >>> parts(library().exercises["glute_set"], Dose(reps=4, hold_s=5))
    (('squeeze slowly', 1.0), ('hold', 5.0), ('let go', 1.0))
    """
    if not dose.reps:
        return ()
    up, hold, down = _spans(dose)
    there, _, back = dose.breath.partition(", ")
    words = (there, "hold", back) if there and back else exercise.ways or _ways(exercise, hold)
    return tuple((word, seconds) for word, seconds in zip(words, (up, hold, down), strict=True) if seconds)


def _spans(dose: Dose) -> tuple[float, float, float]:
    """Seconds there, held and back; they add up to the dose's own ``rep_s``."""
    if dose.tempo:
        up, hold, down = (float(part) for part in dose.tempo.split("-"))
        return up, max(hold, dose.hold_s), max(down, dose.lower_s)
    back = dose.lower_s or (dose.rep_s - dose.hold_s) / 2
    return dose.rep_s - dose.hold_s - back, dose.hold_s, back


def _ways(exercise: Exercise, hold_s: float) -> tuple[str, str, str]:
    return (
        ("build up slowly", "hold", "let go")
        if hold_s and "iso" in {d.mode for d in exercise.directions}
        else ("move", "hold", "slowly back")
    )
