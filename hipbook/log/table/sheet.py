"""A table as it stands: which of its lines names the columns, and the rows under it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..dates import could_be_day
from ..errors import NotImportable
from ..limits import LARGEST_FILE, MOST_COLUMNS, MOST_ROWS, too_large
from .names import target_of
from .text import Line, lines_of
from .workbook import is_workbook, lines_of_workbook

LINES_ABOVE = 30
"""Where the names of the columns may stand: some trackers write who and when in the lines above."""


@dataclass(frozen=True)
class Sheet:
    """A table: the names of its columns, its rows as text with the number a reader counts them by, what stood above, and
    the workbook's sheets that are not read.

    >>> read_sheet(b"My hip\\n\\nDate,Pain\\n2026-01-05,3,\\n")
    Sheet(columns=('Date', 'Pain'), rows=((4, ('2026-01-05', '3')),), above=('My hip',), other_sheets=())
    """

    columns: tuple[str, ...]
    rows: tuple[Line, ...]
    above: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()

    def cells(self, column: str) -> tuple[str, ...]:
        """What stands in a column, without what is empty."""
        place = self.columns.index(column)
        return tuple(row[place] for _, row in self.rows if len(row) > place and row[place])


def read_sheet(data: bytes, name: str = "the file") -> Sheet:
    """A table of comma, semicolon, tab or bar separated text in UTF-8, UTF-16 or Windows encoding, or of a workbook.

    Raises :class:`NotImportable` where it is no table, or too large.

    >>> read_sheet(b"Date;Pain\\n5.1.2026;3\\n").rows
    ((2, ('5.1.2026', '3')),)
    """
    if len(data) > LARGEST_FILE:
        raise NotImportable(too_large(name, len(data)))
    if is_workbook(data):
        lines, others = lines_of_workbook(data, name)
        return replace(_sheet(lines, name), other_sheets=others)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise NotImportable(f"{name} is not a table that can be read; save it as .xlsx or as CSV first")
    return _sheet(lines_of(data, name), name)


def _sheet(lines: list[Line], name: str) -> Sheet:
    names = _line_of_names([cells for _, cells in lines[: LINES_ABOVE + 1]])
    if names is None:
        raise NotImportable(f"{name} is not a table; expected a line with names of columns, and rows under it")
    if len(lines) - names > MOST_ROWS + 1:
        raise NotImportable(f"{name} has more than {MOST_ROWS:,} rows; split it first")
    columns = _names(lines[names][1])
    if len(columns) > MOST_COLUMNS:
        raise NotImportable(f"{name} has more than {MOST_COLUMNS} columns; leave out those that say nothing of you")
    rows = tuple((number, _trimmed(cells, len(columns))) for number, cells in lines[names + 1 :])
    return Sheet(columns, rows, tuple(" ".join(filter(None, cells)) for _, cells in lines[:names]))


def _line_of_names(lines: list[tuple[str, ...]]) -> int | None:
    """Where the names of the columns stand: in the line with most names that are known, the first of such lines. Where none
    is, right above the first day; and without any, in the first line that could."""
    could = [n for n, cells in enumerate(lines[:-1]) if _could_name(cells)]
    read = {n: sum(bool(target_of(cell)) for cell in lines[n]) for n in could}
    if best := max(read.values(), default=0):
        return next(n for n in could if read[n] == best)
    return next((n for n in could if any(map(could_be_day, lines[n + 1]))), next(iter(could), None))


def _could_name(cells: tuple[str, ...]) -> bool:
    """Names of columns are words, two or more of them."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and not any(map(_is_data, filled))


def _is_data(cell: str) -> bool:
    return could_be_day(cell) or not any(letter.isalpha() for letter in cell)


def _names(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A name for each column, each of its own: a second "Pain" is "Pain (2)", one without a name its number.

    >>> _names(("Date", "Pain", "", "Pain", ""))
    ('Date', 'Pain', 'column 3', 'Pain (2)')
    """
    while cells and not cells[-1]:
        cells = cells[:-1]
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name, nth = cell or f"column {number}", 1
        while name in names:
            nth += 1
            name = f"{cell or f'column {number}'} ({nth})"
        names.append(name)
    return tuple(names)


def _trimmed(cells: tuple[str, ...], columns: int) -> tuple[str, ...]:
    """A row without the empty cells that some programs write beyond the last column."""
    while len(cells) > columns and not cells[-1]:
        cells = cells[:-1]
    return cells
