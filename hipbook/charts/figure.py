"""What all charts are made of: marks, lines, bars and bands over days, and the table of their numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from ..content.tokens import tokens
from ..model.records import LifeEvent
from ..wording import brief_day, isolated, shortened

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# Charts are drawn in the light colours, as on paper; a page gives them its own.
TEAL, INDIGO, CORAL, INK, CARD, YELLOW, RED, SAND = (
    tokens().colours[name].light
    for name in ("primary", "secondary", "alarm", "ink", "card", "picked", "urgent", "usual")
)
Trace = dict[str, Any]
"""A part of a figure as plotly's JSON knows it: a trace, a shape, a note, an axis."""
Points = Sequence[tuple[date, Any]]
BEYOND, MANY, YEAR, LEAST, LONGEST, TICKS = 2, 300, 400, 14, 30, 4
ROW, ROWS, EVENT_NAME, LETTERS, HALF = 18, 3, 18, 34, 0.5
"""Names of events: how high a row of them is and how many there are, and letters of a name and of a row on a phone."""
HEIGHT, MARGIN = 340, {"l": 46, "r": 12, "t": 12, "b": 40}
DAY, WEEK_OF = "%{x|%a %-d %b %Y}", "Week of %{customdata|%-d %b %Y}"
EMPTY = {
    "text": "Nothing logged in this time", "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False,
}  # fmt: skip


def shown(day: date, since: date | None) -> bool:
    """Is a day within the range that is looked at?"""
    return since is None or day >= since


def plain(text: str, longest: int = LONGEST) -> str:
    """Text as a chart may show it: short, never markup, and nothing that plotly would fill in.

    >>> plain("<b>walk</b>"), plain("%{x}")
    ('&lt;b&gt;walk&lt;/b&gt;', '&#37;{x}')
    """
    return isolated(escape(shortened(text, longest), quote=False).replace("%{", "&#37;{"))


def trace(name: str, points: Points, says: str = "%{y:.3~g}", **look: Any) -> Trace:
    """Points of days under a name; ``says`` is what stands after the day when one is pointed at."""
    look.setdefault("hovertemplate", f"{DAY}<br>{plain(name)}: {says}<extra></extra>")
    return {
        "name": plain(name), "meta": name,
        "x": [on.isoformat() for on, _ in points], "y": [value for _, value in points], **look,
    }  # fmt: skip


def marks(name: str, points: Points, colour: str, symbol: str, size: float = 9, **look: Any) -> Trace:
    """Points as marks of a shape and colour, smaller where there are many."""
    size = 4 if len(points) > MANY else size
    marker = {"color": colour, "symbol": symbol, "size": size, "line": {"width": 2, "color": colour}}
    drawn: Trace = {"type": "scatter", "mode": "markers", "marker": marker}
    return trace(name, points, **drawn | look)


def line(
    name: str, points: Points, colour: str, dash: str, symbol: str | None = None, width: float = 2.5, **look: Any
) -> Trace:
    """Points as a line that breaks where a value is missing."""
    drawn: Trace = {"type": "scatter", "connectgaps": False, "mode": "lines+markers" if symbol else "lines",
                    "line": {"color": colour, "dash": dash, "width": width}}  # fmt: skip
    marker: Trace = {"marker": {"symbol": symbol, "size": 7, "color": colour}} if symbol else {}
    return trace(name, points, **drawn | marker | look)


def bars(name: str, points: Points, colour: str, pattern: str, says: str) -> Trace:
    """Bars of a week's width that stand in the middle of their week and are named by its first day."""
    shifted = [(on + timedelta(3), value) for on, value in points]
    filled = {"shape": pattern, "fillmode": "replace", "solidity": 0.4}
    look = {"color": colour, "line": {"color": colour, "width": 1.5}, **({"pattern": filled} if pattern else {})}
    return trace(
        name, shifted, type="bar", width=6.2 * 86_400_000, marker=look, hovertemplate=f"{WEEK_OF}<br>{says}<extra></extra>",
        customdata=[on.isoformat() for on, _ in points],
    )  # fmt: skip


def broken(points: Sequence[tuple[date, float | None]], gap: int) -> list[tuple[date, float | None]]:
    """The same points with a missing one wherever more than ``gap`` days lie between two."""
    line: list[tuple[date, float | None]] = []
    for on, value in points:
        if line and (on - line[-1][0]).days > gap:
            line.append((on - timedelta(1), None))
        line.append((on, value))
    return line


def band(low: float, high: float, colour: str, strength: float, dash: str = "") -> Trace:
    """A band across the whole chart between two values, with so much of a colour; without any, only its frame."""
    edge = {"width": 1.5, "color": INK, "dash": dash} if dash else {"width": 0}
    return {
        "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": high, "layer": "below", "line": edge,
        **({"fillcolor": colour, "opacity": strength} if strength else {"fillcolor": "rgba(0,0,0,0)"}),
    }  # fmt: skip


def hatched(low: float, high: float, days: tuple[date, date], colour: str, pattern: str) -> Trace:
    """A pattern across the chart between two values, for eyes that cannot tell the colours apart; no data of its own."""
    (first, last), clear = (day.isoformat() for day in days), "rgba(0,0,0,0)"
    return {
        "type": "scatter", "mode": "none", "x": [first, last, last, first], "y": [low, low, high, high], "fill": "toself",
        "fillcolor": clear, "hoverinfo": "skip", "showlegend": False, "opacity": 0.45,
        "fillpattern": {"shape": pattern, "fgcolor": colour, "bgcolor": clear, "size": 12, "solidity": 0.12},
    }  # fmt: skip


def events_on(events: Sequence[LifeEvent], days: tuple[date, date] | None, top: int) -> Trace:
    """The layout with which a chart marks a reader's own events: upright lines, and their names in rows above it.

    A name that would touch another goes a row higher; one for which no row is free is left to the list beside the chart.
    """
    seen = [event for event in events if days and days[0] <= event.on <= days[1]]
    lines = [_upright(event) for event in seen]
    names = [_event_name(event, row, days) for event, row in _rows(seen, days)] if days else []
    rows_used = max((name["yshift"] // ROW for name in names), default=-1) + 1
    return {"shapes": lines, "annotations": names, "margin": {**MARGIN, "t": top + ROW * rows_used}}


def _rows(events: Sequence[LifeEvent], days: tuple[date, date] | None) -> list[tuple[LifeEvent, int]]:
    """Each event with the row of its name, from below; without those for which none is free."""
    free: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
    placed = []
    for event in sorted(events, key=lambda event: event.on, reverse=True):
        first, last = _reach(event, days) if days else (0.0, 0.0)
        row = next((n for n, taken in enumerate(free) if all(last < a or b < first for a, b in taken)), None)
        if row is not None:
            free[row].append((first, last))
            placed.append((event, row))
    return placed


def _reach(event: LifeEvent, days: tuple[date, date]) -> tuple[float, float]:
    """From where to where the name of an event reaches, as shares of a chart on a phone."""
    at, wide = _share(event, days), (len(plain(event.what, EVENT_NAME)) + 2) / LETTERS
    return (at, at + wide) if at < HALF else (at - wide, at)


def _share(event: LifeEvent, days: tuple[date, date]) -> float:
    return (event.on - days[0]).days / max(1, (days[1] - days[0]).days)


def _upright(event: LifeEvent) -> Trace:
    day = event.on.isoformat()
    return {
        "type": "line", "xref": "x", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": 1, "layer": "above",
        "line": {"width": 2, "color": INK, "dash": "dot"},
    }  # fmt: skip


def _event_name(event: LifeEvent, row: int, days: tuple[date, date]) -> Trace:
    return {
        "text": plain(event.what, EVENT_NAME), "x": event.on.isoformat(), "yref": "paper", "y": 1, "yanchor": "bottom",
        "yshift": ROW * row, "xanchor": "left" if _share(event, days) < HALF else "right", "showarrow": False,
        "font": {"size": 13, "color": INK},
    }  # fmt: skip


def note(text: str, y: float, left: bool = False) -> Trace:
    """Words beside the chart (or within it, on the left) at the height of a value."""
    place = {"x": 0.01, "xanchor": "left"} if left else {"x": 1, "xanchor": "left", "xshift": 4}
    return {"text": text, "xref": "paper", "y": y, "showarrow": False, "font": {"size": 12, "color": INK}, **place}


def scale(title: str) -> Trace:
    """An axis from 0 to 10."""
    return {"title": {"text": title}, "range": [-0.4, 10.4], "dtick": 2}


def days_of(traces: Iterable[Trace]) -> list[date]:
    """All days that have a value."""
    return [day for one in traces for day in logged_days(one)]


def logged_days(one: Trace) -> list[date]:
    """The days a trace has a value for."""
    return [date.fromisoformat(on) for on, value in zip(one["x"], one["y"], strict=True) if value is not None]


def span(days: Sequence[date], today: date | None, beyond: int = BEYOND) -> tuple[date, date] | None:
    """From the first day with a value to today: at least two weeks, so that one point is not stretched over a day.

    The room that is left over stands after it: there is nothing before a log began, and something may yet come.
    """
    if not days:
        return None
    first, last = min(days), max([*days, *([today] if today else [])])
    first, last = first - timedelta(beyond), last + timedelta(beyond)
    return first, max(last, first + timedelta(LEAST))


def by_weeks(starts: Sequence[date]) -> Trace:
    """An axis that names some of the weeks by the day they began, under their middle."""
    labelled = starts[:: -(-len(starts) // TICKS) or 1]
    look = "{:%b %Y}" if starts and (starts[-1] - starts[0]).days > YEAR else "{0.day} {0:%b}"
    return {
        "tickvals": [(start + timedelta(3)).isoformat() for start in labelled],
        "ticktext": [look.format(start) for start in labelled], "title": {"text": "week beginning", "standoff": 6},
    }  # fmt: skip


def over_days(
    traces: Sequence[Trace],
    x_range: tuple[date, date] | None,
    y: Trace,
    x_more: Trace | None = None,
    **more: Any,
) -> Figure:
    """A figure over days; where there is nothing to show it says so."""
    long = x_range is not None and (x_range[1] - x_range[0]).days > YEAR
    x = {
        "type": "date", "tickformat": "%b %Y" if long else "%-d %b", "fixedrange": True, "showgrid": False,
        "range": [day.isoformat() for day in x_range] if x_range else None, "nticks": 7,
        "tickangle": 0, "automargin": True, "visible": x_range is not None, **(x_more or {}),
    }  # fmt: skip
    axes = {"xaxis": x, "yaxis": {"fixedrange": True, "zeroline": False, "automargin": True, **y}}
    if x_range is None:
        more["annotations"] = [*more.get("annotations", []), EMPTY]
    return figure([one for one in traces if x_range is None or logged_days(one)], **axes, **more)


def figure(traces: Sequence[Trace], **layout: Any) -> Figure:
    """An ordinary plotly figure in the book's plain look."""
    from plotly.graph_objects import Figure

    look = {
        "template": "none", "height": HEIGHT, "margin": MARGIN, "dragmode": False,
        "hovermode": "closest", "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK, "size": 14, "family": "system-ui, sans-serif"}, "showlegend": True,
        "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0},
    }  # fmt: skip
    return Figure(data=traces, layout=look | layout)


def rows(columns: Sequence[str], lines: Iterable[Sequence[Any]]) -> str:
    """A table of its own for a chart whose numbers do not tell it all; give it to a figure as its ``meta``.

    It is kept as JSON: plotly would look at every cell of a list.
    """
    return json.dumps({"columns": list(columns), "rows": [list(cells) for cells in lines]})


def table(of: Figure) -> dict[str, Any]:
    """The numbers of a figure: its own table, or a column for each trace and a row for each day, oldest first.

    >>> from hipbook.charts import load
    >>> from hipbook.content.loader import library
    >>> from hipbook.progress.analysis import LogAnalysis
    >>> from hipbook.model.records import History
    >>> table(load(LogAnalysis(History(), library())))["rows"]
    []
    """
    whole: dict[str, Any] = json.loads(of.layout.meta) if of.layout.meta else _by_day(of)
    return whole | {"rows": [[_in_words(first), *others] for first, *others in whole["rows"]]}


def _in_words(cell: Any) -> Any:
    """A day as a person writes it; whatever else it is stays."""
    try:
        return brief_day(date.fromisoformat(cell))
    except (TypeError, ValueError):
        return cell


def _by_day(of: Figure) -> dict[str, Any]:
    numbers: dict[str, dict[int, float]] = {}
    data = [one for one in of.data if one.hoverinfo != "skip"]
    for place, one in enumerate(data):
        for day, value in zip(one.customdata or one.x or (), one.y or (), strict=True):
            if value is not None:
                numbers.setdefault(day, {})[place] = round(value, 1)
    columns = ["day", *(one.meta or one.name for one in data)]
    lines = [[day, *(numbers[day].get(n) for n in range(len(data)))] for day in sorted(numbers)]
    return {"columns": columns, "rows": lines}
