"""A date, and not knowing it."""

from __future__ import annotations

from typing import Any

import ipywidgets as ipw
import traitlets as tl

from ...screening.effects import NOT_SURE, as_date
from .controls import classed, esc, html


class Day(ipw.VBox):
    """A date, by the browser's own calendar; with ``unsure``, not knowing it is an answer. ``value`` is ISO text."""

    value = tl.Any(None, allow_none=True)

    def __init__(self, ask: str, before: Any = None, unsure: bool = False):
        self._picker = ipw.DatePicker(value=as_date(before) if before else None)
        self._unsure = ipw.Checkbox(description="I am not sure of the date", value=before == NOT_SURE, indent=False)
        shown = [self._picker, self._unsure] if unsure else [self._picker]
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), *shown], **classed("hb-line"))
        for control in (self._picker, self._unsure):
            control.observe(lambda _: self._read(), "value")
        self._read()

    def _read(self) -> None:
        self.value = str(self._picker.value) if self._picker.value else NOT_SURE if self._unsure.value else None
