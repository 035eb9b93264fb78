"""Questions that only the whole of a table raises: days far off, several rows of a day, days brought in before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from ...wording import counted, day_words
from ..export import Contents
from .plan import Plan, Question
from .records import Draft, of_tables
from .rows import Entry

OLD, ROWS, STANDING = "old", "rows", "standing"
LONG_AGO = timedelta(days=3653)
"""A diary may well be older than ten years, but then its reader can say so."""
FAR = timedelta(days=330)
"""A day this far before all others is more often a slip of the year than a day of the diary."""
FEW = 0.2
"""The share of the days that may lie so far off and still be taken for a slip."""


def old_days(entries: Iterable[Entry], today: date) -> frozenset[date]:
    """The days that lie long ago, or far before the other days of the table.

    >>> days = [date(2025, 1, 5), *(date(2026, 1, n) for n in range(6, 16))]
    >>> old_days([Entry(n, day, 3) for n, day in enumerate(days)], date(2026, 2, 1))
    frozenset({datetime.date(2025, 1, 5)})
    """
    days = sorted({entry.on for entry in entries})
    gaps = [n for n, (one, next_) in enumerate(pairwise(days), 1) if next_ - one >= FAR]
    apart = next((n for n in reversed(gaps) if n <= FEW * len(days)), 0)
    return frozenset(days[:apart]) | {day for day in days if day < today - LONG_AGO}


def about_old_days(entries: Sequence[Entry], plan: Plan, today: date) -> Iterator[Question]:
    """Are days far off right?"""
    days = sorted(old_days(entries, today))
    if days:
        which = day_words(days[0]) + (f" to {day_words(days[-1])}" if len(days) > 1 else "")
        ask = f"{counted(len(days), 'day')} far back: {which}. Is the year right?"
        yield Question(OLD, ask, (("yes, keep", "keep"), ("no, leave out", "leave")), plan.answers.get(OLD, ""))


def about_rows(entries: Sequence[Entry], plan: Plan) -> Iterator[Question]:
    """Are several rows of practice on a day one session?"""
    rows = Counter(entry.on for entry in entries if entry.session)
    several = [day for day, number in rows.items() if number > 1]
    if several:
        ask = f"{counted(len(several), 'day')} with more than one row of practice: what is a row?"
        options = (("a part of one session", "one"), ("a session of its own", "several"))
        yield Question(ROWS, ask, options, plan.answers.get(ROWS, ""))


def about_standing(made: Iterable[Draft], mine: Contents, plan: Plan) -> Iterator[Question]:
    """What of a day that a table brought in before, and that now reads otherwise?"""
    made = tuple(made)
    before = of_tables(mine, {draft.record.uid for draft in made})
    held = {uid for uids in of_tables(mine).values() for uid in uids}
    days = {draft.key[0] for draft in made if draft.key in before and draft.record.uid not in held}
    if days:
        ask = f"{counted(len(days), 'day')} came in from a table before, and the entries differ. What is to stay?"
        options = (("this table", "replace"), ("what came before", "leave"), ("both", "both"))
        yield Question(STANDING, ask, options, plan.answers.get(STANDING, ""))
