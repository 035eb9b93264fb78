"""The story of the plan: what changed, why, whether it held; merged, folded, kind, and safe with what readers type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import ipywidgets as ipw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journals import book
from strategies import doses, notes

from hipbook.content.loader import library
from hipbook.log.store import Log
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.records import Flare, History, Holiday, Morning, PlanChange, ProfileSaved, SessionDone, SetDone
from hipbook.papers.clinician_report import report
from hipbook.progress.analysis import LogAnalysis
from hipbook.progress.plan_chapters import MOST, RECENT, chapters, last_weeks
from hipbook.progress.plan_events import Event
from hipbook.progress.plan_story import UNTOLD, events
from hipbook.widgets.journal import Journal
from hipbook.widgets.progress.plan_story import EMPTY, for_more, plan_story

LIBRARY = library()
TODAY = date(2026, 6, 1)
NASTY = "<script>alert(1)</script>"
CHANGES = (
    "progress",
    "reduce",
    "regress",
    "stop",
    "swap",
    "easier",
    "harder",
    "never",
    "add",
    "pin",
    "move",
    "repeat",
    "afresh",
)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def grew(days: int, reps: int = 12, side: str | None = "left", exercise: str = "clam", **more) -> PlanChange:
    change = {"change": "progress", "rule": "green", "reason": "Two good times.", "dose": Dose(reps=reps)} | more
    return PlanChange(on=ago(days), exercise=exercise, side=side, **change)


def did(*days: int, exercise: str = "clam", side: str | None = None, **more) -> tuple[SetDone, ...]:
    return tuple(
        SetDone(on=ago(n), exercise=exercise, side=side, pain_during=1, **more) for n in sorted(days, reverse=True)
    )


def story(*changes: PlanChange, **records) -> tuple[Event, ...]:
    return events(LogAnalysis(History(plan_changes=changes, **records), LIBRARY, TODAY))


# --- what, why, and whether it held


def test_both_sides_of_one_change_are_one_line_from_dose_to_dose() -> None:
    (one,) = story(grew(20), grew(20, side="right"), sets=did(18, 16, 14))
    assert (one.title, one.what, one.cause) == ("Clam, both sides", "10 times becomes 12 times", "Two good times.")
    assert one.held == "held: done 3 times since, quiet"


def test_sides_that_went_otherwise_are_told_apart() -> None:
    down = grew(14, 8, "right", change="reduce", rule="amber_late", reason="Sore.")
    newest, both = story(grew(20), grew(20, side="right"), down, sets=did(18, 16, 14))
    assert newest.title == "Clam, right side"
    assert both.held == "left: held: done 3 times since, quiet; right: stepped back after 6 days"


@pytest.mark.parametrize(
    ("changes", "days", "held"),
    [
        ([grew(2)], (), "too early to say"),
        ([grew(20)], (18,), "too early to say: done once since"),
        ([grew(20)], (), "not done since"),
        ([grew(20, undone=True)], (18, 16), "taken back by you"),
        ([grew(20), grew(10, 14)], (18, 16, 12), "held: done 3 times, then a step further"),
        ([grew(20), grew(14, 8, change="regress", rule="red", instead="bridge")], (18,), "stepped back after 6 days"),
        ([grew(20), grew(14, 8, change="reduce", rule="gap")], (18,), "smaller after 6 days, as you were away"),
        ([grew(20), grew(14, 8, change="never", rule="asked", dose=None)], (18,), "you chose otherwise after 6 days"),
        ([grew(20, change="reduce"), grew(14, 8, change="reduce", rule="red")], (18,), "a further step down after 6 days"),
        ([grew(20, 8, change="reduce"), grew(10)], (18, 15), "done twice, then it grew again"),
        ([grew(20, dose=None, change="stop", rule="red")], (), "still left out"),
        ([grew(20, dose=None, change="stop", rule="red")], (9,), "done again since 23 May 2026"),
    ],
)  # fmt: skip
def test_whether_it_held(changes: list[PlanChange], days: tuple[int, ...], held: str) -> None:
    assert story(*changes, sets=did(*days))[-1].held == held


def test_sore_times_and_worse_mornings_are_counted() -> None:
    sore = (*did(18), SetDone(on=ago(16), exercise="clam", pain_during=4))
    late = Morning(on=ago(13), after=ago(14), pain=5, stiffer=True)
    (one,) = story(grew(20), sets=sore + did(14, 12, 10), mornings=(late,))
    assert one.held == "held: done 5 times since, sore twice"
    (bad,) = story(
        grew(20), sets=(SetDone(on=ago(16), exercise="clam", pain_during=4),) * 2 + did(14, stopped="too_much")
    )
    assert bad.held == "done twice since, sore twice", "no praise where most of it was sore, and no blame"


def test_another_exercise_in_its_place_is_followed_from_there() -> None:
    into = grew(20, instead="hip_rot_feet_up", dose=LIBRARY.dose("hip_rot_feet_up"), rule="ladder")
    (one,) = story(into, sets=did(18, 16, exercise="hip_rot_feet_up", side="left"))
    name = LIBRARY.exercises["hip_rot_feet_up"].name
    assert one.what == f"{name} takes its place" and one.held == "held: done twice since, quiet"


def test_many_that_changed_alike_on_a_day_are_one() -> None:
    ids = ("clam", "bridge", "side_leg_lift", "sit_to_stand")
    cut = [grew(9, 5, None, id, change="reduce", rule="gap", reason="You were away.") for id in ids]
    (one,) = story(
        *cut, sets=did(7, 5, exercise="clam") + did(7, 5, exercise="bridge") + did(7, 5, exercise="side_leg_lift")
    )
    assert one.title == "Clam, Bridge and 2 others" and one.what == "a little less" and one.held == "held for 3 of 4"
    assert {*one.exercises} == {*ids}


def test_flares_holidays_gaps_checks_and_answers_stand_between() -> None:
    profiles = tuple(
        ProfileSaved(on=ago(days), profile=Profile(age=46, minutes=minutes), checked=checked)
        for days, minutes, checked in ((90, 15, True), (60, 20, False), (30, 20, True))
    )
    told = story(
        profiles=profiles, flares=(Flare(on=ago(50)), Flare(on=ago(45), ended=ago(45))),
        holidays=(Holiday(on=ago(40), until=ago(33)),),
        sessions=tuple(SessionDone(on=ago(n)) for n in (88, 70, 42, 31)),
    )  # fmt: skip
    assert [(one.name, one.what, one.held) for one in told] == [
        ("The check", "answered again", ""),
        ("Away", "the plan waited for 7 days", ""),
        ("A gap", "28 days without a session", ""),
        ("A flare", "less of everything, and the goals waited", "over after 5 days"),
        ("Your answers", "20 minutes instead of 15", ""),
        ("A gap", "18 days without a session", ""),
    ]


def test_what_a_week_chose_by_itself_is_seen_by_the_menus() -> None:
    """Not what a change explains: the swap from bridge to squat is told by itself."""
    first = grew(30, menus=(("clam", "bridge", "walking"), (), ()))
    swap = grew(
        25, exercise="bridge", side=None, change="swap", instead="squat", menus=(("clam", "bridge", "walking"), (), ())
    )
    last = grew(20, 14, menus=(("clam", "squat"), ("side_leg_lift",), ()))
    week = [one for one in story(first, swap, last) if one.name == "Your week"]
    assert [one.what for one in week] == ["Side-lying leg lift came in; Walking left"]
    assert week[0].on == ago(20) and week[0].cause == "Chosen when the week was planned."


# --- any log


@st.composite
def plans(draw: st.DrawFn, years: int = 3) -> tuple[PlanChange, ...]:
    days = sorted(draw(st.lists(st.integers(0, 365 * years), max_size=40)), reverse=True)
    ids = st.sampled_from(["clam", "bridge", "side_leg_lift", "gone_from_the_book", *LIBRARY.series])
    return tuple(
        PlanChange(
            on=ago(n), exercise=draw(ids), side=draw(st.sampled_from([None, "left", "right"])), reason=draw(notes),
            change=draw(st.sampled_from(CHANGES)), rule=draw(st.sampled_from(["green", "amber_late", "gap", "asked"])),
            dose=draw(st.none() | doses), instead=draw(st.none() | ids), undone=draw(st.booleans()),
        )
        for n in days
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(plans())
def test_every_change_is_told_once_newest_first_and_in_no_inside_words(changes: tuple[PlanChange, ...]) -> None:
    analysis = LogAnalysis(History(plan_changes=changes, sets=did(*range(0, 900, 3))), LIBRARY, TODAY)
    happened, of = events(analysis), chapters(analysis)
    told = [change for change in changes if change.change not in UNTOLD]
    assert [one.on for one in happened] == sorted((one.on for one in happened), reverse=True)
    assert {one.on for one in happened} == {change.on for change in told}
    assert sum(one.count for one in of if not one.title.startswith("More")) == len(happened)
    assert all(
        one.what and "None" not in one.what and "_" not in one.what.replace("gone_from_the_book", "")
        for one in happened
    )
    assert all("amber_late" not in one.held and "_" not in one.held for one in happened)
    assert all(len(one.lines) <= MOST for one in of if one.is_recent)
    assert not last_weeks(analysis) or last_weeks(analysis)[:MOST] == of[0].lines


def test_ten_years_are_one_screen() -> None:
    ids = [id for id, one in LIBRARY.exercises.items() if one.laterality == "both"][:6]
    changes = tuple(grew(n, 8 + n % 5, None, ids[n % 6]) for n in range(3650, 0, -4))
    of = chapters(LogAnalysis(History(plan_changes=changes), LIBRARY, TODAY))
    assert of[0].is_recent and len(of[0].lines) <= MOST
    assert len(of) <= 13, "one line for what lies before, a year each"
    assert all(len(one.lines) <= 12 * 6 for one in of) and len(of[-2].lines) <= 4 * 6
    assert of[-2].lines[0].when == "October to December 2017" and "changes" in of[-2].lines[0].what


def test_many_small_changes_of_one_exercise_read_from_where_to_where() -> None:
    changes = [grew(120 - n, 12 + n) for n in range(0, 12, 4)]
    (one,) = chapters(LogAnalysis(History(plan_changes=tuple(changes)), LIBRARY, TODAY))[0].lines
    assert (one.when, one.title, one.what) == (
        "February 2026",
        "Clam, left side",
        "3 changes: 10 times became 20 times",
    )


def test_a_line_of_many_says_the_commonest_cause_or_the_last() -> None:
    def line(*reasons: str) -> str:
        changes = [grew(110 - n, 12 + n, reason=reason) for n, reason in enumerate(reasons)]
        return chapters(LogAnalysis(History(plan_changes=tuple(changes)), LIBRARY, TODAY))[0].lines[0].cause

    assert line("Well.", "Well.") == "Well."
    assert line("Well.", "Well.", "Sore.") == "Mostly: Well."
    assert line("Well.", "Sore.") == "The last time: Sore."


# --- the page and the paper


@pytest.fixture(autouse=True)
def _own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)


def card_of(journal: Journal) -> ipw.VBox:
    return plan_story(journal, LogAnalysis(journal.history, journal.library, journal.today))


def reads(root: ipw.Widget) -> Iterator[str]:
    for child in getattr(root, "children", ()):
        if isinstance(child, ipw.HTML):
            yield child.value
        yield from reads(child)


def test_before_anything_changed_it_says_what_will_stand_here() -> None:
    text = " ".join(reads(card_of(book(TODAY))))
    assert EMPTY in text and "What would have to happen for more?" in text
    assert " ".join(reads(card_of(Journal(Log.memory(), TODAY)))).count("<details>") == 0


def test_what_readers_typed_is_escaped_on_the_page_and_on_the_paper() -> None:
    changes = (grew(9, reason=NASTY), grew(8, exercise=NASTY))
    text = " ".join(reads(card_of(book(TODAY, *changes))))
    paper = report(History(plan_changes=changes), LIBRARY, TODAY)
    assert NASTY not in text + paper and "&lt;script&gt;" in text, (
        "a reason; an exercise this book does not know is set aside"
    )
    assert paper.count("&lt;script&gt;") == 2


def test_the_story_of_one_exercise_can_be_chosen() -> None:
    card = card_of(book(TODAY, grew(9), grew(8, exercise="bridge", side=None)))
    which = next(child for child in card.children if "hb-which-story" in child._dom_classes)
    shown = next(child for child in card.children if "hb-story" in child._dom_classes)
    assert "Clam" in shown.value and "Bridge" in shown.value
    which.value = "bridge"
    assert "Bridge" in shown.value and "Clam" not in shown.value
    which.value = ""
    assert "Clam" in shown.value


def test_each_exercise_of_the_week_says_what_it_waits_for() -> None:
    journal = book(TODAY)
    assert for_more(journal).count("<li>") == len(journal.routine.exercises)


def test_the_paper_tells_the_last_weeks_in_few_lines() -> None:
    changes = tuple(
        grew(n, 8 + n % 5, None, id)
        for n in range(200, 0, -3)
        for id in ("clam", "bridge", "side_leg_lift")[: 1 + n % 3]
    )
    markup = report(History(plan_changes=changes), LIBRARY, TODAY)
    told = markup.partition("What the plan did since")[2].partition("</table>")[0]
    assert 1 < told.count("<tr><td>") <= 12 and f"since {ago(RECENT.days).day} Mar 2026" in markup
    assert "Nothing was changed in these weeks" in report(History(), LIBRARY, TODAY)
