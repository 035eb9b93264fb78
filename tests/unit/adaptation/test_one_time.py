"""One time of an exercise that went well before: what the rules answer to pain, to a bad morning, to a stop sign, to a place."""

from __future__ import annotations

from datetime import date

import pytest
from changed_rules import with_rules

import hipbook as hb
from hipbook.adaptation.one_time import OneTime, after_one_time, grows_when_well
from hipbook.app.pain_lesson import adult, by_pain, by_sign, in_front
from hipbook.model.profile import Profile
from hipbook.model.records import TOO_MUCH, History
from hipbook.model.routine import Item
from hipbook.screening.person import Person

LIBRARY, TODAY = hb.library(), date(2026, 1, 5)
LESS = {"progress": 0, "repeat": 1, "reduce": 2, "regress": 3, "stop": 4}
PROFILES = {
    "anybody": Profile(age=46),
    "arthritis": Profile(age=61, conditions={"hip_oa": {}}),
    "bendy": Profile(age=30, bendy=True, track="steady"),
    "on Ease": Profile(age=50, track="ease"),
    "old": Profile(age=78),
}
EXERCISES = ("clam", "bridge", "side_leg_lift", "sit_to_stand", "supine_march")


def person(name: str) -> Person:
    return Person.of(PROFILES[name], History(), LIBRARY, TODAY)


def answer(of: Person, exercise: str, time: OneTime) -> str:
    side = next(iter(LIBRARY.exercises[exercise].sides), None)
    return after_one_time(exercise, side, time, of).decision.change


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_more_pain_never_leads_to_more(name: str, exercise: str) -> None:
    for worse in (False, True):
        answers = [LESS[answer(person(name), exercise, OneTime(worst, worse))] for worst in range(11)]
        assert answers == sorted(answers)


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_nothing_grows_after_a_bad_morning_a_sign_or_too_much(name: str, exercise: str) -> None:
    of = person(name)
    times = [OneTime(worse=True), OneTime(stopped=TOO_MUCH), *[OneTime(stopped=id) for id in LIBRARY.stop_signs]]
    assert [time for time in times if answer(of, exercise, time) in ("progress", "repeat")] == []


@pytest.mark.parametrize("name", PROFILES)
def test_pain_above_ones_own_cap_is_more_than_the_same_again(name: str) -> None:
    of = person(name)
    cap = of.screening.pain_cap
    assert LESS[answer(of, "bridge", OneTime(cap + 1))] > LESS["repeat"] >= LESS[answer(of, "bridge", OneTime(cap))]


def test_what_is_told_follows_the_rules() -> None:
    assert by_pain(adult(LIBRARY)) != by_pain(adult(with_rules(LIBRARY, nprs_green_max=1)))
    assert by_pain(adult(LIBRARY)) != by_pain(adult(with_rules(LIBRARY, cap_default=3)))
    assert set(by_sign(adult(LIBRARY))) == {word.name for word in LIBRARY.stop_signs.values()}


def test_the_front_matters_only_where_it_does_not_belong() -> None:
    told = in_front(adult(LIBRARY), "side_leg_lift", "supine_march")
    assert "front" in told["Side-lying leg lift"] and "front" not in told["March on your back"]


def test_pain_is_shown_on_an_exercise_that_can_grow_and_on_no_walk() -> None:
    items = [Item(id, LIBRARY.dose(id), LIBRARY.exercises[id].sides, 3, "") for id in ("walking", "breath_out", "clam")]
    assert grows_when_well(items, person("anybody")).exercise == "clam"
    assert grows_when_well(items[:2], person("anybody")) is None
