"""The last weeks of a log for paper: a line a week, and where the marks of a small drawing of pain stand.

Weeks and days are those of Progress (:mod:`hipbook.history.weeks`), so that both show the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean
from typing import Any

from ..content.loader import Library
from ..history.weeks import WEEK, begun, log_days, week_begins
from ..model.records import History
from ..wording import brief_day

WEEKS, DATES = 8, 4
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 340, 214, 24, 190, 22
MARKS = "ABCDEFGH"
"""The letters of a reader's own events in the drawing; older ones than these stay in the log."""


@dataclass(frozen=True)
class Week:
    """Seven days of the log. What was not answered is None, never 0."""

    begins: date
    sessions: int
    parts: int
    minutes: float
    before: float | None
    worst: float | None
    morning: float | None
    effort: float | None


def weeks_of(history: History, today: date) -> Iterator[Week]:
    """The last weeks, oldest first, those without practice included; the last one is the week that is running."""
    days = log_days(history)
    for begins in _beginnings(history, today):
        done = [session for session in history.sessions if begins <= session.on < begins + WEEK]
        of = [day for day in days if begins <= day.on < begins + WEEK]
        yield Week(
            begins, len(done), sum(not session.whole for session in done), round(sum(day.minutes for day in of)),
            mean(day.before for day in of), max((day.during for day in of if day.during is not None), default=None),
            mean(day.morning for day in of), mean(session.rpe for session in done),
        )  # fmt: skip


def _beginnings(history: History, today: date) -> list[date]:
    """The first days of the last weeks, none from before the log began."""
    last, first = week_begins(today, history), begun(history) or today
    return [last - ago * WEEK for ago in reversed(range(WEEKS)) if not ago or last - ago * WEEK >= first]


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of what was answered, or None where nothing was."""
    answers = [value for value in values if value is not None]
    return round(fmean(answers), 1) if answers else None


def _up(pain: float) -> float:
    """How high a pain of 0 to 10 stands in the drawing."""
    return round(BOTTOM - (BOTTOM - TOP) * pain / 10, 1)


def drawn(history: History, library: Library, today: date) -> dict[str, Any]:
    """Where the marks of the drawing stand; the line breaks where nobody practised for long."""
    begins = _beginnings(history, today)[0]
    done = [session for session in history.sessions if begins <= session.on <= today]
    length = max(1, (today - begins).days)

    def across(day: date) -> float:
        return round(LEFT + 6 + (WIDTH - LEFT - 40) * (day - begins).days / length, 1)

    before = [(s.on, s.pain_before) for s in done if s.pain_before is not None]
    runs = _runs(before, library.rule.gap.gap_restart_days)
    step = -(-length // DATES)
    dates = [*(begins + timedelta(day) for day in range(0, length - step + 1, step)), begins + timedelta(length)]
    lived = [event for event in history.events if begins <= event.on <= today][-len(MARKS) :]
    return {
        "width": WIDTH, "height": HEIGHT, "bottom": BOTTOM, "top": TOP,
        "events": [(mark, event.what, event.on, across(event.on)) for mark, event in zip(MARKS, lived, strict=False)],
        "levels": [(pain, _up(pain)) for pain in (0, 5, 10)],
        "dates": [(brief_day(day)[:-5], across(day)) for day in dates],
        "before": [[(across(day), _up(pain)) for day, pain in run] for run in runs],
        "worst": [(across(s.on), _up(s.pain_worst)) for s in done if s.pain_worst is not None],
    }  # fmt: skip


def _runs(points: list[tuple[date, int]], longest_gap: int) -> list[list[tuple[date, int]]]:
    runs = [points[:1]] if points else []
    for before, after in pairwise(points):
        if (after[0] - before[0]).days > longest_gap:
            runs.append([])
        runs[-1].append(after)
    return runs
