"""A log of ten years, which is the sample person's twelve weeks again and again: how soon it opens, saves and plans."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from domain import timed_ms
from long_open import turn_knob
from measures import Measures
from page import DAY, pause
from playwright.sync_api import sync_playwright
from servers import Servers, running
from visits import CHROMIUM, QUIET, Visit

from hipbook.log.store import Log
from hipbook.model.records import KINDS, Morning, Record
from hipbook.widgets.journal import Journal

WEEKS_EACH, TIMES = 12, 44
SAVES, TURNS = 10, 8
TODAY = ".hb-dashboard[data-ready=yes] .hb-today h1"
"""Ten years may end on a morning that is asked for."""


def write_again(file: Path, until: date, times: int) -> int:
    """Write those weeks so many times, the last ones ending on that day; the number of entries."""
    log = Log.open(file)
    for number in range(times):
        weeks = Log.sample(until - timedelta(weeks=WEEKS_EACH * number))
        log.add_all(_again(one, number) for kind in KINDS for one in weeks.records(kind))
    entries = sum(log.counts().values())
    log.close()
    return entries


def _again(record: Record, number: int) -> Record:
    """The same, as an entry of its own."""
    names = {name for name in ("uid", "session") if getattr(record, name, None)}
    return record.model_copy(update={name: f"{getattr(record, name)}-{number}" for name in names})


def measure(measures: Measures, rounds: int, folder: Path) -> None:
    """Today and a knob's turn in a browser, and each save by itself, over a log of ten years and over twelve weeks."""
    logs = {"ten years": folder / "ten-years.sqlite", "twelve weeks": folder / "twelve-weeks.sqlite"}
    write_again(logs["ten years"], DAY, TIMES)
    write_again(logs["twelve weeks"], DAY, 1)
    for name, log in logs.items():
        saving(measures, name, log, rounds * SAVES)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, log in logs.items():
            with running(Servers(folder, log, DAY.isoformat()).hipbook) as (server,):
                for number in range(rounds + 1):
                    server.rest()
                    with browser.new_context() as context:
                        looking(measures if number else Measures(), name, Visit(context, server.taken(), TODAY))


def saving(measures: Measures, name: str, log: Path, times: int) -> None:
    """A morning saved and undone, in the kernel."""
    journal = Journal(Log.open(log), DAY)
    for number in range(times):
        for what, act in (("saved", partial(journal.save, Morning(on=DAY, pain=number % 4))), ("undone", journal.undo)):
            measures.take(f"{name}: a morning {what}", timed_ms(act))


def looking(measures: Measures, name: str, visit: Visit) -> None:
    """Today as it opens, then knobs of the week until another week is in view."""
    measures.take(f"{name}: Today can be used", visit.usable_ms)
    visit.press(".hb-to-routine", (".hb-routine .hb-knobs button", 1))
    for _ in range(TURNS):
        pause(visit)
        measures.take(f"{name}: a knob's turn, the new week in view", turn_knob(visit))
