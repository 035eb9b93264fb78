"""A fold whose inside is made when it is opened: a page of folds costs no more than what one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ipywidgets as ipw

from ..base.boxes import fill
from ..base.controls import Column, button, column
from ..journal import Journal

OPEN = "hb-open"
"""The class of an open fold's button: the page says so to those who hear it."""


class Fold(Column):
    """Something folded away. Its button names it and says what is inside; ``make`` gives what it holds once it opens."""

    def __init__(
        self, journal: Journal, name: str, inside: str, make: Callable[[], Iterable[ipw.Widget]], *classes: str
    ):
        self.name, self._make, self._room = name, make, column(classes=["hb-fold-room"])
        self.button = button(
            f"{name}\n{inside}", journal.guarded(self.turn), "hb-fold", *classes, says=f"{name}: {inside}"
        )
        super().__init__(self.button, self._room)

    @property
    def is_open(self) -> bool:
        return OPEN in self.button._dom_classes

    def turn(self) -> None:
        """Open it, or fold it away."""
        if self.is_open:
            self.button.remove_class(OPEN)
            fill(self._room)
        else:
            self.button.add_class(OPEN)
            fill(self._room, *self._make())
