"""What was saved last, and the way to take it back."""

from __future__ import annotations

import ipywidgets as ipw

from ..journal import Journal
from .controls import button, row, words


def saved_row(journal: Journal, says: str = "Undo what was just saved") -> list[ipw.Widget]:
    """A line with Undo; nothing where there is nothing to take back."""
    if not journal.saved.outcome:
        return []
    undo = button("Undo", journal.guarded(journal.undo), "hb-undo", says=says)
    return [row(words(journal.saved.text), undo, classes=["hb-saved"])]
