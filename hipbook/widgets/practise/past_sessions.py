"""Past sessions: log one by hand, correct one, or take one out."""

from __future__ import annotations

import ipywidgets as ipw

from ...model.records import SessionDone
from ...wording import day_words
from ..base.boxes import fill
from ..base.controls import button, card, classed, column, esc, heading, html, row
from ..base.markup import minutes
from ..base.saved import saved_row
from ..journal import Journal
from .flow import SessionFlow

SHOWN = 5


class Past(ipw.VBox):
    """The last sessions, each with Edit and Delete, and a way to log one done without the page."""

    def __init__(self, flow: SessionFlow, journal: Journal):
        self._flow, self._journal, self._shown = flow, journal, SHOWN
        self._list = column()
        by_hand = button("Log a past session", journal.guarded(flow.log_past), "hb-log-past")
        shown = [*self._undo(), card(heading("Done without the page?"), by_hand), self._list]
        super().__init__(shown, **classed("hb-column"))
        self._draw()

    def _undo(self) -> list[ipw.Widget]:
        saved = self._journal.saved
        restores = saved.outcome and saved.outcome.restores
        return saved_row(self._journal, "Undo what was just changed") if restores else []

    def _draw(self) -> None:
        sessions = self._journal.history.sessions[::-1]
        if not sessions:
            fill(self._list)
            return
        more = button("Show more", self._journal.guarded(self._more), "hb-more")
        lines = [*map(self._line, sessions[: self._shown]), *([more] if len(sessions) > self._shown else [])]
        fill(self._list, card(heading("Sessions in your log"), *lines))

    def _more(self) -> None:
        self._shown += SHOWN * 2
        self._draw()

    def _line(self, done: SessionDone) -> ipw.Widget:
        guarded, flow, day = self._journal.guarded, self._flow, day_words(done.on)
        when = f"{done.on:%A}, {day}"
        pain = "" if done.pain_worst is None else f", worst pain {done.pain_worst}"
        part = "" if done.whole else _part(done)
        delete = guarded(flow.delete, done, f"The session of {day} is taken out.")
        return row(
            html(f"<p><strong>{esc(when)}</strong>: {esc(minutes(done.minutes) + pain + part)}</p>"),
            button("Edit", guarded(flow.edit, done), "hb-edit", says=f"Edit the session of {when}"),
            button("Delete", delete, "hb-delete", says=f"Delete the session of {when}; Undo brings it back"),
            classes=["hb-change"],
        )  # fmt: skip


def _part(done: SessionDone) -> str:
    """How much of a session was done; with something easier in place of what hurt that may be more than was planned."""
    way = ", stopped on the way down or up" if done.stopped else ""
    return way + (f", {done.done} of {done.planned} done" if done.done < done.planned else ", in part")
