"""Sentences about what was done: how regularly, how much, up which ladder, in which directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from ...history.weeks import WEEK, Week, biggest_rise
from ...model.base import HIP_DIRECTIONS, Side
from ...model.exercise import direction_words
from ...wording import day_words, plural, upper_first
from .. import ladders
from ..analysis import LogAnalysis
from ..ladders import SIDES
from . import breaks
from .phrases import NO_SESSION, Finding, missing, not_enough, short_day

WAYS = ((1, "up"), (-1, "down"), (0, "of another kind"))


def consistency(analysis: LogAnalysis) -> Finding:
    """How many whole weeks were kept, without counting streaks.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> consistency(LogAnalysis(History(), library())).text
    'Not enough yet: your first session begins this chart.'
    """
    weeks = analysis.practised
    if not weeks:
        return NO_SESSION
    if missing("consistency", analysis):
        return not_enough(f"this chart begins with your second week, on {day_words(weeks[-1].start + WEEK)}")
    counted = [week for week in weeks if week.whole and week.status != "paused" and week.planned is not None]
    if not counted:
        practised = sum(week.practised for week in weeks)
        return Finding(
            f"You practised on {practised} {plural('day', practised)} in {len(weeks)} weeks.{_breaks(analysis)}"
        )
    weeks_kept = sum(week.status == "kept" for week in counted)
    enough = Fraction(analysis.library.rule.progress.week_done_share).limit_denominator(3)
    paused = sum(week.status == "paused" for week in weeks)
    flare = f" {paused} {plural('week', paused)} with a flare or a holiday left out." if paused else ""
    return Finding(
        f"You kept {weeks_kept} of {len(counted)} whole {plural('week', len(counted))}: about {enough.numerator} of "
        f"{enough.denominator} planned sessions are enough, and one missed day never breaks a week.{flare}"
        f"{_breaks(analysis)}"
    )


def _breaks(analysis: LogAnalysis) -> str:
    return breaks.newest_break("sessions", breaks.without_sessions(analysis), analysis.history.holidays)


def calendar(analysis: LogAnalysis) -> Finding:
    """On how many days something was done, and that empty days are no fault.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> calendar(LogAnalysis(History(), library())).text
    'Not enough yet: your first session begins this chart.'
    """
    done = [day for day in analysis.days if day.sessions]
    if not done or not analysis.now:
        return NO_SESSION
    begun = done[0].on
    return Finding(
        f"You practised on {len(done)} of the {(analysis.now - begun).days + 1} days since {day_words(begun)}. "
        "Empty days are part of it: rest counts too."
    )


def load(analysis: LogAnalysis) -> Finding:
    """The biggest rise of load between two whole weeks.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> load(LogAnalysis(History(), library())).text
    'Not enough yet: your first session begins this chart.'
    """
    weeks, more = analysis.practised, missing("load", analysis)
    if not weeks:
        return NO_SESSION
    if more:
        return not_enough(f"sessions with an effort given in {more} more {plural('week', more)}")
    left_out = sum(week.without_effort for week in weeks)
    without = f" {left_out} {plural('session', left_out)} without an effort not counted." if left_out else ""
    rise = biggest_rise(weeks)
    if rise is None:
        return Finding(f"Load did not rise from one whole week to the next so far.{without}")
    a, b = rise
    return Finding(
        f"The biggest rise was from {a.load:.0f} in the week from {short_day(a.start, b.start)} to {b.load:.0f} in the "
        f"week from {day_words(b.start)}{_after_break(analysis, a)}. Nobody knows which load is right: this only shows "
        f"jumps.{without}"
    )


def _after_break(analysis: LogAnalysis, week: Week) -> str:
    """Said of a rise whose first week a break reaches into or leads to: it is a return, not a leap."""
    met = (
        first <= week.start + WEEK and last + breaks.DAY >= week.start
        for first, last in breaks.without_sessions(analysis)
    )
    return ", as you came back after a break" if any(met) else ""


def ladder(analysis: LogAnalysis, exercise: str) -> Finding:
    """How an exercise went up and down on each side, and whether one side does clearly less.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> ladder(LogAnalysis(History(), library()), "clam").text
    'Clam has not changed so far.'
    """
    name = analysis.library.named(exercise).name
    if not any(ladders.climb(analysis, exercise, side) for side in SIDES):
        return Finding(f"{name} has not changed so far.")
    each = ladders.is_two_sided(analysis, exercise)
    sentences = [_climbed(analysis, exercise, side, each) for side in (SIDES if each else SIDES[:1])]
    return Finding(f"{name}: {'; '.join(sentences)}.{_weaker(analysis, exercise)}")


def _climbed(analysis: LogAnalysis, exercise: str, side: Side, each: bool) -> str:
    steps = [step.change.change for step in ladders.climb(analysis, exercise, side)]
    up = sum(ladders.RUNGS.get(change, 0) > 0 for change in steps)
    down = sum(ladders.RUNGS.get(change, 0) < 0 for change in steps)
    where = f"{side} side " if each else ""
    return f"{where}{up} {plural('step', up)} up, {down} down"


def _weaker(analysis: LogAnalysis, exercise: str) -> str:
    side, needs = ladders.weaker_side(analysis, exercise), analysis.library.rule.progress.sides_sessions
    if side is None:
        return ""
    return f" The {side} side did fewer in each of the last {needs} sessions; sides often differ, and that is no fault."


def compass(analysis: LogAnalysis, since: date | None = None) -> Finding:
    """Which of the six directions of the hip were trained on each side.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> compass(LogAnalysis(History(), library())).text
    'Not enough yet: your first session begins this chart.'
    """
    days_trained = ladders.trained(analysis, since)
    if not analysis.history.sets:
        return NO_SESSION
    if not days_trained:
        return Finding("Nothing was practised in this time.")
    bare = {side: [d for d in HIP_DIRECTIONS if not days_trained.get(d, {}).get(side)] for side in SIDES}
    same = " Left and right are the same." if ladders.is_even(days_trained) else ""
    if not any(bare.values()):
        return Finding(f"All six directions of the hip were trained on both sides. {_least(days_trained)}{same}")
    if bare["left"] == bare["right"]:
        return Finding(f"Not trained on either side: {_directions(bare['left'])}.{same}")
    untrained = [f"not trained on the {side}: {_directions(bare[side])}" for side in SIDES if bare[side]]
    return Finding(upper_first(f"{'; '.join(untrained)}."))


def _least(days_trained: dict[str, dict[Side, int]]) -> str:
    """The two directions that were trained on the fewest days."""
    fewest = sorted(HIP_DIRECTIONS, key=lambda name: sum(days_trained[name].values()))[:2]
    return f"Least of all: {' and '.join(f'{direction_words(name)} ({_days(days_trained[name])})' for name in fewest)}."


def _days(sides: dict[Side, int]) -> str:
    left, right = (sides[side] for side in SIDES)
    return f"{left} {plural('day', left)}" if left == right else f"left {left} days, right {right}"


def _directions(names: Sequence[str]) -> str:
    return ", ".join(direction_words(name) for name in names)


def plan_changes(analysis: LogAnalysis) -> Finding:
    """How often the plan changed, and how.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> plan_changes(LogAnalysis(History(), library())).text
    'Not enough yet: the first change of your plan begins this chart.'
    """
    count = Counter(ladders.RUNGS.get(change.change, 0) for change in ladders.changes(analysis))
    if not count:
        return not_enough("the first change of your plan begins this chart")
    ways = ", ".join(f"{count[way]} {word}" for way, word in WAYS if count[way])
    return Finding(f"The plan changed {count.total()} {plural('time', count.total())}: {ways}.")
