"""Search: readers' own words find what the book says in its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hipbook.content.lint import proofread
from hipbook.content.loader import library
from hipbook.content.search import Matches, find

LIBRARY = library()


def found(matches: Matches) -> tuple[str, ...]:
    return (*matches.exercises, *matches.series, *matches.answers)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("my back arches", "arching"),
        ("low back arches when I let go", "arching"),
        ("low back arches when I let go", "reclined_butterfly"),
        ("baby", "safe_after_birth"),
        ("low cupboards", "squat_low"),
        ("warrior", "split_squat"),
        ("groin", "sidelying_add"),
        ("arch", "arching"),
        ("slipped disc", "safe_disc"),
        ("bum", "glute_set"),
        ("IT band", "bursitis"),
        ("new hip", "safe_hip_replacement"),
        ("pins and needles", "numb_hip"),
        ("pigeon pose", "pigeon"),
        ("I can't get up from the floor", "floor"),
    ],
)
def test_what_a_reader_wrote_finds_what_they_meant(words, wanted):
    assert wanted in found(find(LIBRARY, words))


@pytest.mark.parametrize("id", LIBRARY.answers)
def test_each_question_in_its_own_words_finds_its_answer_first_or_nearly(id):
    assert id in find(LIBRARY, LIBRARY.answers[id].question).answers[:2]


def example(phrase: str) -> str:
    """What somebody might write, of whom a phrase speaks."""
    return phrase.replace("*", "")


@pytest.mark.parametrize("id", LIBRARY.synonyms)
def test_every_word_of_every_synonym_finds_something(id):
    silent = [phrase for phrase in LIBRARY.synonyms[id].words if not found(find(LIBRARY, example(phrase)))]
    assert silent == []


@pytest.mark.parametrize("id", LIBRARY.goals)
def test_whatever_one_may_want_to_do_again_finds_exercises(id):
    silent = [phrase for phrase in LIBRARY.goals[id].words if not find(LIBRARY, example(phrase)).exercises]
    assert silent == []


def test_what_is_written_outranks_what_it_may_mean():
    for name in ("bridge", "clam", "pigeon"):
        assert find(LIBRARY, name).exercises[0] == name


def test_where_nothing_says_all_of_it_the_nearest_are_told_apart():
    near = find(LIBRARY, "clam bridge squat")
    assert near.is_close and not find(LIBRARY, "clam").is_close


def test_a_filter_holds_for_what_is_only_near():
    assert {LIBRARY.exercises[id].position for id in find(LIBRARY, "bum", position="standing").exercises} == {
        "standing"
    }


def test_a_synonym_that_leads_nowhere_is_a_fault():
    groin = LIBRARY.synonyms["groin"].model_copy(update={"means": ("kneecap tendon",)})
    changed = replace(LIBRARY, synonyms={**LIBRARY.synonyms, "groin": groin})
    assert "synonyms.toml [groin]: no exercise, sequence or answer says 'kneecap tendon'" in proofread(changed)
