"""Seen by everyone: in a reader's own colours, at four times the size, with large type.

The laws ask for roles and hooks, never for a layout: they hold for any look of the screens.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import PATIENCE, Served, until
from visiting import SCREENS, choose, visit

# The look of an element less its colours and the weight of its type, which not everyone can tell apart.
LOOK = """
const look = (el) => ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(el, part);
    const framed = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth;
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) => style[`border${side}Width`] + style[`border${side}Style`]);
    const mark = ["none", "normal"].includes(style.content) ? "" : style.content;
    return [...sides, framed, style.textDecorationLine, style.fontStyle, part && mark].join(" ");
}).join("|");
"""
STATES = {
    "aria-pressed": ("true", "false"),
    "aria-selected": ("true", "false"),
    "aria-current": ("page", None),
    "disabled": ("", None),
}
"""What a control is told to be, and what else it can be. A control is put in both, and looked at."""
TOLD_BY_COLOUR_ALONE = (
    "([states]) => {" + LOOK + """
    const put = (el, name, value) => value === null ? el.removeAttribute(name) : el.setAttribute(name, value);
    const found = [];
    for (const [name, values] of Object.entries(states)) {
        for (const el of document.querySelectorAll(`button[${name}], [role=tab][${name}]`)) {
            const was = el.getAttribute(name);
            const [on, off] = values.map((value) => { put(el, name, value); return look(el); });
            put(el, name, was);
            if (on === off) found.push(`${name}: ${el.className} ${el.textContent.trim()}`);
        }
    }
    return found; }"""
)  # fmt: skip
SEEN = """
const seen = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !el.closest("[inert], [aria-hidden=true]") && el.getClientRects().length > 0;
const hidden = (el) => { const box = el.getBoundingClientRect(); return box.width < 2 || box.height < 2; };
const said = (el) => `${el.getAttribute("class") || el.tagName}: ${(el.ariaLabel || el.textContent || el.name).trim().slice(0, 40)}`;
"""
OUT_OF_REACH = (
    "(where) => {"
    + SEEN
    + """
    const found = [];
    for (const el of document.querySelectorAll(where)) {
        if (!seen(el) || hidden(el) || el.disabled) continue;
        el.focus({ preventScroll: true });
        el.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const box = el.getClientRects()[0];
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        const over = document.elementFromPoint(x, y);
        const inside = box.left >= -1 && box.right <= innerWidth + 1;
        const reached = over && (el.contains(over) || over.contains(el) || over.closest("label")?.contains(el));
        if (!inside || !reached) found.push(said(el));
    }
    return found; }"""
)
CONTROLS = "button, summary, a[href], input:not([type=file]), select, textarea, [tabindex='0']"
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
    .filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
    .map((el) => `${el.getAttribute("class") || el.tagName} ${el.textContent.slice(0, 20)}`).slice(0, 9)"""
TEXTS = """
const drawn = (el) => el.closest("svg") && !el.closest(".hb-chart");
const texts = () => [...document.body.querySelectorAll("*")].filter((el) => seen(el) && !hidden(el) && !drawn(el)
    && [...el.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
"""
BEGIN_TO_MEASURE = (
    "() => {"
    + SEEN
    + TEXTS
    + """
    window.measured = texts().map((el) => [el, parseFloat(getComputedStyle(el).fontSize)]);
    return window.measured.length; }"""
)
HUGE = 36
NOT_ENLARGED = (
    "([times, huge]) => {"
    + SEEN
    + """
    return window.measured.filter(([el, before]) => {
        const now = parseFloat(getComputedStyle(el).fontSize);
        return el.isConnected && seen(el) && now < Math.min(before * times * 0.75, Math.max(huge, before));
    }).map(([el, before]) => `${said(el)} ${before} ${getComputedStyle(el).fontSize}`); }"""
)
CUT = (
    "() => {"
    + SEEN
    + TEXTS
    + """
    const clips = (el) => getComputedStyle(el).overflowX !== "visible" && !/auto|scroll/.test(getComputedStyle(el).overflowX);
    return texts().filter((el) => clips(el) && !el.closest("svg")
        && (el.scrollWidth > el.clientWidth + 2 || el.scrollHeight > el.clientHeight + 4)).map(said); }"""
)
OVERLAPPING = (
    "() => {"
    + SEEN
    + TEXTS
    + """
    const floats = (el) => { for (let up = el; up; up = up.parentElement) {
        if (/fixed|sticky|absolute/.test(getComputedStyle(up).position) && !up.closest("svg")) return true; } return false; };
    const boxes = texts().filter((el) => !floats(el)).flatMap((el) => [...el.childNodes]
        .filter((node) => node.nodeType === 3 && node.textContent.trim()).flatMap((node) => {
            const range = document.createRange(); range.selectNodeContents(node);
            return [...range.getClientRects()].map((box) => ({ el, box })); }));
    const found = new Set();
    for (const [n, one] of boxes.entries()) for (const other of boxes.slice(n + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > 0.4 * Math.min(one.box.height, other.box.height) && one.el !== other.el
            && !one.el.contains(other.el) && !other.el.contains(one.el)) found.add(`${said(one.el)} / ${said(other.el)}`);
    }
    return [...found]; }"""
)


@pytest.fixture
def look_with(browser: Browser) -> Iterator:
    """A page with settings of the browser's own."""
    opened: list[BrowserContext] = []

    def look(width: int = 1280, height: int = 900, **more: str) -> Page:
        opened.append(browser.new_context(viewport={"width": width, "height": height}, **more))
        return opened[-1].new_page()

    yield look
    for context in opened:
        context.close()


def set_font(page: Page, size: int) -> None:
    """As a reader sets it in the settings of the browser; the page takes it at once."""
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    page.wait_for_function("size => parseFloat(getComputedStyle(document.documentElement).fontSize) === size", arg=size)


def assert_none(page: Page, law: str, arg: object = None, where: str = "") -> None:
    """That the page has, once it is at rest, nothing that breaks a law."""
    if not until(lambda: not page.evaluate(law, arg)):
        pytest.fail(f"{where}: " + "; ".join(page.evaluate(law, arg)))


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
            page.locator(".hb-progress .hb-chart").first.scroll_into_view_if_needed()
            page.locator(".hb-progress [data-drawn=yes]").first.wait_for(timeout=PATIENCE * 1000)
        yield screen


def begin_a_session(page: Page) -> None:
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").wait_for()


def lead_a_session(page: Page) -> None:
    begin_a_session(page)
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_readers_own_colours_a_choice_is_seen_without_colour(look_with, served: Served, scheme: str) -> None:
    """On every screen and in the player: what is pressed, open or out of use has another frame, line or mark."""
    page = look_with(color_scheme=scheme, forced_colors="active")
    try_the_sample(page, served)
    told = {screen: page.evaluate(TOLD_BY_COLOUR_ALONE, [STATES]) for screen in screens(page)}
    begin_a_session(page)
    told["player"] = page.evaluate(TOLD_BY_COLOUR_ALONE, [STATES])
    assert {where: found for where, found in told.items() if found} == {}
    assert page.evaluate("document.querySelectorAll('[aria-pressed=true]').length") > 0


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 568), (568, 320)])
def test_at_four_times_the_size_everything_is_in_reach(look_with, served: Served, width: int, height: int) -> None:
    """A screen of 1280 by 1024 shows 320 by 256 at 400 %: nothing is wider, no control is covered or outside."""
    page = look_with(width, height)
    try_the_sample(page, served)
    for screen in screens(page):
        assert_none(page, WIDER, where=screen)
        assert_none(page, OUT_OF_REACH, CONTROLS, screen)
    lead_a_session(page)
    assert_none(page, WIDER, where="player")
    for control in (".hb-too-much", ".hb-pause", ".hb-step-on", ".hb-step-back"):
        expect(page.locator(control)).to_be_in_viewport(ratio=0.99)
    assert_none(page, OUT_OF_REACH, ".hb-player-controls button", "player")
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").click()
    page.locator(".hb-practise .hb-save").wait_for()
    choose(page, "practise", "Worst pain during the session", "7")
    assert_none(page, WIDER, where="form")
    assert_none(page, OUT_OF_REACH, ".hb-practise .hb-save, .hb-practise [aria-pressed=true]", "form")


@pytest.mark.parametrize(("font", "width"), [(24, 1280), (32, 1280), (24, 390), (32, 320)])
def test_a_larger_font_of_the_browser_enlarges_all_text(look_with, served: Served, font: int, width: int) -> None:
    page = look_with(width, 900)
    try_the_sample(page, served)

    def assert_enlarged(where: str) -> None:
        assert page.evaluate(BEGIN_TO_MEASURE) > 5, where
        set_font(page, font)
        assert_none(page, NOT_ENLARGED, [font / 16, HUGE], where)
        assert_none(page, TOO_SMALL, 0.7, where)
        for law in (WIDER, CUT, OVERLAPPING):
            assert_none(page, law, where=where)
        set_font(page, 16)

    for screen in screens(page):
        assert_enlarged(screen)
    begin_a_session(page)
    assert_enlarged("before the player")
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()
    assert_enlarged("player")
    set_font(page, font)
    expect(page.locator(".hb-too-much")).to_be_in_viewport(ratio=0.99)
