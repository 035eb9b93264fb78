"""Sentences about what was done: how regularly, how much, up which ladder, in which directions."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

from .. import climbs, diary
from ..climbs import SIDES
from ..diary import WEEK
from ..metrics import Story
from ..model import HIP_DIRECTIONS
from ..week import direction_words
from .wording import NO_SESSION, day_words, missing, plural

WAYS = ((1, "up"), (-1, "down"), (0, "of another kind"))


def consistency(story: Story) -> str:
    """How many whole weeks were kept, without counting streaks.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> consistency(Story(History(), library()))
    'Not enough yet: your first session begins this chart.'
    """
    weeks = story.practised
    if not weeks:
        return NO_SESSION
    if missing("consistency", story):
        return f"Not enough yet: this chart begins with your second week, on {day_words(weeks[-1].start + WEEK)}."
    counted = [week for week in weeks if week.whole and week.status != "paused" and week.planned is not None]
    if not counted:
        practised = sum(week.practised for week in weeks)
        return f"You practised on {practised} {plural('day', practised)} in {len(weeks)} weeks."
    kept = sum(week.status == "kept" for week in counted)
    enough = Fraction(story.library.rule("week_done_share")).limit_denominator(3)
    paused = sum(week.status == "paused" for week in weeks)
    flare = f" {paused} {plural('week', paused)} with a flare or a holiday left out." if paused else ""
    return (
        f"You kept {kept} of {len(counted)} whole {plural('week', len(counted))}: about {enough.numerator} of "
        f"{enough.denominator} planned sessions are enough, and one missed day never breaks a week.{flare}"
    )


def calendar(story: Story) -> str:
    """On how many days something was done, and that empty days are no fault.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> calendar(Story(History(), library()))
    'Not enough yet: your first session begins this chart.'
    """
    done = [day for day in story.days if day.sessions]
    if not done:
        return NO_SESSION
    begun = done[0].on
    return (
        f"You practised on {len(done)} of the {(story.now - begun).days + 1} days since {day_words(begun)}. "
        "Empty days are part of it: rest counts too."
    )


def load(story: Story) -> str:
    """The biggest rise of load between two whole weeks.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> load(Story(History(), library()))
    'Not enough yet: your first session begins this chart.'
    """
    weeks, more = story.practised, missing("load", story)
    if not weeks:
        return NO_SESSION
    if more:
        return f"Not enough yet: sessions with an effort given in {more} more {plural('week', more)}."
    left_out = sum(week.without_effort for week in weeks)
    without = f" {left_out} {plural('session', left_out)} without an effort not counted." if left_out else ""
    rise = diary.biggest_rise(weeks)
    if rise is None:
        return f"Load did not rise from one whole week to the next so far.{without}"
    a, b = rise
    return (
        f"The biggest rise was from {a.load:.0f} in week {a.number} to {b.load:.0f} in week {b.number}. "
        f"Which load is right nobody knows: it only shows jumps.{without}"
    )


def ladder(story: Story, exercise: str) -> str:
    """How an exercise went up and down on each side, and whether one side does clearly less.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> ladder(Story(History(), library()), "clam")
    'Clam has not changed so far.'
    """
    name = story.library.named(exercise).name
    if not any(climbs.climb(story, exercise, side) for side in SIDES):
        return f"{name} has not changed so far."
    each = climbs.is_two_sided(story, exercise)
    told = [_climbed(story, exercise, side, each) for side in (SIDES if each else SIDES[:1])]
    return f"{name}: {'; '.join(told)}. {_weaker(story, exercise)}".strip()


def _climbed(story: Story, exercise: str, side, each: bool) -> str:
    steps = [step.change.change for step in climbs.climb(story, exercise, side)]
    up = sum(climbs.RUNGS.get(change, 0) > 0 for change in steps)
    down = sum(climbs.RUNGS.get(change, 0) < 0 for change in steps)
    where = f"{side} side " if each else ""
    return f"{where}{up} {plural('step', up)} up, {down} down"


def _weaker(story: Story, exercise: str) -> str:
    side, needs = climbs.weaker_side(story, exercise), story.library.rule("sides_sessions")
    if side is None:
        return ""
    return f"The {side} side did fewer in each of the last {needs} sessions; sides often differ, and that is no fault."


def compass(story: Story, since: date | None = None) -> str:
    """Which of the six directions of the hip were trained on each side.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> compass(Story(History(), library()))
    'Not enough yet: your first session begins this chart.'
    """
    found = climbs.trained(story, since)
    if not story.history.sets:
        return NO_SESSION
    if not found:
        return "Nothing was practised in this time."
    bare = {side: [d for d in HIP_DIRECTIONS if not found.get(d, {}).get(side)] for side in SIDES}
    if not any(bare.values()):
        return "All six directions of the hip were trained on both sides."
    if bare["left"] == bare["right"]:
        return f"Not trained on either side: {_directions(bare['left'])}."
    told = [f"not trained on the {side}: {_directions(bare[side])}" for side in SIDES if bare[side]]
    return f"{'; '.join(told)}.".capitalize()


def _directions(names: list[str]) -> str:
    return ", ".join(direction_words(name) for name in names)


def plan_changes(story: Story) -> str:
    """How often the plan changed, and how.

    >>> from hipbook.content import library
    >>> from hipbook.records import History
    >>> plan_changes(Story(History(), library()))
    'Not enough yet: the first change of your plan begins this chart.'
    """
    count = Counter(climbs.RUNGS.get(change.change, 0) for change in climbs.changes(story))
    if not count:
        return "Not enough yet: the first change of your plan begins this chart."
    ways = ", ".join(f"{count[way]} {word}" for way, word in WAYS if count[way])
    return f"The plan changed {count.total()} {plural('time', count.total())}: {ways}. Each says why."
