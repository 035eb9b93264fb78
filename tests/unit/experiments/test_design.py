"""An experiment before it begins: a fair draw, arms that differ in one thing, and no arm that safety refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hipbook.content.lint import proofread
from hipbook.content.loader import Library, library
from hipbook.experiments.design import Design, begin, designs, drawn, offered, picked
from hipbook.model.experiment import Arm, Comparison, Experiment
from hipbook.model.records import ExperimentBegun

LIBRARY = library()
TODAY = date(2026, 1, 5)
WALK = LIBRARY.experiments["walk"]
OWN = Comparison(a=Arm(name="with heat before"), b=Arm(name="without heat"))
pairs = st.integers(1, 60)
seeds = st.integers(0, 2**32 - 1)


@given(pairs, seeds)
def test_every_pair_has_one_block_of_each_arm(pairs: int, seed: int) -> None:
    blocks = drawn(2 * pairs, seed)
    assert len(blocks) == 2 * pairs
    assert all({first, then} == {"a", "b"} for first, then in zip(blocks[::2], blocks[1::2], strict=True))


@given(pairs, seeds)
def test_the_same_seed_draws_the_same_and_a_record_keeps_it(pairs: int, seed: int) -> None:
    begun = begin(WALK, Design("morning", 2 * pairs), seed, TODAY)
    assert begun.blocks == drawn(2 * pairs, begun.seed)


def test_the_coin_is_fair_in_every_pair() -> None:
    draws = [drawn(16, seed) for seed in range(2000)]
    assert all(0.45 < fmean(draw[place] == "a" for draw in draws) < 0.55 for place in range(16))
    turned = [fmean(draw[place] == draw[place + 2] for draw in draws) for place in range(0, 14, 2)]
    assert all(0.45 < share < 0.55 for share in turned), "a pair says nothing of the next one"


def test_a_reader_may_ask_what_the_book_does_not() -> None:
    begun = begin(OWN, Design("effort", 16), 3, TODAY, asks="Does heat help me?")
    assert (begun.question, begun.asks, begun.arm("b").name) == ("", "Does heat help me?", "without heat")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"b": {"name": "a walk", "does": ["clam"]}}, "the same"),
        ({"b": {"name": "early", "time": "morning"}}, "two things at once"),
        ({"wash_out_days": 1}, "nothing is left of a day"),
        ({"blocks": [16, 25]}, "in pairs"),
        ({"blocks": [24, 16]}, "in pairs"),
        ({"outcomes": ["daily_life"]}, "not scored every day"),
    ],
)
def test_an_author_is_told_what_makes_no_experiment(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Experiment.model_validate(WALK.model_dump() | wrong)


@pytest.mark.parametrize("blocks", ["a", "aa", "abb", "aabb", "abba" + "bb"])
def test_a_draw_that_nobody_made_is_no_record(blocks: str) -> None:
    begun = begin(WALK, Design("morning", 4), 1, TODAY)
    with pytest.raises(ValidationError, match=r"pairs|at least 2"):
        ExperimentBegun.model_validate(begun.model_dump() | {"blocks": tuple(blocks)})


def test_a_length_that_could_find_nothing_is_a_fault_of_the_content() -> None:
    short = {**LIBRARY.experiments, "walk": WALK.model_copy(update={"blocks": (8, 16)})}
    changed: Library = replace(LIBRARY, experiments=short)
    assert [fault for fault in proofread(changed) if "8 blocks can find nothing" in fault]


def test_no_arm_brings_back_what_the_check_refuses() -> None:
    allowed = set(LIBRARY.exercises)
    walks = {"walking", "walk_brisk"}
    assert set(offered(LIBRARY, allowed)) == set(LIBRARY.experiments)
    assert set(LIBRARY.experiments) - set(offered(LIBRARY, allowed - walks)) == {"walk"}
    assert "walk" in offered(LIBRARY, allowed - {"walk_brisk"})


def test_two_exercises_of_the_readers_choice_leave_each_other_out() -> None:
    mine = picked(LIBRARY.experiments["this_or_that"], "bridge", "squat", LIBRARY)
    begun = begin(mine, designs(mine, "worst", 3)[0], 1, TODAY)
    assert (begun.a.does, begun.a.leaves, begun.b.does) == (("bridge",), ("squat",), ("squat",))
    assert begun.question == "this_or_that"
