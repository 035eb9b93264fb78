"""The tables that common trackers write come in as they are (their shapes; what stands in them is invented)."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hipbook.log.errors import NotImportable
from hipbook.log.export import Contents
from hipbook.log.own_files import is_own
from hipbook.log.table.account import Account, account_of
from hipbook.log.table.plan import answered, plan_of
from hipbook.log.table.sheet import Sheet, read_sheet
from hipbook.model.records import kind_of

TABLES = Path(__file__).parent / "trackers"
TODAY = date(2026, 12, 31)

SHAPES: dict[str, tuple[dict[str, str], dict[str, int], list[float]]] = {
    "strong": ({"rows": "one"}, {"sessions": 2}, [65, 44]),
    "hevy": ({"rows": "one"}, {"sessions": 2}, [1, 0]),
    "fitnotes": ({"rows": "one"}, {"sessions": 2}, [0, 0]),
    "gravl": ({"rows": "one"}, {"sessions": 1}, [40]),
    "strava": ({"practice": "yes"}, {"sessions": 2}, [30, 40]),
    "garmin": ({"practice": "yes"}, {"sessions": 2}, [25, 55]),
    "polar": ({}, {"sessions": 2}, [45.2, 30]),
    "health_auto_export": ({}, {"sessions": 2}, [31.1667, 20.0833]),
    "google_form": ({}, {"mornings": 3}, []),
    "pain_app": ({}, {"mornings": 3}, []),
    "daylio": ({}, {"notes": 2}, []),
    "german_spreadsheet": ({}, {"sessions": 2, "mornings": 3}, [12.5, 20]),
}
"""What only the reader knows, what comes in, and how long the sessions are."""


def brought_in(sheet: Sheet, answers: dict[str, str]) -> Account:
    plan = plan_of(sheet)
    account = account_of(sheet, plan, TODAY, Contents())
    while question := next((question for question in account.questions if not question.answer), None):
        plan = answered(plan, question.name, answers[question.name])
        account = account_of(sheet, plan, TODAY, Contents())
    return account


@pytest.mark.parametrize("shape", SHAPES)
def test_the_table_of_a_tracker_comes_in_as_it_is(shape: str) -> None:
    answers, counts, minutes = SHAPES[shape]
    sheet = read_sheet((TABLES / f"{shape}.csv").read_bytes())
    account = brought_in(sheet, answers)
    assert account.counts == counts and account.refused == () and sum(account.fates.values()) == len(sheet.rows)
    assert [r.minutes for r in account.new if kind_of(r) == "sessions"] == minutes
    assert {record.on.isoformat()[:7] for record in account.new} == {"2026-01"}
    assert len(account.questions) == len(answers), "nothing more is asked than what nobody else knows"


@pytest.mark.parametrize("shape", SHAPES)
def test_and_as_a_workbook_too(shape: str) -> None:
    answers, counts, minutes = SHAPES[shape]
    sheet = read_sheet((TABLES / f"{shape}.csv").read_bytes())
    book = openpyxl.Workbook()
    for row in [sheet.columns, *(cells for _, cells in sheet.rows)]:
        book.active.append([None if cell == "" else cell for cell in row])
    packed = io.BytesIO()
    book.save(packed)
    assert not is_own(packed.getvalue())
    account = brought_in(read_sheet(packed.getvalue()), answers)
    assert account.counts == counts and [r.minutes for r in account.new if kind_of(r) == "sessions"] == minutes


def test_a_workbooks_own_days_times_and_numbers_are_read() -> None:
    from datetime import datetime, time, timedelta

    book = openpyxl.Workbook()
    for row in [
        ["Pain diary", None, None, None],
        [None, None, None, None],
        ["Date", "Pain", "Workout time", "Workout notes"],
        [datetime(2026, 1, 5), 3.5, time(0, 30), "=1+1"],
        [datetime(2026, 1, 6, 8, 30), 4, timedelta(minutes=65), None],
        [None, None, None, None],
        ["7 January 2026", "2/10", "44m", True],
    ]:
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    account = brought_in(read_sheet(packed.getvalue()), {})
    assert [r.pain for r in account.new if kind_of(r) == "mornings"] == [4, 4, 2]
    assert [r.minutes for r in account.new if kind_of(r) == "sessions"] == [30, 65, 44]
    assert [row.number for row in account.rows] == [4, 5, 7], "as the reader counts them"


def test_the_sheets_of_a_workbook_that_are_not_read_are_named() -> None:
    book = openpyxl.Workbook()
    book.active.title = "January"
    for sheet in (book.active, book.create_sheet("February")):
        sheet.append(["Date", "Pain"])
        sheet.append([date(2026, 1, 5), 3])
    book.create_sheet("empty")
    packed = io.BytesIO()
    book.save(packed)
    account = brought_in(read_sheet(packed.getvalue()), {})
    assert account.counts == {"mornings": 1} and "Not read: February." in account.rules[0]


def test_a_tracker_that_knows_no_pain_no_practice_and_no_words_is_told_so() -> None:
    sheet = read_sheet((TABLES / "fitbit.csv").read_bytes())
    with pytest.raises(NotImportable, match="say what the others hold"):
        account_of(sheet, plan_of(sheet), TODAY, Contents())


def test_what_reads_tables_is_loaded_only_when_a_table_is_brought() -> None:
    look = (
        "import sys, hipbook.widgets.dashboard, hipbook.widgets.share.screen as share, hipbook.__main__\n"
        "from hipbook.log.store import Log\n"
        "from hipbook.widgets.journal import Journal\n"
        "share.Share(Journal(Log.memory()))\n"
        "print(sorted({'babel', 'openpyxl'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
