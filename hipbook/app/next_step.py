"""What comes next for a reader: today's session, the next one, or the home tests."""

from __future__ import annotations

from datetime import date

from ..content.loader import Library
from ..model.records import History
from ..model.routine import Routine
from ..progress import home_tests


def next_step(history: History, routine: Routine | None, library: Library, today: date) -> str:
    """What comes next, in a sentence; empty where nothing is planned.

    >>> from hipbook.content.loader import library
    >>> next_step(History(), None, library(), date(2026, 1, 5))
    ''
    """
    if home_tests.due(history, library, today):
        return "Your home tests are due again: they stand in Progress."
    if routine is None or not routine.exercises:
        return ""
    ahead = [
        n for n in range(1, len(routine.days) + 1) if routine.days[(today.weekday() + n) % len(routine.days)].items
    ]
    practised = any(done.on == today for done in history.sessions)
    if routine.days[today.weekday()].items and not practised:
        return "Next: today's session."
    return f"Next: a session {'tomorrow' if ahead[0] == 1 else f'in {ahead[0]} days'}." if ahead else ""
