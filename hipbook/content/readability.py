"""How hard a text is to read, by the Flesch-Kincaid school year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..extras import need

if TYPE_CHECKING:
    import pyphen

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!:;])\s+")
YEAR_MAX = 10
WORDS_MAX = 25
TOO_SHORT_TO_JUDGE = 4


@cache
def _hyphens() -> pyphen.Pyphen:
    need("content")
    import pyphen  # only `hipbook lint` and the tests need it

    return pyphen.Pyphen(lang="en_GB")


def syllables(word: str) -> int:
    """About how many syllables a word has: the places it may be broken at, and one.

    >>> [syllables(word) for word in ("hip", "pelvis", "rotation")]
    [1, 2, 3]
    """
    return len(_hyphens().positions(word.lower())) + 1


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are long enough to be judged.

    >>> list(sentences("Breathe. Let the knee drift out as far as it likes."))
    ['Let the knee drift out as far as it likes.']
    """
    return (part for part in SENTENCE_END.split(text) if len(WORD.findall(part)) > TOO_SHORT_TO_JUDGE)


def school_year(sentence: str) -> float:
    """The Flesch-Kincaid school year of one sentence; a reader of year 6 is about twelve.

    >>> school_year("Lift your leg and let it go.") < 3
    True
    """
    words = [part for word in WORD.findall(sentence) for part in word.split("-")]
    return 0.39 * len(words) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def is_hard(sentence: str) -> bool:
    """Is a sentence above the limit of words or of the school year?

    >>> is_hard("Eccentric contraction of the contralateral abductors necessitates lumbopelvic stabilisation.")
    True
    """
    return len(WORD.findall(sentence)) > WORDS_MAX or school_year(sentence) > YEAR_MAX
