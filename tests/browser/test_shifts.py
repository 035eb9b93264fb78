"""What is read stays where it is: nothing that comes later pushes it away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Served
from visiting import SCREENS, visit

MOST = 0.05
"""Of the layout-shift score that browsers reckon: the share of the window that moves, times how far."""
WATCH = """window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.moved += one.value; })
  .observe({ type: 'layout-shift', buffered: true });"""
DRAWN = """(quiet) => new Promise((done) => {
  let timer = setTimeout(done, quiet);
  const again = () => { clearTimeout(timer); timer = setTimeout(done, quiet); };
  new MutationObserver(again).observe(document.body, { childList: true, subtree: true });
})"""
QUIET_MS = 800


def moved(page: Page) -> float:
    """How much has moved since the last question, once nothing more is put into the page."""
    page.evaluate(DRAWN, QUIET_MS)
    return page.evaluate("() => { const all = window.moved; window.moved = 0; return all; }")


@pytest.mark.parametrize("width", [1400, 390])
def test_no_screen_moves_under_the_eye(browser: Browser, served: Served, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        visit(page, served)
        shifts = {"the first visit": moved(page)}
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").first.wait_for()
        moved(page)  # its line comes in above all else, as it was asked to
        for screen in SCREENS:
            page.locator(f".hb-to-{screen}").click()
            page.locator(f".hb-{screen} h1").first.wait_for()
            shifts[screen] = moved(page)
        assert {name: shift for name, shift in shifts.items() if shift > MOST} == {}


def test_a_week_that_is_drawn_anew_stays_where_it_was_scrolled_to(browser: Browser, served: Served) -> None:
    """A swap and its Undo, in the middle of a long page on a phone."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        visit(page, served)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").first.wait_for()
        page.locator(".hb-to-routine").click()
        page.locator("button[title^='Swap ']").nth(2).click()
        page.locator("button[title^='Take ']").first.click()
        undo = page.locator(".hb-routine .hb-undo")
        undo.wait_for()
        page.evaluate(DRAWN, QUIET_MS)
        before = page.evaluate("scrollY")
        assert before > 800, "the week is long on a phone"
        expect(undo).to_be_in_viewport()
        undo.click()
        expect(undo).to_have_count(0)
        page.evaluate(DRAWN, QUIET_MS)
        assert abs(page.evaluate("scrollY") - before) < 400
