"""Promises that only many made-up people can check: how often an interval holds, and how often noise fools a reader.

``pytest -m report -s tests/test_simulated.py`` looks at more people and prints the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from statistics import fmean

import numpy as np
import pytest

from hipbook.content import library
from hipbook.metrics import Story, changed
from hipbook.records import History
from hipbook.trend import trend

LIBRARY = library()
NOBODY = Story(History(), LIBRARY)
MONDAY = date(2026, 1, 5)
SHARE, BLOCK = LIBRARY.rule("trend_share"), LIBRARY.rule("trend_block_days")
LIKENESS, LENGTHS = (0.0, 0.2, 0.4, 0.6), (20, 40, 80, 120)
SPREADS, YEAR = (1.0, 1.5, 2.0, 2.5), 52
FOOLED = 0.05


def days_like(draw: np.random.Generator, n: int, likeness: float) -> np.ndarray:
    """Days of spread 1, each like the day before (AR 1)."""
    new = draw.normal(size=n + 50) * np.sqrt(1 - likeness**2)
    day, line = new[0], []
    for noise in new:
        day = likeness * day + noise
        line.append(day)
    return np.array(line[50:])


def covered(n: int, likeness: float, people: int, slope: float = -0.1) -> float:
    """How often the interval holds the slope (a week) that was put in."""
    draw = np.random.default_rng(n + int(100 * likeness))
    found = (
        trend(range(n), days_like(draw, n, likeness) + slope * np.arange(n) / 7, SHARE, BLOCK) for _ in range(people)
    )
    return fmean(one.low <= slope <= one.high for one in found)


def weekly_means(
    draw: np.random.Generator, likeness: float, spread: float, level: float = 5
) -> list[tuple[date, float]]:
    """A year of weekly means as the log holds them: whole numbers, some days missed, thin weeks without a mean."""
    days = np.clip(np.round(level + spread * days_like(draw, 7 * YEAR, likeness)), 0, 10).reshape(YEAR, 7)
    kept = draw.random((YEAR, 7)) < 0.7
    weeks = ((n, days[n][kept[n]]) for n in range(YEAR))
    return [
        (MONDAY + timedelta(7 * n), float(week.mean()))
        for n, week in weeks
        if len(week) >= LIBRARY.rule("weekly_mean_days")
    ]


def scores(draw: np.random.Generator, error: float) -> list[tuple[date, float]]:
    """A year of daily-life scores every two weeks, three things each, by someone who stays as they are."""
    asked = range(0, 7 * YEAR, LIBRARY.rule("psfs_days"))
    given = (np.clip(np.round(4 + draw.normal(size=3) * error * np.sqrt(3)), 0, 10).mean() for _ in asked)
    return [(MONDAY + timedelta(day), float(mean)) for day, mean in zip(asked, given, strict=True)]


def looks(line: list[tuple[date, float]]) -> Iterator[list[tuple[date, float]]]:
    """What the reader has before them each time they look, once a change may be spoken of."""
    weeks = LIBRARY.rule("trend_weeks")
    return (line[: n + 1] for n in range(1, len(line)) if (line[n][0] - line[0][0]).days >= 7 * (weeks - 1))


def fooled_by_pain(line: list[tuple[date, float]]) -> bool:
    error, share = LIBRARY.rule("nprs_change"), LIBRARY.rule("nprs_change_share")
    return any(changed(NOBODY, seen, LIBRARY.rule("real_weeks"), error, share).is_real for seen in looks(line))


def fooled_by_score(line: list[tuple[date, float]]) -> bool:
    return any(
        changed(NOBODY, seen, LIBRARY.rule("real_scores"), LIBRARY.rule("psfs_change")).is_real for seen in looks(line)
    )


def careless(line: list[tuple[date, float]]) -> bool:
    """The careless reading: two points lower than in week 1, once in the year."""
    return any(seen[0][1] - seen[-1][1] >= LIBRARY.rule("nprs_change") for seen in looks(line))


def pain_share(likeness: float, spread: float, people: int, fooled=fooled_by_pain) -> float:
    draw = np.random.default_rng(int(1000 * likeness + 10 * spread))
    return fmean(fooled(weekly_means(draw, likeness, spread)) for _ in range(people))


def score_share(error: float, people: int) -> float:
    draw = np.random.default_rng(int(100 * error))
    return fmean(fooled_by_score(scores(draw, error)) for _ in range(people))


@pytest.mark.parametrize(("n", "likeness"), [(20, 0.0), (40, 0.6)])
def test_the_interval_holds_as_often_as_it_says(n: int, likeness: float) -> None:
    assert 0.7 <= covered(n, likeness, 120) <= 0.9


def test_noise_seldom_passes_for_change() -> None:
    assert pain_share(0.4, 1.5, 400) + score_share(0.86, 400) < FOOLED
    assert pain_share(0.4, 1.5, 80, careless) > 0.3


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
    pain = {(r, sd): pain_share(r, sd, 600) for r in LIKENESS for sd in SPREADS}
    plain = {(r, sd): pain_share(r, sd, 100, careless) for r in LIKENESS for sd in SPREADS}
    score = {error: score_share(error, 1000) for error in (0.4, 0.86, 1.2)}
    with capsys.disabled():
        print(
            "\nPeople who do not change, looked at every week for a year: told 'probably really' (a careless reading)"
        )
        print("likeness  " + "".join(f"   spread {sd:3.1f}" for sd in SPREADS))
        for r in LIKENESS:
            print(f"{r:8.1f}  " + "".join(f"{pain[r, sd]:6.1%} ({plain[r, sd]:3.0%})" for sd in SPREADS))
        print("daily-life score every two weeks, error " + ", ".join(f"{e}: {s:.1%}" for e, s in score.items()))
        print(f"pain or score, on average: {fmean(pain.values()) + fmean(score.values()):.1%}")
    assert max(pain.values()) < FOOLED and max(score.values()) < FOOLED
    assert fmean(pain.values()) + fmean(score.values()) < FOOLED
