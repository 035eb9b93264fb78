"""Why an exercise is not in the week, asked by its name; and the way to add it."""

from __future__ import annotations

import ipywidgets as ipw

from ...content.search import find
from ..base.boxes import fill
from ..base.controls import Line, button, card, column, esc, heading, html, row, words
from ..journal import Journal

SHOWN = 5
NONE = "No exercise is called that. The library can be searched by more than names."


class NotInWeek:
    """A question with an answer for each exercise; ``card`` is what is shown."""

    def __init__(self, journal: Journal):
        self._journal, self._box = journal, column(classes=["hb-not-in-week-answers"])
        self._line = Line("Name an exercise, or what it should do", hint="squat, inner thigh, balance", live=True)
        self._line.observe(lambda _: journal.guarded(self._answer)(), "value")
        self.card = card(heading("Why is an exercise not in my week?"), self._line, self._box, classes=["hb-left-out"])

    def _answer(self) -> None:
        text = self._line.value.strip()
        if not text:
            fill(self._box)
            return
        library = self._journal.library
        matches = find(library, text).exercises[:SHOWN]
        fill(self._box, *(map(self._row, matches) if matches else [words(NONE)]))

    def _row(self, id: str) -> ipw.Widget:
        name, week = self._journal.library.item(id).name, self._journal.week
        if id in week.exercises:
            return row(html(f"<p><strong>{esc(name)}</strong>: it is in your week.</p>"))
        why = html(f"<p><strong>{esc(name)}</strong>: {esc(week.left_out.get(id, ''))}</p>")
        allowed = id in self._journal.person.screening.allowed
        add = [button("Add it", self._journal.guarded(self._journal.add_to_week, id), says=f"Add {name} to my week")]
        return row(why, *(add if allowed else []))
