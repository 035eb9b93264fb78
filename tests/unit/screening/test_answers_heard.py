"""How an answer is heard: yes and no as Python says them, what decides, the mildest of all, and what is still kept."""

from datetime import date

import pytest

import hipbook as hb
from hipbook.screening.assessment import screen
from hipbook.screening.effects import hear, settled
from hipbook.screening.implied import kept

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
    assert kept(told, LIBRARY).conditions.keys() == told.conditions.keys()
    moved = told.model_copy(update={"where": frozenset()})
    assert kept(moved, LIBRARY).conditions == {"hip_oa": told.conditions["hip_oa"]}


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
