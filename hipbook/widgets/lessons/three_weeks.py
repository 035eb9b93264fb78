"""Whose log chapter 08 looks at: the reader's own where it is old enough to say something, else the made-up person's."""

from __future__ import annotations

import ipywidgets as ipw

from ...progress.analysis import LogAnalysis
from ..base.controls import Column, card, words
from ..base.page import Page
from ..journal import Journal
from ..mine import OWN, Mine, mine, robin

WEEKS = 3
YOUNG = "Your own log is younger than three weeks, so you see Robin's for now. Robin is made up, and nothing of it is saved."


def whose(journal: Journal | None = None) -> tuple[Journal, str]:
    """A journal to look at, and whose it is as a sentence.

    >>> from ...log.store import Log
    >>> whose(Journal(Log.memory()))[1]
    'What you see here is yours: it comes from your own log.'
    """
    if journal is not None:
        return journal, OWN
    own = mine()
    if own.is_own and sum(week.resting is not None for week in analysis_of(own.journal).weeks) >= WEEKS:
        return own.journal, own.says
    return robin(), YOUNG if own.is_own else Mine(robin(), False).says


def label(journal: Journal) -> str:
    """Whose log it is, in a word above a chart."""
    return "Robin's log, made up" if journal is robin() else "Your log"


def analysis_of(journal: Journal) -> LogAnalysis:
    """The log of a journal as Progress reads it."""
    return LogAnalysis(journal.history, journal.library, journal.today)


class Alone(Column):
    """A part by itself, for a notebook: on a card of its own, with the look of the page."""

    def __init__(self, *parts: ipw.Widget, says: str = ""):
        head = [words(says, "hb-eyebrow")] if says else []
        super().__init__(Page(), card(*head, *parts))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
