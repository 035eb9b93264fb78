"""A flare holds only what is known and gentle; after something was too much nothing new comes for a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from answers import settled
from people import HOME

import hipbook as hb
from hipbook.app.workspace import Workspace
from hipbook.model.records import Flare, PlanChange, ProfileSaved, SessionDone, SetDone
from hipbook.planning.candidates import CandidatePool
from hipbook.planning.context import PlanningContext
from hipbook.screening.person import Person

LIBRARY, START = hb.library(), date(2026, 1, 5)
RULE = LIBRARY.rule.flare
SOMEBODY = {
    "hip OA, 58": hb.Profile(age=58, conditions=settled("hip_oa"), equipment=HOME, minutes=15, days_per_week=4),
    "plain, 34": hb.Profile(age=34, equipment=HOME, minutes=30, days_per_week=4),
    "side of the hip, 57": hb.Profile(age=57, conditions=settled("glut_tendinopathy"), equipment=HOME, minutes=15),
}


def practised(profile: hb.Profile, weeks: int = 4, extra: tuple[str, ...] = ()) -> Workspace:
    """Good weeks of all that is planned, and of these as well."""
    work = Workspace(hb.Log.memory(), START)
    work.save(ProfileSaved(on=START, profile=profile))
    for n in range(7 * weeks):
        day = START + timedelta(n)
        work.opened(day)
        items = work.routine.days[day.weekday()].items
        if items:
            ids = [*(item.exercise for item in items if item.exercise in LIBRARY.exercises), *extra]
            sets = [SetDone(on=day, exercise=id, side=side, pain_during=1) for id in ids for side in sides(id)]
            work.save(*sets, SessionDone(on=day, pain_before=1, pain_worst=1))
    work.opened(START + timedelta(7 * weeks))
    return work


def sides(id: str):
    return ("left", "right") if LIBRARY.exercises[id].laterality == "each" else (None,)


@pytest.mark.parametrize("profile", SOMEBODY.values(), ids=SOMEBODY)
def test_a_flare_holds_what_was_done_and_is_gentle_and_the_walk_stays(profile):
    work = practised(profile, extra=("single_leg_balance",))
    done = {one.exercise for one in work.history.sets if one.on > work.today - timedelta(14)}
    work.save(Flare(on=work.today))
    week = {LIBRARY.exercises[id] for id in work.routine.exercises}
    assert week and all(one.difficulty <= RULE.flare_difficulty_max for one in week)
    assert not any(set(one.tags) & set(RULE.flare_tags) for one in week)
    assert {one.id for one in week} <= done | set(RULE.flare_easiest)
    assert "walking" in {one.id for one in week}


def test_a_flare_on_the_first_day_has_the_easiest_there_is():
    work = Workspace(hb.Log.memory(), START)
    work.save(ProfileSaved(on=START, profile=SOMEBODY["plain, 34"]))
    work.save(Flare(on=START))
    assert work.routine.exercises and set(work.routine.exercises) <= set(RULE.flare_easiest)


def test_what_was_too_much_before_a_flare_is_not_in_it():
    work = practised(SOMEBODY["plain, 34"])
    gentle = next(id for id in work.routine.exercises if id == "knee_to_chest_level")
    hurt = [SetDone(on=work.today, exercise=gentle, side=side, pain_during=8) for side in sides(gentle)]
    work.save(*hurt, SessionDone(on=work.today, pain_before=1, pain_worst=8))
    work.opened(work.today + timedelta(1))
    work.save(Flare(on=work.today))
    assert work.routine.exercises and gentle not in work.routine.exercises


def test_the_long_flare_does_not_make_what_was_learned_before_it_new_again():
    work = practised(SOMEBODY["plain, 34"])
    before = set(work.routine.exercises)
    began, over = work.today, work.today + timedelta(15)
    work.save(Flare(on=began))
    work.opened(over)
    work.save(Flare(on=over, ended=over))
    work.opened(over + timedelta(len(RULE.flare_back_shares) * RULE.flare_step_days + 7))
    assert before & set(work.routine.exercises)
    context = work.context
    assert before <= context.familiar | {id for id in before if id in LIBRARY.series}


def pool(work: Workspace, *changes: PlanChange) -> CandidatePool:
    history = work.planning.model_copy(update={"plan_changes": (*work.planning.plan_changes, *changes)})
    person = Person.of(work.profile, history, LIBRARY, work.today)
    return CandidatePool(PlanningContext(person).person)


def test_after_a_red_only_what_is_known_fills_the_place_for_a_week():
    work = practised(SOMEBODY["plain, 34"])
    known = {one.exercise for one in work.history.sets}
    red = PlanChange(
        on=work.today, exercise=work.routine.exercises[0], change="stop", rule="red", menus=work.routine.menus
    )
    before, after = pool(work), pool(work, red)
    shown = {id for menu in work.routine.menus for id in menu}
    new = {c.id for c in before.candidates} - known - shown
    assert new and not {c.id for c in after.candidates} & new
    assert "for a week only what you know" in after.why_left_out(next(iter(new)))
    later = red.model_copy(update={"on": work.today - timedelta(15)})
    assert {c.id for c in pool(work, later).candidates} & new
    assert {c.id for c in pool(work, red.model_copy(update={"undone": True})).candidates} & new
