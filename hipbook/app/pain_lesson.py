"""What the plan answers to pain, to stop signs and to where something was felt, for a lesson: on a good log, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from ..adaptation.one_time import OneTime, PlanAnswer, after_one_time
from ..content.loader import Library
from ..model.base import Side
from ..model.records import History
from ..screening.person import Person, stranger
from ..session.pacing import slow_releases as slow_releases

SHOWN, NUMBERS, ANY_DAY = "clam", range(11), date(2026, 1, 5)
"""The exercise on which it is shown to whom none of their own would do; the scale of pain."""
FRONT = "front"


def adult(library: Library, on: date = ANY_DAY) -> Person:
    """An adult of whom nothing is known."""
    return Person.of(stranger(library), History(), library, on)


def by_pain(
    person: Person, exercise: str = SHOWN, side: Side | None = "left", time: OneTime | None = None
) -> Mapping[str, str]:
    """What follows from each number of pain, neighbours with the same answer together.

    >>> from hipbook.content.loader import library
    >>> by_pain(adult(library()))
    {'0 to 2': 'a step further', '3 to 5': 'the same', '6 to 10': 'an easier one for now'}
    """
    answers = [answer.decision.change for answer in answers_by_pain(person, exercise, side, time or OneTime())]
    return {span(numbers): person.library.changes[change].name for change, numbers in alike(answers)}


def answers_by_pain(person: Person, exercise: str, side: Side | None, time: OneTime) -> list[PlanAnswer]:
    """The answer to each number of pain, from none to the worst, all else as it was."""
    times = (OneTime(worst, time.worse, time.felt, time.stopped) for worst in NUMBERS)
    return [after_one_time(exercise, side, one, person) for one in times]


def by_sign(person: Person, worst: int = 1) -> Mapping[str, str]:
    """What follows from each stop sign, with next to no pain.

    >>> from hipbook.content.loader import library
    >>> set(by_sign(adult(library())).values())
    {'left out for now'}
    """
    library = person.library
    answers = {id: after_one_time(SHOWN, "left", OneTime(worst, stopped=id), person) for id in library.stop_signs}
    return {library.stop_signs[id].name: library.changes[one.decision.change].name for id, one in answers.items()}


def in_front(person: Person, *exercises: str) -> Mapping[str, str]:
    """What follows where exercises were felt in the front of the hip or thigh.

    >>> from hipbook.content.loader import library
    >>> in_front(adult(library()), "clam")
    {'Clam': 'You felt it in the front: a smaller range, a hand on the spot, no more yet.'}
    """
    library = person.library
    return {library.exercises[id].name: felt_in_front(id, person).decision.reason for id in exercises}


def felt_in_front(exercise: str, person: Person) -> PlanAnswer:
    """The answer to an exercise that was felt in the front."""
    side = next(iter(person.library.exercises[exercise].sides), None)
    return after_one_time(exercise, side, OneTime(felt=FRONT), person)


def alike(answers: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Neighbours with the same answer.

    >>> alike(["more", "more", "less"])
    [('more', [0, 1]), ('less', [2])]
    """
    return [(answer, [n for n, _ in of]) for answer, of in groupby(enumerate(answers), key=lambda one: one[1])]


def span(numbers: Sequence[int]) -> str:
    """Numbers in a row.

    >>> span([0, 1, 2]), span([3])
    ('0 to 2', '3')
    """
    return f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
