"""The cues of an exercise: pace, parts of a repetition, side and breath, as they are spoken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ..content.loader import Library
from ..model.base import Side
from ..model.dose import Breath, Dose
from ..model.exercise import Exercise, Way
from ..wording import upper_first
from .positions import on_one_leg
from .step import RepPart

Manner = Literal["move", "hold", "rest", "balance", "walk", "carry", "run"]
MANNERS: dict[str, Manner] = {"STRETCH": "hold", "REST": "rest", "BAL": "balance", "WALK": "walk", "CARRY": "carry",
                             "RUN": "run"}  # fmt: skip
TIMED = {
    "move": "{}, small and slow, at your own pace", "hold": "Hold for {}", "rest": "Rest here for {}",
    "balance": "Balance for up to {}", "walk": "Walk for {}",
    "carry": "Carry for {}", "run": "Run easily for {}",
}  # fmt: skip
WORDS: dict[Manner, str] = {
    "move": "Small and slow", "hold": "Hold", "rest": "Rest here", "balance": "Balance", "walk": "Walk", "carry": "Carry",
    "run": "Run easily",
}  # fmt: skip
"""What is shown large in timed work."""
THERE_AND_BACK: tuple[Way, Way, Way] = (("start", "end"), ("end", "end"), ("end", "again"))
STILL = ("hold", "rest", "balance")
"""Timed work in which one goes there and stays."""


def manner(exercise: Exercise) -> Manner:
    """The manner of timed work: move at one's own pace, hold, rest, balance, walk, carry or run."""
    held = on_one_leg(exercise) or "narrow_base" in exercise.tags
    return "move" if exercise.dose_class == "BAL" and not held else MANNERS.get(exercise.dose_class, "move")


def amount(exercise: Exercise, dose: Dose) -> str:
    """The amount of a set, as it is spoken.

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
    """The side, as it is spoken before each set.

    >>> from hipbook.content.loader import library
    >>> [led_side(library().exercises[id], "left") for id in ("clam", "bird_dog", "bridge")]
    ['Left side up', 'Left leg back, right arm forward', 'Left side']
    >>> led_side(library().exercises["bridge"], None)
    ''
    """
    if side is None:
        return ""
    usual = f"{side} side up" if exercise.position == "sidelying" else f"{side} side"
    return side_means(exercise, side) or upper_first(usual)


def side_means(exercise: Exercise, side: Side | None) -> str:
    """What a side means where its name and how one lies do not say it all.

    >>> from hipbook.content.loader import library
    >>> [side_means(library().exercises[id], "left") for id in ("clam", "single_leg_balance")]
    ['', 'Stand on your left leg']
    """
    if side is None or not exercise.side_says:
        return ""
    meaning = exercise.side_says.format(side=side, other={"left": "right", "right": "left"}[side])
    return upper_first(meaning)


def lead_lies(exercise: Exercise) -> bool:
    """Do the side's words tell how one lies? Then they are said on the way there, and not again."""
    return exercise.side_lies or (exercise.position == "sidelying" and not exercise.side_says)


@dataclass(frozen=True)
class Voice:
    """How a device's voice speaks: seconds a word, seconds of silence before a line, and the slow speed."""

    word_s: float
    breath_s: float
    slow_rate: float


def voice(library: Library) -> Voice:
    """The voice by which the lines of a step are laid out; the step itself leaves time for a slow one.

    >>> from hipbook.content.loader import library
    >>> voice(library()).word_s / voice(library()).slow_rate <= library().rule.session.spoken_word_s
    True
    """
    return Voice(
        library.rule.session.voice_word_s, library.rule.session.voice_breath_s, library.rule.session.voice_slow_rate
    )


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


def parts(exercise: Exercise, dose: Dose, library: Library) -> tuple[RepPart, ...]:
    """The parts of one repetition; a breath that leads both ways gives them its words, else the exercise.

    >>> from hipbook.content.loader import library
    >>> curl, squeeze = (library().exercises[id] for id in ("side_bend_full", "glute_set"))
    >>> [(part.word, part.breath, part.seconds) for part in parts(curl, library().dose("side_bend_full"), library())]
    [('lift', 'out', 2.0), ('lower', 'in', 4.0)]
    >>> [(part.word, part.seconds) for part in parts(squeeze, Dose(reps=4, hold_s=5), library())]
    [('squeeze slowly', 1.0), ('hold', 5.0), ('let go', 1.0)]
    """
    if not dose.reps:
        return ()
    up, hold, down = _spans(dose)
    breath = breath_of(dose, library)
    if breath.there and breath.back:
        there = RepPart(breath.there.word, up, breath.there.breath)
        each: tuple[RepPart, ...] = (there, RepPart("hold", hold), RepPart(breath.back.word, down, breath.back.breath))
    elif exercise.ways:
        each = tuple(map(RepPart, exercise.ways, (up, hold, down)))
    else:
        out, back = ("build up slowly", "let go") if _builds_up(exercise, hold) else ("move", "slowly back")
        each = (RepPart(out, up, with_count=False), RepPart("hold", hold), RepPart(back, down))
    drawn = exercise.drawn if exercise.drawn and len(exercise.drawn) == len(each) else THERE_AND_BACK
    return tuple(replace(part, drawn=way) for part, way in zip(each, drawn, strict=True) if part.seconds)


def drawn_in_time(exercise: Exercise) -> Way:
    """What the drawing does in timed work: round and round, or there, to stay.

    >>> from hipbook.content.loader import library
    >>> [drawn_in_time(library().exercises[id]) for id in ("hip_rot_90", "butterfly", "breath_out")]
    [('start', 'again'), ('start', 'end'), ('start', 'again')]
    """
    if exercise.drawn and len(exercise.drawn) == 1:
        return exercise.drawn[0]
    return ("start", "end") if manner(exercise) in STILL else ("start", "again")


def breath_of(dose: Dose, library: Library) -> Breath:
    """What the words of a dose's breath mean; those of an old log may mean nothing to this book."""
    return library.breaths.get(dose.breath, Breath())


def breath_along(dose: Dose, led: tuple[RepPart, ...], library: Library) -> str:
    """The breath to say with a repetition: only where what it names is done."""
    along = breath_of(dose, library).along
    return dose.breath if any(part.word in along for part in led) else ""


def breath_in_hold(dose: Dose, library: Library) -> str:
    """The breath to say with a long hold."""
    return dose.breath if breath_of(dose, library).in_holds else ""


def _spans(dose: Dose) -> tuple[float, float, float]:
    """Seconds there, held and back; they add up to the dose's own ``rep_s``."""
    if dose.tempo_s:
        up, hold, down = map(float, dose.tempo_s)
        return up, max(hold, dose.hold_s), max(down, dose.lower_s)
    back = dose.lower_s or (dose.rep_s - dose.hold_s) / 2
    return dose.rep_s - dose.hold_s - back, dose.hold_s, back


def _builds_up(exercise: Exercise, hold_s: float) -> bool:
    """Is it a held effort, which one builds up and lets go?"""
    return bool(hold_s) and "iso" in {direction.mode for direction in exercise.directions}
