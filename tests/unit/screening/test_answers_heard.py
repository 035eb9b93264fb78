"""How an answer is heard: yes and no as Python says them, what decides, the mildest of all, and what is still kept."""

from collections.abc import Iterator
from datetime import date

import pytest

import hipbook as hb
from hipbook.model.safety import Condition, Gate
from hipbook.screening.assessment import screen
from hipbook.screening.conditions import WEIGHT, applied_conditions
from hipbook.screening.effects import hear, settled
from hipbook.screening.implied import drop_unimplied
from hipbook.screening.person import Person

ON = date(2026, 3, 2)
LIBRARY = hb.library()
QUESTIONS = [question for condition in LIBRARY.conditions.values() for question in condition.questions]
YES_OR_NO = [question for question in QUESTIONS if {"yes", "no"} <= {option.answer for option in question.options}]


@pytest.mark.parametrize(("said", "word"), [(True, "yes"), (False, "no")])
def test_true_and_false_are_yes_and_no(said, word):
    for question in YES_OR_NO:
        plain, heard = (hear(question, {question.id: answer}, ON) for answer in (word, said))
        assert (heard.effect, heard.label) == (plain.effect, plain.label), question.id


def test_an_answer_decides_only_where_its_question_does():
    for question in YES_OR_NO:
        assert not hear(question, {question.id: "no"}, ON, decides=False).decides
        assert hear(question, {question.id: "no"}, ON, decides=True).decides


def test_once_all_is_well_no_answer_shuts_a_gate_that_another_leaves_open():
    for condition in LIBRARY.conditions.values():
        best = settled(condition, ON)
        for question in condition.questions:
            if question.kind != "date" and any(option.changes for option in question.options):
                chosen = next(option for option in question.options if option.answer == best[question.id])
                shut = min(option.gate.strictness if option.gate else 0 for option in question.options)
                assert not chosen.gate or chosen.gate.strictness <= max(shut, 1), (condition.id, question.id)


def test_what_was_only_asked_about_goes_with_what_brought_it_up():
    asked_about = next(
        one.id for one in LIBRARY.conditions.values() if not one.ticked and one.implied and one.implied.where
    )
    where = LIBRARY.conditions[asked_about].implied.where[0]
    ticked = {"hip_oa": {"night_rest": "no"}}
    told = hb.Profile(age=46, where=where, conditions={asked_about: {}, **ticked})
    assert drop_unimplied(told, LIBRARY).conditions.keys() == told.conditions.keys()
    moved = told.model_copy(update={"where": frozenset()})
    assert drop_unimplied(moved, LIBRARY).conditions == {"hip_oa": told.conditions["hip_oa"]}


def test_the_mildest_answer_is_the_one_that_shuts_least_whatever_else_it_brings():
    condition = LIBRARY.conditions["sciatica_disc"]
    question = next(one for one in condition.questions if one.kind != "date")
    careful, shut = (
        question.options[0].model_copy(update={"answer": answer, "gate": gate, "goto": None, "when": {}, "add": add})
        for answer, gate, add in (("careful", Gate.modify, ("falls_risk",)), ("shut", Gate.see_clinician, ()))
    )
    asked = question.model_copy(update={"options": (shut, careful)})
    assert settled(condition.model_copy(update={"questions": (asked,)}), ON) == {question.id: "careful"}


def one_answer_off(condition: Condition) -> Iterator[dict[str, str]]:
    """All is well but for one answer, each in turn."""
    well = settled(condition, ON)
    for question in condition.questions:
        if question.kind != "date":
            yield from (well | {question.id: option.answer} for option in question.options)


def test_no_clinicians_word_opens_what_must_be_seen_today():
    tried = 0
    for condition in LIBRARY.conditions.values():
        for answers in one_answer_off(condition):
            told = hb.Profile(age=46, conditions={condition.id: answers | {"released_on": ON.isoformat()}})
            own = [one for one in applied_conditions(told, LIBRARY, ON) if one.condition.id == condition.id]
            if any(one.told_gate in (Gate.same_day, Gate.emergency) for one in own):
                screening, tried = screen(told, LIBRARY, ON), tried + 1
                assert screening.gate in (Gate.same_day, Gate.emergency) and not screening.allowed, answers
                assert condition.id not in screening.releasable, answers
    assert tried > 20


def test_what_an_answer_brings_in_asks_its_own_questions():
    tried = 0
    for condition in LIBRARY.conditions.values():
        for answers in one_answer_off(condition):
            told = hb.Profile(age=46, conditions={condition.id: answers})
            for one in applied_conditions(told, LIBRARY, ON):
                for added in (id for heard in one.follow_ups if not heard.open for id in heard.effect.add):
                    if LIBRARY.conditions[added].deciding:
                        assert added in screen(told, LIBRARY, ON).open, answers
                        tried += 1
    assert tried > 5


@pytest.mark.parametrize("id", [one.id for one in LIBRARY.conditions.values() if WEIGHT in one.avoid])
def test_where_no_weight_may_be_carried_none_is_added(id):
    assert screen(hb.Profile(age=46, conditions={id: {}}), LIBRARY, ON).load_notes is None


def test_another_log_leaves_what_a_person_may_do():
    person = Person.of(hb.Profile(age=46), hb.History(), LIBRARY, ON)
    later = hb.History(sessions=(hb.SessionDone(on=ON, pain_before=1),))
    assert person.knowing(later).history == later
    assert person.knowing(later).screening is person.screening


def settled_in(id: str, **told) -> hb.Profile:
    return hb.Profile(age=46, conditions={id: settled(LIBRARY.conditions[id], ON) | told})


@pytest.mark.parametrize("id", [one.id for one in LIBRARY.conditions.values() if one.override and one.allow is None])
def test_what_an_entry_says_of_one_exercise_goes_before_its_hazards(id):
    condition, screening = LIBRARY.conditions[id], screen(settled_in(id), LIBRARY, ON)
    for exercise, said in condition.override.items():
        if screening.conditions == (id,):
            assert (exercise in screening.refused) == (said.verdict == "refuse"), exercise
        if said.note and exercise in screening.allowed:
            assert said.note in screening.allowed[exercise]


@pytest.mark.parametrize("id", [one.id for one in LIBRARY.conditions.values() if one.allow])
def test_a_list_has_its_own_words_and_does_not_repeat_those_of_its_hazards(id):
    condition = LIBRARY.conditions[id]
    screening = screen(settled_in(id, released_on=ON.isoformat()), LIBRARY, ON)
    for exercise, note in condition.allow.items():
        if exercise in screening.allowed and screening.conditions == (id,):
            own = {condition.modify[tag] for tag in LIBRARY.exercises[exercise].tags if tag in condition.modify}
            assert not (own - {note}) & {*screening.allowed[exercise]}, exercise
