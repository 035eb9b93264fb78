"""The first chapters in a browser: what is guessed and moved is kept, and stands there when the page is opened anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from serving import Served

MOVE = "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input', {bubbles: true})); }"
START, TEXTS, SPINE = "00-start-here.ipynb", "01-whom-should-i-believe.ipynb", "02-hip-or-spine.ipynb"


def opened(page: Page, served: Served, chapter: str) -> None:
    """A chapter whose last part is there; opened again, it is another kernel over the same log."""
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    address, _, _ = page.url.partition("?")
    page.goto(f"{address.partition('#')[0]}{chapter}")
    page.locator("#rendered_cells .hb-card").last.wait_for()


@pytest.fixture
def turning(page: Page, served: Served):
    opened(page, served, SPINE)
    return page.locator(".hb-explorer").first


def test_the_parts_are_shown_once_the_slider_was_stopped_and_the_guess_is_kept(page, served, turning):
    expect(turning.locator(".hb-parts")).to_be_hidden()
    turning.locator("input[type=range]").evaluate(MOVE, 60)
    expect(turning.locator("input[type=range]")).to_have_attribute("aria-valuetext", "60 degrees")
    turning.get_by_role("button", name="Here it begins to turn").click()
    expect(turning.locator(".hb-stopped")).to_contain_text("You stopped at 60 degrees")
    expect(turning.locator(".hb-says")).to_contain_text("Of 60 degrees the hip gives")
    opened(page, served, SPINE)
    expect(turning.locator(".hb-stopped")).to_contain_text("You stopped at 60 degrees")
    turning.get_by_role("button", name="Guess again").click()
    expect(turning.locator(".hb-parts")).to_be_hidden()


def test_what_leads_a_bend_is_veiled_until_it_was_guessed(page, served, turning):
    bend = page.locator(".hb-explorer").filter(has_text="Then the parts appear here").nth(1)
    asked = page.locator(".hb-guess").filter(has_text="Which leads at the start?")
    expect(bend.locator(".hb-parts")).to_be_hidden()
    asked.get_by_text("The hips", exact=True).click()
    asked.get_by_role("button", name="That is my guess").click()
    expect(asked).to_contain_text("the back leads and the hips finish")
    expect(page.locator(".hb-explorer", has_text="The hip hinge turns it round").locator(".hb-parts")).to_be_visible()


def test_one_s_own_knee_stands_in_the_drawing(page, served, turning):
    knee = page.locator(".hb-my-knee")
    expect(knee).to_contain_text("Nothing is measured yet")
    asked = page.locator(".hb-guess").filter(has_text="How far does your own knee come up")
    asked.locator("input[type=range]").evaluate(MOVE, 120)
    asked.get_by_role("button", name="That is my guess").click()
    expect(knee).to_contain_text("You guessed 120 degrees.")
    expect(page.get_by_text("It comes after the check: it is not for everyone.")).to_be_visible()


def test_the_first_day_and_the_next_dose_follow_at_a_tap(page, served):
    opened(page, served, START)
    page.get_by_role("button", name="Guarded").click()
    expect(page.get_by_text("Begin with the Ease track")).to_be_visible()
    expect(page.locator(".hb-first-day li").first).to_contain_text("min")
    expect(page.locator(".hb-first-day svg").first).to_be_visible()
    page.locator(".hb-scale").get_by_role("button", name="6", exact=True).click()
    expect(page.get_by_text("Next time: less")).to_be_visible()


def test_sentences_are_sorted_one_by_one_and_the_bet_is_sealed(page, served):
    opened(page, served, TEXTS)
    first = page.locator(".hb-guess").filter(has_text="muscles must let go")
    first.get_by_text("It does not hold", exact=True).click()
    first.get_by_role("button", name="That is my guess").click()
    expect(first).to_contain_text("That is it.")
    page.get_by_role("button", name="Next sentence").click()
    expect(page.get_by_text("2 of 6", exact=True)).to_be_visible()
    bet = page.locator(".hb-guess").filter(has_text="which would it be?")
    bet.get_by_text("Let go first", exact=True).click()
    bet.get_by_role("button").first.click()
    sealed = page.locator(".hb-sealed")
    expect(sealed).to_contain_text("Where it would show: pain in the morning")
    expect(sealed).to_contain_text("from 2 February 2026 on")
    opened(page, served, TEXTS)
    expect(sealed).to_contain_text("Sealed on 5 January 2026")
    expect(page.get_by_text("2 of 6", exact=True)).to_be_visible()
