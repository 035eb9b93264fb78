"""The parts of chapters 00 to 02: a guess comes before its answer, is kept, can be taken back, and no gate is passed by."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import ipywidgets as ipw
import pytest
from answers import settled

import hipbook as hb
from hipbook.content.guesses import guess, of_chapter
from hipbook.content.lessons import stances
from hipbook.content.readability import is_hard, sentences
from hipbook.experiments import bets
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.bet import Bet
from hipbook.widgets.lessons.hip_or_spine import HipOrSpine
from hipbook.widgets.lessons.hip_today import HipToday
from hipbook.widgets.lessons.holds_up import SENTENCES, HoldsUp
from hipbook.widgets.lessons.my_knee import MyKnee, usual_knee
from hipbook.widgets.lessons.where_it_turns import WhereItTurns
from hipbook.widgets.lessons.which_text import WhichText
from hipbook.widgets.progress.tests_at_home import TestsAtHome

TODAY = date(2026, 3, 2)


def empty() -> Journal:
    return Journal(hb.Log.memory(), TODAY)


def checked(**answers) -> Journal:
    log = hb.Log.memory()
    log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46, **answers)))
    return Journal(log, TODAY)


def words(widget: ipw.Widget) -> str:
    """All that it says, from top to bottom."""
    own = widget.value if isinstance(widget, ipw.HTML) else getattr(widget, "description", "")
    return " ".join([str(own), *map(words, getattr(widget, "children", ()))])


class TestHipToday:
    def test_it_follows_the_reader_s_own_answers(self):
        journal = empty()
        shown = HipToday(journal)
        assert "told it nothing else" in words(shown)
        journal.save(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=60, conditions=settled("fusion_late"))))
        assert "your own answers" in words(shown)
        assert not {item.exercise for item in shown.value.items} & journal.screening.refused.keys()

    def test_behind_a_shut_gate_it_shows_the_reason_and_no_exercise(self):
        shown = HipToday(checked(red_flags={"dvt": "yes"}))
        assert shown.value is None and "hb-first-day" not in words(shown)


class TestWhichText:
    def test_it_begins_with_the_reader_s_own_answers(self):
        shown = WhichText(checked(feels={"guarded"}, stretched_without_relief=True))
        assert shown.value.track == "steady" and "your own answers" in words(shown)

    def test_pain_at_rest_says_when_to_see_someone(self):
        shown = WhichText(empty())
        assert "wakes you" not in words(shown)
        shown._irritability.value = "high"
        assert shown.value.track == "ease" and "Yes, if pain wakes you" in words(shown)

    def test_who_is_to_let_go_first_is_told_that_strength_does_not_wait_for_ever(self):
        shown = WhichText(checked(feels={"guarded"}))
        assert shown.value.track == "ease" and "offered after 14 days at the latest" in words(shown)


class TestWhereItTurns:
    @pytest.mark.parametrize(
        ("at", "says"),
        [(5, "sooner than most eyes"), (60, "begins to show about there"), (110, "Most eyes see it sooner")],
    )
    def test_it_says_what_the_eye_sees(self, at, says):
        shown = WhereItTurns(empty())
        shown.stop_at(at)
        assert says in shown.explorer.verdict

    def test_the_parts_are_veiled_until_a_guess_is_kept(self):
        journal = empty()
        shown = WhereItTurns(journal)
        assert shown.explorer.veiled and not journal.guesses
        shown.stop_at(45)
        assert journal.guesses["pelvis-turn"] == "45" == shown.value
        assert not shown.explorer.veiled and "45 degrees" in shown.explorer.verdict

    def test_what_cannot_be_guessed_is_told_and_shows_nothing(self):
        shown = WhereItTurns(empty())
        shown.stop_at(400)
        assert shown.explorer.veiled and shown.explorer.guess is None and shown.explorer.verdict

    def test_taking_it_back_veils_them(self):
        journal = empty()
        shown = WhereItTurns(journal)
        shown.stop_at(45)
        journal.undo()
        assert shown.explorer.veiled and not shown.value

    def test_it_is_there_after_a_restart(self, tmp_path: Path):
        file = tmp_path / "log.sqlite"
        WhereItTurns(Journal(hb.Log.open(file), TODAY)).stop_at(45)
        again = WhereItTurns(Journal(hb.Log.open(file), TODAY))
        assert again.value == "45" and again.explorer.guess == 45 and not again.explorer.veiled


class TestVeil:
    def test_a_movement_is_veiled_until_the_guess_about_it_is_made(self):
        journal = empty()
        shown = HipOrSpine("forward_bend", after="bend-first", journal=journal)
        assert shown.explorer.veiled
        journal.guess("bend-first", "hips")
        assert not shown.explorer.veiled
        assert not HipOrSpine("march").explorer.veiled


class TestHoldsUp:
    def test_one_after_the_other_to_the_end(self):
        journal = empty()
        shown = HoldsUp(journal)
        for id in SENTENCES:
            assert shown.now.question.id == id
            shown.now.keep(str(guess(id).answer))
            _press(shown, "hb-holds-next")
        assert shown.agreed == len(SENTENCES)
        assert f"agree on {len(SENTENCES)} of {len(SENTENCES)}" in words(shown)

    def test_it_goes_on_where_one_left_off(self):
        journal = empty()
        HoldsUp(journal).now.keep("holds")
        again = HoldsUp(journal)
        assert again.now.question.id == SENTENCES[1] and again.agreed == 0

    def test_every_verdict_comes_up_and_is_one_of_the_three(self):
        asked = [guess(id) for id in SENTENCES]
        assert len({one.options for one in asked}) == 1
        assert {one.answer for one in asked} == {option.value for option in asked[0].options}


class TestBet:
    def test_any_text_can_be_bet_on_and_says_where_to_look(self):
        journal = empty()
        shown = Bet(journal)
        for stance in stances().values():
            shown.guess.keep(stance.id)
            assert shown.value == stance.id and stance.watch in words(shown)

    @pytest.mark.parametrize(
        ("text", "says"), [("somatic", "10 entries"), ("wall", "So take one now"), ("rotations", "go on noting")]
    )
    def test_when_it_can_be_opened_follows_from_what_is_looked_at(self, text, says):
        journal = empty()
        shown = Bet(journal)
        shown.guess.keep(text)
        assert says in words(shown)

    def test_who_has_tested_before_waits_less_for_the_home_tests(self):
        journal = empty()
        before = bets.tells_from("one_leg_stance", TODAY, journal.history, journal.library)
        journal.save(hb.TestDone(on=TODAY, measure="one_leg_stance", side="left", value=20))
        assert bets.tells_from("one_leg_stance", TODAY, journal.history, journal.library) < before

    def test_taking_it_back_takes_the_envelope_away(self):
        journal = empty()
        shown = Bet(journal)
        shown.guess.keep("wall")
        journal.undo()
        assert not shown.value and "hb-envelope" not in words(shown)


class TestMyKnee:
    def test_the_newest_result_of_each_side_counts(self):
        journal = empty()
        shown = MyKnee(journal)
        for days, degrees in ((9, 90), (2, 115)):
            on = TODAY - timedelta(days)
            journal.save(hb.TestDone(on=on, measure="flexion_supine", side="left", value=degrees))
        assert shown.value == {"left": 115}
        assert "115 degrees" in words(shown) and "left 115 degrees" in words(shown), "in words, and for the picture"
        journal.undo()
        assert shown.value == {"left": 90}

    def test_a_guess_is_a_guess_until_something_is_measured(self):
        journal = empty()
        shown = MyKnee(journal)
        journal.guess("own-knee", 120)
        assert "hb-knee-guess" in words(shown) and not shown.value
        journal.save(hb.TestDone(on=TODAY, measure="flexion_supine", side="right", value=100))
        assert "hb-knee-guess" not in words(shown)

    def test_the_band_is_that_of_the_content(self):
        low, high = usual_knee()
        assert 90 < low < high < 160


class TestOneTestAtHome:
    def test_nothing_is_tested_before_the_check(self):
        shown = words(TestsAtHome("flexion_supine", empty()))
        assert "Take it" not in shown and "after the check" in shown

    def test_it_offers_this_test_and_no_other(self):
        assert words(TestsAtHome("flexion_supine", checked())).count("Take it") == 1

    @pytest.mark.parametrize("condition", ["thr_recent", "fusion_recent"])
    def test_it_is_not_offered_to_whom_it_is_not_for(self, condition):
        assert "Take it" not in words(TestsAtHome("flexion_supine", checked(conditions=settled(condition))))


@pytest.mark.parametrize("chapter", ["00", "01", "02"])
def test_what_is_asked_and_why_is_easy_to_read(chapter):
    said = [text for one in of_chapter(chapter) for text in (one.asks, one.because)]
    assert len(of_chapter(chapter)) >= 2
    assert [line for text in said for line in sentences(text) if is_hard(line)] == []


def _press(widget: ipw.Widget, kind: str) -> None:
    """Press the button of this class."""
    waiting = [widget]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ipw.Button) and kind in one._dom_classes:
            one.click()
            return
        waiting += getattr(one, "children", ())
    raise AssertionError(f"there is no {kind}")
