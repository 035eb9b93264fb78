"""Clearances: a clinician's word where a rule allows one, with its day, who said so, and for which exercises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets as ipw

from ...content.loader import Library
from ...model.profile import Profile
from ...model.safety import Condition, RedFlag
from ...screening.conditions import RELEASED_BY, RELEASED_FOR, RELEASED_ON
from ..base.boxes import fill
from ..base.controls import Line, Several, card, column, heading, words
from ..base.day import Day

ALL = "all"
INTRO = (
    "If a clinician who knows about this has said that exercise is fine, say when and who, and save again. "
    "Their word is asked for again after a while."
)


class Release:
    """The form of one clearance. A condition with a short list opens only the exercises that are ticked."""

    def __init__(self, thing: Condition | RedFlag, library: Library, earlier: Mapping[str, Any], called: str = ""):
        self.name = called or (thing.name if isinstance(thing, Condition) else thing.ask)
        self._listed = tuple(thing.allow or ()) if isinstance(thing, Condition) else ()
        self._day = Day("On which day did they say so?", earlier.get(RELEASED_ON))
        self._who = Line("Who said so? Their name, or what they are", str(earlier.get(RELEASED_BY, "")))
        options = [("All of these", ALL), *((library.exercises[id].name, id) for id in self._listed)]
        released = earlier.get(RELEASED_FOR, ())
        exercises = [released] if isinstance(released, str) else released
        before = [ALL] if set(exercises) == set(self._listed) else exercises
        self._for = Several("For which of these exercises?", options, before) if self._listed else None
        choice = [self._for] if self._for else []
        self.card = card(heading(self.name), self._day, self._who, *choice, classes=["hb-release"])

    @property
    def answers(self) -> dict[str, Any]:
        """The clearance among the answers; empty where no day is given. Raises ValueError where a part is missing."""
        who, exercises = self._who.value.strip(), self._exercises
        if not self._day.value:
            if who or exercises:
                raise ValueError(f"Please give the day on which it was said, for: {self.name}")
            return {}
        if self._listed and not (who and exercises):
            raise ValueError(f"Please say who said so, and for which exercises, for: {self.name}")
        answers = {RELEASED_ON: self._day.value, RELEASED_BY: who, RELEASED_FOR: exercises}
        return {key: value for key, value in answers.items() if value}

    @property
    def _exercises(self) -> list[str]:
        ticked = self._for.value if self._for else frozenset()
        return [id for id in self._listed if ALL in ticked or id in ticked]


class Releases(ipw.VBox):
    """The forms of all clearances that may be given, or were."""

    def __init__(self) -> None:
        super().__init__([])
        self._by_id: dict[str, Release] = {}

    def ask(self, ids: Iterable[str], library: Library, profile: Profile, called: Mapping[str, str]) -> None:
        """Show a form for each of these ids, filled with what was given before, ``called`` as the reader ticked it."""
        entries: dict[str, Condition | RedFlag] = {**library.conditions, **library.red_flags, **library.readiness}
        self._by_id = {
            id: Release(entries[id], library, _earlier(id, profile), called.get(id, "")) for id in dict.fromkeys(ids)
        }
        cards = [release.card for release in self._by_id.values()]
        fill(self, *([column(heading("Has a clinician said it is fine?"), words(INTRO), *cards)] if cards else []))

    @property
    def value(self) -> dict[str, dict[str, Any]]:
        """The clearances by id; empty where none is given."""
        return {id: release.answers for id, release in self._by_id.items()}


def _earlier(id: str, profile: Profile) -> Mapping[str, Any]:
    if released := profile.releases.get(id):
        return {RELEASED_ON: released.on, RELEASED_BY: released.by}
    return profile.conditions.get(id, {})


def given_to(profile: Profile) -> tuple[str, ...]:
    """The ids of all that have a clearance."""
    return (*(id for id, answers in profile.conditions.items() if RELEASED_ON in answers), *profile.releases)
