"""Which home tests a person may take today, and whether it is time for them again.

A test is offered only where the check allows what moves like it, with the hazards it has beyond that, in positions that
are not ruled out, with all the weight that it asks for; and not while the hip flares, or what moves like it hurt lately.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..content.loader import Library
from ..history.pauses import flaring, resting_until
from ..model.measure import Measure
from ..screening.movements import LOADS_THE_LEGS, against_full_weight, against_hazards
from ..screening.person import Person
from ..wording import weekday_words
from .home_tests import home_tests, results


def why_not(measure: Measure, person: Person) -> str:
    """Why a test is not offered to a person, as a sentence; empty where it is.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> seated = Profile(age=46, positions_excluded={"standing"})
    >>> why_not(library().measures["chair_stand_30s"], Person.of(seated, History(), library(), date(2026, 1, 5)))
    'It is done standing, which you ruled out.'
    """
    reasons = (_kept_from, _hurt_lately, _waits_for_first)
    return next(filter(None, (reason(measure, person) for reason in reasons)), "")


def offered(person: Person) -> tuple[Measure, ...]:
    """The home tests that a person may take today.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> "chair_stand_30s" in {one.id for one in offered(Person.of(Profile(age=46), History(), library(), date(2026, 1, 5)))}
    True
    """
    return tuple(one for one in home_tests(person.library).values() if not why_not(one, person))


def notes(measure: Measure, person: Person) -> tuple[str, ...]:
    """How this person takes care in a test that is offered: the notes of what moves like it."""
    allowed = person.screening.allowed
    return tuple(dict.fromkeys(note for id in measure.movements for note in allowed.get(id, ())))


def _kept_from(measure: Measure, person: Person) -> str:
    """By the gate, a condition, an exercise that moves like it, a hazard of its own, a position, or a limit of weight."""
    library, profile = person.library, person.profile
    ruled = dict.fromkeys((*profile.conditions, *person.screening.conditions))
    names = [library.conditions[id].name for id in ruled if id in measure.not_with]
    if names:
        return f"Left out because of what you answered: {names[0]}."
    if not person.screening.cleared:
        return "It comes after the check: something there is to be seen to first."
    if refused := next(filter(None, _refusals(measure, person)), ""):
        return f"Left out because of what you answered. {refused}"
    out = sorted(_positions(measure, library) & profile.positions_excluded)
    return f"It is done {library.positions[out[0]].name}, which you ruled out." if out else ""


def _refusals(measure: Measure, person: Person) -> Iterator[str]:
    """The sentences by which the check refuses its movement."""
    screening, moves = person.screening, [person.library.exercises[id] for id in measure.movements]
    yield from (screening.refused[one.id][0] for one in moves if one.id not in screening.allowed)
    yield against_hazards(measure.tags, person)
    if any(LOADS_THE_LEGS in one.tags for one in moves):
        yield against_full_weight(person)


def _positions(measure: Measure, library: Library) -> frozenset[str]:
    return frozenset[str]().union(*(library.exercises[id].positions for id in measure.movements))


def _hurt_lately(measure: Measure, person: Person) -> str:
    """Is the hip flaring, or does what moves like it rest because it hurt?"""
    history, library, on = person.history, person.library, person.on
    if flaring(history, on):
        return "Left out while your hip is flaring. It waits for you."
    rests = [(id, resting_until(id, history, library, on)) for id in measure.movements]
    until = max(((day, id) for id, day in rests if day), default=None)
    if until is None:
        return ""
    day, id = until
    return f"It waits until {weekday_words(day)}: {library.exercises[id].name}, which moves like it, hurt lately."


def _waits_for_first(measure: Measure, person: Person) -> str:
    """Is the test that must be passed before this one still to do, or was it not passed?"""
    if not measure.first:
        return ""
    library, on = person.library, person.on
    name, done = library.measures[measure.first].name, results(person.history, measure.first)
    if not done or (on - done[-1].on).days > library.rule.screening.rescreen_days:
        return f"First comes “{name}”: it shows whether this one is safe for you."
    if done[-1].value < measure.first_least:
        return f"Left out for now: “{name}” says that you do better with a firm hold. You may try that one again."
    return ""


def due(person: Person) -> bool:
    """Is it time for the home tests again: were some taken, the last weeks ago, and is one of them still offered?"""
    last = max((done.on for done in person.history.tests), default=None)
    if last is None or (person.on - last).days < person.library.rule.home_tests.tests_again_days:
        return False
    tests = home_tests(person.library)
    return any(id in tests and not why_not(tests[id], person) for id in {done.measure for done in person.history.tests})
