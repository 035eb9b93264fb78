"""Breaks in a log, such as a holiday: named where they fall, so that nobody reads a gap as a change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from ...model.records import Holiday
from ...wording import day_words, plural
from ..analysis import LogAnalysis
from .phrases import short_day

DAY = timedelta(1)
Break = tuple[date, date]


def breaks(days: Iterable[date], longest: int, now: date | None) -> tuple[Break, ...]:
    """The first and the last day of each break longer than so many days, oldest first; one may go on ``now``.

    >>> breaks([date(2026, 1, 5), date(2026, 1, 20)], longest=7, now=date(2026, 1, 21))
    ((datetime.date(2026, 1, 6), datetime.date(2026, 1, 19)),)
    """
    marks = sorted({*days, *([now + DAY] if now else [])})
    return tuple((a + DAY, b - DAY) for a, b in pairwise(marks) if (b - a).days - 1 > longest)


def without_sessions(analysis: LogAnalysis) -> tuple[Break, ...]:
    """The breaks in which nothing was practised."""
    return _of(analysis, [day.on for day in analysis.days if day.sessions])


def without_pain(analysis: LogAnalysis) -> tuple[Break, ...]:
    """The breaks in which pain at rest was not answered."""
    return _of(analysis, [day.on for day in analysis.answered])


def _of(analysis: LogAnalysis, days: list[date]) -> tuple[Break, ...]:
    return breaks(days, analysis.library.rule.gap.gap_restart_days, analysis.now) if days else ()


def newest_break(what: str, breaks_logged: tuple[Break, ...], holidays: Iterable[Holiday] = ()) -> str:
    """The newest break as a sentence, and how many there were before it; empty where there was none.

    >>> newest_break("sessions", ((date(2026, 1, 6), date(2026, 1, 19)),), [Holiday(on="2026-01-08", until="2026-01-18")])
    ' No sessions from 6 January to 19 January 2026 (a holiday).'
    """
    if not breaks_logged:
        return ""
    first, last = breaks_logged[-1]
    before = len(breaks_logged) - 1
    more = f", and {before} {plural('break', before)} like it before" if before else ""
    away = " (a holiday)" if any(one.on <= last and one.until > first for one in holidays) else ""
    return f" No {what} from {short_day(first, last)} to {day_words(last)}{away}{more}."
