"""Bytes of a text file as lines of cells: its encoding, its separator, and quotes that stand alone."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator

from ..errors import NotImportable

Line = tuple[int, tuple[str, ...]]
"""A line's number, as a reader counts it, and its cells."""

STRAY = '"'
"""What a cell begins with where its quotes do not close: it was cut at the separators all the same."""

SAMPLE_LINES = 200
SEPARATORS = (",", ";", "\t", "|")
NAMED_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?\s*$", re.IGNORECASE)


def lines_of(data: bytes, name: str) -> list[Line]:
    """The lines of separated text that hold anything. Raises :class:`NotImportable` where it is no text.

    >>> lines_of(b"sep=;\\nDate;Pain\\n5.1.2026;3\\n", "a.csv")
    [(2, ('Date', 'Pain')), (3, ('5.1.2026', '3'))]
    """
    text = text_of(data, name)
    first, _, rest = text.partition("\n")
    separator = NAMED_SEPARATOR.match(first)
    begins = 2 if separator else 1
    cells = _cells(rest if separator else text, separator[1] if separator else _separator(text))
    return [(begins - 1 + n, line) for n, line in cells if any(line)]


def text_of(data: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 or a Windows encoding. Raises :class:`NotImportable` where it is none.

    >>> text_of("müde".encode("cp1252"), "a.csv")
    'müde'
    """
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise NotImportable(f"{name} is not text; save it as CSV in UTF-8 in your spreadsheet first")


def _separator(text: str) -> str:
    """What stands between the cells: it cuts most lines into as many cells, and into more cells where it is even.

    >>> _separator("Day;Pain;Note\\n1.2.;3,5;fine, thanks\\n2.2.;4,5;so, so\\n")
    ';'
    """
    sample = "\n".join(text.split("\n")[:SAMPLE_LINES])

    def alike(separator: str) -> tuple[int, int]:
        widths = Counter(len(cells) for _, cells in _cells(sample, separator) if len(cells) > 1)
        return max(((lines, width) for width, lines in widths.items()), default=(0, 0))

    return max(SEPARATORS, key=alike)


def _cells(text: str, separator: str) -> Iterator[Line]:
    """Lines cut at the separator. Where a quote opens and never rightly closes, it is a quote and nothing else, in its
    own line: no other line is lost to it."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        length, cells = _record(lines, at, separator)
        yield at + 1, tuple(cell.strip() for cell in cells)
        at += length


def _record(lines: list[str], at: int, separator: str) -> tuple[int, list[str]]:
    """How many lines a record that begins here takes, and its cells."""
    if '"' not in lines[at]:
        return 1, lines[at].split(separator)
    for length in range(1, min(MOST_LINES_OF_A_CELL, len(lines) - at) + 1):
        record = "\n".join(lines[at : at + length])
        if record.count('"') % 2 == 0:
            try:
                return length, next(csv.reader([record], delimiter=separator, strict=True), [])
            except csv.Error:
                break
    return 1, lines[at].split(separator)


MOST_LINES_OF_A_CELL = 100
"""A note may have lines of its own, but a quote that opens in January and closes in March is a slip."""
