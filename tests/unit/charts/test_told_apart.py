"""What stands in one chart is told apart by everyone, also by eyes that see fewer colours."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from colours import EYES, LACKING, contrast, light
from test_charts import BEGIN, DRAW, LIBRARY, _look, log_of

from hipbook import charts
from hipbook.content.tokens import tokens
from hipbook.model.records import History, Psfs
from hipbook.progress.analysis import LogAnalysis

COLOURS = tokens().colours
APART, SEEN = 1.3, 3.0
"""How far two colours stand apart at least: those of two series, and of a series and what it is drawn on."""
ZONES = ("green", "amber", "red")
THEMES = ("light", "dark")
LOG = LogAnalysis(log_of(40), LIBRARY)
each_chart = pytest.mark.parametrize("draw", DRAW, ids=lambda draw: draw.__name__)


def in_theme(colour: str, theme: str) -> str:
    """The colour that a page draws in place of the light one of a figure."""
    return next(getattr(pair, theme) for pair in COLOURS.values() if pair.light == colour)


def colour_of(trace) -> str:
    return trace.marker.line.color or trace.marker.color or trace.line.color


def series(figure) -> list:
    return [trace for trace in figure.data if trace.showlegend is not False]


def alike(figure, theme: str, eyes: str) -> list[tuple[str, str]]:
    """Pairs of series that these eyes take for one another."""

    def stand_apart(one, other) -> bool:
        drawn = (in_theme(colour_of(trace), theme) for trace in (one, other))
        return _look(one) != _look(other) or contrast(*drawn, eyes) >= APART

    return [(one.name, other.name) for one, other in combinations(series(figure), 2) if not stand_apart(one, other)]


def things(count: int, weeks: int = 3) -> LogAnalysis:
    """A log in which so many everyday things were scored."""
    days = [BEGIN + timedelta(14 * n) for n in range(weeks)]
    scores = tuple(Psfs(on=day, activity=f"thing {n}", score=n % 10) for day in days for n in range(count))
    return LogAnalysis(History(psfs=scores), LIBRARY)


@pytest.mark.parametrize("eyes", LACKING)
def test_greys_stay_as_they_are_and_a_pair_that_such_eyes_confuse_draws_together(eyes: str) -> None:
    """So the matrices are those of the eyes that they are named for."""
    assert light("#777777", eyes) == pytest.approx(light("#777777"), abs=0.001)
    confused = {
        "protanopia": ("#ff0000", "#5d5000"),
        "deuteranopia": ("#ff0000", "#a39000"),
        "tritanopia": ("#0000ff", "#004a60"),
    }
    far, near = (abs(light(one, seen_by) - light(other, seen_by)).max() for seen_by in ("usual", eyes)
                 for one, other in [confused[eyes]])  # fmt: skip
    assert near < far / 2


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
@each_chart
def test_every_series_is_told_apart_and_seen_on_its_ground(draw, theme: str, eyes: str) -> None:
    figure, ground = draw(LOG), getattr(COLOURS["card"], theme)
    assert len(series(figure)) > 0 and alike(figure, theme, eyes) == []
    faint = {trace.name for trace in series(figure) if contrast(in_theme(colour_of(trace), theme), ground, eyes) < SEEN}
    assert faint == set()


@pytest.mark.parametrize("eyes", EYES)
def test_the_law_sees_it_where_only_a_colour_tells_two_apart(eyes: str) -> None:
    figure = charts.daily_life(things(2))
    figure.update_traces(line_dash="solid", marker_symbol="circle")
    assert ("thing 0", "thing 1") in alike(figure, "light", eyes)


@pytest.mark.parametrize("count", [2, 6, 12, 25])
def test_a_sixth_everyday_thing_looks_like_no_other(count: int) -> None:
    figure = charts.daily_life(things(count))
    looks = {(_look(trace), colour_of(trace)) for trace in figure.data}
    assert len(looks) == len(figure.data) >= count
    assert [pair for eyes in EYES for pair in alike(figure, "light", eyes)] == []


def test_every_zone_of_pain_is_named_where_it_is_and_has_an_edge() -> None:
    """Their colours are faint, since points stand on them: a name stands at the height of each, a line between two."""
    figure = charts.pain(LOG)
    zones = sorted((shape.y0, shape.y1) for shape in figure.layout.shapes if shape.y1 and not shape.line.width)
    assert len(zones) == 3 and all(below[1] == above[0] for below, above in pairwise(zones))
    names = [
        note.text.partition(":")[0] for low, high in zones for note in figure.layout.annotations if low < note.y < high
    ]
    assert [name for name in names if name in ZONES] == list(ZONES)
    assert {high for _, high in zones} <= set(figure.layout.yaxis.tickvals)
