"""The bet: one of five texts, kept in the log in an envelope that is opened some weeks later."""

from __future__ import annotations

from datetime import date
from typing import Any

import traitlets as tl

from ...content.filling import filled
from ...content.lessons import Stance, stances
from ...progress.analysis import may_compare_from
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
ENOUGH = "where your log holds {trend.trend_entries} entries or more by then."


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
        library = self.journal.library
        opened = may_compare_from(on, library)
        return (
            f"{ENVELOPE}<div><h3>{esc(stance.short)}</h3><p>Sealed on {esc(day_words(on))}.</p>"
            f"<p><strong>If it is right for you:</strong> {esc(stance.foretells)}</p>"
            f"<p><strong>Where it would show:</strong> {esc(stance.watch)}.</p>"
            f"<p><strong>Opened:</strong> in chapter 08, “Is it working?”. It can say something from {esc(day_words(opened))} on, "
            f"{filled(ENOUGH)}</p></div>"
        )
