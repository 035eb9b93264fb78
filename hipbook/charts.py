"""The charts of Progress as ordinary plotly figures, and their numbers as tables.

Plotly is imported when the first figure is built, and never its ``io`` renderers or ``express``: they are slow to load.
The widget that draws a figure puts the colours of the page in place of the ones named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from . import diary, metrics
from .content import Library
from .records import History

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

TEAL, INDIGO, CORAL, INK = "#1f7a74", "#4a63b0", "#d9472b", "#22304a"
SANDS = {"green": "rgba(201,164,95,0.08)", "amber": "rgba(201,164,95,0.20)", "red": "rgba(201,164,95,0.38)"}
SYMBOLS = ("square-open", "diamond-open", "triangle-up-open", "triangle-down-open", "star-open")
DASHES = ("dot", "dash", "dashdot", "longdash", "longdashdot")
BANDS = (
    ("kept", ("kept",), TEAL, ""),
    ("partly", ("partly", "quiet"), INDIGO, "/"),
    ("flare: goals paused", ("paused",), INDIGO, "."),
    ("this week so far", ("running",), TEAL, "x"),
)
LOADS = (("load of the week", TEAL, ""), ("at least: efforts missing", INDIGO, "/"), ("this week so far", TEAL, "x"))
MANY, YEAR, LEAST, LONGEST = 300, 400, 14, 30
HEIGHT, MARGIN = 340, {"l": 46, "r": 12, "t": 12, "b": 40}
EMPTY = {
    "text": "Nothing logged in this time", "xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False,
}  # fmt: skip


def pain(
    history: History, library: Library, *, since: date | None = None, today: date | None = None, cap: int | None = None
) -> Figure:
    """Pain before, at its worst and the next morning, with zones; usual pain and weekly means as lines.

    >>> from hipbook.content import library
    >>> [trace.name for trace in pain(History(), library()).data]
    ['before', 'worst during', 'next morning', 'usual before', 'weekly mean at rest']
    """
    of = [day for day in diary.days(history) if _shown(day.on, since)]
    usual = [(on, value) for on, value in metrics.usual_line(history, library) if _shown(on, since)]
    weekly = [(week.start + timedelta(3), week.resting) for week in diary.weeks(history, library, today)]
    small = len(of) > MANY
    traces = [
        _marks("before", [(day.on, day.before) for day in of], TEAL, "circle", small),
        _marks("worst during", [(day.on, day.during) for day in of], CORAL, "triangle-up-open", small),
        _marks("next morning", [(day.on, day.morning) for day in of], INDIGO, "diamond-open", small),
        _line("usual before", _broken(usual, library.rule("gap_restart_days")), TEAL, "dash"),
        _line("weekly mean at rest", [point for point in weekly if _shown(point[0], since)], INDIGO, "solid", "square"),
    ]
    bands = metrics.zone_bands(library, cap)
    layout = {"shapes": [_band(*band) for band in bands], "annotations": [_band_name(*band) for band in bands]}
    edges = _scale("pain, 0 to 10") | {"tickvals": [0, *(high for _, _, high in bands)]}
    return _figure(traces, _range(_dates(traces), since, today), edges, {**layout, "margin": {**MARGIN, "r": 50}})


def daily_life(history: History, library: Library, *, since: date | None = None, today: date | None = None) -> Figure:
    """Each everyday thing with a line and mark of its own, and the mean of those scored throughout.

    >>> from hipbook.content import library
    >>> len(daily_life(History(), library()).data)
    0
    """
    scores = {on: of for on, of in metrics.psfs_days(history).items() if _shown(on, since)}
    things = list(dict.fromkeys(thing for of in scores.values() for thing in of))
    traces = [
        _line(thing, [(on, of.get(thing)) for on, of in scores.items()], INDIGO, DASHES[n % 5], SYMBOLS[n % 5], 1.5)
        for n, thing in enumerate(things)
    ]
    means = dict(metrics.psfs_means(history))
    if len(things) > 1 and means:
        traces.append(_line("mean", [(on, means.get(on)) for on in scores], TEAL, "solid", "circle", 3))
    return _figure(traces, _range(_dates(traces), since, today), _scale("0 cannot, 10 as before"))


def consistency(history: History, library: Library, *, since: date | None = None, today: date | None = None) -> Figure:
    """Days practised in each week as bars that say how the week was, with what was planned as a line across.

    >>> from hipbook.content import library
    >>> [trace.name for trace in consistency(History(), library()).data][0]
    'kept'
    """
    weeks = _weeks(history, library, since, today)
    traces = [
        _bars(name, [(week.start, week.practised) for week in weeks if week.status in statuses], colour, pattern)
        for name, statuses, colour, pattern in BANDS
    ]
    planned = [(week.start + timedelta(3), week.planned) for week in weeks]
    traces.append(_marks("planned", planned, INK, "line-ew-open", False, 16))
    y = {"title": {"text": "days a week"}, "range": [0, 7.4], "dtick": 1}
    return _figure(traces, _range(_dates(traces), since, today, 7), y, {"barmode": "overlay"})


def load(history: History, library: Library, *, since: date | None = None, today: date | None = None) -> Figure:
    """Load (effort times minutes) of each week; a week with efforts missing is at least what its bar shows.

    >>> from hipbook.content import library
    >>> [trace.name for trace in load(History(), library()).data]
    ['load of the week', 'at least: efforts missing', 'this week so far']
    """
    weeks = _weeks(history, library, since, today)
    traces = [
        _bars(name, [(week.start, week.load) for week in weeks if _load_kind(week) == name], colour, pattern)
        for name, colour, pattern in LOADS
    ]
    highest = max((week.load or 0 for week in weeks), default=0)
    y = {"title": {"text": "effort × minutes"}, "range": [0, max(10, highest * 1.1)]}
    return _figure(traces, _range(_dates(traces), since, today, 7), y, {"barmode": "overlay"})


def table(figure: Figure) -> dict[str, list]:
    """The numbers of a figure: a column for each trace, a row for each day that has a number, oldest first.

    >>> from hipbook.content import library
    >>> table(load(History(), library()))["rows"]
    []
    """
    numbers: dict[str, dict[int, float]] = {}
    for place, trace in enumerate(figure.data):
        days = trace.customdata or trace.x or ()
        for day, value in zip(days, trace.y or (), strict=True):
            if value is not None:
                numbers.setdefault(day, {})[place] = round(value, 1)
    columns = ["day", *(trace.meta or trace.name for trace in figure.data)]
    rows = [[day, *(numbers[day].get(place) for place in range(len(figure.data)))] for day in sorted(numbers)]
    return {"columns": columns, "rows": rows}


def _weeks(history: History, library: Library, since: date | None, today: date | None) -> list[diary.Week]:
    weeks = diary.practised_weeks(history, library, today)
    return [week for week in weeks if _shown(week.start + diary.WEEK - timedelta(1), since)]


def _load_kind(week: diary.Week) -> str:
    if not week.whole:
        return "this week so far"
    return "at least: efforts missing" if week.without_effort else "load of the week"


def _shown(day: date, since: date | None) -> bool:
    return since is None or day >= since


def _dates(traces: Iterable[dict[str, Any]]) -> list[date]:
    return [day for trace in traces for day in _known(trace)]


def _trace(name: str, points: Sequence[tuple[date, float | None]], **look: Any) -> dict[str, Any]:
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return {
        "name": escape(short, quote=False), "meta": name,
        "x": [on.isoformat() for on, _ in points], "y": [value for _, value in points],
        "hovertemplate": "%{x|%a %-d %b %Y}: %{y:.3~g}", **look,
    }  # fmt: skip


def _marks(name: str, points: Sequence, colour: str, symbol: str, small: bool, size: int = 9) -> dict[str, Any]:
    marker = {"color": colour, "symbol": symbol, "size": 4 if small else size, "line": {"width": 2, "color": colour}}
    return _trace(name, points, type="scatter", mode="markers", marker=marker)


def _line(
    name: str, points: Sequence, colour: str, dash: str, symbol: str | None = None, width: float = 2.5
) -> dict[str, Any]:
    look = {"mode": "lines+markers" if symbol else "lines", "line": {"color": colour, "dash": dash, "width": width}}
    marker = {"marker": {"symbol": symbol, "size": 7, "color": colour}} if symbol else {}
    return _trace(name, points, type="scatter", connectgaps=False, **look, **marker)


def _bars(name: str, points: Sequence, colour: str, pattern: str) -> dict[str, Any]:
    """Bars of a week's width that stand in the middle of their week and are named by its first day."""
    shifted = [(on + timedelta(3), value) for on, value in points]
    filled = {"shape": pattern, "fillmode": "replace", "solidity": 0.4}
    marker = {"color": colour, "pattern": filled, "line": {"color": colour, "width": 1}}
    starts = [on.isoformat() for on, _ in points]
    return _trace(
        name, shifted, type="bar", width=6 * 86_400_000, marker=marker, customdata=starts,
        hovertemplate="week from %{customdata|%-d %b %Y}: %{y:.3~g}",
    )  # fmt: skip


def _broken(points: Sequence[tuple[date, float | None]], longest: int) -> list[tuple[date, float | None]]:
    """A line that is not drawn across a gap of more than so many days.

    >>> _broken([(date(2026, 1, 1), 2), (date(2026, 1, 20), 3)], 7)[1]
    (datetime.date(2026, 1, 2), None)
    """
    line: list[tuple[date, float | None]] = []
    for on, value in points:
        if line and (on - line[-1][0]).days > longest:
            line.append((line[-1][0] + timedelta(1), None))
        line.append((on, value))
    return line


def _band(name: str, low: float, high: float) -> dict[str, Any]:
    return {
        "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": low, "y1": high,
        "layer": "below", "line": {"width": 0}, "fillcolor": SANDS[name],
    }  # fmt: skip


def _band_name(name: str, low: float, high: float) -> dict[str, Any]:
    look = {"xanchor": "left", "yanchor": "middle", "showarrow": False, "font": {"size": 12}}
    return {"text": name, "xref": "paper", "x": 1.005, "y": (low + high) / 2, **look}


def _scale(title: str) -> dict[str, Any]:
    return {"title": {"text": title}, "range": [-0.4, 10.4], "dtick": 2}


def _range(dates: Sequence[date], since: date | None, today: date | None, beyond: int = 1) -> tuple[date, date] | None:
    """From the first to the last day with some room, never less than two weeks; None where there is nothing to show."""
    if not dates:
        return None
    first, last = since or min(dates), max([*dates, *([today] if today else [])])
    first, last = first - timedelta(beyond), last + timedelta(beyond)
    room = max(0, LEAST - (last - first).days)
    return first - timedelta(room // 2), last + timedelta(room - room // 2)


def _figure(
    traces: Sequence[dict[str, Any]],
    x_range: tuple[date, date] | None,
    y: dict[str, Any],
    more: dict[str, Any] | None = None,
) -> Figure:
    from plotly.graph_objects import Figure

    long = x_range is not None and (x_range[1] - x_range[0]).days > YEAR
    x = {
        "type": "date", "tickformat": "%b %Y" if long else "%-d %b", "fixedrange": True, "showgrid": False,
        "range": [day.isoformat() for day in x_range] if x_range else None, "nticks": 7,
        "tickangle": 0, "automargin": True, "visible": x_range is not None,
    }  # fmt: skip
    layout = {
        "template": "none", "height": HEIGHT, "margin": MARGIN, "dragmode": False,
        "hovermode": "closest", "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": INK, "size": 14, "family": "system-ui, sans-serif"}, "showlegend": True,
        "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom", "x": 0},
        "xaxis": x, "yaxis": {"fixedrange": True, "zeroline": False, "automargin": True, **y}, **(more or {}),
    }  # fmt: skip
    if x_range is None:
        layout["annotations"] = [*layout.get("annotations", []), EMPTY]
    return Figure(data=[trace for trace in traces if x_range is None or _known(trace)], layout=layout)


def _known(trace: dict[str, Any]) -> list[date]:
    """The days a trace has a number for."""
    return [date.fromisoformat(on) for on, value in zip(trace["x"], trace["y"], strict=True) if value is not None]
