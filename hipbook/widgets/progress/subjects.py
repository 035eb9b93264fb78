"""What an experiment is about: a question of the book, two exercises of the reader's choice, or words of their own."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as ipw
import traitlets as tl

from ...experiments.design import OWN, own, picked
from ...model.experiment import LONG, SHORT, Arm, Experiment
from ..base.boxes import fill
from ..base.controls import Choice, Column, Line, Pick, column, row, words
from ..journal import Journal

LIKE, ELSE = "morning_or_evening", "else"
SAFETY = "The plan cannot help you with it. Try only what is safe for your hip, and stop with pain as always."


class Subject(Column):
    """``value`` is the question as it would be asked; None while something is ``missing``."""

    value = tl.Instance(Experiment, allow_none=True)
    missing = ""

    def __init__(self, *children: ipw.Widget):
        super().__init__(*children, classes=["hb-column"])

    def take(self, exercises: Sequence[str]) -> None:
        """Choose these exercises, where it lets one choose and offers them."""


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
        self._offered = frozenset(id for _, id in names)
        for pick in self._picks:
            pick.observe(self._read, "value")

    def take(self, exercises: Sequence[str]) -> None:
        for pick, id in zip(self._picks, exercises, strict=False):
            pick.value = id if id in self._offered else ""

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
        self._ways = column()
        super().__init__(self._asks, self._differs, self._ways)
        self._asks.observe(self._read, "value")
        self._differs.observe(self._draw, "value")
        self._draw()

    def _options(self) -> list[tuple[str, str]]:
        ways = ((f"{one.a.name}, or {one.b.name}", id) for id, one in self._questions.items())
        return [*ways, ("something else", ELSE)]

    def _draw(self, _: object = None) -> None:
        """Ways of the reader's own have names of their own."""
        self._names = (
            (Line("One way", hint="a pillow"), Line("The other way", hint="no pillow")) if self._is_else else ()
        )
        for name in self._names:
            name.observe(self._read, "value")
        fill(self._ways, *([row(*self._names)] if self._names else []))
        self._read()

    @property
    def _is_else(self) -> bool:
        return self._differs.value not in self._questions

    def _read(self, _: object = None) -> None:
        asks = self._asks.value.strip()[:LONG]
        if not self._is_else:
            like = self._questions[self._differs.value]
            self.value = own(asks, like.a, like.b, like) if asks else None
            return
        a, b = (line.value.strip()[:SHORT] for line in self._names)
        differ = asks and a and b and a != b
        self.value = own(asks, Arm(name=a), Arm(name=b), self._questions[LIKE], SAFETY) if differ else None
