"""What every screen is: a box that draws itself from the journal when it is looked at."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw
import traitlets as tl

from .journal import Journal
from .page import Page


class Screen(ipw.VBox):
    """A screen over a journal. Alone (in a notebook) it draws at once; in the dashboard when it is first shown.

    Subclasses name the journal's traits they ``follow`` and build their children in ``_draw``.
    """

    name = ""
    follow: tuple[str, ...] = ("history", "profile", "routine")
    value = tl.Any(allow_none=True)

    def __init__(self, journal: Journal | None = None, alone: bool = True):
        self.journal = journal or Journal()
        self._alone, self._stale, self._looked_at = alone, True, alone
        super().__init__([])
        for name in ("hb-screen", f"hb-{self.name}", *(["hb-alone"] if alone else [])):
            self.add_class(name)
        self.journal.observe(self._changed, list(self.follow))
        self._update()

    def show(self, looked_at: bool) -> None:
        """Tell the screen whether it is the one being looked at."""
        self._looked_at = looked_at
        self._update()

    def _changed(self, _: Any) -> None:
        self._stale = True
        self._update()

    def _update(self) -> None:
        if self._looked_at and self._stale:
            self._stale = False
            self.children = [*([Page()] if self._alone else []), *self._draw()]

    def _draw(self) -> list[ipw.Widget]:
        raise NotImplementedError
