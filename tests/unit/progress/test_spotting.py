"""The game of six hips, and the table of false alarms: what the chapter says of eye and book holds on these very hips."""

from __future__ import annotations

from itertools import pairwise

import pytest
from changed_rules import with_rules
from hypothesis import given
from hypothesis import strategies as st

from hipbook.content.false_alarms import false_alarms
from hipbook.content.loader import library
from hipbook.progress import simulation
from hipbook.progress.simulation import careless, daily_pain, pain_told_real, share_of, weekly_pain
from hipbook.progress.spotting import HIPS, WEEKS, by_book, by_eye, round_of, score

READINGS = {"careless": careless, "real": pain_told_real}
PEOPLE = 120


class TestGame:
    @given(st.integers(0, 2**32), st.booleans())
    def test_a_round_is_its_number_and_at_most_one_hip_changed(self, seed, one_changed):
        one = round_of(seed, one_changed)
        assert one == round_of(seed, one_changed)
        fell = [hip.fell for hip in one.hips]
        assert len(fell) == HIPS and sum(fell) in ((1,) if one_changed else (0, 1))
        assert all(len(hip.truth) == WEEKS and all(0 <= pain <= 10 for _, pain in hip.weeks) for hip in one.hips)

    @given(st.integers(0, 2**32))
    def test_only_the_one_that_changed_has_a_truth_that_falls_by_what_people_notice(self, seed):
        for hip in round_of(seed).hips:
            truths = [pain for _, pain in hip.truth]
            assert truths[0] - truths[-1] == pytest.approx(library().rule.progress.nprs_change if hip.fell else 0)

    def test_told_that_one_changed_the_eye_is_good_and_the_book_seldom_wrong(self):
        rounds = [round_of(seed) for seed in range(60)]
        eye, book = score(rounds, by_eye), score(rounds, by_book)
        assert eye["right"] > max(0.7 * len(rounds), book["right"]) and book["right"] > 0.4 * len(rounds)
        assert book["wrong"] < 0.1 * len(rounds) and eye["silent"] == 0

    def test_not_told_the_eye_is_fooled_where_the_book_is_silent(self):
        rounds = [round_of(seed, one_changed=False) for seed in range(60)]
        none = [one for one in rounds if one.fell is None]
        assert len(none) > 20 and score(none, by_eye)["wrong"] == len(none)
        assert score(none, by_book)["silent"] > 0.85 * len(none)


class TestFalseAlarms:
    @pytest.mark.parametrize(("spread", "likeness"), [(1.0, 0.6), (1.5, 0.4), (2.5, 0.2)])
    @pytest.mark.parametrize("reading", READINGS)
    def test_the_table_is_what_the_readings_say(self, reading, spread, likeness):
        """Written by tools/false_alarms.py: whoever changes a rule of change writes it anew."""
        table = false_alarms().of_hundred(reading, spread, likeness) / 100
        likely = 3 * (max(table * (1 - table), 0.01) / PEOPLE) ** 0.5
        found = share_of(READINGS[reading], PEOPLE, daily_pain, spread=spread, likeness=likeness)
        assert found == pytest.approx(table, abs=likely + 0.005)

    def test_wider_swings_and_likelier_days_fool_more(self):
        counts = false_alarms().careless
        for rows in (counts, tuple(zip(*counts, strict=True))):
            assert all(a <= b for row in rows for a, b in pairwise(row))

    def test_the_book_is_fooled_less_than_the_careless_wherever_there_is_something_to_be_fooled_by(self):
        table = false_alarms()
        for row, spread in enumerate(table.spreads):
            for column, likeness in enumerate(table.likeness):
                assert table.real[row][column] <= table.hint[row][column]
                if spread >= 1:
                    assert table.real[row][column] < table.careless[row][column] / 3, (spread, likeness)

    def test_a_careless_reader_who_waits_for_more_is_fooled_less(self, monkeypatch):
        before = share_of(careless, 60)
        monkeypatch.setattr(simulation, "library", lambda: with_rules(library(), nprs_change=3))
        assert share_of(careless, 60) < before - 0.1

    def test_after_the_worst_week_it_gets_better_though_nothing_changed(self):
        for seed in range(20):
            pains = [pain for _, pain in weekly_pain(seed)]
            later = pains[pains.index(max(pains)) + 1 :][:4]
            assert not later or sum(later) / len(later) < max(pains)
