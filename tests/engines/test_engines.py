"""The main journey in other engines than Chromium's: look around, practise, see how it goes, hand it over.

It follows the sample person and the hooks that stay, whatever the screens look like.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from engines import ENGINES, Engine, opened
from serving import Served, dashboard

TODAY = "2026-01-05"
DROP = """
const [name, text] = arguments;
const held = new DataTransfer();
held.items.add(new File([text], name, { type: "text/csv" }));
document.querySelector(".hb-dashboard").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
"""
SAID = "return document.querySelector('.hb-said')?.textContent ?? '';"
WIDER = "return document.documentElement.scrollWidth - innerWidth;"
TABLE = "Date,Pain\n2026-01-02,3\n2026-01-03,2\n"


@pytest.fixture(params=sorted(ENGINES))
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


def turn_to(engine: Engine, screen: str) -> None:
    engine.press(f".hb-to-{screen}")
    engine.find(f".hb-{screen} h1")
    assert engine.ask(WIDER) <= 0, f"{screen} is wider than the window"


def look_around(engine: Engine) -> None:
    engine.press(".hb-sample")
    engine.find(".hb-leave-sample")


def answer_the_morning(engine: Engine) -> None:
    engine.choose("today", "Hip pain this morning", "1")
    engine.press(".hb-save-morning")
    engine.find(".hb-today .hb-undo")
    # The page goes to its top before anything else is pressed, as a reader's eye does.
    at_top = "return document.activeElement.matches('.hb-today h1');"
    assert engine.until(lambda: engine.ask(at_top)), "after an answer the reader does not stand at the title"


def practise(engine: Engine) -> None:
    """Begin a session, see its clock run, hold it, go on, stop because it hurt, and save what was done."""
    engine.press(".hb-today .hb-start")
    engine.choose("practise", "Hip pain now", "1")
    engine.press(".hb-begin-session")
    engine.press(".hb-begin")
    leading, held = (f".hb-player[data-phase={phase}]" for phase in ("running", "paused"))
    begun = engine.find(leading)
    assert engine.until(lambda: engine.find(leading) != begun), "the clock of the player stands still"
    engine.press(".hb-pause")
    engine.find(held)
    engine.press(".hb-pause", beside=12)
    engine.find(leading)
    engine.press(".hb-step-on")
    engine.press(".hb-too-much")
    engine.press(".hb-practise .hb-end")
    engine.choose("practise", "Worst pain", "5")
    engine.press(".hb-practise .hb-save")
    engine.find(".hb-today .hb-undo")


def see_what_is_drawn(engine: Engine) -> None:
    """A chart, which waits until it is in sight, and a figure of Library, by a link to its exercise."""
    turn_to(engine, "progress")
    engine.find(".hb-progress .hb-chart")
    engine.show(".hb-progress .hb-chart")
    engine.find(".hb-progress [data-drawn=yes] svg path")
    turn_to(engine, "today")
    engine.press(".hb-today [data-hb-look-up]")
    engine.find(".hb-library [data-hb-figure] svg path")


def read_the_report(engine: Engine) -> None:
    """It opens beside the page; where that is blocked it is saved, and the page says so."""
    turn_to(engine, "share")
    before = set(engine.driven.pages())
    papers = lambda: set(engine.driven.pages()) - before  # noqa: E731
    saved = lambda: "saved as hipbook-sample-report" in engine.ask(SAID)  # noqa: E731
    engine.press(".hb-report")
    assert engine.until(lambda: bool(papers()) or saved()), "the report neither opened nor was saved"
    for paper in papers():
        engine.driven.turn_to(paper)
        assert "Report of a hip log" in engine.find("h1")
    engine.driven.turn_to(before.pop())


def bring_in_a_table(engine: Engine) -> None:
    """It is dropped on the page, shown before anything is kept, and kept in the reader's own log."""
    engine.ask(DROP, "diary.csv", TABLE)
    engine.press(".hb-import-table-preview .hb-import-table-confirm")
    engine.find(".hb-share .hb-undo")


def test_the_main_journey(engine: Engine, served: Served, log: Path) -> None:
    engine.open(served.url)
    look_around(engine)
    answer_the_morning(engine)
    practise(engine)
    see_what_is_drawn(engine)
    read_the_report(engine)
    assert count(log, "sessions") == 0, "the sample's session was kept in the reader's log"
    bring_in_a_table(engine)
    assert count(log, "mornings") + count(log, "sessions") == 2
    assert engine.troubles() == []
