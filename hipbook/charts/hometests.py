"""The chart of a home test: each side over time, against what is usual, with the noise of the test."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ..book import Measure
from ..measures import Course, courses, norms_for
from ..metrics import Story
from ..norms import Norm
from .figure import INDIGO, INK, TEAL, band, days_of, line, marks, note, over_days, plain, shown, span

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LOOKS = {
    "left": (TEAL, "solid", "circle", 0),
    "right": (INDIGO, "dot", "diamond", 1),
    None: (TEAL, "solid", "circle", 0),
}
WHO = {"women": "women", "men": "men", "all": "people"}


def home_test(story: Story, measure: Measure, *, since: date | None = None) -> Figure:
    """Results on each side, the learning tries hollow, the noise as bars around the baseline, the usual as a band.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> len(home_test(Story(History(), library()), library().measures["chair_stand_30s"]).data)
    2
    """
    of = courses(story, measure)
    traces = [one for course in of for one in _course(course, since)]
    usual = norms_for(measure, story.history.profile)
    values = [value for one in traces for value in one["y"]] + [v for norm in usual for v in _edges(norm)]
    low, high = min(values, default=measure.low), max(values, default=measure.high)
    room = max((high - low) * 0.12, 1)
    y = {"title": {"text": plain(measure.unit)}, "range": [min(low - room, max(measure.low, 0)), high + room]}
    shapes, notes = [band(*_edges(norm), 0.22) for norm in usual], [_usual(norm, n) for n, norm in enumerate(usual)]
    return over_days(traces, span(days_of(traces), since, story.today, 4), y, shapes=shapes, annotations=notes)


def _course(course: Course, since: date | None) -> list[dict[str, Any]]:
    colour, dash, symbol, _ = LOOKS[course.side]
    name = course.side or "result"
    learning = [(done.on, done.value) for done in course.learning if shown(done.on, since)]
    later = [(done.on, done.value) for done in course.later if shown(done.on, since)]
    taught = marks(f"{name}, learning the test", learning, colour, f"{symbol}-open", 10)
    told = line(name, later, colour, dash, symbol, says=f"%{{y:.3~g}} {plain(course.measure.unit)}")
    if later and course.noise < course.measure.high - course.measure.low:
        told["error_y"] = _noise(course, later, colour)
    return [taught, told]


def _noise(course: Course, later: list[tuple[date, float]], colour: str) -> dict[str, Any]:
    """Bars of the test's noise around the baseline only: a later result within them is no change."""
    sizes = [course.noise if on == course.baseline.on else 0 for on, _ in later]
    return {"type": "data", "array": sizes, "color": colour, "thickness": 1.5, "width": 8}


def _edges(norm: Norm) -> tuple[float, float]:
    return norm.span or (norm.value, norm.value)


def _usual(norm: Norm, number: int) -> dict[str, Any]:
    words = {"below_average_under": "below this: under the average"}.get(norm.kind, "usual at this age")
    return note(f"{words}, {WHO[norm.sex]}", _edges(norm)[1], left=True) | {
        "yanchor": "bottom",
        "font": {"size": 12, "color": INK},
    }
