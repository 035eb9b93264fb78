"""What the sentences share: numbers of things, days as a person says them, and what a chart still waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ...content.loader import Library
from ...history.weeks import week_of
from ...model.records import History
from ...wording import day_words, listed, plural, upper_first
from ..analysis import LogAnalysis
from ..changes import Change

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


MAY = "It can still be the ups and downs you have anyway."
SHOW = "That is worth showing to someone who knows hips."
GOES_ON = "If it goes on, do less and show this to a clinician."
GRADES = {"hint": "A hint: {} may be {} than in {}", "real": "{} is probably really {} than in {}"}
SCALE_ENDS = 10


def how_sure(library: Library) -> str:
    """How often the page is wrong: what its two grades of words are worth.

    >>> from hipbook.content.loader import library
    >>> how_sure(library())
    'Of 100 people whose hip does not change, about 10 a year read a hint on this page, and about 2 read “probably”; more do whose pain swings widely.'
    """
    hints, real = library.rule.change.rate_of_hints, library.rule.change.rate_of_real
    return (
        f"Of 100 people whose hip does not change, about {hints} a year read a hint on this page, "
        f"and about {real} read “probably”; more do whose pain swings widely."
    )


def baseline_weeks(change: Change, history: History) -> str:
    """The weeks of the baseline, by number or, where it began anew after a long gap, by their days."""
    if change.anew:
        return (
            f"the time from {short_day(change.then, change.until)} to {day_words(change.until)}, when you began again"
        )
    first, last = week_of(change.then, history), week_of(change.until, history)
    if first == last:
        return f"week {first}"
    return f"weeks {first} {'and' if last == first + 1 else 'to'} {last}"


def change_words(change: Change, what: str, base: str, way: str, good: bool, numbers: str) -> str:
    """The sentence about a change that is told: what, how surely, and what belongs after it."""
    began = upper_first(GRADES[change.grade or "hint"].format(what, way, base))
    by = f"{began}, by about {abs(change.size):.1f} points: {numbers}."
    if good:
        return f"{by} {ANYWAY}" if change.is_real else f"{by} {MAY} {ANYWAY}"
    return f"{by} {SHOW} {ALARM}" if change.is_real else f"{by} {MAY} {GOES_ON}"


def gone_words(change: Change, what: str, base: str, way: str, numbers: str) -> str:
    """The sentence about a change that was told and of which most has gone again."""
    return f"For a time {what} was {way} than in {base}; most of that has gone again: {numbers}. {edges(change)}"


def edges(change: Change) -> str:
    """How far the last values must lie from the baseline, about, before a change begins to be told.

    >>> day = date(2026, 1, 5)
    >>> edges(Change(6, 5, day, day, (day, day), 2, None, low=3.5, high=10.5))
    'A change begins to be told at about 3.5 or less, outside the dotted box, for some weeks.'
    """
    below = f"{change.low:.1f} or less" if change.low >= 0 else ""
    above = f"{change.high:.1f} or more" if change.high <= SCALE_ENDS else ""
    outside = ", or ".join(filter(None, [below, above]))
    if not outside:
        return "So far the dotted box fills the whole scale: there is too little in the log to tell a change."
    return f"A change begins to be told at about {outside}, outside the dotted box, for some weeks."


def way(change: Change) -> str:
    """Which way it went.

    >>> day = date(2026, 1, 5)
    >>> way(Change(6, 5, day, day, (day, day), 2, None, low=3.5, high=8.5))
    'lower'
    """
    return "higher" if change.way == "rise" else "lower"


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
