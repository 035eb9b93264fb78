"""The chart of a home test: each side over time, against what is usual, with the noise of the test."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..content.norms import Norm
from ..model.measure import Measure
from ..model.records import TestDone
from ..progress.analysis import LogAnalysis
from ..progress.home_tests import TestSeries, courses, norms_for, unit_words
from .figure import INDIGO, TEAL, band, days_of, line, marks, note, over_days, plain, rows, shown, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS = {
    "left": (TEAL, "solid", "circle", 0),
    "right": (INDIGO, "dot", "diamond", 1),
    None: (TEAL, "solid", "circle", 0),
}


def home_test(story: LogAnalysis, measure: Measure, *, since: date | None = None) -> Figure:
    """Results on each side, the first tries hollow; at the baseline an upright line as long as the test's noise; the usual as a band.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(home_test(LogAnalysis(History(), library()), library().measures["chair_stand_30s"]).data)
    2
    """
    of = courses(story, measure)
    traces = [one for course in of for one in _course(course, since)]
    usual = norms_for(measure, story.history.profile)
    values = [value for one in traces for value in one["y"]] + [v for norm in usual for v in _edges(norm)]
    values += [value for one in of if one.baseline for value in _reach(one)]
    low, high = min(values, default=measure.low), max(values, default=measure.high)
    room = max((high - low) * 0.15, 1)
    y = {"title": {"text": plain(unit_words(measure))}, "range": [min(low - room, max(measure.low, 0)), high + room]}
    look = {"shapes": [_band(norm) for norm in usual], "annotations": [_usual(norm) for norm in usual]}
    told = [_told(course, done) for course in of for done in course.results if shown(done.on, since)]
    meta = rows(["day", "side", "result", "tries", ""], sorted(told, key=lambda line: line[:2]))
    return over_days(traces, span(days_of(traces), since, story.today, 4), y, meta=meta, **look)


def _told(course: TestSeries, done: TestDone) -> list[Any]:
    tries = ", ".join(f"{value:g}" for value in done.tries)
    return [done.on.isoformat(), course.side or "", done.value, tries, "learning" if done in course.learning else ""]


def _course(course: TestSeries, since: date | None) -> list[dict[str, Any]]:
    colour, dash, symbol, beside = LOOKS[course.side]
    name = course.side or "result"
    learning = [(done.on, done.value) for done in course.learning if shown(done.on, since)]
    later = [(done.on, done.value) for done in course.later if shown(done.on, since)]
    taught = marks(f"{name}, learning the test", learning, colour, f"{symbol}-open", 10)
    told = line(name, later, colour, dash, symbol, says=f"%{{y:.3~g}} {plain(unit_words(course.measure))}")
    return [taught, told, *([_noise(course, colour, beside)] if later and later[0][0] == course.baseline.on else [])]


def _noise(course: TestSeries, colour: str, beside: int) -> dict[str, Any]:
    """A bar of the test's noise at the baseline: a later result at a height within it is no change."""
    value, (low, high) = course.baseline.value, _reach(course)
    bar = {"type": "data", "symmetric": False, "array": [high - value], "arrayminus": [value - low], "color": colour,
           "thickness": 1.5, "width": 8}  # fmt: skip
    at = [(course.baseline.on + timedelta(beside), value)]
    says = f"Within {course.noise:g} {plain(unit_words(course.measure))} of the first: ups and downs of the test"
    return marks("noise", at, colour, "line-ew", 1, error_y=bar, showlegend=False, says=says)


def _reach(course: TestSeries) -> tuple[float, float]:
    """From where to where the test's noise reaches around the baseline, within what the test can give."""
    value, noise, measure = course.baseline.value, course.noise, course.measure
    return max(min(measure.low, value), value - noise), min(max(measure.high, value), value + noise)


def _band(norm: Norm) -> dict[str, Any]:
    low, high = _edges(norm)
    return band(low, high, 0.22, "dash" if low == high else "")


def _edges(norm: Norm) -> tuple[float, float]:
    return norm.span or (norm.value, norm.value)


def _usual(norm: Norm) -> dict[str, Any]:
    words = {"below_average_under": "below this: under the average"}.get(norm.kind, "usual at this age")
    who = "" if norm.sex == "all" else f", {norm.sex}"
    return note(f"{words}{who}", _edges(norm)[1], left=True) | {"yanchor": "bottom"}
