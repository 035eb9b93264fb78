"""A person before Share, without a browser: sees words, presses buttons, chooses files and is handed some."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from datetime import date

import ipywidgets as ipw

from hipbook.log.store import Log
from hipbook.widgets.journal import Journal
from hipbook.widgets.share.screen import Share


class Looker:
    """Whoever sees what stands below a widget, ``root``, and presses what is there."""

    root: ipw.Widget

    def press(self, name: str) -> None:
        self.find(name).click()

    def find(self, name: str) -> ipw.Widget:
        return next(widget for widget in self.all() if name in widget._dom_classes)

    def all(self, root: ipw.Widget | None = None) -> Iterator[ipw.Widget]:
        for child in getattr(root or self.root, "children", ()):
            yield child
            yield from self.all(child)

    def has(self, name: str) -> bool:
        return any(name in widget._dom_classes for widget in self.all())

    @property
    def sees(self) -> str:
        return " ".join(widget.value for widget in self.all() if isinstance(widget, ipw.HTML))


class Reader(Looker):
    def __init__(self, log: Log, today: date):
        self.journal = Journal(log, today)
        self.root = self.screen = Share(self.journal)
        self.files: list[tuple[str, bytes, bool]] = []
        self.brought_up: list[str] = []
        self.screen._page.send = self._receive
        self.screen._page.bring_up = self.brought_up.append

    def _receive(self, message: dict) -> None:
        self.files.append((message["file"], base64.b64decode(message["base64"]), message["view"]))

    def choose(self, content: bytes, name: str = "copy.json", card: str = "import", size: int | None = None) -> None:
        """Choose a file by a card's own button, as the browser sends it."""
        assert {f"hb-{card}", "hb-choose-file"} <= {*self.find(f"hb-{card}")._dom_classes}
        size = len(content) if size is None else size
        self.screen._page.answers["dropped"]({"name": name, "size": size, "content": content})


def exported(log: Log, tables: bool = False) -> bytes:
    """What Share saves of a log."""
    written = io.BytesIO()
    (log.export_csv if tables else log.export_json)(written)
    return written.getvalue()
