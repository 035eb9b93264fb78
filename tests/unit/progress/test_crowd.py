"""A result among its crowd: results scatter as the noise of the test says, and no more is told than a study gives."""

from __future__ import annotations

from statistics import fmean, pstdev

import pytest
from changed_rules import with_rules
from hypothesis import given
from hypothesis import strategies as st

from hipbook.content.loader import library
from hipbook.content.norms import Norm
from hipbook.model.profile import Profile
from hipbook.progress.crowd import (
    people,
    people_under,
    reach,
    results_again,
    scatter,
    share_apart,
    sides_words,
    stands_words,
    wobbling,
)
from hipbook.progress.home_tests import norms_for

LIBRARY = library()
TURN = LIBRARY.measures["rotation_in"]
[USUAL] = norms_for(TURN, Profile(age=46))
each_test = pytest.mark.parametrize("id", wobbling(LIBRARY))


@each_test
def test_a_step_beyond_the_noise_is_rare_where_nothing_changed(id):
    """Five of a hundred, as the noise is defined; whole steps and the ends of a test take some of them away."""
    measure = wobbling(LIBRARY)[id]
    level = (measure.low + measure.high) / 2
    apart = share_apart(results_again(measure, level, 6000, LIBRARY), measure.noise)
    assert 0.005 < apart < 0.08


def test_results_lie_round_the_truth_and_95_of_100_within_reach():
    results = results_again(TURN, 32, 6000, LIBRARY)
    assert fmean(results) == pytest.approx(32, abs=0.3) and pstdev(results) == pytest.approx(3.6, abs=0.2)
    within = fmean(abs(one - 32) <= reach(TURN, LIBRARY) for one in results)
    assert within == pytest.approx(0.95, abs=0.03)


@given(st.floats(0, 45), st.integers(0, 99))
def test_no_result_leaves_what_the_test_can_give(level, seed):
    stance = LIBRARY.measures["one_leg_stance"]
    assert all(0 <= one <= 45 for one in results_again(stance, level, 20, LIBRARY, seed))


def test_the_scatter_follows_the_rule():
    doubled = with_rules(LIBRARY, test_spread=2 * LIBRARY.rules["test_spread"].value)
    assert scatter(TURN, doubled) == pytest.approx(2 * scatter(TURN, LIBRARY))
    calm, wild = (share_apart(results_again(TURN, 32, 3000, book), TURN.noise) for book in (LIBRARY, doubled))
    assert wild > 4 * calm


@given(st.floats(0, 90), st.floats(0, 90))
def test_who_goes_further_has_more_people_under_them(one, other):
    low, high = sorted((one, other))
    assert 0 <= people_under(low, USUAL) <= people_under(high, USUAL) <= 100


def test_the_crowd_is_a_hundred_people_round_the_average():
    crowd = people(USUAL)
    assert len(crowd) == 100 and fmean(crowd) == pytest.approx(USUAL.value) and list(crowd) == sorted(crowd)
    assert sum(one < USUAL.value for one in crowd) == 50


def test_where_no_study_says_how_people_differ_no_crowd_is_drawn():
    mean = Norm(measure="one_leg_stance", sex="all", kind="best_of_3", value=41, unit="s", source="a", certainty="GK")
    assert people(mean) == ()
    with pytest.raises(ValueError, match="how widely"):
        people_under(30, mean)


def test_one_result_says_little_of_where_one_stands():
    assert stands_words(32, TURN, USUAL, LIBRARY).endswith("it may be anything from 19 to 81 of them.")


@pytest.mark.parametrize(("left", "right", "says"), [(20, 30, "says nothing"), (20, 31, "more than the 10")])
def test_two_sides_differ_only_beyond_the_noise(left, right, says):
    words = sides_words(left, right, TURN)
    assert says in words and "ill" not in words
