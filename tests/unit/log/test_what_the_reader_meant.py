"""Tables as people keep them, each with what its reader meant by it: nothing more comes in, and nothing less."""

from __future__ import annotations

from datetime import date

import pytest

from hipbook.log.dates import DAY_FIRST, MONTH_FIRST
from hipbook.log.export import Contents
from hipbook.log.table.account import Account, account_of
from hipbook.log.table.plan import answered, plan_of, with_column
from hipbook.log.table.sheet import read_sheet
from hipbook.model.records import KINDS, Record, kind_of

TODAY = date(2026, 12, 31)


def account(text: str, mine: Contents | None = None, today: date = TODAY, **answers: str) -> Account:
    sheet = read_sheet(text.encode())
    return account_of(sheet, plan_of(sheet, **answers), today, mine or Contents())


def log_of(*records: Record, retracted: frozenset[str] = frozenset()) -> Contents:
    return Contents({kind: tuple(r for r in records if kind_of(r) == kind) for kind in KINDS}, retracted)


def days(of: Account) -> list[date]:
    return [record.on for record in of.new]


# --- what was practised, and what was only felt


def test_a_pain_diary_is_a_diary_and_no_practice() -> None:
    came = account("Date,Pain\n2025-10-30,4\n2025-10-31,3\n")
    assert came.counts == {"mornings": 2} and not came.waits_for


@pytest.mark.parametrize("header", ["Worst pain", "Pain before", "Max pain today", "Schmerz (max)"])
def test_one_pain_column_is_the_days_pain_however_it_is_called(header: str) -> None:
    assert account(f"Date,{header}\n2025-10-30,4\n").counts == {"mornings": 1}


@pytest.mark.parametrize(
    "header",
    ["Back pain", "Headache pain", "Sleep hours", "Sleep duration", "Screen time", "Minutes of sun", "Knee pain"],
)
def test_what_speaks_of_something_else_is_left_out(header: str) -> None:
    sheet = read_sheet(f"Date,Pain,{header}\n2025-10-30,4,3\n".encode())
    assert header not in plan_of(sheet).columns


def test_minutes_in_a_diary_are_practice_only_where_its_reader_says_so() -> None:
    table = "Date,Pain,Minutes\n2026-01-05,4,12\n"
    assert "Were these days of practice" in account(table).waits_for
    assert account(table, practice="no").counts == {"mornings": 1}
    assert account(table, practice="yes").counts == {"sessions": 1, "mornings": 1}


def test_a_table_that_speaks_of_exercises_needs_no_question() -> None:
    assert account("Date,Workout,Minutes\n2026-01-05,Clam,12\n").counts == {"sessions": 1}


def test_a_day_of_no_minutes_is_no_session() -> None:
    came = account("Date,Exercise,Minutes,Pain\n2026-01-05,none,0,3\n2026-01-06,Clam,12,3\n")
    assert came.counts == {"sessions": 1, "mornings": 2}


def test_to_pick_minutes_practised_by_hand_is_to_say_so() -> None:
    sheet = read_sheet(b"Date,Pain,Spent\n2026-01-05,3,12\n")
    plan = answered(with_column(plan_of(sheet), "Spent", "minutes"), "unit", "minutes")
    assert account_of(sheet, plan, TODAY, Contents()).counts == {"sessions": 1, "mornings": 1}


# --- days


@pytest.mark.parametrize("header", ["Timestamp", "Date", "Wann", "Logged at"])
def test_the_order_of_day_and_month_is_that_of_the_column_in_use(header: str) -> None:
    table = f"{header},Pain\n1/5/2026,3\n1/6/2026,4\n1/7/2026,5\n"
    assert "what comes first?" in account(table).waits_for
    assert days(account(table, order=MONTH_FIRST)) == [date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)]
    assert days(account(table, order=DAY_FIRST))[0] == date(2026, 5, 1)


def test_the_order_is_worked_out_anew_for_the_column_that_is_picked() -> None:
    sheet = read_sheet(b"Date,Done,Pain\n5.1.2026,1/13/2026,3\n6.1.2026,1/14/2026,4\n")
    plan = with_column(with_column(plan_of(sheet), "Date", ""), "Done", "date")
    assert days(account_of(sheet, plan, TODAY, Contents())) == [date(2026, 1, 13), date(2026, 1, 14)]


def test_one_day_past_the_twelfth_settles_the_order_for_all() -> None:
    assert days(account("Timestamp,Pain\n1/5/2026,3\n1/6/2026,4\n1/13/2026,5\n"))[0] == date(2026, 1, 5)


def test_a_reading_that_lies_ahead_is_none() -> None:
    came = account("Date,Pain\n5/1/2026,3\n6/1/2026,4\n", today=date(2026, 1, 17))
    assert days(came) == [date(2026, 1, 5), date(2026, 1, 6)]


FORMS = (
    "22nd Sep 2025", "7 Apr 2025, 05:12", "Jan 5, 2026 8:00 AM", "05-Jan-2026", "5-Jan-26", "05 Jan 26",
    "25/10/2025, 10:48:24", "Mo. 05.01.2026", "5. März 2025", "5. Mai 2025", "3. Okt. 2025", "5 de enero de 2026",
    "20260105", "2026.01.05.", "2026-01-05, 08:00", "5 January 2026", "2026-01-06 08:00", "mar. 6 janv. 2026",
    "2026年1月5日", "2026-01-05T23:30:00Z", "2026-01-05 08:00:00 +0100", "Tue, 6 Jan 2026 08:00:00 GMT",
    "5 stycznia 2026", "05.01.26 8:00 Uhr", "den 5 januari 2026", "1er février 2026", "5 gen 2026", "5 Oca 2026",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_day_of_one_meaning_is_read(form: str) -> None:
    assert account(f"Date;Pain\n{form};3\n").fates["new"] == 1


def test_forms_of_one_meaning_stand_beside_each_other() -> None:
    rows = "".join(f"{form};3\n" for form in (*FORMS, "1/25/26, 8:15 AM"))
    came = account("Date;Pain\n" + rows)
    assert came.fates["new"] == len(FORMS) + 1 and not came.waits_for


def test_american_times_are_read_where_the_order_is_clear() -> None:
    assert days(account('Date;Pain\n"1/25/26, 8:15 AM";3\n')) == [date(2026, 1, 25)]


MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}


@pytest.mark.parametrize("language", MONTHS)
def test_a_year_of_months_comes_in_whole(language: str) -> None:
    rows = "".join(f"5. {month} 2025;3\n" for month in MONTHS[language].split())
    assert days(account("Datum;Schmerz\n" + rows)) == [date(2025, month, 5) for month in range(1, 13)]


@pytest.mark.parametrize("form", ["5 Janitor 2026", "5 marathon 2026", "5 sunday 2026", "May be 5 2026", "3-4", "44m"])
def test_what_only_looks_like_a_month_is_no_day(form: str) -> None:
    came = account(f"Date;Pain\n2026-01-04;2\n2026-01-05;2\n{form};3\n")
    assert came.fates["refused"] == 1 and came.refused[0].startswith("row 4: ")


# --- years


@pytest.mark.parametrize("year", ["0001", "0026", "0206", "1026", "1826"])
def test_a_year_that_cannot_be_is_refused_by_name(year: str) -> None:
    came = account(f"Date,Pain\n{year}-01-05,3\n2026-01-15,4\n")
    assert came.fates == {"new": 1, "known": 0, "replaced": 0, "refused": 1} and "cannot be" in came.refused[0]


@pytest.mark.parametrize(
    ("table", "far"),
    [
        ("Date,Pain\n2006-01-05,3\n2026-01-15,4\n", 1),
        ("Date,Pain\n2025-01-01,3\n" + "".join(f"2026-01-{n:02},4\n" for n in range(2, 20)), 1),
    ],
)
def test_a_day_far_from_the_others_is_asked_about(table: str, far: int) -> None:
    assert "Is the year right?" in account(table).waits_for
    assert account(table, old="leave").fates["refused"] == far and account(table, old="keep").fates["refused"] == 0


@pytest.mark.parametrize("year", ["2027", "2062", "9999"])
def test_a_day_ahead_is_refused_by_name(year: str) -> None:
    assert "has not come yet" in account(f"Date,Pain\n{year}-01-05,3\n2026-01-15,4\n").refused[0]


# --- lengths of time


def lengths(of: Account) -> list[float]:
    return [record.minutes for record in of.new if kind_of(record) == "sessions"]


def test_seconds_and_hours_in_the_header_are_heard() -> None:
    assert lengths(account("Date,RPE,Duration (sec)\n2026-01-05,4,540\n2026-01-06,4,90\n")) == [9, 1.5]
    assert lengths(account("Date,Workout hours\n2026-01-05,0.5\n")) == [30]


def test_a_unit_that_nothing_says_is_asked_for() -> None:
    table = "Date,Exercise,Duration\n2026-01-05,Clam,20\n"
    assert "in which unit?" in account(table).waits_for
    assert lengths(account(table, unit="seconds")) == [pytest.approx(20 / 60, abs=1e-3)]


def test_every_way_of_writing_a_length_is_read() -> None:
    cells = ("44m", "0:30:00", "1h 5m", "20", "PT44M", "12,5 min", "1.5 h", "90 sec")
    rows = "".join(f"2026-01-{n:02};Clam;{cell}\n" for n, cell in enumerate(cells, 5))
    assert lengths(account("Date;Exercise;Duration\n" + rows, unit="minutes")) == [44, 30, 65, 20, 44, 12.5, 90, 1.5]


def test_half_an_hour_or_half_a_minute_is_asked() -> None:
    table = "Date,Workout,Duration\n2026-01-05,Clam,0:30\n"
    assert "what is it?" in account(table).waits_for
    assert lengths(account(table, clock="hours and minutes")) == [30]


def test_a_length_that_cannot_be_leaves_its_row_alone() -> None:
    came = account("Date,Pain,Workout minutes\n2026-01-05,3,a while\n2026-01-06,3,20\n2026-01-07,2,15\n")
    assert came.fates["new"] == 3 and came.cells[0].startswith("row 2: Workout minutes: expected a time")


# --- scores


def test_half_points_go_up_by_a_rule_that_is_told() -> None:
    came = account('Date,Pain\n2026-01-06,6.5\n2026-01-10,"3,5"\n2026-01-11,6.4\n')
    assert [record.pain for record in came.new] == [7, 4, 6] and any(
        "half a point goes up" in rule for rule in came.rules
    )


def test_every_row_of_a_mixed_column_is_accounted_for() -> None:
    rows = (
        "05,3",
        "05,3",
        "05,4",
        "06,6.5",
        "06,7/10",
        "07,3-4",
        "07,mild",
        "08,65",
        "08,7/100",
        "09,7 / 10",
        '10,"3,5"',
        "11,7/5",
    )
    table = "Date,Pain\n" + "".join(f"2026-01-{row}\n" for row in rows)
    came = account(table, **{"scale of Pain": "10"})
    assert sum(came.fates.values()) == 12 and came.fates["refused"] == 4
    assert [line.partition(":")[0] for line in came.refused] == ["row 7", "row 8", "row 9", "row 13"]
    assert not any("Input should" in line for line in came.refused)


def test_a_scale_to_a_hundred_is_heard_or_asked() -> None:
    assert [r.pain for r in account("Date,Pain (0-100)\n2026-01-05,65\n").new] == [7]
    assert "on which scale" in account("Date,Pain\n2026-01-05,65\n").waits_for
    assert [r.pain for r in account("Date,Pain\n2026-01-05,65\n2026-01-06,8\n", **{"scale of Pain": "100"}).new] == [
        7,
        1,
    ]


def test_a_guess_that_fits_few_cells_is_dropped() -> None:
    sheet = read_sheet(b"Date,Pain,Effort\n2026-01-05,3,good\n2026-01-06,4,bad\n2026-01-07,4,3\n")
    assert "Effort" not in plan_of(sheet).columns


# --- several rows of a day

SETS = "Date,Exercise,RPE,Minutes\n2026-01-05,Squat,6,44\n2026-01-05,Squat,7,44\n2026-01-05,Squat,7,44\n2026-01-05,Clam,8,44\n"


def test_four_sets_of_one_workout_are_one_session() -> None:
    assert "what is a row?" in account(SETS).waits_for
    came = account(SETS, rows="one")
    assert lengths(came) == [44] and came.new[0].rpe == 8 and came.fates["new"] == 4


def test_rows_that_are_sessions_of_their_own_all_come_in() -> None:
    came = account(SETS, rows="several")
    assert lengths(came) == [44] * 4 and came.fates["new"] == 4 and len({record.uid for record in came.new}) == 4


def test_parts_of_a_session_add_up() -> None:
    assert lengths(account("Date,Exercise,Minutes\n2026-01-05,A,5\n2026-01-05,B,7\n", rows="one")) == [12]


# --- the same diary again

FIRST = "Date,Pain,Workout minutes,Notes\n2026-01-05,4,12,frist\n2026-01-06,3,10,\n"


def test_a_corrected_diary_replaces_once_its_reader_says_so() -> None:
    mine = log_of(*account(FIRST).new)
    corrected = FIRST.replace("frist", "first")
    assert "came in from a table before" in account(corrected, mine).waits_for
    came = account(corrected, mine, standing="replace")
    assert came.fates == {"new": 0, "known": 1, "replaced": 1, "refused": 0}
    assert [record.note for record in came.new] == ["first"] and len(came.gone) == 1


def test_a_diary_brought_in_otherwise_replaces_too() -> None:
    mine = log_of(*account(FIRST).new)
    sheet = read_sheet(FIRST.encode())
    plan = answered(with_column(plan_of(sheet), "Workout minutes", ""), "standing", "replace")
    came = account_of(sheet, answered(with_column(plan, "Pain", "pain_before"), "standing", "replace"), TODAY, mine)
    assert came.fates["replaced"] == 2 and len(came.gone) == 4


def test_what_came_before_may_stay_or_both() -> None:
    mine = log_of(*account(FIRST).new)
    corrected = FIRST.replace("frist", "first")
    left = account(corrected, mine, standing="leave")
    assert left.fates["refused"] == 0 and not left.changes_anything  # the row's pain is known, its session stays
    both = account(corrected, mine, standing="both")
    assert len(both.new) == 1 and both.gone == ()


def test_a_longer_diary_adds_its_new_days_alone() -> None:
    mine = log_of(*account(FIRST).new)
    came = account(FIRST + "2026-01-07,2,9,\n", mine)
    assert came.fates == {"new": 1, "known": 2, "replaced": 0, "refused": 0} and not came.waits_for


def test_what_was_taken_out_may_come_again() -> None:
    first = account("Date,Pain\n2026-01-05,4\n2026-01-06,3\n2026-01-07,5\n")
    gone = frozenset(record.uid for record in first.new[:2])
    came = account("Date,Pain\n2026-01-05,4\n2026-01-06,3\n2026-01-07,5\n", log_of(*first.new, retracted=gone))
    assert came.fates == {"new": 2, "known": 1, "replaced": 0, "refused": 0} and set(came.again) == gone


# --- odd lines


def test_an_empty_cell_too_many_says_nothing() -> None:
    assert account("Date,Pain\n2026-01-05,3,\n2026-01-06,4,\n").fates["new"] == 2


@pytest.mark.parametrize(
    "above",
    [
        "sep=;\n",
        "Pain diary of a walker\n\n",
        "Pain diary; hip\n;\n",
        "Name;Anna\nFrom;Berlin\n\n",
        "\ufeffsep=;\n",
        "# exported\n",
    ],
)
def test_lines_above_the_names_are_told_apart(above: str) -> None:
    assert account(f"{above}Date;Pain\n5.1.2026;3\n").fates["new"] == 1


def test_a_header_is_cut_where_its_rows_are() -> None:
    came = account('"Date";"Pain, 0 to 10";"Notes, comments, other"\n5.1.2026;3;x\n')
    assert came.fates["new"] == 1


def test_a_stray_quote_costs_no_row() -> None:
    came = account('Date,Pain,Notes\n2026-01-05,3,"used 5" band"\n2026-01-06,2,fine\n')
    assert came.fates["new"] == 2 and came.cells[0].startswith("row 2: a quote stands alone")


def test_a_quote_that_never_closes_costs_no_other_row() -> None:
    came = account('Date,Pain,Notes\n2026-01-05,3,"open\n2026-01-06,2,fine\n2026-01-07,2,fine\n')
    assert came.fates["new"] == 3


def test_inches_in_two_rows_are_no_quotes() -> None:
    came = account('Date,Pain,Notes\n2026-01-05,3,5" band\n2026-01-06,2,6" step\n2026-01-07,2,fine\n')
    assert came.fates["new"] == 3


def test_a_header_may_have_lines_of_its_own() -> None:
    assert account('Date,"Pain\n(0-10)"\n2026-01-05,3\n').counts == {"mornings": 1}


def test_hours_in_the_header_say_what_a_clock_means() -> None:
    assert lengths(account("Date,Workout hours\n2026-01-05,1:05\n")) == [65]


def test_effort_on_a_scale_to_twenty_stays_out_by_name() -> None:
    came = account("Date,RPE,Workout minutes\n2026-01-05,13,20\n2026-01-06,4,20\n")
    assert [r.rpe for r in came.new] == [None, 4] and came.cells[0].startswith("row 2: RPE")


def test_a_note_comes_with_its_day_where_nothing_was_practised() -> None:
    came = account("Date,Pain,Bemerkung\n2026-01-05,3,rain\n2026-01-06,,long walk\n2026-01-07,4,\n")
    assert [(kind_of(r), r.pain, r.note) for r in came.new] == [
        ("mornings", 3, "rain"), ("mornings", None, "long walk"), ("mornings", 4, "")
    ]  # fmt: skip
    assert came.counts == {"mornings": 2, "notes": 1} and came.refused == () and came.cells == ()


def test_a_note_on_a_day_of_rest_comes_in_beside_the_sessions() -> None:
    came = account("Date,Workout minutes,Comment\n2026-01-05,12,fine\n2026-01-06,0,away\n2026-01-07,,\n")
    assert {(kind_of(r), r.note) for r in came.new} == {("sessions", "fine"), ("mornings", "away")}


def test_several_columns_may_be_notes_and_each_says_which_it_is() -> None:
    sheet = read_sheet(b'Date,Pain,Run km,Shoes\n2026-01-05,3,"8,2",blue\n2026-01-06,3,,red\n')
    plan = with_column(with_column(plan_of(sheet), "Run km", "note"), "Shoes", "note")
    came = account_of(sheet, plan, TODAY, Contents())
    assert [record.note for record in came.new] == ["Run km: 8,2; Shoes: blue", "Shoes: red"]


def test_columns_that_stay_out_are_counted_and_told() -> None:
    rules = account("Date,Pain,Weather,Run km,Empty\n2026-01-05,3,rain,8,\n").rules
    assert "2 columns left out: Weather and Run km. Choose above what each holds to bring it in." in rules


def test_what_of_a_note_is_too_long_is_told() -> None:
    came = account(f"Date,Pain,Notes\n2026-01-05,3,{'x' * 4100}\n")
    assert len(came.new[0].note) == 4000 and came.cells == (
        "row 2: the last 100 letters of a note: at most 4000 are kept",
    )


def test_a_note_may_have_lines_and_separators_of_its_own() -> None:
    came = account('Date,Workout minutes,Notes\n2026-01-05,3,"one, two\nand three"\n2026-01-06,2,fine\n')
    assert [record.note for record in came.new] == ["one, two\nand three", "fine"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Datum;Schmerz\n5.1.2026;3,5\n6.1.2026;4,5\n", ["Datum", "Schmerz"]),
        ("Date,Pain,Note\n2026-01-05,3,sat; stood; walked\n2026-01-06,4,sat; lay; slept\n", ["Date", "Pain", "Note"]),
        ('Date,Pain,Note\n2026-01-05,3,"a; b, c; d"\n2026-01-06,4,"e; f, g; h"\n', ["Date", "Pain", "Note"]),
        ("Date\tPain\tNote\n2026-01-05\t3\twell, so, so\n2026-01-06\t4\twell, now, ok\n", ["Date", "Pain", "Note"]),
        ("Date|Pain\n2026-01-05 07:00, home|3\n2026-01-06 08:00, away|4\n", ["Date", "Pain"]),
        (
            "Tag;Schmerz;Wetter\n5.1.2026;3;kalt, nass\n6.1.2026;4;kalt, klar\n7.1.2026;4;\n",
            ["Tag", "Schmerz", "Wetter"],
        ),
    ],
)
def test_what_stands_between_the_cells_is_found_beside_other_marks(text: str, names: list[str]) -> None:
    assert list(read_sheet(text.encode()).columns) == names
