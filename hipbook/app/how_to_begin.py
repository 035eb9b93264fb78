"""How a session begins on a sore day: as planned, easier, or not before the flare or the check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from ..history.pain_zones import usual_pain
from ..history.pauses import flare_began
from ..history.rising import clear_rise
from ..model.routine import Item, Routine
from ..screening.person import Person


class Way(StrEnum):
    """A way into a session, or past it."""

    PLANNED = "as planned"
    EASIER = "easier for today"
    FLARE = "the hip is flaring"
    CHECK = "the check"


def ways_in(pain: int, person: Person) -> tuple[Way, ...]:
    """The ways that are open with this pain before a session (NPRS), the wisest first; as planned alone on an ordinary day.

    A hip that is always sore is led as planned if the reader wants it: only what is more than usual is not.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> someone = Person.of(Profile(age=46), History(), library(), date(2026, 1, 5))
    >>> [[way.name for way in ways_in(pain, someone)] for pain in (2, 6, 8)]
    [['PLANNED'], ['EASIER', 'FLARE', 'CHECK'], ['FLARE', 'CHECK']]
    """
    rule, usual = person.library.rule.pain, usual_pain(person.history, person.library)
    sorer = usual is not None and pain >= usual + rule.red_rise
    as_ever = usual is not None and not sorer
    risen, in_a_flare = clear_rise(person.history, person.library, person.on), flare_began(person.history, person.on)
    if pain >= rule.pause_nprs:
        return _very_sore(in_a_flare, risen is not None, as_ever, person)
    still_up = risen is not None and pain >= risen.baseline + person.library.rule.rising.rise
    if in_a_flare or not (sorer or still_up or pain > person.screening.pain_cap):
        return (Way.PLANNED,)
    return Way.EASIER, Way.FLARE, Way.CHECK, *([Way.PLANNED] if as_ever else [])


def _very_sore(in_a_flare: date | None, has_risen: bool, as_ever: bool, person: Person) -> tuple[Way, ...]:
    """With very strong pain: nothing is led where it has gone up; a flare that has lasted too long is for somebody to look at."""
    longest = timedelta(7 * person.library.rule.progression.clinician_weeks)
    if has_risen:
        return (Way.CHECK,) if in_a_flare else (Way.CHECK, Way.FLARE)
    if in_a_flare:
        return (Way.CHECK, Way.EASIER) if person.on - in_a_flare >= longest else (Way.EASIER, Way.CHECK)
    return (Way.EASIER, Way.CHECK, Way.FLARE) if as_ever else (Way.FLARE, Way.CHECK)


def is_eased(items: Iterable[Item], routine: Routine | None) -> bool:
    """Is there less in a session than the week asks for, as after "easier for today"?"""
    planned = {(item.exercise, item.sides): item for day in routine.days for item in day.items} if routine else {}
    return any(
        one.share < due.share or (due.dose.covers(one.dose) and due.dose != one.dose)
        for one in items
        if (due := planned.get((one.exercise, one.sides)))
    )
