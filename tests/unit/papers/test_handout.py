"""The sheet and the report: complete, escaped, loading nothing, the same for the same inputs."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import pairwise
from statistics import fmean

import pytest
from experimenters import START, Experimenter
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from strategies import logs

from hipbook.content import loader
from hipbook.history.timeline import added
from hipbook.history.weeks import latest, log_days
from hipbook.log.store import Log
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.records import (
    KINDS,
    ExperimentEnded,
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
from hipbook.model.sequence import parts
from hipbook.papers.clinician_report import report
from hipbook.papers.last_weeks import drawn, weeks_of
from hipbook.papers.week_sheet import rows, sheet, still
from hipbook.planning.planner import plan
from hipbook.progress.analysis import LogAnalysis

TODAY = date(2026, 3, 29)
NASTY = "<script>alert(1)</script>"
LIBRARY = loader.library()


@pytest.fixture
def profile() -> Profile:
    return Profile(age=46, sides=["right"], conditions={"hip_oa": {"night_rest": "no"}}, goals=[NASTY], days_per_week=3)


@pytest.fixture
def routine(profile):
    return plan(profile, LIBRARY, on=TODAY)


@pytest.fixture
def history(profile) -> History:
    """A log with something of every kind, and something nasty wherever a person can write."""
    began = TODAY - timedelta(20)
    return History(
        sessions=(
            SessionDone(on=began, pain_before=4, pain_worst=6, rpe=4, minutes=15, note=NASTY),
            SessionDone(on=TODAY, pain_before=2, minutes=10, whole=False),
        ),
        sets=(SetDone(on=began, exercise="clam", side="right", stopped="sharp", pain_during=6),
              SetDone(on=began, exercise=NASTY, stopped=NASTY)),
        mornings=(Morning(on=began + timedelta(1), after=began, pain=3),),
        psfs=(Psfs(on=began, activity=NASTY, score=3), Psfs(on=TODAY, activity=NASTY, score=6)),
        tests=(TestDone(on=began, measure=NASTY, value=10),),
        flares=(Flare(on=began, note=NASTY),),
        plan_changes=(
            PlanChange(on=began, exercise="clam", change="reduce", rule="amber_late", reason=NASTY, dose=Dose(reps=6)),
            PlanChange(on=TODAY, exercise="pigeon", change="never", rule=NASTY, undone=True),
        ),
        profiles=(ProfileSaved(on=began, profile=profile),),
    )  # fmt: skip


class _Tags(HTMLParser):
    """All tags and addresses of a page."""

    def __init__(self, markup: str):
        super().__init__()
        self.tags, self.addresses = set(), []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href", "srcset", "action")]


def _is_quiet(markup: str) -> bool:
    """No script, nothing from elsewhere."""
    page = _Tags(markup)
    loads = page.addresses or "url(" in markup or "@import" in markup
    return not loads and not page.tags & {"script", "link", "iframe", "img"}


def test_sheet_tells_every_exercise_in_full(routine):
    """Steps, feel and not feel, stop signs and the dose of each exercise stand on the sheet."""
    markup = sheet(routine, LIBRARY, pain_cap=4)
    for id in routine.exercises:
        names = [step.exercise for step in LIBRARY.series[id].steps] if id in LIBRARY.series else [id]
        for exercise in map(LIBRARY.exercises.get, names):
            told = (exercise.name, *exercise.steps, exercise.feel, exercise.not_feel, *exercise.stop_if)
            assert all(str(escape(text)) in markup for text in told)
    assert "Up to 4 while you practise" in markup
    assert _is_quiet(markup)


def test_each_part_of_a_sequence_is_drawn_once():
    """A picture for every exercise of the week and every part of its sequences, however often it comes."""
    asked_for = PlanChange(on=TODAY, exercise="somatic", change="pin", reason="Asked for.")
    profile = Profile(age=46, track="ease", minutes=25)
    week = plan(profile, LIBRARY, History(plan_changes=(asked_for,)), on=TODAY)
    assert set(week.exercises) & LIBRARY.series.keys()
    shown = {name for id in week.exercises for name in (parts(LIBRARY.series[id]) if id in LIBRARY.series else [id])}
    markup = sheet(week, LIBRARY, pain_cap=2)
    assert markup.count('<svg data-show="still"') == len(shown)
    assert all(still(name) in markup for name in shown)


def test_boxes_stand_on_the_days_and_sides_of_the_routine(routine):
    """A box for each side of each exercise on each of its days, and no others."""
    planned = sum(len(item.sides) or 1 for day in routine.days for item in day.items)
    assert sum(sum(row.days) * len(row.boxes) for row in rows(routine, LIBRARY)) == planned
    assert sheet(routine, LIBRARY, pain_cap=4).count('<span class="box">') == planned


def test_a_cap_of_none_says_stay_free_of_pain(routine):
    """Where no pain is accepted, the rule says so plainly."""
    assert "Stay free of pain" in sheet(routine, LIBRARY, pain_cap=0)


def test_report_escapes_what_people_wrote(history, routine):
    """No note, goal, activity or id ever stands in the page as markup."""
    markup = report(history, LIBRARY, TODAY, routine)
    assert NASTY not in markup
    assert markup.count("&lt;script&gt;") >= 5
    assert _is_quiet(markup)


def test_report_says_what_it_is_and_tells_the_log(history, routine):
    """Its limits, the stop sign, the change with its reason and not by a rule's id, and the condition that matters."""
    markup = report(history, LIBRARY, TODAY, routine)
    for text in ("own log", "does not diagnose", "no clinician has reviewed", "age 46", "a sharp or catching pain",
                 "10 times becomes 6 times", "taken back", LIBRARY.conditions["hip_oa"].name, "<polyline"):  # fmt: skip
        assert text in markup
    assert "amber_late" not in markup and "amber late" not in markup


def test_report_of_an_empty_log():
    """A log without anything makes a page that says so."""
    markup = report(History(), LIBRARY, TODAY)
    assert "No session was logged" in markup and "The check has not been answered yet" in markup
    assert "<svg" not in markup


def test_report_without_a_plan_says_why():
    """Where a gate forbids a plan, the page names the gate and the answer."""
    profile = Profile(age=46, red_flags={"cauda_equina": "not_sure"})
    markup = report(History(profiles=(ProfileSaved(on=TODAY, profile=profile),)), LIBRARY, TODAY)
    assert "needs help at once" in markup and "Not sure:" in markup and "There is no routine now" in markup


def test_missing_answers_are_never_filled_in(history):
    """A week without practice has no pain, not pain 0."""
    weeks = list(weeks_of(history, TODAY))
    assert [week.sessions for week in weeks] == [1, 0, 1]
    assert weeks[1].before is None and weeks[-1].worst is None and weeks[-1].parts == 1
    assert weeks[0].morning == 3


@settings(max_examples=60)
@given(logs, st.integers(0, 40))
def test_the_report_and_progress_count_the_same_weeks(records, later):
    """One boundary for both: a clinician who lays the paper beside the page finds the same numbers."""
    kinds = {kind: sorted((r for r in records if isinstance(r, of)), key=lambda r: r.on) for kind, of in KINDS.items()}
    history = History(**kinds)
    today = (latest(history) or TODAY) + timedelta(later)
    told = {week.begins: week for week in weeks_of(history, today)}
    shown = LogAnalysis(history, LIBRARY, today).weeks[-len(told) :]
    assert {week.start for week in shown} == told.keys() or not shown, "none from before the log began"
    for week in shown:
        line, of = told[week.start], [d for d in log_days(history) if week.start <= d.on < week.start + timedelta(7)]
        assert (
            sum(day.sessions for day in of) == line.sessions and sum(day.sessions > 0 for day in of) == week.practised
        )
        assert max((d.during for d in of if d.during is not None), default=None) == line.worst
        for mine, theirs in ((line.before, [d.before for d in of]), (line.morning, [d.morning for d in of])):
            known = [pain for pain in theirs if pain is not None]
            assert mine == (round(fmean(known), 1) if known else None)


def test_a_week_begins_on_the_weekday_on_which_the_log_began(history):
    began = TODAY - timedelta(20)
    assert [week.begins for week in weeks_of(history, TODAY)][-3:] == [began + timedelta(7 * n) for n in range(3)]
    assert report(history, LIBRARY, TODAY).count('<th scope="row" class="n">') == 3


def test_sample_is_named_as_such(history, routine):
    """A made-up person's pages say so."""
    assert "made-up person" in report(history, LIBRARY, TODAY, routine, sample=True)
    assert "made-up person" in sheet(routine, LIBRARY, pain_cap=4, sample=True)


def test_a_report_answers_in_its_first_lines():
    """Who, which hip, since when, better or worse and how surely, and what is asked: in that order, before all else."""
    log = Log.sample(TODAY)
    markup = report(log.history(), LIBRARY, TODAY)
    head = markup.partition("What this is")[0]
    places = [
        head.index(text)
        for text in ("Name", "Date of birth", "Hip: right", "Log since", "pain at rest", "What I would like to ask")
    ]
    assert places == sorted(places)
    assert "Better:" in head and "probably a real fall" in head
    assert head.count("contenteditable") == 3, "they are written on the page; nothing of them is kept"
    assert "Noise" not in markup and "noise" not in markup


def test_a_report_begins_where_the_log_begins_and_its_curve_ends_today():
    history = History(sessions=tuple(SessionDone(on=TODAY - timedelta(n), pain_before=3) for n in (1, 5, 12)))
    line = drawn(history, LIBRARY, TODAY)
    assert [week.begins for week in weeks_of(history, TODAY)] == [TODAY - timedelta(12), TODAY - timedelta(5)]
    assert line["dates"][0][0] == "17 Mar" and line["dates"][-1][0] == "29 Mar"


@pytest.mark.parametrize("days", range(1, 60))
def test_no_two_dates_under_the_curve_touch(days):
    history = History(sessions=(SessionDone(on=TODAY - timedelta(days), pain_before=3),))
    across = [x for _, x in drawn(history, LIBRARY, TODAY)["dates"]]
    assert len(across) >= 2 and all(b - a > 60 for a, b in pairwise(across))


def test_new_shoes_stand_on_the_curve_and_in_the_story(history):
    with_event = history.model_copy(update={"events": (LifeEvent(on=TODAY - timedelta(3), what=NASTY),)})
    markup = report(with_event, LIBRARY, TODAY)
    assert NASTY not in markup and "A: <bdi>" in markup and "New in your life" in markup


def test_an_experiment_that_is_over_stands_in_two_lines_and_what_was_stopped_does_not(history):
    done = Experimenter(3, effect=-2)
    asks = done.begun.model_copy(update={"asks": NASTY})
    over = done.history.model_copy(update={"experiments": (asks,), "profiles": history.profiles})
    markup = report(over, LIBRARY, done.over)
    assert NASTY not in markup and "by lot in 14 pairs of days" in markup
    assert markup.count("points lower than with no walk") == 1
    assert "Experiments, by lot" not in report(over, LIBRARY, START + timedelta(20)), "nothing is told before its end"
    stopped = ExperimentEnded(on=START + timedelta(20), experiment=asks.uid)
    assert "Experiments, by lot" not in report(added(over, stopped), LIBRARY, done.over)


def test_a_stop_on_the_way_down_is_told_to_a_clinician():
    """It belongs to no exercise, and it may be the most telling of all."""
    sign = next(iter(LIBRARY.stop_signs.values()))
    whys = (sign.id,), ("too_much",)
    sessions = tuple(SessionDone(on=TODAY, pain_worst=6, whole=False, stopped=why) for why in whys)
    text = report(
        History(profiles=[ProfileSaved(on=TODAY, profile=Profile(age=61))], sessions=sessions), LIBRARY, TODAY
    )
    assert f"On the way down or up: {sign.name.lower()}, pain 6." in text
    assert "On the way down or up: it was too much, pain 6." in text
