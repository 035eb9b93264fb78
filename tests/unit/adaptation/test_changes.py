"""Which changes are due: few at once, each once, a sequence as one thing, and a word to a clinician after weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest

import hipbook as hb
from hipbook.adaptation.changes import changes_due
from hipbook.adaptation.ladder import loads
from hipbook.adaptation.progression import decide
from hipbook.adaptation.worth_showing import worth_showing
from hipbook.content.dosage import scaled
from hipbook.screening.person import Person

LIBRARY = hb.library()
RULES = LIBRARY.rule.progression
PERSON = hb.Profile(age=46)
START = date(2026, 1, 5)
DAYS = [START + timedelta(2 * n) for n in range(6)]
LAST, TODAY = DAYS[-1], DAYS[-1] + timedelta(1)
EARLY_RISERS = ("clam", "bent_knee_fallout", "counter_march", "heel_slide")


def practised(*exercises: str, dose: hb.Dose | None = None, mornings=True, series="", **last) -> hb.History:
    """Six good days of each, on the right side; ``last`` is how the sixth went."""
    sets = [
        hb.SetDone(on=day, exercise=id, series=series, side=side_of(id), dose=dose, pain_during=1, reps_extra=2)
        for day in DAYS for id in exercises
    ]  # fmt: skip
    sets = [one.model_copy(update=last) if one.on == LAST else one for one in sets]
    told = [hb.Morning(on=day + timedelta(1), after=day, pain=1) for day in DAYS] if mornings else []
    return hb.History(
        sessions=tuple(hb.SessionDone(on=day, pain_before=1) for day in DAYS), sets=tuple(sets), mornings=tuple(told)
    )


def side_of(exercise: str) -> str | None:
    return "right" if LIBRARY.exercises[exercise].laterality == "each" else None


def change(exercise="clam", kind="progress", on=START, **told) -> hb.PlanChange:
    return hb.PlanChange(on=on, exercise=exercise, side=side_of(exercise), change=kind, **told)


def with_changes(history: hb.History, *changes: hb.PlanChange) -> hb.History:
    return history.model_copy(update={"plan_changes": changes})


def due(history: hb.History, profile: hb.Profile = PERSON, on: date = TODAY) -> tuple[hb.PlanChange, ...]:
    return changes_due(Person.of(profile, history, LIBRARY, on))


def decided(history: hb.History, exercise: str = "clam", profile: hb.Profile = PERSON, on: date = TODAY):
    return decide(exercise, side_of(exercise), history, profile, LIBRARY, on=on)


class TestFewAtOnce:
    def test_a_few_progress_on_one_day_by_their_names(self):
        grown = {one.exercise for one in due(practised(*EARLY_RISERS))}
        assert grown == {*sorted(EARLY_RISERS)[: RULES.progress_per_day]}

    def test_whoever_has_waited_longest_comes_first(self):
        first = sorted(EARLY_RISERS)[0]
        history = with_changes(practised(*EARLY_RISERS), change(first))
        assert first not in {one.exercise for one in due(history)}
        taken_back = with_changes(history, change(first, undone=True))
        assert first in {one.exercise for one in due(taken_back)}

    def test_what_progressed_today_takes_its_room(self):
        made = [change(id, on=TODAY) for id in sorted(EARLY_RISERS)[: RULES.progress_per_day]]
        history = practised(*EARLY_RISERS)
        assert not {one.exercise for one in due(with_changes(history, *made))} - {one.exercise for one in made}
        undone = [one.model_copy(update={"undone": True}) for one in made]
        assert len(due(with_changes(history, *undone))) == RULES.progress_per_day

    def full(self, *exercises: str) -> tuple[hb.PlanChange, ...]:
        """They have as many repetitions as there are: what comes next is a set."""
        limits = LIBRARY.dose_classes["ACT"]
        return tuple(change(id, dose=LIBRARY.dose(id).model_copy(update={"reps": limits.reps_max})) for id in exercises)

    def test_one_set_more_where_a_week_holds_few(self):
        pair = EARLY_RISERS[:2]
        changes = due(with_changes(practised(*pair), *self.full(*pair)))
        assert [one.dose.sets - LIBRARY.dose(one.exercise).sets for one in changes] == [1]

    def test_a_week_that_holds_many_sets_has_room_for_more(self):
        one, other = EARLY_RISERS[:2]
        more = LIBRARY.dose(other).model_copy(update={"sets": LIBRARY.dose(other).sets + 1})
        changes = (*self.full(one, other), change(other, on=TODAY - timedelta(1), dose=more))
        many = LIBRARY.dose("clam").model_copy(update={"reps": 12, "sets": 10})
        assert due(with_changes(practised(one, dose=many), *changes))
        assert not due(with_changes(practised(one), *changes))

    def test_a_set_that_was_added_this_week_takes_the_room(self):
        one, other = EARLY_RISERS[:2]
        more = LIBRARY.dose(other).model_copy(update={"sets": LIBRARY.dose(other).sets + 1})
        added = change(other, on=TODAY - timedelta(1), dose=more)
        history = with_changes(practised(one), *self.full(one, other), added)
        assert due(history) == ()
        assert due(with_changes(history, *self.full(one, other), added.model_copy(update={"undone": True})))
        before_that = added.model_copy(update={"on": TODAY - timedelta(7)})
        assert due(with_changes(history, *self.full(one, other), before_that))


class TestEachOnce:
    def test_what_another_exercise_was_told_answers_nothing(self):
        history = practised("clam", pain_during=7)
        other = change("heel_slide", "regress", on=TODAY)
        assert [one.exercise for one in due(with_changes(history, other))] == ["clam"]

    def test_a_refusal_is_no_change_of_the_plan(self):
        seated = PERSON.model_copy(update={"conditions": {"no_floor": {}}})
        history = practised("wall_figure4")
        assert decided(history, "wall_figure4", seated).rule == "refused"
        assert due(history, seated) == ()

    def test_a_rung_down_says_what_takes_its_place(self):
        (down,) = due(practised("side_leg_lift", pain_during=7))
        assert (down.change, down.rule) == ("regress", "red")
        assert down.instead in LIBRARY.exercises["side_leg_lift"].easier

    def test_a_stop_sign_that_was_checked_becomes_a_step_down(self):
        morning, noon = (datetime(2026, 1, 15, hour, tzinfo=UTC) for hour in (8, 12))
        history = practised("side_leg_lift", mornings=False, stopped="numbness", at=morning)
        assert decided(history, "side_leg_lift").rule == "stop_sign"
        stopped = change("side_leg_lift", "stop", on=LAST, rule="stop_sign", at=morning)
        checked = history.model_copy(update={"profiles": (hb.ProfileSaved(on=LAST, profile=PERSON, at=noon),)})
        assert due(with_changes(history, stopped)) == ()
        again = with_changes(checked, stopped)
        assert decided(again, "side_leg_lift").rule == "red"
        assert [(one.change, one.rule) for one in due(again)] == [("regress", "red")]

    def test_a_stop_on_the_day_itself_is_tried_first(self):
        stopped = change("clam", "stop", on=LAST)
        assert decided(with_changes(practised("clam"), stopped)).rule == "changed_already"
        assert decided(with_changes(practised("clam"), change("clam", "reduce", on=LAST))).rule != "changed_already"


class TestSequences:
    @pytest.mark.parametrize(
        ("went", "kind", "rule", "then"),
        [
            ({"pain_during": 7}, "stop", "red", "the sequence rests for a week"),
            ({"stopped": "numbness"}, "stop", "stop_sign", "stop sign"),
        ],
    )
    def test_one_part_that_hurts_rests_all_of_it(self, went, kind, rule, then):
        (one,) = due(practised("hip_rot_feet_up", series="rotations", **went))
        assert (one.exercise, one.change, one.rule, one.on) == ("rotations", kind, rule, TODAY)
        assert then in one.reason

    def test_a_late_morning_makes_all_of_it_smaller(self):
        history = practised("hip_rot_feet_up", series="rotations")
        late = (*history.mornings[:-1], history.mornings[-1].model_copy(update={"pain": 4}))
        (one,) = due(history.model_copy(update={"mornings": late}))
        assert (one.exercise, one.change, one.rule) == ("rotations", "reduce", "amber_late")
        name = LIBRARY.exercises["hip_rot_feet_up"].name
        assert one.reason == f"Because of {name}, the whole sequence is smaller for a week."

    def test_it_does_not_progress_by_one_part(self):
        assert due(practised("clam", series="rotations")) == ()


class TestAClinicianIsSuggested:
    def weekly(self, weeks: int, **told) -> hb.History:
        days = [TODAY - timedelta(7 * n) for n in range(weeks)]
        return hb.History(plan_changes=tuple(change("clam", on=day, **({"kind": "regress", "rule": "red"} | told)) for day in days))  # fmt: skip

    def test_after_weeks_of_stepping_down(self):
        weeks = RULES.clinician_weeks
        assert "step down" in worth_showing(self.weekly(weeks), LIBRARY, TODAY).why
        assert "step down" in worth_showing(self.weekly(weeks, kind="stop"), LIBRARY, TODAY).why
        assert worth_showing(self.weekly(weeks - 1), LIBRARY, TODAY) is None

    @pytest.mark.parametrize("told", [{"undone": True}, {"rule": "long_gap"}, {"kind": "progress"}])
    def test_not_by_what_was_taken_back_or_is_no_step_down_from_pain(self, told):
        assert worth_showing(self.weekly(RULES.clinician_weeks, **told), LIBRARY, TODAY) is None

    def test_after_a_flare_that_stays(self):
        long = timedelta(7 * RULES.clinician_weeks)
        flare = hb.History(flares=(hb.Flare(on=TODAY - long),))
        assert "flare" in worth_showing(flare, LIBRARY, TODAY).why
        assert worth_showing(flare, LIBRARY, TODAY - timedelta(1)) is None


class TestTheLadder:
    TOP = LIBRARY.dose("clam").model_copy(update={"reps": 12, "sets": 2})

    def both(self, **left) -> hb.History:
        """The right side is ready for the next rung; ``left`` is how the left one went last."""
        right = practised("clam")
        other = [one.model_copy(update={"side": "left"} | (left if one.on == LAST else {})) for one in right.sets]
        grown = [change(dose=self.TOP), change(dose=self.TOP).model_copy(update={"side": "left"})]
        return with_changes(right.model_copy(update={"sets": (*right.sets, *other)}), *grown)

    def test_both_sides_climb_together(self):
        assert decided(self.both()).rule == "ladder"
        assert decided(self.both(pain_during=4)).rule == "other_side"

    def test_where_no_rung_is_left_the_same_again_keeps_it(self):
        history = with_changes(practised("clam"), change(dose=self.TOP))
        never = PERSON.model_copy(update={"never": frozenset(LIBRARY.exercises["clam"].harder)})
        top = decided(history, profile=never)
        assert (top.change, top.rule, top.dose) == ("repeat", "top_of_ladder", self.TOP)

    def test_where_a_next_rung_is_open_few_loads_come_before_it(self):
        strong = PERSON.model_copy(update={"equipment": frozenset(LIBRARY.equipment)})
        person = Person.of(strong, hb.History(), LIBRARY, TODAY)
        loaded = [one for one in LIBRARY.exercises.values() if loads(one, person)]
        climbing = [one for one in loaded if {*one.harder} & person.screening.allowed.keys()]
        assert climbing and all(loads(one, person) == RULES.loads_before_rung for one in climbing)

    def test_after_a_long_time_away_the_easier_one_takes_its_place(self):
        back = decided(practised("side_leg_lift"), "side_leg_lift", on=LAST + timedelta(20))
        assert (back.rule, back.instead in LIBRARY.exercises["side_leg_lift"].easier) == ("long_gap", True)

    def test_what_was_never_done_begins(self):
        first = decided(hb.History())
        assert (first.change, first.rule, first.dose) == ("repeat", "first_time", LIBRARY.dose("clam"))
        assert due(hb.History()) == ()


class TestWhatItSays:
    """A change carries the dose and the sentence that the reader is shown."""

    def test_after_some_days_away_it_restarts_smaller(self):
        back = decided(practised("clam"), on=LAST + timedelta(9))
        share = LIBRARY.rule.gap.gap_restart_share
        assert (back.rule, back.dose) == ("gap", scaled(LIBRARY.dose("clam"), share, LIBRARY))
        assert "away for 9 days" in back.reason

    def test_three_late_mornings_say_so(self):
        history = practised("side_leg_lift")
        late = [one.model_copy(update={"pain": 4}) for one in history.mornings[-3:]]
        (down,) = due(history.model_copy(update={"mornings": (*history.mornings[:-3], *late)}))
        assert (down.change, down.rule) == ("regress", "late_thrice")
        assert "mornings" in down.reason
