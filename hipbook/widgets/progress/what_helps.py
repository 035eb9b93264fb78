"""The place of experiments by itself, for a chapter: over the reader's own log, or a made-up person's."""

from __future__ import annotations

import ipywidgets as ipw

from ..base.chapter import way
from ..base.controls import esc, html, words
from ..base.screen import Screen
from ..journal import Journal
from ..mine import mine, shared
from .bet import BET
from .experiments import experiments

ROBINS = (
    "Here is what Robin asked, and what came of it: where it says “you”, Robin is meant. You may ask something too, to see "
    "how it goes. Robin's plan cannot go both ways of every question."
)
OWN_PLAN = "To ask your own hip, make a plan first. It takes a few minutes."


class WhatHelps(Screen):
    """What helps me? Ask, begin, live and read an experiment. It says whose log it is; a made-up person's forgets all."""

    name = "what-helps"
    follow = ("history", "profile", "day")

    def __init__(self, journal: Journal | None = None):
        of = mine()
        self._says, self._is_own = ("", True) if journal else (of.says, of.is_own)
        super().__init__(journal or of.journal)

    def _draw(self) -> list[ipw.Widget]:
        lead = [words(self._says, "hb-whose-log")] if self._says else []
        if not self._is_own and self.journal.history.experiments:
            lead.append(words(ROBINS))
        if not self._is_own:
            lead.append(html(f"<p>{esc(OWN_PLAN)} {way('Make my plan')}</p>"))
        return [*lead, *experiments(self.journal, shared().guesses.get(BET, ""))]
