"""Find exercises, series and answers by words, muscle, direction, position and equipment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.exercise import DIRECTION_NAMES, Exercise
from ..model.sequence import Series
from .loader import Library

NOTHING = "nothing"


@dataclass(frozen=True)
class Matches:
    """The ids of what matches a search, the closest first."""

    exercises: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def find(
    library: Library, words: str = "", position: str = "", direction: str = "", equipment: str = "", muscle: str = ""
) -> Matches:
    """The entries that hold all of these words and pass all of these filters; an empty filter lets everything through.

    ``equipment`` is something it uses, or "nothing" for what needs none. Answers are searched by words alone.

    >>> from hipbook.content.loader import library
    >>> find(library(), "clam", equipment="band").exercises[0]
    'clam_band'
    >>> find(library(), "labrum repaired").answers[0]
    'labral_repair'
    """
    terms = _words(words)
    filtered = bool(position or direction or equipment or muscle)
    fitting = {
        id: _exercise_texts(exercise, library)
        for id, exercise in library.exercises.items()
        if _fits(exercise, position, direction, equipment, muscle)
    }
    series = {} if filtered else {id: _series_texts(one, library) for id, one in library.series.items()}
    answers = {id: (a.question, " ".join(a.answer)) for id, a in library.answers.items()} if terms else {}
    return Matches(*(tuple(_closest(texts, terms)) for texts in (fitting, series, answers)))


def muscles(library: Library) -> tuple[str, ...]:
    """The muscles that more than one exercise names, in everyday words, the commonest first."""
    names = [muscle.plain for exercise in library.exercises.values() for muscle in exercise.muscles]
    common = {name for name in names if names.count(name) > 1}
    return tuple(sorted(common, key=lambda name: (-names.count(name), name)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _fits(exercise: Exercise, position: str, direction: str, equipment: str, muscle: str) -> bool:
    return (
        position in ("", exercise.position)
        and (not direction or direction in exercise.trains)
        and (not equipment or _uses(exercise, equipment))
        and (not muscle or any(muscle == one.plain for one in exercise.muscles))
    )


def _uses(exercise: Exercise, equipment: str) -> bool:
    return not exercise.equipment if equipment == NOTHING else equipment in (*exercise.equipment, *exercise.helpful)


def _exercise_texts(exercise: Exercise, library: Library) -> tuple[str, str]:
    """The names of an exercise, and the other text that a search looks at."""
    about = [
        exercise.id,
        exercise.summary,
        library.positions[exercise.position].name,
        exercise.category,
        *exercise.steps,
    ]
    about += [part for muscle in exercise.muscles for part in (muscle.plain, muscle.name)]
    about += [DIRECTION_NAMES[name] for name in exercise.trains]
    about += [library.equipment[thing].name for thing in (*exercise.equipment, *exercise.helpful)]
    return " ".join((exercise.name, *exercise.aka)), " ".join(about)


def _series_texts(series: Series, library: Library) -> tuple[str, str]:
    return series.name, " ".join(
        (series.id, series.summary, *(library.exercises[s.exercise].name for s in series.steps))
    )


def _closest(texts: dict[str, tuple[str, str]], terms: Iterable[str]) -> Iterator[str]:
    """The ids that hold a word beginning with each of the terms, those with most of them in the name first."""
    ranks = {id: _rank(name, text, terms) for id, (name, text) in texts.items()}
    return (id for id in sorted((i for i, r in ranks.items() if r is not None), key=lambda i: (ranks[i], texts[i][0])))


def begins_with(texts: dict[str, tuple[str, str]], typed: str) -> tuple[str, ...]:
    """The ids whose name or other text holds a word that begins with each of those typed, those in the name first.

    >>> begins_with({"oa": ("Arthritis", "worn hip"), "fai": ("Impingement", "pinching")}, "worn h")
    ('oa',)
    """
    terms = _words(typed)
    return tuple(_closest(texts, terms)) if terms else ()


def _rank(name: str, text: str, terms: Iterable[str]) -> int | None:
    """How many of the terms are missing from the name, or None where one is missing altogether."""
    in_name, anywhere = _words(name), {*_words(name), *_words(text)}
    if any(not any(word.startswith(term) for word in anywhere) for term in terms):
        return None
    return sum(not any(word.startswith(term) for word in in_name) for term in terms)
