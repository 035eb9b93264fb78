"""How do I practise? and What helps me? as pages: guess, move, be led, begin an experiment, and find all of it kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import Served, dashboard
from visiting import Watch, check_screen, choose, lead_to_the_end, rows

import hipbook as hb
from hipbook.model.records import Guessed, ProfileSaved, SessionDone

TODAY = date(2026, 1, 5)
PRACTISE, HELPS = "07-how-do-i-practise.ipynb", "09-what-helps-me.ipynb"
WIDE, NARROW = 1300, 390


@pytest.fixture
def diary_of_mine(tmp_path: Path) -> Path:
    """The log of somebody who answered the check, practised some days ago, and bet on letting go first."""
    path = tmp_path / "log.sqlite"
    log = hb.Log.open(path)
    before = TODAY - timedelta(4)
    log.add(ProfileSaved(on=before, profile=hb.Profile(age=46, minutes=20)))
    log.add(SessionDone(on=before, pain_before=2, pain_worst=2))
    log.add(Guessed(on=before, question="bet", answer="somatic"))
    return path


@pytest.fixture
def mine(diary_of_mine: Path) -> Iterator[tuple[Served, Path]]:
    served = dashboard(HIPBOOK_LOG=diary_of_mine, HIPBOOK_TODAY=TODAY)
    yield served, diary_of_mine
    served.stop()


def read(page: Page, served: Served, chapter: str) -> None:
    address = urlsplit(served.url)
    page.goto(f"{address.scheme}://{address.netloc}/{chapter}?{address.query}")
    page.locator(".hb-guess-card").first.wait_for()


def guess(page: Page, asks: str, answer: str) -> Locator:
    """Guess, and give the card where the answer then stands."""
    card = page.locator(".hb-guess-card").filter(has_text=asks)
    card.get_by_text(answer).click()
    card.get_by_role("button", name="That is my guess").click()
    expect(card).to_contain_text("Guess again")
    return card


def test_practise_a_guess_a_pace_and_a_session_that_is_kept(page: Page, mine: tuple[Served, Path]) -> None:
    served, log = mine
    watch = Watch(page)
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.clock.install()
    read(page, served, PRACTISE)
    expect(guess(page, "Which way should be the slower one", "The letting go")).to_contain_text("That is it.")

    pain = page.locator(".hb-explanation, .hb-screen").filter(has_text="How much did it hurt at worst?").last
    pain.get_by_role("button", name="8", exact=True).click()
    expect(pain.locator(".hb-answer")).to_contain_text(re.compile("easier one|left out|little less"))

    pace = page.locator(".hb-pacing")
    pace.get_by_role("button", name="Begin").click()
    expect(pace.locator(".hb-pacing-cue")).to_have_text("Breathe in")
    page.clock.run_for(3500)
    expect(pace.locator(".hb-pacing-cue")).to_have_text("Breathe out")
    page.clock.run_for(6000)
    expect(pace.locator(".hb-pacing-done")).to_have_text("1 breath so far.")

    page.locator(".hb-short-session .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    lead_to_the_end(page)
    choose(page, "practise", "Worst pain during the session", "1")
    page.locator(".hb-practise .hb-save").click()
    expect(page.locator(".hb-short-session")).to_contain_text("It is saved in your own log.")
    assert [str(row["on"]) for row in rows(log, "sessions")][-1] == TODAY.isoformat()

    read(page, served, PRACTISE)
    slower = page.locator(".hb-guess-card").filter(has_text="Which way should be the slower one")
    expect(slower).to_contain_text("Guess again")
    expect(page.locator(".hb-short-session")).to_contain_text("You have practised today")
    watch.assert_clean(served)


def test_what_helps_a_bet_becomes_an_experiment_that_is_kept(page: Page, mine: tuple[Served, Path]) -> None:
    served, log = mine
    watch = Watch(page)
    page.set_viewport_size({"width": WIDE, "height": 900})
    read(page, served, HELPS)
    page.locator(".hb-toss").click()
    expect(page.locator(".hb-coins i")).to_have_count(20)
    page.get_by_role("button", name="By a coin, in pairs of days").click()
    expect(page.get_by_text("A coin does not know which days will be good")).to_be_visible()

    page.locator(".hb-ask-bet").click()
    expect(page.locator(".hb-odds")).to_contain_text("of 10 people like you would find it")
    page.locator(".hb-begin-experiment").click()
    expect(page.locator(".hb-experiments")).to_contain_text("The answer comes at the end")
    assert len(rows(log, "experiments")) == 1

    read(page, served, HELPS)
    expect(page.locator(".hb-experiments")).to_contain_text("0 of 16 days are begun")
    watch.assert_clean(served)


@pytest.mark.parametrize("chapter", [PRACTISE, HELPS])
def test_they_can_be_used_by_everybody_on_a_phone_too(page: Page, served: Served, chapter: str) -> None:
    """A first visitor: Robin stands in, and it says so."""
    page.set_viewport_size({"width": NARROW, "height": 844})
    read(page, served, chapter)
    expect(page.get_by_text("Robin is made up").first).to_be_visible()
    page.locator(".hb-short-session, .hb-what-helps").first.wait_for()
    check_screen(page, chapter, NARROW)
