"""Days as people write them in tables, and which way round a column of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

DAY_FIRST, MONTH_FIRST = "day first", "month first"
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
NUMBERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ].*)?$")
WITH_MONTH_NAME = re.compile(r"(?:[A-Za-z]+,? )?(?:(\d{1,2})\.? ([A-Za-z]{3,})|([A-Za-z]{3,}) (\d{1,2})),?\.? (\d{4})$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def order_of(cells: Iterable[str]) -> str:
    """The order of day and month in dates such as 5/1/2026: the one in which all are dates; empty where both are.

    >>> order_of(["5/1/2026", "13/1/2026"]), order_of(["1/13/2026"]), order_of(["5/1/2026"])
    ('day first', 'month first', '')
    """
    pairs = [(int(match[1]), int(match[2])) for cell in cells if (match := NUMBERS.match(cell))]
    if any(first > 12 for first, _ in pairs):
        return DAY_FIRST
    return MONTH_FIRST if any(second > 12 for _, second in pairs) else ("" if pairs else DAY_FIRST)


def as_date(cell: str, order: str) -> date:
    """A day written as 2026-01-05, 5.1.2026, 5/1/26, 1/5/2026 (month first) or 5 January 2026. Raises ValueError.

    >>> as_date("1/5/2026", MONTH_FIRST), as_date("5 Jan 2026", "")
    (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5))
    """
    if match := ISO.match(cell):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMBERS.match(cell):
        first, second, year = (int(part) for part in match.groups())
        day, month = (second, first) if order == MONTH_FIRST else (first, second)
        return date(year + 2000 if year < 100 else year, month, day)
    if match := WITH_MONTH_NAME.match(cell):
        month_name = (match[2] or match[3])[:3].lower()
        if month_name in MONTHS:
            return date(int(match[5]), MONTHS.index(month_name) + 1, int(match[1] or match[4]))
    raise ValueError(f"expected a day such as 2026-01-05 or 5.1.2026, found {cell!r:.40}")
