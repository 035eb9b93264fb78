"""Knobs: each position of each makes a week, or is refused, and what it changes has a reason."""

from __future__ import annotations

import pytest
from changed_rules import with_rules
from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.content.knobs import example, knobs
from hipbook.content.loader import library
from hipbook.model.profile import Profile
from hipbook.planning.exercise_counts import every_pair, together
from hipbook.planning.turning import WENT, breaks, difference, same_days, turned, week_with
from hipbook.planning.week_counts import longest_days, sizes, strength_days
from hipbook.screening.assessment import NotCleared, screen
from hipbook.widgets.lessons.turn import own_position

LIBRARY = library()
KIM = week_with(LIBRARY)
POSITIONS = [pytest.param(knob.id, one.id, id=f"{knob.id}-{one.id}") for knob in knobs().values() for one in knob.positions]  # fmt: skip
CONDITIONS = [id for id, one in LIBRARY.conditions.items() if one.ticked]


class TestContent:
    def test_the_week_is_that_of_the_person_on_a_monday(self):
        assert example().on.weekday() == 0
        assert same_days(hb.plan(example().profile, LIBRARY, on=example().on), KIM)

    @pytest.mark.parametrize("knob", knobs())
    def test_a_knob_stands_once_where_the_person_does(self, knob):
        """One person and one Monday: every knob begins at the very same week."""
        own = [one for one in knobs()[knob].positions if same_days(KIM, _week(knob, one.id) or KIM)]
        assert own_position(knobs()[knob]) in {one.id for one in own}
        assert len({one.label for one in knobs()[knob].positions}) == len(knobs()[knob].positions)

    @pytest.mark.parametrize(("knob", "position"), POSITIONS)
    def test_what_a_position_sets_is_an_answer_that_screening_knows(self, knob, position):
        answers = knobs()[knob].position(position).set
        assert answers.keys() <= Profile.model_fields.keys()
        screen(turned(example().profile, answers, LIBRARY, example().on), LIBRARY, example().on)


def _week(knob: str, position: str):
    try:
        return week_with(LIBRARY, **knobs()[knob].position(position).set)
    except NotCleared:
        return None


class TestDifference:
    @pytest.mark.parametrize(("knob", "position"), POSITIONS)
    def test_all_that_comes_and_goes_has_a_reason_and_the_rest_stays(self, knob, position):
        week = _week(knob, position)
        if week is None:
            return
        told = difference(KIM, week)
        assert {*told.stays, *told.went} == set(KIM.exercises) and not set(told.stays) & told.went.keys()
        assert {*told.stays, *told.came} == set(week.exercises)
        assert all((*told.came.values(), *told.went.values())) and WENT not in told.went.values()

    def test_only_the_fresh_operation_makes_no_week(self):
        shut = [(knob.id, one.id) for knob in knobs().values() for one in knob.positions if not _week(knob.id, one.id)]
        assert shut == [("condition", "thr_recent")]

    @pytest.mark.parametrize("knob", knobs())
    def test_no_week_holds_what_its_check_refuses(self, knob):
        assert breaks(knobs()[knob].positions, LIBRARY)["broken"] == 0

    def test_a_changed_rule_changes_what_the_chapter_tells(self):
        """The claims follow from weeks: where a rule changes, so do they."""
        fewer = with_rules(LIBRARY, strength_days_max=2, week_one_exercises=5)
        assert strength_days([week_with(fewer, days_per_week=6)]) == (2,)
        assert sizes([week_with(fewer)])[0] <= 5 < sizes([KIM])[0]

    @given(st.integers(2, 60))
    def test_no_day_is_longer_than_was_asked(self, minutes):
        assert longest_days([week_with(LIBRARY, minutes=minutes)])[0] <= minutes


class TestPairs:
    @given(st.lists(st.sampled_from(CONDITIONS), min_size=2, max_size=2, unique=True))
    def test_two_conditions_leave_no_more_than_either(self, pair):
        assert together(*pair, LIBRARY).is_lawful

    def test_most_pairs_that_are_told_leave_less_than_each_half(self):
        """Else the law would be told of pairs that prove nothing."""
        pairs = every_pair(LIBRARY)
        assert pairs["broken"] == 0 and pairs["less"] > pairs["tried"] / 2
