"""What the columns of a table are taken for: by every word of their names, and only where their cells bear it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice

from ..dates import could_be_day
from .durations import UNITS, is_duration
from .scores import SCORE
from .sheet import Sheet

DATE, PAIN, MORNING, ACTIVITY, NOTE, MINUTES = "date", "pain", "morning", "activity", "note", "minutes"
PAINS = ("pain_before", "pain_worst", "pain_after")
SESSION = (*PAINS, "rpe", MINUTES)
"""What only a session has: a column taken for one of these needs something that says practice."""
SCORES = (PAIN, MORNING, *PAINS, "rpe", ACTIVITY)
TARGETS = {
    DATE: "the day", PAIN: "pain that day, 0 to 10", MORNING: "pain in the morning, 0 to 10",
    MINUTES: "minutes practised", "rpe": "effort of practice, 0 to 10",
    "pain_before": "pain before practice, 0 to 10", "pain_worst": "worst pain during practice, 0 to 10",
    "pain_after": "pain after practice, 0 to 10",
    ACTIVITY: "an everyday thing, 0 cannot to 10 as before", NOTE: "a note on practice",
}  # fmt: skip

ENOUGH, LOOKED_AT = 0.5, 2000
"""The share of its cells that must fit what a column is taken for, and how many of them are looked at."""


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
NOTES = _words("note notes comment comments notiz notizen kommentar nota notas remarque remarques")
EXERCISE = _words(
    "exercise exercises workout workouts session sessions training practice practise practised practiced reps sets"
    " übung übungen ejercicio entrenamiento exercice exercices entraînement esercizio oefening rpe"
)
BESIDE = _words(
    "hip hips hüfte cadera hanche anca heup left right links rechts score level rating scale average avg mean total"
    " of the in my a is to out at on for and today daily overall severity value activity start started begin beginning"
    " created logged time local iso utc entry full h hh mm ss worst max"
)
"""Words that change nothing of what a column holds. One word beyond all of these, as in back pain or sleep time, and
nothing is guessed."""


def words_of(column: str) -> frozenset[str]:
    """The words of a column's name.

    >>> sorted(words_of("Pain, 0 to 10"))
    ['pain', 'to']
    """
    return frozenset(re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column).lower()))


def guess(sheet: Sheet) -> dict[str, str]:
    """What each column is taken for; a column that is not named here is left out.

    >>> from .sheet import read_sheet
    >>> guess(read_sheet(b"Timestamp,Pain,Back pain\\n2026-01-05,3,4\\n"))
    {'Timestamp': 'date', 'Pain': 'pain'}
    """
    taken: dict[str, str] = {}
    for column in sheet.columns:
        target = _by_name(words_of(column))
        if target and target not in taken.values() and fits(sheet.cells(column), target):
            taken[column] = target
    return _without_practice(_with_day(taken, sheet))


def _by_name(words: frozenset[str]) -> str:
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
    return next((target for target, own, with_it in whole if words & own and words <= own | BESIDE | set(with_it)), "")


def _pain(words: frozenset[str]) -> str:
    by = ((MORNING, MORNINGS), ("pain_after", AFTER), ("pain_before", BEFORE), ("pain_worst", WORST))
    return next((target for target, own in by if words & own), PAIN)


def fits(cells: Iterable[str], target: str) -> bool:
    """Do the cells bear out what a column is taken for? A note may be anything.

    >>> fits(["mild", "bad", "3"], "pain"), fits(["3", "4,5"], "pain"), fits([], "pain")
    (False, True, False)
    """
    cells = list(islice(cells, LOOKED_AT))
    test: Callable[[str], object] = {DATE: could_be_day, MINUTES: is_duration}.get(target, SCORE.match)
    return target == NOTE or (bool(cells) and sum(bool(test(cell)) for cell in cells) >= ENOUGH * len(cells))


def _with_day(taken: dict[str, str], sheet: Sheet) -> dict[str, str]:
    """With the column that holds days, where no name says which."""
    if DATE in taken.values():
        return taken
    days = next((c for c in sheet.columns if c not in taken and fits(sheet.cells(c), DATE) and _may_be_day(c)), None)
    return ({days: DATE} if days else {}) | taken


def _may_be_day(column: str) -> bool:
    """A day of birth is a day too, but not one of the diary."""
    return not words_of(column) & {"birth", "birthday", "born", "geburtsdatum", "geboren", "nacimiento", "naissance"}


def _without_practice(taken: dict[str, str]) -> dict[str, str]:
    """Where nothing else speaks of practice, the one pain of a day is the day's, however it is called."""
    sessions = [column for column, target in taken.items() if target in SESSION]
    if len(sessions) == 1 and taken[sessions[0]] in PAINS and PAIN not in taken.values():
        return taken | {sessions[0]: PAIN}
    return taken


def says_practice(sheet: Sheet, columns: Iterable[str]) -> bool:
    """Does a column's name say that these were days of practice?

    >>> from .sheet import read_sheet
    >>> says_practice(read_sheet(b"Date,Exercise,RPE\\n2026-01-05,Clam,3\\n"), ["Date", "RPE"])
    True
    >>> says_practice(read_sheet(b"Date,Pain,Minutes\\n2026-01-05,3,12\\n"), ["Date", "Minutes"])
    False
    """
    return any(words_of(column) & EXERCISE for column in (*sheet.columns, *columns))
