"""What a day asks and offers: the first exercise, less for today, a softer plan, and when which question is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ..content.dosage import scaled
from ..content.loader import Library
from ..history.pauses import days_away, flaring
from ..model.records import History, PlanChange, SessionDone
from ..model.routine import WEEKDAYS, Item, Routine
from ..screening.person import Person
from ..session.duration import timed

GAP = frozenset({"gap", "long_gap"})
BY_HAND = frozenset({"swap", "easier", "harder", "never"})
WISHED = frozenset({"kept", "softened"})


def one_thing(library: Library) -> Item:
    """The one gentle exercise for a first visitor of whom nothing is known."""
    rule = library.rule.today
    sides = library.exercises[rule.one_thing_exercise].sides
    why = "Gentle, and nothing in the book speaks against it."
    return Item(rule.one_thing_exercise, library.dose(rule.one_thing_exercise), sides, rule.one_thing_min, why)


def eased(items: tuple[Item, ...], person: Person) -> tuple[Item, ...]:
    """A day's items with every dose and sequence cut, for today alone."""
    library, share = person.library, person.library.rule.today.ease_today_share
    cut = (replace(item, dose=scaled(item.dose, share, library), share=item.share * share) for item in items)
    return timed(cut, library, person.profile)


def asks_more(pain: int, usual: float | None, done: SessionDone) -> bool:
    """Does this morning's pain (NPRS) ask for a second question: is it above what is usual, or above the day before's?

    >>> asks_more(2, 2, SessionDone(on="2026-01-05", pain_before=3)), asks_more(3, 2, SessionDone(on="2026-01-05"))
    (False, True)
    """
    expected = [value for value in (usual, done.pain_before) if value is not None]
    return pain > min(expected, default=0)


def wish_is_due(history: History, library: Library, on: date) -> bool:
    """After the second session, until something was wished for, but not in a flare: keep, soften or swap?"""
    if flaring(history, on):
        return False
    wished = any(change.rule in WISHED or change.change in BY_HAND for change in history.plan_changes)
    return len(history.own.sessions) >= library.rule.today.keep_soften_swap_session and not wished


def kept_as_it_is(routine: Routine, library: Library, on: date) -> PlanChange:
    """That the week was kept as it is: a change that changes nothing, so that it is not asked again."""
    anything = (routine.exercises or tuple(library.exercises))[0]
    return PlanChange(on=on, exercise=anything, change="repeat", rule="kept")


def softened(routine: Routine, library: Library, on: date) -> tuple[PlanChange, ...]:
    """Clearly less of everything in the week."""
    items = {(item.exercise, item.sides): item for day in routine.days for item in day.items}.values()
    return tuple(_softer(item, side, library, on) for item in items for side in (item.sides or (None,)))


def _softer(item: Item, side: str | None, library: Library, on: date) -> PlanChange:
    """Doses are cut for a side; a sequence as a whole, by its share."""
    change = PlanChange(
        on=on, exercise=item.exercise, change="reduce", rule="softened", reason="You asked for a softer plan."
    )
    if item.exercise not in library.exercises:
        return change
    less = scaled(item.dose, library.rule.morning.late_cut, library)
    return change.model_copy(update={"side": side, "dose": less})


def scores_are_due(person: Person) -> bool:
    """Every two weeks, but not in a flare: how well do the daily things go now?"""
    last = max((score.on for score in person.history.psfs), default=None)
    early = last is not None and (person.on - last).days < person.library.rule.today.psfs_days
    return bool(person.profile.goals) and not early and not flaring(person.history, person.on)


def days_of_gap(history: History, library: Library, on: date) -> int:
    """How many days ago the last session was, where that is a gap; else 0."""
    gone = days_away(history, on)
    return gone if gone and gone > library.rule.gap.gap_restart_days else 0


def gap_made_smaller(history: History, on: date) -> bool:
    """Did the plan answer to a gap today?"""
    return any(change.on == on and change.rule in GAP and not change.undone for change in history.plan_changes)


def changes_today(history: History, on: date) -> tuple[tuple[PlanChange, ...], ...]:
    """The newest change of each exercise and side, where it was made today; sides that changed alike stand together."""
    newest = {(c.exercise, c.side): c for c in history.plan_changes if c.reason and not c.undone}
    alike: dict[tuple[object, ...], list[PlanChange]] = {}
    for change in newest.values():
        if change.on == on:
            alike.setdefault((change.exercise, change.change, change.reason, change.dose), []).append(change)
    return tuple(map(tuple, alike.values()))


def done_today(history: History, on: date) -> tuple[SessionDone, ...]:
    """The sessions of a day. One of the day after counts as well: after a flight to the west, or a little before midnight
    by another clock, it was done and its day has not come here yet. What lies further ahead is a clock that was wrong.

    >>> evening = History(sessions=[SessionDone(on="2026-03-03")])
    >>> [len(done_today(evening, date(2026, 3, day))) for day in (1, 2, 3, 4)]
    [0, 1, 1, 0]
    """
    return tuple(done for done in history.sessions if on <= done.on <= on + timedelta(1))


def next_session(routine: Routine, on: date) -> tuple[str, tuple[Item, ...]]:
    """The name of the next day that has a session, after this one, and its items."""
    day = next_weekday(routine, on)
    return WEEKDAYS[day], routine.days[day].items


def next_weekday(routine: Routine, on: date) -> int:
    """The next weekday that has a session, after this day's; tomorrow's where none has."""
    ahead = [(on.weekday() + n) % 7 for n in range(1, 8)]
    return next((day for day in ahead if routine.days[day].items), ahead[0])


def last_days(library: Library, on: date) -> tuple[date, ...]:
    """The days that Today shows at a glance, oldest first."""
    return tuple(on - timedelta(n) for n in reversed(range(library.rule.today.glance_days)))
