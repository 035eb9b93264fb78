"""Every follow-up answer changes what the reviewed table (follow_ups.csv) says; dates run on their own, to the day."""

import csv
import re
from datetime import date, timedelta
from math import ceil
from pathlib import Path

import pytest

import hipbook as hb
from hipbook.model.safety import Gate, Option, Question
from hipbook.screening.assessment import Screening, screen
from hipbook.screening.conditions import effects_of
from hipbook.screening.effects import settled as mildest

TODAY = date(2026, 6, 1)
LIBRARY = hb.library()
TABLE = list(csv.DictReader((Path(__file__).parent / "follow_ups.csv").read_text("utf-8").splitlines()))
OPENS = {"cleared", "told", "advice"}
"""Questions whose yes is a clinician's; all others can only make a plan stricter by it."""


def screened(condition: str, answers: dict, on: date = TODAY) -> Screening:
    """With these answers and no other."""
    return screen(hb.Profile(age=46, conditions={condition: answers}, track="mix"), LIBRARY, on=on)


def settled(condition: str, answers: dict, on: date = TODAY) -> Screening:
    """With these answers, all other questions answered in the mildest way."""
    return screened(condition, mildest(LIBRARY.conditions[condition], on) | answers, on)


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
        asked = question(condition, next(iter(answers)))
        answers = dict.fromkeys(other for option in asked.options for other in option.when) | answers
        screening, before = settled(condition, answers), settled(condition, {})
        opened = row["gate"] == "modify"
        if row["gate"]:
            assert (
                screening.gate == row["gate"] if opened else screening.gate.strictness >= Gate(row["gate"]).strictness
            )
        if not opened and not row["leads_to"]:
            assert screening.gate.strictness >= min(
                before.gate.strictness, LIBRARY.conditions[condition].gate.strictness
            )
        for exercise in LIBRARY.exercises.values():
            if {*exercise.tags} & {*row["avoid"].split()} - {*LIBRARY.conditions[condition].avoid}:
                assert exercise.id in screening.refused
            if {*exercise.tags} & {*row["modify"].split()}:
                assert exercise.id in screening.refused or screening.allowed[exercise.id]
        if row["leads_to"]:
            other = LIBRARY.conditions[row["leads_to"]]
            both = mildest(other, TODAY) | mildest(LIBRARY.conditions[condition], TODAY) | answers
            assert (
                screened(other.id, mildest(other, TODAY) | answers).refused.keys()
                <= screened(condition, both).refused.keys()
            )
        for added in row["adds"].split():
            assert screened(added, {}).refused.keys() <= screening.refused.keys()
        if row["note"]:
            (effect,) = effects_of(asked, answers, TODAY)
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
    told = {"since": "2026-01-05", "cleared": "yes", "dislocated": "no", "new_pain": "no", "approach": "anterior"}
    eve, there = date(2026, 3, 29), date(2026, 3, 30)
    assert "squat" in settled("thr_recent", told, eve).refused
    assert settled("thr_recent", told, eve).gate == "see_clinician"
    assert "squat" in settled("thr_recent", told, there).allowed
    assert settled("thr_recent", told, there).gate == "modify"
    assert not screened("thr_recent", told, there).cleared
    assert "squat" in settled("thr_recent", told | {"cleared": "no"}, there).refused
    assert "squat" in settled("thr_recent", told | {"rules_now": "still_in_force"}, there).refused


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
    led = [o.goto for q in LIBRARY.conditions[condition].questions for o in q.options if o.goto]
    rest = {key: told for id in (*led, condition) for key, told in mildest(LIBRARY.conditions[id], TODAY).items()}
    assert screened(condition, rest | answers).gate == gate


def test_the_weight_that_was_allowed_decides_after_a_fixed_fracture():
    fixed = {"operation": "fracture_fixation"}
    assert "walking" in screened("hip_surgery_other", fixed).refused
    assert "walking" in settled("hip_surgery_other", fixed | {"weight": "none"}).refused
    part = settled("hip_surgery_other", fixed | {"weight": "part"})
    assert any("as much weight" in note for note in part.allowed["walking"])
    assert "walking" in settled("hip_surgery_other", fixed | {"weight": "full"}).allowed


def test_knees_and_wrists_are_told_apart():
    wrists = settled("kneel_intolerant", {"which": "wrists"})
    assert "hip_flexor_half_kneel" in wrists.allowed and "bird_dog" in wrists.refused
    knees = settled("kneel_intolerant", {"which": "knees"})
    assert "hip_flexor_half_kneel" in knees.refused and "bird_dog" in knees.refused


ALL = [(c.id, q) for c in LIBRARY.conditions.values() for q in c.questions]


def is_fine(option: Option) -> bool:
    """Is it the answer of somebody for whom all is well: it changes nothing, or opens the gate or a milder entry?"""
    opens = option.gate == Gate.modify or (option.goto and not option.gate)
    shuts = option.gate and option.gate.strictness > Gate.modify.strictness
    tightens = (option.avoid, option.modify, option.add, option.allow_list, option.one_side)
    return bool(opens) or (not shuts and option.cap is None and not any(tightens))


def is_as_strict(one: Screening, other: Screening) -> bool:
    return (
        one.allowed.keys() <= other.allowed.keys()
        and one.pain_cap <= other.pain_cap
        and one.gate.strictness >= other.gate.strictness
    )


def answer(asked: Question, option: Option) -> dict[str, str]:
    """This option, given as its reader would give it."""
    if asked.kind == "choice":
        return option.when | {asked.id: option.answer}
    return option.when | {asked.id: (TODAY - timedelta(ceil((option.from_weeks or 0) * 7))).isoformat()}


@pytest.mark.parametrize(("condition", "asked"), ALL, ids=lambda value: getattr(value, "id", value))
class TestNotAnswered:
    """Skipping a question never opens anything: neither where all else is answered nor where nothing is."""

    def test_it_is_as_strict_as_not_sure(self, condition, asked):
        assert is_as_strict(screened(condition, {}), screened(condition, {asked.id: "not_sure"}))
        assert is_as_strict(settled(condition, {asked.id: None}), settled(condition, {asked.id: "not_sure"}))

    def test_it_allows_no_more_than_any_answer_that_is_not_fine(self, condition, asked):
        for option in asked.options:
            if not is_fine(option):
                told = answer(asked, option)
                assert screened(condition, {}).allowed.keys() <= screened(condition, told).allowed.keys(), option.answer
                alone = settled(condition, dict.fromkeys(told))
                assert alone.allowed.keys() <= settled(condition, told).allowed.keys(), option.answer

    def test_an_answer_the_question_does_not_know_counts_as_none(self, condition, asked):
        assert screened(condition, {asked.id: "perhaps"}).allowed.keys() == screened(condition, {}).allowed.keys()

    def test_it_is_told_where_it_decides_something(self, condition, asked):
        waiting = screened(condition, {}).open.get(condition, ())
        assert (asked in waiting) == (asked.id in LIBRARY.conditions[condition].deciding)
        assert asked not in settled(condition, {}).open.get(condition, ())

    def test_its_words_are_those_of_a_question_and_not_of_an_emergency(self, condition, asked):
        """Nobody is told to call for help because a question was skipped."""
        alone = settled(condition, {asked.id: None})
        shut = settled(condition, {}).gate.strictness < alone.gate.strictness > Gate.modify.strictness
        if shut:
            assert any(asked.ask in reason for reason in alone.reasons)
            assert alone.do[-1].startswith("Open the check")
            assert set(alone.do[:-1]) <= {*settled(condition, {}).do, LIBRARY.conditions[condition].do}


@pytest.mark.parametrize(("condition", "asked"), ALL, ids=lambda value: getattr(value, "id", value))
class TestNotSure:
    def test_it_is_never_milder_than_an_answer_that_is_fine(self, condition, asked):
        unsure, fine = settled(condition, {asked.id: "not_sure"}), settled(condition, {})
        assert is_as_strict(unsure, fine) or asked.unsure

    def test_it_is_as_strict_as_every_answer_unless_the_content_says_otherwise(self, condition, asked):
        if asked.unsure or asked.not_sure:
            assert (condition, asked.id) in MILDER
            return
        unsure = settled(condition, {asked.id: "not_sure"} | dict.fromkeys(o for x in asked.options for o in x.when))
        for option in asked.options:
            if not is_fine(option):
                told = settled(condition, answer(asked, option))
                assert unsure.allowed.keys() <= told.allowed.keys(), option.answer


MILDER = {
    ("thr_recent", "approach"): "the list was written for who does not know (safety review)",
    ("si_pgp", "trigger"): "nobody is pregnant and in the months after a birth at once; the gate is shut all the same",
    ("leg_length_belief", "change"): "Knutson 2005; a sudden change is asked of everyone by the flag sudden_worse",
    (
        "outer_hip",
        "lift",
    ): "as strict in what is offered; a clinician is named in words, the flag is the weakness itself",
    ("rest_pain", "eases"): "the flag cancer asks the same of everyone, and there not sure counts as yes",
}
"""Where "not sure" is read otherwise than as all options at once, and why."""
YES = [(c, q) for c, q in ALL if q.id not in OPENS and "yes" in [option.answer for option in q.options]]


@pytest.mark.parametrize(("condition", "asked"), YES, ids=lambda value: getattr(value, "id", value))
def test_a_yes_never_allows_more_than_a_no(condition, asked):
    if (condition, asked.id) == ("no_floor", "bed"):
        return  # a firm bed to exercise on: the one yes that is fine
    yes, settles = settled(condition, {asked.id: "yes"}), settled(condition, {})
    assert is_as_strict(yes, settles)


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
