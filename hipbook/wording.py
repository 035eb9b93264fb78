"""Numbers, days and lists as a person says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def plural(word: str, number: int) -> str:
    """A word for one or for many.

    >>> plural("week", 1), plural("week", 2), plural("entry", 2)
    ('week', 'weeks', 'entries')
    """
    if number == 1:
        return word
    return f"{word[:-1]}ies" if word.endswith("ry") else f"{word}s"


def counted(number: int, word: str) -> str:
    """How many of a thing.

    >>> counted(1, "row"), counted(3, "entry")
    ('1 row', '3 entries')
    """
    return f"{number} {plural(word, number)}"


def listed(words: Sequence[str]) -> str:
    """Words as a list of them is said.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def on_side(name: str, side: str | None) -> str:
    """A thing with the side it was done on; without one, both took part.

    >>> on_side("Clam", "left"), on_side("Bridge", None)
    ('Clam, left side', 'Bridge')
    """
    return f"{name}, {side} side" if side else name


def day_words(day: date) -> str:
    """A day as a person says it.

    >>> day_words(date(2026, 1, 5))
    '5 January 2026'
    """
    return f"{day.day} {day:%B %Y}"


def brief_day(day: date) -> str:
    """A day as it stands in a table.

    >>> brief_day(date(2026, 1, 5))
    '5 Jan 2026'
    """
    return f"{day.day} {day:%b %Y}"


def weekday_words(day: date) -> str:
    """A near day, by its weekday.

    >>> weekday_words(date(2026, 1, 5))
    'Monday, 5 January'
    """
    return f"{day:%A}, {day.day} {day:%B}"
