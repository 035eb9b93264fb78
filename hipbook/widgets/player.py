"""The player: leads a session in the browser alone, and tells Python what was really done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from uuid import uuid4

import anywidget
import traitlets as tl

STATIC = Path(__file__).parent / "static"
EVENTS = ("started", "done", "skipped", "too_much", "finished")


class Player(anywidget.AnyWidget):
    """Leads the ``steps`` (each a step of ``hipbook.session`` as a dict); a slow or lost kernel does not stop it.

    ``events`` holds what the browser told, in order; for one step the last word counts.
    After a reload the browser tells everything again, so that a new Python with the same ``token`` misses nothing;
    what is known already is not told on.

    >>> player = Player([], on_event=print)
    >>> player._heard(player, {"event": "started"}, [])
    {'event': 'started'}
    >>> player._heard(player, {"event": "started"}, [])
    >>> player.events
    [{'event': 'started'}]
    """

    _esm = STATIC / "player.js"
    _css = STATIC / "player.css"
    steps = tl.List(tl.Dict()).tag(sync=True)
    token = tl.Unicode().tag(sync=True)
    events = tl.List(tl.Dict())

    def __init__(self, steps: Iterable[dict] = (), on_event: Callable[[dict], Any] | None = None, **traits: Any):
        self._on_event = on_event
        super().__init__(steps=list(steps), **{"token": str(uuid4()), **traits})
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: dict, __: Any) -> None:
        if message.get("event") not in EVENTS or message in self.events:
            return
        self.events = [*self.events, message]
        if self._on_event:
            self._on_event(message)
