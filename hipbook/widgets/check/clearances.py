"""A clinician's word, where a rule allows one: on which day, who said so, and for which exercises."""

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
from .questions import Day

ALL = "all"
SAID = (
    "If a clinician who knows about this has said that exercise is fine, say when and who, and save again. "
    "Their word is asked for again after a while."
)


class Release:
    """One clinician's word. A condition with a short list opens only what was named of it."""

    def __init__(self, thing: Condition | RedFlag, library: Library, known: Mapping[str, Any]):
        self.name = thing.name if isinstance(thing, Condition) else thing.ask
        self._listed = tuple(thing.allow or ()) if isinstance(thing, Condition) else ()
        self._day = Day("On which day did they say so?", known.get(RELEASED_ON))
        self._who = Line("Who said so? Their name, or what they are", str(known.get(RELEASED_BY, "")))
        options = [("All of these", ALL), *((library.exercises[id].name, id) for id in self._listed)]
        told = known.get(RELEASED_FOR, ())
        named = [told] if isinstance(told, str) else told
        before = [ALL] if set(named) == set(self._listed) else named
        self._for = Several("For which of these exercises?", options, before) if self._listed else None
        asked = [self._for] if self._for else []
        self.card = card(heading(self.name), self._day, self._who, *asked, classes=["hb-release"])

    @property
    def answers(self) -> dict[str, Any]:
        """What is kept; nothing where no day is given. Raises ValueError where a part is missing."""
        who, named = self._who.value.strip(), self._named
        if not self._day.value:
            if who or named:
                raise ValueError(f"Please give the day on which it was said, for: {self.name}")
            return {}
        if self._listed and not (who and named):
            raise ValueError(f"Please say who said so, and for which exercises, for: {self.name}")
        told = {RELEASED_ON: self._day.value, RELEASED_BY: who, RELEASED_FOR: named}
        return {key: value for key, value in told.items() if value}

    @property
    def _named(self) -> list[str]:
        ticked = self._for.value if self._for else frozenset()
        return [id for id in self._listed if ALL in ticked or id in ticked]


class Releases(ipw.VBox):
    """A card for each clinician's word that may be given, or was."""

    def __init__(self) -> None:
        super().__init__([])
        self._asked: dict[str, Release] = {}

    def ask(self, ids: Iterable[str], library: Library, profile: Profile) -> None:
        """Ask for these; what was given before stands in its fields."""
        named: dict[str, Condition | RedFlag] = {**library.conditions, **library.red_flags, **library.readiness}
        self._asked = {id: Release(named[id], library, _known(id, profile)) for id in dict.fromkeys(ids)}
        cards = [release.card for release in self._asked.values()]
        fill(self, *([column(heading("Has a clinician said it is fine?"), words(SAID), *cards)] if cards else []))

    @property
    def value(self) -> dict[str, dict[str, Any]]:
        """What was given for each that was asked, by id."""
        return {id: release.answers for id, release in self._asked.items()}


def _known(id: str, profile: Profile) -> Mapping[str, Any]:
    if released := profile.releases.get(id):
        return {RELEASED_ON: released.on, RELEASED_BY: released.by}
    return profile.conditions.get(id, {})


def given_to(profile: Profile) -> tuple[str, ...]:
    """The ids of all that a clinician's word was given for."""
    return (*(id for id, answers in profile.conditions.items() if RELEASED_ON in answers), *profile.releases)
