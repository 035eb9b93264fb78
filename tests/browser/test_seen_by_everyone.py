"""Seen by everyone: in a reader's own colours, with more contrast, at four times the size, with large type.

The laws (``tests/support/seen_laws.js``) ask for roles and hooks, never for a layout: they hold for any look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import PATIENCE, Served, heavy, until
from tree import ROOT
from visiting import SCREENS, choose, open_folds, visit

from hipbook.content.tokens import tokens

LAWS = ROOT / "tests" / "support" / "seen_laws.js"
CONTROLS = "button, summary, a[href], input:not([type=file]), select, textarea, [tabindex='0']"
SMALLEST, ENOUGH = 0.7, 0.85
"""Shares of the browser's font: what no text may be smaller than, and from where on a text need not grow."""


@pytest.fixture
def look_with(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page in a window of a size, with settings of a browser's own."""
    opened: list[BrowserContext] = []

    def look(width: int = 1280, height: int = 900, **more: str) -> Page:
        opened.append(browser.new_context(viewport={"width": width, "height": height}, **more))
        opened[-1].add_init_script(path=LAWS)
        return opened[-1].new_page()

    yield look
    for context in opened:
        context.close()


def broken(page: Page, law: str, arg: object = None) -> list[str]:
    return page.evaluate("([law, arg]) => laws[law](arg)", [law, arg])


def assert_law(page: Page, where: str, law: str, arg: object = None) -> None:
    """That the page, once it is at rest, has nothing that breaks a law."""
    if not until(lambda: not broken(page, law, arg)):
        pytest.fail(f"{where}, {law}: " + "; ".join(broken(page, law, arg)[:20]))


def set_font(page: Page, size: int) -> None:
    """As a reader sets it in the settings of the browser; the page takes it at once."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    page.wait_for_function("size => parseFloat(getComputedStyle(document.documentElement).fontSize) === size", arg=size)


def try_the_sample(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-sample").click()
    page.locator(".hb-leave-sample").wait_for()


def screens(page: Page) -> Iterator[str]:
    """Every screen of the sample person, one after the other, with its charts drawn."""
    for screen in SCREENS:
        page.locator(f".hb-to-{screen}").click()
        page.locator(f".hb-{screen} h1").wait_for()
        if screen == "progress":
            open_folds(page)
            page.locator(".hb-progress .hb-chart").first.scroll_into_view_if_needed()
            page.locator(".hb-progress [data-drawn=yes]").first.wait_for(timeout=PATIENCE * 1000)
        yield screen


def begin_a_session(page: Page) -> None:
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").wait_for()


def lead(page: Page) -> None:
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_readers_own_colours_a_choice_is_seen_without_colour(look_with, served: Served, scheme: str) -> None:
    """On every screen and in the player: what is pressed, open or out of use has another frame, line or mark."""
    page = look_with(color_scheme=scheme, forced_colors="active")
    try_the_sample(page, served)
    for screen in screens(page):
        assert_law(page, screen, "toldByColourAlone")
        assert_law(page, screen, "unreadableWhenForced")
    begin_a_session(page)
    assert page.locator(".hb-practise [aria-pressed]").count() > 0
    assert_law(page, "before the player", "toldByColourAlone")
    assert_law(page, "before the player", "unreadableWhenForced")
    lead(page)
    assert_law(page, "player", "unreadableWhenForced")


def rgb(colour: str) -> str:
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_more_contrast_is_asked_for_nothing_faint_is_written_or_framed(look_with, served: Served, scheme) -> None:
    """Soft words and the edges of buttons take the colours that the tokens name for it, on every screen."""
    page = look_with(color_scheme=scheme)
    try_the_sample(page, served)
    faint, strong = (
        {rgb(getattr(colours[name], scheme)) for name in ("soft", "edge")}
        for colours in (tokens().colours, tokens().contrast)
    )
    in_use = lambda: set(broken(page, "coloursInUse"))  # noqa: E731
    assert until(lambda: faint <= in_use())
    page.emulate_media(contrast="more")
    for screen in screens(page):
        assert until(lambda: strong <= in_use() and not faint & in_use()), screen


@pytest.mark.parametrize(("font", "width"), [(32, 320), (24, 390)])
@pytest.mark.parametrize("address", ["/", "/?token=wrong", "/nowhere", ""], ids=["none", "wrong", "nowhere", "loading"])
def test_what_is_seen_before_the_page_has_room_for_large_type(
    look_with, served: Served, font: int, width: int, address: str
) -> None:
    """The page while it opens, which is here kept from going on, and those that ask for a key or say what is wrong."""
    page = look_with(width, 700)
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "script" else route.continue_())
    page.goto(urljoin(served.url, address), wait_until="commit")
    page.locator("#loading:visible, h1:visible").first.wait_for()
    assert page.evaluate("laws.measure()") > 0
    set_font(page, font)
    assert_law(page, address, "notEnlarged", [font / 16, ENOUGH * font])
    for law in ("wider", "cut", "overlapping", "squeezed"):
        assert_law(page, address, law)


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568), (568, 320)])
def test_at_four_times_the_size_everything_is_in_reach(look_with, served: Served, width: int, height: int) -> None:
    """A screen of 1280 by 1024 shows 320 by 256 at 400 %: nothing is wider, no control is covered or outside."""
    page = look_with(width, height)
    try_the_sample(page, served)
    for screen in screens(page):
        assert_law(page, screen, "wider")
        assert_law(page, screen, "squeezed")
        assert_law(page, screen, "outOfReach", CONTROLS)
    begin_a_session(page)
    lead(page)
    assert_law(page, "player", "wider")
    assert_law(page, "player", "squeezed")
    for control in (".hb-too-much", ".hb-pause", ".hb-step-on", ".hb-step-back"):
        expect(page.locator(control)).to_be_in_viewport(ratio=0.99)
    assert_law(page, "player", "outOfReach", ".hb-player-controls button")
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").click()
    page.locator(".hb-practise .hb-save").wait_for()
    choose(page, "practise", "Worst pain during the session", "7")
    assert_law(page, "form", "wider")
    assert_law(page, "form", "outOfReach", ".hb-practise .hb-save, .hb-practise [aria-pressed=true]")


@pytest.mark.parametrize(("font", "width"), [(32, 1280), (24, 390), (32, 320), pytest.param(24, 1280, marks=heavy)])
def test_a_larger_font_of_the_browser_enlarges_all_text(look_with, served: Served, font: int, width: int) -> None:
    """No text stays small, is cut, or lies on another, and the page is no wider: on every screen and in the player."""
    page = look_with(width, 900)
    try_the_sample(page, served)

    def assert_enlarged(where: str) -> None:
        assert page.evaluate("laws.measure()") > 5, where
        set_font(page, font)
        assert_law(page, where, "notEnlarged", [font / 16, ENOUGH * font])
        assert_law(page, where, "tooSmall", SMALLEST)
        for law in ("wider", "cut", "overlapping", "spilled", "squeezed"):
            assert_law(page, where, law)
        set_font(page, 16)

    for screen in screens(page):
        assert_enlarged(screen)
    begin_a_session(page)
    assert_enlarged("before the player")
    lead(page)
    assert_enlarged("player")
    set_font(page, font)
    expect(page.locator(".hb-too-much")).to_be_in_viewport(ratio=0.99)
