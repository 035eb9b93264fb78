"""What was saved last, and the way to take it back."""

from __future__ import annotations

import ipywidgets as ipw

from ..journal import Journal
from .controls import button, row, words


def saved_row(
    journal: Journal, says: str = "Undo what was just saved", name: str = "hb-undo", stays_at: str = ""
) -> list[ipw.Widget]:
    """A line with Undo, a button of this class; nothing where there is nothing to take back.

    ``stays_at`` is the class of the place that stays in view, where the screen is drawn anew from its top.
    """
    if not journal.saved.outcome:
        return []

    def take_back() -> None:
        journal.undo()
        if stays_at:
            journal.point_at(stays_at)

    undo = button("Undo", journal.guarded(take_back), name, says=says)
    return [row(words(journal.saved.text), undo, classes=["hb-saved"])]
