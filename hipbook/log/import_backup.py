"""Exports read back: whatever comes in is checked row by row, and nothing is half brought in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from ..model.faults import in_words
from ..model.records import KINDS, Record
from .export import Contents
from .own_files import tables_in
from .schema import as_row, plain


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
    checking = _Checking()
    for kind, first, rows in tables_in(source):
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


def undone_here(preview: ImportPreview, mine: Contents) -> tuple[str, ...]:
    """The uids of what a file holds and a log has undone: it stays undone, unless its reader wants it back."""
    theirs = {record.uid for kind in KINDS for record in preview.records[kind]} - preview.retracted
    return tuple(sorted(theirs & mine.retracted))


def _differs(theirs: Record, mine: Record | None) -> bool:
    return mine is not None and (type(mine) is not type(theirs) or plain(mine) != plain(theirs))


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
        name, *inner = fault["loc"] or ("",)  # a fault of the whole row stands at no field
        choices = [limits.get(name, {}), *limits.get(name, {}).get("anyOf", ())]
        low, high = (next((c[end] for c in choices if end in c), None) for end in ("minimum", "maximum"))
        out_of_range = fault["type"] in ("greater_than_equal", "less_than_equal") and not inner and high is not None
        faults.append(f"{name} must be {low:g} to {high:g}, found {fault['input']!r}" if out_of_range else line)
    return "; ".join(faults)
