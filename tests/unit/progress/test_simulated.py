"""Promises that only many made-up people can check: how often an interval holds, how often noise is told, what is heard.

``pytest -m report -s tests/unit/progress/test_simulated.py`` looks at more people and prints the tables, those of the old
rule beside those of the new one, on the same people.
"""

from __future__ import annotations

from statistics import fmean

import numpy as np
import pytest
from page_readers import (
    ANY,
    LIBRARY,
    PainReader,
    lines_of_tests,
    old_score_told,
    old_told_of_tests,
    pain_readers,
    ramp,
    score_lines,
    score_told,
    told_of_tests,
)

from hipbook.progress.simulation import autoregressive, careless, pain_told_real, share_of
from hipbook.progress.trend import trend

SHARE, BLOCK = LIBRARY.rule.trend.trend_share, LIBRARY.rule.trend.trend_block_days
HINTS, REAL = LIBRARY.rule.change.rate_of_hints / 100, LIBRARY.rule.change.rate_of_real / 100
LIKENESS, LENGTHS, SPREADS, ERRORS = (
    (0.0, 0.2, 0.4, 0.6, 0.8),
    (20, 40, 80, 120),
    (1.0, 1.5, 2.0, 2.5),
    (0.4, 0.86, 1.2),
)
TYPICAL = {"likeness": 0.4, "spread": 1.5}
RISE = {"level": 2.0, "shift": ramp((0, 8), 5), "weeks": 9}


def covered(n: int, likeness: float, people: int, answered: float = 1, slope: float = -0.1) -> float:
    """How often the interval holds the slope (a week) that was put in."""
    draw, held = np.random.default_rng(n + int(100 * likeness)), []
    for _ in range(people):
        days = np.flatnonzero(draw.random(round(n / answered)) < answered) if answered < 1 else np.arange(n)
        noise = autoregressive(draw, int(days[-1]) + 1, likeness)[days]
        found = trend(days, noise + slope * days / 7, SHARE, BLOCK)
        held.append(found.low <= slope <= found.high)
    return fmean(held)


def fall_of(size: float) -> dict:
    """Pain of 6 that falls from the third to the sixth week, and stays so."""
    return {"level": 6.0, "shift": ramp((2, 6), -size), "weeks": 30, **TYPICAL}


@pytest.mark.parametrize(("n", "likeness"), [(20, 0.0), (40, 0.6), (40, 0.8)])
def test_the_interval_holds_as_often_as_it_says(n: int, likeness: float) -> None:
    assert 0.7 <= covered(n, likeness, 120) <= 0.9


def test_noise_seldom_passes_for_change() -> None:
    """All that the page can say together: pain, daily life, and three home tests."""
    people = 250
    pain, lines = pain_readers(people, 0, **TYPICAL), score_lines(people, 0)
    tests = [lines_of_tests(n, 28) for n in range(people)]
    for grades, most in ((ANY, HINTS), (("real",), REAL)):
        of_pain = [any(one.told(way, grades) for way in ("rise", "fall")) for one in pain]
        of_page = zip(
            of_pain,
            (score_told(line, grades) for line in lines),
            (told_of_tests(of, grades) for of in tests),
            strict=True,
        )
        assert fmean(map(any, of_page)) <= 1.25 * most + 0.005, grades
    assert share_of(careless, 80, **TYPICAL) > 0.3
    assert share_of(pain_told_real, 80, **TYPICAL) <= REAL + 0.02


def test_a_lasting_fall_is_told_and_not_taken_back() -> None:
    three, two = (pain_readers(120, 10_000 * size, **fall_of(size)) for size in (3, 2))
    assert fmean(one.told("fall", by=12) for one in three) >= 0.8
    assert fmean(one.told("fall", ("real",), by=12) for one in three) >= 0.5
    assert fmean(one.told("fall", by=12) for one in two) >= 0.45
    assert fmean(any(one.old("fall", by=12)) for one in three) < 0.4, "the old rule is as good"
    still = [one.still("fall", ("real",), by=12, later=12) for one in three]
    assert fmean(one for one in still if one is not None) >= 0.9


def test_a_rise_does_not_count_as_its_own_noise() -> None:
    people = pain_readers(120, 70_000, **TYPICAL, **RISE)
    assert fmean(one.told("rise", by=8) for one in people) >= 0.85
    assert fmean(any(one.old("rise", by=8)) for one in people) < 0.5


# --- the tables


def mark(name: str, shares: list[float]) -> str:
    return f"{name:>24}  " + "".join(f"{share:11.1%}" for share in shares)


@pytest.mark.report
def test_report_of_coverage(capsys: pytest.CaptureFixture[str]) -> None:
    found = {(r, n, a): covered(n, r, 150, a) for r in LIKENESS for n in LENGTHS for a in (1, 0.7)}
    with capsys.disabled():
        print(
            f"\nHow often the {SHARE:.0%} interval of the trend holds the true one (150 people each; in brackets: days missing)"
        )
        print("likeness  " + "".join(f"{n:>11} days" for n in LENGTHS))
        for r in LIKENESS:
            print(f"{r:8.1f}  " + "".join(f"{found[r, n, 1]:9.1%} ({found[r, n, 0.7]:.0%})" for n in LENGTHS))
    assert all(0.7 <= share <= 0.9 for share in found.values())


@pytest.mark.report
def test_report_of_people_who_do_not_change(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [(r, sd) for r in LIKENESS for sd in SPREADS]
    people = {cell: pain_readers(200, 1000 * n, likeness=cell[0], spread=cell[1]) for n, cell in enumerate(cells)}

    def share(cell, grades, *ways) -> float:
        return fmean(any(one.told(way, grades) for way in ways) for one in people[cell])

    both = ("rise", "fall")
    hints = {cell: share(cell, ANY, *both) for cell in cells}
    real = {cell: share(cell, ("real",), *both) for cell in cells}
    old = {cell: fmean(any(any(one.old(way)) for way in both) for one in people[cell]) for cell in cells}
    grid = [cell for cell in cells if cell[0] < 0.8]
    scores = {error: score_lines(1000, 5_000_000 + int(1000 * error), error) for error in ERRORS}
    tests = {
        (every, wide): [lines_of_tests(n, every, wide) for n in range(250)] for every in (14, 28) for wide in (1, 1.4)
    }
    typical = pain_readers(1000, 900_000, **TYPICAL)
    lines, taken = score_lines(1000, 910_000), [lines_of_tests(920_000 + n, 28) for n in range(1000)]
    with capsys.disabled():
        print("\nPeople who do not change, a year: pain told as a hint or more / as probably real (the old rule)")
        print("likeness  " + "".join(f"          spread {sd:3.1f}" for sd in SPREADS))
        for r in LIKENESS:
            print(f"{r:8.1f}  " + "".join(f"{hints[r, s]:8.1%}/{real[r, s]:4.1%}({old[r, s]:4.1%})" for s in SPREADS))
        means = [fmean(of[cell] for cell in grid) for of in (hints, real, old)]
        print("on average up to likeness 0.6: {:.1%} / {:.1%} ({:.1%})".format(*means))
        rises, falls = (fmean(share(cell, ANY, way) for cell in grid) for way in both)
        print(f"of the hints: rises {rises:.1%}, falls {falls:.1%}")
        for error, of in scores.items():
            rates = [fmean(score_told(line, g) for line in of) for g in (ANY, ("real",))]
            print(
                "daily life, error {}: {:.1%} / {:.1%} ({:.1%})".format(error, *rates, fmean(map(old_score_told, of)))
            )
        for (every, wide), of in tests.items():
            rates = [fmean(told_of_tests(one, g) for one in of) for g in (ANY, ("real",))]
            print(
                "three home tests (5 sides) every {} days, error times {}: {:.1%} / {:.1%} ({:.1%})".format(
                    every, wide, *rates, fmean(map(old_told_of_tests, of))
                )
            )
        page = {}
        for grades in (ANY, ("real",)):
            parts = [
                [any(one.told(way, grades) for way in both) for one in typical],
                [score_told(line, grades) for line in lines], [told_of_tests(one, grades) for one in taken],
            ]  # fmt: skip
            page[grades] = fmean(map(any, zip(*parts, strict=True)))
            print(
                f"the whole page, typical people, {grades[0]}: {page[grades]:.1%} ("
                + ", ".join(f"{fmean(p):.1%}" for p in parts)
                + ")"
            )
        olds = [
            [any(any(one.old(way)) for way in both) for one in typical],
            [old_score_told(line) for line in lines], [old_told_of_tests(one) for one in taken],
        ]  # fmt: skip
        print(
            f"the whole page, the old rule: {fmean(map(any, zip(*olds, strict=True))):.1%} ("
            + ", ".join(f"{fmean(p):.1%}" for p in olds)
            + ")"
        )
    assert page[ANY] <= HINTS + 0.01 and page[("real",)] <= REAL + 0.005


def power(people: list[PainReader], nobody: list[PainReader], way: str, by: int) -> dict[str, float]:
    """The share that is told by a week: hint, real, the old rule, and at the same error rates a rule that knows the noise."""
    found = {"old": fmean(any(one.old(way, by)) for one in people)}
    for grade, grades in (("hint", ANY), ("real", ("real",))):
        found[grade] = fmean(one.told(way, grades, by) for one in people)
        false = fmean(one.told(way, grades) for one in nobody)
        bound = np.quantile([one.known(way, grade, *TYPICAL.values()) for one in nobody], 1 - false)
        found[f"{grade}, known"] = fmean(one.known(way, grade, *TYPICAL.values(), by) > bound for one in people)
    return found


@pytest.mark.report
def test_report_of_people_who_change(capsys: pytest.CaptureFixture[str]) -> None:
    nobody = pain_readers(1000, 3_000_000, **TYPICAL)
    columns = ("old", "hint", "hint, known", "real", "real, known")
    with capsys.disabled():
        print(
            "\nTold, of 400 people each (spread 1.5, likeness 0.4; 'known': a rule that knows both, at the same error rate)"
        )
        print(" " * 26 + "".join(f"{name:>12}" for name in columns) + "   still told 12 weeks later: old, hint, real")
        for size in (1, 2, 3):
            people = pain_readers(400, 10_000 * size, **fall_of(size))
            found = power(people, nobody, "fall", 12)
            kept = [[one.still("fall", g, 12, 12) for one in people] for g in (ANY, ("real",))]
            shares = [fmean(x for x in of if x is not None) for of in kept]
            before = [(told, told.index(True)) for told in (one.old("fall") for one in people) if any(told)]
            stood = [told[at + 12] for told, at in before if at + 12 < len(told)]
            shares.insert(0, fmean(stood) if stood else float("nan"))
            print(
                f"{f'a fall of {size}, by week 12':>24}  "
                + "".join(f"{found[name]:12.1%}" for name in columns)
                + "   "
                + ", ".join(f"{s:.0%}" for s in shares)
            )
        rises = {"2 to 7 in 8 weeks": (2.0, ramp((0, 8), 5)), "3 to 6 in weeks 3 and 4": (3.0, ramp((2, 4), 3)), "2 to 5 in 8 weeks": (2.0, ramp((0, 8), 3))}  # fmt: skip
        for name, (level, course) in rises.items():
            people = pain_readers(400, 70_000, **TYPICAL, level=level, shift=course, weeks=9)
            found = power(people, nobody, "rise", 8)
            print(f"{name:>24}  " + "".join(f"{found[column]:12.1%}" for column in columns))
