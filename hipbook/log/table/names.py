"""Which target the name of a column speaks of: by every word of it, and nothing where one word speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .durations import UNITS

DATE, PAIN, MORNING, ACTIVITY, NOTE, MINUTES, DONE = "date", "pain", "morning", "activity", "note", "minutes", "done"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DATE_WORDS = _words("date day when datum tag fecha día dia jour data dato dag päivä timestamp datetime zeitstempel")
PAIN_WORDS = _words("pain nprs schmerz schmerzen dolor douleur dolore pijn dor smärta smerte vas soreness")
BEFORE = _words("before pre vorher vor antes avant prima voor")
AFTER = _words("after post afterwards nachher nach después après dopo na")
WORST = _words("worst max maximum peak during highest stärkster maximal während peor pire")
MORNINGS = _words("morning morgens morgen mañana matin mattina ochtend am")
EFFORT = _words("rpe effort exertion intensity borg anstrengung esfuerzo")
LENGTHS = _words("duration dauer duración duracion durée duree durata duur length elapsed moving time zeit")
NOTES = _words(
    "note notes comment comments remark remarks notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare"
    " nota notas comentario comentarios observaciones remarque remarques commentaire commentaires commento commenti"
    " opmerking opmerkingen anteckning anteckningar"
)
EXERCISE = _words(
    "exercise exercises workout workouts session sessions training practice practise practised practiced reps sets"
    " übung übungen ejercicio entrenamiento exercice exercices entraînement esercizio oefening rpe"
)
DEEDS = EXERCISE | {"sport", "activity"}
NAMES = _words("name title type art nombre nom")
"""Beside a word of practice, these say that a column names what was done."""
MOMENTS = _words("start started begin beginning end ended created logged")
"""A time with one of these is a time of day."""
BESIDE = _words(
    "hip hips hüfte cadera hanche anca heup left right links rechts score level rating scale average avg mean total"
    " of the in my a is to out at on for and today daily overall severity value activity start started begin beginning"
    " created logged time local iso utc entry full h hh mm ss worst max how strong bad your you was were did do feel much"
)
"""Words that change nothing of what a column holds. One word beyond all of these, as in back pain or sleep time, and
nothing is guessed."""


def words_of(column: str) -> frozenset[str]:
    """The words of a column's name.

    >>> sorted(words_of("Pain, 0 to 10"))
    ['pain', 'to']
    """
    return frozenset(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).lower()))


def target_of(column: str) -> str:
    """What a column is taken for by its name; empty where it says nothing, or something else.

    >>> target_of("Worst hip pain"), target_of("Back pain"), target_of("Duration (sec)"), target_of("Exercise Name")
    ('pain_worst', '', 'minutes', 'done')
    """
    words = words_of(column)
    if (
        words & PAIN_WORDS
        and not words - PAIN_WORDS - BEFORE - AFTER - WORST - MORNINGS - BESIDE - EXERCISE - UNITS.keys()
    ):
        return _pain(words)
    whole: tuple[tuple[str, frozenset[str], Iterable[str]], ...] = (
        (MINUTES, LENGTHS | UNITS.keys(), EXERCISE),
        ("rpe", EFFORT, EXERCISE),
        (NOTE, NOTES, EXERCISE),
        (DATE, DATE_WORDS, EXERCISE),
    )
    target = next((t for t, own, with_it in whole if words & own and words <= own | BESIDE | set(with_it)), "")
    if target == MINUTES and words & MOMENTS:
        return ""
    return target or (DONE if words & DEEDS and words <= DEEDS | NAMES | BESIDE else "")


def _pain(words: frozenset[str]) -> str:
    by = ((MORNING, MORNINGS), ("pain_after", AFTER), ("pain_before", BEFORE), ("pain_worst", WORST))
    return next((target for target, own in by if words & own), PAIN)
