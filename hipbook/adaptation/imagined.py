"""What the same rules would decide if the next times went well: a person's log with good sessions put after it.

A good session is the whole dose on every side, without pain beyond the usual, in good form, with a quiet morning after.
So what an exercise still waits for is asked of the rules themselves, and cannot say other than they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from statistics import median_low

from ..history.current_dose import current_dose
from ..history.pain_zones import usual_pain
from ..history.timeline import added
from ..model.base import Side
from ..model.records import Morning, Record, SessionDone, SetDone
from ..screening.person import Person
from .decision import Decision
from .progression import decide_for

Sides = tuple[Side | None, ...]
TIME = frozenset({"once_a_week", "steady", "one_rung_a_week", "top_of_ladder"})
"""The rules by which all is well and only time is missing, where anything is: what hurt once may come back."""
READY = TIME | {"other_side"}
"""And that by which one side waits for the other, for its times or its day."""
DAY = timedelta(1)


@dataclass(frozen=True)
class More:
    """When an exercise would grow on a side: after ``times`` good sessions, and what ``decision`` comes then.

    ``extra`` repetitions are asked of the last set of each. Where it ``waits``, it comes on no day before ``on``.
    """

    times: int
    extra: int
    on: date
    decision: Decision
    waits: bool = False


def more(exercise: str, side: Side | None, sides: Sides, person: Person) -> More | None:
    """The fewest good sessions, on all ``sides``, after which an exercise grows on one; None where they change nothing.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> person = Person.of(Profile(age=46), History(), library(), date(2026, 1, 5))
    >>> ahead = more("clam", "left", ("left", "right"), person)
    >>> ahead.times, ahead.extra, ahead.decision.dose.words
    (5, 0, '12 times')
    """
    rule, person = person.library.rule, lately(exercise, person)
    most = rule.pain.usual_needs + rule.progression.steady_days // rule.plan.strength_rest_days
    ready: More | None = None
    for times, extra in product(range(most + 1), dict.fromkeys((0, rule.progression.extra_reps_needed))):
        then = after_good_times(exercise, sides, person, times, extra)
        decision = decide_for(exercise, side, then)
        one = More(times, extra, then.on, decision)
        if decision.change == "progress":
            return _no_later(one, ready, exercise, side, sides, person) if ready and ready.times < times else one
        ready = ready or (one if decision.rule in READY else None)
    return None


def _no_later(one: More, ready: More, exercise: str, side: Side | None, sides: Sides, person: Person) -> More:
    """What grows after so many times, where fewer were enough but for the day: those, and the first day it may come."""
    few = after_good_times(exercise, sides, person, ready.times, ready.extra)
    if day := _first_day(exercise, side, few, one.on):
        return replace(one, times=ready.times, extra=ready.extra, on=day, waits=True)
    if ready.decision.rule not in TIME:
        return one
    nearly = after_good_times(exercise, sides, person, one.times - 1, one.extra)
    return replace(one, times=ready.times, on=_first_day(exercise, side, nearly, one.on) or one.on, waits=True)


def _first_day(exercise: str, side: Side | None, person: Person, until: date) -> date | None:
    """The first day up to ``until`` on which it grows without being done again before."""
    days = (person.on + n * DAY for n in range(1, (until - person.on).days + 1))
    return next((day for day in days if decide_for(exercise, side, replace(person, on=day)).change == "progress"), None)


def lately(exercise: str, person: Person) -> Person:
    """The same person with the sets that can decide about an exercise: its first and last ones, and all that is not old.

    What is decided is the same, as no rule looks that far back; a log of many years is asked as fast as one of a month.
    """
    rule = person.library.rule
    times, since = rule.pain.usual_needs + rule.pain.usual_entries, person.on - timedelta(rule.progression.steady_days)
    days = sorted({one.on for one in person.history.sets if one.exercise == exercise})
    shown = {*days[:1], *days[-times:]}
    sets = (s for s in person.history.sets if s.on >= since or (s.exercise == exercise and s.on in shown))
    return person.knowing(person.history.model_copy(update={"sets": tuple(sets)}))


def after_good_times(exercise: str, sides: Sides, person: Person, times: int, extra: int) -> Person:
    """The same person on the morning after so many good sessions, the last time's morning quiet too where it is awaited."""
    records = [*_awaited(exercise, person), *_sessions(exercise, sides, person, times, extra)]
    on = max((record.on for record in records), default=person.on)
    return replace(person, history=added(person.history, *records), on=max(on, person.on))


def _awaited(exercise: str, person: Person) -> Iterator[Record]:
    """The morning after the last time, where it can still be answered."""
    last = _last_day(exercise, person)
    if last and person.on - last <= DAY and person.history.morning_after(last) is None:
        yield Morning(on=last + DAY, after=last, pain=_resting(person))


def _sessions(exercise: str, sides: Sides, person: Person, times: int, extra: int) -> Iterator[Record]:
    last, rest = _last_day(exercise, person), timedelta(person.library.rule.plan.strength_rest_days)
    first = max(person.on, last + rest) if last else person.on
    pain, quiet = _resting(person), person.library.rule.pain.nprs_green_max
    for day in (first + n * rest for n in range(times)):
        yield SessionDone(on=day, pain_before=pain)
        for side in sides:
            dose = current_dose(exercise, side, person.history, person.library, person.profile)
            yield SetDone(on=day, exercise=exercise, side=side, dose=dose, reps_extra=extra,
                          pain_during=min(pain, quiet), form=True)  # fmt: skip
        yield Morning(on=day + DAY, after=day, pain=pain)


def _last_day(exercise: str, person: Person) -> date | None:
    return max(
        (one.on for one in person.history.sets if one.exercise == exercise and one.on <= person.on), default=None
    )


def _resting(person: Person) -> int:
    """The pain that is usual for this person (NPRS), or the middle of what they answered while that is not known."""
    usual = usual_pain(person.history, person.library)
    answers = [one.pain_before for one in person.history.sessions if one.pain_before is not None]
    return round(usual) if usual is not None else median_low(answers or [0])
