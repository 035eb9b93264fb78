"""The base of the lessons' interactive explanations: controls over a pure function, whose answer follows them."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw
import traitlets as tl

from ..base.controls import Column, card, html
from ..base.page import Page


class Explanation(Column):
    """Controls over a pure function. ``value`` is what the function said last.

    Subclasses name their ``controls`` (each with a ``value``) and say in ``_answer`` what follows from them:
    the value, and the markup that shows it.
    """

    value = tl.Any(allow_none=True)

    def __init__(self, *controls: ipw.Widget):
        self._answer_box = html("", "hb-answer")
        super().__init__(Page(), card(*controls), card(self._answer_box))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        for control in controls:
            control.observe(self._update, "value")
        self._update()

    def _update(self, _: Any = None) -> None:
        self.value, self._answer_box.value = self._answer()

    def _answer(self) -> tuple[Any, str]:
        raise NotImplementedError
