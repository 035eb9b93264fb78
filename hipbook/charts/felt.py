"""Charts of how it felt: the daily-life score, pain, and flares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from .. import metrics
from ..metrics import Story
from .figure import (
    CORAL,
    INDIGO,
    MARGIN,
    TEAL,
    band,
    broken,
    days_of,
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

SANDS = {"green": 0.08, "amber": 0.20, "red": 0.38}
SYMBOLS = ("square-open", "diamond-open", "triangle-up-open", "triangle-down-open", "star-open")
DASHES = ("dot", "dash", "dashdot", "longdash", "longdashdot")


def pain(story: Story, *, since: date | None = None, cap: int | None = None) -> Figure:
    """Pain before, at its worst and the next morning, with zones; usual pain, weekly means and their noise as well.

    ``cap`` is the highest pain accepted for this person, where it is lower than the rule's.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> [trace.name for trace in pain(Story(History(), library())).data]
    ['before', 'worst during', 'next morning', 'usual before', 'weekly mean at rest']
    """
    of = [day for day in story.days if shown(day.on, since)]
    usual = [(on, value) for on, value in metrics.usual_line(story) if shown(on, since)]
    weekly = [(week.start + timedelta(3), week.resting) for week in story.weeks]
    bands = metrics.zone_bands(story.library, cap)
    zones = [None if day.during is None else metrics.zone_of(day.during, bands) for day in of]
    traces = [
        marks("before", [(day.on, day.before) for day in of], TEAL, "circle"),
        marks("worst during", [(day.on, day.during) for day in of], CORAL, "triangle-up-open", text=zones,
              says="%{y:.3~g}, in the %{text} zone"),
        marks("next morning", [(day.on, day.morning) for day in of], INDIGO, "diamond-open"),
        line("usual before", broken(usual, story.library.rule("gap_restart_days")), TEAL, "dash",
             says="%{y:.3~g}, the middle of your last answers"),
        line("weekly mean at rest", [point for point in weekly if shown(point[0], since)], INDIGO, "solid", "square",
             says="%{y:.1f} in the week around this day"),
    ]  # fmt: skip
    noise = metrics.noise_band(story)
    shapes = [band(low, high, SANDS[name]) for name, low, high in bands]
    notes = [note(name, (low + high) / 2) for name, low, high in bands]
    if noise:
        shapes.append(_noise(*noise))
        notes.append(note("your noise", noise[1] + 0.35, left=True))
    edges = scale("pain, 0 to 10") | {"tickvals": [0, *(high for _, _, high in bands)]}
    x = span(days_of(traces), since, story.today)
    return over_days(traces, x, edges, shapes=shapes, annotations=notes, margin={**MARGIN, "r": 56})


def _noise(low: float, high: float) -> dict:
    return band(low, high, 0, "dot") | {"fillcolor": "rgba(0,0,0,0)"}


def daily_life(story: Story, *, since: date | None = None) -> Figure:
    """Each everyday thing with a line and mark of its own, and the mean of those scored throughout.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> len(daily_life(Story(History(), library())).data)
    0
    """
    scores = {on: of for on, of in story.scores.items() if shown(on, since)}
    things = list(dict.fromkeys(thing for of in scores.values() for thing in of))
    traces = [
        line(thing, [(on, of.get(thing)) for on, of in scores.items()], INDIGO, DASHES[n % 5], SYMBOLS[n % 5], 1.5)
        for n, thing in enumerate(things)
    ]
    means = dict(story.means)
    if len(things) > 1 and means:
        mean_of = [(on, means.get(on)) for on in scores]
        traces.append(line("mean", mean_of, TEAL, "solid", "circle", 3, says="%{y:.1f} on average"))
    x = span(days_of(traces), since, story.today)
    change = metrics.psfs_change(story)
    if change is None:
        return over_days(traces, x, scale("0 cannot, 10 as before"))
    noise = _noise(max(0, change.first - change.needed), min(10, change.first + change.needed))
    words = note("your noise", min(9.6, change.first + change.needed) + 0.4, left=True)
    return over_days(traces, x, scale("0 cannot, 10 as before"), shapes=[noise], annotations=[words])


def flares(story: Story, *, since: date | None = None) -> Figure:
    """Each flare as a bar of as many days as it was long.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> len(flares(Story(History(), library())).data)
    2
    """
    spans = [(begun, over) for begun, over in story.flares if shown(over, since)]
    on = bool(spans) and story.history.flares[-1].ended is None
    over = spans[:-1] if on else spans
    traces = [_lasted("over", over, ""), _lasted("going on", spans[-1:] if on else [], "/")]
    longest = max(((b - a).days for a, b in spans), default=0)
    y = {"title": {"text": "days"}, "range": [0, max(7, longest * 1.1)]}
    meta = rows(
        ["began", "days", ""],
        [[a.isoformat(), (b - a).days, "going on" if on and (a, b) == spans[-1] else "over"] for a, b in spans],
    )
    return over_days(traces, span(days_of(traces), since, story.today, 5), y, barmode="overlay", meta=meta, height=260)


def _lasted(name: str, spans: list[tuple[date, date]], pattern: str) -> dict:
    width = [max(1, (over - begun).days) * 86_400_000 for begun, over in spans]
    middle = [(begun + (over - begun) / 2, (over - begun).days) for begun, over in spans]
    look = {"color": INDIGO, "line": {"color": INDIGO, "width": 1.5}}
    if pattern:
        look["pattern"] = {"shape": pattern, "fillmode": "replace", "solidity": 0.4}
    says = "Flare from %{customdata|%-d %b %Y}: %{y} days<extra></extra>"
    began = [begun.isoformat() for begun, _ in spans]
    return trace(name, middle, type="bar", width=width, marker=look, customdata=began, hovertemplate=says)
