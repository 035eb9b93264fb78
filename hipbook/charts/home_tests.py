"""The chart of a home test: each side over time, against what is usual, with the noise of the test."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..content.norms import Norm
from ..model.base import Side
from ..model.measure import Measure
from ..model.records import TestDone
from ..progress.analysis import LogAnalysis
from ..progress.home_tests import TestSeries, norms_for, series_by_side, unit_words
from .figure import INDIGO, SAND, TEAL, Trace, band, days_of, line, marks, note, over_days, plain, rows, shown, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS: dict[Side | None, tuple[str, str, str, int]] = {
    "left": (TEAL, "solid", "circle", 0),
    "right": (INDIGO, "dot", "diamond", 1),
    None: (TEAL, "solid", "circle", 0),
}


def home_test(analysis: LogAnalysis, measure: Measure, *, since: date | None = None) -> Figure:
    """Results on each side, the first tries hollow; an error bar of the test's noise at the baseline; the norm as a band.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> len(home_test(LogAnalysis(History(), library()), library().measures["chair_stand_30s"]).data)
    2
    """
    both = series_by_side(analysis, measure)
    traces = [one for test_series in both for one in _traces_of(test_series, since)]
    usual = norms_for(measure, analysis.history.profile)
    values = [value for one in traces for value in one["y"]] + [v for norm in usual for v in norm.edges]
    values += [value for one in both if one.baseline for value in _reach(one, one.baseline)]
    low, high = min(values, default=measure.low), max(values, default=measure.high)
    room = max((high - low) * 0.15, 1)
    y = {"title": {"text": plain(unit_words(measure))}, "range": [min(low - room, max(measure.low, 0)), high + room]}
    look: Trace = {"shapes": [_band(norm) for norm in usual], "annotations": [_usual(norm) for norm in usual]}
    table_rows = [
        _table_row(test_series, done) for test_series in both for done in test_series.results if shown(done.on, since)
    ]
    meta = rows(["day", "side", "result", "tries", ""], sorted(table_rows))
    return over_days(traces, span(days_of(traces), analysis.today, 4), y, meta=meta, **look)


def _table_row(test_series: TestSeries, done: TestDone) -> tuple[str, str, float, str, str]:
    tries = ", ".join(f"{value:g}" for value in done.tries)
    return (
        done.on.isoformat(),
        test_series.side or "",
        done.value,
        tries,
        "learning" if done in test_series.learning else "",
    )


def _traces_of(test_series: TestSeries, since: date | None) -> list[Trace]:
    colour, dash, symbol, beside = LOOKS[test_series.side]
    name = test_series.side or "result"
    learning = [(done.on, done.value) for done in test_series.learning if shown(done.on, since)]
    later = [(done.on, done.value) for done in test_series.later if shown(done.on, since)]
    taught = marks(f"{name}, learning the test", learning, colour, f"{symbol}-open", 10)
    results = line(name, later, colour, dash, symbol, says=f"%{{y:.3~g}} {plain(unit_words(test_series.measure))}")
    begun = test_series.baseline
    return [
        taught,
        results,
        *([_noise(test_series, begun, colour, beside)] if begun and shown(begun.on, since) else []),
    ]


def _noise(test_series: TestSeries, baseline: TestDone, colour: str, beside: int) -> Trace:
    """An error bar of the test's noise at the baseline: a later result at a height within it is no change."""
    value, (low, high) = baseline.value, _reach(test_series, baseline)
    bar = {"type": "data", "symmetric": False, "array": [high - value], "arrayminus": [value - low], "color": colour,
           "thickness": 1.5, "width": 8}  # fmt: skip
    at = [(baseline.on + timedelta(beside), value)]
    within = f"{test_series.measure.noise:g} {plain(unit_words(test_series.measure))}"
    says = f"Within {within} of the first: ups and downs of the test"
    return marks("noise", at, colour, "line-ew", 1, error_y=bar, showlegend=False, says=says)


def _reach(test_series: TestSeries, baseline: TestDone) -> tuple[float, float]:
    """From where to where the test's noise reaches around the baseline, within what the test can give."""
    value, noise, measure = baseline.value, test_series.measure.noise, test_series.measure
    return max(min(measure.low, value), value - noise), min(max(measure.high, value), value + noise)


def _band(norm: Norm) -> Trace:
    low, high = norm.edges
    return band(low, high, SAND, 0.22, "dash" if low == high else "")


def _usual(norm: Norm) -> Trace:
    words = {"below_average_under": "below this: under the average"}.get(norm.kind, "usual at this age")
    who = "" if norm.sex == "all" else f", {norm.sex}"
    return note(f"{words}{who}", norm.edges[1], left=True) | {"yanchor": "bottom"}
