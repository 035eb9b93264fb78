"""A table brought in: the plan stays as it is, every row is accounted for, and taking it back leaves the log as it was."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipbook.adaptation.mornings import awaited_morning
from hipbook.app.workspace import Workspace
from hipbook.log.errors import NotImportable
from hipbook.log.import_backup import read_import, what_is_new
from hipbook.log.store import Log
from hipbook.log.table.account import Account, account_of
from hipbook.log.table.plan import Plan, answered, plan_of
from hipbook.log.table.sheet import Sheet, read_sheet
from hipbook.model.profile import Profile
from hipbook.model.records import History, Morning, ProfileSaved, SessionDone
from hipbook.planning.planner import plan
from hipbook.progress.analysis import LogAnalysis

TODAY = date(2026, 1, 17)
PAIN_ONLY = "Date,Pain\n" + "".join(f"{TODAY - timedelta(n)},{3 + n % 3}\n" for n in range(1, 80))


def beginner() -> Workspace:
    log = Log.memory()
    log.add(ProfileSaved(on=TODAY - timedelta(2), profile=Profile(age=46)))
    return Workspace(log, TODAY)


def answered_all(sheet: Sheet, work: Workspace, choose: int = 0, plan: Plan | None = None) -> Account:
    """The account of a table, each open question answered with one of its options."""
    plan = plan or plan_of(sheet)
    account = account_of(sheet, plan, work.today, work.log.contents())
    while question := next((q for q in account.questions if not q.answer), None):
        plan = answered(plan, question.name, question.options[choose % len(question.options)][1])
        account = account_of(sheet, plan, work.today, work.log.contents())
    return account


def test_eleven_weeks_of_a_pain_diary_leave_a_beginners_plan() -> None:
    work = beginner()
    before = work.routine
    work.bring_in_table(answered_all(read_sheet(PAIN_ONLY.encode()), work))
    assert work.routine == before and work.routine.week == 1
    assert len(work.history.mornings) == 79 and not work.history.sessions
    assert not any(day.sessions for day in LogAnalysis(work.history, work.library, TODAY).days)
    assert awaited_morning(work.history, work.library, TODAY) is None


def test_ten_weeks_of_practice_elsewhere_leave_a_beginners_plan_too() -> None:
    work = beginner()
    before = work.routine
    table = "Date,Workout,Minutes,RPE\n" + "".join(f"{TODAY - timedelta(n)},Swim,40,5\n" for n in range(1, 80))
    work.bring_in_table(answered_all(read_sheet(table.encode()), work))
    assert work.routine == before and len(work.history.sessions) == 79
    again = plan(work.profile, work.library, history=work.log.history(), on=TODAY)
    assert again.days == before.days, "the same in a notebook"


def test_a_score_of_another_diary_is_no_answer_to_a_morning_of_this_book() -> None:
    work = beginner()
    work.save(SessionDone(on=TODAY - timedelta(1), pain_before=2, minutes=10))
    work.bring_in_table(answered_all(read_sheet(f"Date,Pain\n{TODAY},9\n".encode()), work))
    assert awaited_morning(work.history, work.library, TODAY) is not None
    assert work.person.history.mornings == ()


def test_an_import_is_taken_back_in_one_step() -> None:
    work = beginner()
    before = work.history
    done = work.bring_in_table(answered_all(read_sheet(PAIN_ONLY.encode()), work))
    assert len(done.undoes) == 79
    assert work.undo(done).now.history == before
    again = answered_all(read_sheet(PAIN_ONLY.encode()), work)
    assert again.fates["new"] == 79 and len(again.again) == 79
    work.bring_in_table(again)
    assert len(work.history.mornings) == 79


def test_a_corrected_diary_takes_the_place_of_the_first_and_goes_again() -> None:
    work = beginner()
    first = "Date,Workout minutes,Notes\n2026-01-05,12,frist\n2026-01-06,10,\n"
    work.bring_in_table(answered_all(read_sheet(first.encode()), work))
    stood = work.history
    done = work.bring_in_table(answered_all(read_sheet(first.replace("frist", "first").encode()), work))
    assert [session.note for session in work.history.sessions] == ["first", ""]
    assert work.undo(done).now.history == stood


def test_a_copy_brought_back_is_taken_back_in_one_step_and_can_come_again(tmp_path) -> None:
    theirs = Log.sample(TODAY)
    theirs.export_json(tmp_path / "copy.json")
    work = Workspace(Log.memory(), TODAY)
    mine = Morning(on=TODAY, pain=2)
    work.save(mine)
    before = work.history
    preview = read_import(tmp_path / "copy.json")
    done = work.bring_in(what_is_new(preview, work.log.contents())[0])
    assert work.history != before
    assert work.undo(done).now.history == before
    again = tuple(preview_uid for preview_uid in done.undoes)
    work.bring_in(what_is_new(preview, work.log.contents())[0], again)
    assert len(work.history.sessions) == len(theirs.records("sessions"))


def test_what_a_copy_had_undone_comes_back_with_the_undo() -> None:
    work = beginner()
    kept = Morning(on=TODAY, pain=2)
    work.save(kept)
    other = Log.memory()
    other.merge(work.log)
    other.undo(kept.uid)
    before = work.history
    done = work.bring_in(other.contents())
    assert work.history.mornings == () and work.undo(done).now.history == before


# --- any table that a person might write

CELLS = st.sampled_from(
    ["", "3", "10", "6.5", "3,5", "7/10", "65", "mild", "0", "-1", "12", "44m", "0:30", "1h 5m", "540", "nan", "=1+1", "'", '"',
     "used 5\" band", "a; b, c", "über", "9" * 30, "\u0663", "½", "3-4", "  4 ", "x" * 5000]
)  # fmt: skip
DAYS = st.dates(date(2024, 6, 1), date(2026, 3, 1)).flatmap(
    lambda day: st.sampled_from(
        [f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day.day} {day:%B %Y}", f"{day:%d-%b-%y}",
         f"{day:%Y%m%d}", f"{day:%Y-%m-%d} 08:00", "", "some day", f"00{day:%y-%m-%d}", f"{day:%d.%m.}", f"{day:%A}"]
    )
)  # fmt: skip
HEADERS = st.lists(
    st.sampled_from(
        ["Pain", "Worst pain", "Pain before", "Minutes", "Duration", "RPE", "Effort", "Notes", "Exercise", "Morning pain", "Mood",
         "Pain (0-100)", "Duration (sec)", "Sleep hours", "Steps"]
    ),
    min_size=1, max_size=5, unique=True,
)  # fmt: skip
SEPARATORS = st.sampled_from([",", ";", "\t"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]], str]:
    names = ["Date", *draw(HEADERS)]
    row = st.tuples(DAYS, *[CELLS] * (len(names) - 1)).map(list)
    return names, draw(st.lists(row, min_size=1, max_size=8)), draw(SEPARATORS)


def written(names: list[str], rows: list[list[str]], separator: str) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=separator)
    lines.writerow(names)
    lines.writerows(rows)
    return text.getvalue().encode()


WORK = beginner()
"""One for all examples: an import that is taken back must leave no trace that the next one could meet."""


def read_or_told(table: bytes) -> Sheet | None:
    try:
        sheet = read_sheet(table)
        account_of(sheet, plan_of(sheet), TODAY, WORK.log.contents())
    except NotImportable:
        return None
    return sheet


@given(tables(), st.integers(0, 2))
@settings(max_examples=150, deadline=None)
def test_any_table_is_accounted_for_changes_no_plan_and_can_be_taken_back(table, choose: int) -> None:
    if sheet := read_or_told(written(*table)):
        before, routine = WORK.history, WORK.routine
        account = answered_all(sheet, WORK, choose)
        assert sum(account.fates.values()) == len(sheet.rows) == len({row.number for row in account.rows})
        assert all(line.partition(": ")[2] for line in account.refused)
        done = WORK.bring_in_table(account)
        assert WORK.routine == routine
        known = answered_all(sheet, WORK, choose)
        assert not known.new and known.fates["refused"] == account.fates["refused"]
        assert WORK.undo(done).now.history == before


@given(tables(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_its_rows_says_nothing(table, shuffle) -> None:
    names, rows, separator = table
    mixed = list(rows)
    shuffle.shuffle(mixed)
    sheets = [read_or_told(written(names, lines, separator)) for lines in (rows, mixed)]
    if all(sheets):
        first, second = (answered_all(sheet, WORK, 1) for sheet in sheets)
        assert first.fates == second.fates and {r.uid for r in first.new} == {r.uid for r in second.new}


@given(st.lists(st.tuples(st.dates(date(2025, 1, 1), TODAY), st.integers(0, 10)), min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_days_and_scores_alone_are_never_practice(rows: list[tuple[date, int]]) -> None:
    table = "Date,Pain\n" + "".join(f"{day},{pain}\n" for day, pain in rows)
    account = answered_all(read_sheet(table.encode()), WORK)
    assert account.counts == {"mornings": len(rows)} and account.fates["new"] == len(rows)


GOOD = [f"2026-01-{n:02},{n % 10},good day\n" for n in range(1, 11)]
DAMAGE = (
    "2026-01-05,3,a,b,c\n", "2026-01-05\n", '2026-01-05,3,"open\n', '2026-01-05,3,5" band\n', '"2026-01-05,3,x\n', "total\n",
    ",,\n", "\n", "2026-02-30,3,x\n", "2026-13-01,3,x\n", "yesterday,3,x\n", "0026-01-05,3,x\n", "2026-01-05,a lot,x\n",
    "2026-01-05,999,x\n", "Date,Pain,Comment\n", "average,4.5,\n", "2026-01-05,3,\x01\x02\n", "-- end --\n", "2026-01-05;3;x\n", "'2026-01-05,'3,x\n",
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("place", [0, 4, 10])
def test_one_odd_line_costs_no_other_row(damage: str, place: int) -> None:
    table = "Date,Pain,Comment\n" + "".join([*GOOD[:place], damage, *GOOD[place:]])
    account = answered_all(read_sheet(table.encode()), WORK, 1)
    assert account.fates["new"] >= 10


def test_nothing_of_the_examples_is_left() -> None:
    assert isinstance(WORK.history, History) and not WORK.history.mornings


def test_the_pain_of_another_diary_does_not_open_the_check() -> None:
    work = beginner()
    days = "".join(f"{TODAY - timedelta(n)},{10 - n % 2}\n" for n in range(60))
    work.bring_in_table(answered_all(read_sheet(("Date,Pain\n" + days).encode()), work))
    assert work.recheck == "" and work.routine.week == 1
