"""Another diary's table read as records: its columns named, its dates understood, every bad row named with its reason.

Nothing is guessed in silence: what each column is taken for, and which way round the dates stand, is in the plan that
a person sees (and can change) before anything is brought in. The same row always gives the same record, so that
bringing a table in twice adds nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from math import isfinite
from typing import Any

from pydantic import ValidationError

from ..model.records import KINDS, Morning, Psfs, Record, SessionDone, kind_of
from .dates import as_date, order_of
from .errors import NotImportable
from .imports import ImportPreview, in_words_of

DATE, ACTIVITY = "date", "activity"
SESSION = ("pain_before", "pain_worst", "pain_after", "rpe", "minutes", "note")
TARGETS = {
    DATE: "the day", "pain_before": "pain before a session, 0 to 10", "pain_worst": "worst pain during it, 0 to 10",
    "pain_after": "pain after it, 0 to 10", "rpe": "effort, 0 to 10", "minutes": "minutes practised",
    "morning": "pain in the morning, 0 to 10", ACTIVITY: "an everyday thing, 0 cannot to 10 as before", "note": "a note",
}  # fmt: skip
NAMES = {
    DATE: ("date", "day", "when", "datum", "tag", "fecha", "jour"), "pain_before": ("pain", "before", "nprs", "schmerz", "dolor", "douleur"),
    "pain_worst": ("worst", "during", "max"), "pain_after": ("after",), "rpe": ("rpe", "effort", "intensity"),
    "minutes": ("minutes", "min", "duration", "minuten"), "morning": ("morning", "morgen"), "note": ("note", "comment", "notes", "notiz"),
}  # fmt: skip
MOST_ROWS = 200_000


@dataclass(frozen=True)
class Sheet:
    """A table as it was read: the names of its columns, and its rows as text with the number a reader counts them by."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @cached_property
    def guess(self) -> dict[str, str]:
        """What each column is taken for, by its name; a column that is not named here is left out."""
        targets: dict[str, str] = {}
        for column in self.columns:
            target = _target_of(column)
            if target and target not in targets.values():
                targets[column] = target
        return targets


@dataclass(frozen=True)
class Plan:
    """How a table is to be read: column to target (:data:`TARGETS`), and which way round its dates stand."""

    columns: Mapping[str, str]
    order: str = ""


def _target_of(column: str) -> str:
    words = set(re.findall(r"[a-z]+", column.lower()))
    order = ("morning", "pain_worst", "pain_after", "rpe", "minutes", "note", DATE, "pain_before")
    return next((target for target in order if words & set(NAMES[target])), "")


def read_sheet(data: bytes, name: str = "the file") -> Sheet:
    """A table of comma, semicolon or tab separated text in UTF-8, UTF-16 or Windows encoding.

    Raises :class:`NotImportable` where it is no table, or too large.

    >>> read_sheet(b"Date;Pain\\n5.1.2026;3\\n").rows
    ((2, ('5.1.2026', '3')),)
    """
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise NotImportable(f"{name} is a workbook; save it as CSV in your spreadsheet first, then bring that in")
    text = _text(data, name)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise NotImportable(f"{name} cannot be read as a table ({error}); save it as CSV again") from error
    if not lines or len(lines[0]) < 2 or len(lines) < 2:
        raise NotImportable(f"{name} is not a table; expected a first line with names of columns, and rows under it")
    if len(lines) > MOST_ROWS:
        raise NotImportable(f"{name} has more than {MOST_ROWS:,} rows; split it first")
    columns = tuple(cell.strip() or f"column {n}" for n, cell in enumerate(lines[0], 1))
    if len(set(columns)) < len(columns):
        raise NotImportable(f"{name} has two columns of the same name; give each a name of its own")
    rows = ((n, tuple(cell.strip() for cell in row)) for n, row in enumerate(lines[1:], 2) if any(map(str.strip, row)))
    return Sheet(columns, tuple(rows))


def _text(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotImportable(f"{name} is not text; save it as CSV in UTF-8 in your spreadsheet first")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(";\t,", key=first.count)


def plan_of(sheet: Sheet, columns: Mapping[str, str] | None = None, order: str = "") -> Plan:
    """How a table would be read: by the names of its columns, and by the dates it holds."""
    chosen = dict(sheet.guess if columns is None else columns)
    day = next((column for column, target in chosen.items() if target == DATE), None)
    cells = (
        [row[sheet.columns.index(day)] for _, row in sheet.rows if len(row) > sheet.columns.index(day)] if day else []
    )
    return Plan(chosen, order or order_of(cells))


def as_records(sheet: Sheet, plan: Plan, today: date) -> ImportPreview:
    """What a table holds up to ``today``, by a plan: good rows as records, bad rows named with their reason.

    Raises :class:`NotImportable` where the plan does not fit the table.
    """
    _check(sheet, plan)
    reading = _Reading(sheet, plan, today)
    good: dict[str, Record] = {}
    bad: list[str] = []
    for number, row in sheet.rows:
        try:
            good |= {record.uid: record for record in reading.records(row)}
        except ValidationError as error:
            bad.append(f"row {number}: {in_words_of(error)}")
        except (ValueError, OverflowError) as error:
            bad.append(f"row {number}: {error}")
    by_kind: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for record in good.values():
        by_kind[kind_of(record)].append(record)
    return ImportPreview({kind: tuple(records) for kind, records in by_kind.items()}, frozenset(), tuple(bad))


def _check(sheet: Sheet, plan: Plan) -> None:
    unknown = [column for column in plan.columns if column not in sheet.columns]
    if unknown:
        raise NotImportable(f"there is no column {unknown[0]!r}; there are {', '.join(sheet.columns)}")
    wrong = [target for target in plan.columns.values() if target not in TARGETS]
    if wrong:
        raise NotImportable(f"expected one of {', '.join(TARGETS)}, not {wrong[0]!r}")
    used = [target for target in plan.columns.values() if target != ACTIVITY]
    twice = next((target for target in used if used.count(target) > 1), None)
    if twice:
        raise NotImportable(f"two columns are taken for {TARGETS[twice]}; leave one of them out")
    if DATE not in used:
        raise NotImportable("no column is taken for the day; say which one holds it")
    if len(plan.columns) < 2:
        raise NotImportable("no column but the day is taken for anything; say what the others hold")
    if not plan.order:
        raise NotImportable("dates such as 5/1/2026 can be read two ways; say whether the day or the month comes first")


@dataclass(frozen=True)
class _Reading:
    """A table's rows made into records by a plan."""

    sheet: Sheet
    plan: Plan
    today: date

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        return {column: (target, self.sheet.columns.index(column)) for column, target in self.plan.columns.items()}

    def records(self, row: tuple[str, ...]) -> Iterator[Record]:
        """The session, morning and scores of a row. Raises ValueError where a cell cannot be what it is taken for."""
        if len(row) > len(self.sheet.columns):
            raise ValueError(f"{len(row)} cells, but only {len(self.sheet.columns)} columns")
        cells = {column: row[place] for column, (_, place) in self._places.items() if place < len(row) and row[place]}
        of = {self._places[column][0]: cell for column, cell in cells.items()}
        on = as_date(of.get(DATE, ""), self.plan.order)
        if on > self.today:
            raise ValueError(f"{on} has not come yet; is it read the right way round?")
        fields = {name: _number(of[name], name) for name in SESSION if name in of and name != "note"}
        if fields:
            note = of.get("note", "")[:4000]
            yield _with_stable_uid(SessionDone, on, **{"minutes": 0, **fields}, note=note)
        if "morning" in of:
            yield _with_stable_uid(Morning, on, pain=_number(of["morning"], "morning"))
        for column, cell in cells.items():
            if self._places[column][0] == ACTIVITY:
                yield _with_stable_uid(Psfs, on, activity=column[:120], score=_number(cell, column))
        if not fields and "morning" not in of and not any(self._places[c][0] == ACTIVITY for c in cells):
            raise ValueError("nothing but the day is filled in")


def _number(cell: str, name: str) -> float | int:
    text = cell.replace(",", ".").split("/")[0].strip() if re.fullmatch(r"\s*[\d.,]+\s*(/\s*10)?\s*", cell) else cell
    try:
        value = float(text)
        if not isfinite(value):
            raise ValueError
    except ValueError:
        raise ValueError(f"{name}: expected a number, found {cell!r:.40}") from None
    return int(value) if value == int(value) else value


def _with_stable_uid(kind: type[Record], on: date, **fields: Any) -> Record:
    """A record whose uid follows from what it holds."""
    content = repr((kind.__name__, on.isoformat(), sorted(fields.items())))
    return kind(uid=f"sheet-{sha256(content.encode()).hexdigest()[:32]}", on=on, **fields)


def with_column(plan: Plan, column: str, target: str) -> Plan:
    """The plan with a column taken for something else, or left out (an empty target)."""
    rest = {name: was for name, was in plan.columns.items() if name != column}
    return replace(plan, columns=rest | ({column: target} if target else {}))
