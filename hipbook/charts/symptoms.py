"""Charts of how it felt: the daily-life score, pain, and flares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..progress.analysis import LogAnalysis, box, noise_band, psfs_change, usual_line
from ..progress.findings import breaks
from ..progress.pain_bands import zone_bands, zone_of
from .figure import (
    CARD,
    CORAL,
    INDIGO,
    INK,
    LEAST,
    MARGIN,
    RED,
    TEAL,
    YELLOW,
    Trace,
    band,
    broken,
    days_of,
    events_on,
    hatched,
    line,
    marks,
    note,
    over_days,
    rows,
    scale,
    shown,
    span,
    trace,
)

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ZONES = {"green": (TEAL, 0.14, ""), "amber": (YELLOW, 0.34, "/"), "red": (RED, 0.14, "x")}
"""By zone: its colour, how much of it, and a pattern for eyes that cannot tell the colours apart."""
SYMBOLS = ("square-open", "diamond-open", "triangle-up-open", "triangle-down-open", "star-open")
DASHES = ("dot", "dash", "dashdot", "longdash", "longdashdot")


def pain(analysis: LogAnalysis, *, since: date | None = None, cap: int | None = None) -> Figure:
    """Pain before, at its worst and the next morning, with zones; usual pain, and weekly averages with their box.

    ``cap`` is the highest pain accepted for this person, where it is lower than the rule's.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in pain(LogAnalysis(History(), library())).data]
    ['before', 'worst during', 'next morning', 'usual before a session', 'weekly average at rest']
    """
    of = [day for day in analysis.days if shown(day.on, since)]
    usual = [(on, value) for on, value in usual_line(analysis) if shown(on, since)]
    weekly = [(week.start + timedelta(3), week.resting) for week in analysis.weeks]
    bands = zone_bands(analysis.library, cap)
    zones = [None if day.during is None else zone_of(day.during, bands) for day in of]
    traces = [
        marks("before", [(day.on, day.before) for day in of], TEAL, "circle"),
        marks("worst during", [(day.on, day.during) for day in of], CORAL, "triangle-up-open", 12, text=zones,
              says="%{y:.3~g}, in the %{text} zone"),
        marks("next morning", [(day.on, day.morning) for day in of], INDIGO, "diamond-open"),
        line("usual before a session", broken(usual, analysis.library.rule.gap.gap_restart_days), TEAL, "dash",
             says="%{y:.3~g}, the middle of your last answers"),
        line("weekly average at rest", [point for point in weekly if shown(point[0], since)], INDIGO, "solid", "square",
             says="%{y:.1f} in the week around this day"),
    ]  # fmt: skip
    noise = noise_band(analysis)
    x = span(days_of(traces), analysis.today)
    marked = events_on(analysis.history.events, x, MARGIN["t"])
    shapes = [*map(_zone, bands), *([_box(*noise)] if noise else []), *marked["shapes"]]
    notes = [*(note(name, (low + high) / 2) for name, low, high in bands), *marked["annotations"]]
    notes += [_gap(first, last) for first, last in breaks.without_pain(analysis)[-1:] if shown(first, since)]
    edges = scale("pain, 0 to 10") | {"tickvals": [0, *(high for _, _, high in bands)]}
    patterns = [hatched(low, high, x, *ZONES[name][::2]) for name, low, high in bands if x and ZONES[name][2]]
    margin = {**marked["margin"], "r": 58}
    return over_days([*patterns, *traces], x, edges, shapes=shapes, annotations=notes, margin=margin)


def _zone(zone: tuple[str, float, float]) -> Trace:
    name, low, high = zone
    return band(low, high, ZONES[name][0], ZONES[name][1])


def _gap(first: date, last: date) -> Trace:
    """Says of a gap in the drawing that nothing was answered then."""
    words = {"text": "no<br>answers", "x": (first + (last - first) / 2).isoformat(), "y": 9.2, "showarrow": False}
    return words | {"font": {"size": 12, "color": INK}}


def _box(low: float, high: float) -> Trace:
    return band(low, high, CARD, 0, "dot")


def daily_life(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Each everyday thing with a line and mark of its own, and the average of those scored throughout.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(daily_life(LogAnalysis(History(), library())).data)
    0
    """
    scores = {on: of for on, of in analysis.scores.items() if shown(on, since)}
    things = list(dict.fromkeys(thing for of in scores.values() for thing in of))
    traces = [
        line(thing, [(on, of.get(thing)) for on, of in scores.items()], INDIGO, *_thing_look(n), 1.5)
        for n, thing in enumerate(things)
    ]
    means = dict(analysis.means)
    if len(things) > 1 and means:
        mean_of = [(on, means.get(on)) for on in scores]
        traces.append(line("average", mean_of, TEAL, "solid", "circle", 3, says="%{y:.1f}"))
    x, change = span(days_of(traces), analysis.today), psfs_change(analysis)
    marked = events_on(analysis.history.events, x, MARGIN["t"])
    shapes = [*([_box(*box(change))] if change else []), *marked["shapes"]]
    return over_days(traces, x, scale("0 cannot, 10 as before"), **{**marked, "shapes": shapes})


def _thing_look(n: int) -> tuple[str, str]:
    """The dash and symbol of an everyday thing; twenty-five are drawn before a pair comes again."""
    return DASHES[n % 5], SYMBOLS[(n + n // 5) % 5]


def flares(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Each flare as a bar of as many days as it was long.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(flares(LogAnalysis(History(), library())).data)
    2
    """
    lasted = [days for days in analysis.flare_days if shown(days[-1], since)]
    on = bool(lasted) and analysis.is_flaring
    over = lasted[:-1] if on else lasted
    traces = [_lasted("a flare that is over", over, ""), _lasted("a flare going on", lasted[-1:] if on else [], "/")]
    longest = max(map(len, lasted), default=0)
    y = {"title": {"text": "days"}, "range": [0, max(7, longest) * 1.15], "dtick": 1 if longest < LEAST else None}
    meta = rows(
        ["began", "days", ""],
        [[days[0].isoformat(), len(days), "going on" if on and days == lasted[-1] else "over"] for days in lasted],
    )
    return over_days(traces, span(days_of(traces), analysis.today, 5), y, barmode="overlay", meta=meta, height=260)


def _lasted(name: str, flares: list[tuple[date, ...]], pattern: str) -> Trace:
    width = [len(days) * 86_400_000 for days in flares]
    middle = [(days[len(days) // 2], len(days)) for days in flares]
    look = {"color": INDIGO, "line": {"color": INDIGO, "width": 1.5}}
    if pattern:
        look["pattern"] = {"shape": pattern, "fillmode": "replace", "solidity": 0.4}
    says = "Flare from %{customdata|%-d %b %Y}: %{y} days<extra></extra>"
    began = [begun.isoformat() for begun, *_ in flares]
    return trace(name, middle, type="bar", width=width, marker=look, customdata=began, hovertemplate=says)
