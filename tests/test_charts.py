"""The figures: honest at any size, light to load, and the screen that shows them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from hipbook import charts
from hipbook.content import library
from hipbook.profile import Profile
from hipbook.records import History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone
from hipbook.store import Log
from hipbook.widgets.chart import Chart
from hipbook.widgets.journal import Journal
from hipbook.widgets.progress import HEADINGS, Progress

LIBRARY = library()
BEGIN = date(2015, 1, 5)
THINGS = ("walk", "sit")
DRAW = (charts.daily_life, charts.pain, charts.consistency, charts.load)
HEAVY = ("nbformat", "rfc3987_syntax", "jsonschema", "plotly.express", "plotly.io._renderers", "pandas", "IPython")
LIGHT = f"""
import sys
from datetime import date
from hipbook import charts
from hipbook.content import library
from hipbook.records import History, Morning, Psfs, SessionDone
assert not any(name.startswith("plotly") for name in sys.modules), "plotly is imported before a figure is asked for"
day = date(2026, 1, 5)
done, score = SessionDone(on=day, pain_before=2, rpe=3, minutes=9), Psfs(on=day, activity="a", score=4)
history = History(sessions=(done,), psfs=(score,))
for log in (History(), history):
    for draw in (charts.pain, charts.consistency, charts.daily_life, charts.load):
        charts.table(draw(log, library()))
        draw(log, library()).to_plotly_json()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def log_of(days: int) -> History:
    """A log of so many days in a row; every third morning was missed."""
    dates = [BEGIN + timedelta(n) for n in range(days)]
    return History(
        profiles=(ProfileSaved(on=BEGIN, profile=Profile(age=46)),),
        sessions=tuple(_session(n, d) for n, d in enumerate(dates)),
        mornings=tuple(Morning(on=d, pain=n % 5) for n, d in enumerate(dates) if n % 3),
        psfs=tuple(Psfs(on=d, activity=a, score=n % 10) for n, d in enumerate(dates) if n % 14 == 0 for a in THINGS),
    )


def _session(n: int, day: date) -> SessionDone:
    return SessionDone(on=day, pain_before=n % 6, pain_worst=n % 8, rpe=4, minutes=10)


def trace(figure, name: str):
    return next(trace for trace in figure.data if trace.meta == name)


def test_figures_load_nothing_heavy() -> None:
    ran = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


@pytest.mark.parametrize("draw", DRAW, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("days", [0, 1, 2, 30, 4000])
def test_a_figure_is_sensible_at_any_size(draw, days: int) -> None:
    figure = draw(log_of(days), LIBRARY)
    text = json.dumps(figure.to_plotly_json(), allow_nan=False)
    assert len(text) < 400_000
    assert figure.layout.template.layout.to_plotly_json() == {}
    assert figure.layout.xaxis.type == "date" and figure.layout.xaxis.tickformat
    if days == 0:
        assert any("Nothing logged" in note.text for note in figure.layout.annotations)
        return
    first, last = map(date.fromisoformat, figure.layout.xaxis.range)
    points = [(day, value) for one in figure.data for day, value in zip(one.x, one.y, strict=True)]
    shown = [date.fromisoformat(day) for day, value in points if value is not None]
    assert first < min(shown) and max(shown) < last
    assert (last - first).days >= charts.LEAST


@pytest.mark.parametrize("draw", DRAW, ids=lambda draw: draw.__name__)
def test_traces_differ_in_more_than_colour(draw) -> None:
    figure = draw(log_of(40), LIBRARY)
    looks = [_look(one) for one in figure.data]
    assert len(set(looks)) == len(looks)


def _look(one) -> tuple:
    """All that tells a trace from another, its colour apart."""
    return (one.type, one.marker.pattern.shape) if one.type == "bar" else (one.mode, one.marker.symbol, one.line.dash)


def test_a_missing_morning_is_a_gap() -> None:
    mornings = trace(charts.pain(log_of(30), LIBRARY), "next morning")
    assert mornings.mode == "markers"
    assert [value is None for value in mornings.y] == [n % 3 == 0 for n in range(30)]


def test_lines_are_not_drawn_across_gaps() -> None:
    days = [*range(8), *range(30, 38)]
    sessions = tuple(SessionDone(on=BEGIN + timedelta(n), pain_before=3) for n in days)
    figure = charts.pain(History(sessions=sessions), LIBRARY)
    usual, weekly = trace(figure, "usual before"), trace(figure, "weekly mean at rest")
    assert usual.connectgaps is False and weekly.connectgaps is False
    assert None in usual.y[usual.x.index("2015-01-12") :]
    assert list(weekly.y[1:4]) == [None, None, None]


def test_a_range_shows_only_its_days_and_leaves_usual_pain_as_it_was() -> None:
    history, since = log_of(200), BEGIN + timedelta(172)
    part, whole = charts.pain(history, LIBRARY, since=since), charts.pain(history, LIBRARY)
    assert min(trace(part, "before").x) == since.isoformat()
    assert trace(part, "usual before").y == trace(whole, "usual before").y[172:]


def test_the_table_holds_the_numbers_of_the_figure() -> None:
    table = charts.table(charts.pain(log_of(30), LIBRARY))
    assert table["columns"][:4] == ["day", "before", "worst during", "next morning"]
    assert table["rows"][0][:4] == ["2015-01-05", 0, 0, None]
    weekly = charts.table(charts.load(log_of(30), LIBRARY))
    assert weekly["rows"][0][:2] == ["2015-01-05", 280]


def test_what_people_typed_is_text() -> None:
    name = "<a href='https://example.org'>walk</a> " + "far " * 20
    figure = charts.daily_life(History(psfs=(Psfs(on=BEGIN, activity=name.strip(), score=3),)), LIBRARY)
    assert "<" not in figure.data[0].name
    assert charts.table(figure)["columns"][1] == name.strip()


def test_a_chart_can_show_another_figure() -> None:
    figure = charts.load(log_of(30), LIBRARY)
    chart = Chart(figure, "Load", charts.table(figure), "A sentence.")
    other = charts.load(log_of(60), LIBRARY)
    chart.show(other, charts.table(other))
    assert chart.figure == other.to_plotly_json() and chart.table["rows"][-1][0] > "2015-02-20"


def screen_of(history: History, today: date) -> Progress:
    log = Log.memory()
    kinds = ("profiles", "sessions", "mornings", "psfs", "plan_changes")
    log.add_all([record for kind in kinds for record in getattr(history, kind)])
    return Progress(Journal(log, today=today))


def inside(widget) -> list:
    return [widget, *(found for child in getattr(widget, "children", ()) for found in inside(child))]


def titles(screen: Progress) -> list[str]:
    return [widget.title for widget in inside(screen) if isinstance(widget, Chart)]


def test_the_screen_waits_for_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)
    screen = screen_of(History(), BEGIN)
    assert titles(screen) == []
    assert list(screen.value) == list(HEADINGS)
    assert all(said.startswith("Not enough yet") for said in screen.value.values())


def test_the_screen_shows_daily_life_first_and_keeps_its_claims_in_every_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)
    changed = PlanChange(on=BEGIN, exercise="clam", side="left", change="progress", reason="Two <good> times.")
    history = log_of(120).model_copy(update={"plan_changes": (changed,)})
    screen = screen_of(history, BEGIN + timedelta(119))
    assert titles(screen) == list(HEADINGS.values())
    before, shown = dict(screen.value), [w for w in inside(screen) if isinstance(w, Chart)]
    rows = len(shown[1].table["rows"])
    span = next(widget for widget in inside(screen) if "hb-range" in getattr(widget, "_dom_classes", ()))
    span.value = 4
    assert len(shown[1].table["rows"]) < rows and screen.value == before
    text = "".join(getattr(widget, "value", "") for widget in inside(screen) if type(widget).__name__ == "HTML")
    assert "Two &lt;good&gt; times." in text and "Past sessions (120)" in text
