"""More, same, less or stop: the pain-monitoring rules on logs made by hand."""

from datetime import date, timedelta

import pytest
from answers import settled
from hypothesis import given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook.adaptation.changes import changes_due, planning_history
from hipbook.adaptation.mornings import awaited_morning
from hipbook.content.dosage import begun, next_dose, scaled
from hipbook.history.pain_zones import usual_pain
from hipbook.screening.person import Person

LIBRARY = hb.library()
PERSON = hb.Profile(age=46)
START = date(2026, 1, 5)


def log(times, exercise="clam", side="right", every=2, usual=1, **latest) -> hb.History:
    """A history of so many sessions, pain before and each morning at ``usual``; ``latest`` changes the last one."""
    days = [START + timedelta(every * n) for n in range(times)]
    done = {"pain_during": 1, "morning": usual, "reps_extra": 2, "stiffer": False, "still_up": False} | latest
    sets, mornings = [], []
    for n, day in enumerate(days):
        told = done if n == times - 1 else {"pain_during": 1, "morning": usual, "reps_extra": 2}
        kept = {key: told[key] for key in ("pain_during", "reps_extra", "felt", "form", "stopped") if key in told}
        sets.append(hb.SetDone(on=day, exercise=exercise, side=side, **kept))
        if told.get("morning") is not None:
            marks = {key: told[key] for key in ("stiffer", "still_up") if key in told}
            mornings.append(hb.Morning(on=day + timedelta(1), after=day, pain=told["morning"], **marks))
    sessions = tuple(hb.SessionDone(on=day, pain_before=usual) for day in days)
    return hb.History(sessions=sessions, sets=tuple(sets), mornings=tuple(mornings))


def decide(history, exercise="clam", side="right", profile=PERSON, after=1):
    return hb.decide(exercise, side, history, profile, LIBRARY, on=history.sets[-1].on + timedelta(after))


def test_two_good_times_with_quiet_mornings_progress():
    decision = decide(log(6))
    assert (decision.change, decision.rule) == ("progress", "green")
    assert decision.dose.reps == LIBRARY.dose("clam").reps + LIBRARY.rule.doses.reps_step


@pytest.mark.parametrize(
    ("latest", "change", "rule"),
    [
        ({"pain_during": 4}, "repeat", "amber"),
        ({"pain_during": 6}, "regress", "red"),
        ({"stopped": True}, "regress", "red"),
        ({"stopped": "numbness"}, "stop", "stop_sign"),
        ({"morning": 3}, "reduce", "amber_late"),
        ({"morning": 2}, "repeat", "morning_unknown"),
        ({"stiffer": True}, "reduce", "amber_late"),
        ({"still_up": True}, "regress", "red"),
        ({"morning": None}, "repeat", "morning_unknown"),
        ({"felt": "front"}, "repeat", "felt_in_front"),
        ({"form": False}, "repeat", "form"),
    ],
)
def test_each_zone_has_its_answer(latest, change, rule):
    decision = decide(log(6, **latest))
    assert (decision.change, decision.rule) == (change, rule)
    assert decision.reason.endswith(".") or "." in decision.reason


def test_an_amber_late_morning_makes_the_next_dose_smaller():
    before = LIBRARY.dose("clam")
    decision = decide(log(6, morning=4))
    assert decision.dose.reps == int(before.reps * LIBRARY.rule.morning.late_cut) < before.reps


def test_a_regress_names_an_easier_one_the_person_may_do():
    decision = decide(log(6, exercise="side_leg_lift", pain_during=7), exercise="side_leg_lift")
    assert decision.instead in LIBRARY.exercises["side_leg_lift"].easier
    assert decision.dose == LIBRARY.dose(decision.instead)


def test_the_cap_of_a_condition_makes_red_come_sooner():
    bendy = PERSON.model_copy(update={"conditions": {"hypermobile": {}}, "bendy": True, "track": "mix"})
    assert decide(log(6, pain_during=4), profile=bendy).rule == "red"


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 5), st.one_of(st.none(), st.integers(0, 10)), st.booleans())
def test_with_few_entries_nothing_progresses(times, during, morning, stiffer):
    """Usual pain is not known before five entries: within the cap, only repeat or reduce."""
    decision = decide(log(times, pain_during=during, morning=morning, stiffer=stiffer))
    assert decision.change in {"repeat", "reduce"} or decision.rule == "late_thrice"


def test_strength_progresses_two_for_two():
    assert decide(log(6, exercise="bridge", side=None, reps_extra=0), "bridge", None).rule == "two_for_two"
    assert decide(log(6, exercise="bridge", side=None), "bridge", None).change == "progress"


def test_a_dose_done_above_target_counts_as_extra():
    history = log(6, exercise="bridge", side=None, reps_extra=0)
    more = LIBRARY.dose("bridge").model_copy(update={"reps": LIBRARY.dose("bridge").reps + 2})
    sets = tuple(done.model_copy(update={"dose": more, "reps_extra": 0}) for done in history.sets)
    assert decide(history.model_copy(update={"sets": sets}), "bridge", None).change == "progress"


def test_sides_are_decided_apart():
    left = log(6, side="left", morning=1)
    right = log(6, side="right", pain_during=7)
    both = left.model_copy(update={"sets": left.sets + right.sets})
    assert decide(left, side="left").change == "progress"
    assert decide(both, side="right").change == "regress"
    assert decide(both, side="left").rule == "other_side", "two doses are more than one remembers"


def test_three_late_mornings_in_a_week_step_down():
    history = log(6, every=2)
    late = tuple(m.model_copy(update={"pain": 4}) for m in history.mornings[-3:])
    assert decide(history.model_copy(update={"mornings": history.mornings[:-3] + late})).rule == "late_thrice"


@pytest.mark.parametrize(
    ("days", "change", "rule"), [(3, "progress", "green"), (9, "reduce", "gap"), (20, "regress", "long_gap")]
)
def test_a_gap_restarts_smaller_or_a_rung_down(days, change, rule):
    decision = decide(log(6, exercise="side_leg_lift"), exercise="side_leg_lift", after=days)
    assert (decision.change, decision.rule) == (change, rule)


def test_steady_keeps_the_rung_for_a_month_but_repetitions_may_grow():
    steady = PERSON.model_copy(update={"track": "steady"})
    assert decide(log(6), profile=steady).change == "progress"
    full = LIBRARY.dose_classes["ACT"]
    top = LIBRARY.dose("clam").model_copy(update={"reps": full.reps_max, "sets": full.sets_max})
    history = log(6)
    grew = hb.PlanChange(on=START, exercise="clam", side="right", change="progress", dose=top)
    assert decide(history.model_copy(update={"plan_changes": (grew,)}), profile=steady).rule == "steady"
    month = log(16)
    assert decide(month.model_copy(update={"plan_changes": (grew,)}), profile=steady).rule == "ladder"


def test_one_rung_a_week():
    full = LIBRARY.dose_classes["ACT"]
    top = LIBRARY.dose("clam").model_copy(update={"reps": full.reps_max, "sets": full.sets_max})
    history = log(6)
    moved = hb.PlanChange(
        on=history.sets[-2].on, exercise="supine_abd_belt_iso", side="right", change="progress", instead="clam"
    )
    grew = hb.PlanChange(on=START, exercise="clam", side="right", change="progress", dose=top)
    assert decide(history.model_copy(update={"plan_changes": (grew, moved)})).rule == "one_rung_a_week"


def test_a_refused_exercise_stops():
    told = PERSON.model_copy(update={"conditions": {"no_floor": {}}})
    assert decide(log(6, exercise="wall_figure4"), "wall_figure4", profile=told).rule == "refused"


def test_a_change_is_made_once_and_can_be_taken_back():
    history = log(6, morning=4)
    today = history.sets[-1].on + timedelta(1)

    def due(known: hb.History) -> tuple[hb.PlanChange, ...]:
        return changes_due(Person.of(PERSON, known, LIBRARY, today))

    (change,) = due(history)
    assert (change.exercise, change.side, change.change) == ("clam", "right", "reduce")
    made = history.model_copy(update={"plan_changes": (change,)})
    assert due(made) == ()
    back = history.model_copy(update={"plan_changes": (change.model_copy(update={"undone": True}),)})
    assert due(back) == ()


def test_only_the_very_next_morning_is_asked_and_a_bad_one_once_more():
    history = log(6).model_copy(update={"mornings": ()})
    last = history.sets[-1].on
    ask = lambda days, known=history: awaited_morning(known, LIBRARY, last + timedelta(days))  # noqa: E731
    assert ask(1) and ask(0) is None and ask(2) is None and ask(5) is None
    calm, bad = (hb.Morning(on=last + timedelta(1), after=last, pain=pain) for pain in (1, 6))
    assert ask(1, history.model_copy(update={"mornings": (calm,)})) is None
    assert ask(2, history.model_copy(update={"mornings": (calm,)})) is None
    assert ask(2, history.model_copy(update={"mornings": (bad,)}))


def test_usual_pain_is_the_median_of_the_last_seven():
    assert usual_pain(log(4), LIBRARY) is None
    assert usual_pain(log(9, usual=3), LIBRARY) == 3


def test_a_weeks_menu_looks_at_practice_only_up_to_its_start():
    profile = hb.ProfileSaved(on=START, profile=PERSON)
    history = log(6).model_copy(update={"profiles": (profile,)})
    seen = planning_history(history, LIBRARY, START + timedelta(8))
    assert {done.on for done in seen.sets} == {START + timedelta(n) for n in (0, 2, 4, 6)}


@given(st.sampled_from(sorted(LIBRARY.exercises)), st.floats(0.3, 0.9))
def test_a_smaller_dose_is_smaller_and_never_nothing(exercise, share):
    dose = LIBRARY.dose(exercise)
    less = scaled(dose, share, LIBRARY)
    assert 0 < less.seconds <= dose.seconds


@given(st.sampled_from(sorted(LIBRARY.exercises)))
def test_a_dose_grows_one_thing_at_a_time_and_not_for_ever(exercise):
    known = LIBRARY.exercises[exercise]
    dose, steps = LIBRARY.dose(exercise), 0
    while (more := next_dose(dose, known, LIBRARY, loads=99)) is not None:
        changed = {name for name in hb.Dose.model_fields if getattr(more, name) != getattr(dose, name)}
        pairs = ("sets", "hold_s", "load_kg", "band")
        assert len(changed) == 1 or any(changed <= {"reps", other} for other in pairs)
        assert more.load >= dose.load
        dose, steps = more, steps + 1
        assert steps < 100


class TestLoad:
    """Strength goes on growing after the repetitions have: by kilograms or by the colour of a band."""

    STRONG = PERSON.model_copy(update={"equipment": frozenset({*PERSON.equipment, "weight", "counter", "band"})})

    def top(self, exercise: str) -> hb.Dose:
        dose, known = LIBRARY.dose(exercise), LIBRARY.exercises[exercise]
        while more := next_dose(dose, known, LIBRARY):
            dose = more
        return dose

    def after(self, exercise: str, dose: hb.Dose, profile: hb.Profile, side=None):
        known = log(6, exercise=exercise, side=side)
        sets = tuple(done.model_copy(update={"dose": dose}) for done in known.sets)
        grew = hb.PlanChange(on=START, exercise=exercise, side=side, change="progress", dose=dose)
        history = known.model_copy(update={"sets": sets, "plan_changes": (grew,)})
        return decide(history, exercise, side, profile)

    def test_it_comes_after_repetitions_and_sets_and_begins_with_fewer_repetitions(self):
        decision = self.after("squat", self.top("squat"), self.STRONG)
        assert (decision.rule, decision.dose.load_kg) == ("load", 2)
        assert decision.dose.reps == LIBRARY.dose("squat").reps and decision.dose.sets == self.top("squat").sets
        assert "2 kg" in decision.reason and LIBRARY.exercises["squat"].load_says in decision.reason

    def test_a_few_steps_of_it_come_before_the_next_rung(self):
        enough = LIBRARY.rule.doses.load_steps_kg[LIBRARY.rule.progression.loads_before_rung - 1]
        heavy = self.top("squat").model_copy(update={"load_kg": enough})
        assert self.after("squat", heavy, self.STRONG).rule == "ladder"
        lighter = heavy.model_copy(update={"load_kg": LIBRARY.rule.doses.load_steps_kg[0]})
        assert self.after("squat", lighter, self.STRONG).dose.load_kg == LIBRARY.rule.doses.load_steps_kg[1]

    def test_without_a_weight_the_next_rung_comes_at_once(self):
        bare = self.STRONG.model_copy(update={"equipment": self.STRONG.equipment - {"weight"}})
        assert self.after("squat", self.top("squat"), bare).rule == "ladder"

    def test_a_backpack_will_do(self):
        packed = self.STRONG.model_copy(update={"equipment": self.STRONG.equipment - {"weight"} | {"backpack"}})
        assert self.after("squat", self.top("squat"), packed).rule == "load"

    def test_none_is_added_where_a_condition_speaks_against_it(self):
        unsteady = self.STRONG.model_copy(update={"conditions": {"falls_risk": {"falls": "one"}}})
        assert self.after("sit_to_stand", self.top("sit_to_stand"), unsteady).rule != "load"

    def test_a_condition_that_softens_it_says_how(self):
        thin = self.STRONG.model_copy(update={"conditions": settled("osteoporosis")})
        decision = self.after("sit_to_stand", self.top("sit_to_stand"), thin)
        assert decision.rule == "load"
        assert LIBRARY.conditions["osteoporosis"].modify["carried_weight"] in decision.reason

    def test_a_band_that_is_needed_anyway_begins_as_the_lightest(self):
        top = self.top("clam_band")
        assert top.band is None
        more = next_dose(top, LIBRARY.exercises["clam_band"], LIBRARY, loads=5)
        assert more.band == LIBRARY.rule.doses.band_steps[1]

    def test_repetitions_without_the_load_do_not_count_as_the_whole(self):
        loaded = LIBRARY.dose("squat").model_copy(update={"load_kg": 4})
        done = LIBRARY.dose("squat").model_copy(update={"reps": 15, "sets": 3})
        known = log(6, exercise="squat", side=None)
        sets = tuple(one.model_copy(update={"dose": done}) for one in known.sets)
        grew = hb.PlanChange(on=START, exercise="squat", change="progress", dose=loaded)
        history = known.model_copy(update={"sets": sets, "plan_changes": (grew,)})
        assert decide(history, "squat", None, self.STRONG).rule == "less_done"

    def test_a_weight_and_a_band_at_once_are_refused(self):
        with pytest.raises(ValueError, match="not both"):
            hb.Dose(reps=8, load_kg=2, band="red")
        with pytest.raises(ValueError, match="yellow"):
            hb.Dose(reps=8, band="pink")


class TestWalks:
    def test_they_begin_with_what_one_can_walk_now(self):
        walks = hb.Profile(age=46, walk_min=10, minutes=20, equipment=("shoes", "chair", "counter"))
        assert begun("walking", walks, LIBRARY).work_s == 60 * 8
        assert begun("walking", walks.model_copy(update={"minutes": 10}), LIBRARY).work_s == 60 * 6
        assert begun("walking", walks.model_copy(update={"walk_min": 2}), LIBRARY).work_s == 60

    def test_they_grow_by_a_tenth_once_a_week(self):
        walk = LIBRARY.dose("walking")
        more = next_dose(walk, LIBRARY.exercises["walking"], LIBRARY)
        assert walk.work_s < more.work_s <= walk.work_s * LIBRARY.rule.doses.weekly_step
        grew = hb.PlanChange(on=START + timedelta(7), exercise="walking", change="progress", dose=walk)
        history = log(6, exercise="walking", side=None).model_copy(update={"plan_changes": (grew,)})
        assert decide(history, "walking", None).rule == "once_a_week"
        earlier = grew.model_copy(update={"on": START})
        assert decide(history.model_copy(update={"plan_changes": (earlier,)}), "walking", None).rule == "green"

    def test_one_that_hurt_becomes_shorter_and_stays_a_walk(self):
        decision = decide(log(6, exercise="walking", side=None, pain_during=6), "walking", None)
        assert (decision.change, decision.instead) == ("reduce", None)
        assert decision.dose.work_s < LIBRARY.dose("walking").work_s


@pytest.mark.parametrize("exercise", [e.id for e in LIBRARY.exercises.values() if e.lets_go])
def test_letting_go_neither_grows_nor_climbs(exercise):
    known = LIBRARY.exercises[exercise]
    side = "right" if known.laterality == "each" else None
    assert next_dose(LIBRARY.dose(exercise), known, LIBRARY, loads=9) is None
    everything = PERSON.model_copy(update={"equipment": frozenset(LIBRARY.equipment)})
    assert decide(log(6, exercise=exercise, side=side), exercise, side, everything).rule == "lets_go"


def test_a_hold_that_was_cut_short_comes_back_step_by_step():
    dose, steps = LIBRARY.dose("ball_squeeze").model_copy(update={"reps": 1, "hold_s": 1.0}), []
    while (dose := next_dose(dose, LIBRARY.exercises["ball_squeeze"], LIBRARY)) and len(steps) < 4:
        steps.append((dose.reps, dose.hold_s))
    second = LIBRARY.rule.doses.hold_steps[1]
    assert steps == [(1, 5), (3, 5), (4, 5), (4, second)]


def with_sessions(history: hb.History, **told) -> hb.History:
    """The same with these answers in each of its sessions."""
    return history.model_copy(update={"sessions": tuple(s.model_copy(update=told) for s in history.sessions)})


def test_a_hip_that_is_always_sore_is_not_punished_and_does_not_grow():
    """Pain of 6 before, during and after: nothing steps down, and nothing progresses at a usual pain so high."""
    sore = log(6, usual=6, pain_during=6)
    sore = sore.model_copy(update={"sets": tuple(s.model_copy(update={"pain_during": 6}) for s in sore.sets)})
    assert decide(sore).change == "repeat"
    within = log(6, usual=4, pain_during=4)
    within = within.model_copy(update={"sets": tuple(s.model_copy(update={"pain_during": 4}) for s in within.sets)})
    assert decide(within).change == "progress", "within the cap a constant pain may still grow stronger"
    ease = PERSON.model_copy(update={"track": "ease"})
    assert decide(within, profile=ease).change == "repeat"


def test_nothing_progresses_at_a_usual_pain_above_the_cap():
    quiet = log(6, usual=4, pain_during=1)
    assert decide(quiet).change == "progress"
    assert decide(quiet, profile=PERSON.model_copy(update={"track": "ease"})).rule == "usual_high"


def test_nothing_progresses_while_pain_has_gone_up():
    """Week after week half a point more: each morning is as usual, each set within the cap."""
    history = log(24)
    pains = {s.on: 1 + n // 6 for n, s in enumerate(history.sessions)}
    risen = history.model_copy(
        update={
            "sessions": tuple(s.model_copy(update={"pain_before": pains[s.on]}) for s in history.sessions),
            "mornings": tuple(m.model_copy(update={"pain": pains[m.after]}) for m in history.mornings),
        }
    )
    assert decide(history).change == "progress"
    assert decide(risen).rule == "rising"


def test_a_session_that_took_nearly_all_holds_progress_back():
    hard = LIBRARY.rule.progression.hard_from_rpe
    assert decide(with_sessions(log(6), rpe=hard)).rule == "effort"
    assert decide(with_sessions(log(6), rpe=hard - 1)).change == "progress"


def test_a_form_that_is_not_steady_for_some_sessions_makes_it_smaller_then_easier():
    needed = LIBRARY.rule.progression.unsteady_sessions
    history = log(8, exercise="side_leg_lift")
    shaky = tuple(s.model_copy(update={"form": n < len(history.sets) - needed}) for n, s in enumerate(history.sets))
    unsteady = history.model_copy(update={"sets": shaky})
    decision = decide(unsteady, "side_leg_lift")
    assert (decision.change, decision.rule) == ("reduce", "form_unsteady")
    assert decision.dose.seconds < LIBRARY.dose("side_leg_lift").seconds
    once = history.model_copy(
        update={"sets": (*history.sets[:-1], history.sets[-1].model_copy(update={"form": False}))}
    )
    assert decide(once, "side_leg_lift").rule == "form"
    before = hb.PlanChange(on=START, exercise="side_leg_lift", side="right", change="reduce", rule="form_unsteady",
                           dose=decision.dose)  # fmt: skip
    again = decide(unsteady.model_copy(update={"plan_changes": (before,)}), "side_leg_lift")
    assert again.change == "regress" and again.instead in LIBRARY.exercises["side_leg_lift"].easier


def test_no_step_down_lands_on_what_was_red_itself():
    history = log(6, exercise="side_leg_lift", pain_during=7)
    first, *_ = decide(history, "side_leg_lift").instead, None
    hurt = hb.SetDone(on=history.sets[0].on, exercise=first, side="left", pain_during=8)
    then = decide(history.model_copy(update={"sets": (*history.sets, hurt)}), "side_leg_lift")
    assert then.instead != first
