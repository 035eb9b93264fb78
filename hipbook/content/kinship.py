"""Which exercises are the same movement, a rung lower or higher."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.exercise import Exercise


def kin_of(exercises: Mapping[str, Exercise]) -> Mapping[str, frozenset[str]]:
    """By exercise: the rungs in the same position with the same class of dose, and what either calls nearly the same.

    It holds both ways, so that neither of two stands beside the other.

    >>> from hipbook.content.loader import library
    >>> sorted(kin_of(library().exercises)["squat_seat"])
    ['squat', 'squat_low']
    """
    kin: dict[str, set[str]] = {id: set() for id in exercises}
    for exercise in exercises.values():
        rungs = (exercises[id] for id in (*exercise.easier, *exercise.harder) if id in exercises)
        same = {
            rung.id for rung in rungs if (rung.position, rung.dose_class) == (exercise.position, exercise.dose_class)
        }
        for other in same | (set(exercise.like) & exercises.keys()):
            kin[exercise.id].add(other)
            kin[other].add(exercise.id)
    return {id: frozenset(others) for id, others in kin.items()}
