"""Implied conditions: asked about without being ticked, by place, goal, age, bendy joints, or a readiness answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Any

from ..content.goal_matching import named_goals
from ..content.loader import Library
from ..model.profile import Profile
from ..model.safety import Condition, Implied, RedFlag
from .effects import Heard, heard

ADDED_BY_HAND = {"hypermobile": "bendy"}


def implied(profile: Profile, library: Library) -> tuple[str, ...]:
    """The ids of the conditions that other answers imply, ticked or not.

    >>> from hipbook.content.loader import library
    >>> implied(Profile(age=46, where={"below_knee", "buttock"}), library())
    ('sciatica_disc',)
    """
    there = [id for id, field in ADDED_BY_HAND.items() if getattr(profile, field)]
    for condition in library.conditions.values():
        if condition.implied and _holds(condition.implied, {*profile.conditions, *there}, profile, library):
            there.append(condition.id)
    return tuple(dict.fromkeys(there))


def _holds(cause: Implied, there: Set[str], profile: Profile, library: Library) -> bool:
    """Does it, where ``there`` are the conditions ticked, and those implied that the library lists before it?"""
    return (
        profile.age >= cause.age_from
        and (not cause.where or bool(profile.where & set(cause.where)))
        and (not cause.at_rest or profile.irritability in cause.at_rest)
        and not there & set(cause.unless)
        and (not cause.goals or _names_one(cause.goals, profile, library))
    )


def _names_one(ids: tuple[str, ...], profile: Profile, library: Library) -> bool:
    wanted = {id: library.goals[id] for id in ids}
    return any(named_goals(words, wanted) for words in profile.goals)


def drop_unimplied(profile: Profile, library: Library) -> Profile:
    """The profile without the conditions that cannot be ticked and that nothing implies any more."""
    there = implied(profile, library)
    left = {id: answers for id, answers in profile.conditions.items() if library.conditions[id].ticked or id in there}
    return profile.model_copy(update={"conditions": left})


def unplaced(flag: RedFlag, profile: Profile, library: Library) -> bool:
    """Was it answered with yes or not sure, and none of the entries that it points to ticked or implied?"""
    if not flag.points_to or flag.id not in profile.red_flags:
        return False
    return not {*profile.conditions, *implied(profile, library)} & {*flag.points_to}


def follow_ups(profile: Profile, library: Library, on: date) -> dict[str, tuple[Heard, ...]]:
    """By condition, every follow-up that the answers so far call for, with its effect.

    Where answers lead to another condition, the follow-ups that it adds belong to the first.
    """
    nothing: dict[str, Any] = {}
    answered = dict.fromkeys(implied(profile, library), nothing) | dict(profile.conditions)
    waiting, by_id = list(answered), dict[str, tuple[Heard, ...]]()
    while waiting:
        id = waiting.pop(0)
        answers = answered.get(id, {})
        by_id[id] = tuple(_followed(library.conditions[id], answers, library, on))
        closed = (one for one in by_id[id] if not one.open)
        waiting += [more for one in closed for more in one.effect.add if more not in by_id and more not in waiting]
    return by_id


def _followed(condition: Condition, answers: Mapping[str, Any], library: Library, on: date) -> Iterator[Heard]:
    """The follow-ups of a condition, and of those that its answers lead to, each once."""
    path, seen = [condition], set()
    for at in path:
        new = [one for one in heard(at, answers, on) if one.question.id not in seen]
        yield from new
        seen |= {one.question.id for one in new}
        led = [library.conditions[o.effect.goto] for o in new if o.effect.goto and not o.open]
        path += [other for other in led[:1] if other not in path]
