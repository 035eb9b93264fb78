"""Exports read back: whatever comes in is checked row by row, and nothing is half brought in."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..model.faults import in_words
from ..model.records import KINDS, Record
from .errors import NotImportable
from .export import FORMAT, VERSION, Contents, from_text
from .schema import as_row, columns, is_nested, plain


@dataclass
class ImportPreview(Contents):
    """What a file holds: ``records`` are good and may be merged, ``bad`` names every row that is not, and why."""

    bad: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many good records of each kind."""
        return {kind: len(records) for kind, records in self.records.items()}


def read_import(source: bytes | str | os.PathLike[str]) -> ImportPreview:
    """What an export holds, checked row by row; nothing is added to any log.

    Raises :class:`NotImportable` where the file as a whole is not one. Then ``log.merge(preview)`` adds the good rows.

    >>> rows = b'{"psfs": [{"uid": "5f3a9c01", "score": 12}]}'
    >>> read_import(b'{"format": "hipbook-log", "version": 1, "kinds": ' + rows + b"}").bad
    ('row 1 of psfs: on is missing; activity is missing; score must be 0 to 10, found 12',)
    """
    folder = None if isinstance(source, bytes) or not Path(source).is_dir() else Path(source)
    tables = _from_folder(folder) if folder else _from_file(source)
    checking = _Checking()
    for kind, first, rows in tables:
        for number, row in enumerate(rows, first):
            checking.take(kind, number, row)
    return checking.preview


def what_is_new(preview: ImportPreview, mine: Contents) -> tuple[Contents, int]:
    """What a log lacks of a file, and how many entries it holds already in another form: those stay as they are."""
    held = {record.uid: record for kind in KINDS for record in mine.records[kind]}
    theirs = [record for kind in KINDS for record in preview.records[kind]]
    differing = {record.uid for record in theirs if _differs(record, held.get(record.uid))}
    records = {kind: tuple(r for r in preview.records[kind] if r.uid not in held) for kind in KINDS}
    return Contents(records, preview.retracted - mine.retracted - differing), len(differing)


def _differs(theirs: Record, mine: Record | None) -> bool:
    return mine is not None and (type(mine) is not type(theirs) or plain(mine) != plain(theirs))


Table = tuple[str, int, list[Any]]
"""The kind, the number a reader counts its first row by, and its rows."""


@dataclass
class _Checking:
    """The rows taken so far, the good and the bad."""

    good: dict[str, tuple[str, Record]] = field(default_factory=dict)
    retracted: set[str] = field(default_factory=set)
    bad: list[str] = field(default_factory=list)

    @property
    def preview(self) -> ImportPreview:
        by_kind = {kind: tuple(record for its, record in self.good.values() if its == kind) for kind in KINDS}
        return ImportPreview(by_kind, frozenset(self.retracted), tuple(self.bad))

    def take(self, kind: str, number: int, row: Any) -> None:
        if fault := self._fault(kind, row):
            self.bad.append(f"row {number} of {kind}: {fault}")

    def _fault(self, kind: str, row: Any) -> str:
        if kind not in KINDS:
            return f"expected one of {', '.join(KINDS)}; hipbook does not know this kind"
        if not isinstance(row, Mapping):
            return f"expected a record with fields, found {row!r:.60}"
        if not row.get("uid"):
            return "uid is missing; expected the one hipbook gave it, so that no row is counted twice"
        fields = {name: value for name, value in row.items() if name != "retracted"}
        try:
            return self._keep(kind, KINDS[kind].model_validate(fields), row.get("retracted"))
        except ValidationError as error:
            return _in_words(error, KINDS[kind])
        except (ValueError, TypeError, OverflowError) as error:
            return str(error)

    def _keep(self, kind: str, record: Record, retracted: Any) -> str:
        as_row(record)
        kind_before, standing = self.good.setdefault(record.uid, (kind, record))
        if kind_before != kind or plain(standing) != plain(record):
            return f"uid {record.uid} stands in the file twice with different content"
        if retracted in (True, 1, "true", "True", "TRUE", "1"):
            self.retracted.add(record.uid)
        return ""


def _in_words(error: ValidationError, kind: type[Record]) -> str:
    """The faults of a row in one line, a number out of range with the range."""
    limits = kind.model_json_schema()["properties"]
    faults = []
    for fault, line in zip(error.errors(), in_words(error, kind), strict=True):
        name, *inner = fault["loc"]
        choices = [limits.get(name, {}), *limits.get(name, {}).get("anyOf", ())]
        low, high = (next((c[end] for c in choices if end in c), None) for end in ("minimum", "maximum"))
        out_of_range = fault["type"] in ("greater_than_equal", "less_than_equal") and not inner and high is not None
        faults.append(f"{name} must be {low:g} to {high:g}, found {fault['input']!r}" if out_of_range else line)
    return "; ".join(faults)


def is_export(path: Path) -> bool:
    """Is a table one that an export of a log wrote, rather than another diary's?"""
    return path.stem in KINDS or bool(_kinds_with(_header(_bytes_of(path))))


def in_words_of(error: ValidationError) -> str:
    """The faults of a value in one line: each field with what it was given."""
    return "; ".join(f"{fault['loc'][-1]} cannot be {fault['input']!r:.40}: {fault['msg']}" for fault in error.errors())


def _from_folder(folder: Path) -> Iterator[Table]:
    paths = sorted(path for path in folder.glob("*.csv") if path.stem in KINDS)
    if not paths:
        raise NotImportable(f"{folder} holds no table of a log; expected files such as sessions.csv and sets.csv")
    for path in paths:
        yield from _from_csv(path.read_bytes(), str(path), path.stem)


def _from_file(source: bytes | str | os.PathLike[str]) -> Iterator[Table]:
    data, name = (source, "the file") if isinstance(source, bytes) else (_bytes_of(Path(source)), str(source))
    if data.startswith(b"SQLite format 3"):
        raise NotImportable(f"{name} is a log itself, not an export: open it with HIPBOOK_LOG and export it from there")
    if data.startswith(b"PK"):
        return _from_zip(data, name)
    if isinstance(source, bytes) or not name.lower().endswith(".csv"):
        starts_as_json = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
        return _from_json(data, name) if starts_as_json or not _kinds_with(_header(data)) else _from_csv(data, name)
    return _from_csv(data, name, Path(name).stem)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotImportable(f"{path} cannot be read ({error.strerror}); expected an export of a log") from error


def _from_zip(data: bytes, name: str) -> Iterator[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tables = {member: archive.read(member) for member in archive.namelist() if Path(member).stem in KINDS}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise NotImportable(f"{name} is a damaged zip file ({error}); export it again, or take an older one") from error
    if not tables:
        raise NotImportable(f"{name} holds no table of a log; expected files such as sessions.csv and sets.csv")
    for member, table in tables.items():
        yield from _from_csv(table, f"{member} in {name}", Path(member).stem)


def _header(data: bytes) -> list[str]:
    first = data.decode("utf-8-sig", "replace").splitlines()[:1]
    return [cell.strip().strip('"') for cell in "".join(first).replace(";", ",").split(",")]


def _kinds_with(header: list[str]) -> list[str]:
    return [kind for kind in KINDS if set(columns(kind)) <= set(header)]


def _from_csv(data: bytes, name: str, kind: str = "") -> Iterator[Table]:
    kinds = [kind] if kind in KINDS else _kinds_with(_header(data))
    if not kinds or "uid" not in _header(data):
        raise NotImportable(f"{name} is not a table of a log; expected a first line with uid, on and the other columns")
    try:
        text = io.StringIO(data.decode("utf-8-sig"), newline="")
        rows = csv.DictReader(text, delimiter=";" if data.split(b"\n")[0].count(b";") else ",", strict=True)
        yield kinds[0], 2, [_from_cells(kinds[0], row) for row in rows]
    except (UnicodeDecodeError, csv.Error) as error:
        raise NotImportable(f"{name} cannot be read as CSV in UTF-8 ({error}); export it again") from error


def _from_cells(kind: str, row: dict[Any, Any]) -> dict[str, Any]:
    """The fields of a row; an empty cell is a missing answer, text in a nested column is JSON."""
    filled = {
        str(name or "beyond the last column"): _plain(cell) for name, cell in row.items() if cell not in ("", None)
    }
    nested = [name for name, type_ in columns(kind).items() if is_nested(type_) and name in filled]
    for name in nested:
        try:
            filled[name] = json.loads(filled[name])
        except (ValueError, RecursionError):
            continue
    return filled


def _plain(cell: Any) -> Any:
    return from_text(cell) if isinstance(cell, str) else cell


def _from_json(data: bytes, name: str) -> Iterator[Table]:
    wrong = f"{name} is not an export of a log; expected a file that `hipbook export` or the Share page made"
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        cut = FORMAT.encode() in data[:200]
        hint = f"{name} breaks off or is damaged ({error}); export it again, or take an older one"
        raise NotImportable(hint if cut else wrong) from error
    if not isinstance(read, dict) or read.get("format") != FORMAT or not isinstance(read.get("kinds"), dict):
        raise NotImportable(wrong)
    if read.get("version") != VERSION:
        version = read.get("version")
        raise NotImportable(f"{name} is of version {version}, this hipbook reads {VERSION}; update hipbook first")
    for kind, rows in read["kinds"].items():
        yield kind, 1, rows if isinstance(rows, list) else [rows]
