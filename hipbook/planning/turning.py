"""A week beside the week that one changed answer makes: what came in, what went, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..content.knobs import Position, example
from ..content.loader import Library
from ..model.profile import Profile
from ..model.routine import Item, Routine
from ..screening.assessment import NotCleared, screen
from ..screening.effects import settled
from .planner import plan

WENT = "It has no place in this week."


@dataclass(frozen=True)
class Difference:
    """What tells two weeks apart: the exercises that came and went with their reasons, and those that stay."""

    came: Mapping[str, str]
    went: Mapping[str, str]
    stays: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.went)


def difference(before: Routine, after: Routine) -> Difference:
    """The exercises in which two weeks differ, in the order of their weeks.

    >>> from hipbook.content.loader import library
    >>> week = week_with(library())
    >>> bool(difference(week, week))
    False
    """
    reasons = {item.exercise: item.reason for item in _items(after)}
    came = {id: reasons[id] for id in after.exercises if id not in before.exercises}
    went = {id: after.left_out.get(id, "") or WENT for id in before.exercises if id not in after.exercises}
    return Difference(came, went, tuple(id for id in before.exercises if id in after.exercises))


def same_days(before: Routine, after: Routine) -> bool:
    """Do two weeks ask for the same exercises, in the same doses, on the same days?

    >>> from hipbook.content.loader import library
    >>> same_days(week_with(library()), week_with(library(), days_per_week=3))
    False
    """
    first, second = ([[(i.exercise, i.dose) for i in day.items] for day in week.days] for week in (before, after))
    return first == second


def turned(profile: Profile, answers: Mapping[str, Any], library: Library, on: date) -> Profile:
    """A person with these answers in place of their own; a condition has its follow-ups answered in the mildest way.

    >>> from hipbook.content.loader import library
    >>> turned(Profile(age=46), {"conditions": ("hip_oa",)}, library(), date(2026, 1, 5)).conditions["hip_oa"]["night_rest"]
    'no'
    """
    changed = dict(answers)
    if "conditions" in changed:
        changed["conditions"] = {id: settled(library.conditions[id], on) for id in changed["conditions"]}
    return Profile(**{**dict(profile), **changed})


def week_with(library: Library, **answers: Any) -> Routine:
    """The week of the lessons' made-up person with these answers in place of their own. Raises NotCleared as ``plan`` does.

    >>> from hipbook.content.loader import library
    >>> max(day.minutes for day in week_with(library(), minutes=5).days) <= 5
    True
    """
    one = example()
    return plan(turned(one.profile, answers, library, one.on), library, on=one.on)


def breaks(positions: Iterable[Position], library: Library) -> dict[str, int]:
    """Of the weeks that these positions of a knob make: how many hold what the check refuses, and how many there are not."""
    one, broken, shut = example(), 0, 0
    for position in positions:
        profile = turned(one.profile, position.set, library, one.on)
        try:
            week = plan(profile, library, on=one.on)
        except NotCleared:
            shut += 1
        else:
            broken += bool(set(week.exercises) & screen(profile, library, one.on).refused.keys())
    return {"broken": broken, "shut": shut}


def _items(week: Routine) -> Iterator[Item]:
    return (item for day in week.days for item in day.items)
