"""The place of experiments by itself, for a chapter: over the reader's own log, or a made-up person's."""

from __future__ import annotations

import ipywidgets as ipw

from ..base.controls import words
from ..base.screen import Screen
from ..journal import Journal
from ..mine import mine, shared
from .bet import BET
from .experiments import experiments


class WhatHelps(Screen):
    """What helps me? Ask, begin, live and read an experiment. It says whose log it is; a made-up person's forgets all."""

    name = "what-helps"
    follow = ("history", "profile", "day")

    def __init__(self, journal: Journal | None = None):
        of = mine()
        self._says = "" if journal else of.says
        super().__init__(journal or of.journal)

    def _draw(self) -> list[ipw.Widget]:
        lead = [words(self._says, "hb-whose-log")] if self._says else []
        return [*lead, *experiments(self.journal, shared().guesses.get(BET, ""))]
