"""The story of the plan as it is read: the last weeks line by line, all before folded by month, by quarter, by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ..wording import brief_day, counted
from .analysis import LogAnalysis
from .plan_events import Event
from .plan_story import events

RECENT = timedelta(weeks=12)
YEAR = timedelta(days=365)
MOST = 8
"""So many lines are read at one look."""
QUARTERS = ("January to March", "April to June", "July to September", "October to December")


@dataclass(frozen=True)
class Line:
    """One line of the story, of one event or of all that happened to one exercise in a period: ``when`` says which."""

    when: str
    title: str
    what: str
    cause: str = ""
    held: str = ""


@dataclass(frozen=True)
class Chapter:
    """A time and its lines, the newest first; ``count`` are the events in them. Only the last weeks are ``is_recent``."""

    title: str
    lines: tuple[Line, ...]
    count: int
    is_recent: bool = False


@dataclass(frozen=True)
class _Period:
    """A month or a quarter."""

    since: date
    name: str


def exercises_changed(analysis: LogAnalysis) -> tuple[str, ...]:
    """The exercises and sequences of the story, those with most events first."""
    count = Counter(id for event in events(analysis) for id in event.exercises)
    items = (*analysis.library.exercises, *analysis.library.series)
    return tuple(id for id, _ in sorted(count.items(), key=lambda item: (-item[1], item[0])) if id in items)


def chapters(analysis: LogAnalysis, exercise: str | None = None) -> tuple[Chapter, ...]:
    """The chapters of the story, newest first, of all or of one exercise; none where nothing happened yet.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> chapters(LogAnalysis(History(), library()))
    ()
    """
    happened = [event for event in events(analysis) if exercise is None or exercise in event.exercises]
    now = analysis.now or date.max
    lately = [event for event in happened if now - event.on <= RECENT]
    before = [event for event in happened if now - event.on > RECENT]
    return (*_lately(lately), *_years(before, now))


def last_weeks(analysis: LogAnalysis) -> tuple[Line, ...]:
    """The lines of the last weeks, newest first; folded by month where they are more than are read at one look."""
    now = analysis.now or date.max
    return _folded_if_many([event for event in events(analysis) if now - event.on <= RECENT])


def _lately(happened: Sequence[Event]) -> tuple[Chapter, ...]:
    if not happened:
        return ()
    lines = _folded_if_many(happened)
    first = Chapter("The last 12 weeks", lines[:MOST], len(happened), is_recent=True)
    rest = Chapter("More of the last 12 weeks", lines[MOST:], len(lines) - MOST)
    return (first, rest) if rest.lines else (first,)


def _folded_if_many(happened: Sequence[Event]) -> tuple[Line, ...]:
    """The events of the last weeks: a line each or, where they are many, one a month for each exercise."""
    if len(happened) > MOST:
        return _folded(happened, _month, _near_day)
    return tuple(_line(event, _near_day) for event in happened)


def _years(happened: Sequence[Event], now: date) -> tuple[Chapter, ...]:
    """A chapter a year: by month while it is not long ago, else by quarter."""
    by_year: dict[int, list[Event]] = {}
    for event in happened:
        by_year.setdefault(event.on.year, []).append(event)
    return tuple(
        Chapter(
            f"Earlier in {year}" if year == now.year else str(year), _folded(of, lambda day: _period(day, now)), len(of)
        )
        for year, of in by_year.items()
    )


def _period(day: date, now: date) -> _Period:
    return _month(day) if now - day <= YEAR else _quarter(day)


def _month(day: date) -> _Period:
    return _Period(day.replace(day=1), f"{day:%B %Y}")


def _quarter(day: date) -> _Period:
    n = (day.month - 1) * len(QUARTERS) // 12
    return _Period(date(day.year, 1 + n * 12 // len(QUARTERS), 1), f"{QUARTERS[n]} {day.year}")


def _near_day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _folded(
    happened: Sequence[Event], period: Callable[[date], _Period], day: Callable[[date], str] = brief_day
) -> tuple[Line, ...]:
    """A line for all that happened to one exercise in a period; what happened once keeps its day."""
    groups: dict[Hashable, list[Event]] = {}
    for event in happened:
        groups.setdefault((period(event.on), event.name), []).append(event)
    return tuple(_line(of[0], day) if len(of) == 1 else _many(of, period(of[0].on).name) for of in groups.values())


def _line(event: Event, day: Callable[[date], str]) -> Line:
    return Line(day(event.on), event.title, event.what, event.cause, event.held)


def _many(of: Sequence[Event], when: str) -> Line:
    """Several events of one exercise, newest first, as one line: from where to where, and the commonest cause."""
    newest, oldest = of[0], of[-1]
    if not newest.exercises:
        return Line(when, newest.name, f"{counted(len(of), 'time')}, the last on {brief_day(newest.on)}: {newest.what}")
    alike = len({event.sides for event in of}) == 1
    way = _way(oldest, newest) if alike else ", ".join(filter(None, [", in the end " + newest.what, newest.sides]))
    ((cause, often),) = Counter(event.cause for event in of).most_common(1)
    if often <= len(of) / 2:
        cause = f"The last time: {newest.cause}"
    elif often < len(of):
        cause = f"Mostly: {cause}"
    title = newest.title if alike else newest.name
    return Line(when, title, f"{counted(len(of), 'change')}{way}", cause, newest.held)


def _way(oldest: Event, newest: Event) -> str:
    """From the dose before the first of them to that after the last, or what the last of them was."""
    if not oldest.before or not newest.after:
        return f", in the end {newest.what}"
    if oldest.before == newest.after:
        return f", and back to {newest.after}"
    return f": {oldest.before} became {newest.after}"
