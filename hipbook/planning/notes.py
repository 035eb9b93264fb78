"""What is special about a week, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from ..history.pauses import away_until, days_of_reduced_dose
from ..model.routine import Day
from ..wording import weekday_words
from .context import PlanningContext


def week_notes(days: tuple[Day, ...], seen: PlanningContext) -> Iterator[str]:
    """Sessions that need longer than was given, a flare or the way back from it, a time away; then what the check noted."""
    longest = max(day.minutes for day in days)
    if longest > seen.profile.minutes:
        yield (
            f"Getting into place takes most of your {seen.profile.minutes} minutes. "
            f"The shortest session that is open to you takes {ceil(longest)}."
        )
    back = days_of_reduced_dose(seen.history, seen.library, seen.on)
    until = away_until(seen.history, seen.on)
    if seen.flaring:
        yield "Your hip is flaring: sessions are shorter and gentler, and strength rests."
    if back:
        yield f"You are on the way back from a flare: a little less of everything for {back} more days."
    if until:
        yield f"You are away until {weekday_words(until)}. The plan waits."
    yield from seen.screening.notes
