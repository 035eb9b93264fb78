"""What an experiment looks at, day by day, out of the log. The number of the morning after belongs to the day before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ..content.loader import Library
from ..model.experiment import Outcome
from ..model.records import History
from ..progress.analysis import LogAnalysis

MORE_IS_BETTER: frozenset[Outcome] = frozenset({"daily_life"})


def values(outcome: Outcome, history: History, library: Library) -> Mapping[date, float]:
    """The value of each day that has one.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import Morning
    >>> mornings = History(mornings=(Morning(on="2026-01-06", pain=3),))
    >>> [(on.day, value) for on, value in values("morning", mornings, library()).items()]
    [(5, 3.0)]
    """
    match outcome:
        case "morning":
            return _mornings(history)
        case "worst":
            return _highest((done.on, done.pain_worst) for done in history.sessions)
        case "effort":
            return _highest((done.on, done.rpe) for done in history.sessions)
        case "daily_life":
            return dict(LogAnalysis(history, library).means)


def _mornings(history: History) -> dict[date, float]:
    """A morning belongs to the session it names, else to the day before; the one that names its session counts first."""
    answered = [m for m in history.mornings if m.pain is not None]
    by_day = {m.on - timedelta(1): float(m.pain or 0) for m in answered if m.after is None}
    return by_day | {m.after: float(m.pain or 0) for m in answered if m.after is not None}


def _highest(scores: Iterable[tuple[date, float | None]]) -> dict[date, float]:
    days: dict[date, float] = {}
    for on, score in scores:
        if score is not None:
            days[on] = max(score, days.get(on, 0))
    return days
