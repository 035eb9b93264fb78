"""A second round of a short session: its strength and balance once more, where the minutes given leave room."""

from __future__ import annotations

from ..content.loader import Library
from ..model.profile import Profile
from ..model.routine import Day, Item
from ..session.duration import timed
from .candidates import role_of

REPEATED = ("strength", "balance")


def is_short(day: Day, profile: Profile, library: Library) -> bool:
    """Does a session leave much of the minutes given unused?"""
    return bool(day.items) and day.minutes < library.rule.plan.short_share * profile.minutes


def with_second_round(day: Day, profile: Profile, library: Library) -> tuple[Item, ...]:
    """The session with its strength and balance done twice; empty where that would not fit or there is none."""
    again = [item for item in day.items if _is_repeated(item, library)]
    longer = timed([*day.items, *again], library, profile)
    fits = sum(item.minutes for item in longer) <= profile.minutes
    return tuple(longer) if again and fits else ()


def _is_repeated(item: Item, library: Library) -> bool:
    return item.exercise in library.exercises and role_of(library.exercises[item.exercise]) in REPEATED
