"""Every follow-up answer changes what the reviewed table (follow_ups.csv) says; dates run on their own, to the day."""

import csv
import re
from datetime import date, timedelta
from functools import reduce
from pathlib import Path

import pytest

import hipbook as hb
from hipbook.model.safety import Gate, Question
from hipbook.screening.assessment import Screening, screen
from hipbook.screening.conditions import effects_of

TODAY = date(2026, 6, 1)
LIBRARY = hb.library()
TABLE = list(csv.DictReader((Path(__file__).parent / "follow_ups.csv").read_text("utf-8").splitlines()))
OPENS = {"cleared", "told", "advice"}
"""Questions whose yes is a clinician's; all others can only make a plan stricter by it."""


def screened(condition: str, answers: dict, on: date = TODAY) -> Screening:
    return screen(hb.Profile(age=46, conditions={condition: answers}, track="mix"), LIBRARY, on=on)


def given(told: str) -> dict[str, str]:
    """Answers as the table writes them; a date as days before today.

    >>> given("since=-2d;cleared=yes")
    {'since': '2026-05-30', 'cleared': 'yes'}
    """
    answers = dict(pair.split("=") for pair in told.split(";"))
    days = {key: int(value[:-1]) for key, value in answers.items() if re.fullmatch(r"-\d+d", value)}
    return answers | {key: (TODAY + timedelta(ago)).isoformat() for key, ago in days.items()}


def question(condition: str, id: str) -> Question:
    return next(q for q in LIBRARY.conditions[condition].questions if q.id == id)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['condition']}-{row['answers']}")
class TestEveryRowOfTheTable:
    def test_its_answer_carries_the_effect(self, row):
        answers = given(row["answers"])
        (effect,) = effects_of(question(row["condition"], next(iter(answers))), answers, TODAY)
        assert {*row["avoid"].split()} <= {*effect.avoid}
        assert {*row["drop"].split()} <= {*effect.drop}
        assert {*row["modify"].split()} <= effect.modify.keys()
        assert (effect.goto or "") == row["leads_to"]
        assert {*row["adds"].split()} == {*effect.add}
        assert str(effect.cap or "") == row["cap"]
        if row["gate"]:
            assert effect.gate == row["gate"]
        if row["list"]:
            assert effect.allow_list == (row["list"] == "yes")

    def test_the_screening_obeys(self, row):
        condition, answers = row["condition"], given(row["answers"])
        screening, before = screened(condition, answers), screened(condition, {})
        opened = row["gate"] == "modify"
        if row["gate"]:
            assert (
                screening.gate == row["gate"] if opened else screening.gate.strictness >= Gate(row["gate"]).strictness
            )
        if not opened and not row["leads_to"]:
            assert screening.gate.strictness >= before.gate.strictness
        for exercise in LIBRARY.exercises.values():
            if {*exercise.tags} & {*row["avoid"].split()} - {*LIBRARY.conditions[condition].avoid}:
                assert exercise.id in screening.refused
            if {*exercise.tags} & {*row["modify"].split()}:
                assert exercise.id in screening.refused or screening.allowed[exercise.id]
        if row["leads_to"]:
            led = screened(row["leads_to"], {})
            assert led.refused.keys() == screening.refused.keys()
        for added in row["adds"].split():
            assert screened(added, {}).refused.keys() <= screening.refused.keys()
        if row["note"]:
            (effect,) = effects_of(question(condition, next(iter(answers))), answers, TODAY)
            assert effect.note in screening.notes


BOUNDARIES_DAYS = {
    "thr_recent": (42, 84), "fusion_recent": (42, 84), "spine_decompression_recent": (28, 42, 84),
    "sciatica_disc": (14, 42), "vertebral_fracture": (42, 84), "pregnancy": (112, 196), "postpartum": (42, 84),
    "adductor_strain": (3, 21), "hip_surgery_other": (84,),
}  # fmt: skip


def test_every_dated_question_has_its_boundaries_here():
    dated = {c.id for c in LIBRARY.conditions.values() for q in c.questions if q.kind == "date"}
    assert dated == BOUNDARIES_DAYS.keys()


@pytest.mark.parametrize(("condition", "days"), [(c, d) for c, days in BOUNDARIES_DAYS.items() for d in days])
def test_a_time_limit_runs_to_the_day(condition, days):
    """The day before, the earlier answer still holds; on the day, the later one does; nothing is asked again."""
    answers = {"since": "2026-01-01", "cleared": "yes", "better": "no"}
    dated = question(condition, "since")
    last = date(2026, 1, 1) + timedelta(days)
    days_around = (last - timedelta(2), last - timedelta(1), last, last + timedelta(1))
    before, eve, there, after = (list(effects_of(dated, answers, day)) for day in days_around)
    assert before == eve != there == after


def test_an_old_hip_replacement_opens_on_its_day_and_only_when_cleared():
    told = {"since": "2026-01-05", "cleared": "yes"}
    eve, there = date(2026, 3, 29), date(2026, 3, 30)
    assert "squat" in screened("thr_recent", told, eve).refused
    assert screened("thr_recent", told, eve).gate == "see_clinician"
    assert "squat" in screened("thr_recent", told, there).allowed
    assert screened("thr_recent", told, there).gate == "modify"
    assert "squat" in screened("thr_recent", told | {"cleared": "no"}, there).refused
    assert "squat" in screened("thr_recent", told | {"rules_now": "still_in_force"}, there).refused


def test_a_date_in_the_future_is_read_as_today():
    assert "squat" in screened("thr_recent", {"since": "2030-01-01", "cleared": "yes"}).refused


@pytest.mark.parametrize(
    ("condition", "answers", "gate"),
    [("thr_recent", {"since": "2020-01-01", "cleared": "yes", "warning": "clunk_or_short_leg"}, "emergency"),
     ("fusion_recent", {"since": "2020-01-01", "cleared": "yes", "neuro": "yes"}, "emergency"),
     ("spine_decompression_recent", {"kind": "with_fusion", "leak": "yes"}, "same_day"),
     ("dysplasia_microinstability", {"advice": "exercise_ok", "pao": "recent_or_not_discharged"}, "see_clinician"),
     ("hip_surgery_other", {"since": "2020-01-01", "cleared": "yes", "sheet": "no"}, "see_clinician")],
)  # fmt: skip
def test_an_answer_that_leads_elsewhere_takes_no_sign_with_it(condition, answers, gate):
    """A sign told under one condition counts though another answer leads to a milder one."""
    assert screened(condition, answers).gate == gate


def test_the_weight_that_was_allowed_decides_after_a_fixed_fracture():
    fixed = {"operation": "fracture_fixation"}
    assert "walking" in screened("hip_surgery_other", fixed).refused
    assert "walking" in screened("hip_surgery_other", fixed | {"weight": "none"}).refused
    part = screened("hip_surgery_other", fixed | {"weight": "part"})
    assert any("as much weight" in note for note in part.allowed["walking"])
    assert "walking" in screened("hip_surgery_other", fixed | {"weight": "full"}).allowed


def test_knees_and_wrists_are_told_apart():
    wrists = screened("kneel_intolerant", {"which": "wrists"})
    assert "hip_flexor_half_kneel" in wrists.allowed and "bird_dog" in wrists.refused
    knees = screened("kneel_intolerant", {"which": "knees"})
    assert "hip_flexor_half_kneel" in knees.refused and "bird_dog" in knees.refused


ALL = [(c.id, q) for c in LIBRARY.conditions.values() for q in c.questions]


@pytest.mark.parametrize(("condition", "asked"), ALL, ids=lambda value: getattr(value, "id", value))
class TestNotSure:
    def test_it_never_opens(self, condition, asked):
        """Not sure: as strict as leaving it open, and as the strictest gate among the answers."""
        unsure, unanswered = screened(condition, {asked.id: "not_sure"}), screened(condition, {})
        assert unanswered.refused.keys() <= unsure.refused.keys()
        assert unsure.pain_cap <= unanswered.pain_cap
        assert unsure.gate.strictness >= unanswered.gate.strictness
        if not asked.unsure:
            strictest = max(
                (o.gate for o in asked.options if o.gate), key=lambda gate: gate.strictness, default=Gate.ok
            )
            assert unsure.gate.strictness >= strictest.strictness

    def test_it_is_as_strict_as_every_answer(self, condition, asked):
        if asked.unsure or asked.not_sure or asked.kind == "date":
            return
        unsure = screened(condition, {asked.id: "not_sure"}).refused.keys()
        every = [screened(condition, {asked.id: option.answer}).refused.keys() for option in asked.options]
        assert (
            reduce(set.union, map(set, every)) <= unsure or unsure == LIBRARY.exercises.keys() | LIBRARY.series.keys()
        )


YES = [(c, q) for c, q in ALL if q.id not in OPENS and "yes" in [option.answer for option in q.options]]


@pytest.mark.parametrize(("condition", "asked"), YES, ids=lambda value: getattr(value, "id", value))
def test_a_yes_never_allows_more(condition, asked):
    yes, unanswered = screened(condition, {asked.id: "yes"}), screened(condition, {})
    assert unanswered.refused.keys() <= yes.refused.keys()
    assert yes.pain_cap <= unanswered.pain_cap
    assert yes.gate.strictness >= unanswered.gate.strictness


PROSE = {
    "thr_recent": ("allow",), "fusion_recent": ("allow", "loaded_spine_flexion", "high_trunk_load", "spine_twist_midrange"),
    "fusion_late": ("spine_twist_midrange",), "spine_decompression_recent": ("allow",),
    "sciatica_disc": ("loaded_spine_flexion", "neural_tension", "session"), "fai_labral": ("end_ir", "pivot"),
    "dysplasia_microinstability": ("passive_end_range", "end_ext"), "osteoporosis": ("loaded_spine_flexion", "spine_twist_endrange"),
    "vertebral_fracture": ("allow", "high_trunk_load"), "hypermobile": ("passive_end_range",),
    "glut_tendinopathy": ("adduction_past_midline", "glute_stretch", "flexor_stretch"), "diastasis": ("loaded_spine_flexion",),
    "hamstring_prox": ("straight_knee_stretch", "glute_stretch"), "adductor_strain": ("max_adduction", "resisted_adduction"), "hip_surgery_other": ("allow", "sheet"),
    "legs_up_caution": ("legs_elevated", "isometric"), "kneel_intolerant": ("kneeling", "wrist_load"),
    "no_floor": ("floor_transfer",), "leg_length_belief": ("change",), "postpartum": ("head_lift", "signs"),
    "hip_oa": (), "thr_late": ("extreme_range",), "si_pgp": ("asymmetric_pelvis", "single_leg_load"), "pregnancy": ("risk",),
}  # fmt: skip
FORBIDS = re.compile(
    r"\b(avoid\w*|no|not|never|unless|only|leaves? out|stays? away|without|dislikes?)\b", re.IGNORECASE
)


@pytest.mark.parametrize("condition", LIBRARY.conditions.values(), ids=lambda condition: condition.id)
def test_no_rule_lives_in_prose_alone(condition):
    """Where a condition's own words forbid something, a tag, a question or a list enforces it."""
    forbids = FORBIDS.search(f"{condition.says} {condition.note}")
    enforced = {*condition.avoid, *condition.modify, *condition.override, *(q.id for q in condition.questions)}
    enforced |= {name for name in ("allow", "session") if getattr(condition, name)}
    assert not forbids or condition.id in PROSE, f"{condition.id}: what enforces {forbids[0]!r}?"
    assert {*PROSE.get(condition.id, ())} <= enforced
