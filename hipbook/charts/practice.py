"""Charts of what was done: weeks kept, days practised, load, and the directions trained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from .. import climbs, diary
from ..diary import Day, Week
from ..metrics import Story
from ..model import HIP_DIRECTIONS
from ..week import WEEKDAYS, direction_words
from .figure import (
    INDIGO,
    INK,
    MANY,
    MARGIN,
    TEAL,
    bars,
    days_of,
    figure,
    marks,
    over_days,
    rows,
    shown,
    span,
)

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BANDS = (
    ("kept", ("kept",), TEAL, ""),
    ("partly", ("partly", "quiet"), INDIGO, "/"),
    ("flare: goals paused", ("paused",), INDIGO, "."),
    ("this week so far", ("running",), TEAL, "x"),
)
LOADS = (("load of the week", TEAL, ""), ("at least: efforts missing", INDIGO, "/"), ("this week so far", TEAL, "x"))
AROUND = {"FLEX": 90, "IR": 30, "ADD": 330, "EXT": 270, "ER": 210, "ABD": 150}
LOOKS = {"left": (TEAL, "solid", "circle"), "right": (INDIGO, "dot", "diamond")}


def consistency(story: Story, *, since: date | None = None) -> Figure:
    """Days practised in each week as bars that say how the week was, with what was planned as a line across.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> [trace.name for trace in consistency(Story(History(), library())).data][0]
    'kept'
    """
    weeks = _weeks(story, since)
    traces = [
        bars(name, [(w.start, w.practised) for w in weeks if w.status in of], colour, pattern, f"%{{y}} days: {name}")
        for name, of, colour, pattern in BANDS
    ]
    planned = [(week.start + timedelta(3), week.planned) for week in weeks]
    traces.append(marks("planned", planned, INK, "line-ew-open", 16, says="%{y} days a week"))
    y = {"title": {"text": "days a week"}, "range": [0, 7.4], "dtick": 1}
    return over_days(traces, span(days_of(traces), since, story.today, 7), y, barmode="overlay")


def calendar(story: Story, *, since: date | None = None) -> Figure:
    """Every week as a column and every day as a square: filled where practised, half where in part, a dot at rest.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> len(calendar(Story(History(), library())).data)
    4
    """
    known = {day.on: day for day in story.days}
    begun = next((day.on for day in story.days if day.sessions), None)
    days = _every_day(begun, story.now, since) if begun and story.now else []
    parts = {done.on for done in story.history.sessions if not done.whole}
    flaring = {a + timedelta(n) for a, b in story.flares for n in range((b - a).days + 1)}
    of: dict[str, list[date]] = {"practised": [], "in part": [], "flare": [], "no session": []}
    for day in days:
        of[_kind(day, known.get(day), parts, flaring)].append(day)
    looks = (("practised", TEAL, "square"), ("in part", TEAL, "square-cross-open"), ("flare", INDIGO, "diamond-open"),
             ("no session", INK, "circle"))  # fmt: skip
    traces = [_squares(name, of[name], colour, symbol, len(days)) for name, colour, symbol in looks]
    y = {
        "tickvals": list(range(7)),
        "ticktext": [name[:3] for name in WEEKDAYS],
        "range": [6.6, -0.6],
        "showgrid": False,
    }
    meta = rows(["day", "what", "minutes"], ([d.isoformat(), name, round(known[d].minutes) if d in known else None]
                for d, name in sorted((d, name) for name, its in of.items() for d in its if name != "no session")))  # fmt: skip
    return over_days(traces, span(days_of(traces), since, story.today, 7), y, meta=meta, height=300)


def _every_day(begun: date, now: date, since: date | None) -> list[date]:
    first = max(begun, since or begun)
    return [first + timedelta(n) for n in range((now - first).days + 1)]


def _kind(day: date, known: Day | None, parts: set[date], flaring: set[date]) -> str:
    if known and known.sessions:
        return "in part" if day in parts else "practised"
    return "flare" if day in flaring else "no session"


def _squares(name: str, days: list[date], colour: str, symbol: str, of: int) -> dict[str, Any]:
    size = 4 if of > MANY else 8 if of > 7 * 13 else 14
    small = max(3, size // 3) if name == "no session" else size
    points = [(day - timedelta(day.weekday()), day.weekday()) for day in days]
    look = {"color": colour, "symbol": symbol, "size": small, "line": {"width": 1.5, "color": colour}}
    said = f"%{{customdata|%a %-d %b %Y}}: {name}<extra></extra>"
    drawn = marks(name, points, colour, symbol, customdata=[day.isoformat() for day in days], hovertemplate=said)
    return drawn | {"marker": look | ({"opacity": 0.45} if name == "no session" else {})}


def load(story: Story, *, since: date | None = None) -> Figure:
    """Load (effort times minutes) of each week; a week with efforts missing is at least what its bar shows.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> [trace.name for trace in load(Story(History(), library())).data]
    ['load of the week', 'at least: efforts missing', 'this week so far']
    """
    weeks = _weeks(story, since)
    traces = [
        bars(name, [(w.start, w.load) for w in weeks if _load_kind(w) == name], colour, pattern, f"%{{y:.0f}}: {name}")
        for name, colour, pattern in LOADS
    ]
    highest = max((week.load or 0 for week in weeks), default=0)
    y = {"title": {"text": "effort × minutes"}, "range": [0, max(10, highest * 1.18)]}
    rise = diary.biggest_rise(weeks)
    notes = [_jump(rise[1])] if rise else []
    x = span(days_of(traces), since, story.today, 7)
    return over_days(traces, x, y, barmode="overlay", annotations=notes)


def _jump(week: Week) -> dict[str, Any]:
    middle = (week.start + timedelta(3)).isoformat()
    return {"text": "↑ biggest rise", "x": middle, "y": week.load, "yanchor": "bottom", "showarrow": False}


def compass(story: Story, *, since: date | None = None) -> Figure:
    """The six directions of the hip around a centre: on how many days each was trained, left and right.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> [trace.name for trace in compass(Story(History(), library())).data]
    ['left', 'right']
    """
    found = climbs.trained(story, since)
    traces = [_around(side, {d: found.get(d, {}).get(side, 0) for d in AROUND}) for side in LOOKS]
    most = max((count for of in found.values() for count in of.values()), default=0)
    named = {
        "tickvals": list(AROUND.values()),
        "ticktext": [direction_words(d).replace(" to ", " to<br>") for d in AROUND],
        "rotation": 0,
    }
    polar = {
        "angularaxis": {**named, "gridcolor": INK}, "bgcolor": "rgba(0,0,0,0)",
        "radialaxis": {"range": [0, max(1, most)], "angle": 60, "tickangle": 60, "nticks": 4},
    }  # fmt: skip
    others = [d for d in found if d not in HIP_DIRECTIONS]
    meta = rows(
        ["direction", "days left", "days right"],
        [[direction_words(d), *(found.get(d, {}).get(side, 0) for side in LOOKS)] for d in (*AROUND, *others)],
    )
    return figure(traces, polar=polar, meta=meta, margin={**MARGIN, "l": 72, "r": 72, "t": 40, "b": 60}, height=400)


def _around(side: str, days: dict[str, int]) -> dict[str, Any]:
    colour, dash, symbol = LOOKS[side]
    names = [*days, next(iter(days))]
    return {
        "type": "scatterpolar", "name": side, "meta": side, "theta": [AROUND[d] for d in names],
        "r": [days[d] for d in names], "text": [direction_words(d) for d in names], "mode": "lines+markers",
        "line": {"color": colour, "dash": dash, "width": 2.5}, "marker": {"symbol": symbol, "size": 9, "color": colour},
        "hovertemplate": f"%{{text}}, {side} side: trained on %{{r}} days<extra></extra>",
    }  # fmt: skip


def _weeks(story: Story, since: date | None) -> list[Week]:
    return [week for week in story.practised if shown(week.start + diary.WEEK - timedelta(1), since)]


def _load_kind(week: Week) -> str:
    if not week.whole:
        return "this week so far"
    return "at least: efforts missing" if week.without_effort else "load of the week"
