"""Durations of items, computed from the very steps that the player leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from ..content.loader import Library
from ..model.profile import Profile
from ..model.routine import Item
from .builder import StepBuilder, steps


def timed(items: Iterable[Item], library: Library, profile: Profile) -> tuple[Item, ...]:
    """The items of a session, each with its minutes of it: getting there, down and up, and the quiet end included.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.dose import Dose
    >>> clam = Item("clam", Dose(work_s=60), ("left", "right"), 0, "")
    >>> [round(item.minutes) for item in timed([clam, clam], library(), Profile(age=46))]
    [4, 4]
    """
    led = tuple(items)
    spent: defaultdict[int, float] = defaultdict(float)
    for step in steps(led, library, profile):
        spent[step.item] += step.seconds
    return tuple(replace(item, minutes=round(spent[place] / 60, 2)) for place, item in enumerate(led))


def seconds(items: Iterable[Item], library: Library) -> float:
    """The most seconds that these take of a session, wherever one comes from; without ways down and up, and the quiet end.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.dose import Dose
    >>> 120 < seconds([Item("clam", Dose(work_s=60), ("left", "right"), 0, "")], library()) < 190
    True
    """
    leader = StepBuilder(library, None, lying="elsewhere")
    led = [step for place, item in enumerate(items) for step in leader.item(place, item)]
    moving = max(0, library.rule.session.change_position_s - led[0].seconds)
    leaving = ceil(len(leader.leaving.split()) * library.rule.session.spoken_word_s)
    return sum(step.seconds for step in led) + moving + leaving


def transfer_s(library: Library) -> float:
    """Seconds to get down to the floor or a bed and up again."""
    return library.rule.session.get_down_s + library.rule.session.get_up_s
