"""Charts of one's own for the chapters: one of the page's with its sentence, home tests, and one that a reader made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import ipywidgets as ipw
import traitlets as tl

from ... import charts
from ...progress import findings, home_tests
from ...progress.analysis import LogAnalysis
from ..base.chart import Chart
from ..base.controls import html, words
from ..journal import Journal
from .three_weeks import Alone, analysis_of, label, whose

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BOX = "The dotted box: the ups and downs that are there anyway."
ABOUT = {
    "daily_life": ("Daily life", f"0: cannot. 10: as easy as before. {BOX}"),
    "pain": ("Pain before, during and after", f"0: none. 10: worst imaginable. {BOX}"),
    "consistency": ("Week by week", "Days of practice. The diamond: how many were planned."),
}
TEST = "Hollow marks: first tries, to learn the test. The upright line: how far this test goes up and down by itself."
NO_TEST = "No home test was taken yet. They are on the page, under Progress."
CHART = "Your own chart"


class MyChart(Alone):
    """A chart by its name: "daily_life", "pain" or "consistency". ``value`` is its sentence.

    >>> from ...log.store import Log
    >>> MyChart("pain", Journal(Log.memory())).value
    'Not enough yet: 2 more sessions or mornings.'
    """

    value = tl.Unicode("")

    def __init__(self, name: str, journal: Journal | None = None):
        shown, _ = whose(journal)
        analysis, (title, about) = analysis_of(shown), ABOUT[name]
        sentence = getattr(findings, name)(analysis).text
        if findings.missing(name, analysis):
            super().__init__(html(f"<h3>{title}</h3>"), words(sentence), says=label(shown))
        else:
            super().__init__(*_charted(title, about, getattr(charts, name)(analysis), sentence), says=label(shown))
        self.value = sentence


class MyTests(Alone):
    """The home tests that were taken, each with its sentence. ``value`` holds them by the id of the test."""

    value = tl.Dict()

    def __init__(self, journal: Journal | None = None):
        shown, _ = whose(journal)
        analysis = analysis_of(shown)
        taken = [
            measure for measure in home_tests.taken(analysis) if measure.kind in ("count", "hold", "angle", "typed")
        ]
        sentences = {measure.id: findings.home_test(analysis, measure).text for measure in taken}
        parts = [part for one in taken for part in _tested(one, sentences[one.id], analysis)]
        super().__init__(*(parts or [words(NO_TEST)]), says=label(shown))
        self.value = sentences


def _tested(measure: Any, sentence: str, analysis: LogAnalysis) -> list[ipw.Widget]:
    return _charted(measure.name, TEST, charts.home_test(analysis, measure), sentence)


def _charted(title: str, about: str, figure: Figure, sentence: str) -> list[ipw.Widget]:
    head = html(f"<h3>{title}</h3><p class='hb-quiet'>{about}</p>")
    return [head, Chart(figure, title, charts.table(figure), sentence)]


class OwnChart(Alone):
    """A figure that a reader made with plotly, on the page's own ground and with its numbers as a table.

    >>> import plotly.graph_objects as go
    >>> OwnChart(go.Figure(go.Scatter(x=[1, 2], y=[3, 4], name="pain"))).chart.table["rows"]
    [['1', 3], ['2', 4]]
    """

    def __init__(self, figure: Figure, title: str = CHART):
        self.chart = Chart(json.loads(figure.to_json()), title, _numbers(figure))
        super().__init__(self.chart)


def _numbers(figure: Figure) -> dict[str, list]:
    """The points of a figure: a column for the place, and one for each line or cloud."""
    traces = [one for one in figure.data if one.x is not None and one.y is not None]
    points: dict[str, dict[int, Any]] = {}
    for n, one in enumerate(traces):
        for x, y in zip(one.x, one.y, strict=True):
            if y == y and y is not None:  # what was not answered is not equal to itself
                points.setdefault(_place(x), {})[n] = getattr(y, "item", lambda y=y: y)()
    rows = [[x, *(of.get(n) for n in range(len(traces)))] for x, of in points.items()]
    across, up = (axis.title.text or "" for axis in (figure.layout.xaxis, figure.layout.yaxis))
    return {"columns": [across, *(one.name or up for one in traces)], "rows": rows}


def _place(x: Any) -> str:
    """A day without its hours; whatever else stands on the line is told as it is."""
    if type(x).__name__ == "datetime64":  # numpy's, which only tables bring
        return str(x.astype("datetime64[D]"))
    return str(getattr(x, "date", lambda: x)())
