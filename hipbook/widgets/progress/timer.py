"""One try of a home test in the browser: a countdown, a stopwatch, or the phone's own level."""

from __future__ import annotations

from collections.abc import Callable

import anywidget
import traitlets as tl

from ..base.page import STATIC

KINDS = ("count", "hold", "angle", "stages")


class Trial(anywidget.AnyWidget):
    """Leads one try of a kind (``count``, ``hold``, ``angle``, ``stages``) and tells what it found.

    ``count`` rings at the end of ``seconds``; ``hold`` runs until stopped, at most ``seconds``; ``angle`` reads the
    phone's level where the browser gives it (on https), and says so where it does not. Nothing is saved here.
    """

    _esm = STATIC / "trial.js"
    kind = tl.Enum(KINDS).tag(sync=True)
    seconds = tl.Float().tag(sync=True)
    say = tl.Unicode().tag(sync=True)

    def __init__(self, kind: str, seconds: float, say: str, on_result: Callable[[float | None], None]):
        self._on_result = on_result
        super().__init__(kind=kind, seconds=seconds, say=say)
        self.on_msg(self._heard)

    def _heard(self, _, message: dict, __) -> None:
        if message.get("event") == "found":
            value = message.get("value")
            self._on_result(float(value) if isinstance(value, (int, float)) else None)
