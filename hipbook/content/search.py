"""Find exercises, series and answers by readers' own words, and by muscle, direction, position and equipment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model.exercise import DIRECTION_NAMES, Exercise
from ..model.sequence import Series
from .goal_matching import SMALL_WORDS, is_part
from .loader import Library

NOTHING = "nothing"
ASKING = SMALL_WORDS | frozenset(["am", "are", "as", "because", "by", "can", "cannot", "cant", "could", "do", "dont", "does", "during", "have", "help", "helps", "how", "if", "is", "like", "may", "need", "our", "really", "should", "some", "something", "still", "there", "they", "this", "was", "we", "what", "when", "where", "which", "while", "who", "why", "will", "would", "you", "your"])  # fmt: skip
"""What says nothing of what is searched for."""
SHORT = 2


@dataclass(frozen=True)
class Matches:
    """The ids of what matches a search, the closest first. ``is_close`` where nothing holds all that was asked for."""

    exercises: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    is_close: bool = False


@dataclass(frozen=True)
class _Want:
    """What one word or phrase asks for: itself as it was ``written``, another way to ``say`` it, or one of some ids."""

    written: tuple[str, ...]
    says: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Text:
    """An entry as a search sees it: the words of its names, and all of them, each after a space."""

    id: str
    name: str
    about: str
    length: int
    """How many words its own name has."""


def find(
    library: Library,
    words: str = "",
    position: str = "",
    direction: str = "",
    equipment: str = "",
    muscle: str = "",
    category: str = "",
) -> Matches:
    """The entries that speak of all that these words ask for and pass all of these filters; an empty filter passes all.

    Where no entry speaks of all of it, those that speak of most. ``equipment`` is something it uses, or "nothing" for
    what needs none. Answers are searched by words alone.

    >>> from hipbook.content.loader import library
    >>> find(library(), "clam", equipment="band").exercises[0]
    'clam_band'
    >>> find(library(), "labrum repaired").answers[0]
    'labral_repair'
    >>> "squat_low" in find(library(), "low cupboards").exercises
    True
    """
    wants = _wants(_words(words), library)
    filtered = bool(position or direction or equipment or muscle or category)
    exercises = [
        _exercise_text(exercise, library)
        for exercise in library.exercises.values()
        if category in ("", exercise.category) and _fits(exercise, position, direction, equipment, muscle)
    ]
    series = [] if filtered else [_series_text(one, library) for one in library.series.values()]
    answers = [_text(id, a.question, " ".join(a.answer)) for id, a in library.answers.items()] if wants else []
    kinds = (exercises, series, answers)
    whole = _matching(kinds, wants, len(wants))
    if any((whole.exercises, whole.series, whole.answers)):
        return whole
    return _matching(kinds, wants, len(wants) // 2 + 1, is_close=True)


def begins_with(texts: Mapping[str, tuple[str, str]], typed: str) -> tuple[str, ...]:
    """The ids whose name or other text holds a word that begins with each of those typed, those in the name first.

    >>> begins_with({"oa": ("Arthritis", "worn hip"), "fai": ("Impingement", "pinching")}, "worn h")
    ('oa',)
    """
    begun = [f" {term}" for term in _words(typed)]
    spaced = {id: _text(id, name, about) for id, (name, about) in texts.items()}
    fitting = [text for text in spaced.values() if begun and all(term in text.about for term in begun)]
    fitting.sort(key=lambda text: (sum(term not in text.name for term in begun), text.name))
    return tuple(text.id for text in fitting)


def muscles(library: Library) -> tuple[str, ...]:
    """The muscles that more than one exercise names, in everyday words, the commonest first."""
    names = [muscle.plain for exercise in library.exercises.values() for muscle in exercise.muscles]
    common = {name for name in names if names.count(name) > 1}
    return tuple(sorted(common, key=lambda name: (-names.count(name), name)))


# --- what is asked for


def _wants(words: tuple[str, ...], library: Library) -> tuple[_Want, ...]:
    """Each phrase that the book knows, the longest where they overlap, and each other word that says something."""
    phrases = [*_synonyms(words, library), *_goals(words, library)]
    longest = [one for one in phrases if not any(set(one.written) < set(other.written) for other in phrases)]
    merged = {one.written: _as_one(one.written, longest) for one in longest}
    taken = {word for written in merged for word in written}
    telling = [word for word in words if word not in ASKING] or list(words)
    return (*merged.values(), *(_Want((word,)) for word in dict.fromkeys(telling) if word not in taken))


def _as_one(written: tuple[str, ...], wants: Iterable[_Want]) -> _Want:
    same = [one for one in wants if one.written == written]
    return _Want(written, tuple(way for one in same for way in one.says), frozenset().union(*(one.ids for one in same)))


def _synonyms(words: tuple[str, ...], library: Library) -> Iterator[_Want]:
    for synonym in library.synonyms.values():
        for written in _spoken(words, synonym.words):
            yield _Want(written, synonym.means)


def _goals(words: tuple[str, ...], library: Library) -> Iterator[_Want]:
    """What somebody wants to do again is served by exercises that need not name it."""
    for goal in library.goals.values():
        for written in _spoken(words, goal.words):
            yield _Want(written, ids=frozenset((*goal.exercises, *goal.grows)))


def _spoken(words: tuple[str, ...], phrases: Iterable[str]) -> set[tuple[str, ...]]:
    """For each of some phrases whose parts all stand in what was written: the words that stand for them."""
    parts = ([[word for word in words if is_part(word, part)] for part in phrase.split()] for phrase in phrases)
    return {tuple(dict.fromkeys(fitting[0] for fitting in each)) for each in parts if all(each)}


def _spaced(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower().replace("'", "").replace("\u2019", "")))


# --- what is there


def _fits(exercise: Exercise, position: str, direction: str, equipment: str, muscle: str) -> bool:
    return (
        position in ("", exercise.position)
        and (not direction or direction in exercise.trains)
        and (not equipment or _uses(exercise, equipment))
        and (not muscle or any(muscle == one.plain for one in exercise.muscles))
    )


def _uses(exercise: Exercise, equipment: str) -> bool:
    return not exercise.equipment if equipment == NOTHING else equipment in (*exercise.equipment, *exercise.helpful)


def _text(id: str, name: str, about: str, aka: Iterable[str] = ()) -> _Text:
    names = " ".join((name, *aka))
    return _Text(id, _spaced(names), _spaced(f"{names} {about}"), len(_words(name)))


def _exercise_text(exercise: Exercise, library: Library) -> _Text:
    about = [
        exercise.id,
        exercise.summary,
        library.positions[exercise.position].name,
        exercise.category,
        *exercise.steps,
    ]
    about += [part for mistake in exercise.mistakes for part in (mistake.fault, mistake.fix)]
    about += [part for muscle in exercise.muscles for part in (muscle.plain, muscle.name)]
    about += [DIRECTION_NAMES[name] for name in exercise.trains]
    about += [library.equipment[thing].name for thing in (*exercise.equipment, *exercise.helpful)]
    return _text(exercise.id, exercise.name, " ".join(about), exercise.aka)


def _series_text(series: Series, library: Library) -> _Text:
    parts = (library.exercises[step.exercise].name for step in series.steps)
    return _text(series.id, series.name, " ".join((series.id, series.summary, *parts)))


# --- how well it answers


def _matching(
    kinds: Iterable[Iterable[_Text]], wants: tuple[_Want, ...], least: int, is_close: bool = False
) -> Matches:
    exercises, series, answers = (tuple(_closest(texts, wants, least)) for texts in kinds)
    return Matches(exercises, series, answers, is_close)


def _closest(texts: Iterable[_Text], wants: tuple[_Want, ...], least: int) -> Iterator[str]:
    """The ids of what answers so many of the wants, those that answer the most of them, and in their name, first."""
    ranks = {text: [rank for want in wants if (rank := _rank(text, want)) is not None] for text in texts}
    fitting = [text for text, ranked in ranks.items() if len(ranked) >= least]
    begins = tuple(f" {_one_of(want.written[0])}" for want in wants)
    fitting.sort(
        key=lambda text: (
            -len(ranks[text]),
            sum(ranks[text]),
            not text.name.startswith(begins),
            text.length,
            text.name,
        )
    )
    return (text.id for text in fitting)


def _rank(text: _Text, want: _Want) -> int | None:
    """How far from what was written it answers: in its name, in other words there, or further down. None where not at all."""
    if _holds(text.name, want.written):
        return 0
    if text.id in want.ids or any(_says(text.name, way) for way in want.says):
        return 1
    if _holds(text.about, want.written):
        return 2
    return 3 if any(_says(text.about, way) for way in want.says) else None


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Does each of these begin a word there? Short ones are the word; one that is many (knees) is looked for as one."""
    return all(f" {_one_of(term)}" in text if len(term) > SHORT else f" {term} " in text for term in wanted)


def _says(text: str, phrase: str) -> bool:
    """Do these words stand there beside each other?"""
    return f" {phrase}" in text


def _one_of(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def strays(library: Library) -> dict[str, list[str]]:
    """By synonym what it means that no entry of the book says: the words lead nowhere."""
    texts = [
        *(_exercise_text(one, library) for one in library.exercises.values()),
        *(_series_text(one, library) for one in library.series.values()),
        *(_text(id, one.question, " ".join(one.answer)) for id, one in library.answers.items()),
    ]
    return {
        id: [means for means in one.means if not any(_says(text.about, means) for text in texts)]
        for id, one in library.synonyms.items()
    }
