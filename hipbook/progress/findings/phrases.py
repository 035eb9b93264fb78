"""What the sentences share: numbers of things, days as a person says them, and what a chart still waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ...wording import day_words, listed, plural
from ..analysis import Change, LogAnalysis

ANYWAY = (
    "Some of that may have happened anyway: people begin when it is bad, and many hips settle with time. "
    "The log cannot say why."
)
ALARM = "The log cannot say why; if it stays so, do less and show this to a clinician."


@dataclass(frozen=True)
class Finding:
    """The one sentence under a chart. Without ``enough`` in the log it only tells what is still missing."""

    text: str
    enough: bool = True


def not_enough(missing: str, of: str = "") -> Finding:
    """What a chart waits for; ``of`` says for what, where it is drawn already.

    >>> not_enough("1 more score")
    Finding(text='Not enough yet: 1 more score.', enough=False)
    """
    return Finding(f"Not enough yet{of}: {missing}.", enough=False)


NO_SESSION = not_enough("your first session begins this chart")
CHANGE = " to speak of change"

POINTS: dict[str, Callable[[LogAnalysis], int]] = {
    "daily_life": lambda analysis: len(analysis.scores),
    "pain": lambda analysis: sum(day.resting is not None or day.during is not None for day in analysis.days),
    "consistency": lambda analysis: len(analysis.practised),
    "load": lambda analysis: sum(week.load is not None for week in analysis.practised),
}


def missing(name: str, analysis: LogAnalysis) -> int:
    """How many more points a chart needs before it is drawn.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> missing("pain", LogAnalysis(History(), library()))
    2
    """
    return max(0, analysis.library.rule.progress.chart_points_min - POINTS[name](analysis))


def since(change: Change) -> str:
    """Since when a change is told."""
    return "Since week 1" if change.since == 1 else f"Since week {change.since}, the first with enough answers,"


COUNT = {2: "two", 3: "three", 4: "four"}
SCALE_ENDS = 10


def rule(change: Change, what: str) -> str:
    """What it takes to call a change real: the same for every score, and the same as the box in its chart.

    >>> looks = ((date(2026, 2, 2), 3), (date(2026, 2, 9), 4))
    >>> rule(Change(1, 6, date(2026, 1, 5), looks, 2, error=2, low=4, high=8), "scores")
    'A change counts as real once the last two scores all lie outside the dotted box: at 4.0 or less, or at 8.0 or more.'
    """
    edges = ", or ".join(filter(None, [_below(change), _above(change)])) or "so far that box fills the whole scale"
    return f"A change counts as real once {_outside(change, what)}: {edges}."


def _outside(change: Change, what: str) -> str:
    return f"the last {COUNT.get(change.wanted, change.wanted)} {what} all lie outside the dotted box"


def _below(change: Change) -> str:
    return f"at {change.low:.1f} or less" if change.low >= 0 else ""


def _above(change: Change) -> str:
    return f"at {change.high:.1f} or more" if change.high <= SCALE_ENDS else ""


def real(change: Change, what: str) -> str:
    """That a change is probably real, and why."""
    where = _above(change) if change.size > 0 else _below(change)
    return f"That is probably real: {_outside(change, what)}, {where}."


def not_yet(change: Change, what: str) -> str:
    """That a change is not called real so far, and what it takes."""
    return f"That can still be the ups and downs you have anyway. {rule(change, what)}"


def numbers(change: Change, what: str, of: str = "") -> str:
    """From what to what, and over which days.

    >>> looks = ((date(2026, 2, 2), 3), (date(2026, 2, 9), 4))
    >>> numbers(Change(1, 6, date(2026, 1, 5), looks, 2, error=2, low=4, high=8), "scores")
    '6.0 then, 3.5 as the average of the last two scores (2 February and 9 February 2026)'
    """
    count, days = len(change.looks), days_listed([on for on, _ in change.looks])
    last = f"average of the last {COUNT.get(count, count)} {what}" if count > 1 else f"newest of the {what}"
    return f"{change.first:.1f} then, {change.last:.1f} as the {last} ({of}{days})"


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


def short_day(day: date, other: date) -> str:
    """A day without its year where the other's tells it."""
    return f"{day.day} {day:%B}" if day.year == other.year else day_words(day)


def days_listed(days: list[date]) -> str:
    """Days as a list that is read aloud.

    >>> days_listed([date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 12)])
    '29 December 2025, 5 January and 12 January 2026'
    """
    *before, last = days
    return listed([*(short_day(day, last) for day in before), day_words(last)])
