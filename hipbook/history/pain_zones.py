"""What each day of an exercise on a side was: green, amber, amber-late, red or stop (evidence handbook 3.1).

A morning that was not answered stays unknown: it is never read as a good one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from statistics import median
from typing import Literal

from ..content.loader import Library
from ..model.records import History, Morning

Zone = Literal["green", "unknown", "amber", "amber_late", "red", "stop"]


def usual_pain(history: History, library: Library, before: date | None = None) -> float | None:
    """The reader's usual pain before a session (median of the last entries), or None while too few are known.

    >>> from hipbook.content.loader import library
    >>> usual_pain(History(), library()) is None
    True
    """
    newest = reversed(history.sessions)
    return _usual((done.pain_before for done in newest if before is None or done.on <= before), library)


def _usual(newest_first: Iterable[int | None], library: Library) -> float | None:
    """The middle of the newest answers: a log of years is not gone through for them."""
    answers = list(islice((pain for pain in newest_first if pain is not None), library.rule.pain.usual_entries))
    return median(answers) if len(answers) >= library.rule.pain.usual_needs else None


def reference_pain(history: History, library: Library, day: date) -> float | None:
    """What a morning after ``day`` is measured against: usual pain, that of mornings where they are usually worse.

    While neither is known it is the pain before the session. Mornings that become worse over weeks are a rise
    (:mod:`.rising`), and not the doing of what was practised the day before.
    """
    usual = usual_pain(history, library, before=day)
    mornings = _usual((answer.pain for answer in reversed(history.mornings) if answer.on <= day), library)
    before = next((done.pain_before for done in reversed(history.sessions) if done.on == day), None)
    return max((pain for pain in (usual, mornings) if pain is not None), default=before)


def is_late(history: History, library: Library, day: date, morning: Morning) -> bool:
    """Was the morning after ``day`` stiffer, or clearly above the base?"""
    base = reference_pain(history, library, day)
    if morning.stiffer or base is None or morning.pain is None:
        return morning.stiffer
    return morning.pain - base >= library.rule.morning.late_rise
