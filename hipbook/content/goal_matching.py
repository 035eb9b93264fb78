"""The everyday things a person names in their own words, and which exercises serve them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model.exercise import Exercise
from ..model.reference import Goal


def named_goals(text: str, goals: Mapping[str, Goal]) -> tuple[str, ...]:
    """The ids of the goals that these words speak of, in the order of ``goals``; none where nothing is known of it.

    >>> from hipbook.content.loader import library
    >>> named_goals("Climb the stairs with the dog", library().goals)
    ('walking', 'stairs')
    >>> named_goals("play the cello", library().goals)
    ()
    """
    said = _words(text)
    return tuple(id for id, goal in goals.items() if any(_speaks_of(said, phrase) for phrase in goal.words))


def serves(exercise: Exercise, goal: Goal) -> bool:
    """Is the exercise named for the goal, or does it train what the goal asks for, in the wanted kind and position?"""
    return exercise.id in goal.exercises or (
        bool(set(goal.directions) & set(exercise.directions))
        and (not goal.categories or exercise.category in goal.categories)
        and (not goal.positions or exercise.position in goal.positions)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


def _speaks_of(said: tuple[str, ...], phrase: str) -> bool:
    """Are all parts of a phrase there, in any order? A part that ends in * stands for every word that begins so."""
    return all(any(_is(word, part) for word in said) for part in phrase.split())


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
