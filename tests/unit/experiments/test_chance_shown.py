"""Chance as a lesson shows it: rows of coins, people whom an order of days fools, and the bets that can be tested."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest
from changed_rules import with_rules

import hipbook as hb
from hipbook.app.experiment_lesson import fooled_by_order, found_and_fooled, question_of, questions
from hipbook.content.bets import bets
from hipbook.content.lessons import stances
from hipbook.content.readability import is_hard, sentences
from hipbook.experiments.chances import bound
from hipbook.experiments.orders import one_of_them, share_fooled
from hipbook.experiments.tosses import SIDES, longest_run, share_with_run, tossed

LIBRARY = hb.library()


class TestCoins:
    @pytest.mark.parametrize("run", [2, 3, 4, 5])
    def test_the_share_with_a_row_is_that_of_all_ways_to_fall(self, run: int) -> None:
        for number in range(1, 11):
            ways = list(product(SIDES, repeat=number))
            share = sum(longest_run(way)[1] >= run for way in ways) / len(ways)
            assert share_with_run(number, run) == pytest.approx(share)

    def test_the_row_that_is_marked_is_one(self) -> None:
        for seed in range(200):
            tosses = tossed(20, seed)
            first, length = longest_run(tosses)
            assert len(set(tosses[first : first + length])) == 1
            assert f"{tosses[first]}" * (length + 1) not in "".join(tosses)

    def test_it_is_fair(self) -> None:
        assert 0.48 < sum(side == "heads" for side in tossed(20_000, seed=3)) / 20_000 < 0.52


class TestOrders:
    def test_a_draw_fools_hardly_anybody_whatever_time_does(self) -> None:
        for falls in range(5):
            assert share_fooled("lot", falls, 32, LIBRARY) <= bound(LIBRARY, 1)

    @pytest.mark.parametrize("order", ["halves", "feeling"])
    def test_any_other_order_fools_more_the_more_time_does(self, order) -> None:
        fooled = [share_fooled(order, falls, 32, LIBRARY) for falls in range(4)]
        assert fooled == sorted(fooled) and fooled[0] > 2 * bound(LIBRARY, 1) and fooled[-1] > 0.5

    def test_both_ways_get_as_many_days(self) -> None:
        for order, number in product(("halves", "feeling", "lot"), range(20)):
            arms = one_of_them(order, 2, 32, LIBRARY, number).arms
            assert (arms.count("a"), len(arms)) == (16, 32)

    def test_of_each_pair_drawn_one_day_goes_either_way(self) -> None:
        arms = one_of_them("lot", 0, 32, LIBRARY, Random(1).randrange(100)).arms
        assert all(set(pair) == {"a", "b"} for pair in zip(arms[::2], arms[1::2], strict=True))

    def test_more_days_find_more(self) -> None:
        found = [int(words.split()[0]) for words in found_and_fooled(LIBRARY, size=2).values()]
        assert found == sorted(found) and found[0] < 30 < 90 < found[-1]


class TestClaims:
    """What chapter 09 claims follows from the rules: whoever changes one is led to it."""

    def test_calmer_people_are_found_sooner_and_fooled_less(self) -> None:
        calm = with_rules(LIBRARY, pain_spread=0.5)
        assert found_and_fooled(calm, size=2) != found_and_fooled(LIBRARY, size=2)
        assert fooled_by_order(calm) != fooled_by_order(LIBRARY)

    def test_a_looser_bound_fools_more(self) -> None:
        assert fooled_by_order(with_rules(LIBRARY, experiment_rate=40)) != fooled_by_order(LIBRARY)


class TestBets:
    def test_every_text_that_one_may_bet_on_can_be_put_to_the_test(self) -> None:
        assert set(bets()) == set(stances())
        assert set(questions(LIBRARY)) == {stance.short for stance in stances().values()}

    @pytest.mark.parametrize("bet", bets().values(), ids=lambda bet: bet.id)
    def test_it_looks_at_what_its_question_can(self, bet) -> None:
        question = question_of(bet, LIBRARY)
        assert bet.outcome in question.outcomes and bool(bet.pair) == question.picks
        assert set(bet.pair) <= set(LIBRARY.exercises)

    @pytest.mark.parametrize("bet", bets().values(), ids=lambda bet: bet.id)
    def test_it_is_easy_to_read(self, bet) -> None:
        assert [one for text in (bet.says, bet.leaves) for one in sentences(text) if is_hard(one)] == []
