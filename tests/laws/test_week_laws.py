"""What every first week keeps to, whoever it is for: what care begins with, nothing unearned, and what was ruled out."""

from __future__ import annotations

import os
from datetime import date
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import people

import hipbook as hb
from hipbook.adaptation.ladder import rungs
from hipbook.model.sequence import parts
from hipbook.screening.effects import settled
from hipbook.screening.person import Person

TODAY = date(2026, 6, 1)
LIBRARY = hb.library()
HOME = frozenset({"mat", "wall", "chair", "pillow", "towel", "counter", "bed"})
EXAMPLES = int(os.environ.get("HIPBOOK_EXAMPLES", 25))
laws = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def inside(id: str) -> tuple[str, ...]:
    return parts(LIBRARY.series[id]) if id in LIBRARY.series else (id,)


def week_of(profile: hb.Profile):
    """The first week, or None where a question is to be answered or a sign shown first."""
    return hb.plan(profile, LIBRARY, on=TODAY) if hb.screen(profile, LIBRARY, on=TODAY).cleared else None


@laws
@given(people(cleared=True))
def test_who_cannot_stand_is_asked_for_nothing_that_bears_weight(person):
    """Not in the week, not among its swaps, and on no rung from there."""
    seated = person.model_copy(update={"positions_excluded": person.positions_excluded | {"standing", "dynamic"}})
    week = week_of(seated)
    if week is None:
        return
    whom = Person.of(seated, hb.History(), LIBRARY, TODAY)
    near = {part for day in week.days for i in day.items for id in (i.exercise, *i.swaps) for part in inside(id)}
    near |= {rung for id in near for way in ("easier", "harder") for rung in rungs(LIBRARY.exercises[id], way, whom)}
    assert [id for id in sorted(near) if "weight_bearing" in LIBRARY.exercises[id].tags] == []


@pytest.mark.parametrize("condition", ["glut_tendinopathy", "hip_oa", "thr_late", "fusion_late"])
@given(
    age=st.integers(30, 80), sore=st.sampled_from(["low", "moderate", "high"]), minutes=st.sampled_from([15, 20, 30]),
    feels=st.frozensets(st.sampled_from(["tight", "sore", "unsteady"]), max_size=2), days=st.integers(3, 5),
)  # fmt: skip
@laws
def test_a_week_begins_with_what_care_for_the_condition_begins_with(condition, age, sore, minutes, feels, days):
    """Two of its core at least in the main session, however irritable, and a walk in the week."""
    conditions = {id: settled(LIBRARY.conditions[id], TODAY) for id in (condition, "steady_65", "rest_pain")}
    if sore != "high":
        del conditions["rest_pain"]
    person = hb.Profile(age=age, irritability=sore, minutes=minutes, feels=feels, days_per_week=days, equipment=HOME,
                        conditions=conditions)  # fmt: skip
    week = week_of(person)
    assert week is not None
    main = next(day for day in week.days if day.kind == "main")
    held = {i.exercise for i in main.items} & set(LIBRARY.conditions[condition].core.start)
    assert len(held) >= 2, (held, week.menus)
    assert "walking" in week.exercises


@laws
@given(
    age=st.integers(18, 64),
    minutes=st.integers(8, 40),
    days=st.integers(3, 7),
    feels=st.sampled_from(["tight", "unsteady"]),
)
def test_who_stretched_without_relief_is_given_their_texts_own_exercise(age, minutes, days, feels):
    """The side-lying leg lift or the rotations, on three days at least."""
    person = hb.Profile(
        age=age, minutes=minutes, days_per_week=days, feels={feels}, stretched_without_relief=True, equipment=HOME
    )
    week = week_of(person)
    own = {"side_leg_lift", "hip_rot_feet_down", "hip_rot_feet_up", "hip_rot_90"}
    days_with = sum(any(own & set(inside(i.exercise)) for i in day.items) for day in week.days)
    assert week.track == "steady" and days_with >= 3


@laws
@given(people(cleared=True))
def test_nothing_enters_a_first_week_that_was_not_earned(person):
    """Harder than easy only what a core set begins with, or what they like; and one rung of a movement in a session."""
    week = week_of(person)
    if week is None:
        return
    seen = hb.screen(person, LIBRARY, on=TODAY)
    cores = [LIBRARY.conditions[id].core for id in seen.conditions] + [LIBRARY.places[id].core for id in person.where]
    begins = {id for core in [*cores, LIBRARY.tracks[week.track].core] if core for id in core.start} | person.liked
    begins |= (
        {goal.grows[n] for goal in LIBRARY.goals.values() for n in range(len(goal.grows))} if person.goals else set()
    )
    most = LIBRARY.rule.plan.unearned_difficulty_max
    used = {part for id in week.exercises for part in inside(id) if id in LIBRARY.exercises}
    assert [id for id in sorted(used - begins) if LIBRARY.exercises[id].difficulty > most] == []
    for day in week.days:
        alone = [i.exercise for i in day.items if i.exercise in LIBRARY.exercises]
        assert not any(b in LIBRARY.kin[a] for a, b in combinations(dict.fromkeys(alone), 2))
