"""Charts of what was done: weeks kept, days practised, load, and the directions trained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from ..history.weeks import WEEK, Day, Week, biggest_rise
from ..model.base import HIP_DIRECTIONS, Side
from ..model.exercise import direction_words
from ..model.routine import WEEKDAYS
from ..progress import ladders
from ..progress.analysis import LogAnalysis
from ..wording import counted
from .figure import (
    CARD,
    INDIGO,
    INK,
    MANY,
    MARGIN,
    TEAL,
    Trace,
    bars,
    by_weeks,
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
    ("some of the plan", ("partly",), INDIGO, "/"),
    ("flare or holiday: goals paused", ("paused",), INDIGO, "."),
    ("this week so far", ("running",), TEAL, "x"),
)
DONE = ("practised", "in part")


class DayKind(NamedTuple):
    """What a day was in the calendar, with its colour, mark, and size beside a square."""

    name: str
    colour: str
    symbol: str
    share: float


KINDS = (
    DayKind("practised", TEAL, "square", 1), DayKind("in part", TEAL, "square-cross-open", 1),
    DayKind("flare", INDIGO, "circle-open", 1.6), DayKind("no session", INK, "circle", 0.3),
    DayKind("today, not over yet", INK, "diamond-open", 0.7),
)  # fmt: skip
LOADS = (("load of the week", TEAL, ""), ("at least: efforts missing", INDIGO, "/"), ("this week so far", TEAL, "x"))
AROUND = {"FLEX": 90, "IR": 30, "ADD": 330, "EXT": 270, "ER": 210, "ABD": 150}
NARROW = 12
"""Letters in a line around the compass."""
EVEN = "left and right: the same"
LOOKS = {"left": (TEAL, "solid", "circle"), "right": (INDIGO, "dot", "diamond"), EVEN: (TEAL, "solid", "circle")}


def consistency(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Days practised in each week as bars that say how the week was, with what was planned as a line across.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in consistency(LogAnalysis(History(), library())).data][0]
    'kept'
    """
    weeks = _weeks(analysis, since)
    traces = [
        bars(name, [(w.start, w.practised) for w in weeks if w.status in of], colour, pattern, f"%{{y}} days: {name}")
        for name, of, colour, pattern in BANDS
    ]
    planned = [(week.start + timedelta(3), week.planned) for week in weeks]
    missed = [(week.start + timedelta(3), 0) for week in weeks if week.whole and not week.practised]
    traces.append(marks("no session that week", missed, INK, "x-thin-open", 11, cliponaxis=False, says="no session"))
    traces.append(_planned(planned))
    y = {"title": {"text": "days a week"}, "range": [0, 7.4], "dtick": 1}
    x = by_weeks([week.start for week in weeks])
    return over_days(traces, span(days_of(traces), analysis.today, 7), y, x, barmode="overlay")


def _planned(points: list[tuple[date, int | None]]) -> Trace:
    """What was planned: light marks with a dark edge, to be seen on a bar as well as beside it."""
    drawn = marks("planned", points, INK, "diamond", 9, says="%{y} days a week")
    return drawn | {"marker": drawn["marker"] | {"color": CARD, "line": {"color": INK, "width": 2}}}


def calendar(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Every week as a column and every day as a mark: a square where practised, a dot where not; a ring in a flare.

    The columns are the weeks of the other charts: they begin on the weekday on which the log began.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(calendar(LogAnalysis(History(), library())).data)
    5
    """
    logged = {day.on: day for day in analysis.days}
    begun = next((day.on for day in analysis.days if day.sessions), None)
    days = _every_day(begun, analysis.now, since) if begun and analysis.now else []
    parts = {done.on for done in analysis.history.sessions if not done.whole}
    flaring = {day for flare in analysis.flare_days for day in flare}
    kinds = {day: _kind(logged.get(day), day in parts, day == analysis.now) for day in days}
    of = {name: [day for day, kind in kinds.items() if kind == name] for name, _, _, _ in KINDS}
    of["flare"] = [day for day in days if day in flaring]
    begin = analysis.weeks[0].start if analysis.weeks else None
    places = {day: _place(day, begin) for day in days} if begin else {}
    traces = [_squares({day: places[day] for day in of[kind.name]}, kind, len(days)) for kind in KINDS]
    names = [WEEKDAYS[(begin.weekday() + n) % 7][:3] for n in range(7)] if begin else []
    y = {"tickvals": list(range(7)), "ticktext": names, "range": [6.6, -0.6], "showgrid": False}
    table_rows = ([day.isoformat(), _what(kind, day in flaring), round(logged[day].minutes) if day in logged else None]
            for day, kind in kinds.items() if kind in DONE or day in flaring)  # fmt: skip
    x = by_weeks([week.start for week in _weeks(analysis, since)])
    meta = rows(["day", "what", "minutes"], table_rows)
    return over_days(traces, span(days_of(traces), analysis.today, 7), y, x, meta=meta, height=320)


def _every_day(begun: date, now: date, since: date | None) -> list[date]:
    first = max(begun, since or begun)
    return [first + timedelta(n) for n in range((now - first).days + 1)]


def _kind(day: Day | None, in_part: bool, is_today: bool) -> str:
    if day and day.sessions:
        return "in part" if in_part else "practised"
    return "today, not over yet" if is_today else "no session"


def _what(kind: str, flaring: bool) -> str:
    return f"{kind}, in a flare" if flaring else kind


def _place(day: date, begin: date) -> tuple[date, int]:
    """The column of a day, in the middle of its week, and its row."""
    week, weekday = divmod((day - begin).days, 7)
    return begin + timedelta(week * 7 + 3), weekday


def _squares(places: Mapping[date, tuple[date, int]], kind: DayKind, of: int) -> Trace:
    name, colour, symbol, share = kind
    size = max(3, round((4 if of > MANY else 8 if of > 7 * 13 else 14) * share))
    look: Trace = {"color": colour, "symbol": symbol, "size": size, "line": {"width": 1.5, "color": colour}}
    hover = f"%{{customdata|%a %-d %b %Y}}: {name}<extra></extra>"
    days = [day.isoformat() for day in places]
    drawn = marks(name, list(places.values()), colour, symbol, customdata=days, hovertemplate=hover)
    return drawn | {"marker": look | ({"opacity": 0.45} if name == "no session" else {})}


def load(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Load (effort times minutes) of each week; a week with efforts missing is at least what its bar shows.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in load(LogAnalysis(History(), library())).data]
    ['load of the week', 'at least: efforts missing', 'this week so far']
    """
    weeks = _weeks(analysis, since)
    traces = [
        bars(name, [(w.start, w.load) for w in weeks if _load_kind(w) == name], colour, pattern, f"%{{y:.0f}}: {name}")
        for name, colour, pattern in LOADS
    ]
    highest = max((week.load or 0 for week in weeks), default=0)
    y = {"title": {"text": "effort × minutes"}, "range": [0, max(10, highest * 1.25)]}
    rise = biggest_rise(weeks)
    notes = [_jump(rise[1])] if rise else []
    x, weeks_axis = span(days_of(traces), analysis.today, 7), by_weeks([week.start for week in weeks])
    return over_days(traces, x, y, weeks_axis, barmode="overlay", annotations=notes)


def _jump(week: Week) -> Trace:
    """Words above all bars, so that they lie on none."""
    middle = (week.start + timedelta(3)).isoformat()
    return {"text": "biggest rise ↓", "x": middle, "y": 1, "yref": "paper", "yanchor": "top", "showarrow": False,
            "bgcolor": CARD}  # fmt: skip


def compass(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """The six directions of the hip around a centre: on how many days each was trained, left and right.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in compass(LogAnalysis(History(), library())).data]
    ['left', 'right']
    """
    days_trained = ladders.trained(analysis, since)
    sides: tuple[tuple[str, Side], ...] = tuple((side, side) for side in ladders.SIDES)
    named_sides = ((EVEN, ladders.SIDES[0]),) if days_trained and ladders.is_even(days_trained) else sides
    of = {name: {d: days_trained.get(d, {}).get(side, 0) for d in AROUND} for name, side in named_sides}
    traces = [_around(side, days) for side, days in of.items()]
    most = max((count for of in days_trained.values() for count in of.values()), default=0)
    angles = {
        "tickvals": list(AROUND.values()),
        "ticktext": ["<br>".join(wrap(direction_words(d), NARROW, break_long_words=False)) for d in AROUND],
        "rotation": 0,
    }
    polar = {
        "angularaxis": {**angles, "gridcolor": INK}, "bgcolor": "rgba(0,0,0,0)",
        "radialaxis": {"range": [0, max(1, most)], "angle": 0, "tickangle": 0, "tickvals": [max(1, most)], "ticktext": [counted(max(1, most), "day")]},
    }  # fmt: skip
    others = [d for d in days_trained if d not in HIP_DIRECTIONS]
    meta = rows(
        ["direction", "days left", "days right"],
        [
            [direction_words(d), *(days_trained.get(d, {}).get(side, 0) for side in ladders.SIDES)]
            for d in (*AROUND, *others)
        ],
    )
    return figure(traces, polar=polar, meta=meta, margin={**MARGIN, "l": 72, "r": 72, "t": 40, "b": 60}, height=400)


def _around(side: str, days: dict[str, int]) -> Trace:
    colour, dash, symbol = LOOKS[side]
    names = [*days, next(iter(days))]
    return {
        "type": "scatterpolar", "name": side, "meta": side, "theta": [AROUND[d] for d in names],
        "r": [days[d] for d in names], "text": [direction_words(d) for d in names], "mode": "lines+markers",
        "line": {"color": colour, "dash": dash, "width": 2.5}, "marker": {"symbol": symbol, "size": 9, "color": colour},
        "hovertemplate": f"%{{text}}, {side}: trained on %{{r}} days<extra></extra>",
    }  # fmt: skip


def _weeks(analysis: LogAnalysis, since: date | None) -> list[Week]:
    return [week for week in analysis.practised if shown(week.start + WEEK - timedelta(1), since)]


def _load_kind(week: Week) -> str:
    if not week.whole:
        return "this week so far"
    return "at least: efforts missing" if week.without_effort else "load of the week"
