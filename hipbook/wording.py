"""Numbers, days and lists as a person says them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date

JOINER, SKINS, FLAGS = "\u200d", range(0x1F3FB, 0x1F400), range(0x1F1E6, 0x1F200)
ISOLATE, END = "\u2068", "\u2069"


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


def shortened(text: str, longest: int) -> str:
    """A text of at most so many characters; what is joined to one sign is left out as a whole.

    >>> shortened("walk up the stairs", 8), shortened("ab👩‍👧‍👦c", 6)
    ('walk up…', 'ab…')
    """
    if len(text) <= longest:
        return text
    at = longest - 1
    while at and _joined(text, at):
        at -= 1
    return f"{text[:at]}…"


def _joined(text: str, at: int) -> bool:
    """Does a character belong to the sign before it: an accent, the next of a joined emoji, the rest of a flag?"""
    one, before = text[at], text[at - 1]
    accent = unicodedata.category(one).startswith("M") or ord(one) in SKINS
    flags = len(text[:at]) - len(text[:at].rstrip("".join(map(chr, FLAGS)))) if ord(one) in FLAGS else 0
    return accent or JOINER in (one, before) or flags % 2 == 1


def isolated(text: str) -> str:
    """A typed text within other words, in the direction of its own letters and none of its neighbours'.

    >>> isolated("walk"), len(isolated("\u05d0")) - len("\u05d0")
    ('walk', 2)
    """
    backward = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"{ISOLATE}{text}{END}" if backward else text


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
