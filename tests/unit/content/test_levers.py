"""Muscles as levers: what is drawn stays between what is known at both ends, and no number stands where none was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hipbook.content.lessons import facts
from hipbook.content.levers import (
    PLACE,
    RIGHT_ANGLE_DEG,
    Lever,
    levers,
    muscles_at_work,
    trained_by,
    ways,
    ways_words,
    works,
)
from hipbook.content.loader import library
from hipbook.content.readability import is_hard, sentences

LIBRARY = library()
ids = st.sampled_from(sorted(levers()))
each_lever = pytest.mark.parametrize("id", levers())


@given(ids, st.floats(-20, 120))
def test_a_turn_stays_between_both_ends(id, deg):
    lever = levers()[id]
    ends = [PLACE[turn] for turn in (*lever.straight, *lever.bent)]
    low, high = lever.at(deg)
    assert min(ends) <= low <= high <= max(ends)


@given(ids, st.integers(0, 89))
def test_no_muscle_moves_outward_as_the_hip_bends(id, deg):
    """What the study found of most of its parts is true of each that is drawn here; none goes the other way."""
    here, further = levers()[id].at(deg), levers()[id].at(deg + 1)
    assert further[1] >= here[1] - 1e-9 or levers()[id].straight == ("in",)


@given(st.integers(0, 90))
def test_every_muscle_is_counted_once(deg):
    assert sum(ways(deg).values()) + sum(not one.way(deg) for one in levers().values()) == len(levers())


def test_only_the_piriformis_changes_sides_and_where_the_books_say():
    changing = [id for id, one in levers().items() if {one.way(0), one.way(RIGHT_ANGLE_DEG)} == {"out", "in"}]
    first, last = facts()["piriformis_turns_deg"].value
    assert changing == ["piriformis"] and first <= levers()["piriformis"].crosses_deg <= last


def test_only_what_was_read_has_a_length_and_its_drawing_keeps_to_it():
    assert [id for id, one in levers().items() if one.straight_mm] == ["piriformis"]
    one = levers()["piriformis"]
    (straight, _), (bent, _) = one.at(0), one.at(RIGHT_ANGLE_DEG)
    assert straight / -bent == pytest.approx(one.straight_mm / one.bent_mm, rel=0.05)
    assert [lever.crosses_deg for lever in levers().values() if lever.id != "piriformis"] == [None] * 8


def test_a_length_at_one_end_alone_is_refused():
    fields = levers()["piriformis"].model_dump() | {"bent_mm": None}
    with pytest.raises(ValidationError, match="at both ends"):
        Lever.model_validate(fields)


@each_lever
def test_each_is_worked_by_an_easy_exercise_and_by_no_stretch(id):
    exercises = [LIBRARY.exercises[one] for one in trained_by(id, LIBRARY)]
    assert exercises[0].difficulty <= 2 and all(works(one) for one in exercises)
    assert [one.difficulty for one in exercises] == sorted(one.difficulty for one in exercises)


@each_lever
def test_its_words_are_easy_and_its_sources_are_there(id):
    one = levers()[id]
    assert set(one.sources) <= set(LIBRARY.sources)
    assert [line for line in sentences(one.note) if is_hard(line)] == []


def test_what_only_lengthens_is_not_at_work():
    assert "piriformis" not in muscles_at_work(LIBRARY.exercises["hip_ir_block"])
    assert "gluteus_minimus" in muscles_at_work(LIBRARY.exercises["hip_ir_block"])


def test_a_part_that_an_exercise_names_is_not_the_other():
    clam = muscles_at_work(LIBRARY.exercises["hip_rot_feet_down"])
    assert "gluteus_medius_back" in clam and "gluteus_medius_front" not in clam


def test_what_is_not_known_is_said():
    assert "not known" in ways_words(RIGHT_ANGLE_DEG) and "not known" not in ways_words(0)
