"""The statistics of one line, against other people's programs and against laws they must keep."""

from __future__ import annotations

import numpy as np
import pymannkendall
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.tsa.stattools import acf

from hipbook.progress.trend import (
    AUTOCORRELATION_MAX,
    autocorrelation,
    effective_sample,
    student,
    theil_sen,
    trend,
)

values = st.lists(st.integers(0, 10), min_size=10, max_size=60)
SHARE, BLOCK = 0.8, 7


@given(values, st.data())
@settings(max_examples=40, deadline=None)
def test_the_slope_is_scipys_theil_sen(y: list[int], data: st.DataObject) -> None:
    x = data.draw(st.lists(st.integers(0, 400), min_size=len(y), max_size=len(y), unique=True).map(sorted))
    assert theil_sen(x, y) == pytest.approx(stats.theilslopes(y, x).slope)


@given(values)
@settings(max_examples=30, deadline=None)
def test_the_slope_of_every_day_is_sens(y: list[int]) -> None:
    assert theil_sen(range(len(y)), y) == pytest.approx(pymannkendall.sens_slope(y).slope)


def test_likeness_is_that_of_statsmodels_with_its_bias_taken_off() -> None:
    line = np.cumsum(np.random.default_rng(1).normal(size=80)) * 0.3 + np.random.default_rng(2).normal(size=80)
    seen = acf(line, nlags=1)[1]
    assert autocorrelation(line) == pytest.approx(min(AUTOCORRELATION_MAX, (80 * seen + 1) / 77))


@pytest.mark.parametrize("true", [0.0, 0.3, 0.6])
def test_likeness_is_right_on_average_even_in_short_lines(true: float) -> None:
    draw = np.random.default_rng(3)

    def line() -> list[float]:
        found = [draw.normal()]
        for _ in range(59):
            found.append(true * found[-1] + draw.normal() * np.sqrt(1 - true**2))
        return found

    assert np.mean([autocorrelation(line()) for _ in range(300)]) == pytest.approx(true, abs=0.07)


def test_forty_days_that_resemble_each_other_are_worth_thirteen() -> None:
    assert effective_sample(40, 0.5) == pytest.approx(13.3, abs=0.05)
    assert effective_sample(40, 0) == 40


@pytest.mark.parametrize("free", [1.5, 2, 5, 12, 40])
def test_students_t_is_close_to_scipys(free: float) -> None:
    assert student(stats.norm.ppf(0.9), free) == pytest.approx(stats.t.ppf(0.9, free), rel=0.02)


@given(values, st.floats(-3, 3), st.integers(-5, 5))
@settings(max_examples=25, deadline=None)
def test_a_trend_follows_what_is_added_to_it(y: list[int], more: float, level: int) -> None:
    """The same interval around a line that is lifted or tilted as around the line itself."""
    days = range(len(y))
    plain = trend(days, y, SHARE, BLOCK)
    tilted = trend(days, [v + level + more * d / 7 for d, v in zip(days, y, strict=True)], SHARE, BLOCK)
    for before, after in ((plain.slope, tilted.slope), (plain.low, tilted.low), (plain.high, tilted.high)):
        assert after == pytest.approx(before + more, abs=1e-6)
    assert plain.low <= plain.high


def test_the_same_line_always_gives_the_same_interval() -> None:
    line = [4, 5, 3, 4, 6, 2, 3, 4, 5, 3, 2, 4]
    assert trend(range(12), line, SHARE, BLOCK) == trend(range(12), line, SHARE, BLOCK)
    assert trend(range(9), line[:9], SHARE, BLOCK) is None


def test_a_line_without_noise_has_no_width() -> None:
    found = trend(range(0, 140, 7), [10 - n / 4 for n in range(20)], SHARE, BLOCK)
    assert (found.slope, found.low, found.high) == pytest.approx((-0.25, -0.25, -0.25))
