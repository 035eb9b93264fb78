"""The page around the screens: navigation, look, messages, files to save; and the browser's first word."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path

import anywidget
import traitlets as tl

from ..figures import figure

STATIC = Path(__file__).parent / "static"


class Page(anywidget.AnyWidget):
    """Gives the screens their look and, where ``screens`` are named, the navigation between them.

    The browser says "ready" when the page is up (with the reader's own date), "show" when a screen is chosen, "look_up" when a link to an exercise is followed,
    and "figures" when places for drawings come into view: so a page is usable before they are sent.
    """

    _esm = STATIC / "page.js"
    _css = STATIC / "hipbook.css"
    screens = tl.List(tl.Dict()).tag(sync=True)
    screen = tl.Unicode("").tag(sync=True)
    notice = tl.Dict().tag(sync=True)
    banner = tl.Unicode("").tag(sync=True)
    address = tl.Unicode("").tag(sync=True)
    """What stands behind # in the page's address, so that an exercise can be linked to."""

    def __init__(
        self,
        ready: Callable[[date], None] | None = None,
        show: Callable[[str], None] | None = None,
        look_up: Callable[[str], None] | None = None,
        **traits,
    ):
        self._ready, self._show, self._look_up = ready, show, look_up
        super().__init__(**traits)
        self.on_msg(self._heard)

    def _heard(self, _, message: dict, __) -> None:
        if message.get("event") == "ready" and self._ready:
            self._ready(date.fromisoformat(message["today"]))
        if message.get("event") == "show" and self._show:
            self._show(message["screen"])
        if message.get("event") == "look_up" and self._look_up:
            self._look_up(message["id"])
        if message.get("event") == "figures":
            self.send({"figures": {id: figure(id) for id in message["ids"]}})

    def offer(self, name: str, content: str | bytes, kind: str, view: bool = False) -> None:
        """Hand a file to the browser: to save, or to view (and print) in a page of its own."""
        raw = content.encode() if isinstance(content, str) else content
        self.send({"file": name, "kind": kind, "base64": base64.b64encode(raw).decode(), "view": view})
