"""The page around the screens: navigation, look, messages, files to save; and the browser's first word."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import anywidget
import traitlets as tl

from ...content.drawings import figure
from ..reader import Handed

STATIC = Path(__file__).parents[1] / "static"


class Page(anywidget.AnyWidget):
    """Gives the screens their look and, where ``screens`` are named, the navigation between them.

    The browser says "ready" when the page is up (with the reader's own date, and the log this tab looked at before),
    "looked" when the page is looked at again or a day has passed, "found" with the sessions of this log that it kept and
    that were not saved, "show" when a screen is chosen, "look_up" when a link to an exercise is followed and "dropped" when
    a file is; ``answers`` holds what to do then. "figures" it says when places for drawings come into view: so a page is
    usable before they are sent.
    """

    _esm = STATIC / "page.js"
    _css = STATIC / "hipbook.css"
    screens = tl.List(tl.Dict()).tag(sync=True)
    screen = tl.Unicode("").tag(sync=True)
    notice = tl.Dict().tag(sync=True)
    tells = tl.Bool(False).tag(sync=True)
    """Does it show what is to be told? One page of a dashboard, or of a screen alone, does."""

    keeps = tl.Bool(False).tag(sync=True)
    """Does the browser keep a copy of the log? Only where the whole address is the reader's own."""

    log = tl.Unicode("").tag(sync=True)
    """The name of the reader's own log: what the browser keeps belongs to it. Empty until it is known."""

    passes = tl.Bool(False).tag(sync=True)
    """Is the log in memory? Then this tab remembers its name, and goes on with it when it is loaded again."""

    led = tl.Bool(False).tag(sync=True)
    """Is a session begun, led or completed? Then Practise is called by another name."""

    address = tl.Unicode("").tag(sync=True)
    """What stands behind # in the page's address, so that an exercise can be linked to."""

    def __init__(self, answers: Mapping[str, Callable[[dict], None]] | None = None, **traits):
        self.answers = {"figures": self._draw, **(answers or {})}
        self._turn = 0
        super().__init__(**traits)
        self.on_msg(self._heard)

    def _heard(self, _, message: dict, buffers: list) -> None:
        answer = self.answers.get(message.get("event", ""))
        if answer:
            answer(message | {"content": bytes(buffers[0]) if buffers else b""})

    def _draw(self, event: dict) -> None:
        self.send({"figures": {id: figure(id) for id in event["ids"]}})

    def tell(self, text: str, kind: str = "note") -> None:
        """Tell the reader something, also where it is the same as before."""
        self._turn += 1
        self.notice = {"text": text, "kind": kind, "turn": self._turn}

    def keep(self, text: str | None, today: date) -> None:
        """Have the browser keep this copy of the log in place of the one it has, or none."""
        self.send({"keep": {"text": text, "on": today.isoformat(), "log": self.log} if text else None})

    def forget(self, log: str) -> None:
        """Have the browser forget all that it keeps of a log that was erased."""
        self.send({"forget": log})

    def keep_draft(self, draft: dict) -> None:
        """Have the browser keep the half-done conversation in place of the one it has, or none."""
        self.send({"draft": {"log": self.log, "answers": draft} if draft else None})

    def keep_sets(self, sets: dict) -> None:
        """Have the browser keep these sets of exercises in place of those it has, or none."""
        self.send({"sets": {"log": self.log, **sets} if sets else None})

    def ask_to_last(self, only_tell: bool = False) -> None:
        """Ask the browser to keep what it holds until the reader clears it, or only whether it will: "lasting" answers."""
        self.send({"last": "tell" if only_tell else "ask"})

    def ask_copy(self) -> None:
        """Ask the browser for its copy: it answers with "given"."""
        self.send({"give": True})

    def bring_up(self, name: str) -> None:
        """Bring what has this class into view, once it holds something."""
        self.send({"up": name})

    def point_at(self, name: str) -> None:
        """Give what has this class the focus; nothing where no class is named."""
        if name:
            self.send({"focus": name})

    def begin_anew(self) -> None:
        """Show the screen from its title: another person's log is looked at."""
        self.send({"top": True})

    def save_file(self, file: Handed) -> None:
        """Hand a file to the browser to save."""
        self.offer(file.name, file.content, file.kind)

    def offer(self, name: str, content: str | bytes, kind: str, view: bool = False) -> None:
        """Hand a file to the browser: to save, or to view (and print) in a page of its own."""
        raw = content.encode() if isinstance(content, str) else content
        self.send({"file": name, "kind": kind, "base64": base64.b64encode(raw).decode(), "view": view})


def day_of(event: Mapping[str, Any]) -> date | None:
    """The reader's own day, as their browser says it; None where its clock shows none that a calendar has.

    >>> day_of({"today": "2026-01-05"}), day_of({"today": "12026-01-05"})
    (datetime.date(2026, 1, 5), None)
    """
    try:
        return date.fromisoformat(event["today"])
    except (KeyError, TypeError, ValueError):
        return None
