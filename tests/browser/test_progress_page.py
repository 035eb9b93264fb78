"""Progress in the real page: charts that wait to be seen, a home test led to its end, and the level of a phone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from serving import PATIENCE, Served

TURNED = "dispatchEvent(new DeviceOrientationEvent('deviceorientation', {alpha: 0, beta: %d, gamma: 0}))"


@pytest.fixture
def progress(page: Page, served: Served) -> Page:
    """Progress of the sample person, on a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").wait_for()
    page.locator(".hb-to-progress").click()
    page.locator(".hb-tests h2").wait_for()
    return page


def test_charts_are_drawn_when_seen_and_the_page_fits_a_phone(progress: Page) -> None:
    charts = progress.locator(".hb-progress .hb-chart")
    below = charts.last
    expect(below).not_to_have_attribute("data-drawn", "yes")
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "yes", timeout=1000 * PATIENCE)
        expect(chart.locator(".hb-drawing")).to_have_attribute("aria-label", re.compile("."))
    assert progress.evaluate("document.documentElement.scrollWidth") == 390
    below.locator("summary").click()
    expect(below.locator("tbody tr").first).to_be_visible()
    found = Axe().run(progress).response["violations"]
    assert [(v["id"], v["nodes"][0]["target"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_home_test_is_led_from_its_safety_note_to_what_it_says(progress: Page) -> None:
    progress.clock.install()
    progress.locator(".hb-take-chair_stand_30s").click()
    expect(progress.locator(".hb-safety")).to_contain_text("have someone beside you")
    progress.locator(".hb-test-go").click()
    progress.locator(".hb-trial").get_by_role("button", name="Start").click()
    progress.clock.run_for(15_000)
    assert 15 < float(progress.locator(".hb-clock").inner_text().removesuffix(" s")) <= 20.1, "5 s to get ready"
    progress.clock.run_for(21_000)
    expect(progress.locator(".hb-trial")).to_contain_text("How many full stands?")
    progress.locator(".hb-try-value input").fill("13")
    progress.locator(".hb-try-keep").click()
    expect(progress.locator(".hb-test-signs")).to_contain_text("Did anything new come up?")
    progress.locator(".hb-test-save").click()
    expect(progress.locator(".hb-tests")).to_contain_text("13 stands")
    progress.locator(".hb-test-done").click()
    expect(progress.locator(".hb-take-chair_stand_30s")).to_be_visible()


def test_a_phone_gives_the_angle_by_its_own_level(progress: Page) -> None:
    progress.locator(".hb-take-rotation_in").click()
    progress.locator(".hb-test-go").click()
    trial = progress.locator(".hb-trial")
    expect(trial.get_by_role("button", name="Set to 0")).to_be_hidden()
    trial.get_by_role("button", name="level").click()
    expect(trial.get_by_role("button", name="level")).to_be_hidden()
    progress.evaluate(TURNED % 90)
    trial.get_by_role("button", name="Set to 0").click()
    progress.evaluate(TURNED % 58)
    expect(trial).to_contain_text("32°")
    trial.get_by_role("button", name="Read it now").click()
    expect(progress.locator(".hb-try-value input")).to_have_value("32")


def test_a_device_without_a_level_is_told_to_type(progress: Page) -> None:
    progress.locator(".hb-take-rotation_in").click()
    progress.locator(".hb-test-go").click()
    trial = progress.locator(".hb-trial")
    progress.clock.install()
    trial.get_by_role("button", name="level").click()
    progress.clock.run_for(2_000)
    expect(trial).to_contain_text("type the angle below")
    progress.locator(".hb-try-value input").fill("30,5")
    progress.locator(".hb-try-keep").click()
    expect(progress.locator(".hb-tests")).to_contain_text("Kept so far: left: 30.5.")
