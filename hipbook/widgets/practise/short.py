"""A session of a few minutes, led in a chapter: out of the reader's own week, with the questions before it and the form after it."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw

from ...app.short_session import short_session
from ...app.today import done_today
from ...content.dosage import dose_words
from ...model.routine import Item
from ...wording import listed
from ..base.chapter import way
from ..base.controls import bullets, button, card, heading, html, row, words
from ..base.markup import minutes, stage
from ..journal import Journal
from ..mine import shared
from .screen import Practise
from .states import State
from .stored import Part

MINUTES = 5
SAVED, ASKS = "It is saved in your own log.", "Tomorrow morning your page asks one question."
CHECK_FIRST = (
    "Nobody is led by somebody else's answers: not every movement is for every hip. "
    "Your check comes first. It is on your page, and takes about three minutes."
)
NOTHING_FITS = "Nothing in your week is so short, or may be done today. Your page has what is planned."
DONE = "You have practised today, and that is enough. Rest is part of it. Come back on another day."
EXPERIMENT = "Today belongs to your experiment, so its session is led from your page, as it was drawn."
ABOUT = "First come the questions that come before every session. Stop whenever you like: what was done counts."
ELSEWHERE = "That is on the page of this book: the way there stands at the foot of this chapter."


class ShortSession(Practise):
    """Practise with a way in of its own, over the reader's own log only: nobody is led by answers of somebody made up."""

    def __init__(self, journal: Journal | None = None):
        super().__init__(journal or shared())
        self.add_class("hb-short-session")
        self.journal.observe(self._went, "screen")

    def _show(self, part: Part | None) -> ipw.Widget:
        """In place of the list of past sessions, the way in; and after a session, that it is over."""
        if part is None and self.flow.state is State.IDLE:
            return self._way_in()
        if part is None and self.flow.state is State.SAVED:
            return self._over()
        return super()._show(part)

    def _way_in(self) -> ipw.Widget:
        head, shut = heading("A few minutes, led"), self.journal.routine is None or self.journal.recheck
        if shut:
            return card(head, words(CHECK_FIRST), html(f"<p>{way('Open your page')}</p>"), classes=["hb-way-in"])
        why_not = self._why_not()
        items = () if why_not else short_session(self.journal.week, self.journal.person, MINUTES)
        if not items:
            return card(head, words(why_not or NOTHING_FITS), classes=["hb-way-in"])
        start = button(
            "Start", self.journal.guarded(self.journal.start, items), "hb-start", "hb-icon-start", primary=True
        )
        return card(
            html(stage(items[0].exercise, self.journal.library)), heading(self._what(items)), words(ABOUT),
            html(bullets(self._line(item) for item in items)), row(start, classes=["hb-actions"]), classes=["hb-way-in"],
        )  # fmt: skip

    def _why_not(self) -> str:
        """Why no session is led from here; empty where one may be."""
        if self.journal.workspace.experiment:
            return EXPERIMENT
        return DONE if done_today(self.journal.history, self.journal.today) else ""

    def _what(self, items: tuple[Item, ...]) -> str:
        names = listed([self.journal.library.item(item.exercise).name for item in items])
        return f"{names}, {minutes(sum(item.minutes for item in items))}"

    def _line(self, item: Item) -> str:
        return f"{self.journal.library.item(item.exercise).name}: {dose_words(item, self.journal.library)}"

    def _over(self) -> ipw.Widget:
        done = self.flow.value
        asks = [ASKS] if done and done.on == self.journal.today else []
        return card(heading("Done"), words(" ".join([SAVED, *asks])), classes=["hb-way-in"])

    def _went(self, change: Any) -> None:
        """A chapter has no other screens: where a button leads to one, it says where that is."""
        if change.new in ("check", "you", "share", "library"):
            self.journal.tell(ELSEWHERE)
