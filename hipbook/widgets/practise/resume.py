"""A session that a browser kept and that was not saved: go on, save what was done, or let it go."""

from __future__ import annotations

import ipywidgets as ipw

from ...wording import weekday_words
from ..base.controls import button, card, heading, row, words
from ..journal import Journal
from .flow import SessionFlow
from .kept import Offer, Part


class Unfinished(ipw.VBox):
    """Offers a kept session. One that had come to its end, or is of another day, is not led any more, only saved."""

    def __init__(self, flow: SessionFlow, journal: Journal, offer: Offer):
        guarded, ways = journal.guarded, []
        if offer.leads:
            ways.append(button("Go on with it", guarded(flow.resume), "hb-go-on", primary=True))
        if offer.part:
            save = guarded(flow.finish_kept)
            ways.append(button("Save what was done", save, "hb-save-done", primary=not offer.leads))
        ways.append(button("Let it go", guarded(flow.discard), "hb-let-go", says="Do not log this session"))
        message = _closed_in(offer.part) if offer.part else offer.problem
        super().__init__([card(heading("A session was not saved"), words(message), row(*ways))])
        self.add_class("hb-column")


def _closed_in(part: Part) -> str:
    count, planned = len(part.run.worked(part.events)), part.run.planned
    done = f"{count} of {planned} exercises and sides were done or begun" if count else "Nothing was done yet"
    on = weekday_words(part.run.on)
    return f"It was left before it was saved, on {on}. {done}. Nothing of it is lost."
