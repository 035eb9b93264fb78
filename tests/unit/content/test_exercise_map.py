"""The map of exercises: each stands once where it belongs, and every ladder leads up."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hipbook.content.exercise_map import HARDEST, first_ticked, row_of, rows, way_up
from hipbook.content.loader import library
from hipbook.model.base import HIP_DIRECTIONS

LIBRARY = library()
each_exercise = pytest.mark.parametrize("id", LIBRARY.exercises)


def test_each_exercise_stands_once_in_a_direction_it_trains_at_its_difficulty():
    placed = [
        (id, row, hard) for row, cells in rows(LIBRARY).items() for hard, cell in enumerate(cells, 1) for id in cell
    ]
    assert sorted(id for id, _, _ in placed) == sorted(LIBRARY.exercises)
    for id, row, hard in placed:
        exercise = LIBRARY.exercises[id]
        assert row in exercise.trains and hard == exercise.difficulty <= HARDEST, id


def test_what_trains_a_direction_of_the_hip_stands_in_one():
    for exercise in LIBRARY.exercises.values():
        assert (row_of(exercise) in HIP_DIRECTIONS) == bool(exercise.trains & set(HIP_DIRECTIONS)), exercise.id


@each_exercise
def test_a_ladder_leads_up_from_neighbour_to_neighbour(id):
    ladder = way_up(id, LIBRARY)
    levels = [LIBRARY.exercises[rung].difficulty for rung in ladder]
    assert id in ladder and len(set(ladder)) == len(ladder) and levels == sorted(levels)
    for lower, upper in pairwise(ladder):
        assert upper in LIBRARY.exercises[lower].harder or lower in LIBRARY.exercises[upper].easier


def test_what_is_offered_first_can_be_ticked():
    assert first_ticked() and all(LIBRARY.conditions[id].ticked for id in first_ticked())
