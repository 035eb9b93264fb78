"""Nothing of ours prints, in a script or in a notebook: what is said is returned, shown or asked for."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import highspy
import pytest

import hipbook as hb

PLAN = """
import hipbook as hb
from datetime import date
week = hb.plan(hb.Profile(age=46), hb.library(), on=date(2026, 1, 5))
assert week.exercises
"""
PLACES = """
from hipbook.widgets import Dashboard
from hipbook.widgets.places import PLACES

dashboard = Dashboard()
journal = dashboard.journal
journal.opened()
journal.try_sample()
for name in PLACES:
    journal.go(name)
journal.leave_sample()
"""
PAPERS = """
import hipbook as hb
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from hipbook.papers.calendar_file import calendar
from hipbook.papers.clinician_report import report
from hipbook.papers.week_sheet import sheet

log, library, today = hb.Log.sample(), hb.library(), date.today()
history = log.history()
week = hb.plan(history.profile, library, history, on=today)
assert sheet(week, library, 5) and report(history, library, today, week)
assert calendar(week, library, log_id=log.id, today=today, stamp=datetime.now(UTC))
with TemporaryDirectory() as folder:
    for name, write in (("a.json", log.export_json), ("a.zip", log.export_csv)):
        write(Path(folder, name))
    hb.Log.import_json(Path(folder, "a.json"))
"""
REFUSED = """
from hipbook.widgets.journal import Journal

def refuse(problem):
    raise problem

journal = Journal()
for problem in (ValueError("It is first already."), KeyError("a fault of ours")):
    journal.guarded(refuse, problem)()
    assert journal.notice.kind == "problem"
"""


@pytest.mark.parametrize("script", [PLAN, PLACES, PAPERS, REFUSED], ids=["plan", "screens", "papers", "refused"])
def test_a_script_prints_nothing(script):
    """Its own process, so that what a compiled library writes past Python's stdout is seen as well."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_solver_is_told_to_be_quiet_before_anything_is_asked_of_it(monkeypatch):
    """Which first use makes HiGHS write its name differs from version to version."""
    loud = []

    def watched(name, of):
        def use(solver, *given):
            if solver.getOptionValue("output_flag")[1]:
                loud.append(name)
            return of(solver, *given)

        return use

    compiled = highspy.Highs.__mro__[1]
    for name in ("setCallback", "passModel", "addVars", "addRow", "run"):
        monkeypatch.setattr(compiled, name, watched(name, getattr(compiled, name)))
    assert hb.plan(hb.Profile(age=46), hb.library(), on=date(2026, 1, 5)).exercises
    assert loud == []
