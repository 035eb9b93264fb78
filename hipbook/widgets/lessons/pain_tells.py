"""Two kinds of pain: say how much an exercise hurt and how the morning was, and see what the plan does next."""

from __future__ import annotations

from ...adaptation.one_time import OneTime, PlanAnswer, grows_when_well, side_of
from ...app.pain_lesson import SHOWN, adult, alike, answers_by_pain, span
from ...model.base import Side
from ...model.records import TOO_MUCH
from ...screening.pain_cap import pain_rule
from ...screening.person import Person
from ...wording import upper_first
from ..base.controls import Choice, Pick, Scale, esc
from ..base.markup import thumb
from ..journal import Journal
from ..mine import mine
from .explanation import Explanation

FACE = "It made me pull a face: I pressed Too much"


class PainTells(Explanation):
    """What the rules answer to pain, on an exercise of the reader's own week. ``value`` is the answer."""

    value: PlanAnswer

    def __init__(self, journal: Journal | None = None):
        journal = journal or mine().journal
        self._library = journal.library
        self._person, self._exercise, self._side = shown_on(journal)
        signs = [(word.name, id) for id, word in self._library.stop_signs.items()]
        self._stopped = Pick("What did you feel?", "My muscles at work, nothing else", [*signs, (FACE, TOO_MUCH)])
        self._worst = Scale("How much did it hurt at worst?", "not at all", "as bad as can be", 1)
        self._morning = Choice("And the next morning?", [("As usual", False), ("Worse than usual", True)], False)
        super().__init__(self._stopped, self._worst, self._morning)

    def _answer(self) -> tuple[PlanAnswer, str]:
        time = OneTime(worse=self._morning.value, stopped=self._stopped.value)
        answers = answers_by_pain(self._person, self._exercise, self._side, time)
        now = answers[self._worst.value]
        change = upper_first(self._library.changes[now.decision.change].name)
        name = self._library.exercises[self._exercise].name
        sign = self._library.stop_signs.get(self._stopped.value)
        urgent = f"<p class='hb-do'><strong>{esc(sign.says)}</strong></p>" if sign and sign.says else ""
        return now, (
            f"{urgent}<p class='hb-eyebrow'>{esc(name)}, next time</p>"
            f"<div class='hb-tells'>{thumb(self._exercise, self._library)}"
            f"<div><h3>{esc(change)}</h3><p>{esc(now.decision.reason)}</p></div></div>"
            f"{self._line(answers)}<p class='hb-quiet'>{esc(pain_rule(self._person.screening.pain_cap))}</p>"
        )

    def _line(self, answers: list[PlanAnswer]) -> str:
        """What follows from each number of pain, with these answers: as a line of marks, and in words."""
        changes = [answer.decision.change for answer in answers]
        marks = "".join(
            f"<li data-change='{change}'{' data-here' if n == self._worst.value else ''}>{n}</li>"
            for n, change in enumerate(changes)
        )
        words = "; ".join(
            f"{span(numbers)}: {self._library.changes[change].name}" for change, numbers in alike(changes)
        )
        return f"<ol class='hb-pain-line' aria-hidden='true'>{marks}</ol><p>{esc(upper_first(words))}.</p>"


def shown_on(journal: Journal) -> tuple[Person, str, Side | None]:
    """Whom and on what it is shown: the first exercise of the reader's week that grows when all is well, else any adult's."""
    if journal.routine and journal.profile:
        items = [item for day in journal.routine.days for item in day.items]
        if item := grows_when_well(items, journal.person):
            return journal.person, item.exercise, side_of(item)
    person = adult(journal.library, journal.today)
    return person, SHOWN, next(iter(journal.library.exercises[SHOWN].sides), None)
