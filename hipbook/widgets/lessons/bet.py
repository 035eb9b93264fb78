"""The bet: one of five texts, kept in the log in an envelope that is opened some weeks later."""

from __future__ import annotations

from datetime import date
from typing import Any

import traitlets as tl

from ...content.chapters import chapters
from ...content.filling import filled
from ...content.lessons import Stance, stances
from ...experiments import bets
from ...wording import day_words
from ..base.boxes import fill
from ..base.controls import Column, card, column, esc, html
from ..base.page import Page
from ..journal import Journal
from ..mine import shared
from .guess import Guess

QUESTION = "bet"
ENVELOPE = (
    "<svg class='hb-envelope-drawn' viewBox='0 0 120 80' role='img' aria-label='An envelope, sealed'>"
    "<rect x='2' y='2' width='116' height='76' rx='8'/><path d='M4 6 60 46 116 6'/><circle cx='60' cy='46' r='11'/></svg>"
)
ENTRIES = "where your log holds {trend.trend_entries} entries or more by then."
GOES_ON = "if you go on noting until then."
TESTS = (
    "Home tests take long: a change is told once you have tested on {needs:word} days, and the first {taught:word} only "
    "teach the test. So take one now, on the page under Progress. With one every {home_tests.tests_again_days} days they can "
    "say something from {on} on."
)


class Bet(Column):
    """A bet on one of the texts. ``value`` is the text, empty before there is one.

    >>> from hipbook.log.store import Log
    >>> bet = Bet(Journal(Log.memory()))
    >>> bet.guess.keep("somatic"); bet.value
    'somatic'
    """

    value = tl.Unicode("")

    def __init__(self, journal: Journal | None = None):
        self.journal = journal or shared()
        self.guess = Guess(QUESTION, journal=self.journal)
        self._sealed = column()
        super().__init__(Page(), self.guess, self._sealed)
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self.journal.observe(self._show, "history")
        self._show()

    def _show(self, _: Any = None) -> None:
        placed = next((one for one in reversed(self.journal.history.guesses) if one.question == QUESTION), None)
        before, self.value = self.value, placed.answer if placed else ""
        if placed is None:
            fill(self._sealed)
        elif self.value != before:
            fill(self._sealed, card(html(self._envelope(stances()[self.value], placed.on), "hb-sealed")))

    def _envelope(self, stance: Stance, on: date) -> str:
        """What the bet foretells, where to look, and from when on the log can say anything about it."""
        back = chapters()[self.guess.question.returns]
        return (
            f"{ENVELOPE}<div><h3>{esc(stance.short)}</h3><p>Sealed on {esc(day_words(on))}.</p>"
            f"<p><strong>If it is right for you:</strong> {esc(stance.foretells)}</p>"
            f"<p><strong>Where it would show:</strong> {esc(stance.watch)}.</p>"
            f"<p><strong>Opened:</strong> in the chapter <a href='{back.file}'>“{esc(back.title)}”</a>. {esc(self._opened(stance, on))}</p></div>"
        )

    def _opened(self, stance: Stance, on: date) -> str:
        """From when on it can say anything. The home tests take longest, so one is to be taken now."""
        library, history = self.journal.library, self.journal.history
        tests = [id for id in stance.looks_at if id in library.measures]
        others = [id for id in stance.looks_at if id not in tests]
        says = []
        if others:
            first = min(bets.tells_from(id, on, history, library) for id in others)
            enough = filled(ENTRIES) if "pain_at_rest" in others else GOES_ON
            says.append(f"It can say something from {day_words(first)} on, {enough}")
        if tests:
            first, id = min((bets.tells_from(id, on, history, library), id) for id in tests)
            measure = library.measures[id]
            needs, taught = bets.days_of_testing(measure, library), measure.familiarisation
            says.append(filled(TESTS, needs=needs, taught=taught, on=day_words(first)))
        return " ".join(says)
