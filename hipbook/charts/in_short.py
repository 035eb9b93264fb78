"""The two charts of a log in short: pain at rest and daily life, each as one line that ends in its newest number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..progress.analysis import LogAnalysis, box, pain_change, psfs_change
from ..progress.changes import Change
from ..wording import tenths
from .figure import (
    BEYOND,
    INDIGO,
    MANY,
    MARGIN,
    TEAL,
    YEAR,
    Points,
    Trace,
    band,
    days_of,
    events_on,
    line,
    marks,
    over_days,
    span,
)

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LATELY = "<br><span style='font-size:0.7em'>lately</span>"
"""After the average of the sentence, so that nobody takes it for the last point of the line."""
HEIGHT, ROOM, STRENGTH, LABELS = 250, 44, 0.13, 4
SCALE = {"range": [-0.5, 10.5], "tickvals": [0, 5, 10]}


def pain_in_short(analysis: LogAnalysis) -> Figure:
    """Pain at rest on each day, faintly, and its weekly average.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in pain_in_short(LogAnalysis(History(), library())).data]
    ['on a day', 'weekly average']
    """
    answered = [(day.on, day.resting) for day in analysis.answered]
    weekly = [(week.start + timedelta(3), week.resting) for week in analysis.weeks if answered]
    daily = marks("on a day", answered, INDIGO, "circle", 6, opacity=0.35 if len(answered) < MANY else 0.2)
    average = line("weekly average", weekly, INDIGO, "solid", width=4, says="%{y:.1f}")
    return _one_line(
        [daily, average],
        [point for point in weekly if point[1] is not None] or answered,
        pain_change(analysis),
        analysis,
    )


def daily_life_in_short(analysis: LogAnalysis) -> Figure:
    """The average of the everyday things that were scored throughout.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in daily_life_in_short(LogAnalysis(History(), library())).data]
    ['average of your scores']
    """
    average = line("average of your scores", analysis.means, TEAL, "solid", "circle", 4, says="%{y:.1f}")
    return _one_line(
        [average | {"marker": {"symbol": "circle", "size": 11, "color": TEAL}}],
        analysis.means,
        psfs_change(analysis),
        analysis,
    )


def _one_line(traces: list[Trace], points: Points, change: Change | None, analysis: LogAnalysis) -> Figure:
    days = span(_all_days(analysis), analysis.today) if days_of(traces) else None
    marked = events_on(analysis.history.events, days, MARGIN["t"])
    colour = traces[-1]["line"]["color"]
    usual = [band(*box(change), colour, STRENGTH), *_compared(change, colour)] if change else []
    newest = change.last if change else points[-1][1] if points else None
    layout = {
        "shapes": [*usual, *marked["shapes"]],
        "annotations": [*_newest(newest, days_of(traces), colour, bool(change)), *marked["annotations"]],
        "margin": {**marked["margin"], "l": 34, "r": ROOM, "b": 34}, "showlegend": False, "height": HEIGHT + marked["margin"]["t"],
    }  # fmt: skip
    return over_days(traces, days, SCALE, _named_days(days), **layout)


def _named_days(days: tuple[date, date] | None) -> Trace:
    """A few days by name, the first of the log among them."""
    if days is None:
        return {}
    first, last = days[0] + timedelta(BEYOND), days[1] - timedelta(BEYOND)
    step = max(1, -(-(last - first).days // LABELS))
    labelled = [first + timedelta(n * step) for n in range(LABELS + 1) if n * step <= (last - first).days]
    look = "{:%b %Y}" if (last - first).days > YEAR else "{0.day} {0:%b}"
    return {"tickvals": [day.isoformat() for day in labelled], "ticktext": [look.format(day) for day in labelled]}


def _all_days(analysis: LogAnalysis) -> Sequence[date]:
    """The days of both charts: they stand beside each other and share their time."""
    return [*(day.on for day in analysis.answered), *analysis.scores]


def _compared(change: Change, colour: str) -> list[Trace]:
    """The two averages that the sentence compares, each over its own days."""
    spans = ((change.first, change.then, change.until), (change.last, *change.lately))
    return [
        {
            "type": "line", "x0": since.isoformat(), "x1": until.isoformat(), "y0": value, "y1": value,
            "line": {"width": 2, "color": colour, "dash": "dot"},
        }
        for value, since, until in spans
        if since < until
    ]  # fmt: skip


def _newest(value: float | None, days: Sequence[date], colour: str, is_mean: bool) -> list[Trace]:
    """The number of the sentence above the chart or, before there is one, the last; at its height, after all that is drawn."""
    if value is None or not days:
        return []
    return [
        {
            "text": f"<b>{tenths(value)}</b>{LATELY if is_mean else ''}", "x": max(days).isoformat(), "y": value, "xanchor": "left", "xshift": 10,
            "showarrow": False, "font": {"size": 20, "color": colour},
        }
    ]  # fmt: skip
