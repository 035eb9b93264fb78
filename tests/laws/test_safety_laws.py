"""Laws that hold for any person: more to beware of never allows more, and what is refused appears nowhere.

``HIPBOOK_EXAMPLES`` says how many people are tried per law; 2000 is the full proof, the default keeps the suite quick.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import people

import hipbook as hb
from hipbook.adaptation.progression import decide
from hipbook.model.records import History, SessionDone, SetDone
from hipbook.model.safety import Gate
from hipbook.model.sequence import parts
from hipbook.screening.assessment import Screening, screen
from hipbook.screening.implied import implied
from hipbook.session.builder import steps

TODAY = date(2026, 6, 1)
LIBRARY = hb.library()
FLAGS = sorted({*LIBRARY.red_flags, *LIBRARY.readiness})
CONDITIONS = sorted(LIBRARY.conditions)
EXAMPLES = int(os.environ.get("HIPBOOK_EXAMPLES", 150))
quick = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
with_plans = settings(quick, max_examples=max(EXAMPLES // 6, 1))


def screened(profile: hb.Profile) -> Screening:
    return screen(profile, LIBRARY, on=TODAY)


def unless(id: str) -> tuple[str, ...]:
    cause = LIBRARY.conditions[id].implied
    return cause.unless if cause else ()


def is_at_least_as_strict(after: Screening, before: Screening) -> bool:
    return (
        after.allowed.keys() <= before.allowed.keys()
        and after.pain_cap <= before.pain_cap
        and after.gate.strictness >= before.gate.strictness
    )


@quick
@given(people(), st.sampled_from(CONDITIONS))
def test_one_more_condition_never_allows_more(person, condition):
    if condition in person.conditions:
        return
    more = person.model_copy(update={"conditions": person.conditions | {condition: {}}})
    assert is_at_least_as_strict(screened(more), screened(person))


@quick
@given(people(), people())
def test_the_conditions_of_two_people_together_are_as_strict_as_of_either(one, other):
    """With all their answers and releases: neither loosens what the other's refuse.

    What a place, a goal or an age asks of one of them may be answered by the other, and that may open it: not this law.
    """
    asked = implied(one, LIBRARY)
    answers_it = {*asked, *(other for id in asked for other in unless(id))}
    shared = one.conditions.keys() & other.conditions.keys() | answers_it
    told = {id: answers for id, answers in other.conditions.items() if id not in shared}
    both = one.model_copy(update={"conditions": one.conditions | told})
    assert is_at_least_as_strict(screened(both), screened(one))
    reverse = one.model_copy(update={"conditions": told | one.conditions})
    assert screened(reverse).allowed.keys() == screened(both).allowed.keys()


@quick
@given(people(), st.sampled_from(FLAGS), st.sampled_from(["yes", "not_sure"]))
def test_one_more_sign_never_allows_more(person, flag, answer):
    if flag in person.red_flags:
        return
    more = person.model_copy(update={"red_flags": person.red_flags | {flag: answer}})
    assert is_at_least_as_strict(screened(more), screened(person))


@quick
@given(people(), st.sampled_from(["floor", "bendy"]))
def test_no_floor_and_bendy_joints_never_allow_more(person, what):
    person = person.model_copy(update={"floor": True, "bendy": False})
    more = person.model_copy(update={what: what == "bendy"})
    assert is_at_least_as_strict(screened(more), screened(person))


@quick
@given(people())
def test_each_exercise_is_allowed_or_refused_with_a_reason_and_a_series_with_its_parts(person):
    screening = screened(person)
    assert not screening.allowed.keys() & screening.refused.keys()
    assert screening.allowed.keys() | screening.refused.keys() == LIBRARY.exercises.keys() | LIBRARY.series.keys()
    assert all(reasons and all(reasons) for reasons in screening.refused.values())
    for id, series in LIBRARY.series.items():
        assert id in screening.refused or {*parts(series)} <= screening.allowed.keys()
    if screening.gate in (Gate.same_day, Gate.emergency):
        assert not screening.allowed and screening.do
    if not screening.cleared:
        assert screening.reasons


@with_plans
@given(people(cleared=True))
def test_what_is_refused_is_in_no_plan_swap_ladder_or_session(person):
    """A plan is made of what is allowed or, with a gate, not at all; where nothing is offered, it says why."""
    screening = screened(person)
    try:
        routine = hb.plan(person, LIBRARY, history=None, on=TODAY)
    except hb.NotCleared:
        assert not screening.cleared
        return
    assert screening.cleared
    items = [item for day in routine.days for item in day.items]
    offered = {id for item in items for id in (item.exercise, *item.swaps)}
    assert offered <= screening.allowed.keys()
    assert items or routine.left_out
    assert {step.exercise for step in steps(items, LIBRARY, person)} <= screening.allowed.keys()


@with_plans
@given(people(cleared=True), st.sampled_from(sorted(LIBRARY.exercises)), st.integers(0, 10), st.booleans())
def test_no_rung_of_a_ladder_leads_to_what_is_refused(person, exercise, pain, form):
    """Whatever the last sets were, up or down, what takes an exercise's place is allowed."""
    days = [TODAY - timedelta(ago) for ago in (6, 4, 2, 1)]
    history = History(
        sessions=tuple(SessionDone(on=day, pain_before=1, pain_worst=pain, whole=True) for day in days),
        sets=tuple(
            SetDone(on=day, exercise=exercise, side=None, pain_during=pain, form=form, reps_extra=2) for day in days
        ),
    )
    decision = decide(exercise, None, history, person, LIBRARY, on=TODAY)
    allowed = screened(person).allowed
    assert decision.instead is None or decision.instead in allowed
    assert exercise in allowed or decision.change == "stop"


def test_each_condition_leaves_something_safe_or_says_plainly_that_nothing_is_offered():
    for id, condition in LIBRARY.conditions.items():
        for question in condition.questions:
            for option in question.options:
                screening = screened(hb.Profile(age=50, conditions={id: {question.id: option.answer}}))
                assert screening.allowed or (screening.reasons and screening.do)
