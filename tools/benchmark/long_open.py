"""A page that is open for long: what 200 screens, and 100 saves that are each undone, leave in the kernel and in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from measures import Measures
from page import DAY, pause
from playwright.sync_api import CDPSession, sync_playwright
from servers import Server, Servers, pss_kb, running
from visits import CHROMIUM, DASHBOARD, QUIET, Visit

from hipbook.log.store import Log

ROUNDS, SCREENS, SAVES = 4, 50, 25
"""Four times so many: the first settles what is made once, and what the last three add is told for each."""
BAR = ("routine", "progress", "library", "more", "today")
MB = 2**20
PARTS = ("kernel, memory, MB", "browser, JavaScript's memory, MB", "browser, nodes")


def measure(measures: Measures, folder: Path) -> None:
    """Take what is held at the end, and what a hundred screens and a hundred saves add to it."""
    log = folder / "long.sqlite"
    keeper = Log.open(log)
    keeper.merge(Log.sample(DAY))
    keeper.close()
    servers = Servers(folder, log, DAY.isoformat())
    with sync_playwright() as playwright, running(servers.hipbook) as (server,):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with browser.new_context() as context:
            visit = Visit(context, server.taken(), DASHBOARD)
            devtools = context.new_cdp_session(visit.page)
            devtools.send("Performance.enable")
            for name, act, times in (("screens", go_round, SCREENS), ("saves, each undone", save_and_undo, SAVES)):
                held = []
                for _ in range(ROUNDS):
                    act(visit, times)
                    held.append(holding(server, devtools))
                for part, first, last in zip(PARTS, held[0], held[-1], strict=True):
                    measures.take(f"after {ROUNDS * times} {name}: {part}", last, "")
                    measures.take(f"100 {name} add: {part}", (last - first) / (ROUNDS - 1) / times * 100, "")


def go_round(visit: Visit, times: int) -> None:
    """Look at the places of the bar in turn."""
    for number in range(times):
        name = BAR[number % len(BAR)]
        visit.press(f".hb-to-{name}", (f".hb-{name} h1", 1))


def save_and_undo(visit: Visit, times: int) -> None:
    """Turn a knob of the week, which saves, and undo it on Today."""
    for _ in range(times):
        visit.press(".hb-to-routine", (".hb-routine .hb-knobs button", 1))
        turn_knob(visit)
        visit.press(".hb-to-today", (".hb-today .hb-undo", 1))
        visit.press(".hb-today .hb-undo", (".hb-today:not(:has(.hb-undo))", 1))
        pause(visit)


def turn_knob(visit: Visit) -> float:
    """Press the first answer of the week's knobs that does not hold; the ms until another week is in view."""
    return visit.page.evaluate("""async () => {
        const start = performance.now();
        document.querySelector(".hb-strip-card").dataset.old = "yes";
        document.querySelector(".hb-knobs button[aria-pressed=false]").click();
        return (await benchmark.shown(".hb-strip-card:not([data-old])")) - start; }""")


def holding(server: Server, devtools: CDPSession) -> tuple[float, ...]:
    """What the page's kernel, the largest, and the browser hold, once the browser has tidied up."""
    server.rest()
    for _ in range(3):
        devtools.send("HeapProfiler.collectGarbage")
    found: dict[str, Any] = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    kernel = max(map(pss_kb, server.kernels()))
    return kernel / 1024, found["JSHeapUsedSize"] / MB, found["Nodes"]
