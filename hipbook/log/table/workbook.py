"""A spreadsheet's own file (.xlsx) as lines of cells, as its reader sees them."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any

from ..errors import NotImportable
from ..limits import MOST_COLUMNS, MOST_ROWS, members
from .text import Line

WORKBOOK = "xl/workbook.xml"


def is_workbook(data: bytes) -> bool:
    """Is it an .xlsx file, rather than another archive?

    >>> is_workbook(b"Date,Pain")
    False
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def lines_of_workbook(data: bytes, name: str, most: int = MOST_ROWS + 2) -> tuple[list[Line], tuple[str, ...]]:
    """The first lines of the sheet that was open when it was saved, and the names of the others that hold anything.

    Raises :class:`NotImportable` where it is damaged or too large.
    """
    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members(archive, name, archive.namelist())
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.active or book.worksheets[0]
        rows = sheet.iter_rows(max_row=most, max_col=MOST_COLUMNS, values_only=True)
        lines = [(number, tuple(map(_shown, row))) for number, row in enumerate(rows, 1)]
        others = tuple(other.title for other in book.worksheets if other is not sheet and _holds_anything(other))
        book.close()
    except (*DAMAGED, zlib.error) as error:
        raise NotImportable(f"{name} is a damaged workbook; save it again, or save it as CSV") from error
    return [(number, cells) for number, cells in lines if any(cells)], others


def _holds_anything(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=FIRST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    return any(cell is not None for row in rows for cell in row)


FIRST_ROWS = 50


DAMAGED = (
    zipfile.BadZipFile, EOFError, KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError,
    NotImplementedError, RuntimeError, OSError,
)  # fmt: skip
"""What openpyxl and zipfile raise where bits are wrong; a SyntaxError is one of the XML in it."""


def _shown(value: Any) -> str:
    """A value as text that is read like that of any table.

    >>> _shown(datetime(2026, 1, 5)), _shown(time(0, 30)), _shown(3.0), _shown(timedelta(minutes=90))
    ('2026-01-05', '0:30:00', '3', '1:30:00')
    """
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case time():
            return f"{value.hour}:{value.minute:02}:{value.second:02}"
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case float() if value.is_integer():
            return str(int(value))
    return str(value).strip()
