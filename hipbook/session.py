"""A session as the player leads it: the steps of its exercises, in order, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .content import Library
from .doses import shrunk
from .model import Dose, Exercise, Side
from .profile import Profile
from .week import Item

SIDE_WORDS = {"left": "left side", "right": "right side", None: "both sides"}


@dataclass(frozen=True)
class Step:
    """One thing the player leads: get ready, work, rest or change sides, for ``seconds``.

    ``item`` is the place of its exercise in the session; ``exercise`` and ``side`` say what a finished work step logs.
    """

    kind: str
    item: int
    exercise: str
    side: Side | None
    name: str
    words: str
    seconds: float
    sets: int = 1
    set: int = 1
    cues: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    reps: int | None = None
    rep_s: float = 0
    note: str = ""
    breath: str = ""


def steps(items: tuple[Item, ...], library: Library, profile: Profile | None = None) -> tuple[Step, ...]:
    """The steps of a session.

    >>> from hipbook.content import library
    >>> from hipbook.model import Dose
    >>> leads = steps((Item("clam", Dose(reps=10, tempo="2-1-2"), ("left", "right"), 3, ""),), library())
    >>> [step.kind for step in leads]
    ['ready', 'work', 'change', 'work']
    """
    return tuple(step for place, item in enumerate(items) for step in _item_steps(place, item, library))


def _item_steps(place: int, item: Item, library: Library) -> Iterator[Step]:
    if item.exercise in library.series:
        yield from _series_steps(place, item, library)
        return
    exercise = library.exercises[item.exercise]
    yield _ready(place, exercise, item.sides[0] if item.sides else None, library, item.notes)
    yield from _sides(place, exercise, item.dose, item.sides or (None,), library)


def _series_steps(place: int, item: Item, library: Library) -> Iterator[Step]:
    for part in library.series[item.exercise].steps:
        exercise = library.exercises[part.exercise]
        sides = _part_sides(part.side, exercise)
        yield _ready(place, exercise, sides[0], library, (part.say,) if part.say else ())
        yield from _sides(place, exercise, shrunk(part.dose, item.share, library), sides, library)


def _part_sides(side: str, exercise: Exercise) -> tuple[Side | None, ...]:
    if exercise.laterality == "both":
        return (None,)
    return {"first": ("left",), "second": ("right",)}.get(side, ("left", "right"))


def _ready(place: int, exercise: Exercise, side: Side | None, library: Library, notes: tuple[str, ...]) -> Step:
    words = f"Get ready: {exercise.name}" + (f", {SIDE_WORDS[side]} first" if side else "")
    return Step(
        "ready", place, exercise.id, side, exercise.name, words, library.rule("setup_s"),
        steps=exercise.steps, note=" ".join(notes), cues=(f"This one is done {library.positions[exercise.position].name}",),
    )  # fmt: skip


def _sides(
    place: int, exercise: Exercise, dose: Dose, sides: tuple[Side | None, ...], library: Library
) -> Iterator[Step]:
    for turn, side in enumerate(sides):
        if turn:
            words = f"Change sides: {SIDE_WORDS[side]}"
            yield Step("change", place, exercise.id, side, exercise.name, words, library.rule("change_side_s"))
        for number in range(1, dose.sets + 1):
            yield _work(place, exercise, dose, side, number)
            if number < dose.sets and dose.rest_s:
                yield Step("rest", place, exercise.id, side, exercise.name, "Rest", dose.rest_s)


def _work(place: int, exercise: Exercise, dose: Dose, side: Side | None, number: int) -> Step:
    amount = f"{dose.reps} times, slowly" if dose.reps else f"{dose.work_s:g} seconds"
    held = f", hold {dose.hold_s:g} seconds each" if dose.reps and dose.hold_s else ""
    return Step(
        "work", place, exercise.id, side, exercise.name, amount + held, dose.set_s, dose.sets, number,
        cues=exercise.cues, steps=exercise.steps, reps=dose.reps, rep_s=dose.rep_s if dose.reps else 0, breath=dose.breath,
    )  # fmt: skip
