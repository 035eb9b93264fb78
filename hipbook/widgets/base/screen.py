"""What every screen is: a box that draws itself from the journal when it is looked at."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw
import traitlets as tl

from ..journal import Journal
from .boxes import fill
from .chapter import chapter_line
from .controls import Column, html
from .markup import questions
from .page import Page, day_of
from .set_aside import set_aside


class Screen(Column):
    """A screen over a journal. Alone (in a notebook) it draws at once; in the dashboard when it is first shown.

    Subclasses name the journal's traits they ``follow`` and build their children in ``_draw``.
    """

    name = ""
    follow: tuple[str, ...] = ("history", "profile", "routine")
    chapter = ""
    """The chapter of the book that this screen is about: a line at its foot leads there."""
    value = tl.Any(allow_none=True)

    def __init__(self, journal: Journal | None = None, alone: bool = True):
        self.journal = journal or Journal()
        self._alone, self._looked_at = alone, alone
        self._drawn: tuple | None = None
        super().__init__(classes=["hb-screen", f"hb-{self.name}", *(["hb-alone"] if alone else [])])
        self._dress = (self._of_its_own(),) if alone else ()
        for page in self._dress:
            self.journal.observe(lambda change, page=page: page.point_at(change.new), "pointed")
            self.journal.observe(lambda change, page=page: page.tell(change.new.text, change.new.kind), "notice")
            self.journal.observe(lambda change, page=page: page.save_file(change.new), "handed")
        self.journal.observe(self._update, list(self.follow))
        self._update()

    def _of_its_own(self) -> Page:
        answers = {"look_up": self._look_up, "found": self._offer_unfinished, "looked": self._look}
        return Page(answers, tells=True, log=self.journal.log_id)

    def _look(self, event: dict) -> None:
        """Looked at again: what was saved elsewhere is read. A notebook that names a day keeps it."""
        self.journal.guarded(self.journal.look, None if self.journal.keeps_day else day_of(event))()

    def show(self, looked_at: bool) -> None:
        """Tell the screen whether it is the one being looked at."""
        self._looked_at = looked_at
        self._update()

    def _update(self, _: Any = None) -> None:
        """Draw again where what is followed has changed since; several changes at once are one."""
        followed = self._followed()
        same = self._drawn is not None and all(old is new for old, new in zip(self._drawn, followed, strict=True))
        if self._looked_at and not same:
            self._drawn = followed
            self._draw_again()

    def _draw_again(self) -> None:
        aside = set_aside(self.journal.history) if self._alone else ()
        fill(self, *self._dress, *aside, *self._draw(), *self._readers_ask(), *self._in_the_book())

    def _followed(self) -> tuple[Any, ...]:
        return tuple(getattr(self.journal, name) for name in self.follow)

    def _look_up(self, event: dict) -> None:
        self.journal.guarded(self.journal.look_up, event["id"])()

    def _offer_unfinished(self, event: dict) -> None:
        self.journal.guarded(self.journal.offer_unfinished, event["sessions"])()

    def _readers_ask(self) -> list[ipw.Widget]:
        markup = questions(self.journal.library, self.name)
        return [html(markup, "hb-questions")] if markup else []

    def _in_the_book(self) -> list[ipw.Widget]:
        return self._to_chapter(self.chapter) if self.chapter else []

    def _to_chapter(self, id: str, lead: str = "In the book:") -> list[ipw.Widget]:
        """The way to a chapter, on the page; a screen that stands alone is in a chapter already."""
        return [] if self._alone else chapter_line(id, lead)

    def _draw(self) -> list[ipw.Widget]:
        raise NotImplementedError
