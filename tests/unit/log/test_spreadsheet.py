"""Another diary's table: dates in many forms, wrong encodings, hostile cells; nothing half brought in, nothing twice."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import ipywidgets as ipw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from share_reader import Looker
from typer.testing import CliRunner
from work import times_as_long

from hipbook.__main__ import app
from hipbook.log.dates import DAY_FIRST, MONTH_FIRST, as_date, order_of
from hipbook.log.errors import NotImportable
from hipbook.log.export import Contents, as_text, from_text
from hipbook.log.import_backup import read_import
from hipbook.log.limits import MOST_ROWS
from hipbook.log.store import Log
from hipbook.log.table.account import Account, account_of
from hipbook.log.table.columns import TARGETS, guess
from hipbook.log.table.plan import Plan, plan_of, with_column
from hipbook.log.table.sheet import read_sheet
from hipbook.model.profile import Profile
from hipbook.model.records import ProfileSaved, SessionDone, kind_of
from hipbook.widgets.journal import Journal
from hipbook.widgets.share.import_table import Spreadsheet

TODAY = date(2026, 3, 29)
DIARY = "Date,Pain before,Worst pain,Effort,Minutes,Morning pain,Tie my laces,Notes\n"
ROWS = "2026-01-05,4,5,3,12,,3,first\n2026-01-06,,,,,4,,\n2026-01-19,3,4,3,15,3,5,\n"
CELLS = (
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "'=quoted",
    "ordinary",
    "”ümläut”",
)


def found(
    text: str | bytes, mine: Contents | None = None, answers: dict[str, str] | None = None, **columns: str
) -> Account:
    sheet = read_sheet(text if isinstance(text, bytes) else text.encode())
    plan = plan_of(sheet, **(answers or {}))
    for column, target in columns.items():
        plan = with_column(plan, column.replace("_", " "), target)
    return account_of(sheet, plan, TODAY, mine or Contents())


def of(account: Account, kind: str) -> list:
    return [record for record in account.new if kind_of(record) == kind]


def test_columns_are_taken_for_what_they_are_called() -> None:
    sheet = read_sheet((DIARY + ROWS).encode())
    assert guess(sheet) == {
        "Date": "date", "Pain before": "pain_before", "Worst pain": "pain_worst", "Effort": "rpe", "Minutes": "minutes",
        "Morning pain": "morning", "Notes": "note",
    }  # fmt: skip


def test_a_table_becomes_sessions_mornings_and_scores() -> None:
    account = found(DIARY + ROWS, answers={"practice": "yes"}, Tie_my_laces="activity")
    assert account.refused == () and account.counts == {"sessions": 2, "mornings": 2, "psfs": 2}
    first = of(account, "sessions")[0]
    assert (first.on, first.pain_before, first.pain_worst, first.rpe, first.minutes, first.note) == (
        date(2026, 1, 5), 4, 5, 3, 12, "first",
    )  # fmt: skip
    assert of(account, "psfs")[1].activity == "Tie my laces" and of(account, "psfs")[1].score == 5


@pytest.mark.parametrize(
    "cell",
    ["2026-01-05", "5.1.2026", "05/01/2026", "5-1-26", "5 January 2026", "Mon, Jan 5, 2026", "2026-01-05T08:00:00"],
)
def test_a_day_is_understood_however_it_is_written(cell: str) -> None:
    assert as_date(cell, DAY_FIRST) == date(2026, 1, 5)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
@settings(max_examples=60)
def test_every_form_of_a_day_reads_the_same(day: date) -> None:
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%d.%m.%Y}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day:%Y}",
    )
    assert {as_date(form, DAY_FIRST) for form in forms} == {day}
    assert as_date(f"{day:%m/%d/%Y}", MONTH_FIRST) == day


def test_dates_that_could_be_read_two_ways_are_asked_about() -> None:
    assert order_of(["5/1/2026", "7/1/2026"]) == ""
    assert "what comes first?" in found("Date,Pain\n5/1/2025,3\n7/1/2025,3\n").waits_for
    assert order_of(["5/1/2026", "14/1/2026"]) == DAY_FIRST and order_of(["5/1/2026", "1/14/2026"]) == MONTH_FIRST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_of_common_spreadsheets(encoding: str, delimiter: str) -> None:
    text = f"Date{delimiter}Schmerz{delimiter}Notiz\n2026-01-05{delimiter}3{delimiter}müde\n"
    (session,) = of(found(text.encode(encoding), answers={"practice": "yes"}, Schmerz="pain_before"), "sessions")
    assert (session.pain_before, session.note) == (3, "müde")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-02-30,3", "row 3"),
        ("some day,3", "expected a day such as 2026-01-05"),
        (",3", "expected a day"),
        ("2026-01-06,eleven", "Pain: expected a number from 0 to 10, found 'eleven'"),
        ("2026-01-06,7/5", "Pain: expected a number from 0 to 5, found '7/5'"),
        ("2026-01-06,nan", "Pain"),
        ("2026-01-06,1e400", "row 3"),
        ("2026-01-06,3,4,5", "4 cells, but only 2 columns"),
        ("2031-01-06,3", "has not come yet"),
        ("2026-01-06,", "nothing but the day"),
    ],
)
def test_a_bad_row_is_named_with_its_reason_and_the_others_are_good(row: str, reason: str) -> None:
    account = found(f"Date,Pain\n2026-01-05,3\n{row}\n")
    assert len(of(account, "mornings")) == 1
    assert len(account.refused) == 1 and account.refused[0].startswith("row 3: ") and reason in account.refused[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a table"), (b"just words", "not a table"), (b"Date,Pain\n", "not a table"), (b"PK\x03\x04", "as CSV first"),
        (b"Date\x00,Pain\n\x00\x01,2\n", "not text"), (b"A,Pain\nsome day,3\n", "no column is taken for the day"),
        (b"Date,B\n2026-01-05,3\n", "no column but the day"),
    ],
)  # fmt: skip
def test_what_is_no_diary_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(NotImportable, match=said):
        found(data)


def test_a_plan_that_does_not_fit_is_refused() -> None:
    sheet = read_sheet((DIARY + ROWS).encode())
    for columns in (
        {"Nothing": "date"},
        {"Date": "date", "Notes": "weather"},
        {"Date": "date", "Minutes": "rpe", "Effort": "rpe"},
    ):
        with pytest.raises(NotImportable):
            account_of(sheet, Plan(columns), TODAY, Contents())


def test_the_same_table_twice_adds_nothing() -> None:
    log = Log.memory()
    answers = {"practice": "yes"}
    first = found(DIARY + ROWS, answers=answers, Tie_my_laces="activity")
    log.write(add=first.new)
    second = found(DIARY + ROWS, log.contents(), answers, Tie_my_laces="activity")
    assert len(first.new) == 6 and not second.changes_anything and second.fates["known"] == 3


def test_hostile_cells_stay_text() -> None:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["Date", "Workout minutes", "Notes"])
    rows.writerows([(TODAY - timedelta(n)).isoformat(), 3, cell] for n, cell in enumerate(CELLS))
    notes = [session.note for session in reversed(of(found(text.getvalue()), "sessions"))]
    assert notes == [cell.strip() for cell in CELLS]


@pytest.mark.parametrize("note", CELLS)
def test_an_export_holds_no_formula_and_comes_back_the_same(tmp_path: Path, note: str) -> None:
    log = Log.memory()
    log.add(SessionDone(on=TODAY, note=note))
    log.export_csv(tmp_path / "log")
    (cells,) = list(csv.DictReader((tmp_path / "log" / "sessions.csv").read_text("utf-8-sig").splitlines()))
    assert not cells["note"].startswith(("=", "+", "-", "@", "\t"))
    assert Log.import_csv(tmp_path / "log").records("sessions") == log.records("sessions")


@given(st.text())
def test_marking_text_can_always_be_undone(text: str) -> None:
    assert from_text(as_text(text)) == text
    assert not as_text(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def table(rows: int) -> bytes:
    begin = date(2010, 1, 1)
    lines = (f"{begin + timedelta(n % 5000)},{n % 11},{n % 60}" for n in range(rows))
    return ("Date,Pain,Workout minutes\n" + "\n".join(lines)).encode()


SEVERAL = {"rows": "several", "old": "keep"}


def test_a_row_takes_no_longer_in_a_long_table_and_too_long_a_table_is_refused() -> None:
    long, short = table(40_000), table(4_000)
    assert len(found(long, answers=SEVERAL).rows) == 40_000
    ratio = times_as_long(lambda: found(long, answers=SEVERAL), lambda: found(short, answers=SEVERAL), rounds=1)
    assert ratio < 30, "ten times the rows"
    with pytest.raises(NotImportable, match="split it first"):
        read_sheet(b"Date,Pain\n" + b"1,2\n" * (MOST_ROWS + 1))


# --- on the page and on the command line


class Bringer(Looker):
    def __init__(self) -> None:
        log = Log.memory()
        log.add(ProfileSaved(on=TODAY, profile=Profile(age=46)))
        self.journal = Journal(log, TODAY)
        self.root = Spreadsheet(self.journal)

    def pick(self, column: str, target: str) -> None:
        boxes = [w for w in self.all() if isinstance(w, ipw.VBox) and "hb-pick" in w._dom_classes]
        next(box.children[1] for box in boxes if f">{column}<" in box.children[0].value).value = target

    def answer(self, ask: str, answer: str) -> None:
        choices = [w for w in self.all() if "hb-table-question" in w._dom_classes]
        next(choice for choice in choices if ask in choice.children[0].value).value = answer

    def choose(self, text: str) -> None:
        content = text.encode()
        self.root.take({"name": "my diary.csv", "size": len(content), "content": content})


@pytest.fixture
def bringer(monkeypatch: pytest.MonkeyPatch) -> Bringer:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)
    return Bringer()


def test_a_person_sees_what_would_come_in_before_anything_does(bringer: Bringer) -> None:
    bringer.choose(DIARY + ROWS + "2026-01-20,<b>mild</b>,,,,,,\n2026-01-21,,,,,,,<b>odd</b>\n")
    assert "Were these days of practice" in bringer.sees and not bringer.has("hb-import-table-confirm")
    bringer.answer("Were these days", "yes")
    assert "<li>4 new</li><li>1 cannot come in</li>" in bringer.sees and "1 row cannot come in" in bringer.sees
    assert (
        "2 sessions, 2 pain scores, 1 day&#x27;s note" in bringer.sees and bringer.journal.log.counts()["sessions"] == 0
    )
    bringer.pick("Tie my laces", "activity")
    assert "2 daily-life scores" in bringer.sees and "<b>" not in bringer.sees
    bringer.find("hb-import-table-confirm").click()
    assert (
        bringer.journal.log.counts()["sessions"] == 2 and "Done: 7 entries brought in." in bringer.journal.notice.text
    )
    bringer.choose(DIARY + ROWS)
    bringer.answer("Were these days", "yes")
    bringer.pick("Tie my laces", "activity")
    assert "Nothing in it is new" in bringer.sees


def test_a_person_is_asked_which_way_dates_stand(bringer: Bringer) -> None:
    bringer.choose("Date,Pain\n5/1/2025,3\n")
    assert "what comes first?" in bringer.sees and not bringer.has("hb-import-table-confirm")
    bringer.answer("what comes first?", MONTH_FIRST)
    bringer.find("hb-import-table-confirm").click()
    assert bringer.journal.log.records("mornings")[0].on == date(2025, 5, 1)


def test_a_file_that_is_no_table_is_told(bringer: Bringer) -> None:
    bringer.choose("hello")
    assert "is not a table" in bringer.sees and "Nothing was brought in" in bringer.sees


def test_the_command_line_tells_its_plan_and_takes_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
    monkeypatch.setenv("HIPBOOK_TODAY", TODAY.isoformat())
    table = tmp_path / "my diary.csv"
    table.write_text(DIARY + ROWS)
    practised = ["--answer", "practice=yes"]
    asked = CliRunner().invoke(app, ["import", str(table), "--yes"])
    assert asked.exit_code == 1 and '--answer "practice=yes"' in asked.output
    ran = CliRunner().invoke(app, ["import", str(table), "--yes", "--column", "Tie my laces=activity", *practised])
    assert ran.exit_code == 0 and f"column 'Date': {TARGETS['date']}" in ran.output
    assert Log.open(tmp_path / "log.sqlite").counts()["psfs"] == 2
    again = CliRunner().invoke(app, ["import", str(table), "--yes", "--column", "Tie my laces=activity", *practised])
    assert "Added nothing" in again.output


def test_an_export_of_a_log_is_still_read_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
    log = Log.sample(TODAY)
    log.export_csv(tmp_path / "out")
    ran = CliRunner().invoke(app, ["import", str(tmp_path / "out" / "sessions.csv"), "--yes"])
    assert ran.exit_code == 0, ran.output
    assert Log.open(tmp_path / "log.sqlite").counts()["sessions"] == len(log.records("sessions"))
    assert read_import(tmp_path / "out").bad == ()
