"""What an experiment is about: a question of the book, two exercises of the reader's choice, or words of their own."""

from __future__ import annotations

from collections.abc import Iterable

import ipywidgets as ipw
import traitlets as tl

from ...experiments.design import OWN, own, picked
from ...model.experiment import LONG, SHORT, Arm, Experiment
from ..base.controls import Choice, Column, Line, Pick, row, words
from ..journal import Journal

LIKE, ELSE = "morning_or_evening", "else"
SAFETY = "The plan cannot help you with it. Try only what is safe for your hip, and stop with pain as always."


class Subject(Column):
    """``value`` is the question as it would be asked; None while something is ``missing``."""

    value = tl.Instance(Experiment, allow_none=True)
    missing = ""

    def __init__(self, *children: ipw.Widget):
        super().__init__(*children)
        self.add_class("hb-column")


def subject(question: str, journal: Journal) -> Subject:
    """The subject of a question of the book by its id, or of one of the reader's own."""
    if question == OWN:
        return Mine(journal)
    one = journal.library.experiments[question]
    return Exercises(one, journal) if one.picks else OfTheBook(one)


class OfTheBook(Subject):
    """A question with its two ways."""

    def __init__(self, one: Experiment):
        super().__init__(words(one.why), words(f"Two ways: {one.a.name}, or {one.b.name}."))
        self.value = one


class Exercises(Subject):
    """Two exercises that the plan could hold: what it may choose from is what may be chosen here."""

    missing = "Choose two exercises. Then it says here how surely you would find a difference."

    def __init__(self, one: Experiment, journal: Journal):
        self._one, self._library = one, journal.library
        names = sorted(
            (c.name, c.id) for c in journal.workspace.planner.pool.candidates if c.id in journal.library.exercises
        )
        self._picks = tuple(Pick(ask, "Choose one", names) for ask in ("The first exercise", "The second exercise"))
        super().__init__(words(one.why), row(*self._picks))
        for pick in self._picks:
            pick.observe(self._read, "value")

    def _read(self, _: object) -> None:
        first, second = (pick.value for pick in self._picks)
        both = first and second and first != second
        self.value = picked(self._one, first, second, self._library) if both else None


class Mine(Subject):
    """The reader's own words, about what a plan can vary, or about something that only they know of."""

    missing = (
        "Write your question, and what the two ways are. Then it says here how surely you would find a difference."
    )

    def __init__(self, journal: Journal):
        self._questions = {id: one for id, one in journal.library.experiments.items() if not one.picks}
        self._asks = Line("Your question", hint="Is a pillow between my knees better?")
        self._differs = Choice("What differs between the two ways?", self._options(), ELSE, ["hb-differs"])
        self._names = Line("One way", hint="a pillow"), Line("The other way", hint="no pillow")
        super().__init__(self._asks, self._differs, row(*self._names))
        for field in self._fields():
            field.observe(self._read, "value")

    def _options(self) -> list[tuple[str, str]]:
        return [
            *((f"{one.a.name}, or {one.b.name}", id) for id, one in self._questions.items()),
            ("something else", ELSE),
        ]

    def _fields(self) -> Iterable[ipw.Widget]:
        return (self._asks, self._differs, *self._names)

    def _read(self, _: object) -> None:
        like = self._questions.get(self._differs.value)
        asks, a, b = (line.value.strip() for line in (self._asks, *self._names))
        self.children[-1].layout.display = "none" if like else None
        if like:
            self.value = own(asks[:LONG], like.a, like.b, like) if asks else None
        else:
            differ = asks and a and b and a[:SHORT] != b[:SHORT]
            arms = Arm(name=a[:SHORT] or "a"), Arm(name=b[:SHORT] or "b")
            self.value = own(asks[:LONG], *arms, self._questions[LIKE], SAFETY) if differ else None
