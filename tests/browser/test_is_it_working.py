"""Is it working? as a page: a guess, the game, the sliders, one's own weeks and the envelope; what was done is there again."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from playwright.sync_api import Page, expect
from serving import Served

from hipbook.log.store import Log
from hipbook.model.records import Guessed

CHAPTER = "08-is-it-working.ipynb"
WAIT = 60_000


@pytest.fixture
def opened(page: Page, served: Served, diary: Path) -> Page:
    Log.open(diary).add(Guessed(on="2026-01-03", question="bet", answer="somatic"))
    page.goto(served.url)  # the way in, with its token
    address = urlsplit(served.url)
    page.goto(urlunsplit(address._replace(path=f"{address.path}{CHAPTER}")))
    expect(page.locator(".hb-envelope summary")).to_be_visible(timeout=WAIT)
    return page


def test_what_was_guessed_and_played_is_there_when_the_page_is_opened_again(opened: Page) -> None:
    page = opened
    guess = page.locator(".hb-guess-card").first
    guess.get_by_role("slider").press("ArrowRight")
    guess.get_by_role("button", name="That is my guess").click()
    expect(guess).to_contain_text("the line that fell most")
    page.locator(".hb-spot-hip").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-spot [role=status]")).to_contain_text("truly changed. You named C")
    expect(page.get_by_role("button", name="Next six")).to_be_focused()

    page.reload()
    expect(page.locator(".hb-spot .hb-ask").first).to_have_text(re.compile("Round 2 of 10"), timeout=WAIT)
    expect(page.locator(".hb-spot-score")).to_contain_text("You")
    expect(page.locator(".hb-guess-card").first).to_contain_text("6 rounds")


def test_sliders_and_weeks_are_moved_by_keys_and_the_envelope_opens(opened: Page) -> None:
    page = opened
    far = page.get_by_role("slider", name="How far do the days go up and down?")
    says = page.locator(".hb-fooled .hb-says")
    before = says.text_content()
    far.press("End")
    expect(far).to_have_attribute("aria-valuetext", re.compile("very far"))
    expect(says).not_to_have_text(before or "")
    assert page.locator(".hb-fooled .hb-one-careless").count() > 50

    weeks = page.locator(".hb-shuffle")
    weeks.get_by_role("button", name="Draw the order by lot").press("Enter")
    expect(weeks).to_contain_text("Of 1 draw: lower afterwards in 1")

    page.locator(".hb-envelope summary").press("Enter")
    expect(page.locator(".hb-envelope")).to_contain_text("You bet on “Let go first”")
    expect(page.locator(".hb-envelope")).to_contain_text("too early to open this bet")


def test_the_page_is_no_wider_than_a_phone(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.get_by_role("button", name="I cannot tell").click()
    opened.locator(".hb-envelope summary").click()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
