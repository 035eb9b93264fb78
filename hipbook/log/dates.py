"""Days as people write them in tables, in many languages, and which way round a column of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

DAY_FIRST, MONTH_FIRST = "day first", "month first"
LANGUAGES = (
    "en", "en_GB", "de", "de_AT", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr",
    "el", "ru", "uk",
)  # fmt: skip
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?|\d{1,2}(?=\s*[ap]\.?m|\s*uhr|h)|\d{1,2}[.h]\d{2}(?=\s*uhr|$)"
TIME = rf"(?:{CLOCK})\s*(?:[ap]\.?\s?m\.?|uhr|h)?\s*(?:z|utc|gmt|[+-]\d{{2}}:?\d{{2}})?"
AFTERWARDS = re.compile(rf"(?:\s*[,|]\s*|\s*t\s*|\s+)(?:at\s+|um\s+|à\s+)?(?:{TIME})\s*$", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\.?$")
TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$")
NUMBERS = re.compile(r"(\d{1,2})\s*([-/.\s])\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})\.?$")
WITHIN = re.compile(r"[\s,./\-]+")
DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|º|°|ª)?$")
SMALL_WORDS = frozenset(["de", "del", "of", "den", "der", "the", "am", "le", "el", "di"])
EAST_ASIAN = str.maketrans({"年": "-", "月": "-", "日": None, "년": "-", "월": "-", "일": None})
ALSO_MONTHS = {"sept": 9, "mrz": 3, "maerz": 3, "jaenner": 1}
CENTURY = 2000
MANY = 20_000
"""How many different days are kept in mind: a long table has each of them many times."""


def order_of(cells: Iterable[str], latest: date = date.max) -> str:
    """The order of day and month in days such as 5/1/2026, by those that have one meaning. Empty where none has, or where
    they disagree; day first where nothing depends on it. A reading after ``latest`` is none.

    >>> order_of(["5/1/2026", "13/1/2026"]), order_of(["1/13/2026", "1/5/2026"]), order_of(["5/1/2026"])
    ('day first', 'month first', '')
    >>> order_of(["5/1/2026"], latest=date(2026, 1, 17)), order_of(["5.1.2026"])
    ('day first', 'day first')
    """
    meant = [_orders(cell, latest) for cell in {_without_time(cell) for cell in cells}]
    if all(len(orders) < 2 for orders in meant):
        return DAY_FIRST
    sure = {order for orders in meant if len(orders) == 1 for order in orders}
    return sure.pop() if len(sure) == 1 else ""


@lru_cache(MANY)
def _orders(text: str, latest: date) -> tuple[str, ...]:
    """The orders in which a day with two readings may stand; none where its order makes no difference."""
    match = NUMBERS.match(text)
    if not match or match[1] == match[3] or match[2] == ".":
        return ()
    days = {order: _numbered(match, order) for order in (DAY_FIRST, MONTH_FIRST)}
    return tuple(order for order, day in days.items() if day is not None and day <= latest)


def _numbered(match: re.Match[str], order: str) -> date | None:
    first, second, year = int(match[1]), int(match[3]), _four_digits(int(match[4]), match[4])
    day, month = (second, first) if order == MONTH_FIRST else (first, second)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def could_be_day(cell: str) -> bool:
    """Is this a day, whichever of day and month comes first?

    >>> could_be_day("1/13/2026"), could_be_day("13/1/2026"), could_be_day("3.5")
    (True, True, False)
    """
    try:
        return bool(as_date(cell, DAY_FIRST))
    except ValueError:
        return False


def as_date(cell: str, order: str) -> date:
    """A day written as 2026-01-05, 5.1.2026, 5/1/26, 1/5/2026 (month first), 20260105, 5 January 2026, Mo. 5. Januar 2026,
    5 de enero de 2026, Jan 5th, 2026 and more, with a time or without. Raises ValueError.

    >>> as_date("1/5/2026", MONTH_FIRST), as_date("22nd Sep 2025, 8:00 AM", "")
    (datetime.date(2026, 1, 5), datetime.date(2025, 9, 22))
    """
    try:
        day = _read(_without_time(cell.translate(EAST_ASIAN)), order)
    except ValueError:
        raise ValueError(f"no calendar has the day {cell!r:.40}") from None
    if day is None:
        raise ValueError(f"expected a day such as 2026-01-05 or 5.1.2026, found {cell!r:.40}")
    return day


@lru_cache(MANY)
def _read(text: str, order: str) -> date | None:
    """The day that a text is, None where it is none. Raises ValueError where no calendar has it."""
    if match := YEAR_FIRST.match(text) or TOGETHER.match(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMBERS.match(text):
        return _of_numbers(match, order)
    return _with_month_name(text)


def _of_numbers(match: re.Match[str], order: str) -> date:
    """A day in three numbers: with dots its day comes first, and where one order gives no day, the other is meant."""
    first = DAY_FIRST if match[2] == "." else order
    then = DAY_FIRST if first == MONTH_FIRST else MONTH_FIRST
    day = _numbered(match, first) or _numbered(match, then)
    if day is None:
        raise ValueError
    return day


@lru_cache(MANY)
def _without_time(cell: str) -> str:
    """The day alone: without a time after it, and without a weekday before or after it."""
    day = AFTERWARDS.sub("", cell.strip()).strip()
    if not any(letter.isalpha() for letter in day):
        return day
    rest = " ".join(part for part in day.split() if part.strip(".,()").lower() not in weekdays())
    return rest.strip(" ,")


def _with_month_name(text: str) -> date | None:
    """A day with its month in words, and nothing else in it that is unknown."""
    parts = [part for part in WITHIN.split(text.lower()) if part and part not in SMALL_WORDS]
    in_words = [months()[part] for part in parts if part in months()]
    rest = [part for part in parts if part not in months()]
    if len(in_words) == 2:
        in_words = [months()[part] for part in parts if part in months() and part not in _weekday_names()]
    if len(in_words) != 1 or len(rest) != 2:
        return None
    year_first = len(rest[0]) == 4 and rest[0].isdigit()
    day, year = (rest[1], rest[0]) if year_first else (rest[0], rest[1])
    number = DAY_NUMBER.match(day)
    if not number or not year.isdigit() or len(year) not in (2, 4):
        return None
    return date(_four_digits(int(year), year), in_words[0], int(number[1]))


def _four_digits(year: int, text: str) -> int:
    return year + CENTURY if len(text) == 2 else year


@cache
def months() -> dict[str, int]:
    """The names of the months in :data:`LANGUAGES`, whole and short, as the Unicode project lists them. A name that means
    one month here and another there is left out.

    >>> months()["märz"], months()["ene"], months()["mai"], "janitor" in months()
    (3, 1, 5, False)
    """
    from babel import Locale

    of_name: dict[str, set[int]] = {name: {month} for name, month in ALSO_MONTHS.items()}
    for language in LANGUAGES:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for month, name in forms[width].items():
                    of_name.setdefault(name.lower().rstrip("."), set()).add(month)
    return {name: min(of) for name, of in of_name.items() if len(of) == 1 and not name.isdigit()}


@cache
def weekdays() -> frozenset[str]:
    """The names of the days of the week in :data:`LANGUAGES`, whole and short; not those that name a month elsewhere.

    >>> {"mo", "donnerstag", "lundi", "wed"} <= weekdays(), "mar" in weekdays()
    (True, False)
    """
    return frozenset(name for name in _weekday_names() if name not in months() and not name.isdigit())


@cache
def _weekday_names() -> frozenset[str]:
    from babel import Locale

    return frozenset(
        name.lower().rstrip(".")
        for language in LANGUAGES
        for forms in Locale.parse(language).days.values()
        for width in ("wide", "abbreviated", "short")
        for name in forms.get(width, {}).values()
    )
