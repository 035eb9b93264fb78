"""Promises that only many made-up people can check: how seldom chance fools, how surely a difference is found.

``pytest -m report -s tests/unit/experiments/test_promises_kept.py`` looks at more people and prints the tables.
"""

from __future__ import annotations

from statistics import fmean
from typing import Any

import pytest
from experimenters import LIBRARY, Experimenter, Walker

from hipbook.experiments.chances import Noise, chances
from hipbook.experiments.design import Design
from hipbook.experiments.reading import Reading, read
from hipbook.experiments.sentences import answer

RATE, HINT_RATE = LIBRARY.rule.experiment.experiment_rate / 100, LIBRARY.rule.experiment.hint_rate / 100
WITHIN = 0.05
"""How near the odds that are told must be to what happens."""
WEEKS = {"unit": "week", "blocks": 16, "wash_out_days": 2}
NOBODY: tuple[dict[str, Any], ...] = (
    {}, {"forgets": 0.3}, {"drift": -0.4}, {"after": 2.0}, {"forgets": 0.2, "drift": 0.3, "after": 1.0}, WEEKS,
)  # fmt: skip
LIKENESS = (0.0, 0.3, 0.6)


def readings(people: int, first: int = 0, **traits: Any) -> list[Reading]:
    return [Experimenter(seed, **traits).reading for seed in range(first, first + people)]


def found(of: list[Reading]) -> float:
    """The share that is told of a difference."""
    return fmean(one.answer == "difference" for one in of)


def held(of: list[Reading], effect: float) -> float:
    """How often the interval holds the true difference."""
    return fmean(one.tested.low <= effect <= one.tested.high for one in of if one.tested)


def three_sigma(share: float, people: int) -> float:
    return 3 * (share * (1 - share) / people) ** 0.5


@pytest.mark.parametrize("likeness", LIKENESS)
def test_where_nothing_helps_hardly_anybody_reads_that_it_does(likeness: float) -> None:
    """Days that resemble each other, mornings without an answer, a hip that changes anyway, sessions that are felt."""
    for traits in NOBODY:
        of = readings(100, likeness=likeness, **traits)
        assert found(of) <= RATE + three_sigma(RATE, len(of)), traits
        assert held(of, 0) >= 1 - RATE - three_sigma(RATE, len(of)), traits


@pytest.mark.parametrize(
    ("effect", "traits"),
    [(1, {}), (2, {"blocks": 16}), (2, {"forgets": 0.2}), (2, WEEKS), (1, {"likeness": 0.6, "blocks": 32})],
    ids=["small", "short", "missing", "weeks", "alike"],
)
def test_a_difference_is_found_as_often_as_was_told_before(effect: int, traits: dict[str, Any]) -> None:
    people, who = 200, Experimenter(0, **traits)
    design = Design("morning", who.blocks, who.unit, who.wash_out_days, who.per_week)  # type: ignore[arg-type]
    promised = chances(design, Noise(who.level, who.spread, who.likeness, 1 - who.forgets), LIBRARY).sizes[effect]
    of = readings(people, 1000, effect=effect, **traits)
    assert abs(found(of) - promised) <= WITHIN + three_sigma(promised, people) / 3
    assert held(of, effect) >= 1 - RATE - three_sigma(RATE, people)
    assert all(one.better == "b" for one in of if one.answer == "difference" and one.tested and one.tested.effect > 0)


def test_two_readers_get_the_right_sentence_in_the_promised_share() -> None:
    """One for whom a walk helps by two points, and one for whom it makes no difference."""
    people = 200
    told = {effect: [answer(one, LIBRARY)[0] for one in readings(people, 5000, effect=effect)] for effect in (-2, 0)}
    design = Design("morning", 28, per_week=4)
    promised = chances(design, Noise(5, 1.5, 0.4), LIBRARY)
    helped = fmean(text.startswith("With a walk, your pain the next morning was about") for text in told[-2])
    alike = fmean(text.startswith("No clear difference was found") for text in told[0])
    assert helped >= promised.sizes[2] - WITHIN and alike >= 1 - RATE - three_sigma(RATE, people)


def test_who_tries_three_things_is_fooled_no_more_often() -> None:
    people, fooled = 100, 0
    for seed in range(people):
        who = Experimenter(seed)
        tries = tuple(Experimenter(seed + 1000 * n).begun for n in (0, 1, 2))
        history = who.history.model_copy(update={"experiments": tries})
        fooled += any(read(one, history, LIBRARY, who.over).answer == "difference" for one in tries)
    assert fooled / people <= RATE + three_sigma(RATE, people)


def test_what_lasts_into_the_next_block_is_washed_out_of_weeks_and_weakens_days() -> None:
    weeks = readings(60, effect=2, carries_over=1, **WEEKS)
    assert held(weeks, 2) >= 1 - RATE - three_sigma(RATE, 60)
    days = [one.tested.effect for one in readings(60, effect=2, carries_over=0.5) if one.tested]
    assert 1 < fmean(days) < 1.9 and not [one for one in readings(60, effect=2, carries_over=0.5) if one.better == "a"]


# --- hints


@pytest.mark.parametrize("traits", [{}, {"likeness": 0.6, "streaks": 0.8}, {"drift": 3, "sessions": 24}])
def test_where_nothing_goes_together_a_log_seldom_gives_a_hint(traits: dict[str, Any]) -> None:
    people = 150
    assert fmean(bool(Walker(seed, **traits).hints) for seed in range(people)) <= HINT_RATE + three_sigma(
        HINT_RATE, people
    )


def test_what_goes_together_is_hinted_at() -> None:
    assert fmean(any(hint.experiment == "walk" for hint in Walker(seed, helps=2).hints) for seed in range(60)) >= 0.8


# --- the tables


@pytest.mark.report
def test_report_of_people_for_whom_nothing_helps(capsys: pytest.CaptureFixture[str]) -> None:
    cells = {
        (n, r): readings(1000, 100_000, likeness=r, **of) for n, of in enumerate(NOBODY) for r in (*LIKENESS, 0.45)
    }
    with capsys.disabled():
        print("\nNothing helps: told of a difference / the interval holds none / too few pairs (1000 people each)")
        for (n, r), of in cells.items():
            few = fmean(one.answer == "too_few" for one in of)
            print(f"likeness {r:4.2f}  {found(of):6.1%} {held(of, 0):6.1%} {few:6.1%}  {NOBODY[n]}")
    assert all(found(of) <= RATE + three_sigma(RATE, 1000) for of in cells.values())


@pytest.mark.report
def test_report_of_people_whom_it_helps(capsys: pytest.CaptureFixture[str]) -> None:
    kinds: tuple[dict[str, Any], ...] = (
        {"blocks": 16}, {"blocks": 24}, {"blocks": 32}, {"forgets": 0.2}, {"level": 2}, {"likeness": 0.6}, {"spread": 2.5},
        WEEKS, WEEKS | {"blocks": 20}, {"drift": -0.4},
    )  # fmt: skip
    far: list[float] = []
    with capsys.disabled():
        print(
            "\nPromised / found / the interval holds it, for true differences of 1, 2 and 3 points (1000 people each)"
        )
        for traits in kinds:
            who = Experimenter(0, **traits)
            design = Design("morning", who.blocks, who.unit, who.wash_out_days, who.per_week)  # type: ignore[arg-type]
            odds = chances(design, Noise(who.level, who.spread, who.likeness, 1 - who.forgets), LIBRARY)
            row = f"fooled {odds.fooled:5.1%}"
            for effect, promised in odds.sizes.items():
                of = readings(1000, 200_000, effect=effect, **traits)
                far.append(abs(found(of) - promised))
                row += f"   {promised:6.1%} {found(of):6.1%} {held(of, effect):6.1%}"
            print(f"{row}  {traits}")
    assert max(far) <= WITHIN


@pytest.mark.report
def test_report_of_two_readers(capsys: pytest.CaptureFixture[str]) -> None:
    helped = [answer(one, LIBRARY)[0] for one in readings(1000, 300_000, effect=-2)]
    alike = [answer(one, LIBRARY)[0] for one in readings(1000, 300_000)]
    shares = (
        fmean(text.startswith("With a walk,") for text in helped),
        fmean(text.startswith("No clear") for text in alike),
    )
    promised = chances(Design("morning", 28, per_week=4), Noise(5, 1.5, 0.4), LIBRARY)
    with capsys.disabled():
        print("\nThe right sentence in 1000 runs: it helps by 2 points {:.1%}, it does not {:.1%}".format(*shares))
        print(f"promised: {promised.sizes[2]:.1%}, and at least {1 - RATE:.0%}")
    assert shares[0] >= promised.sizes[2] - WITHIN and shares[1] >= 1 - RATE


@pytest.mark.report
def test_report_of_hints(capsys: pytest.CaptureFixture[str]) -> None:
    cells = [{"likeness": r, "streaks": s, "drift": d} for r in LIKENESS for s in (0, 0.8) for d in (0, 3)]
    shares = [fmean(bool(Walker(seed, **of).hints) for seed in range(600)) for of in cells]
    helps = {size: fmean(bool(Walker(seed, helps=size).hints) for seed in range(300)) for size in (1, 1.5, 2)}
    with capsys.disabled():
        print("\nNothing goes together: logs that give a hint (600 people each)")
        for share, of in zip(shares, cells, strict=True):
            print(f"{share:6.1%}  {of}")
        print("A walk helps by so many points:", {size: f"{share:.0%}" for size, share in helps.items()})
    assert fmean(shares) <= HINT_RATE and max(shares) <= HINT_RATE + three_sigma(HINT_RATE, 600)
