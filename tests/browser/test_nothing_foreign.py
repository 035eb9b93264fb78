"""Foreign words on the page: a library that greets the world, a warning of another, a line that is wider than the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from serving import Served
from visiting import SCREENS, visit

SKIP = "Skip to the page"
"""The one word of the page that stands before its screens."""
STREAMS = "[data-mime-type*='stdout'], [data-mime-type*='stderr'], [data-mime-type*='error']"
TEXTS = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
    while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        if (data.trim() && !parentElement.closest("script, style, noscript") && parentElement.checkVisibility())
            all.push([data.trim(), Boolean(parentElement.closest(".hb-dashboard"))]); }
    return all; }"""
WIDER = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
    && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".hb-nav, [tabindex='0'], .scroll, svg"))
    .map((one) => one.className + " " + one.textContent.trim().slice(0, 40)).slice(0, 5)"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_page_with_a_plan_shows_its_own_words_and_none_is_wider_than_the_window(
    page: Page, served: Served, width: int
) -> None:
    """The solver has planned a week by then; nothing of its own stands anywhere, least of all before the page."""
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, served)
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").first.wait_for()
    expect(page.locator(STREAMS)).to_have_count(0)
    for screen in SCREENS:
        page.locator(f".hb-to-{screen}").click()
        expect(page.locator(f".hb-screen.hb-{screen} h1").first).to_be_visible()
        texts = page.evaluate(TEXTS)
        assert [text for text, own in texts if not own] == [SKIP], screen
        assert not any("HiGHS" in text or "Copyright" in text for text, _ in texts)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(WIDER)
    expect(page.locator(STREAMS)).to_have_count(0)


def test_what_a_page_fetches_early_it_uses_and_nothing_for_mathematics(page: Page, served: Served) -> None:
    """Each file is fetched once: what was asked for early under another address would be fetched twice."""
    visit(page, served)
    fetched = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name.split('?')[0])")
    early = page.evaluate("[...document.querySelectorAll('link[rel=preload]')].map(({ href }) => href)")
    assert len(early) > 20
    assert [one for one in early if fetched.count(one) != 1] == []
    # Parts of Voila's that its first script does not name are MathJax.
    assert {one for one in fetched if one.endswith(".voila.js")} <= set(early)
