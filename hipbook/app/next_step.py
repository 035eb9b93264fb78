"""What comes next for a reader: today's session, the next one, or the home tests."""

from __future__ import annotations

from .home_test import are_due
from .standing import Standing
from .today import done_today


def next_step(now: Standing) -> str:
    """What comes next, in a sentence; empty where nothing is planned.

    >>> from hipbook.model.records import History
    >>> next_step(Standing(History()))
    ''
    """
    if are_due(now):
        return "Your home tests are due again: they stand in Progress."
    person, routine = now.person, now.routine
    if person is None or routine is None or not routine.exercises:
        return ""
    weekday, days = person.on.weekday(), routine.days
    ahead = [n for n in range(1, len(days) + 1) if days[(weekday + n) % len(days)].items]
    if days[weekday].items and not done_today(now.history, person.on):
        return "Next: today's session."
    return f"Next: a session {'tomorrow' if ahead[0] == 1 else f'in {ahead[0]} days'}." if ahead else ""
