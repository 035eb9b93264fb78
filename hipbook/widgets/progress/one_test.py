"""One home test by itself, for a chapter: by the same form, over the reader's own log, whose check says whether it is for them."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw

from ..base.screen import Screen
from ..journal import Journal
from ..mine import shared
from .home_tests import HomeTests

ELSEWHERE = "The check is on the page of this book. Open the page, answer the check, and come back here."


class OneTest(Screen):
    """A home test. Nobody takes one by the answers of somebody made up.

    >>> from hipbook.log.store import Log
    >>> test = OneTest("flexion_supine", Journal(Log.memory()))
    >>> test.measure
    'flexion_supine'
    """

    name = "one-test"
    follow = ()

    def __init__(self, measure: str, journal: Journal | None = None):
        self.measure = measure
        super().__init__(journal or shared())
        self.journal.observe(self._asked_elsewhere, "screen")

    def _asked_elsewhere(self, change: Any) -> None:
        """A screen was asked for that a chapter does not have."""
        if change.new == "check":
            self.journal.tell(ELSEWHERE)

    def _draw(self) -> list[ipw.Widget]:
        return [HomeTests(self.journal, self.measure)]
