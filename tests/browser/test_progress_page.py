"""Progress in the real page: charts that wait to be seen, a home test led to its end, and the level of a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import PATIENCE, Served, until
from visiting import check_screen, open_folds, visit

TURNED = "dispatchEvent(new DeviceOrientationEvent('deviceorientation', {alpha: 0, beta: %d, gamma: 0}))"

TOUCHING = """() => [...document.querySelectorAll(".hb-progress .hb-chart")].flatMap((chart) => {
    const words = [...chart.querySelectorAll("svg text")].filter((el) => el.textContent.trim());
    const boxes = words.map((el) => [el.textContent, el.getBoundingClientRect()]).filter(([, box]) => box.width);
    return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
        .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
        .map(([other]) => `${one} / ${other}`)); })"""


@pytest.fixture
def progress(page: Page, served: Served) -> Page:
    """Progress of the sample person, on a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").wait_for()
    page.locator(".hb-to-progress").click()
    page.locator(".hb-in-short h1").wait_for()
    return page


@pytest.fixture
def home_tests(progress: Page) -> Page:
    progress.locator(".hb-fold-tests").click()
    progress.locator(".hb-tests h2").wait_for()
    return progress


def drawn(page: Page) -> Locator:
    """All charts that stand on the page, drawn."""
    charts = page.locator(".hb-progress .hb-chart")
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "yes", timeout=1000 * PATIENCE)
    return charts


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_the_page_is_three_sentences_two_charts_and_what_comes_next(progress: Page, width: int) -> None:
    """And it is short: on a phone a quarter of what it was."""
    progress.set_viewport_size({"width": width, "height": 844})
    expect(progress.locator(".hb-three li")).to_have_count(3)
    expect(drawn(progress)).to_have_count(2)
    expect(progress.locator(".hb-ahead")).to_contain_text(" will ")
    assert progress.evaluate("document.documentElement.scrollHeight") < 3600
    check_screen(progress, "progress", width)


def test_a_fold_draws_its_charts_when_it_opens_and_all_of_it_fits_a_phone(progress: Page) -> None:
    expect(progress.locator(".hb-progress .hb-fold-room .hb-chart")).to_have_count(0)
    open_folds(progress)
    charts = drawn(progress)
    assert charts.count() > 8
    for chart in charts.all():
        expect(chart.locator(".hb-drawing")).to_have_attribute("aria-label", re.compile("."))
    charts.last.locator("summary").click()
    expect(charts.last.locator("tbody tr").first).to_be_visible()
    check_screen(progress, "progress, all open", 390)
    progress.locator(".hb-fold").first.press("Enter")
    expect(progress.locator(".hb-fold").first).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("width", [320, 390, 768, 1400])
def test_labels_of_a_chart_never_touch(progress: Page, width: int) -> None:
    progress.set_viewport_size({"width": width, "height": 844})
    open_folds(progress)
    drawn(progress)
    assert until(lambda: progress.evaluate(TOUCHING) == []), progress.evaluate(TOUCHING)


def test_new_shoes_are_put_on_the_time_line_by_keyboard(progress: Page) -> None:
    progress.locator(".hb-fold-events").press("Enter")
    what = progress.get_by_label("What was new?")
    what.fill("a new chair")
    what.press("Tab")
    progress.locator(".hb-event-save").press("Enter")
    expect(progress.locator(".hb-change")).to_contain_text(["a new chair", "new shoes"])
    expect(drawn(progress).first).to_contain_text("a new chair")


def test_a_newcomer_finds_one_sentence_and_the_way_to_today(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-to-progress").click()
    expect(page.locator(".hb-progress h1")).to_have_text("Your progress begins with one session")
    expect(page.locator(".hb-progress .hb-stage svg")).to_be_visible()
    check_screen(page, "progress, empty", 1280)
    page.get_by_role("button", name="Go to Today").click()
    expect(page.locator(".hb-today h1")).to_be_visible()


def test_a_home_test_is_led_from_its_safety_note_to_what_it_says(home_tests: Page) -> None:
    home_tests.clock.install()
    home_tests.locator(".hb-take-chair_stand_30s").click()
    expect(home_tests.locator(".hb-safety")).to_contain_text("have someone beside you")
    home_tests.locator(".hb-test-go").click()
    home_tests.locator(".hb-trial").get_by_role("button", name="Start").click()
    home_tests.clock.run_for(15_000)
    assert 15 < float(home_tests.locator(".hb-clock").inner_text().removesuffix(" s")) <= 20.1, "5 s to get ready"
    home_tests.clock.run_for(21_000)
    expect(home_tests.locator(".hb-trial")).to_contain_text("How many full stands?")
    home_tests.locator(".hb-try-value input").fill("13")
    home_tests.locator(".hb-try-keep").click()
    expect(home_tests.locator(".hb-test-signs")).to_contain_text("Did anything new come up?")
    home_tests.locator(".hb-test-save").click()
    expect(home_tests.locator(".hb-tests")).to_contain_text("13 stands")
    home_tests.locator(".hb-test-done").click()
    expect(home_tests.locator(".hb-take-chair_stand_30s")).to_be_visible()


def test_a_phone_gives_the_angle_by_its_own_level(home_tests: Page) -> None:
    home_tests.locator(".hb-take-rotation_in").click()
    home_tests.locator(".hb-test-go").click()
    trial = home_tests.locator(".hb-trial")
    expect(trial.get_by_role("button", name="Set to 0")).to_be_hidden()
    trial.get_by_role("button", name="level").click()
    expect(trial.get_by_role("button", name="level")).to_be_hidden()
    home_tests.evaluate(TURNED % 90)
    trial.get_by_role("button", name="Set to 0").click()
    home_tests.evaluate(TURNED % 58)
    expect(trial).to_contain_text("32°")
    trial.get_by_role("button", name="Read it now").click()
    expect(home_tests.locator(".hb-try-value input")).to_have_value("32")


def test_a_device_without_a_level_is_told_to_type(home_tests: Page) -> None:
    home_tests.locator(".hb-take-rotation_in").click()
    home_tests.locator(".hb-test-go").click()
    trial = home_tests.locator(".hb-trial")
    home_tests.clock.install()
    trial.get_by_role("button", name="level").click()
    home_tests.clock.run_for(2_000)
    expect(trial).to_contain_text("type the angle below")
    home_tests.locator(".hb-try-value input").fill("30,5")
    home_tests.locator(".hb-try-keep").click()
    expect(home_tests.locator(".hb-tests")).to_contain_text("Kept so far: left: 30.5.")
