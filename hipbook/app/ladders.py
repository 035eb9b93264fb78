"""A goal as a ladder: its own way up in exercises, and where the reader is on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.goal_matching import named_goals
from ..model.routine import Routine
from ..screening.person import Person


@dataclass(frozen=True)
class Ladder:
    """The way up to one goal: ``words`` are the reader's, ``rungs`` exercises from the easiest, ``at`` where they are.

    Nothing of it is in the week where ``at`` is None.
    """

    words: str
    rungs: tuple[str, ...]
    at: int | None

    @property
    def here(self) -> str:
        """The exercise the reader is on; empty where none is in the week."""
        return "" if self.at is None else self.rungs[self.at]


def ladders(person: Person, week: Routine) -> tuple[Ladder, ...]:
    """The ladder of each goal that has one for this person, in the order of their goals; each way up once."""
    seen: dict[tuple[str, ...], Ladder] = {}
    for ladder in _ladders(person, week):
        seen.setdefault(ladder.rungs, ladder)
    return tuple(seen.values())


def _ladders(person: Person, week: Routine) -> Iterator[Ladder]:
    goals = person.library.goals
    for words in person.profile.goals:
        for goal in named_goals(words, goals):
            rungs = tuple(id for id in goals[goal].grows if person.can_do(id))
            at = max((n for n, id in enumerate(rungs) if id in week.exercises), default=None)
            if len(rungs) > 1:
                yield Ladder(words, rungs, at)


def unread_goals(person: Person) -> tuple[str, ...]:
    """The goals in the reader's own words that the book could not read."""
    return tuple(words for words in person.profile.goals if not named_goals(words, person.library.goals))
