"""Promises that only many made-up people can check: how often an interval holds, and how often noise fools a reader.

``pytest -m report -s tests/unit/progress/test_simulated.py`` looks at more people and prints the tables.
"""

from __future__ import annotations

from statistics import fmean

import numpy as np
import pytest

from hipbook.content.loader import library
from hipbook.progress.simulation import autoregressive, careless, daily_life, pain_told_real, score_told_real, share_of
from hipbook.progress.trend import trend

LIBRARY = library()
SHARE, BLOCK = LIBRARY.rule.trend.trend_share, LIBRARY.rule.trend.trend_block_days
LIKENESS, LENGTHS, SPREADS, ERRORS = (0.0, 0.2, 0.4, 0.6), (20, 40, 80, 120), (1.0, 1.5, 2.0, 2.5), (0.4, 0.86, 1.2)
FOOLED = 0.05


def covered(n: int, likeness: float, people: int, slope: float = -0.1) -> float:
    """How often the interval holds the slope (a week) that was put in."""
    draw = np.random.default_rng(n + int(100 * likeness))
    tilt = slope * np.arange(n) / 7
    found = (trend(range(n), autoregressive(draw, n, likeness) + tilt, SHARE, BLOCK) for _ in range(people))
    return fmean(one.low <= slope <= one.high for one in found)


@pytest.mark.parametrize(("n", "likeness"), [(20, 0.0), (40, 0.6)])
def test_the_interval_holds_as_often_as_it_says(n: int, likeness: float) -> None:
    assert 0.7 <= covered(n, likeness, 120) <= 0.9


def test_noise_seldom_passes_for_change() -> None:
    pain = share_of(pain_told_real, 300, likeness=0.4, spread=1.5)
    assert pain + share_of(score_told_real, 300, daily_life) < FOOLED
    assert share_of(careless, 80, likeness=0.4, spread=1.5) > 0.3


@pytest.mark.report
def test_report_of_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    found = {(r, n): covered(n, r, 1200) for r in LIKENESS for n in LENGTHS}
    with capsys.disabled():
        print(f"\nHow often the {SHARE:.0%} interval of the trend holds the true one (1,200 people each)")
        print("likeness  " + "".join(f"{n:>6} days" for n in LENGTHS))
        for r in LIKENESS:
            print(f"{r:8.1f}  " + "".join(f"{found[r, n]:11.1%}" for n in LENGTHS))
    assert all(0.75 <= share <= 0.85 for share in found.values())


@pytest.mark.report
def test_report_of_people_who_do_not_change(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [(r, sd) for r in LIKENESS for sd in SPREADS]
    pain = {(r, sd): share_of(pain_told_real, 600, likeness=r, spread=sd) for r, sd in cells}
    plain = {(r, sd): share_of(careless, 100, likeness=r, spread=sd) for r, sd in cells}
    score = {error: share_of(score_told_real, 1000, daily_life, error=error) for error in ERRORS}
    with capsys.disabled():
        print("\nPeople who do not change, looked at every week for a year: told 'probably real' (a careless reading)")
        print("likeness  " + "".join(f"   spread {sd:3.1f}" for sd in SPREADS))
        for r in LIKENESS:
            print(f"{r:8.1f}  " + "".join(f"{pain[r, sd]:6.1%} ({plain[r, sd]:3.0%})" for sd in SPREADS))
        print("daily-life score every two weeks, error " + ", ".join(f"{e}: {s:.1%}" for e, s in score.items()))
        print(f"pain or score, on average: {fmean(pain.values()) + fmean(score.values()):.1%}")
    assert max(pain.values()) < FOOLED and max(score.values()) < FOOLED
    assert fmean(pain.values()) + fmean(score.values()) < FOOLED
