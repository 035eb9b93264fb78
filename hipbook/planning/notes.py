"""What is special about a week, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from ..content.loader import Library
from ..history.pauses import WayBack, away_until, has_risen, way_back
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
    back = way_back(seen.history, seen.library, seen.on)
    until = away_until(seen.history, seen.on)
    if seen.flaring:
        yield "Your hip is flaring: sessions are shorter and gentler, and strength rests."
    if back:
        yield back_words(back)
    if has_risen(seen.history, seen.library, seen.on) and not (back or seen.flaring):
        strength = " Strength rests." if seen.is_high else ""
        yield f"Your pain has gone up over the last weeks: a little less of everything while it is up.{strength}"
    if until:
        yield f"You are away until {weekday_words(until)}. The plan waits."
    yield from seen.screening.notes


def flare_words(began: date, library: Library, on: date) -> str:
    """What a flare changes, when it should be over, and what to do if it is not."""
    rule = library.rule
    days = len(rule.flare.flare_back_shares) * rule.flare.flare_step_days
    by = began + timedelta(7 * rule.progression.clinician_weeks)
    late = f" Most flares settle by themselves. If this one has not by {weekday_words(by)}, please show it to a doctor or physiotherapist."
    longer = " It has lasted longer than flares do: please show it to a doctor or physiotherapist."
    return (
        "Shorter and gentler: only what you know, and short walks. Goals are paused and nothing is lost. "
        f"When it is over, the plan comes back in steps over {days} days.{late if on < by else longer}"
    )


def back_words(back: WayBack) -> str:
    """The way back from a flare on a day, in a sentence."""
    rests = " Strength waits until then." if back.first else ""
    step = f"{back.share:.0%} of everything until {weekday_words(back.until)}.{rests}"
    return f"You are on the way back from a flare: {step} On {weekday_words(back.ends)} all of it is back."


def _is_cut(item: Item, seen: PlanningContext) -> bool:
    """Is less planned than the dose that stands?"""
    if item.exercise in seen.library.series:
        return False
    stands = [one.dose for one in seen.items(seen.library.exercises[item.exercise])]
    return all(not item.dose.covers(dose) for dose in stands)
