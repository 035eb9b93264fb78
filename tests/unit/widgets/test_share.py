"""Share without a browser: what it offers, what an import shows before anything changes, how deleting asks twice."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, time, timedelta

import pytest
from share_reader import Looker, Reader, exported

from hipbook.log.import_backup import read_import
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, Holiday, Morning, ProfileSaved, SessionDone
from hipbook.widgets.share.import_card import KIND_WORDS
from hipbook.widgets.share.import_log import Bringing
from hipbook.widgets.today.screen import Today

TODAY = date(2026, 3, 29)
NASTY = "<script>alert(1)</script>"
IN_ORDER = ("hb-report", "hb-sheet", "hb-calendar", "hb-export", "hb-import", "hb-import-table", "hb-delete")
NEWER = b'{"format": "hipbook-log", "version": 99, "kinds": {}}'


@pytest.fixture
def log() -> Log:
    log = Log.memory()
    log.add(ProfileSaved(on=TODAY, profile=Profile(age=46)))
    log.add(SessionDone(on=TODAY, pain_before=3, note=NASTY))
    return log


@pytest.fixture
def reader(log) -> Reader:
    return Reader(log, TODAY)


def test_report_and_sheet_are_offered_without_raw_notes(reader):
    """View and save hand over the same report; what a person wrote never stands in it as markup."""
    for name in ("hb-report", "hb-report-save", "hb-sheet"):
        reader.press(name)
    (first, looked_at, viewed), (_, saved, kept), (_, week, _) = reader.files
    assert first == "hipbook-report-2026-03-29.html" and looked_at == saved and viewed and not kept
    assert NASTY.encode() not in saved + week and b"&lt;script&gt;" in saved


def test_calendar_takes_the_chosen_time(reader):
    """The events begin at the time that was chosen; without a time nothing is offered."""
    reader.screen._time.value = None
    reader.press("hb-calendar")
    assert not reader.files and "time of day" in reader.journal.notice.text
    reader.screen._time.value = time(6, 45)
    reader.press("hb-calendar")
    assert b"T064500" in reader.files[0][1]


def test_a_reader_without_anything_is_told_so():
    """An empty log: no sheet and no calendar, but a report and a copy all the same."""
    reader = Reader(Log.memory(), TODAY)
    assert not reader.has("hb-sheet") and not reader.has("hb-calendar") and "no plan yet" in reader.sees
    reader.press("hb-report")
    reader.press("hb-export")
    assert len(reader.files) == 2


@pytest.mark.parametrize("name", ["hb-export", "hb-export-csv"])
def test_a_copy_brings_everything_back(reader, log, name):
    """What is saved as JSON or tables comes back whole in an empty log, after a preview and a confirmation."""
    reader.press(name)
    other = Reader(Log.memory(), TODAY)
    other.choose(reader.files[0][1])
    assert "sessions: 1, 1 of them new" in other.sees and sum(other.journal.log.counts().values()) == 0
    other.press("hb-import-confirm")
    assert other.journal.log.records("sessions") == log.records("sessions")
    assert other.journal.profile == Profile(age=46)


def test_every_kind_of_record_has_its_words():
    """A log may hold all kinds there are, and each is named as a person would."""
    assert KIND_WORDS.keys() == KINDS.keys()


def test_a_holiday_comes_back_with_the_rest(reader, log):
    """A time away is told in the preview like all else, and the week knows of it once it is in."""
    other = Log.memory()
    away = Holiday(on=TODAY, until=TODAY + timedelta(5))
    other.add(away)
    reader.choose(exported(other))
    assert "holidays: 1, 1 of them new" in reader.sees and reader.journal.history.holidays == ()
    reader.press("hb-import-confirm")
    assert reader.journal.history.holidays == (log.records("holidays")[0],)
    assert log.records("holidays")[0].until == away.until


def test_the_same_copy_twice_changes_nothing(reader, log):
    """A file that holds nothing new says so and asks for no confirmation."""
    reader.choose(exported(log))
    assert "Nothing in it is new" in reader.sees and not reader.has("hb-import-confirm")


def test_bad_rows_are_named_and_the_others_offered(reader, log):
    """Every bad row is named with its reason; only the good ones come in, and only on confirmation."""
    other = Log.memory()
    other.add(Morning(on=TODAY, pain=2))
    copy = json.loads(exported(other))
    copy["kinds"]["psfs"] = [{"uid": "0123456789", "on": "2026-03-01", "activity": NASTY, "score": 12}]
    copy["kinds"][NASTY] = [{"uid": "0123456780"}]
    reader.choose(json.dumps(copy).encode(), name=NASTY)
    assert "row 1 of psfs" in reader.sees and "found 12" in reader.sees
    assert "2 rows cannot come in. The others can." in reader.sees
    assert NASTY not in reader.sees
    assert log.counts()["mornings"] == 0
    reader.press("hb-import-confirm")
    assert log.counts()["mornings"] == 1 and log.counts()["psfs"] == 0


def test_an_entry_that_differs_stays_as_it_is(reader, log):
    """Where the file says otherwise of the same entry, the reader's own holds, and the rest still comes in."""
    copy = json.loads(exported(log))
    copy["kinds"]["sessions"][0] |= {"pain_before": 9, "retracted": True}
    copy["kinds"]["mornings"] = [{"uid": "0123456789", "on": "2026-03-01", "pain": 1}]
    reader.choose(json.dumps(copy).encode())
    assert "yours will stay as it is" in reader.sees
    reader.press("hb-import-confirm")
    assert log.records("sessions")[0].pain_before == 3 and log.counts()["mornings"] == 1


def test_what_was_taken_back_elsewhere_is_taken_back_here(reader, log):
    """An undo that only the file knows is news too."""
    other = Log.memory()
    other.merge(read_import(exported(log)))
    other.undo(log.records("sessions")[0].uid)
    reader.choose(exported(other))
    assert "taken back" in reader.sees
    reader.press("hb-import-confirm")
    assert log.counts()["sessions"] == 0


@pytest.mark.parametrize("content", [b"", b"hello", b"{}", b"PK\x03\x04 broken", NEWER])
def test_what_is_no_copy_is_refused_in_words(reader, log, content):
    """A file that is no copy of a log, is damaged or is newer: a reason, no button, nothing changed."""
    before = log.counts()
    reader.choose(content)
    assert "Nothing was brought in." in reader.sees and not reader.has("hb-import-confirm")
    assert log.counts() == before


def test_too_large_a_file_goes_by_command_line(reader):
    """The page says which command to use instead."""
    reader.choose(b"", size=Bringing.largest_mb * 2**20 + 1)
    assert "too large" in reader.sees and "hipbook import" in reader.sees and not reader.has("hb-import-confirm")


def test_leaving_an_import_leaves_the_log(reader, log):
    """Leave it: the preview goes, the log is as it was."""
    other = Log.memory()
    other.add(Morning(on=TODAY, pain=2))
    reader.choose(exported(other))
    reader.press("hb-import-cancel")
    assert not reader.has("hb-import-confirm") and log.counts()["mornings"] == 0


def test_deleting_asks_twice_and_offers_a_copy(reader, log):
    """One press deletes nothing; a wrong word deletes nothing; a copy is offered; then everything is gone."""
    assert not reader.has("hb-delete-confirm")
    reader.press("hb-delete")
    reader.press("hb-export-first")
    assert json.loads(reader.files[0][1])["kinds"]["sessions"]
    reader.screen._typed.value = "delete"
    reader.press("hb-delete-confirm")
    assert log.counts()["sessions"] == 1 and "Nothing was deleted" in reader.journal.notice.text
    reader.screen._typed.value = "DELETE"
    reader.press("hb-delete-confirm")
    assert sum(log.counts().values()) == 0 and reader.journal.profile is None
    assert not reader.has("hb-delete-confirm")


def test_the_papers_come_first_and_the_end_of_the_log_last(reader):
    """In the order of what people need: a page for the clinician, the wall, the calendar, a copy, a file in; deleting apart."""
    first = [name for widget in reader.all() for name in widget._dom_classes if name in IN_ORDER]
    assert first == list(IN_ORDER)


def test_the_sample_is_told_apart(reader):
    """In the sample the page says whose data these are, names its files so, and offers neither import nor delete."""
    reader.journal.try_sample()
    assert "made-up person" in reader.sees
    assert not reader.has("hb-import") and not reader.has("hb-delete")
    reader.press("hb-export")
    assert reader.files[0][0] == "hipbook-sample-log-2026-03-29.json"
    reader.press("hb-report")
    assert b"made-up person" in reader.files[1][1]
    reader.press("hb-leave-sample-here")
    assert "made-up person" not in reader.sees and reader.has("hb-import")


def test_it_says_where_the_data_is(tmp_path):
    """The path of the file, or that it is in memory only."""
    assert str(tmp_path) in Reader(Log.open(tmp_path / "log.sqlite"), TODAY).sees
    assert "in memory only" in Reader(Log.memory(), TODAY).sees


def test_a_made_up_log_is_not_said_to_be_the_readers(tmp_path):
    """Beside the sample nobody reads that their own log goes when the page closes."""
    reader = Reader(Log.open(tmp_path / "log.sqlite"), TODAY)
    reader.journal.try_sample()
    assert "The made-up log" in reader.sees and "Yours stays where it is." in reader.sees
    assert "Your log" not in reader.sees
    today = Looker()
    today.root = Today(reader.journal)
    assert "Your log is kept in one file on this machine." in today.sees


def test_tables_are_one_zip_file(reader):
    """The tables come as one zip file with a table a kind."""
    reader.press("hb-export-csv")
    name, content, _ = reader.files[0]
    assert name.endswith(".zip") and "sessions.csv" in zipfile.ZipFile(io.BytesIO(content)).namelist()
