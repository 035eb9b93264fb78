"""A log as a file to keep or pass on: one JSON file, or one CSV table for each kind of record.

Both hold everything the log holds, what was undone included. :mod:`hipbook.log.import_backup` reads them back.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from ..model.records import KINDS, History, Record
from .disk import in_words
from .schema import as_row, columns, plain

FORMAT, VERSION = "hipbook-log", 1
NOT_WRITTEN = "was not written"
FORMULA = re.compile(r"'*[=+\-@\t\r]")
Target = str | os.PathLike[str] | io.TextIOBase | io.BufferedIOBase | io.RawIOBase


@dataclass
class Contents:
    """Records by kind, oldest first, and the uids of those that were undone."""

    records: dict[str, tuple[Record, ...]] = field(default_factory=lambda: dict.fromkeys(KINDS, ()))
    retracted: frozenset[str] = frozenset()

    @property
    def history(self) -> History:
        """All of these records as values, those that were undone too."""
        read: dict[str, Any] = dict(self.records)  # each field its own kind of records
        return History.model_construct(**read)


def write_json(contents: Contents, target: Target) -> None:
    """Writes contents as one JSON file, whole or not at all, readable by its owner only."""
    kinds = {kind: list(plain_rows(contents, kind)) for kind in KINDS}
    log = {"format": FORMAT, "version": VERSION, "kinds": kinds}
    text = json.dumps(log, ensure_ascii=False, indent=1, allow_nan=False)
    _deliver(f"{text}\n".encode(), target)


def plain_rows(contents: Contents, kind: str) -> Iterator[dict[str, Any]]:
    """The records of a kind as fields, each with whether it was undone."""
    for record in contents.records[kind]:
        yield plain(record) | ({"retracted": True} if record.uid in contents.retracted else {})


def write_csv(contents: Contents, target: Target) -> None:
    """Writes one CSV table a kind: into a folder, or into one zip file where the name ends in .zip."""
    tables = {f"{kind}.csv": _csv(contents, kind) for kind in KINDS}
    if isinstance(target, (str, os.PathLike)) and Path(target).suffix != ".zip":
        with in_words(Path(target), NOT_WRITTEN):
            Path(target).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, data in tables.items():
            _deliver(data, Path(target) / name)
        return
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in tables.items():
            archive.writestr(name, data)
    _deliver(packed.getvalue(), target)


def _csv(contents: Contents, kind: str) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.DictWriter(text, [*columns(kind), "retracted"])
    rows.writeheader()
    for record in contents.records[kind]:
        rows.writerow(
            {name: _cell(value) for name, value in as_row(record).items()}
            | {"retracted": _cell(record.uid in contents.retracted)}
        )
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return as_text(value) if isinstance(value, str) else value


def as_text(cell: str) -> str:
    """Text that a spreadsheet would take for a formula, marked as text; :func:`from_text` takes the mark off.

    >>> as_text("=1+1"), as_text("-"), as_text("fine"), as_text("'=1+1")
    ("'=1+1", "'-", 'fine', "''=1+1")
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def from_text(cell: str) -> str:
    """What :func:`as_text` was given.

    >>> from_text("'=1+1"), from_text("''=1+1"), from_text("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _deliver(data: bytes, target: Target) -> None:
    if isinstance(target, io.TextIOBase):
        target.write(data.decode())
        return
    if not isinstance(target, (str, os.PathLike)):
        target.write(data)
        return
    with in_words(Path(target), NOT_WRITTEN):
        _replace(Path(target), data)


def _replace(path: Path, data: bytes) -> None:
    handle, draft = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
