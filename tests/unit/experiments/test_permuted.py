"""The test and its interval against scipy, and against their own definition."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import permutation_test

from hipbook.experiments.permuted import TINY, judged, p_values

points = st.integers(-20, 20).map(lambda n: n / 2)


def by_scipy(differences: list[float], how_many: float = inf) -> float:
    a, b = np.array(differences), np.zeros(len(differences))
    return permutation_test(
        (a, b), lambda x, y, axis: np.mean(x - y, axis=axis), permutation_type="samples", vectorized=True,
        n_resamples=how_many, rng=np.random.default_rng(1),
    ).pvalue  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(points, min_size=2, max_size=10))
def test_few_pairs_give_what_scipy_gives_exactly(differences: list[float]) -> None:
    assert judged(differences, 0.05).p == pytest.approx(by_scipy(differences))


@pytest.mark.parametrize("seed", range(6))
def test_many_pairs_give_it_nearly(seed: int) -> None:
    """Of more than fourteen pairs not all draws are gone through."""
    differences = list(np.round(np.random.default_rng(seed).normal(0.6, 1.5, 15 + seed // 2) * 2) / 2)
    assert judged(differences, 0.05).p == pytest.approx(by_scipy(differences), abs=0.02)


@settings(max_examples=60, deadline=None)
@given(st.lists(points, min_size=2, max_size=9), st.sampled_from([0.05, 0.025, 0.2]))
def test_the_interval_holds_just_what_the_test_does_not_rule_out(differences: list[float], most: float) -> None:
    """Both ends and a step beyond each, by testing the differences less what is asked about."""
    by_lot = judged(differences, most)

    def p(asked: float) -> float:
        return float(p_values(np.array([differences]) - asked)[0])

    assert by_lot.low <= by_lot.effect <= by_lot.high
    if by_lot.low == -inf:
        assert 2 / 2 ** len(differences) > most
        return
    for end, way in ((by_lot.low, -1), (by_lot.high, 1)):
        assert p(end) > most >= p(end + way * 1e-6)
    assert (by_lot.low > TINY or by_lot.high < -TINY) == (by_lot.p <= most)


@given(st.lists(points, min_size=3, max_size=8))
def test_a_pair_without_a_difference_is_as_good_as_none(differences: list[float]) -> None:
    rows = np.array([[*differences, 0.0, 0.0]])
    assert p_values(rows)[0] == pytest.approx(p_values(rows[:, :-2])[0])


@given(st.lists(points, min_size=6, max_size=8))
def test_exchanging_the_arms_turns_everything_round(differences: list[float]) -> None:
    one, other = judged(differences, 0.05), judged([-d for d in differences], 0.05)
    assert one.p == other.p and (one.low, one.high) == pytest.approx((-other.high, -other.low))


def test_five_pairs_can_rule_out_nothing_at_one_in_twenty() -> None:
    assert (judged([3, 3, 3, 3, 3], 0.05).low, judged([3, 3, 3, 3, 3, 3], 0.05).low) == (-inf, 3)
