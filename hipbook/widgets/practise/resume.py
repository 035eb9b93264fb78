"""A session that a browser kept and that was not saved: go on, save what was done, or let it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as ipw

from ...session.run import SessionRun
from ...wording import weekday_words
from ..base.controls import button, card, heading, row, words

if TYPE_CHECKING:
    from .screen import Practise


class Unfinished(ipw.VBox):
    """Offers a kept session. One that had come to its end, or is of another day, is not led any more, only saved."""

    def __init__(self, screen: Practise, kept: dict):
        self._screen, self._kept = screen, kept
        journal = screen.journal
        self._events = list(kept.get("done", ()))
        try:
            self._course = SessionRun.from_kept(kept["plan"], journal.library)
        except ValueError as problem:
            self._course, said = None, str(problem)
        else:
            said = self._said()
        ways = (
            []
            if self._course is None
            else [button("Save what was done", journal.guarded(self._save), "hb-save-done", primary=not self._leads)]
        )
        if self._leads:
            ways.insert(0, button("Go on with it", journal.guarded(self._go_on), "hb-go-on", primary=True))
        ways += [button("Let it go", journal.guarded(self._let_go), "hb-let-go", says="Do not log this session")]
        super().__init__([card(heading("A session was not saved"), words(said), row(*ways))])
        self.add_class("hb-column")

    @property
    def _leads(self) -> bool:
        ended = any(event.get("event") in ("finished", "too_much") for event in self._events)
        return self._course is not None and not ended and self._course.on == self._screen.journal.today

    def _said(self) -> str:
        count = len(self._course.worked(self._events))
        done = (
            f"{count} of {self._course.planned} exercises and sides were done or begun"
            if count
            else "Nothing was done yet"
        )
        return f"The page was closed in the middle of it, on {weekday_words(self._course.on)}. {done}. Nothing of it is lost."

    def _take_up(self, begin: bool) -> None:
        self._screen.lead(self._course, None, self._events, begin)

    def _go_on(self) -> None:
        self._screen.assert_cleared()
        self._take_up(begin=True)

    def _save(self) -> None:
        self._take_up(begin=False)
        hurt = next((event for event in self._events if event.get("event") == "too_much"), None)
        if hurt:
            self._screen._take(hurt)
        else:
            self._screen.finish()

    def _let_go(self) -> None:
        if self._course is not None:
            self._take_up(begin=False)
            self._screen.leave("practise")
        else:
            journal = self._screen.journal
            journal.unfinished = journal.unfinished[1:]
