"""`hipbook import`: what only the reader knows is asked or named, nothing ends in a traceback, nothing comes in by half."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hipbook.__main__ import app
from hipbook.log.limits import LARGEST_UNPACKED, MEGABYTE
from hipbook.log.store import Log

DIARY = "Date,Pain,Minutes\n1/5/2025,3,12\n1/6/2025,mild,10\n"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HIPBOOK_LOG", str(tmp_path / "log.sqlite"))
    monkeypatch.setenv("HIPBOOK_TODAY", "2026-07-17")
    return tmp_path / "log.sqlite"


def run(*words: str, typed: str = ""):
    ran = CliRunner().invoke(app, ["import", *words], input=typed)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_what_only_the_reader_knows_is_asked_one_by_one(log: Path, tmp_path: Path) -> None:
    ran = run(written(tmp_path, "d.csv", DIARY), typed="yes, practice\nmonth\ny\n")
    assert "what comes first?" in ran.output and "has 2 rows: 2 new, 0 known, 0 replaced, 0 refused" in ran.output
    assert [s.on.isoformat() for s in Log.open(log).records("sessions")] == ["2025-01-05", "2025-01-06"]
    assert "row 3: Pain: expected a number from 0 to 10, found 'mild'" in ran.output


def test_with_yes_an_open_question_ends_it_in_words(log: Path, tmp_path: Path) -> None:
    ran = run(written(tmp_path, "d.csv", DIARY), "--yes")
    assert ran.exit_code == 1 and '--answer "practice=yes"' in ran.output
    assert sum(Log.open(log).counts().values()) == 0


def test_answers_can_be_given_at_once_and_a_correction_replaces(log: Path, tmp_path: Path) -> None:
    said = ["--yes", "--dates", "month first", "--answer", "practice=yes"]
    run(written(tmp_path, "d.csv", DIARY), *said)
    corrected = written(tmp_path, "d.csv", DIARY.replace("12", "20"))
    assert '--answer "standing=replace"' in run(corrected, *said).output
    assert "Added 1 entry in place of 1." in run(corrected, *said, "--answer", "standing=replace").output
    assert [s.minutes for s in Log.open(log).records("sessions")] == [20, 10]


@pytest.mark.parametrize(
    "kinds",
    [
        {"profiles": [{"uid": "abcdefgh2", "on": "2026-01-05", "profile": {"age": 46, "conditions": {"hip_oa": "yes"}}}]},
        {"profiles": [{"uid": "abcdefgh2", "on": "2026-01-05", "profile": {"age": 46, "red_flags": 5}}]},
        {"profiles": [{"uid": "abcdefgh2", "on": "2026-01-05", "profile": "yes"}]},
        {"profiles": "yes"}, {"sets": [[]]}, {"sessions": {"uid": 5}},
    ],
)  # fmt: skip
def test_an_odd_row_is_told_and_no_traceback(log: Path, tmp_path: Path, kinds: dict) -> None:
    copy = written(tmp_path, "copy.json", json.dumps({"format": "hipbook-log", "version": 1, "kinds": kinds}))
    ran = run(copy, "--yes")
    assert ran.exit_code == 1 and "left out: row 1" in ran.output


def test_what_is_not_known_is_named_and_kept(log: Path, tmp_path: Path) -> None:
    row = {"uid": "abcdefgh3", "on": "2026-01-06", "exercise": "removed_one", "change": "reduce", "rule": "red"}
    copy = written(
        tmp_path, "c.json", json.dumps({"format": "hipbook-log", "version": 1, "kinds": {"plan_changes": [row]}})
    )
    ran = run(copy, "--yes")
    assert ran.exit_code == 0 and "not known to this book: 6 January 2026: the exercise 'removed_one'" in ran.output


@pytest.mark.parametrize("name", ["copy.zip", "diary.xlsx"])
def test_a_small_file_that_is_huge_inside_is_refused(log: Path, tmp_path: Path, name: str) -> None:
    member = {"copy.zip": "sessions.csv", "diary.xlsx": "xl/workbook.xml"}[name]
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as file:
        for _ in range(LARGEST_UNPACKED // MEGABYTE + 2):
            file.write(b" " * MEGABYTE)
    ran = run(str(tmp_path / name), "--yes")
    assert ran.exit_code == 1 and "unpacks to more than" in ran.output


def test_a_file_that_is_not_there_is_told(log: Path, tmp_path: Path) -> None:
    ran = run(str(tmp_path / "gone.csv"))
    assert ran.exit_code == 1 and "cannot be read" in ran.output
