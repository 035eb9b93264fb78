"""A table that hipbook wrote, as rows of fields; also after a spreadsheet has saved it in its own way and language."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from ..model.records import KINDS
from .dates import DAY_FIRST, MONTH_FIRST, as_date, order_of
from .errors import NotImportable
from .export import from_text
from .schema import ADDED_LATER, columns, is_nested
from .table.workbook import is_workbook, lines_of_workbook

ENCODINGS = ("utf-8-sig", "cp1252")
YES = frozenset(
    ["true", "wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar", "sant", "sand", "tosi", "prawda", "1"]
)
NO = frozenset(["false", "falsch", "faux", "falso", "onwaar", "falskt", "falsk", "epätosi", "fałsz", "0"])
DECIMAL_COMMA = re.compile(r"-?\d+,\d+$")
WHOLE = re.compile(r"(-?\d+)[.,]0+$")


def names_in(data: bytes) -> list[str]:
    """The names of the columns of a table.

    >>> names_in(b'"uid";on\\n')
    ['uid', 'on']
    """
    if is_workbook(data):
        lines, _ = lines_of_workbook(data, "the file", most=1)
        return list(lines[0][1]) if lines else []
    first = _text(data.partition(b"\n")[0], "the file").strip()
    return [cell.strip().strip('"') for cell in first.split(_separator(first))]


def kinds_with(names: Iterable[str]) -> list[str]:
    """The kinds of records whose columns are all among these names, but those that an older hipbook did not write.

    >>> kinds_with(["uid", "on", "at", "activity", "score", "retracted"]), kinds_with(["Date", "Pain"])
    (['psfs'], [])
    """
    given = set(names)
    return [kind for kind in KINDS if set(columns(kind)) - ADDED_LATER.get(kind, set()) <= given]


def rows_of(kind: str, data: bytes, name: str) -> list[dict[str, Any]]:
    """The rows of a table of one kind, each as the fields that are filled in."""
    rows = _workbook_rows(data, name) if is_workbook(data) else _text_rows(data, name)
    order = _order(kind, rows)
    return [_fields(kind, row, order) for row in rows]


def _text_rows(data: bytes, name: str) -> list[dict[Any, Any]]:
    text = _text(data, name)
    try:
        lines = io.StringIO(text, newline="")
        return list(csv.DictReader(lines, delimiter=_separator(text.partition("\n")[0]), strict=True))
    except csv.Error as error:
        raise NotImportable(f"{name} cannot be read as CSV ({error}); export it again") from error


def _text(data: bytes, name: str) -> str:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotImportable(f"{name} cannot be read as CSV in UTF-8; export it again")


def _separator(first_line: str) -> str:
    return max(",;\t", key=first_line.count)


def _workbook_rows(data: bytes, name: str) -> list[dict[Any, Any]]:
    ((_, names), *lines), _ = lines_of_workbook(data, name)
    return [dict(zip(names, cells, strict=False)) for _, cells in lines]


def _order(kind: str, rows: list[dict[Any, Any]]) -> str:
    """Which of day and month comes first where a spreadsheet has written the days anew."""
    days = [name for name, type_ in columns(kind).items() if issubclass(type_, date)]
    cells = [cell for row in rows for name in days if isinstance(cell := row.get(name), str) and cell]
    return order_of(cells)


def _fields(kind: str, row: Mapping[Any, Any], order: str) -> dict[str, Any]:
    """The fields of a row; an empty cell is a missing answer, text in a nested column is JSON."""
    types = columns(kind)
    filled = {str(name or "beyond the last column"): cell for name, cell in row.items() if cell not in ("", None)}
    return {
        name: _value(cell, types.get(name, bool if name == "retracted" else str), order)
        for name, cell in filled.items()
    }


def _value(cell: Any, type_: type, order: str) -> Any:
    """A cell as its column has it, where a spreadsheet wrote it in another way; else as it stands.

    >>> _value("05.01.2026", date, DAY_FIRST), _value("12,5", float, ""), _value("WAHR", bool, "")
    ('2026-01-05', '12.5', 'true')
    """
    if not isinstance(cell, str):
        return cell
    text = from_text(cell)
    if is_nested(type_):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return _plain_forms(order).get(type_, str)(text)


def _plain_forms(order: str) -> dict[type, Callable[[str], str]]:
    return {
        bool: _truth,
        float: _number,
        int: _number,
        date: partial(_day, order=order),
        datetime: partial(_moment, order=order),
    }


def _truth(cell: str) -> str:
    word = cell.strip().lower()
    return "true" if word in YES else "false" if word in NO else cell


def _number(cell: str) -> str:
    if match := WHOLE.match(cell.strip()):
        return match[1]
    return cell.replace(",", ".") if DECIMAL_COMMA.match(cell.strip()) else cell


def _day(cell: str, order: str) -> str:
    if not order and as_date(cell, DAY_FIRST) != as_date(cell, MONTH_FIRST):
        raise NotImportable(
            f"days such as {cell} can be read two ways; set that column to a form such as 2026-01-05 in your spreadsheet"
        )
    try:
        return as_date(cell, order).isoformat()
    except ValueError:
        return cell


def _moment(cell: str, order: str) -> str:
    """A moment as hipbook wrote it, or as a spreadsheet did: its day first, then its time."""
    day, _, clock = cell.strip().partition(" ")
    return f"{_day(day, order)}T{clock}" if clock and ":" in clock and not day[:4].isdigit() else cell
