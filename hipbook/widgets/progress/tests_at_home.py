"""The home tests by themselves, for a chapter: over the reader's own log only, whose check says which are for them."""

from __future__ import annotations

import ipywidgets as ipw

from ..base.screen import Screen
from ..journal import Journal
from ..mine import shared
from .home_tests import HomeTests

THE_PAGE = "The check is on the page of this book: open it by the link above, and come back here."


class TestsAtHome(Screen):
    """The home tests of the reader. Nobody takes a test by the answers of somebody made up."""

    __test__ = False
    name = "at-home"
    follow = ()

    def __init__(self, journal: Journal | None = None):
        super().__init__(journal or shared())
        self.journal.observe(self._elsewhere, "screen")

    def _elsewhere(self, change) -> None:
        """A screen was asked for that a chapter does not have."""
        if change.new != "today":
            self.journal.go("today")
            self.journal.tell(THE_PAGE)

    def _draw(self) -> list[ipw.Widget]:
        return [HomeTests(self.journal)]
