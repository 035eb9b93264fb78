"""Times when practice is less or rests: a flare and the way back from it, a holiday, an exercise that hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ..content.loader import Library
from ..model.records import History, PlanChange
from .plan_edits import week_start
from .rising import clear_rise
from .weeks import flare_spans


def flaring(history: History, on: date) -> bool:
    """Is the hip flaring on a day?

    >>> from hipbook.model.records import Flare
    >>> flaring(History(flares=(Flare(on="2026-01-05"),)), date(2026, 1, 7))
    True
    """
    flares = [flare for flare in history.flares if flare.on <= on]
    return bool(flares) and flares[-1].ended is None


def flare_began(history: History, on: date) -> date | None:
    """The first day of the flare that goes on, or None."""
    return flare_spans(history, on)[-1][0] if flaring(history, on) else None


def flares_often(history: History, library: Library, on: date) -> int:
    """How many flares began lately, where they were many; 0 where they were few.

    >>> from hipbook.content.loader import library
    >>> flares_often(History(), library(), date(2026, 1, 5))
    0
    """
    rule = library.rule.flare
    lately = [began for began, _ in flare_spans(history, on) if on - began <= timedelta(rule.often_days)]
    return len(lately) if len(lately) >= rule.often else 0


def sore_since(history: History, library: Library, on: date) -> date | None:
    """The first day of the flare that goes on, or of the one whose way back is not over; None on other days."""
    if not flaring(history, on) and way_back(history, library, on) is None:
        return None
    return flare_spans(history, on)[-1][0]


@dataclass(frozen=True)
class WayBack:
    """The way back from a flare on a day: the ``share`` of every dose, until which day, and the day all is back.

    ``first`` says that it is the first step, on which strength still rests.
    """

    share: float
    until: date
    ends: date
    first: bool


def way_back(history: History, library: Library, on: date) -> WayBack | None:
    """The step of the way back from a flare on a day; None where none is under way.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import Flare
    >>> over = History(flares=(Flare(on="2026-01-01"), Flare(on="2026-01-05", ended="2026-01-05")))
    >>> [way_back(over, library(), date(2026, 1, day)).share for day in (5, 8, 11)]
    [0.7, 0.8, 0.9]
    """
    rule = library.rule.flare
    ended = [flare.ended for flare in history.flares if flare.ended and flare.ended <= on]
    if not ended or flaring(history, on):
        return None
    over, length = max(ended), timedelta(rule.flare_step_days)
    step = (on - over) // length
    if step >= len(rule.flare_back_shares):
        return None
    ends = over + len(rule.flare_back_shares) * length
    return WayBack(rule.flare_back_shares[step], over + (step + 1) * length, ends, step == 0)


def dose_share(history: History, library: Library, on: date) -> float:
    """The share of every dose that is asked for on a day: less in a flare, on the way back, and while pain has gone up.

    >>> from hipbook.content.loader import library
    >>> dose_share(History(), library(), date(2026, 1, 5))
    1
    """
    if flaring(history, on):
        return library.rule.flare.flare_share
    back = way_back(history, library, on)
    if back:
        return back.share
    return library.rule.rising.dose_share if has_risen(history, library, on) else 1


def has_risen(history: History, library: Library, on: date) -> bool:
    """Had pain clearly gone up when the reader's own week began? A week that was shown stays as it was."""
    return clear_rise(history, library, week_start(history, on) - timedelta(1)) is not None


def familiar_since(history: History, library: Library, on: date) -> date:
    """The first day of the last days of practice in which what was done is familiar.

    A flare does not count, and a gap counts as one that is only just none: what one did before them is not forgotten.
    """
    flares = flare_spans(history, on)
    days = sorted({done.on for done in history.sets if done.on <= on} - set(_days_of(flares)))
    since, counted = days[-1] if days else on, 0
    for later, earlier in pairwise(reversed(days)):
        counted += min((later - earlier).days, library.rule.gap.gap_restart_days)
        if counted > library.rule.progression.familiar_days:
            break
        since = earlier
    return since


def _days_of(spans: Iterable[tuple[date, date]]) -> Iterator[date]:
    """The days of flares. The day one was over is none of them, but where it began that day."""
    return (first + timedelta(n) for first, last in spans for n in range(max(1, (last - first).days)))


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
    until = max((_hurt_on(change, history, library) + rest for change in reds), default=on)
    return until if until > on else None


def _hurt_on(change: PlanChange, history: History, library: Library) -> date:
    """The day it was last done up to the change: rest counts from there, not from when it was told.

    Where no set tells that day, as in a plan that looks at practice only up to the start of its week, it counts from the
    change: a set of before must not shorten it, so that the one that hurt is of that day or the day before, and did hurt.
    """
    quiet = library.rule.pain.nprs_green_max
    near = (s for s in history.sets if s.exercise == change.exercise and 0 <= (change.on - s.on).days <= 1)
    return max((s.on for s in near if s.stopped or (s.pain_during or 0) > quiet), default=change.on)


HURT = frozenset({"red", "red_twice"})
"""The rules by which something hurt while it was done."""
UNSUITED = HURT | {"form_unsteady"}
"""And those by which it was too hard: what is harder still does not come in its place."""
STEPPED_DOWN = HURT | {"late_thrice"}
"""And those by which it stepped down, mornings that were worse included."""
