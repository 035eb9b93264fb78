"""What the check says of a movement that is no exercise of the book, such as that of a home test: by its hazards alone."""

from __future__ import annotations

from collections.abc import Collection

from ..content.loader import Library
from .conditions import applied_conditions
from .person import Person

LOADS_THE_LEGS = "weight_bearing"


def against_hazards(tags: Collection[str], person: Person) -> str:
    """Why a movement with these hazards is not for this person, in a sentence; empty where nothing speaks against it.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.model.records import History
    >>> person = Person.of(Profile(age=50, conditions="falls_risk"), History(), library(), date(2026, 1, 5))
    >>> against_hazards({"end_er"}, person), against_hazards({"impact"}, person)[-35:]
    ('', 'the foot lands from a run or a hop.')
    """
    for applied in applied_conditions(person.profile, person.library, person.on):
        for tag in sorted(applied.avoid.intersection(tags)):
            return f"{applied.condition.name}: {_hazard(tag, person.library)}."
    return ""


def against_full_weight(person: Person) -> str:
    """Whose word limits the weight on the legs, and how; empty where all of it may be taken.

    An exercise can be done with part of one's weight, a test cannot: so what only softens it counts as a limit too.
    """
    for applied in applied_conditions(person.profile, person.library, person.on):
        if LOADS_THE_LEGS in applied.avoid:
            return f"{applied.condition.name}: {_hazard(LOADS_THE_LEGS, person.library)}."
        if LOADS_THE_LEGS in applied.modify:
            return f"{applied.condition.name}: {applied.modify[LOADS_THE_LEGS]}"
    return ""


def _hazard(tag: str, library: Library) -> str:
    return f"in this one {library.tags[tag].name}"
