"""What needs no browser: the import, the content, the planning, and a log of ten years."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from ipywidgets.widgets.widget import _instances
from measures import Measures
from page import DAY

import hipbook as hb
from hipbook.content.loader import load
from hipbook.model.records import Record
from hipbook.widgets import Dashboard
from hipbook.widgets.journal import Journal

YEARS_SESSIONS = 4000
SETS = 8
DAYS = 3650
IMPORTS = (("pydantic",), ("hipbook", "import pydantic"), ("hipbook.widgets.today.screen", "import pydantic"))


def measure(measures: Measures, rounds: int, folder: Path) -> None:
    """Take all of these measures."""
    sample, library = hb.Log.sample(DAY), hb.library()
    path = folder / "ten-years.sqlite"
    short, long = sample.history(), ten_years(path, sample)
    profile = short.profile
    acts: dict[str, tuple[Any, ...]] = {
        "library() read": (lambda: load(files("hipbook.data")),),
        "screen()": (partial(hb.screen, profile, library, DAY),),
        "plan(), twelve weeks": (partial(hb.plan, profile, library, short, on=DAY),),
        "plan(), ten years": (partial(hb.plan, profile, library, long, on=DAY), "plan(), twelve weeks"),
        "decide(), twelve weeks": (partial(hb.decide, "clam", "right", short, profile, library, DAY),),
        "decide(), ten years": (
            partial(hb.decide, "clam", "right", long, profile, library, DAY), "decide(), twelve weeks"
        ),
        "Dashboard(), twelve weeks": (lambda: Dashboard(Journal(sample, DAY)),),
        "history() of ten years": (partial(read, path),),
    }  # fmt: skip
    for number in range(rounds + 1):
        taking = Measures() if number == 0 else measures
        for module, *bases in IMPORTS:
            taking.take(f"import {module}", imported_ms(module), "ms", *bases)
        for name, (act, *bases) in acts.items():
            taking.take(name, timed_ms(act), "ms", *bases)
    measures.take("widget models when Today stands", models(sample), "")


def timed_ms(act: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def imported_ms(module: str) -> float:
    """How long a new Python takes to import a module."""
    code = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    return 1000 * float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def models(log: hb.Log) -> int:
    """How many widget models the browser is given."""
    before = len(_instances)
    Dashboard(Journal(log, DAY))
    return len(_instances) - before


def ten_years(path: Path, sample: hb.Log) -> hb.History:
    """A long log in a file: the sample person's, and thousands of sessions before it."""
    log = hb.Log.open(path)
    log.add_all(old_records())
    log.merge(sample)
    history = log.history()
    log.close()
    return history


def old_records() -> Iterator[Record]:
    """Sessions spread over the years before the sample begins, each with its sets."""
    names = sorted(hb.library().exercises)
    began = DAY - timedelta(DAYS)
    for number in range(YEARS_SESSIONS):
        on = began + timedelta(number * (DAYS - 100) // YEARS_SESSIONS)
        fields = {"on": on, "at": datetime.combine(on, datetime.min.time(), UTC)}
        session = hb.SessionDone(
            **fields, pain_before=3, pain_worst=4, pain_after=3, rpe=4, minutes=15, planned=8, done=8
        )
        yield session
        for place in range(SETS):
            dose = hb.Dose(sets=2, reps=8 + number % 5, tempo="2-1-2")
            exercise = "clam" if place == 0 else names[(number + place) % len(names)]
            yield hb.SetDone(**fields, session=session.uid, exercise=exercise, side="right", dose=dose, pain_during=2)


def read(path: Path) -> None:
    """Open the log and read all of it."""
    log = hb.Log.open(path)
    log.history()
    log.close()
