"""What a day asks and offers, without a screen."""

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.app.alternatives import alternatives
from hipbook.app.home_test import of_list, results, what_follows, with_signs
from hipbook.app.today import (
    changes_today,
    days_of_gap,
    gap_made_smaller,
    kept_as_it_is,
    next_session,
    one_thing,
    scores_are_due,
    softened,
    wish_is_due,
)
from hipbook.model.records import PlanChange, ProfileSaved, Psfs, TestDone
from hipbook.model.routine import Item
from hipbook.screening.person import Person

DAY, LIBRARY = date(2026, 3, 2), hb.library()


def person(*, history: hb.History | None = None, **told) -> Person:
    return Person.of(hb.Profile(**{"age": 46} | told), history or hb.History(), LIBRARY, DAY)


def sessions(count: int) -> tuple[hb.SessionDone, ...]:
    return tuple(hb.SessionDone(on=DAY - timedelta(n)) for n in range(count))


def change(exercise: str = "clam", **fields) -> PlanChange:
    return PlanChange(**{"on": DAY, "exercise": exercise, "change": "reduce", "reason": "A sore morning."} | fields)


def test_the_one_thing_is_gentle_and_is_done_on_both_sides():
    first = one_thing(LIBRARY)
    assert first.exercise == LIBRARY.rule.today.one_thing_exercise
    assert first.sides == LIBRARY.exercises[first.exercise].sides


class TestTheWish:
    def test_it_is_due_after_so_many_sessions_until_it_is_made(self):
        enough = LIBRARY.rule.today.keep_soften_swap_session
        assert not wish_is_due(hb.History(sessions=sessions(enough - 1)), LIBRARY, DAY)
        assert wish_is_due(hb.History(sessions=sessions(enough)), LIBRARY, DAY)
        flare = hb.Flare(on=DAY)
        assert not wish_is_due(hb.History(sessions=sessions(enough), flares=(flare,)), LIBRARY, DAY)
        for made in (change(rule="kept"), change(rule="softened"), change(change="never"), change(change="swap")):
            assert not wish_is_due(hb.History(sessions=sessions(enough), plan_changes=(made,)), LIBRARY, DAY)

    def test_softer_is_less_of_everything_on_each_side(self):
        week = hb.plan(hb.Profile(age=46), LIBRARY, on=DAY)
        items = [item for day in week.days for item in day.items]
        made = softened(week, LIBRARY, DAY)
        assert {one.exercise for one in made} == {item.exercise for item in items}
        for item in items:
            mine = [one for one in made if one.exercise == item.exercise]
            if item.exercise in LIBRARY.exercises:
                assert {one.side for one in mine} == set(item.sides or (None,))
                assert all(one.dose.seconds < item.dose.seconds for one in mine)
            else:
                assert [(one.side, one.dose) for one in mine] == [(None, None)], "a sequence is cut by its share"

    def test_to_keep_it_changes_nothing(self):
        week = hb.plan(hb.Profile(age=46), LIBRARY, on=DAY)
        made = kept_as_it_is(week, LIBRARY, DAY)
        assert (made.change, made.rule, made.dose) == ("repeat", "kept", None)


@pytest.mark.parametrize(("days", "due"), [(None, True), (-1, False), (0, True)])
def test_scores_are_asked_every_so_many_days(days, due):
    every = LIBRARY.rule.today.psfs_days
    scored = () if days is None else (Psfs(on=DAY - timedelta(every + days), activity="Walking", score=4),)
    assert scores_are_due(person(history=hb.History(psfs=scored), goals=("Walking",))) == due


def test_no_scores_are_asked_without_a_goal_or_in_a_flare():
    assert not scores_are_due(person())
    assert not scores_are_due(person(history=hb.History(flares=(hb.Flare(on=DAY),)), goals=("Walking",)))


@pytest.mark.parametrize("more", [0, 1])
def test_a_gap_is_told_when_it_is_longer_than_the_plan_waits(more):
    days = LIBRARY.rule.gap.gap_restart_days + more
    gone = days_of_gap(hb.History(sessions=(hb.SessionDone(on=DAY - timedelta(days)),)), LIBRARY, DAY)
    assert gone == (days if more else 0)


def test_what_the_gap_made_smaller_is_told_on_its_day_alone():
    assert gap_made_smaller(hb.History(plan_changes=(change(rule="gap"),)), DAY)
    for other in (change(rule="gap", undone=True), change(rule="gap", on=DAY - timedelta(1)), change(rule="red_set")):
        assert not gap_made_smaller(hb.History(plan_changes=(other,)), DAY)


def test_the_newest_changes_of_today_stand_together_where_both_sides_changed_alike():
    made = (
        change(side="left", on=DAY - timedelta(1)), change(side="left"), change(side="right"),
        change("bridge", change="progress"), change("plank", undone=True), change("squat", reason=""),
    )  # fmt: skip
    found = changes_today(hb.History(plan_changes=made), DAY)
    assert [[(one.exercise, one.side) for one in together] for together in found] == [
        [("clam", "left"), ("clam", "right")], [("bridge", None)],
    ]  # fmt: skip


def test_the_next_session_is_on_a_later_day_of_the_week():
    week = hb.plan(hb.Profile(age=46, days_per_week=1, daily_piece=False), LIBRARY, on=DAY)
    (only,) = [n for n, day in enumerate(week.days) if day.items]
    name, items = next_session(week, DAY - timedelta(DAY.weekday()) + timedelta(only))
    assert (name, items) == (
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][only],
        week.days[only].items,
    )


class TestAlternatives:
    def item(self, id: str) -> Item:
        return Item(id, LIBRARY.dose(id), LIBRARY.exercises[id].sides, 3, "")

    def test_easier_is_a_smaller_dose_and_what_is_not_in_the_week(self):
        clam = LIBRARY.exercises["clam_band"]
        found = alternatives(self.item("clam_band"), "easier", person(), (clam.easier[0],))
        assert found.dose.seconds < self.item("clam_band").dose.seconds
        assert clam.easier[0] not in found.others and not found.against

    def test_harder_is_not_offered_against_the_log(self):
        sore = hb.History(
            sessions=(hb.SessionDone(on=DAY, pain_before=1, pain_worst=8),),
            sets=(hb.SetDone(on=DAY, exercise="clam", side="right", pain_during=8),),
        )
        assert alternatives(self.item("clam"), "harder", person(), ()).others
        found = alternatives(self.item("clam"), "harder", person(history=sore), ())
        assert found.against and not found.others and found.dose is None


class TestHomeTest:
    def test_signs_stand_with_the_first_result(self):
        leg = LIBRARY.measures["one_leg_stance"]
        tests = with_signs(results(leg, {"left": [12, 31, 20], "right": [5.0]}, DAY), {"dizzy", "calf"})
        assert [(test.side, test.value, test.signs) for test in tests] == [
            ("left", 31, ("calf", "dizzy")), ("right", 5, ()),
        ]  # fmt: skip

    def test_very_bendy_joints_change_the_answers_once(self):
        bendy = LIBRARY.measures["bendy_joints"]
        test, saved = of_list(bendy, 9, person())
        assert isinstance(saved, ProfileSaved) and saved.profile.bendy and not saved.checked
        assert "control comes before stretching" in what_follows([test, saved], LIBRARY)
        assert len(of_list(bendy, 9, person(bendy=True))) == len(of_list(bendy, 0, person())) == 1

    def test_a_result_that_closes_the_next_test_says_why(self):
        gated = next(one for one in LIBRARY.measures.values() if one.first)
        first = LIBRARY.measures[gated.first]
        below, at = (TestDone(on=DAY, measure=first.id, value=gated.first_least - off) for off in (1, 0))
        assert what_follows([below], LIBRARY) == first.safety
        assert what_follows([at], LIBRARY) == ""
