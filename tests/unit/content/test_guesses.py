"""What the chapters ask: answerable, answered, and with no number of its own."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from hipbook.content.filling import filled, value_of, words_of
from hipbook.content.guesses import Guess, faults, guess, guesses
from hipbook.content.lessons import stances
from hipbook.content.lint import hard_sentences
from hipbook.content.loader import library
from hipbook.content.readability import is_hard, sentences

CHOICE = {
    "chapter": "02", "asks": "Which one?", "options": [{"value": "a", "says": "This"}, {"value": "b", "says": "That"}],
    "because": "It is so.", "certainty": "EXP", "sources": ["handbook"],
}  # fmt: skip
NUMBER = {key: value for key, value in CHOICE.items() if key != "options"} | {
    "number": {"unit": "degrees", "one": "degree", "from": 0, "to": 60, "step": 1}
}


def made(fields: dict, **more: object) -> Guess:
    return Guess.model_validate(fields | more | {"id": "test"})


class TestContent:
    def test_there_is_nothing_to_mend(self):
        assert list(faults(library().sources)) == []

    def test_a_wrong_name_or_source_is_a_fault(self, monkeypatch):
        odd = made(CHOICE, answer="a", because="It is {fact.no_such_fact}.", sources=["nobody"])
        monkeypatch.setattr("hipbook.content.guesses.guesses", lambda: {"odd": odd})
        assert [line.partition("]")[2] for line in faults({"handbook"})] == [
            ": 'nobody' is not in sources",
            ": nothing is called {fact.no_such_fact}: neither a rule, a fact, nor given",
        ]

    @pytest.mark.parametrize("id", guesses())
    def test_a_reader_of_twelve_can_read_it(self, id):
        one = guess(id)
        told = " ".join([one.asks, one.because, *(option.says for option in one.options)])
        assert [line for line in sentences(told) if is_hard(line)] == []
        assert not any(where == f"guesses/{id}" for where, _, _ in hard_sentences(library()))

    @pytest.mark.parametrize("id", guesses())
    def test_its_words_hold_no_number_of_their_own(self, id):
        """A number that stands in the words goes out of date unseen; in braces it cannot."""
        one = guess(id)
        assert re.findall(r"\d+", re.sub(r"\{[^}]*\}", "", one.because)) == []
        assert one.computed or one.bet or isinstance(one.answer, str)

    def test_the_bet_is_on_one_of_the_five_texts(self):
        assert [option.value for option in guess("bet").options] == [*stances()]
        assert guess("bet").bet and guess("bet").answered("wall").answer == ""

    def test_an_unknown_id_says_which_there_are(self):
        with pytest.raises(ValueError, match=r"no guess 'odd'; it has .*bet"):
            guess("odd")


class TestModel:
    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            (CHOICE, "give an answer"),
            (CHOICE | {"answer": "c"}, "none of the options"),
            (CHOICE | {"answer": "a", "bet": True, "returns": "08"}, "give an answer"),
            (CHOICE | {"bet": True}, "says which chapter returns"),
            (CHOICE | {"answer": "a", "returns": "08"}, "says which chapter returns"),
            (CHOICE | {"answer": "a", "options": CHOICE["options"][:1]}, "two at least"),
            (NUMBER | {"answer": 3, "options": CHOICE["options"]}, "two at least"),
            (NUMBER | {"answer": 3, "number": {"unit": "m", "from": 5, "to": 5, "step": 1}}, "one step after"),
        ],
    )
    def test_what_cannot_be_asked_is_told(self, fields, says):
        with pytest.raises(ValidationError, match=says):
            made(fields)

    def test_only_what_can_be_chosen_is_allowed(self):
        choice, number = made(CHOICE, answer="a"), made(NUMBER, answer=17)
        assert [choice.allows(one) for one in ("a", "c", "")] == [True, False, False]
        assert [number.allows(one) for one in ("0", "60", "61", "-1", "nan", "a", "")] == [True, True, *5 * [False]]

    @pytest.mark.parametrize(
        ("answer", "guessed", "verdict", "words"),
        [
            (17, "17", "That is it.", "17 degrees"),
            (17, "20", "You were near.", "17 degrees"),
            (17, "21", "Not quite.", "17 degrees"),
            ((10, 20), "8", "You were near.", "10 to 20 degrees"),
            ((10, 20), "24", "Not quite.", "10 to 20 degrees"),
            ((10, 20), "18", "That is it.", "10 to 20 degrees"),
            (1, "1", "That is it.", "1 degree"),
        ],
    )
    def test_a_number_is_near_or_it_is_not(self, answer, guessed, verdict, words):
        answered = made(NUMBER, answer=answer).answered(guessed)
        assert (answered.verdict, answered.answer) == (verdict, words)

    def test_a_choice_is_right_or_another_is(self):
        one = made(CHOICE, answer="a", because="{answer}, not {guess}.")
        assert one.answered("a").verdict == "That is it."
        assert (one.answered("b").verdict, one.answered("b").because) == ("Not quite.", "This, not That.")

    @pytest.mark.parametrize("guessed", ["15", "55"])
    def test_a_guess_about_one_s_own_body_is_neither_right_nor_wrong(self, guessed):
        answered = made(NUMBER, answer=(10, 20), own=True).answered(guessed)
        assert answered.verdict == "Here no guess is right or wrong."

    def test_what_the_notebook_works_out_is_passed_by_the_notebook_and_nothing_else_is(self):
        one = made(NUMBER, computed=True, because="{answer} of {people} people.", gives=["people"])
        assert one.answered("3", (4, 6), people=100).because == "4 to 6 degrees of 100 people."
        with pytest.raises(ValueError, match="works its answer out"):
            one.answered("3", people=100)
        with pytest.raises(ValueError, match=r"nothing is called \{people\}"):
            one.answered("3", 4)
        with pytest.raises(ValueError, match="has its answer in the content"):
            made(NUMBER, answer=3).answered("3", 4)

    def test_where_it_stands_on_the_line(self):
        assert made(NUMBER, answer=(15, 90)).on_line("30") == (0.5, 0.25, 1.0)
        assert made(CHOICE, answer="a").on_line("a") == ()


class TestFilling:
    def test_a_name_that_is_not_there_is_told(self):
        for text in ("{plan.no_such_rule}", "{fact.no}", "{more}", "{plan}{no}", "{fact.turners_that_shift[7]}"):
            with pytest.raises(ValueError, match="nothing is called"):
                filled(text)
        with pytest.raises(ValueError, match="expected hundred, word"):
            filled("{plan.items_min:03d}")

    def test_what_is_given_comes_first(self):
        assert filled("{plan} and {share:hundred}", plan="A plan", share=0.5) == "A plan and 50 of 100"

    @pytest.mark.parametrize(
        ("value", "spec", "words"),
        [
            ((0.181, 0.181), "hundred", "18 of 100"), ((0.131, 0.375), "hundred", "13 to 38 of 100"), (13, "word", "13"),
            (12, "word", "twelve"), ((2, 5), "word", "two to five"), (True, "", "yes"), (4.0, "", "4"), (("a", "b"), "", "a and b"),
            ((1, 2, 3), "", "1, 2 and 3"), (0, "word", "none"), ((3, 3), "", "3"),
        ],
    )  # fmt: skip
    def test_values_are_told_as_people_say_them(self, value, spec, words):
        assert words_of(value, spec) == words

    def test_a_changed_rule_changes_the_sentence(self):
        assert str(value_of("plan.items_max")) in filled("{plan.items_max}")
