"""Matches free text to everyday goals, and goals to the exercises that serve them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from ..model.exercise import Exercise
from ..model.reference import Goal
from .loader import library

SMALL_WORDS = frozenset(["a", "again", "an", "and", "at", "be", "being", "for", "from", "get", "getting", "go", "going", "i", "in", "into", "it", "me", "my", "of", "off", "on", "or", "out", "over", "so", "that", "the", "then", "to", "up", "want", "with", "without"])  # fmt: skip
"""What says nothing of a goal when spellings are compared."""


def goals_in(text: str) -> tuple[str, ...]:
    """The ids of the everyday goals that a text matches, in the order of the book; none where it matches none.

    >>> goals_in("squat down to a low cupboard"), goals_in("play the cello")
    (('squat_down',), ())
    """
    return named_goals(text, library().goals)


def named_goals(text: str, goals: Mapping[str, Goal]) -> tuple[str, ...]:
    """The ids of the goals that a text matches, in the order of ``goals``; none where it matches none.

    >>> from hipbook.content.loader import library
    >>> named_goals("Climb the stairs with the dog", library().goals)
    ('walking', 'stairs')
    >>> named_goals("play the cello", library().goals)
    ()
    """
    words = _words(text)
    return tuple(id for id, goal in goals.items() if _is_meant(goal, words, goals))


def _is_meant(goal: Goal, words: tuple[str, ...], goals: Mapping[str, Goal]) -> bool:
    """Is one of its phrases there, and no phrase that gives these words another meaning? Its own name always counts."""
    matches = any(_speaks_of(words, phrase) for phrase in goal.words)
    other = any(_speaks_of(words, phrase) for phrase in goal.not_words)
    return matches and (not other or _holds_name(words, goal))


def _holds_name(words: tuple[str, ...], goal: Goal) -> bool:
    name = _words(goal.name)
    return any(words[n : n + len(name)] == name for n in range(len(words)))


def nearest_goals(text: str, goals: Mapping[str, Goal], most: int) -> tuple[str, ...]:
    """The ids of the goals whose names or words are spelled most like these, the nearest first: a guess to choose from.

    >>> from hipbook.content.loader import library
    >>> nearest_goals("gardning", library().goals, 1)
    ('garden',)
    """
    words = _words(text)
    near = {id: _nearness(words, goal) for id, goal in goals.items()}
    return tuple(sorted(near, key=lambda id: -near[id]))[:most]


def _nearness(words: tuple[str, ...], goal: Goal) -> float:
    goal_words = {part.rstrip("*") for phrase in goal.words for part in phrase.split()} | {*_words(goal.name)}
    long = [word for word in words if word not in SMALL_WORDS] or words
    return sum(max(SequenceMatcher(None, word, other).ratio() for other in goal_words) for word in long)


def serves(exercise: Exercise, goal: Goal) -> bool:
    """Is the exercise named for the goal, or does it train what the goal asks for, in the wanted kind and position?"""
    return exercise.id in goal.exercises or (
        bool(set(goal.directions) & set(exercise.directions))
        and (not goal.categories or exercise.category in goal.categories)
        and (not goal.positions or exercise.position in goal.positions)
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(10_000)
def _speaks_of(words: tuple[str, ...], phrase: str) -> bool:
    """Are all parts of a phrase there, in any order? A part that ends in * stands for every word that begins so."""
    return all(part in words or (part.endswith("*") and _begins(words, part[:-1])) for part in phrase.split())


def _begins(words: tuple[str, ...], start: str) -> bool:
    return any(word.startswith(start) for word in words)


def is_part(word: str, part: str) -> bool:
    """Is a word this part of a phrase? A part that ends in * stands for every word that begins so."""
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
