"""Charts of the plan: the ladder each exercise climbed, and every change with its reason."""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from ..model.records import PlanChange
from ..progress import ladders
from ..progress.analysis import LogAnalysis
from ..progress.findings.plan_changes import changed_exercise, way, why
from ..progress.ladders import RUNGS, SIDES, Step
from .figure import INDIGO, INK, MARGIN, TEAL, Trace, days_of, line, marks, over_days, plain, rows, shown, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS = {
    "left": (TEAL, "solid", "circle"),
    "right": (INDIGO, "dot", "diamond"),
    "both sides": (TEAL, "solid", "circle"),
}
WAYS = (
    ("a step up", 1, TEAL, "triangle-up"),
    ("a step down", -1, INDIGO, "triangle-down-open"),
    ("other", 0, INK, "x-thin"),
)
REASON, LINE, MOST_NAMES, LONGEST_NAME, NAME_LINE = 160, 45, 14, 34, 18


def ladder(analysis: LogAnalysis, exercise: str, *, since: date | None = None) -> Figure:
    """The steps of an exercise on each side, up and down from where it began, each with its reason.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(ladder(LogAnalysis(History(), library()), "clam").data)
    2
    """
    each = ladders.is_two_sided(analysis, exercise)
    sides = {side: ladders.climb(analysis, exercise, side) for side in SIDES} if each else {
        "both sides": ladders.climb(analysis, exercise, "left")}  # fmt: skip
    traces = [_climb(analysis, side, steps, since) for side, steps in sides.items()]
    levels = [step.level for steps in sides.values() for step in steps]
    y = {"title": {"text": "steps from where it began"}, "dtick": 1 if max(levels, default=0) - min(levels, default=0) < 12 else None,
         "range": [min(0, *levels, 0) - 0.6, max(1, *levels, 0) + 0.6]}  # fmt: skip
    meta = rows(["day", "side", "change", "now", "why"], (_table_row(analysis, side, step) for side, steps in sides.items()
                for step in steps if shown(step.change.on, since)))  # fmt: skip
    return over_days(traces, span(days_of(traces), analysis.today), y, meta=meta, height=300)


def _climb(analysis: LogAnalysis, side: str, steps: tuple[Step, ...], since: date | None) -> Trace:
    colour, dash, symbol = LOOKS[side]
    seen = [step for step in steps if shown(step.change.on, since)]
    before = next((step.level for step in reversed(steps) if not shown(step.change.on, since)), 0)
    text = [f"{way(analysis, step.change)}.<br>{_reason(step.change)}" for step in seen]
    points = [(step.change.on, step.level) for step in seen]
    if seen and since:
        points, text = [(since, before), *points], ["", *text]
    if seen and analysis.now and analysis.now > seen[-1].change.on:
        points, text = [*points, (analysis.now, seen[-1].level)], [*text, "where it stands"]
    shape = {"color": colour, "dash": dash, "width": 2.5, "shape": "hv"}
    return line(side, points, colour, dash, symbol, text=text, says="%{text}") | {"line": shape}


def _reason(change: PlanChange) -> str:
    """The reason in lines short enough for a phone."""
    return "<br>".join(wrap(plain(why(change), REASON), LINE, break_long_words=False, break_on_hyphens=False))


def _table_row(analysis: LogAnalysis, side: str, step: Step) -> list[Any]:
    change = step.change
    now = change.dose.words if change.dose else change.instead or ""
    return [change.on.isoformat(), side, analysis.library.changes[change.change].name, now, why(change)]


def plan_changes(analysis: LogAnalysis, *, since: date | None = None) -> Figure:
    """Every change of the plan on the day it was made, one row an exercise: up, down, or of another kind.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> [trace.name for trace in plan_changes(LogAnalysis(History(), library())).data]
    ['a step up', 'a step down', 'other']
    """
    made = [change for change in ladders.changes(analysis) if shown(change.on, since)]
    names = list(dict.fromkeys(_name(analysis, change) for change in reversed(made)))[:MOST_NAMES]
    traces = [_made(analysis, [c for c in made if RUNGS.get(c.change, 0) == way and _name(analysis, c) in names], *look)
              for *_, way, look in ((name, way, (name, colour, symbol)) for name, way, colour, symbol in WAYS)]  # fmt: skip
    y = {
        "categoryorder": "array",
        "categoryarray": names[::-1],
        "type": "category",
        "tickvals": names,
        "ticktext": ["<br>".join(wrap(name, NAME_LINE, break_long_words=False)) for name in names],
        "range": [-0.6, max(1, len(names)) - 0.4],
    }
    meta = rows(
        ["day", "exercise", "change", "why"],
        ([c.on.isoformat(), _name(analysis, c), analysis.library.changes[c.change].name, why(c)] for c in made),
    )
    tall = 150 + 42 * max(2, len(names))
    return over_days(
        traces, span(days_of(traces), analysis.today), y, meta=meta, height=tall, margin={**MARGIN, "l": 20}
    )


def _made(analysis: LogAnalysis, changes: list[PlanChange], name: str, colour: str, symbol: str) -> Trace:
    text = [f"{way(analysis, change)}.<br>{_reason(change)}" for change in changes]
    points = [(change.on, _name(analysis, change)) for change in changes]
    return marks(
        name, points, colour, symbol, 12, text=text, hovertemplate="%{x|%a %-d %b %Y}, %{y}<br>%{text}<extra></extra>"
    )


def _name(analysis: LogAnalysis, change: PlanChange) -> str:
    return plain(changed_exercise(analysis, change), LONGEST_NAME)
