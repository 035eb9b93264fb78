"""A page that nobody touches does nothing: it lies beside a mat, on a phone's battery."""

from __future__ import annotations

from playwright.sync_api import Browser, CDPSession
from serving import Served, until
from visiting import SCREENS, visit

LOOK_MS = 400


def styles_reckoned(session: CDPSession) -> float:
    """How often the browser has worked out what the page looks like."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in metrics if one["name"] == "RecalcStyleCount")


def test_who_asked_for_less_motion_has_a_page_at_rest_on_every_screen(browser: Browser, served: Served) -> None:
    """Neither a drawing that stands still nor one on another screen is reckoned again and again."""
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        visit(page, served)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").first.wait_for()
        session = context.new_cdp_session(page)
        session.send("Performance.enable")

        def rests() -> bool:
            before = styles_reckoned(session)
            page.wait_for_timeout(LOOK_MS)
            return styles_reckoned(session) == before

        for screen in SCREENS:
            page.locator(f".hb-to-{screen}").click()
            page.locator(f".hb-{screen} h1").first.wait_for()
            assert until(rests), f"{screen} never comes to rest"


def test_what_moves_rests_when_nobody_has_touched_the_page_for_a_minute(browser: Browser, served: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        visit(page, served)
        figure = page.locator(".hb-today .hb-figure svg").first
        figure.wait_for()
        moves = "svg => !svg.animationsPaused()"
        assert until(lambda: figure.evaluate(moves))
        page.clock.fast_forward(61_000)
        assert until(lambda: not figure.evaluate(moves))
        page.keyboard.press("Tab")
        assert until(lambda: figure.evaluate(moves)), "a touch lets it go on"
