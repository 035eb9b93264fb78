"""Two kinds of pain: say how much an exercise hurt and how the morning was, and see what the plan does next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ...adaptation.one_time import OneTime, PlanAnswer, after_one_time, grows_when_well, side_of
from ...content.loader import Library
from ...model.base import Side
from ...model.records import TOO_MUCH, History
from ...screening.pain_cap import pain_rule
from ...screening.person import Person, stranger
from ...wording import upper_first
from ..base.controls import Choice, Scale, esc
from ..base.markup import thumb
from ..journal import Journal
from ..mine import mine
from .explanation import Explanation

SHOWN = "clam"
"""On this exercise pain is explained to whom none of their own would do."""
MOST = 10


class PainTells(Explanation):
    """What the rules answer to pain, on an exercise of the reader's own week. ``value`` is the answer."""

    value: PlanAnswer

    def __init__(self, journal: Journal | None = None):
        journal = journal or mine().journal
        self._library = journal.library
        self._person, self._exercise, self._side = shown_on(journal)
        signs = [(word.name, id) for id, word in self._library.stop_signs.items()]
        other = [
            ("My muscles at work, nothing else", ""),
            *signs,
            ("It made me pull a face: I pressed Too much", TOO_MUCH),
        ]
        self._stopped = Choice("What did you feel?", other, "", ["hb-answers"])
        self._worst = Scale("How much did it hurt at worst?", "not at all", "as bad as can be", 1)
        self._morning = Choice("And the next morning?", [("As usual", False), ("Worse than usual", True)], False)
        super().__init__(self._stopped, self._worst, self._morning)

    def _answer(self) -> tuple[PlanAnswer, str]:
        now = self._after(self._worst.value)
        change = upper_first(self._library.changes[now.decision.change].name)
        name = self._library.exercises[self._exercise].name
        return now, (
            f"<p class='hb-eyebrow'>{esc(name)}, next time</p>"
            f"<div class='hb-row hb-tells'>{thumb(self._exercise, self._library)}"
            f"<div><h3>{esc(change)}</h3><p>{esc(now.decision.reason)}</p></div></div>"
            f"{self._line()}<p class='hb-quiet'>{esc(pain_rule(self._person.screening.pain_cap))}</p>"
        )

    def _after(self, worst: int) -> PlanAnswer:
        time = OneTime(worst, self._morning.value, stopped=self._stopped.value)
        return after_one_time(self._exercise, self._side, time, self._person)

    def _line(self) -> str:
        """What follows from each number of pain, with these answers: as a line of marks, and in words."""
        answers = [self._after(worst).decision.change for worst in range(MOST + 1)]
        marks = "".join(
            f"<li data-change='{change}'{' data-here' if n == self._worst.value else ''}>{n}</li>"
            for n, change in enumerate(answers)
        )
        words = "; ".join(
            f"{span(numbers)}: {self._library.changes[change].name}" for change, numbers in alike(answers)
        )
        return f"<ol class='hb-pain-line' aria-hidden='true'>{marks}</ol><p>{esc(upper_first(words))}.</p>"


def alike(answers: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Neighbours with the same answer.

    >>> alike(["more", "more", "less"])
    [('more', [0, 1]), ('less', [2])]
    """
    return [(answer, [n for n, _ in of]) for answer, of in groupby(enumerate(answers), key=lambda one: one[1])]


def span(numbers: list[int]) -> str:
    """Numbers in a row.

    >>> span([0, 1, 2]), span([3])
    ('0 to 2', '3')
    """
    return f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else str(numbers[0])


def shown_on(journal: Journal) -> tuple[Person, str, Side | None]:
    """Whom and on what it is shown: the first exercise of the reader's week that grows when all is well, else any adult's."""
    if journal.routine and journal.profile:
        items = [item for day in journal.routine.days for item in day.items]
        if item := grows_when_well(items, journal.person):
            return journal.person, item.exercise, side_of(item)
    person = anybody(journal.library, journal)
    return person, SHOWN, next(iter(journal.library.exercises[SHOWN].sides), None)


def anybody(library: Library, journal: Journal) -> Person:
    """An adult of whom nothing is known, on the reader's day."""
    return Person.of(stranger(library), History(), library, journal.today)
