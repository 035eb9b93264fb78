"""What the columns of a table are taken for: by every word of their names, and only where their cells bear it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from ..dates import could_be_day
from .durations import UNITS, is_duration
from .names import ACTIVITY, DATE, DONE, EXERCISE, LENGTHS, MINUTES, MORNING, NOTE, PAIN, target_of, words_of
from .scores import SCORE
from .sheet import Sheet

PAINS = ("pain_before", "pain_worst", "pain_after")
SESSION = (*PAINS, "rpe", MINUTES, DONE)
"""What only a session has: a column taken for one of these needs something that says practice."""
SCORES = (PAIN, MORNING, *PAINS, "rpe", ACTIVITY)
TARGETS = {
    DATE: "the day", PAIN: "pain that day, 0 to 10", MORNING: "pain in the morning, 0 to 10",
    MINUTES: "minutes practised", "rpe": "effort of practice, 0 to 10",
    "pain_before": "pain before practice, 0 to 10", "pain_worst": "worst pain during practice, 0 to 10",
    "pain_after": "pain after practice, 0 to 10", DONE: "what was practised, by its name",
    ACTIVITY: "an everyday thing, 0 cannot to 10 as before", NOTE: "a note, in words",
}  # fmt: skip

ENOUGH, LOOKED_AT = 0.5, 2000
"""The share of its cells that must fit what a column is taken for, and how many of them are looked at."""


def guess(sheet: Sheet) -> dict[str, str]:
    """What each column is taken for; a column that is not named here is left out.

    >>> from .sheet import read_sheet
    >>> guess(read_sheet(b"Timestamp,Pain,Back pain\\n2026-01-05,3,4\\n"))
    {'Timestamp': 'date', 'Pain': 'pain'}
    """
    taken: dict[str, str] = {}
    for column in sheet.columns:
        target = target_of(column)
        if target and target not in taken.values() and fits(sheet.cells(column), target):
            taken[column] = target
    return _without_practice(_without_clock(_with_day(taken, sheet), sheet))


def fits(cells: Iterable[str], target: str) -> bool:
    """Do the cells bear out what a column is taken for? A note may be anything.

    >>> fits(["mild", "bad", "3"], "pain"), fits(["3", "4,5"], "pain"), fits([], "pain")
    (False, True, False)
    """
    cells = list(islice(cells, LOOKED_AT))
    tests: dict[str, Callable[[str], object]] = {DATE: could_be_day, MINUTES: is_duration, DONE: _is_name}
    test = tests.get(target, SCORE.match)
    return target == NOTE or (bool(cells) and sum(bool(test(cell)) for cell in cells) >= ENOUGH * len(cells))


def _is_name(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell) and not could_be_day(cell)


def _without_clock(taken: dict[str, str], sheet: Sheet) -> dict[str, str]:
    """Without a time of day: a column that says no more than "time" is a length where the days have times themselves."""
    day = next((column for column, target in taken.items() if target == DATE), None)
    has_times = day is not None and any(":" in cell for cell in islice(sheet.cells(day), LOOKED_AT))
    return {
        column: target
        for column, target in taken.items()
        if target != MINUTES or has_times or words_of(column) & (LENGTHS | UNITS.keys()) - {"time", "zeit", "h"}
    }


def _with_day(taken: dict[str, str], sheet: Sheet) -> dict[str, str]:
    """With the column that holds days, where no name says which."""
    if DATE in taken.values():
        return taken
    days = next((c for c in sheet.columns if c not in taken and fits(sheet.cells(c), DATE) and _may_be_day(c)), None)
    return ({days: DATE} if days else {}) | taken


def _may_be_day(column: str) -> bool:
    """A day of birth is a day too, but not one of the diary."""
    return not words_of(column) & {"birth", "birthday", "born", "geburtsdatum", "geboren", "nacimiento", "naissance"}


def _without_practice(taken: dict[str, str]) -> dict[str, str]:
    """Where nothing else speaks of practice, the one pain of a day is the day's, however it is called."""
    sessions = [column for column, target in taken.items() if target in SESSION]
    if len(sessions) == 1 and taken[sessions[0]] in PAINS and PAIN not in taken.values():
        return taken | {sessions[0]: PAIN}
    return taken


def says_practice(sheet: Sheet, columns: Iterable[str]) -> bool:
    """Does a column's name say that these were days of practice?

    >>> from .sheet import read_sheet
    >>> says_practice(read_sheet(b"Date,Exercise,RPE\\n2026-01-05,Clam,3\\n"), ["Date", "RPE"])
    True
    >>> says_practice(read_sheet(b"Date,Pain,Minutes\\n2026-01-05,3,12\\n"), ["Date", "Minutes"])
    False
    """
    return any(words_of(column) & EXERCISE for column in (*sheet.columns, *columns))
