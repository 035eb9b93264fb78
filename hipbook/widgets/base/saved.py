"""What was saved last, and the way to take it back."""

from __future__ import annotations

import ipywidgets as ipw

from ..journal import Journal
from .controls import button, row, words


def saved_row(journal: Journal, says: str = "Undo what was just saved", name: str = "hb-undo") -> list[ipw.Widget]:
    """A line with Undo, a button of this class; nothing where there is nothing to take back."""
    if not journal.saved.outcome:
        return []
    undo = button("Undo", journal.guarded(journal.undo), name, says=says)
    return [row(words(journal.saved.text), undo, classes=["hb-saved"])]
