"""Files of one's own: back from a spreadsheet of any language, half written, with a wrong bit, or far too large."""

from __future__ import annotations

import io
import random
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from hipbook.log import limits
from hipbook.log.errors import LogError, NotImportable
from hipbook.log.import_backup import read_import
from hipbook.log.limits import bytes_of
from hipbook.log.own_files import is_own
from hipbook.log.own_tables import kinds_with
from hipbook.log.schema import ADDED_LATER, columns
from hipbook.log.store import Log
from hipbook.log.table.account import account_of
from hipbook.log.table.plan import plan_of
from hipbook.log.table.sheet import read_sheet
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, ProfileSaved

TODAY = date(2026, 3, 29)
GERMAN = (
    "uid;on;at;pain_before;pain_worst;pain_after;rpe;minutes;planned;done;whole;scan;note;retracted\n"
    "0123456789abcdef0123456789abcdef;05.01.2026;;3;;;3,5;12,5;0;0;WAHR;;müde;FALSCH\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_of_ones_own_comes_back_from_a_german_spreadsheet(encoding: str) -> None:
    preview = read_import(GERMAN.encode(encoding))
    (session,) = preview.records["sessions"]
    assert preview.bad == () and preview.retracted == frozenset()
    assert (session.on, session.rpe, session.minutes, session.whole, session.note) == (
        date(2026, 1, 5),
        3.5,
        12.5,
        True,
        "müde",
    )


def tables(tmp_path: Path) -> dict[str, bytes]:
    Log.sample(TODAY).export_csv(tmp_path)
    return {kind: (tmp_path / f"{kind}.csv").read_bytes() for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_each_table_comes_back_as_a_spreadsheet_of_another_language_saves_it(kind: str, tmp_path: Path) -> None:
    """Semicolons, dots in days, commas in numbers, TRUE in words; in its own format too."""
    import csv

    table = tables(tmp_path)[kind]
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    names, lines = rows[0], rows[1:]
    there = [[localised(name, cell) for name, cell in zip(names, row, strict=True)] for row in lines]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([names, *there])
    book = openpyxl.Workbook()
    for row in [names, *there]:
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    for data in (text.getvalue().encode("cp1252", "replace"), packed.getvalue()) if lines else ():
        assert is_own(data)
        preview = read_import(data)
        assert preview.bad == () and preview.records[kind] == read_import(table).records[kind]


def localised(name: str, cell: str) -> str:
    if name in ("on", "after", "ended", "until") and cell:
        return f"{cell[8:]}.{cell[5:7]}.{cell[:4]}"
    if cell in ("true", "false"):
        return {"true": "WAHR", "false": "FALSCH"}[cell]
    return cell.replace(".", ",") if name in ("rpe", "minutes", "seconds", "value") else cell


def test_american_days_are_read_where_they_have_one_meaning_and_told_where_not() -> None:
    rows = GERMAN.splitlines()
    other = rows[1].replace("0123456789abcdef0", "1123456789abcdef0")
    clear = "\n".join([rows[0], rows[1].replace("05.01.2026", "1/5/2026"), other.replace("05.01.2026", "1/13/2026")])
    assert [s.on for s in read_import(clear.encode()).records["sessions"]] == [date(2026, 1, 5), date(2026, 1, 13)]
    with pytest.raises(NotImportable, match="two ways"):
        read_import("\n".join([rows[0], rows[1].replace("05.01.2026", "1/5/2026")]).encode())


# --- damage


def copies(tmp_path: Path) -> dict[str, bytes]:
    log = Log.sample(TODAY)
    log.export_json(tmp_path / "copy.json")
    log.export_csv(tmp_path / "copy.zip")
    book = openpyxl.Workbook()
    for row in [["Date", "Pain"], *([date(2026, 1, n), n % 10] for n in range(1, 28))]:
        book.active.append(row)
    book.save(tmp_path / "diary.xlsx")
    (tmp_path / "diary.csv").write_text(
        "Date,Pain,Notes\n" + "".join(f"2026-01-{n:02},{n % 10},müde\n" for n in range(1, 28))
    )
    (tmp_path / "sessions.csv").write_bytes(tables(tmp_path / "all")["sessions"])
    return {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}


def read(data: bytes, name: str) -> None:
    if is_own(data, name):
        read_import(data)
        return
    sheet = read_sheet(data, name)
    account_of(sheet, plan_of(sheet), TODAY, Log.memory().contents())


def told(data: bytes, name: str) -> str:
    """What is said of a file, where it cannot be read. Anything but words of ours would end the test."""
    try:
        read(data, name)
    except LogError as problem:
        return str(problem)
    return ""


def test_a_wrong_bit_or_a_missing_end_is_told_in_words(tmp_path: Path) -> None:
    chance = random.Random(5)
    for name, data in copies(tmp_path).items():
        flipped = []
        for _ in range(60):
            at = chance.randrange(len(data))
            flipped.append(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        halves = [data[: len(data) * part // 8] for part in range(8)]
        assert all(len(told(damaged, name)) < 400 for damaged in (*flipped, *halves, b"", b"\x00" * 50))


# --- limits


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "diary.csv").write_bytes(b"Date,Pain\n2026-01-05,3\n" * 100)
    monkeypatch.setattr(limits, "LARGEST_FILE", 1000)
    with pytest.raises(NotImportable, match="at most"):
        bytes_of(tmp_path / "diary.csv")
    with pytest.raises(NotImportable, match="at most"):
        read_import(tmp_path / "diary.csv")


@pytest.mark.parametrize("name", ["sessions.csv", "xl/workbook.xml"])
def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as file:
        for _ in range(limits.LARGEST_UNPACKED // limits.MEGABYTE + 2):
            file.write(b" " * limits.MEGABYTE)
    assert len(packed.getvalue()) < limits.MEGABYTE
    with pytest.raises(NotImportable, match="unpacks to more than"):
        (read_import if name == "sessions.csv" else read_sheet)(packed.getvalue())


def test_a_table_of_too_many_rows_is_refused() -> None:
    with pytest.raises(NotImportable, match="split it first"):
        read_sheet(b"Date,Pain\n" + b"2026-01-05,2\n" * (limits.MOST_ROWS + 1))


@pytest.mark.parametrize("length", range(9_990, 10_010))
def test_a_long_first_note_hides_no_kind(length: int) -> None:
    log = Log.memory()
    log.add(ProfileSaved(on=TODAY, profile=Profile(age=46, goals=["ü" * length])))
    packed = io.BytesIO()
    log.export_csv(packed)
    assert read_import(packed.getvalue()).records["profiles"] == log.records("profiles")


@pytest.mark.parametrize("kind", ADDED_LATER)
def test_a_table_of_an_older_hipbook_is_still_its_own(kind: str) -> None:
    """The columns of the day it was written, one kind at a time."""
    older = [name for name in (*columns(kind), "retracted") if name not in ADDED_LATER[kind]]
    assert kinds_with(older) == [kind]


def test_whatever_a_later_format_added_to_a_table_is_known_to_be_later() -> None:
    """The list of formats in the documentation and the list that old tables are read by are one."""
    formats = (
        (Path(__file__).parents[3] / "docs" / "log-format.md")
        .read_text("utf-8")
        .split("| version |")[1]
        .split("\n\n")[0]
    )
    documented = {
        (kind, column)
        for column, kinds in re.findall(r"`(\w+)` in (`\w+`(?:(?:, | and )`\w+`(?! in))*)", formats)
        for kind in re.findall(r"`(\w+)`", kinds)
        if kind in KINDS
    }
    assert documented == {(kind, column) for kind, columns in ADDED_LATER.items() for column in columns}
