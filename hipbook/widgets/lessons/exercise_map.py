"""The map of exercises: all of them by direction and difficulty, greyed with the reason where they are shut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import anywidget
import traitlets as tl

from ...content.exercise_map import HARDEST, first_ticked, rows, way_up
from ...content.loader import Library, library
from ...model.exercise import DIRECTION_NAMES, Exercise
from ...model.profile import Profile
from ...model.records import History
from ...planning.candidates import CandidatePool
from ...screening.effects import settled
from ...screening.person import Person, stranger
from ...wording import counted, listed, sentence, upper_first
from ..base.controls import Choice, Column, Several, button, card, esc, html
from ..base.markup import CERTAINTY
from ..base.page import STATIC, Page
from ..journal import Journal
from ..mine import Mine, mine

KINDS = {
    "V": "Read in a study", "V2": "Read about a study", "GK": "Common practice", "SEED": "Text", "INF": "Worked out", "EXP": "Experts",
}  # fmt: skip
"""What a mark is called on the map; its letter is the first."""
LETTERS = {id: name[0] for id, name in KINDS.items()}
MEANS = {
    "V": "we read it, or its summary, where it was published",
    "V2": "where somebody else tells of it",
    "GK": "widely taught and done, with no trial of its own",
    "SEED": "one of the five texts says so, and nothing else",
    "INF": "from what is known of others like it",
    "EXP": "what clinicians agree on among themselves, with no trial of its own",
}
AROUND = ["Close", "Its ladder, from the first rung to the last", "How to do it", "Feel:"]
LOOKS = ["open", "gold edge: open, with care", "grey and crossed out: left out, touch it to see why"]
OPEN, SHUT = "Open.", "Left out."
LATER = "hb-later"


class Ground(anywidget.AnyWidget):
    """The map itself, which the browser draws. All is sent once but ``marks``, which say what is shut and why.

    >>> len(Ground().exercises) == sum(len(cell) for row in Ground().rows for cell in row["cells"])
    True
    """

    _esm = STATIC / "map.js"
    exercises = tl.Dict().tag(sync=True)
    rows = tl.List(tl.Dict()).tag(sync=True)
    sure = tl.List(tl.Dict()).tag(sync=True)
    around = tl.List(tl.Unicode(), AROUND).tag(sync=True)
    looks = tl.List(tl.Unicode(), LOOKS).tag(sync=True)
    marks = tl.Dict().tag(sync=True)

    def __init__(self):
        book = library()
        all_of_them = {id: exercise_fields(exercise, book) for id, exercise in book.exercises.items()}
        super().__init__(exercises=all_of_them, rows=row_fields(book), sure=sure_fields(book))

    @property
    def sentence(self) -> str:
        """What it says where the page is read and not used: what is open, and what stands in each row."""
        lines = (upper_first(f"{row['name']}: {row['says']}.") for row in self.rows)
        return " ".join([self.marks.get("says", ""), *lines]).strip()


class ExerciseMap(Column):
    """The map with conditions to tick. ``value`` holds the reason of each exercise that is shut for whom it is shown.

    It is shown first for the reader (or the made-up person, where the reader's log knows nobody): what their check, their
    wishes and their things leave open. What is ticked counts as well, its follow-up questions answered in the mildest way.
    """

    value: dict[str, str]

    def __init__(self, journal: Journal | None = None, on: date | None = None):
        self._library, self._on = library(), on
        self._given = Mine(journal, True) if journal else None
        self._whose, self._says_whose = self._given or mine(), html("", "hb-whose")
        ticked = (one for one in self._library.conditions.values() if one.ticked)
        conditions = sorted(ticked, key=lambda one: one.name.casefold())
        self._for = Choice("For whom?", self._persons, True)
        self._ticked = Several(
            "Tick something, and watch the map.", [(c.name, c.id) for c in conditions], classes=["hb-map-ticks"]
        )
        self._all = button("Show all that can be ticked", lambda *_: self._show_all(), "hb-plain")
        for id in set(self._ticked._boxes) - set(first_ticked()):
            self._ticked._boxes[id].add_class(LATER)
        self.ground = Ground()
        looks = {"ready": self._look, "looked": self._look}
        super().__init__(Page(looks), card(self._says_whose, self._for, self._ticked, self._all, self.ground))
        for name in ("hb-screen", "hb-alone", "hb-on-map"):
            self.add_class(name)
        for control in (self._for, self._ticked):
            control.observe(self._mark, "value")
        self._take(self._whose)

    @property
    def _persons(self) -> list[tuple[str, bool]]:
        return [(f"For {self._name}", True), ("For nobody in particular", False)]

    @property
    def _name(self) -> str:
        return "you" if self._whose.is_own else "Robin"

    def _take(self, whose: Mine) -> None:
        """Show it for this person from now on; whether for anybody at all stays as it was chosen."""
        chosen, self._whose = self._for.value, whose
        self._says_whose.value = f"<p>{esc(whose.says)}</p>"
        self._for._buttons.options = self._persons
        self._for.value = chosen
        self._mark()

    def _look(self, _: Any = None) -> None:
        """The page is up, or looked at again: what was saved elsewhere meanwhile counts, also whose map it is."""
        self._whose.journal.guarded(self._look_again)()

    def _look_again(self) -> None:
        self._whose.journal.look()
        self._take(self._given or mine())

    def _show_all(self) -> None:
        for box in self._ticked._boxes.values():
            box.remove_class(LATER)
        self._all.add_class(LATER)

    @property
    def _own(self) -> Profile | None:
        return self._whose.journal.profile if self._for.value else None

    @property
    def _day(self) -> date:
        return self._on or self._whose.journal.today

    def _person(self, ticked: Iterable[str]) -> Person:
        """For whom it is shown: the reader, or an adult who has all there is and said nothing; with what is ticked."""
        own = self._own or stranger(self._library, equipment=frozenset(self._library.equipment))
        more = {id: settled(self._library.conditions[id], self._day) for id in ticked}
        return Person.of(
            own.model_copy(update={"conditions": {**more, **own.conditions}}), History(), self._library, self._day
        )

    def _mark(self, _: Any = None) -> None:
        """What is ticked is held against the reader beside their own answers: it may shut more and never opens anything."""
        names = self._library.exercises
        persons = [self._person(self._ticked.value), self._person(())]
        self.value = {id: why for one in persons for id, why in _shut(one).items()}
        notes = {id: [note for one in persons for note in one.screening.allowed.get(id, ())] for id in names}
        care = {id: " ".join(dict.fromkeys(notes[id])) for id in names if id not in self.value and notes[id]}
        self.ground.marks = {
            "says": self._says(all(one.screening.cleared for one in persons), len(care)), "refused": self.value, "care": care, "open": OPEN, "shut": SHUT,
        }  # fmt: skip

    def _says(self, is_clear: bool, careful: int) -> str:
        """How many are open, for whom, and whether a plan could be made of them."""
        everything = len(self._library.exercises)
        to = f" to {self._name}" if self._own else ""
        left = everything - len(self.value)
        many = f"All {everything} exercises are" if left == everything else f"{left} of {everything} exercises are"
        caring = f", {careful} of them with care" if careful else ""
        waits = "" if is_clear else " A plan waits until a clinician has said yes."
        return f"{many} open{to}{caring}.{waits}"


def _shut(person: Person) -> dict[str, str]:
    """The reason of each exercise that is shut for a person."""
    pool = CandidatePool(person)
    return {id: why for id in person.library.exercises if (why := pool.why_shut_out(id))}


def exercise_fields(one: Exercise, book: Library) -> dict[str, Any]:
    """All that the browser needs of an exercise."""
    trains = listed([DIRECTION_NAMES[name] for name in DIRECTION_NAMES if name in one.trains])
    step = f"{one.difficulty} of {HARDEST}"
    return {
        "name": one.name,
        "label": f"{one.name}, {step}",
        "says": one.summary,
        "trains": f"Difficulty {step}. For {trains}.",
        "sure": one.certainty,
        "letter": LETTERS[one.certainty],
        "rests": sentence(CERTAINTY[one.certainty]),
        "ladder": way_up(one.id, book),
        "steps": one.steps,
        "feel": one.feel,
        "keys": [*sorted(one.trains), one.certainty],
    }


def row_fields(book: Library) -> list[dict[str, Any]]:
    """The directions with their cells, and how many exercises train each."""
    trained = Counter[str](name for one in book.exercises.values() for name in one.trains)
    return [
        {
            "id": name,
            "name": upper_first(DIRECTION_NAMES[name]),
            "says": _training(trained[name], sum(map(len, cells))),
            "cells": cells,
        }
        for name, cells in rows(book).items()
    ]


def _training(number: int, first: int) -> str:
    """How many train it; in its row stand those that train it before any other direction.

    >>> _training(31, 13), _training(11, 11)
    ('13 train it first, 18 more besides', '11 train it first')
    """
    besides = f", {number - first} more besides" if number > first else ""
    return f"{first} {'trains' if first == 1 else 'train'} it first{besides}"


def sure_fields(book: Library) -> list[dict[str, str]]:
    """Each kind of certainty that occurs, with its letter and meaning, the surest first."""
    many = Counter[str](one.certainty for one in book.exercises.values())
    return [
        {"id": id, "letter": LETTERS[id], "name": KINDS[id], "words": meaning, "many": counted(many[id], "exercise")}
        for id, meaning in MEANS.items()
        if many[id]
    ]
