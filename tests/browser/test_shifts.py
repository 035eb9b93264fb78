"""What is read stays where it is: nothing that comes later pushes it away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
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
