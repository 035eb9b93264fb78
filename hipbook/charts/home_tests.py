"""The chart of a home test: each side over time, against what is usual, with the noise of the test."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..content.norms import Norm
from ..model.base import Side
from ..model.measure import Measure
from ..model.records import TestDone
from ..progress.analysis import LogAnalysis
from ..progress.home_tests import TestSeries, courses, norms_for, unit_words
from .figure import INDIGO, TEAL, Trace, band, days_of, line, marks, note, over_days, plain, rows, shown, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS: dict[Side | None, tuple[str, str, str, int]] = {
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
    values = [value for one in traces for value in one["y"]] + [v for norm in usual for v in norm.edges]
    values += [value for one in of if one.baseline for value in _reach(one, one.baseline)]
    low, high = min(values, default=measure.low), max(values, default=measure.high)
    room = max((high - low) * 0.15, 1)
    y = {"title": {"text": plain(unit_words(measure))}, "range": [min(low - room, max(measure.low, 0)), high + room]}
    look: Trace = {"shapes": [_band(norm) for norm in usual], "annotations": [_usual(norm) for norm in usual]}
    told = [_told(course, done) for course in of for done in course.results if shown(done.on, since)]
    meta = rows(["day", "side", "result", "tries", ""], sorted(told))
    return over_days(traces, span(days_of(traces), since, story.today, 4), y, meta=meta, **look)


def _told(course: TestSeries, done: TestDone) -> tuple[str, str, float, str, str]:
    tries = ", ".join(f"{value:g}" for value in done.tries)
    return done.on.isoformat(), course.side or "", done.value, tries, "learning" if done in course.learning else ""


def _course(course: TestSeries, since: date | None) -> list[Trace]:
    colour, dash, symbol, beside = LOOKS[course.side]
    name = course.side or "result"
    learning = [(done.on, done.value) for done in course.learning if shown(done.on, since)]
    later = [(done.on, done.value) for done in course.later if shown(done.on, since)]
    taught = marks(f"{name}, learning the test", learning, colour, f"{symbol}-open", 10)
    told = line(name, later, colour, dash, symbol, says=f"%{{y:.3~g}} {plain(unit_words(course.measure))}")
    begun = course.baseline
    return [taught, told, *([_noise(course, begun, colour, beside)] if begun and shown(begun.on, since) else [])]


def _noise(course: TestSeries, baseline: TestDone, colour: str, beside: int) -> Trace:
    """A bar of the test's noise at the baseline: a later result at a height within it is no change."""
    value, (low, high) = baseline.value, _reach(course, baseline)
    bar = {"type": "data", "symmetric": False, "array": [high - value], "arrayminus": [value - low], "color": colour,
           "thickness": 1.5, "width": 8}  # fmt: skip
    at = [(baseline.on + timedelta(beside), value)]
    says = f"Within {course.noise:g} {plain(unit_words(course.measure))} of the first: ups and downs of the test"
    return marks("noise", at, colour, "line-ew", 1, error_y=bar, showlegend=False, says=says)


def _reach(course: TestSeries, baseline: TestDone) -> tuple[float, float]:
    """From where to where the test's noise reaches around the baseline, within what the test can give."""
    value, noise, measure = baseline.value, course.noise, course.measure
    return max(min(measure.low, value), value - noise), min(max(measure.high, value), value + noise)


def _band(norm: Norm) -> Trace:
    low, high = norm.edges
    return band(low, high, 0.22, "dash" if low == high else "")


def _usual(norm: Norm) -> Trace:
    words = {"below_average_under": "below this: under the average"}.get(norm.kind, "usual at this age")
    who = "" if norm.sex == "all" else f", {norm.sex}"
    return note(f"{words}{who}", norm.edges[1], left=True) | {"yanchor": "bottom"}
