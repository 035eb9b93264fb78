"""What an exercise of the week is for, in the words of somebody who does it."""

from __future__ import annotations

from ..model.exercise import Exercise, direction_words
from ..model.routine import Routine
from ..planning.context import PlanningContext
from ..wording import listed

VERBS = {
    "release": "Lets go of", "mobility": "Loosens", "stability": "Strengthens", "balance": "Steadies",
    "integration": "Strengthens",
}  # fmt: skip
MUSCLES = 2


def purpose(id: str, week: Routine, context: PlanningContext) -> str:
    """What an exercise does, whether nothing else of the week does it, and which of the reader's goals it serves.

    >>> import hipbook as hb
    >>> from datetime import date
    >>> from hipbook.screening.person import Person
    >>> person = Person.of(hb.Profile(age=46), hb.History(), hb.library(), date(2026, 1, 5))
    >>> week = Routine((), {}, "mix", 1, (), {"ADD": ("sidelying_add",)}, (), None)
    >>> purpose("sidelying_add", week, PlanningContext(person))
    'Strengthens the inner thigh and the inside of the thigh down to the knee; the only one this week for closing to the middle.'
    """
    thing = context.library.item(id)
    if not isinstance(thing, Exercise):
        return thing.summary
    muscles = [f"the {muscle.plain}" for muscle in thing.muscles[:MUSCLES]]
    goals = context.helps_with(thing)
    helps = f" Helps with: {listed(goals)}." if goals else ""
    if not muscles:
        return f"{thing.summary}{helps}"
    alone = [direction_words(d) for d, ids in week.covered.items() if ids == (id,)]
    only = f"; the only one this week for {listed(alone)}" if alone else ""
    return f"{VERBS[thing.category]} {listed(muscles)}{only}.{helps}"
