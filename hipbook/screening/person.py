"""One person on one day: who they are, what their log holds, and what they may do; screened once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from ..content.known_ids import as_known
from ..content.loader import Library
from ..model.base import TrackId
from ..model.profile import Profile
from ..model.records import History
from .assessment import Screening, screen
from .track import track_of


@dataclass(frozen=True)
class Person:
    """Profile, own history, library and day, with their screening. Made with :meth:`of`, so that it is screened once.

    It stands here, above the log's values and the screening, because planning and adaptation both need it and may not
    know each other.
    """

    profile: Profile
    history: History
    library: Library
    on: date
    screening: Screening

    @classmethod
    def of(cls, profile: Profile, history: History, library: Library, on: date) -> Person:
        """A person, screened. Raises ValueError for ids that the content does not know.

        >>> from hipbook.content.loader import library
        >>> Person.of(Profile(age=46), History(), library(), date(2026, 1, 5)).screening.cleared
        True
        """
        read = as_known(history, library, on)
        return cls(profile, read.own, library, on, screen(profile, library, on))

    def knowing(self, history: History) -> Person:
        """The same person with another log: what they may do follows from their answers and the day alone."""
        return replace(self, history=history.own)

    def can_do(self, id: str) -> bool:
        """Is an exercise allowed, not ruled out for good, and possible with what they have, where they accept to be?"""
        if id not in self.screening.allowed or id in self.profile.never:
            return False
        exercise = self.library.exercises[id]
        missing = self.library.missing(exercise.equipment, self.profile.equipment)
        return not missing and not exercise.positions & self.profile.positions_excluded

    @cached_property
    def track(self) -> TrackId:
        """The track they chose, or the suggested one."""
        return track_of(self.profile, self.library)


class AboutPerson:
    """A value about one person, who is its ``person``: their parts are read straight from it."""

    person: Person

    @property
    def profile(self) -> Profile:
        return self.person.profile

    @property
    def history(self) -> History:
        return self.person.history

    @property
    def library(self) -> Library:
        return self.person.library

    @property
    def screening(self) -> Screening:
        return self.person.screening

    @property
    def on(self) -> date:
        return self.person.on

    @property
    def track(self) -> TrackId:
        return self.person.track


def stranger(library: Library, **answers: Any) -> Profile:
    """The profile of an adult who has given these answers and no others."""
    return Profile(age=library.rule.screening.adult_age, **answers)
