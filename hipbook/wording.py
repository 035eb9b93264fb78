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


def upper_first(text: str) -> str:
    """Text as it begins a sentence; all else in it stays as it is.

    >>> upper_first("turning in, and FAI"), upper_first("")
    ('Turning in, and FAI', '')
    """
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Text as it stands within a sentence.

    >>> lower_first("Hip impingement (FAI)")
    'hip impingement (FAI)'
    """
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """A remark, such as what an error says, as a sentence of its own.

    >>> sentence("nothing was changed"), sentence("Please choose."), sentence("")
    ('Nothing was changed.', 'Please choose.', '')
    """
    return upper_first(text) if not text or text.endswith((".", "?", "!")) else f"{upper_first(text)}."


def id_words(id: str) -> str:
    """An id of a file or a table, as words.

    >>> id_words("plan_changes")
    'plan changes'
    """
    return id.replace("_", " ")


def of_side(side: str | None, words: str) -> str:
    """What is said of a side; without one, of both together or of a thing that has none.

    >>> of_side("left", "not tested yet."), of_side(None, "not tested yet.")
    ('Left side: not tested yet.', 'Not tested yet.')
    """
    return f"{upper_first(side)} side: {words}" if side else upper_first(words)


def on_side(name: str, side: str | None) -> str:
    """A thing with the side it was done on; without one, both took part.

    >>> on_side("Clam", "left"), on_side("Bridge", None)
    ('Clam, left side', 'Bridge')
    """
    return f"{name}, {side} side" if side else name


def tenths(number: float) -> str:
    """A number as it is said, to a tenth.

    >>> tenths(3.04), tenths(2.75)
    ('3', '2.8')
    """
    return f"{round(number, 1):g}"


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
