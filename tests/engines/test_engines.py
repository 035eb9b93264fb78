"""The main journey in other engines than Chromium's: set up, practise, bring a table in, look at a paper and a chart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from engines import ENGINES, Engine, opened
from serving import Served, dashboard, heavy
from visiting import GROUPS

pytestmark = heavy
TODAY = "2026-01-05"
DROP = """
const [name, text] = arguments;
const held = new DataTransfer();
held.items.add(new File([text], name, { type: "text/csv" }));
document.querySelector(".hb-dashboard").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
"""
PRESS_NONE = """
const groups = [...document.querySelectorAll(".hb-check .hb-any")];
if (groups.length !== arguments[0]) return false;
for (const group of groups) [...group.querySelectorAll("button")].find((one) => one.textContent.trim() === "None of these").click();
return true;
"""
SAID = "return document.querySelector('.hb-said')?.textContent ?? '';"
WIDER = "return document.documentElement.scrollWidth - innerWidth;"
TABLE = "Date,Pain\n2026-01-02,3\n2026-01-03,2\n"


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    yield from opened(request.param)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite"


@pytest.fixture
def served(log: Path) -> Iterator[Served]:
    running = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY=TODAY)
    yield running
    running.stop()


def count(log: Path, table: str) -> int:
    with closing(sqlite3.connect(log)) as db:
        return db.execute(f"select count(*) from {table} where not retracted").fetchone()[0]


def set_up(engine: Engine) -> None:
    engine.press(".hb-setup")
    engine.write(".hb-check input[aria-label='Your age in years']", "46")
    assert engine.until(lambda: engine.ask(PRESS_NONE, GROUPS))
    engine.press(".hb-save-check")
    engine.press(".hb-you label", "Tight")
    engine.press(".hb-you label", "Walking")
    engine.choose("you", "Walking: how well", "4")
    engine.choose("you", "Which way do you want to begin?", "Steady")
    engine.press(".hb-build")
    engine.find(".hb-routine .hb-exercise")


def practise(engine: Engine) -> None:
    """Begin a session, see its clock run, hold it, go on, and stop because it hurt."""
    engine.press(".hb-to-today")
    engine.press(".hb-today .hb-start")
    engine.choose("practise", "Hip pain now", "2")
    engine.press(".hb-begin-session")
    engine.press(".hb-begin")
    begun = engine.find(".hb-player-time")
    assert engine.until(lambda: engine.find(".hb-player-time") != begun), "the clock of the player stands still"
    engine.press(".hb-pause")
    engine.find(".hb-player[data-phase=paused]")
    engine.press(".hb-pause")
    engine.find(".hb-player[data-phase=running]")
    engine.press(".hb-step-on")
    engine.press(".hb-too-much")
    engine.press(".hb-practise .hb-end")
    engine.choose("practise", "Worst pain during the session", "5")
    engine.press(".hb-practise .hb-save")
    engine.find(".hb-today .hb-changes")


def test_the_main_journey(engine: Engine, served: Served, log: Path) -> None:
    engine.open(served.url)
    set_up(engine)
    practise(engine)
    assert count(log, "sessions") == 1
    engine.ask(DROP, "diary.csv", TABLE)
    engine.press(".hb-import-table-preview .hb-import-table-confirm")
    engine.find(".hb-share .hb-take-back .hb-undo")
    assert count(log, "mornings") + count(log, "sessions") > 1
    for screen in ("today", "check", "you", "routine", "practise", "progress", "library", "share"):
        engine.press(f".hb-to-{screen}")
        engine.find(f".hb-{screen} h1")
        assert engine.ask(WIDER) <= 0, screen
    assert engine.troubles() == []


def test_a_chart_and_a_paper(engine: Engine, served: Served) -> None:
    """Of the sample person: the chart is drawn, and the report opens beside the page, or is saved and told so where that is blocked."""
    engine.open(served.url)
    engine.press(".hb-sample")
    engine.find(".hb-leave-sample")
    engine.press(".hb-to-progress")
    engine.find(".hb-progress .hb-chart")
    engine.ask("document.querySelector('.hb-progress .hb-chart').scrollIntoView();")
    engine.find(".hb-progress [data-drawn=yes] svg .xtick")
    engine.press(".hb-to-share")
    before = set(engine.driven.pages())
    engine.press(".hb-report")
    opened = lambda: set(engine.driven.pages()) - before  # noqa: E731
    saved = lambda: "saved as hipbook-sample-report" in engine.ask(SAID)  # noqa: E731
    assert engine.until(lambda: bool(opened()) or saved()), "the report neither opened nor was saved"
    assert engine.troubles() == []
    for paper in opened():
        engine.driven.turn_to(paper)
        assert "Report of a hip log" in engine.find("h1")
    engine.driven.turn_to(before.pop())
