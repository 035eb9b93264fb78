"""The page: how soon it can be used, what it weighs, and how quickly it answers a click."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from measures import Measures
from playwright.sync_api import Browser, sync_playwright
from servers import Server, Servers, running
from visits import CHROMIUM, DASHBOARD, EMPTY, QUIET, Visit

from hipbook.log.store import Log

DAY = date(2026, 3, 30)
TALL = {"width": 1280, "height": 4000}
BETWEEN_MS = 400
SCREENS = ("check", "you", "routine", "practise", "progress", "share", "today")
ANSWERS = (2, 4, 6, 8, 10)
MB = 1e6
EMPTY_PAGE, EMPTY_IN_OURS = "empty Voila page, its lab template", "empty page as hipbook serves it"


def measure(measures: Measures, rounds: int, folder: Path) -> None:
    """Take all measures that need a browser."""
    log = folder / "log.sqlite"
    keeper = Log.open(log)
    keeper.merge(Log.sample(DAY))
    keeper.close()
    servers = Servers(folder, log, DAY.isoformat())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with running(servers.hipbook, servers.empty, servers.empty_in_ours) as up:
            for number in range(rounds + 1):
                load(Measures() if number == 0 else measures, browser, up)
        for number in range(rounds + 1):
            start(Measures() if number == 0 else measures, browser, servers)


def load(measures: Measures, browser: Browser, up: list[Server]) -> None:
    """A visit of each page with a kernel ready; in hipbook's then a look at everything, and a second visit."""
    hipbook, empty, ours = up
    for name, server in ((EMPTY_PAGE, empty), (EMPTY_IN_OURS, ours)):
        rest(up)
        with browser.new_context() as context:
            visit = Visit(context, server.taken(), EMPTY)
            measures.take(name, visit.usable_ms)
    rest(up)
    with browser.new_context() as context:
        visit = Visit(context, hipbook.taken(), DASHBOARD)
        measures.take("Today can be used", visit.usable_ms, "ms", EMPTY_PAGE, EMPTY_IN_OURS)
        weigh(measures, visit, "first load")
        hipbook.rest()
        look(measures, visit)
        visit.close()
        rest(up)
        again = Visit(context, hipbook.taken(), DASHBOARD)
        measures.take("Today can be used, second load", again.usable_ms, "ms", "Today can be used")
        weigh(measures, again, "second load")


def rest(up: list[Server]) -> None:
    """Wait until every server has a kernel ready and nothing to do."""
    for server in up:
        server.rest()


def weigh(measures: Measures, visit: Visit, name: str) -> None:
    """What a load has fetched."""
    visit.settle()
    measures.take(f"{name}: bytes", visit.bytes / MB, "MB")
    measures.take(f"{name}: bytes over the websocket", visit.socket_bytes / MB, "MB")
    measures.take(f"{name}: requests", visit.requests, "")
    measures.take(f"{name}: other hosts asked", len(visit.hosts), "")
    measures.hosts |= visit.hosts


def look(measures: Measures, visit: Visit) -> None:
    """Go through the screens twice, then answer a question on a scale."""
    visit.page.set_viewport_size(TALL)
    for turn in ("first time", "again"):
        for screen in SCREENS:
            pause(visit)
            wanted = [(f".hb-{screen} h1", 1)]
            if screen == "progress" and turn == "first time":
                wanted.append((".hb-progress .hb-chart[data-drawn=yes]", 2))
            stands, *drawn = visit.press(f".hb-to-{screen}", *wanted)
            measures.take(f"click to {screen.capitalize()}, {turn}", stands)
            for whole in drawn:
                measures.take("click to Progress, its two charts drawn", whole, "ms", EMPTY_PAGE)
    pause(visit)
    visit.press(".hb-today .hb-start", (".hb-practise .hb-scale", 1))
    for answer in ANSWERS:
        pause(visit)
        button = f".hb-practise .hb-scale button:nth-of-type({answer})"
        measures.take("click on a scale, pressed", *visit.press(button, (f"{button}[aria-pressed=true]", 1)))


def pause(visit: Visit) -> None:
    visit.page.wait_for_timeout(BETWEEN_MS)


def start(measures: Measures, browser: Browser, servers: Servers) -> None:
    """From the command to a page that can be used, and from the wish to end to the end, ours and an empty one."""
    empty = opened(browser, servers.empty, EMPTY)
    ours = opened(browser, servers.hipbook, DASHBOARD)
    for what, of_empty, of_ours in zip(("address", "page that can be used"), empty, ours, strict=False):
        measures.take(f"command to {what}, empty Voila", of_empty, "s")
        measures.take(f"command to {what}, hipbook", of_ours, "s", f"command to {what}, empty Voila")
    measures.take("told to end to ended, empty Voila", empty[-1], "s")
    measures.take("told to end to ended, hipbook", ours[-1], "s", "told to end to ended, empty Voila")


def opened(browser: Browser, begin: Callable[[], Server], wanted: str) -> tuple[float, float, float]:
    """The seconds to the address, to the page that is opened there at once, and from there to the end."""
    with running(begin) as (server,), browser.new_context() as context:
        Visit(context, server.taken(), wanted)
        usable_s = time.monotonic() - server.began
    return server.url_s, usable_s, server.end_s
