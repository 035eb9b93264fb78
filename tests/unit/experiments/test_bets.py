"""What a log says of a bet: as foretold, otherwise, open or too early; never won, never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.content.lessons import stances
from hipbook.content.loader import library
from hipbook.content.readability import is_hard, sentences
from hipbook.experiments import bets
from hipbook.experiments.bets import Sight, in_short, sights
from hipbook.model.records import History, Morning, Psfs, SessionDone, TestDone
from hipbook.progress.analysis import LogAnalysis

FIRST = date(2026, 1, 5)
SUNDAY = date(2026, 3, 29)


def analysed(**records) -> LogAnalysis:
    return LogAnalysis(History(**records), library())


def mornings(before: int, after: int, days: int = 84) -> list[Morning]:
    return [Morning(on=FIRST + timedelta(n), pain=before if n < days // 2 else after) for n in range(days)]


def ways(id: str, analysis: LogAnalysis) -> dict[str, str]:
    return {sight.name: sight.way for sight in sights(stances()[id], analysis)}


@pytest.mark.parametrize("id", stances())
def test_each_text_says_what_to_look_at_and_an_empty_log_is_too_early(id):
    seen = sights(stances()[id], analysed())
    assert seen and {sight.way for sight in seen} == {"early"}
    assert "too early" in in_short(stances()[id], seen)


def test_a_bet_on_pain_in_an_empty_log_waits_for_as_many_entries_as_its_seal_said():
    [pain] = sights(stances()["somatic"], analysed())
    assert f"{library().rule.trend.trend_entries} more sessions or mornings" in pain.text


@pytest.mark.parametrize(("before", "after", "way"), [(6, 2, "as_foretold"), (2, 6, "otherwise")])
def test_a_fall_of_pain_is_as_foretold_and_a_rise_is_not(before, after, way):
    assert set(ways("somatic", analysed(mornings=mornings(before, after))).values()) == {way}


def test_pain_that_stays_speaks_neither_for_the_text_nor_against_it():
    swings = [Morning(on=FIRST + timedelta(n), pain=4 + n % 3) for n in range(84)]
    assert set(ways("somatic", analysed(mornings=swings)).values()) == {"open"}


def test_a_rise_of_daily_life_is_as_foretold_and_said_to_be_no_proof():
    scores = [Psfs(on=FIRST + timedelta(14 * n), activity="stairs", score=2 if n < 4 else 9) for n in range(9)]
    stance = stances()["restorative"]
    seen = sights(stance, analysed(psfs=scores))
    assert [sight.way for sight in seen] == ["as_foretold"]
    assert "no proof" in in_short(stance, seen) and "“Make it steady”" in in_short(stance, seen)


def test_effort_is_shown_and_no_change_is_told_from_it():
    done = [
        SessionDone(on=FIRST + timedelta(2 * n), minutes=10, planned=4, done=4, rpe=6 if n < 20 else 2)
        for n in range(42)
    ]
    [effort, _] = sights(stances()["leg-lift"], analysed(sessions=done))
    assert (effort.way, effort.text.startswith("6 of 10")) == ("open", True)
    [early, _] = sights(stances()["leg-lift"], analysed(sessions=done[:10]))
    assert early.way == "early"


def test_home_tests_are_asked_for_once_and_then_read():
    assert list(ways("wall", analysed())) == ["Home tests"]
    taken = [
        TestDone(on=FIRST + timedelta(7 * n), measure="rotation_in", side="left", value=30, tries=(30,))
        for n in range(6)
    ]
    assert list(ways("wall", analysed(tests=taken))) == [library().measures["rotation_in"].name]


def test_two_sides_that_contradict_each_other_leave_it_open():
    assert [bets._of_both(one) for one in (["early", "as_foretold"], ["as_foretold", "otherwise"], ["early", "open"], ["early"])] == [
        "as_foretold", "open", "open", "early",
    ]  # fmt: skip


def test_what_is_to_be_looked_at_exists():
    with pytest.raises(ValueError, match="nothing of a log is called 'luck'"):
        bets._sight("luck", analysed())


@pytest.mark.parametrize("id", stances())
def test_it_is_said_in_plain_words(id):
    robin = LogAnalysis(hb.Log.sample(SUNDAY).history(), library(), SUNDAY)
    stance = stances()[id]
    texts = [in_short(stance, sights(stance, robin)), *bets.WORDS.values(), bets.NO_TEST, bets.NOT_TOLD]
    texts.append(in_short(stance, (Sight("Pain", "", "otherwise"),)))
    assert [one for text in texts for one in sentences(text) if is_hard(one)] == []
