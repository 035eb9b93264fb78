"""Chapters 03 and 04 as pages: a guess is made and found again, the hip is bent, and a test taken again scatters."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect
from serving import Served

HIP, MINE = "03-what-is-a-hip.ipynb", "04-what-can-mine-do.ipynb"
MOVE = "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input', {bubbles: true})); }"
WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def opened(page: Page, served: Served):
    """A chapter on the page of this server, once its last part is there."""
    page.goto(served.url)

    def chapter(name: str, last: str) -> Page:
        page.goto(urljoin(served.url, name))
        page.locator(last).last.wait_for()
        return page

    return chapter


def test_a_hip_is_bent_and_one_muscle_changes_sides(opened, page):
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    opened(HIP, ".hb-tiles")
    levers = page.locator(".hb-levers")
    levers.scroll_into_view_if_needed()
    assert sent
    sent.clear()
    row = levers.get_by_role("button", name="the pear-shaped muscle")
    expect(row).to_contain_text("out")
    slider = levers.get_by_role("slider")
    slider.evaluate(MOVE, 18)
    expect(row).to_contain_text("in")
    expect(levers.locator(".hb-says")).to_contain_text("At a right angle")
    levers.get_by_role("button", name="the big buttock muscle").focus()
    page.keyboard.press("Enter")
    expect(levers.locator(".hb-lever-about")).to_contain_text("gluteus maximus")
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", levers.locator(".hb-says").text_content() or "")
    moved = [frame for frame in sent if '"event":"figures"' not in frame]
    assert moved == [], "it moves without the kernel"


def test_another_muscle_shows_other_exercises(opened):
    page = opened(HIP, ".hb-tiles")
    part = page.locator(".hb-alone", has=page.locator(".hb-muscles"))
    expect(part).to_contain_text("Robin")
    part.get_by_role("button", name="The front of the hip, at the trouser pocket").click()
    expect(part).to_contain_text("tensor fasciae latae")


def test_a_guess_is_kept_before_the_answer_and_found_again(opened):
    page = opened(MINE, ".hb-crowd")
    asking = page.locator(".hb-guess-alone").first
    asking.get_by_role("slider").evaluate(MOVE, 3)
    asking.get_by_role("button", name="That is my guess").click()
    expect(asking).to_contain_text("Up to 10 degrees says nothing.")
    again = opened(MINE, ".hb-crowd").locator(".hb-guess-alone").first
    expect(again).to_contain_text("3 degrees")
    expect(again).to_contain_text("Up to 10 degrees says nothing.")


def test_a_test_taken_again_scatters_though_nothing_changed(opened):
    page = opened(MINE, ".hb-crowd")
    first, mine = page.locator(".hb-crowd").all()
    first.get_by_role("button", name="Take the test").click()
    first.get_by_role("button", name="Ten more").click()
    expect(first.locator(".hb-try")).to_have_count(11)
    expect(first.get_by_role("status")).to_contain_text("and nothing has changed")
    expect(mine).to_contain_text("Robin")
    mine.get_by_role("button", name="Turning the thigh in").click()
    expect(mine.locator(".hb-one")).to_have_count(100)
    mine.get_by_role("slider").evaluate(MOVE, 40)
    expect(mine).to_contain_text("40 degrees: of 100 people")


def test_the_home_tests_wait_for_the_check(opened):
    page = opened(MINE, ".hb-crowd")
    tests = page.locator(".hb-at-home")
    expect(tests).to_contain_text("They come after the check")
    expect(tests.get_by_role("button", name="Take:")).to_have_count(0)
    tests.get_by_role("link", name="Open the check").click()
    expect(page.locator(".hb-dashboard")).to_be_visible()


def test_one_test_leads_to_the_check_as_well(opened):
    page = opened("02-hip-or-spine.ipynb", ".hb-at-home")
    page.locator(".hb-at-home").get_by_role("link", name="Open the check").click()
    expect(page.locator(".hb-dashboard")).to_be_visible()


@pytest.mark.parametrize(("name", "last"), [(HIP, ".hb-tiles"), (MINE, ".hb-crowd")])
def test_nothing_runs_off_a_phone(opened, page, name, last):
    page.set_viewport_size({"width": 390, "height": 800})
    assert opened(name, last).evaluate(WIDE) <= 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_figure_touched_on_the_map_stays_in_sight_beside_its_card(opened, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    opened("05-which-exercises.ipynb", ".hb-map-open")
    for name in ("Bridge", "Clam"):
        figure = page.locator(f".hb-map-open[data-name='{name}']")
        figure.evaluate("one => one.scrollIntoView({block: 'start', behavior: 'instant'})")
        figure.evaluate("() => document.querySelector('.hb-chapter').scrollBy(0, -120) || scrollBy(0, -120)")
        figure.click()
        expect(page.locator(".hb-map-panel .hb-map-figure svg").first).to_be_in_viewport()
        expect(figure).to_be_in_viewport(ratio=1)
