"""Times when practice is less or rests: a flare and the way back from it, a holiday, an exercise that hurt."""

from __future__ import annotations

from datetime import date, timedelta

from ..content.loader import Library
from ..model.records import History, PlanChange


def flaring(history: History, on: date) -> bool:
    """Is the hip flaring on a day?

    >>> from hipbook.model.records import Flare
    >>> flaring(History(flares=(Flare(on="2026-01-05"),)), date(2026, 1, 7))
    True
    """
    flares = [flare for flare in history.flares if flare.on <= on]
    return bool(flares) and flares[-1].ended is None


def days_of_reduced_dose(history: History, library: Library, on: date) -> int:
    """How many days the way back from a flare still takes; 0 where none is under way."""
    ended = [flare.ended for flare in history.flares if flare.ended and flare.ended <= on]
    if not ended or flaring(history, on):
        return 0
    return max(0, library.rule.flare.flare_back_days - (on - ended[-1]).days)


def days_back(library: Library) -> int:
    """How many days the whole way back from a flare takes."""
    return library.rule.flare.flare_back_days


def dose_share(history: History, library: Library, on: date) -> float:
    """The share of every dose that is asked for on a day: less in a flare, and a little less on the way back.

    >>> from hipbook.content.loader import library
    >>> dose_share(History(), library(), date(2026, 1, 5))
    1
    """
    if flaring(history, on):
        return library.rule.flare.flare_share
    return library.rule.flare.flare_back_share if days_of_reduced_dose(history, library, on) else 1


def away_until(history: History, on: date) -> date | None:
    """The day a holiday ends that this day lies in, or None.

    >>> from hipbook.model.records import Holiday
    >>> str(away_until(History(holidays=(Holiday(on="2026-07-01", until="2026-07-15"),)), date(2026, 7, 9)))
    '2026-07-15'
    """
    holidays = [holiday for holiday in history.holidays if holiday.on <= on]
    return holidays[-1].until if holidays and on < holidays[-1].until else None


def days_away(history: History, on: date) -> int | None:
    """Days since anything was last practised; None where nothing was yet.

    >>> from hipbook.model.records import SessionDone
    >>> days_away(History(sessions=(SessionDone(on="2026-01-05"),)), date(2026, 1, 25))
    20
    """
    practised = [done.on for done in (*history.own.sessions, *history.sets) if done.on <= on]
    return (on - max(practised)).days if practised else None


def resting_until(exercise: str, history: History, library: Library, on: date) -> date | None:
    """The first day on which what hurt, or what took its place, may be done again; None where nothing rests."""
    rest = timedelta(library.rule.progression.red_rest_days)
    reds = (c for c in history.plan_changes if c.rule in HURT and not c.undone and exercise in (c.exercise, c.instead))
    until = max((_hurt_on(change, history) + rest for change in reds), default=on)
    return until if until > on else None


def _hurt_on(change: PlanChange, history: History) -> date:
    """The day it was last done up to the change: rest counts from there, not from when it was told.

    Where no set tells that day, as in a plan that looks at practice only up to the start of its week, it counts from the
    change: a set of before must not shorten it, so that the one that hurt is of that day or the day before.
    """
    near = (s.on for s in history.sets if s.exercise == change.exercise and 0 <= (change.on - s.on).days <= 1)
    return max(near, default=change.on)


HURT = frozenset({"red", "red_twice"})
"""The rules by which something hurt while it was done."""
STEPPED_DOWN = HURT | {"late_thrice"}
"""And those by which it stepped down, mornings that were worse included."""
