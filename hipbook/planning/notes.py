"""What is special about a week, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from ..history.pauses import away_until, days_of_reduced_dose
from ..model.routine import Day, Item
from ..wording import weekday_words
from .context import PlanningContext
from .rounds import is_short


def week_notes(days: tuple[Day, ...], seen: PlanningContext) -> Iterator[str]:
    """Sessions that need longer than was given, a flare or the way back from it, a time away; then what the check noted."""
    longest = max(day.minutes for day in days)
    if longest > seen.profile.minutes:
        yield (
            f"Getting into place takes most of your {seen.profile.minutes} minutes. "
            f"The shortest session that is open to you takes {ceil(longest)}."
        )
    fullest = max(days, key=lambda day: day.minutes)
    if is_short(fullest, seen.profile, seen.library) and not seen.flaring:
        yield (
            f"Your sessions take up to {ceil(longest)} of your {seen.profile.minutes} minutes: a few exercises done well "
            "are easier to keep up. For more, Today offers a second round, and a longer walk counts too."
        )
    if any(_is_cut(item, seen) for day in days for item in day.items):
        yield "Some doses are a step smaller than you have earned, so that all of it fits into your minutes."
    back = days_of_reduced_dose(seen.history, seen.library, seen.on)
    until = away_until(seen.history, seen.on)
    if seen.flaring:
        yield "Your hip is flaring: sessions are shorter and gentler, and strength rests."
    if back:
        yield f"You are on the way back from a flare: a little less of everything for {back} more days."
    if until:
        yield f"You are away until {weekday_words(until)}. The plan waits."
    yield from seen.screening.notes


def _is_cut(item: Item, seen: PlanningContext) -> bool:
    """Is less planned than the dose that stands?"""
    if item.exercise in seen.library.series:
        return False
    stands = [one.dose for one in seen.items(seen.library.exercises[item.exercise])]
    return all(not item.dose.covers(dose) for dose in stands)
