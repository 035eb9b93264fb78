"""The home tests by themselves, for a chapter: over the reader's own log only, whose check says which are for them."""

from __future__ import annotations

import ipywidgets as ipw

from ..base.screen import Screen
from ..journal import Journal
from ..mine import shared
from .home_tests import HomeTests


class TestsAtHome(Screen):
    """The home tests of the reader, or ``only`` one. Nobody takes a test by the answers of somebody made up.

    >>> from hipbook.log.store import Log
    >>> TestsAtHome("flexion_supine", Journal(Log.memory())).only
    'flexion_supine'
    """

    __test__ = False
    name = "at-home"
    follow = ()

    def __init__(self, only: str = "", journal: Journal | None = None):
        self.only = only
        super().__init__(journal or shared())

    def _draw(self) -> list[ipw.Widget]:
        return [HomeTests(self.journal, self.only, in_chapter=True)]
