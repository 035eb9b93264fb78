"""The parts of the chapters on practice and on experiments: moved, and what a reader then sees; whose log is touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import ipywidgets as ipw
import pytest
from journals import book

import hipbook as hb
from hipbook.content.bets import bets
from hipbook.model.records import Guessed, SessionDone
from hipbook.session.events import Finished, Started, Worked
from hipbook.widgets import mine as whose
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.coins import Coins
from hipbook.widgets.lessons.feel_right import FeelRight
from hipbook.widgets.lessons.odds import Odds
from hipbook.widgets.lessons.pacing import Pacer
from hipbook.widgets.lessons.pain_tells import PainTells
from hipbook.widgets.lessons.shared_out import SharedOut
from hipbook.widgets.practise.before import Before
from hipbook.widgets.practise.finish_form import Finish
from hipbook.widgets.practise.player import Player
from hipbook.widgets.practise.short import ShortSession
from hipbook.widgets.progress.what_helps import WhatHelps

TODAY = date(2026, 6, 1)
LIBRARY = hb.library()


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Journal:
    """The reader's own log, of somebody who has not begun."""
    journal = Journal(hb.Log.memory(), TODAY)
    robin = Journal(hb.Log.sample())
    monkeypatch.setattr(whose, "shared", lambda: journal)
    monkeypatch.setattr(whose, "robin", lambda: robin)
    monkeypatch.setattr("hipbook.widgets.progress.what_helps.shared", lambda: journal)
    return journal


def parts(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def text(widget: ipw.Widget) -> str:
    return " ".join(part.value for part in parts(widget) if isinstance(part, ipw.HTML))


def named(widget: ipw.Widget, name: str) -> list[ipw.Widget]:
    return [one for one in parts(widget) if name in getattr(one, "_dom_classes", ())]


def press(widget: ipw.Widget, name: str) -> None:
    named(widget, name)[0].click()


class TestPain:
    def test_more_pain_asks_for_less_and_a_sign_stops(self) -> None:
        pain = PainTells(book(TODAY))
        assert "A step further" in text(pain)
        pain._worst.value = 4
        assert "The same" in text(pain)
        pain._stopped.value = "numbness"
        assert "Left out for now" in text(pain) and "0 to 10: left out for now" in text(pain).lower()

    def test_a_bad_morning_asks_for_less_where_nothing_hurt(self) -> None:
        pain = PainTells(book(TODAY))
        pain._worst.value, pain._morning.value = 0, True
        assert "A little less" in text(pain)

    def test_it_says_the_readers_own_number(self) -> None:
        assert "Up to 3 while you practise" in text(PainTells(book(TODAY, track="steady")))
        assert "Up to 5 while you practise" in text(PainTells(book(TODAY, track="move")))

    def test_who_has_no_plan_is_shown_it_all_the_same(self, own: Journal) -> None:
        assert "Clam, next time" in text(PainTells(own))


class TestPlace:
    @pytest.mark.parametrize("place", ["right", "front", "elsewhere", "nowhere"])
    def test_every_exercise_has_an_answer_to_every_place(self, place: str) -> None:
        felt = FeelRight(book(TODAY))
        for _, id in felt._picked._list.options:
            felt._picked.value = id
            felt._where.value = place
            assert felt.value[1] == place and len(text(felt._then)) > 60

    def test_another_exercise_asks_anew(self) -> None:
        felt = FeelRight(book(TODAY))
        felt._where.value = "right"
        felt._picked.value = felt._picked._list.options[-1][1]
        assert felt.value[1] is None and text(felt._then) == ""


class TestPacing:
    def test_all_its_words_stand_in_the_reading_copy(self) -> None:
        said = Pacer().sentence
        assert "Breathe in for 3 seconds, breathe out for 5 seconds." in said and "Dizziness" in said.title()


class TestChance:
    def test_coins_are_counted_and_the_row_is_marked(self) -> None:
        coins = Coins()
        for _ in range(3):
            coins._toss()
        assert len(coins.value) == 3 and "of 3 throws" in text(coins)
        assert text(coins).count("data-run") == coins.value[-1]

    def test_the_coin_takes_the_trap_away(self) -> None:
        shared = SharedOut()
        before = shared.value
        shared._order.value = "lot"
        assert shared.value < 0.06 < before and text(shared).count("data-yes") == round(100 * shared.value)

    def test_more_days_find_more_and_nothing_is_found_where_nothing_is(self) -> None:
        odds = Odds(book(TODAY))
        before = odds.value
        odds._days.value = 48
        assert odds.value > before
        odds._size.value = 0
        assert odds.value < 0.06 and "false alarm" in text(odds)

    def test_a_restless_hip_hides_more(self) -> None:
        odds = Odds(book(TODAY))
        odds._noise.value = "calm"
        calm = odds.value
        odds._noise.value = "restless"
        assert odds.value < calm


def finish(screen: ShortSession) -> None:
    """Go through the session as the browser would tell it, and save it."""
    press(screen, "hb-start")
    assert isinstance(screen.view, Before)
    screen.view.pain.value = 1
    press(screen.view, "hb-begin-session")
    player, token = screen.view, screen.flow.part.token
    assert isinstance(player, Player)
    n, step = next((n, step) for n, step in enumerate(player.steps) if step["kind"] == "work")
    fields: dict[str, Any] = {name: step[name] for name in ("item", "exercise", "side", "reps", "seconds")}
    done = Worked(event="done", index=n, spent=step["seconds"], **fields)
    for event in (Started(event="started", spent=0), done, Finished(event="finished", spent=60)):
        screen._heard(token, event)
    assert isinstance(screen.view, Finish)
    for scale in named(screen.view, "hb-scale"):
        scale.value = 1
    press(screen.view, "hb-save")


class TestShortSession:
    def test_ones_own_is_saved(self) -> None:
        journal = book(TODAY)
        screen = ShortSession(journal)
        finish(screen)
        assert [done.on for done in journal.log.history().sessions] == [TODAY]
        assert "Done" in text(screen.view) and "saved in your own log" in text(screen.view)
        assert named(screen, "hb-start") == []

    def test_nobody_is_led_by_the_answers_of_somebody_made_up(self, own: Journal) -> None:
        screen = ShortSession()
        assert named(screen, "hb-start") == []
        assert "Your check comes first" in text(screen) and "href='dashboard.ipynb'" in text(screen)

    def test_the_questions_stand_before_it_and_a_sign_ends_it(self) -> None:
        screen = ShortSession(book(TODAY))
        press(screen, "hb-start")
        view = screen.view
        view.pain.value = 1
        press(view, "hb-something-new")
        next(iter(view.stops._boxes.values())).value = True
        press(view, "hb-begin-session")
        assert "Please stop here" in text(screen.view)

    def test_who_practised_today_is_not_led_again(self) -> None:
        screen = ShortSession(book(TODAY, SessionDone(on=TODAY, pain_before=2, pain_worst=2)))
        assert named(screen, "hb-start") == [] and "practised today" in text(screen)

    def test_without_a_check_nothing_is_led(self, own: Journal) -> None:
        screen = ShortSession(own)
        assert named(screen, "hb-start") == [] and "Your check comes first" in text(screen)

    def test_a_shut_gate_leads_nothing(self) -> None:
        screen = ShortSession(book(TODAY, red_flags={"cancer": "yes"}))
        assert named(screen, "hb-start") == []


class TestWhatHelps:
    def test_robins_answer_is_read_and_nothing_of_the_readers_is_touched(self, own: Journal) -> None:
        place = WhatHelps()
        assert "what Robin asked" in text(place) and named(place, "hb-experiment-over")
        assert own.log.history().experiments == ()

    @pytest.mark.parametrize("stance", bets())
    def test_a_bet_leads_to_its_question(self, own: Journal, stance: str) -> None:
        own.save(Guessed(on=TODAY, question="bet", answer=stance))
        done = SessionDone(on=TODAY - timedelta(2), pain_before=2, pain_worst=2)
        journal = book(TODAY, done, minutes=20, days_per_week=4)
        place = WhatHelps(journal)
        assert "You bet on" in text(place)
        press(place, "hb-ask-bet")
        [questions] = named(place, "hb-questions-of")
        assert questions.value == bets()[stance].experiment
        if outcomes := named(place, "hb-outcome-of"):
            assert outcomes[0].value == bets()[stance].outcome
        else:
            assert bets()[stance].pair

    def test_an_experiment_is_begun_from_here_and_waits_on_the_page(self) -> None:
        journal = book(TODAY, SessionDone(on=TODAY - timedelta(2), pain_before=2, pain_worst=2), minutes=20)
        place = WhatHelps(journal)
        named(place, "hb-questions-of")[0].value = "release_or_strength"
        press(place, "hb-begin-experiment")
        assert [one.question for one in journal.log.history().experiments] == ["release_or_strength"]
        assert "answer comes at the end" in text(place) and journal.workspace.experiment

    def test_without_a_bet_nothing_is_said_of_one(self) -> None:
        assert named(WhatHelps(book(TODAY)), "hb-bet") == []
