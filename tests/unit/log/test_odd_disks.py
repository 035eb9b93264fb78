"""Odd disks: the likely cause and the way out are named, nothing is changed, and no bare error number is shown."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from share_reader import Looker
from typer.testing import CliRunner

from hipbook.__main__ import app
from hipbook.log import errors
from hipbook.log.connection import translating_errors
from hipbook.log.disk import LIKELY, about_copies, copies_beside, likely
from hipbook.log.store import Log
from hipbook.model.records import Morning, SessionDone
from hipbook.settings import LOG
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal

DAY = date(2026, 1, 5)
NUMBERS = sorted({*LIKELY, errno.EMFILE, errno.EINVAL})
COPIES = ["log (1).sqlite", "log 2.sqlite", "log (conflicted copy 2026-01-05 101010).sqlite",
          "log (Ann's conflicted copy 2026-01-05).sqlite", "log-DESKTOP-4F7.sqlite",
          "log.sync-conflict-20260105-101010-ABCDEFG.sqlite", "log_conflict-20260105.sqlite"]  # fmt: skip
OTHERS = ["other.sqlite", "log.sqlite", "logbook.sqlite", "log-old.sqlite", "log (1).txt"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "log.sqlite"


def refuse(number: int):
    def fail(*_: object, **__: object):
        raise OSError(number, os.strerror(number))

    return fail


def is_in_words(text: str) -> bool:
    return not re.search(r"Errno|Traceback|SQLITE|Error:", text)


@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_the_disk_refuses_is_told_when_a_log_is_opened(
    monkeypatch: pytest.MonkeyPatch, file: Path, number: int
) -> None:
    monkeypatch.setattr("os.open", refuse(number))
    with pytest.raises(errors.LogError) as told:
        Log.open(file)
    assert is_in_words(str(told.value)) and str(file.parent) in str(told.value)
    if number in (errno.ENOSPC, errno.EDQUOT):
        assert isinstance(told.value, errors.FullDisk) and "free some space" in str(told.value)
    else:
        assert LIKELY.get(number, "") in str(told.value) and "HIPBOOK_LOG=" in str(told.value)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("name", ["out.json", "out.zip", "tables"])
def test_whatever_the_disk_refuses_is_told_when_a_log_is_taken_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path, number: int, name: str
) -> None:
    monkeypatch.setenv(LOG, str(file))
    monkeypatch.setattr("hipbook.log.export.mkstemp", refuse(number))
    ran = CliRunner().invoke(app, ["export", str(tmp_path / name)])
    assert ran.exit_code == 1 and is_in_words(ran.output) and name in ran.output
    assert LIKELY.get(number, "") in ran.output


@pytest.mark.parametrize("number", NUMBERS)
def test_whatever_the_disk_refuses_is_told_when_a_file_is_brought_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, file: Path, number: int
) -> None:
    copy = tmp_path / "copy.json"
    Log.memory().export_json(copy)
    monkeypatch.setenv(LOG, str(file))
    monkeypatch.setattr(Path, "read_bytes", refuse(number))
    ran = CliRunner().invoke(app, ["import", str(copy), "--yes"])
    assert ran.exit_code == 1 and is_in_words(ran.output) and LIKELY.get(number, "") in ran.output


def test_a_program_that_holds_a_file_on_windows_is_named_and_not_a_missing_permission() -> None:
    held = PermissionError(errno.EACCES, "Permission denied")
    held.winerror = 32
    assert "another program holds it" in likely(held)


def test_a_folder_deleted_moved_or_replaced_under_a_running_page_is_told(file: Path) -> None:
    """Nothing says 'saved': what was just entered is to be noted down."""

    def replace(path: Path) -> None:
        shutil.copy(path, path.with_suffix(".new"))
        os.replace(path.with_suffix(".new"), path)

    for spoil in (lambda path: shutil.rmtree(path.parent), lambda path: path.rename(path.with_name("b")), replace):
        journal = Journal(Log.open(file), DAY)
        journal.save(Morning(on=DAY, pain=1))
        spoil(file)
        journal.guarded(journal.save, Morning(on=DAY, pain=2))()
        assert journal.notice.kind == "problem" and "moved, deleted or replaced" in journal.notice.text
        assert "is not saved" in journal.notice.text and "reload the page" in journal.notice.text
        journal.log.close()
        shutil.rmtree(file.parent, ignore_errors=True)


HOLD = """import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("begin exclusive")
print("held", flush=True)
sys.stdin.read()"""


def test_a_file_that_another_program_holds_is_told_and_saved_later(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr("hipbook.log.connection.WAIT_S", 0.05)
    log = Log.open(file)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        for act in (lambda: log.add(Morning(on=DAY)), lambda: Log.open(file)):
            with pytest.raises(errors.BusyLog, match=r"keeps folders in step.*try again when it is done"):
                act()
        holder.stdin.close()
    log.add(Morning(on=DAY, pain=1))
    assert Log.open(file).counts()["mornings"] == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 256 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def log_is_full(log: Log) -> bool:
    """Whether there is no room for one session more, which is then told."""
    try:
        log.add(SessionDone(on=DAY, note="x" * 900))
    except errors.FullDisk as told:
        return "free some space" in str(told)
    return False


def test_a_disk_that_fills_up_keeps_what_was_saved(small_disk: Path) -> None:
    with closing(Log.open(small_disk / "log.sqlite")) as log:
        saved = 0
        while not log_is_full(log):
            saved += 1
        assert 0 < saved == log.counts()["sessions"]
        with pytest.raises(errors.FileTrouble, match="the disk is full"):
            log.export_json(small_disk / "copy.json")
        assert [one.name for one in small_disk.iterdir()] == ["log.sqlite"]


def test_a_disk_that_turns_read_only_is_told(small_disk: Path) -> None:
    Log.open(small_disk / "log.sqlite").close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(errors.ReadOnlyLog, match="the disk is read-only: it has a write lock"):
        Log.open(small_disk / "log.sqlite")
    with pytest.raises(errors.FileTrouble, match="the disk is read-only"):
        Log.memory().export_json(small_disk / "copy.json")


def test_a_disk_that_fails_while_it_saves_is_told(file: Path) -> None:
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    told = pytest.raises(errors.ReadOnlyLog, match="does not answer: a stick or disk was pulled out")
    with told, translating_errors(file):
        raise failed


def test_a_log_that_another_tab_of_the_browser_took_over_is_told(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setenv("HIPBOOK_PLACE", "device")
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    with pytest.raises(errors.ElsewhereLog, match="open in another tab of this browser"), translating_errors(file):
        raise failed


def beside(file: Path, *names: str, pain: int = 7) -> None:
    """A log, and others by its side."""
    Log.open(file).close()
    for name in names:
        with closing(Log.open(file.with_name(name))) as log:
            log.add(Morning(on=DAY, pain=pain))


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_folder_kept_in_step_is_named_and_comes_in(
    monkeypatch: pytest.MonkeyPatch, file: Path, name: str
) -> None:
    """The page and the command line name it; `hipbook import` brings in what only it holds, once."""
    beside(file, name)
    monkeypatch.setenv(LOG, str(file))
    monkeypatch.setenv("HIPBOOK_TODAY", DAY.isoformat())
    reader = Looker()
    reader.root = Dashboard()
    assert reader.has("hb-beside") and name.split("'")[0] in reader.sees and "nothing is counted twice" in reader.sees
    assert name in CliRunner().invoke(app, ["export", str(file.with_name("out.json"))]).output
    for _ in range(2):
        assert CliRunner().invoke(app, ["import", str(file.with_name(name)), "--yes"]).exit_code == 0
        assert [one.pain for one in Log.open(file).records("mornings")] == [7]


def test_whatever_else_lies_beside_a_log_is_none_of_its_copies(file: Path) -> None:
    beside(file, *(name for name in OTHERS if name != "log.sqlite"))
    file.with_name("log (2).sqlite").write_text("no log at all")
    assert copies_beside(file) == () == copies_beside(None) and about_copies(()) == ""
