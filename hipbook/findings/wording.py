"""What the sentences share: numbers of things, days as a person says them, and what a chart still waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..metrics import Change, Story

ANYWAY = (
    "Some of that would have happened anyway: people begin when it is bad, and many hips settle with time. "
    "The log cannot say why."
)
ALARM = "The log cannot say why; if it stays so, do less and show this to a clinician."
NO_SESSION = "Not enough yet: your first session begins this chart."


POINTS: dict[str, Callable[[Story], int]] = {
    "daily_life": lambda story: len(story.scores),
    "pain": lambda story: sum(day.resting is not None or day.during is not None for day in story.days),
    "consistency": lambda story: len(story.practised),
    "load": lambda story: sum(week.load is not None for week in story.practised),
}


def missing(name: str, story: Story) -> int:
    """How many more points a chart needs before it is drawn.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> missing("pain", Story(History(), library()))
    2
    """
    return max(0, story.library.rule("chart_points_min") - POINTS[name](story))


def since(change: Change) -> str:
    """Since when a change is told."""
    return "Since week 1" if change.since == 1 else f"Since week {change.since}, the first with enough answers,"


COUNT = {2: "two", 3: "three", 4: "four"}


def in_a_row(change: Change, what: str) -> str:
    """How long a change must hold.

    >>> in_a_row(Change(1, 4, date(2026, 1, 5), 2, 2, 2, True, 3), "weeks")
    'three weeks in a row'
    """
    return f"{COUNT.get(change.looks, change.looks)} {what} in a row"


def real(change: Change, what: str) -> str:
    """That a change is probably real, and why."""
    return f"That is probably real: more than your own noise, {in_a_row(change, what)}."


def not_yet(change: Change, what: str) -> str:
    """Why a change is not called real so far."""
    if abs(change.size) >= change.needed:
        return f"It has not yet held {in_a_row(change, what)}, so it can still be noise."
    return (
        f"With your own ups and downs that can still be noise: it would have to be {change.needed:.1f} points, "
        f"{in_a_row(change, what)}."
    )


def way(change: Change) -> str:
    """Which way it went."""
    return "higher" if change.size > 0 else "lower"


def after(change: Change, good: str) -> str:
    """What belongs after a change: the natural course where it went well, else whom to show it."""
    return ANYWAY if way(change) == good else ALARM


def answers(number: int) -> str:
    """How many more answers.

    >>> answers(1), answers(3)
    ('1 more session or morning', '3 more sessions or mornings')
    """
    return f"{number} more {plural('session', number)} or {plural('morning', number)}"


def plural(word: str, number: int) -> str:
    """A word for one or for many.

    >>> plural("week", 1), plural("week", 2)
    ('week', 'weeks')
    """
    return word if number == 1 else f"{word}s"


def signed(value: float) -> str:
    """A change with its sign in words that are read aloud well.

    >>> signed(-0.32), signed(0.1), signed(0.004)
    ('down 0.3', 'up 0.1', 'no change')
    """
    told = f"{abs(value):.1f}"
    return "no change" if float(told) == 0 else f"{'up' if value > 0 else 'down'} {told}"


def day_words(day: date) -> str:
    """A day as a person says it.

    >>> day_words(date(2026, 1, 5))
    '5 January 2026'
    """
    return f"{day.day} {day:%B %Y}"
