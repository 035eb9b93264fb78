"""What is offered in place of an exercise that was too much, for the rest of the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..adaptation.ladder import rungs
from ..content.dosage import scaled
from ..history.exercise_days import ExerciseDays
from ..history.pauses import HURT
from ..model.base import Side
from ..model.exercise import Exercise
from ..model.routine import Item
from ..planning.context import PlanningContext
from ..screening.assessment import SIDES


def easier_item(items: tuple[Item, ...], stopped: int, side: Side | None, reader: PlanningContext) -> Item | None:
    """The first easier rung that this person may do and was not in this session, for the sides not yet done.

    ``stopped`` is the place in the session of what was too much, ``side`` the side it was led on.
    """
    item, library = items[stopped], reader.library
    exercise, taken = library.exercises.get(item.exercise), {one.exercise for one in items}
    if exercise is None:
        return None
    offered = [
        id
        for id in rungs(exercise, "easier", reader.person)
        if id not in taken and library.exercises[id].usual and not _was_too_much(id, reader)
    ]
    left = {id: _sides_left(item, side, library.exercises[id], reader) for id in offered}
    id = next((id for id, sides in left.items() if sides or library.exercises[id].laterality == "both"), None)
    return _least(id, left[id], item.minutes, reader) if id else None


def _was_too_much(id: str, reader: PlanningContext) -> bool:
    """Was it itself too much lately, or did it step down for that?"""
    change = reader.edits.out.get(id)
    since = reader.on - timedelta(reader.library.rule.progression.red_lately_days)
    days = (
        ExerciseDays(id, side, reader.history, reader.library, reader.screening.pain_cap, reader.on) for side in SIDES
    )
    return (change is not None and change.rule in HURT) or any(one.was_red(since) for one in days)


def _least(id: str, sides: tuple[Side, ...], minutes: float, reader: PlanningContext) -> Item:
    """Less than the smallest dose that holds for this person on one of the sides."""
    least = min(reader.items(reader.library.exercises[id]), key=lambda item: item.dose.seconds)
    dose = scaled(least.dose, reader.library.rule.morning.late_cut, reader.library)
    return replace(least, dose=dose, sides=sides, minutes=minutes)


def _sides_left(item: Item, side: Side | None, easier: Exercise, reader: PlanningContext) -> tuple[Side, ...]:
    """The sides still to do on which it may be done: who can lie on one side only has one."""
    may = reader.screening.sides(easier)
    left = item.sides[item.sides.index(side) :] if side in item.sides else SIDES
    return tuple(one for one in left if one in may)
