"""A session of a few minutes out of the reader's own week, for a chapter that leads one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from ..content.dosage import scaled
from ..content.loader import Library
from ..history.pauses import flaring
from ..model.records import History
from ..model.routine import WEEKDAYS, Item, Routine
from ..planning.planner import plan
from ..screening.person import Person, stranger
from ..session.duration import timed
from ..wording import listed
from .today import next_session

Items = tuple[Item, ...]
ANY_MONDAY = date(2026, 1, 5)


def short_session(routine: Routine, person: Person, minutes: float) -> Items:
    """The items of today that fill these minutes best, in their order; one of them with less, where none is so short.

    On a day of rest they are those of the next session that may be done every day. Empty where nothing is left.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> from hipbook.planning.planner import plan
    >>> monday, profile = date(2026, 1, 5), Profile(age=46)
    >>> person = Person.of(profile, History(), library(), monday)
    >>> brief = short_session(plan(profile, library(), on=monday), person, 5)
    >>> 2 < sum(item.minutes for item in brief) <= 5
    True
    """
    items = tuple(_open_today(routine, person))
    fitting = [led for led in _parts(items, person) if _minutes(led) <= minutes]
    return max(fitting, key=_minutes, default=()) or _lessened(items, person, minutes)


def _open_today(routine: Routine, person: Person) -> Iterator[Item]:
    today = routine.days[person.on.weekday()].items
    if today:
        yield from today
    elif not flaring(person.history, person.on):
        yield from (item for item in next_session(routine, person.on)[1] if _is_daily(item, person.library))


def _is_daily(item: Item, library: Library) -> bool:
    exercise = library.exercises.get(item.exercise)
    return exercise is not None and library.dose_classes[exercise.dose_class].daily


def _parts(items: Items, person: Person) -> Iterator[Items]:
    """Every choice of the items, those with the first ones first, each timed as a session of its own."""
    for number in range(1, len(items) + 1):
        yield from (timed(of, person.library, person.profile) for of in combinations(items, number))


def _lessened(items: Items, person: Person, minutes: float) -> Items:
    """The shortest of the items with less and less of it, until it fits; empty where it never does."""
    singles = [timed([item], person.library, person.profile) for item in items]
    shortest = min(singles, key=_minutes, default=())
    library, share = person.library, person.library.rule.today.ease_today_share
    while shortest and _minutes(shortest) > minutes:
        [item] = shortest
        less = replace(item, dose=scaled(item.dose, share, library), share=item.share * share)
        if less.dose == item.dose:
            return ()
        shortest = timed([less], library, person.profile)
    return shortest


def _minutes(items: Iterable[Item]) -> float:
    return sum(item.minutes for item in items)


def example(library: Library, minutes: float = 5) -> Mapping[str, str]:
    """What would be led on each day of an adult's first week, and for how long.

    >>> from hipbook.content.loader import library
    >>> len(example(library()))
    7
    """
    adult = stranger(library)
    routine = plan(adult, library, on=ANY_MONDAY)
    days = {name: ANY_MONDAY + timedelta(n) for n, name in enumerate(WEEKDAYS)}
    led = {name: short_session(routine, Person.of(adult, History(), library, on), minutes) for name, on in days.items()}
    return {name: _words(items, library) for name, items in led.items()}


def _words(items: Items, library: Library) -> str:
    names = listed([library.item(item.exercise).name for item in items])
    return f"{names}, {_minutes(items):.1f} minutes" if items else "rest"
