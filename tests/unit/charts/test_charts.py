"""The figures: honest at any size, light to load, and the screen that shows them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipbook import charts
from hipbook.charts.figure import LEAST
from hipbook.content.loader import library
from hipbook.log.store import Log
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.records import (
    Flare,
    History,
    LifeEvent,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    SessionDone,
    SetDone,
    TestDone,
)
from hipbook.progress import analysis, findings
from hipbook.progress.analysis import LogAnalysis
from hipbook.widgets.base.chart import Chart
from hipbook.widgets.journal import Journal
from hipbook.widgets.progress.fold import Fold
from hipbook.widgets.progress.panels import FIRST, FLARES, PLAN, PRACTICE
from hipbook.widgets.progress.screen import Progress

LIBRARY = library()
BEGIN = date(2015, 1, 5)
THINGS = ("walk", "sit")
CHAIR, LEG = LIBRARY.measures["chair_stand_30s"], LIBRARY.measures["one_leg_stance"]


def ladder(story, **span):
    return charts.ladder(story, "clam", **span)


def chair(story, **span):
    return charts.home_test(story, CHAIR, **span)


def leg(story, **span):
    return charts.home_test(story, LEG, **span)


OVER_DAYS = (
    charts.daily_life, charts.pain, charts.daily_life_in_short, charts.pain_in_short, charts.consistency, charts.calendar, charts.load, charts.flares, ladder,
    charts.plan_changes, chair, leg,
)  # fmt: skip
DRAW = (*OVER_DAYS, charts.compass)
HEAVY = (
    "scipy",
    "nbformat",
    "rfc3987_syntax",
    "jsonschema",
    "plotly.express",
    "plotly.io._renderers",
    "pandas",
    "IPython",
)
LIGHT = f"""
import sys
from datetime import date
from hipbook import charts
from hipbook.content.loader import library
from hipbook.progress import findings
from hipbook.progress.analysis import LogAnalysis
from hipbook.model.records import History, Psfs, SessionDone
assert not any(name.startswith("plotly") for name in sys.modules), "plotly is imported before a figure is asked for"
day = date(2026, 1, 5)
done, score = SessionDone(on=day, pain_before=2, rpe=3, minutes=9), Psfs(on=day, activity="a", score=4)
history = History(sessions=(done,), psfs=(score,))
for log in (History(), history):
    for draw in (charts.pain, charts.consistency, charts.daily_life, charts.load, charts.calendar, charts.compass):
        figure = draw(LogAnalysis(log, library()))
        charts.table(figure)
        figure.to_plotly_json()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def log_of(days: int) -> History:
    """A log of so many days in a row; every third morning was missed, every fourth week had a flare."""
    dates = [BEGIN + timedelta(n) for n in range(days)]
    return History(
        profiles=(ProfileSaved(on=BEGIN, profile=Profile(age=64)),),
        sessions=tuple(_session(n, d) for n, d in enumerate(dates)),
        sets=tuple(SetDone(on=d, exercise="clam", side=s, dose=Dose(reps=8)) for d in dates for s in ("left", "right")),
        mornings=tuple(Morning(on=d, pain=n % 5) for n, d in enumerate(dates) if n % 3),
        psfs=tuple(Psfs(on=d, activity=a, score=n % 10) for n, d in enumerate(dates) if n % 14 == 0 for a in THINGS),
        flares=tuple(
            f for n, d in enumerate(dates) if n % 28 == 0 for f in (Flare(on=d), Flare(on=d, ended=d + timedelta(3)))
        ),
        tests=tuple(t for n, d in enumerate(dates) if n % 7 == 0 for t in _tests(n, d)),
        plan_changes=tuple(_change(n, d) for n, d in enumerate(dates) if n % 7 == 0),
    )


def _tests(n: int, day: date) -> tuple[TestDone, ...]:
    sides = tuple(
        TestDone(on=day, measure="one_leg_stance", side=s, value=n % 45, tries=(1, n % 45)) for s in ("left", "right")
    )
    return (TestDone(on=day, measure="chair_stand_30s", value=8 + n % 7), *sides)


def _change(n: int, day: date) -> PlanChange:
    change = ("progress", "reduce", "swap")[n // 7 % 3]
    side = ("left", "right", None)[n // 21 % 3]
    return PlanChange(on=day, exercise="clam", side=side, change=change, reason="Two <good> times.", dose=Dose(reps=10))


def _session(n: int, day: date) -> SessionDone:
    return SessionDone(on=day, pain_before=n % 6, pain_worst=n % 8, rpe=4, minutes=10)


def trace(figure, name: str):
    return next(trace for trace in figure.data if trace.meta == name)


def test_figures_load_nothing_heavy() -> None:
    ran = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")


@pytest.mark.parametrize("draw", OVER_DAYS, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("days", [0, 1, 2, 30, 4000])
def test_a_figure_is_sensible_at_any_size(draw, days: int) -> None:
    figure = draw(LogAnalysis(log_of(days), LIBRARY))
    text = json.dumps(figure.to_plotly_json(), allow_nan=False)
    assert len(text) < 400_000
    assert figure.layout.template.layout.to_plotly_json() == {}
    assert figure.layout.xaxis.type == "date" and figure.layout.xaxis.tickformat
    if days == 0:
        assert any("Nothing logged" in note.text for note in figure.layout.annotations)
        return
    first, last = map(date.fromisoformat, figure.layout.xaxis.range)
    of_the_log = [one for one in figure.data if one.hoverinfo != "skip"]
    points = [(day, value) for one in of_the_log for day, value in zip(one.x, one.y, strict=True)]
    shown = [date.fromisoformat(day) for day, value in points if value is not None]
    assert first < min(shown) and max(shown) < last
    assert (last - first).days >= LEAST


@pytest.mark.parametrize("draw", DRAW, ids=lambda draw: draw.__name__)
def test_traces_differ_in_more_than_colour(draw) -> None:
    figure = draw(LogAnalysis(log_of(40), LIBRARY))
    looks = [_look(one) for one in figure.data if one.showlegend is not False]
    assert len(set(looks)) == len(looks)


def _look(one) -> tuple:
    """All that tells a trace from another, its colour apart."""
    return (one.type, one.marker.pattern.shape) if one.type == "bar" else (one.mode, one.marker.symbol, one.line.dash)


def test_a_missing_morning_is_a_gap() -> None:
    mornings = trace(charts.pain(LogAnalysis(log_of(30), LIBRARY)), "next morning")
    assert mornings.mode == "markers"
    assert [value is None for value in mornings.y] == [n % 3 == 0 for n in range(30)]


def test_lines_are_not_drawn_across_gaps() -> None:
    days = [*range(8), *range(30, 38)]
    sessions = tuple(SessionDone(on=BEGIN + timedelta(n), pain_before=3) for n in days)
    figure = charts.pain(LogAnalysis(History(sessions=sessions), LIBRARY))
    usual, weekly = trace(figure, "usual before a session"), trace(figure, "weekly average at rest")
    assert usual.connectgaps is False and weekly.connectgaps is False
    assert None in usual.y[usual.x.index("2015-01-12") :]
    assert list(weekly.y[1:4]) == [None, None, None]


def test_a_range_shows_only_its_days_and_leaves_usual_pain_as_it_was() -> None:
    story, since = LogAnalysis(log_of(200), LIBRARY), BEGIN + timedelta(172)
    part, whole = charts.pain(story, since=since), charts.pain(story)
    assert min(trace(part, "before").x) == since.isoformat()
    assert trace(part, "usual before a session").y == trace(whole, "usual before a session").y[172:]


def test_the_table_holds_the_numbers_of_the_figure() -> None:
    table = charts.table(charts.pain(LogAnalysis(log_of(30), LIBRARY)))
    assert table["columns"][:4] == ["day", "before", "worst during", "next morning"]
    assert table["rows"][0][:4] == ["5 Jan 2015", 0, 0, None]
    weekly = charts.table(charts.load(LogAnalysis(log_of(30), LIBRARY)))
    assert weekly["rows"][0][:2] == ["5 Jan 2015", 280]


def test_what_people_typed_is_text() -> None:
    name = "<a href='https://example.org'>walk</a> " + "far " * 20
    figure = charts.daily_life(LogAnalysis(History(psfs=(Psfs(on=BEGIN, activity=name.strip(), score=3),)), LIBRARY))
    assert "<" not in figure.data[0].name
    assert charts.table(figure)["columns"][1] == name.strip()


def test_a_chart_can_show_another_figure() -> None:
    figure = charts.load(LogAnalysis(log_of(30), LIBRARY))
    chart = Chart(figure, "Load", charts.table(figure), "A sentence.")
    other = charts.load(LogAnalysis(log_of(60), LIBRARY))
    chart.show(other, charts.table(other))
    assert chart.figure == other.to_plotly_json() and len(chart.table["rows"]) > 6


@pytest.mark.parametrize("draw", DRAW, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("days", [0, 1, 2, 30])
def test_every_figure_has_its_numbers_as_a_table(draw, days: int) -> None:
    table = charts.table(draw(LogAnalysis(log_of(days), LIBRARY)))
    assert all(len(row) == len(table["columns"]) for row in table["rows"])
    if days == 30:
        assert table["rows"]


def test_what_is_pointed_at_explains_itself() -> None:
    story = LogAnalysis(log_of(30), LIBRARY)
    pain = trace(charts.pain(story), "worst during")
    assert "zone" in pain.hovertemplate and set(pain.text) == {"green", "amber", "red"}
    reason = ladder(story).data[0].text[0]
    assert "now 10 times" in reason and "Two &lt;good&gt; times." in reason
    drawn = [one for draw in DRAW for one in draw(story).data if one.hoverinfo != "skip"]
    assert all(one.hovertemplate for one in drawn)


def test_the_calendar_shows_each_day_once_and_rings_the_days_of_a_flare() -> None:
    history = log_of(30)
    less = history.model_copy(update={"sessions": history.sessions[::2], "sets": ()})
    figure = charts.calendar(LogAnalysis(less, LIBRARY))
    days = [day for one in figure.data for day in one.customdata if one.meta != "flare"]
    assert len(days) == len(set(days)) == 30 and len(trace(figure, "practised").x) == 15
    assert trace(figure, "flare").customdata == tuple(
        f"2015-{day}" for day in ("01-05", "01-06", "01-07", "02-02", "02-03")
    )
    assert trace(figure, "flare").customdata[0] in trace(figure, "practised").customdata
    said = {day: what for day, what, _ in charts.table(figure)["rows"]}
    assert said["5 Jan 2015"] == "practised, in a flare" and said["6 Jan 2015"] == "no session, in a flare"


def test_a_day_that_is_not_over_is_no_missed_day() -> None:
    story = LogAnalysis(log_of(9), LIBRARY, BEGIN + timedelta(9))
    today = trace(charts.calendar(story), "today, not over yet").customdata
    assert today == ("2015-01-14",) and "2015-01-14" not in str(trace_of(charts.calendar(story), "no session"))


def trace_of(figure, name: str) -> list:
    return [one.customdata for one in figure.data if one.meta == name]


def test_weeks_begin_on_the_same_weekday_in_bars_and_calendar() -> None:
    history = log_of(40)
    saturday = history.profiles[0].model_copy(update={"on": BEGIN - timedelta(2)})
    story = LogAnalysis(history.model_copy(update={"profiles": (saturday,)}), LIBRARY)
    bars, calendar = charts.consistency(story), charts.calendar(story)
    assert calendar.layout.yaxis.ticktext[0] == "Sat"
    assert bars.layout.xaxis.tickvals == calendar.layout.xaxis.tickvals and bars.layout.xaxis.ticktext[0] == "3 Jan"
    middles = {day for one in calendar.data for day in one.x}
    assert middles == set(trace(bars, "planned").x)


def test_the_box_of_a_chart_is_the_rule_of_its_sentence() -> None:
    story = LogAnalysis(log_of(120), LIBRARY)
    for change, figure in (
        (analysis.psfs_change(story), charts.daily_life(story)),
        (analysis.pain_change(story), charts.pain(story)),
    ):
        (box,) = (shape for shape in figure.layout.shapes if shape.line.dash == "dot")
        assert (box.y0, box.y1) == (max(0, change.low), min(10, change.high))


def test_a_side_like_the_other_is_drawn_as_one() -> None:
    story = LogAnalysis(log_of(5), LIBRARY)
    (both,) = charts.compass(story).data
    assert both.name == "left and right: the same" and len(charts.table(charts.compass(story))["columns"]) == 3


def test_the_ladder_goes_on_from_where_it_stood_before_the_range() -> None:
    story = LogAnalysis(log_of(60), LIBRARY)
    part = trace(ladder(story, since=BEGIN + timedelta(20)), "left")
    whole = trace(ladder(story), "left")
    assert list(part.y) == list(whole.y)[-len(part.y) :]


def test_a_home_test_shows_its_learning_its_noise_and_what_is_usual() -> None:
    figure = chair(LogAnalysis(log_of(40), LIBRARY))
    assert len(trace(figure, "result, learning the test").x) == CHAIR.familiarisation
    bar, low, high = trace(figure, "noise").error_y, *figure.layout.yaxis.range
    began = trace(figure, "noise").y[0]
    assert bar.array == bar.arrayminus == (CHAIR.noise,) and low < began - CHAIR.noise < began + CHAIR.noise < high
    assert [note.text for note in figure.layout.annotations] == ["usual at this age, women", "usual at this age, men"]


def test_the_noise_of_the_reader_is_drawn_once_there_is_a_change_to_judge() -> None:
    def dotted(days: int) -> int:
        return sum(shape.line.dash == "dot" for shape in charts.pain(LogAnalysis(log_of(days), LIBRARY)).layout.shapes)

    assert (dotted(14), dotted(40)) == (0, 1)


def screen_of(history: History, today: date) -> Progress:
    log = Log.memory()
    kinds = ("profiles", "sessions", "sets", "mornings", "psfs", "tests", "flares", "events", "plan_changes")
    log.add_all([record for kind in kinds for record in getattr(history, kind)])
    return Progress(Journal(log, today=today))


def inside(widget) -> list:
    return [widget, *(found for child in getattr(widget, "children", ()) for found in inside(child))]


def folds(screen: Progress) -> dict[str, Fold]:
    return {widget.name: widget for widget in inside(screen) if isinstance(widget, Fold)}


def opened(screen: Progress) -> Progress:
    """The screen with every fold open."""
    for fold in folds(screen).values():
        fold.turn()
    return screen


def read(screen: Progress) -> str:
    return " ".join(widget.value for widget in inside(screen) if type(widget).__name__ == "HTML")


def shown(screen: Progress) -> dict[str, Chart]:
    return {widget.title: widget for widget in inside(screen) if isinstance(widget, Chart)}


@pytest.fixture
def own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)


@pytest.mark.usefixtures("own_day")
def test_before_anything_is_logged_there_is_one_sentence_and_a_way_to_today() -> None:
    screen = screen_of(History(), BEGIN)
    assert shown(screen) == {} and list(screen.value) == [panel.name for panel in (*FIRST, FLARES, *PRACTICE, *PLAN)]
    waits = ("Not enough yet", "No flare was logged.")
    assert all(said.startswith(waits) for said in screen.value.values())
    text = read(screen)
    assert "After your first session" in text and "Not enough yet" not in text and "data-hb-figure" in text
    screen.journal.screen = "progress"
    next(w for w in inside(screen) if getattr(w, "description", "") == "Go to Today").click()
    assert screen.journal.screen == "today"
    assert list(folds(screen)) == ["Home tests"]


@pytest.mark.usefixtures("own_day")
def test_the_page_is_two_charts_and_a_fold_draws_its_own_once_it_opens() -> None:
    screen = screen_of(log_of(120), BEGIN + timedelta(119))
    assert [title.partition(".")[0] for title in shown(screen)] == ["Pain at rest", "Daily life"]
    pains = folds(screen)["Daily life and pain"]
    pains.turn()
    assert [panel.heading for panel in (*FIRST, FLARES)] == list(shown(screen))[2:]
    pains.turn()
    assert len(shown(screen)) == 2
    assert {"Step by step", CHAIR.name, LEG.name} < shown(opened(screen)).keys()


@pytest.mark.usefixtures("own_day")
def test_what_is_open_stays_open_when_something_is_saved() -> None:
    screen = screen_of(log_of(3), BEGIN + timedelta(3))
    folds(screen)["Your time line"].turn()
    screen.journal.save(Morning(on=BEGIN + timedelta(3), pain=2))
    assert [name for name, fold in folds(screen).items() if fold.is_open] == ["Your time line"]


@pytest.mark.usefixtures("own_day")
def test_another_range_keeps_what_the_screen_claims() -> None:
    screen = opened(screen_of(log_of(120), BEGIN + timedelta(119)))
    pain = next(panel.heading for panel in FIRST if panel.name == "pain")
    before, rows = dict(screen.value), len(shown(screen)[pain].table["rows"])
    span = next(widget for widget in inside(screen) if "hb-range" in getattr(widget, "_dom_classes", ()))
    span.value = 4
    assert len(shown(screen)[pain].table["rows"]) < rows
    assert {name: said for name, said in screen.value.items() if said != before[name]}.keys() <= {"compass"}
    assert "Past sessions (120)" in read(screen)


@pytest.mark.usefixtures("own_day")
def test_a_list_without_lines_hides_nothing_else() -> None:
    """Words and buttons share one layout: what hides one of them by it hides the whole page."""
    screen = opened(screen_of(History(sessions=(SessionDone(on=BEGIN),)), BEGIN + timedelta(9)))
    words = [widget for widget in inside(screen) if type(widget).__name__ in ("HTML", "Button")]
    assert words and {widget.layout.display for widget in words} == {None}
    for listed in (widget for widget in words if "hb-listed" in widget._dom_classes):
        assert not listed.value or listed.value.startswith("<h3>")


@pytest.mark.usefixtures("own_day")
def test_another_ladder_takes_the_place_of_the_first() -> None:
    history = log_of(40)
    other = history.plan_changes[0].model_copy(update={"exercise": "bridge", "side": None, "uid": "another1"})
    history = history.model_copy(update={"plan_changes": (*history.plan_changes, other)})
    screen = opened(screen_of(history, BEGIN + timedelta(40)))
    assert screen.value["ladder"].startswith("Clam")
    clams = [widget.value for widget in inside(screen) if "hb-listed" in getattr(widget, "_dom_classes", ())]
    assert any("Clam, left, a step further, now 10 times. Two &lt;good&gt; times." in said for said in clams)
    assert any("Older ones (" in said for said in clams)
    which = next(widget for widget in inside(screen) if "hb-which-ladder" in getattr(widget, "_dom_classes", ()))
    which.value = "bridge"
    assert screen.value["ladder"].startswith("Bridge") and shown(screen)["Step by step"].sentence.startswith("Bridge")


@pytest.mark.usefixtures("own_day")
def test_three_sentences_and_what_comes_next_stand_first() -> None:
    screen = Progress(Journal(Log.sample(BEGIN), today=BEGIN))
    text = read(screen)
    assert text.count("<li><strong>") == 3 and "What comes next" in text
    assert " will " in text.partition("What comes next")[2].partition("</h2>")[0], (
        "the future, not the newest past step"
    )
    assert screen_of(log_of(60), BEGIN + timedelta(60)).children[-2].children, "without a plan, all else stands"


@pytest.mark.usefixtures("own_day")
def test_a_test_under_way_stays_while_the_screen_is_drawn_again() -> None:
    screen = opened(screen_of(log_of(3), BEGIN + timedelta(3)))
    tests = next(widget for widget in inside(screen) if "hb-tests" in getattr(widget, "_dom_classes", ()))
    screen.journal.save(Morning(on=BEGIN + timedelta(3), pain=2))
    assert any(widget is tests for widget in inside(screen))


# --- what a reader meant: the charts begin where the log begins, zones are what they are called, my own events


@pytest.mark.parametrize("draw", OVER_DAYS, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("days", [3, 21, 60])
def test_three_weeks_of_data_are_not_drawn_at_the_edge_of_twelve(draw, days: int) -> None:
    """Whatever range is asked for, a chart begins a few days before the first thing it shows."""
    last = BEGIN + timedelta(days - 1)
    figure = draw(LogAnalysis(log_of(days), LIBRARY, last), **_since(draw, last))
    first = date.fromisoformat(figure.layout.xaxis.range[0])
    drawn = [one for one in figure.data if one.hoverinfo != "skip" and one.x]
    shown_days = [
        date.fromisoformat(day) for one in drawn for day, value in zip(one.x, one.y, strict=True) if value is not None
    ]
    assert timedelta(0) < min(shown_days) - first <= timedelta(7)


def _since(draw, last: date) -> dict[str, date]:
    return {} if draw in (charts.pain_in_short, charts.daily_life_in_short) else {"since": last - timedelta(weeks=12)}


def test_zones_differ_in_colour_and_in_pattern_and_are_named() -> None:
    figure = charts.pain(LogAnalysis(log_of(30), LIBRARY))
    zones = [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.line.dash != "dot"]
    assert len({shape.fillcolor for shape in zones}) == 3
    patterns = [one.fillpattern.shape for one in figure.data if one.hoverinfo == "skip"]
    assert sorted(patterns) == ["/", "x"], "and green has none"
    assert {"green", "amber", "red"} <= {note.text for note in figure.layout.annotations}


def lived(*days: int) -> LogAnalysis:
    events = tuple(LifeEvent(on=BEGIN + timedelta(day), what=f"new shoes no {day}") for day in days)
    return LogAnalysis(log_of(60).model_copy(update={"events": events}), LIBRARY)


BOTH = (charts.pain_in_short, charts.daily_life_in_short, charts.pain, charts.daily_life)


@pytest.mark.parametrize("draw", BOTH, ids=lambda draw: draw.__name__)
def test_new_shoes_are_marked_on_their_day(draw) -> None:
    layout = draw(lived(20)).layout
    upright = [shape.x0 for shape in layout.shapes if shape.type == "line" and shape.x0 == shape.x1]
    assert upright == [(BEGIN + timedelta(20)).isoformat()]
    assert "new shoes no 20" in [note.text for note in layout.annotations]


@given(st.lists(st.integers(0, 59), max_size=12, unique=True))
@settings(max_examples=40, deadline=None)
def test_names_of_events_never_touch(days: list[int]) -> None:
    """On a phone, with letters 8 pixels wide and 280 pixels for the chart; all are marked, whatever is named."""
    layout = charts.pain_in_short(lived(*days)).layout
    first, last = map(date.fromisoformat, layout.xaxis.range)
    assert len([shape for shape in layout.shapes if shape.type == "line" and shape.x0 == shape.x1]) == len(days)
    reach: dict[float, list[tuple[float, float]]] = {}
    for name in (note for note in layout.annotations if note.yanchor == "bottom"):
        at = 280 * (date.fromisoformat(name.x) - first).days / (last - first).days
        wide = 8 * len(name.text)
        reach.setdefault(name.yshift, []).append((at, at + wide) if name.xanchor == "left" else (at - wide, at))
    for row in reach.values():
        ordered = sorted(row)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))


@pytest.mark.parametrize(("draw", "place"), [(charts.pain_in_short, 0), (charts.daily_life_in_short, 1)])
def test_the_number_beside_the_line_is_the_one_of_the_sentence(draw, place: int) -> None:
    """A reader who sees 1.7 in the chart and 1.9 in the sentence trusts neither."""
    story = LogAnalysis(log_of(120), LIBRARY)
    (newest,) = (note.text for note in draw(story).layout.annotations if note.font.size == 20)
    number = newest.removeprefix("<b>").partition("</b>")[0]
    assert f"{number} lately" in findings.summary(story)[place].more


@pytest.mark.usefixtures("own_day")
def test_a_reader_puts_new_shoes_on_the_time_line_and_takes_them_out_again() -> None:
    screen = screen_of(log_of(30), BEGIN + timedelta(29))
    folds(screen)["Your time line"].turn()
    form = {name: w for w in inside(screen) for name in getattr(w, "_dom_classes", ()) if name.startswith("hb-event")}
    form["hb-event-save"].click()
    assert screen.journal.history.events == () and "what was new" in screen.journal.notice.text
    form["hb-event-what"].value = " <b>new shoes</b> "
    form["hb-event-save"].click()
    assert [event.what for event in screen.journal.history.events] == ["<b>new shoes</b>"]
    assert "&lt;b&gt;new shoes" in read(screen) and "<b>new shoes" not in read(screen)
    assert all(any(s["type"] == "line" for s in chart.figure["layout"]["shapes"]) for chart in shown(screen).values())
    next(w for w in inside(screen) if "hb-event-out" in getattr(w, "_dom_classes", ())).click()
    assert screen.journal.history.events == ()
    screen.journal.undo()
    assert len(screen.journal.history.events) == 1
