"""A page that is used for long holds no more than one that was just opened."""

from __future__ import annotations

from playwright.sync_api import Page
from serving import Served, until
from visiting import visit

MOST_NODES = 300
"""Of a turn, on the average. Plan has some 1,500; each turn left all of them once."""
TURNS = 6


def nodes(page: Page) -> int:
    """How many nodes the browser keeps, on the page or not, once it has tidied."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("HeapProfiler.collectGarbage")
    held = devtools.send("Performance.getMetrics")["metrics"]
    return int(next(one["value"] for one in held if one["name"] == "Nodes"))


def turn(page: Page) -> None:
    """Choose what a knob does not stand at, and wait for the other week."""
    page.evaluate("document.querySelector('.hb-strip-card').dataset.old = 'yes'")
    page.locator(".hb-knobs button[aria-pressed=false]").first.click()
    page.locator(".hb-strip-card:not([data-old])").wait_for()


def test_a_knob_that_is_turned_leaves_no_week_behind(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").first.wait_for()
    page.locator(".hb-to-routine").click()
    page.locator(".hb-routine .hb-exercise").first.wait_for()
    turn(page)
    before = nodes(page)
    for _ in range(TURNS):
        turn(page)
    assert until(lambda: nodes(page) - before < TURNS * MOST_NODES), "what was closed is still held"
