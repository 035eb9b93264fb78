"""An arm is obeyed after everything else: it adds nothing that is closed, no dose grows, and both arms are possible or neither."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import people

import hipbook as hb
from hipbook.experiments.design import picked
from hipbook.model.experiment import Arm, Comparison, Experiment
from hipbook.model.records import Flare, History, PlanChange, SetDone
from hipbook.planning.arms import IN_SEQUENCE, NO_EASY_DAY, NO_ROOM, NOT_BOTH, ArmedDay, InWeek, armed, last_strength
from hipbook.planning.planner import Planner
from hipbook.screening.person import Person

LIBRARY, ON = hb.library(), date(2026, 6, 1)
QUESTIONS = LIBRARY.experiments
PLAIN = hb.Profile(age=46, minutes=15, days_per_week=4)


def planner(profile: hb.Profile = PLAIN, history: History | None = None) -> Planner:
    return Planner.of(Person.of(profile, history or History(), LIBRARY, ON))


def both(plan: Planner, question: Experiment, weekday: int, of_block: int = 0) -> tuple[ArmedDay, ArmedDay]:
    at = InWeek(weekday, of_block)
    return armed(plan, question, "a", at), armed(plan, question, "b", at)


def ids(one: ArmedDay) -> list[str]:
    return [item.exercise for item in one.day.items]


AFTER_A_FLARE = History(
    flares=(Flare(on=ON - timedelta(9)), Flare(on=ON - timedelta(2), ended=ON - timedelta(2))),
    sets=tuple(
        SetDone(on=ON - timedelta(n), exercise=id) for n in (12, 14, 16) for id in ("bridge", "walking", "clam")
    ),
)
HURT = History(
    sets=(SetDone(on=ON, exercise="walking", pain_during=7), SetDone(on=ON, exercise="clam", stopped="too_much")),
    plan_changes=(
        PlanChange(on=ON, exercise="walking", change="reduce", rule="red", reason="It hurt."),
        PlanChange(on=ON, exercise="clam", change="stop", rule="red", reason="It hurt."),
    ),
)


@given(people(cleared=True), st.sampled_from(sorted(QUESTIONS)), st.sampled_from([History(), AFTER_A_FLARE, HURT]))
@settings(max_examples=60)
def test_nothing_is_added_that_is_closed_and_nothing_grows(profile: hb.Profile, id: str, history: History) -> None:
    """For anybody, on the way back from a flare and after something hurt as well."""
    person = Person.of(profile, history, LIBRARY, ON)
    assume(person.screening.cleared)
    plan, question = Planner.of(person), QUESTIONS[id]
    longest = max([profile.minutes, *(day.minutes for day in plan.routine.days)]) + 0.1
    for weekday in range(7):
        for one in both(plan, question, weekday, weekday):
            assert {*ids(one)} <= {c.id for c in plan.pool.candidates} <= person.screening.allowed.keys()
            assert one.day.minutes <= longest
            if history is HURT and weekday == ON.weekday():
                assert not {"walking", "clam"} & {*ids(one)}, "what hurt rests today"
            for item in (item for item in one.day.items if item.exercise in LIBRARY.exercises):
                stands = [own.dose for own in plan.pool.items(LIBRARY.exercises[item.exercise])]
                assert any(dose.covers(item.dose) for dose in stands), item.exercise


@given(people(cleared=True), st.sampled_from(["release_or_strength", "walk", "this_or_that", "morning_or_evening"]))
@settings(max_examples=60)
def test_a_day_goes_both_ways_or_stays_as_it_is(profile: hb.Profile, id: str) -> None:
    person = Person.of(profile, History(), LIBRARY, ON)
    assume(person.screening.cleared)
    plan, question = Planner.of(person), QUESTIONS[id]
    for weekday, planned in enumerate(plan.routine.days):
        a, b = both(plan, question, weekday)
        assert a.why_not == b.why_not
        if a.why_not or not planned.items or id == "morning_or_evening":
            assert a.day == b.day == planned
        elif id == "release_or_strength":
            assert sorted(ids(a)) == sorted(ids(b)) == sorted(item.exercise for item in planned.items)
            assert all(_leads(one, arm) for one, arm in ((a, question.a), (b, question.b)))
        else:
            for one, arm in ((a, question.a), (b, question.b)):
                assert bool(arm.does) == bool({*ids(one)} & {*arm.does}) and not {*ids(one)} & {*arm.leaves}
            assert {*ids(a)} - {*question.a.does} == {*ids(b)} - {*question.b.does}, "all else is the same"


def _leads(one: ArmedDay, arm: Arm) -> bool:
    first = one.day.items[0].exercise
    thing = LIBRARY.exercises.get(first) or LIBRARY.series[first]
    return thing.category in arm.first


def test_release_first_and_strength_first_are_the_same_session_in_another_order() -> None:
    a, b = both(planner(), QUESTIONS["release_or_strength"], 0)
    assert (ids(a)[0], ids(b)[-1]) == ("arch_flatten", "arch_flatten") and a.day.minutes == pytest.approx(
        b.day.minutes, abs=1
    )


def test_an_easy_day_without_strength_is_left_as_it_is_and_says_so() -> None:
    plan = planner(hb.Profile(age=46, track="move", minutes=15, days_per_week=4))
    a, b = both(plan, QUESTIONS["release_or_strength"], 1)
    assert a.why_not == b.why_not == NOT_BOTH and a.day == plan.routine.days[1]


def test_what_leaves_room_for_a_walk_leaves_it_without_one_too() -> None:
    a, b = both(planner(), QUESTIONS["walk"], 0)
    assert "walking" in ids(a) and {*ids(b)} == {*ids(a)} - {"walking"}
    assert a.day.items[ids(a).index("walking")].reason == "It is a part of your experiment."


def test_what_is_refused_or_never_wanted_is_not_brought_back() -> None:
    for profile, why in (
        (PLAIN.model_copy(update={"never": frozenset({"walking", "walk_brisk"})}), "You asked never"),
        (PLAIN.model_copy(update={"positions_excluded": frozenset({"dynamic"})}), "which you ruled out"),
    ):
        a, b = both(planner(profile), QUESTIONS["walk"], 0)
        assert a.why_not == b.why_not and why in a.why_not
        assert a.day == planner(profile).routine.days[0]


def test_what_hurt_and_rests_is_not_brought_back_either() -> None:
    question = picked(QUESTIONS["this_or_that"], "clam", "side_leg_lift", LIBRARY)
    red = PlanChange(on=ON, exercise="clam", change="reduce", rule="red", reason="It hurt.")
    history = History(plan_changes=(red,), sets=(SetDone(on=ON, exercise="clam", pain_during=7),))
    a, _ = both(planner(history=history), question, ON.weekday())
    assert "clam" not in ids(a)


def test_a_pinned_exercise_makes_no_room() -> None:
    week = planner().routine
    pins = tuple(PlanChange(on=ON, exercise=id, change="pin") for id in week.menus[0])
    a, b = both(planner(history=History(plan_changes=pins)), QUESTIONS["walk"], 0)
    assert a.why_not == b.why_not == NO_ROOM


def test_a_sequence_stays_whole() -> None:
    profile = hb.Profile(age=46, track="mix", minutes=30, stretched_without_relief=True, feels={"tight"})
    plan = planner(profile)
    series, weekday = next(
        (LIBRARY.series[item.exercise], n)
        for n, day in enumerate(plan.routine.days) for item in day.items if item.exercise in LIBRARY.series
    )  # fmt: skip
    part = series.steps[0].exercise
    asks = Comparison(a=Arm(name="with it", does=(part,)), b=Arm(name="without it", leaves=(part,)))
    assert armed(plan, asks, "b", InWeek(weekday)) == ArmedDay(plan.routine.days[weekday], IN_SEQUENCE)


def test_sessions_lie_apart_or_follow_each_other_and_are_as_many() -> None:
    plan, question = planner(), QUESTIONS["rest_day"]
    weeks = [[armed(plan, question, arm, InWeek(0, n)).day.kind for n in range(7)] for arm in "ab"]  # type: ignore[arg-type]
    assert weeks == [
        ["main", "rest", "easy", "rest", "main", "rest", "rest"],
        ["main", "easy", "main", "rest", "rest", "rest", "rest"],
    ]
    for days in weeks:
        strong = [n for n, kind in enumerate(days) if kind == "main"]
        assert all(b - a >= plan.rule.plan.strength_rest_days for a, b in pairwise(strong))


def test_strength_keeps_its_days_of_rest_whatever_a_week_asks_for() -> None:
    done = History(sets=(SetDone(on=ON - timedelta(1), exercise="bridge"), SetDone(on=ON, exercise="walking")))
    at = InWeek(0, 0, last_strength(done, LIBRARY))
    assert at.strength_on == ON - timedelta(1)
    assert armed(planner(), QUESTIONS["rest_day"], "b", at).day.kind == "easy"


def test_a_week_without_a_gentle_session_cannot_ask_for_days_in_a_row() -> None:
    plan = planner(hb.Profile(age=46, days_per_week=2))
    assert armed(plan, QUESTIONS["rest_day"], "b", InWeek(0)).why_not == NO_EASY_DAY
