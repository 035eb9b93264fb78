"""What an exercise of the week is for, in the words of somebody who does it."""

from __future__ import annotations

from ..content.goal_matching import named_goals, serves
from ..content.loader import Library
from ..model.exercise import Exercise, direction_words
from ..model.profile import Profile
from ..model.routine import Routine
from ..wording import listed

VERBS = {
    "release": "Lets go of", "mobility": "Loosens", "stability": "Strengthens", "balance": "Steadies",
    "integration": "Strengthens",
}  # fmt: skip
MUSCLES = 2


def purpose(id: str, week: Routine, profile: Profile, library: Library) -> str:
    """What an exercise does, whether nothing else of the week does it, and which of the reader's goals it serves.

    >>> from hipbook.content.loader import library
    >>> week = Routine((), {}, "mix", 1, (), {"ADD": ("sidelying_add",)}, (), None)
    >>> purpose("sidelying_add", week, Profile(age=46), library())
    'Strengthens the inner thigh and the inside of the thigh down to the knee; the only one this week for closing to the middle.'
    """
    thing = library.item(id)
    if not isinstance(thing, Exercise):
        return thing.summary
    muscles = [f"the {muscle.plain}" for muscle in thing.muscles[:MUSCLES]]
    goals = [goal for goal in profile.goals if _serves(thing, goal, library)]
    helps = f" Helps with: {listed(goals)}." if goals else ""
    if not muscles:
        return f"{thing.summary}{helps}"
    alone = [direction_words(d) for d, ids in week.covered.items() if ids == (id,)]
    only = f"; the only one this week for {listed(alone)}" if alone else ""
    return f"{VERBS[thing.category]} {listed(muscles)}{only}.{helps}"


def _serves(exercise: Exercise, words: str, library: Library) -> bool:
    return any(serves(exercise, library.goals[goal]) for goal in named_goals(words, library.goals))
