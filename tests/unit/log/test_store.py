"""The log: nothing is lost, doubled or half done, and whatever goes wrong says what to do."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
import strategies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tree import ROOT

from hipbook.content.loader import library
from hipbook.experiments.design import Design, begin
from hipbook.log import errors
from hipbook.log.connection import SCHEMA, tables_of
from hipbook.log.database import Database
from hipbook.log.import_backup import read_import
from hipbook.log.store import Log
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile, Released
from hipbook.model.records import KINDS, ExperimentEnded, LifeEvent, Morning, ProfileSaved, Psfs, SessionDone, SetDone

quick = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAY = date(2026, 1, 5)


def held(log: Log) -> tuple:
    """What a log holds, whatever the order it came in."""
    found = log.contents()
    return {record.uid: record for records in found.records.values() for record in records}, found.retracted


def log_of(records, undone=()) -> Log:
    log = Log.memory()
    log.add_all(records)
    for uid in undone:
        log.undo(uid)
    return log


def some(records) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([record.uid for record in records]), max_size=3) if records else st.just([])


logs_with_undone = strategies.logs.flatmap(lambda records: st.tuples(st.just(records), some(records)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "log.sqlite"


@quick
@given(logs_with_undone)
def test_json_and_csv_give_back_the_very_same_log(made):
    log = log_of(*made)
    as_json, as_text, as_csv = io.BytesIO(), io.StringIO(), io.BytesIO()
    log.export_json(as_json), log.export_json(as_text), log.export_csv(as_csv)
    assert held(Log.import_json(as_json.getvalue())) == held(log)
    assert held(Log.import_csv(as_csv.getvalue())) == held(log)
    assert as_text.getvalue() == as_json.getvalue().decode()


@quick
@given(logs_with_undone, logs_with_undone, st.integers(0, 5))
def test_merging_is_idempotent_commutative_and_loses_nothing(one, other, shared):
    records, undone = one
    both = {record.uid: record for record in [*other[0], *records[:shared]]}
    mine, theirs = log_of(records, undone), log_of(both.values(), other[1])
    mine_then_theirs, theirs_then_mine = log_of(records, undone), log_of(both.values(), other[1])
    counts = mine_then_theirs.merge(theirs)
    theirs_then_mine.merge(mine)
    assert held(mine_then_theirs) == held(theirs_then_mine)
    assert sum(counts.values()) == len(both.keys() - {record.uid for record in records})
    assert sum(mine_then_theirs.merge(theirs).values()) == 0
    assert held(mine)[0] | held(theirs)[0] == held(mine_then_theirs)[0]
    assert held(mine)[1] | held(theirs)[1] == held(mine_then_theirs)[1]


@quick
@given(strategies.logs)
def test_records_come_back_equal_and_oldest_first(records):
    log = log_of(records)
    for kind, found in log.contents().records.items():
        assert [record.on for record in found] == sorted(record.on for record in found)
        assert log.records(kind) == found == getattr(log.history(), kind)
        assert list(log.frame(kind)["uid"]) == [record.uid for record in found]
    assert held(log)[0] == {record.uid: record for record in records}


def test_columns_are_the_fields_of_the_records():
    found = tables_of(Database(None).sql)
    assert found.pop("saved") == ["number", "uid", "kind"]
    assert found.pop("identity") == ["id"]
    assert found == {kind: [*type_.model_fields, "retracted"] for kind, type_ in KINDS.items()}


def test_text_that_may_be_missing_is_never_empty_so_that_an_empty_csv_cell_means_missing():
    for type_ in KINDS.values():
        for field in type_.model_json_schema()["properties"].values():
            choices = [choice for choice in field.get("anyOf", []) if choice.get("type") == "string"]
            assert all(choice.get("minLength") or {"enum", "format"} & choice.keys() for choice in choices)
            assert not any("" in choice.get("enum", []) for choice in choices)


def test_an_undone_record_is_gone_everywhere_and_comes_back():
    log = Log.memory()
    kept, slip = log.add_all([Morning(on=DAY, pain=2), Morning(on=DAY, pain=9)])
    log.undo(slip.uid)
    assert log.records("mornings") == log.history().mornings == (kept,)
    assert len(log.frame("mornings")) == log.counts()["mornings"] == 1
    log.redo(slip.uid)
    assert log.records("mornings") == (kept, slip)
    with pytest.raises(errors.UnknownRecord, match="holds no record"):
        log.undo("never-was-there")


def test_undoing_a_session_takes_its_sets_along():
    session = SessionDone(on=DAY)
    log = log_of([SetDone(on=DAY, session=session.uid, exercise="clam"), SetDone(on=DAY, exercise="clam"), session])
    log.undo(session.uid)
    assert (log.counts()["sessions"], log.counts()["sets"]) == (0, 1)
    log.redo(session.uid)
    assert (log.counts()["sessions"], log.counts()["sets"]) == (1, 2)


def test_a_replayed_record_changes_nothing_and_a_different_one_is_refused():
    log, done = Log.memory(), SetDone(on=DAY, exercise="clam", dose=Dose(reps=8))
    log.add(done)
    assert log.add(SetDone.model_validate_json(done.model_dump_json())) == done
    assert log.counts()["sets"] == 1
    for other in (done.model_copy(update={"pain_during": 3}), Psfs(uid=done.uid, on=DAY, activity="stairs", score=3)):
        with pytest.raises(errors.DifferentRecord, match="uid of its own"):
            log.add_all([Morning(on=DAY), other])
    assert sum(log.counts().values()) == 1


def test_answers_that_are_dates_come_back_as_their_text_and_may_be_replayed():
    log, saved = Log.memory(), ProfileSaved(on=DAY, profile=Profile(age=46, conditions={"hip_oa": {"since": DAY}}))
    log.add(saved), log.add(saved)
    assert str(log.history().profile.conditions["hip_oa"]["since"]) == "2026-01-05"


def test_what_cannot_be_kept_exactly_is_refused():
    for record in (SessionDone(on=DAY).model_copy(update={"planned": 2**70}),
                   ProfileSaved(on=DAY, profile=Profile(age=46, conditions={"hip_oa": {"x": object()}}))):  # fmt: skip
        with pytest.raises(errors.LogError, match="nothing was added"):
            Log.memory().add(record)


def test_a_kind_that_is_not_one_is_named():
    with pytest.raises(KeyError, match="expected one of sessions"):
        Log.memory().records("session")


def test_the_sample_ends_today_and_each_is_a_copy(monkeypatch):
    monkeypatch.setenv("HIPBOOK_TODAY", "2026-05-01")
    one, other = Log.sample(), Log.sample(date(2030, 1, 1))
    assert max(record.on for kind in KINDS for record in one.records(kind)) == date(2026, 5, 1)
    assert max(record.on for kind in KINDS for record in other.records(kind)) == date(2030, 1, 1)
    one.delete_everything()
    assert not any(one.counts().values()) and any(other.counts().values()) and other.where is None


def test_the_sample_is_what_its_script_makes(tmp_path):
    root = ROOT
    subprocess.run([sys.executable, root / "tools" / "sample.py", tmp_path / "made.json"], check=True)
    assert (tmp_path / "made.json").read_bytes() == (root / "data" / "samples" / "twelve-weeks.json").read_bytes()


def test_the_place_is_named_by_the_environment_or_is_the_persons_own(tmp_path, monkeypatch):
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "here.sqlite"))
    assert Log.open().where == tmp_path / "here.sqlite"
    monkeypatch.setenv("HIPBOOK_LOG", ":memory:")
    assert Log.open().where is None
    monkeypatch.delenv("HIPBOOK_LOG")
    monkeypatch.setattr("hipbook.log.store.default_path", lambda: tmp_path / "data" / "log.sqlite")
    assert Log.open().where == tmp_path / "data" / "log.sqlite"


@pytest.mark.skipif(os.name != "posix", reason="permission bits are a matter of POSIX")
def test_only_its_owner_may_read_it(file):
    Log.open(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    file.chmod(0o644)
    Log.open(file).export_json(file.parent / "out.json")
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IMODE((file.parent / "out.json").stat().st_mode) == 0o600


def test_it_is_a_plain_durable_sqlite_file(file):
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    settings_of = {
        name: log._database.sql.execute(f"pragma {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "fullfsync")
    }
    extra = 3
    assert settings_of == {"journal_mode": "delete", "synchronous": extra, "fullfsync": 1}
    with sqlite3.connect(file) as other:
        assert other.execute("pragma user_version").fetchone() == (SCHEMA,)
        assert other.execute('select "on", pain from mornings').fetchall() == [("2026-01-05", 2)]
    other.close()


def test_a_log_of_an_earlier_version_opens_with_all_it_holds(file):
    """The first version knew no new signs with a morning, a flare or a home test."""
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    log.close()
    with sqlite3.connect(file) as other:
        for kind in ("mornings", "flares", "tests"):
            other.execute(f'alter table "{kind}" drop column "signs"')
        other.execute("pragma user_version = 1")
    other.close()
    with sqlite3.connect(file) as other:
        other.execute('drop table "psfs"')
    other.close()
    again = Log.open(file)
    assert again.records("psfs") == ()
    assert [(m.pain, m.signs) for m in again.records("mornings")] == [(2, ())]
    again.add(Morning(on=DAY, pain=3, signs=["fever"]))
    again.close()
    assert [m.signs for m in Log.open(file).records("mornings")] == [(), ("fever",)]


def test_a_log_that_knew_only_the_day_of_a_release_opens(file):
    """Until the fourth version the word for a red flag was a date."""
    log = Log.open(file)
    log.add(ProfileSaved(on=DAY, profile=Profile(age=46, red_flags=["cancer"], releases={"cancer": DAY})))
    log.close()
    with sqlite3.connect(file) as other:
        kept = json.loads(other.execute("select profile from profiles").fetchone()[0])
        kept["releases"] = {"cancer": DAY.isoformat()}
        other.execute("update profiles set profile = ?", (json.dumps(kept),))
        other.execute("pragma user_version = 3")
    other.close()
    again = Log.open(file).records("profiles")[0].profile
    assert again.releases == {"cancer": Released(on=DAY)}


def test_a_log_whose_doses_knew_no_load_opens_and_loads_are_kept(file):
    """Until the fifth version a dose had neither kilograms nor the colour of a band."""
    log = Log.open(file)
    log.add(SetDone(on=DAY, exercise="squat", dose=Dose(sets=2, reps=8)))
    log.close()
    with sqlite3.connect(file) as other:
        kept = json.loads(other.execute("select dose from sets").fetchone()[0])
        older = {name: value for name, value in kept.items() if name not in ("load_kg", "band")}
        assert len(older) == len(kept) - 2
        other.execute("update sets set dose = ?", (json.dumps(older),))
        other.execute("pragma user_version = 4")
    other.close()
    again = Log.open(file)
    assert again.records("sets")[0].dose == Dose(sets=2, reps=8)
    again.add(SetDone(on=DAY, exercise="squat", dose=Dose(sets=2, reps=8, load_kg=4)))
    again.add(SetDone(on=DAY, exercise="clam_band", side="left", dose=Dose(reps=8, band="red")))
    again.close()
    assert [one.dose.with_words for one in Log.open(file).records("sets")] == ["", "4 kg", "a red band"]


def test_a_log_keeps_its_own_name_and_one_that_had_none_is_given_one(file):
    """Until the seventh version a log had no name; one that was erased begins anew."""
    log = Log.open(file)
    log._database.sql.execute("drop table identity")
    log._database.sql.execute("pragma user_version = 6")
    log.close()
    names = [Log.open(file).id for _ in range(2)]
    assert names[0] == names[1] != Log.memory().id
    log = Log.open(file)
    log.delete_everything()
    assert log.id not in (*names, "")


def test_a_log_whose_sessions_belonged_to_no_experiment_opens_and_they_all_count(file):
    log = Log.open(file)
    log.add(SessionDone(on=DAY, pain_before=2))
    for table in ("experiments", "experiment_ends"):
        log._database.sql.execute(f'drop table "{table}"')
    log._database.sql.execute('alter table "sessions" drop column "off_experiment"')
    log._database.sql.execute("pragma user_version = 9")
    (session,) = Log.open(file).history().sessions
    assert session.pain_before == 2 and not session.off_experiment


def test_a_log_that_knew_no_life_events_or_experiments_opens_and_keeps_them_from_now_on(file):
    """Until the eighth version nothing of a reader's own stood on the time line, and nobody drew lots."""
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    for table in ("events", "experiments", "experiment_ends"):
        log._database.sql.execute(f"drop table {table}")
    log._database.sql.execute("pragma user_version = 7")
    log.close()
    again = Log.open(file)
    walk = begin(library().experiments["walk"], Design("morning", 16), seed=1, on=DAY)
    again.add_all([LifeEvent(on=DAY, what="new shoes"), walk, ExperimentEnded(on=DAY, experiment=walk.uid)])
    again.close()
    assert Log.open(file).history().experiments == (walk,)
    assert Log.open(file).history().experiment_ends[0].experiment == walk.uid
    assert [event.what for event in Log.open(file).history().events] == ["new shoes"]
    assert [morning.pain for morning in Log.open(file).records("mornings")] == [2]


def test_a_log_whose_mornings_had_no_notes_opens_and_keeps_them_from_now_on(file):
    """Until the ninth version a day had no words of its own."""
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    log._database.sql.execute('alter table mornings drop column "note"')
    log._database.sql.execute("pragma user_version = 8")
    log.close()
    again = Log.open(file)
    again.add(Morning(on=DAY, note="rain, a long walk"))
    again.close()
    assert [morning.note for morning in Log.open(file).records("mornings")] == ["", "rain, a long walk"]


def test_a_newer_log_is_refused_and_left_as_it_was(file):
    Log.open(file)._database.sql.execute(f"pragma user_version = {SCHEMA + 1}")
    before = file.read_bytes()
    with pytest.raises(errors.NewerLog, match="newer hipbook; update hipbook, the file was left untouched"):
        Log.open(file)
    assert file.read_bytes() == before


def _damaged(file: Path) -> bytes:
    log = Log.open(file)
    log.add_all([SessionDone(on=DAY, note="x" * 4000) for _ in range(20)])
    log.close()
    return file.read_bytes()[:30_000]


def _of_another_program(file: Path) -> bytes:
    with sqlite3.connect(file) as other:
        other.execute("create table songs (name)")
    other.close()
    return file.read_bytes()


@pytest.mark.parametrize("make", [_damaged, _of_another_program, lambda file: b"not a database at all" * 100])
def test_what_is_not_a_sound_log_is_refused_and_left_as_it_was(tmp_path, make):
    file = tmp_path / "log.sqlite"
    data = make(file)
    file.write_bytes(data)
    with pytest.raises(errors.CorruptLog, match=r"log\.sqlite .*left untouched. Rename it"):
        Log.open(file)
    assert file.read_bytes() == data


def test_a_row_that_something_else_spoiled_is_named_not_guessed(file):
    log = Log.open(file)
    log.add(Morning(on=DAY, pain=2))
    log._database.sql.execute("update mornings set pain = 99")
    with pytest.raises(errors.CorruptLog, match="a row of mornings"):
        log.records("mornings")


def test_a_place_that_cannot_be_written_is_named_with_the_way_out(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(errors.ReadOnlyLog, match=r"folder .*file \(.*HIPBOOK_LOG="):
        Log.open(tmp_path / "file" / "log.sqlite")
    with pytest.raises(errors.ReadOnlyLog, match="directory"):
        Log.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_named(file):
    Log.open(file).close()
    file.chmod(0o400)
    with pytest.raises(errors.ReadOnlyLog, match="own"):
        Log.open(file)


def test_a_log_that_turns_read_only_later_says_so(file):
    log = Log.open(file)
    log._database.sql.execute("pragma query_only = on")
    with pytest.raises(errors.ReadOnlyLog, match="HIPBOOK_LOG"):
        log.add(Morning(on=DAY))


def test_a_log_kept_busy_for_too_long_says_so_and_adds_nothing(file, monkeypatch):
    monkeypatch.setattr("hipbook.log.connection.WAIT_S", 0.05)
    one, other = Log.open(file), Log.open(file)
    with one._database.saving(), pytest.raises(errors.BusyLog, match="try again"):
        other.add(Morning(on=DAY))
    other.add(Morning(on=DAY))
    assert one.counts()["mornings"] == 1


WRITER = """
import sys
from hipbook.model.records import Morning
from hipbook.log.store import Log
log = Log.open(sys.argv[1])
for n in range(25):
    log.add(Morning(on="2026-01-05", pain=n % 10))
"""


def test_two_programs_that_begin_and_save_at_once_both_keep_their_rows(file):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(file)]) for _ in range(3)]
    assert [writer.wait(30) for writer in writers] == [0, 0, 0]
    assert Log.open(file).counts()["mornings"] == 75


def test_a_page_sees_that_another_saved_something(file):
    page, other = Log.open(file), Log.open(file)
    before = page.version
    assert page.records("mornings") == () and page.version == before
    saved = other.add(Morning(on=DAY))
    assert page.version != before and len(page.records("mornings")) == 1
    now = page.version
    page.undo(saved.uid)
    assert page.version != now and page.records("mornings") == ()


def test_deleting_leaves_no_trace_in_the_file(file):
    log = Log.open(file)
    log.add(SessionDone(on=DAY, note="a word nobody should find"))
    assert b"nobody should find" in file.read_bytes()
    log.delete_everything()
    assert b"nobody should find" not in file.read_bytes() and not any(log.counts().values())


def test_csv_goes_to_a_folder_or_a_zip(tmp_path):
    log = Log.sample(DAY)
    log.export_csv(tmp_path / "tables")
    log.export_csv(tmp_path / "tables.zip")
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == set(KINDS)
    assert held(Log.import_csv(tmp_path / "tables")) == held(Log.import_csv(tmp_path / "tables.zip")) == held(log)
    assert len(read_import(tmp_path / "tables" / "psfs.csv").records["psfs"]) == log.counts()["psfs"]


def exported(**kinds) -> bytes:
    return json.dumps({"format": "hipbook-log", "version": 1, "kinds": kinds}).encode()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"exercise": "clam", "pain_during": 14}, "row 2 of sets: pain_during must be 0 to 10, found 14"),
        ({"pain_during": 4}, "row 2 of sets: exercise is missing"),
        ({"exercise": "clam", "pain": 4}, "row 2 of sets: pain is not a field hipbook knows"),
        ({"exercise": "clam", "side": "up"}, "row 2 of sets: side must be 'left' or 'right', not 'up'"),
        ({"exercise": "clam", "dose": {"sets": 2}}, "row 2 of sets: dose: a dose needs reps"),
        ({"exercise": "clam", "uid": ""}, "row 2 of sets: uid is missing"),
        ({"exercise": "clam", "on": "soon"}, "row 2 of sets: on: "),
        ({"exercise": "clam", "at": "0001-01-01T00:00:00+14:00"}, "row 2 of sets: "),
        ({"exercise": "a\ud800"}, "row 2 of sets: exercise"),
        ({"exercise": "bridge", "uid": "good-row"}, "row 2 of sets: uid good-row stands in the file twice"),
        ("clam", "row 2 of sets: expected a record with fields, found 'clam'"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_are_offered(row, reason):
    good = {"uid": "good-row", "on": "2026-01-05", "exercise": "clam"}
    preview = read_import(
        exported(sets=[good, {"uid": "bad-row-1", "on": "2026-01-06"} | row if row != "clam" else row])
    )
    assert len(preview.bad) == 1 and preview.bad[0].startswith(reason)
    assert preview.counts["sets"] == 1
    log = Log.memory()
    assert log.merge(preview)["sets"] == 1 and log.merge(preview)["sets"] == 0


def test_a_bad_row_of_a_table_is_counted_as_a_spreadsheet_does():
    table = (
        b"\xef\xbb\xbfuid;on;activity;score;at\r\nrow-the-1;2026-01-05;stairs;3;\r\nrow-the-2;2026-01-06;stairs;12;\r\n"
    )
    preview = read_import(table)
    assert preview.bad == ("row 3 of psfs: score must be 0 to 10, found '12'",) and preview.counts["psfs"] == 1


def test_a_log_with_bad_rows_is_not_opened_by_halves():
    with pytest.raises(errors.NotImportable, match="row 1 of moods"):
        Log.import_json(exported(moods=[{}], mornings=[{"uid": "good-row", "on": "2026-01-05"}]))


def _zip_of(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), "x")  # without the present moment: both test processes see one name
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not an export of a log"),
        (b"Dear diary", "is not an export of a log"),
        (b'{"a": 1}', "is not an export of a log"),
        (b"[" * 100_000, "is not an export of a log"),
        (exported(sets=[{"uid": "good-row"}])[:-20], "breaks off or is damaged"),
        (exported().replace(b'"version": 1', b'"version": 2'), "version 2, this hipbook reads 1; update hipbook"),
        (b"SQLite format 3\0", "is a log itself"),
        (_zip_of("song.txt"), "holds no table of a log"),
        (_zip_of("sets.csv")[:40], "damaged zip"),
        (_zip_of("sets.csv"), "is not a table of a log"),
    ],
)
def test_what_is_not_an_export_is_refused_in_words(data, reason):
    with pytest.raises(errors.NotImportable, match=reason):
        read_import(data)


def test_a_file_or_folder_that_holds_no_export_is_named(tmp_path):
    with pytest.raises(errors.NotImportable, match=r"gone\.json cannot be read"):
        read_import(tmp_path / "gone.json")
    with pytest.raises(errors.NotImportable, match="holds no table"):
        read_import(tmp_path)


def test_an_export_that_cannot_be_finished_leaves_the_old_one(tmp_path, monkeypatch):
    path = tmp_path / "log.json"
    path.write_text("the old one")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        Log.memory().export_json(path)
    assert [found.name for found in tmp_path.iterdir()] == ["log.json"] and path.read_text() == "the old one"
