"""The player widget: it leads a session in the browser alone, and sends events of the work done to Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import uuid4

import anywidget
import traitlets as tl

from ...content.drawings import figure
from ...content.loader import library
from ...model.routine import Day, Item
from ...session.builder import steps
from ...session.events import PlayerEvent, read_event
from ...session.step import Step
from ..base.page import STATIC
from ..base.saved_output import Shown

Session = Day | Iterable[Item | Step | Mapping[str, Any]]


class Player(Shown, anywidget.AnyWidget):
    """Leads a ``session``; a slow or lost kernel does not stop it.

    The session is a day of a routine, its items, or steps of ``hipbook.session.builder``:

    >>> import hipbook as hb
    >>> from datetime import date
    >>> week = hb.plan(hb.Profile(age=46), hb.library(), on=date(2026, 1, 5))
    >>> player = Player(week.days[0].items)
    >>> player.steps[0]["kind"], player.steps == Player(week.days[0]).steps
    ('ready', True)

    ``events`` holds what the browser told, in order; for one step the last word counts. The browser tells again what
    this side has not ``heard``; what is known already is not told on, and what cannot be read is left out. It keeps
    ``plan`` (ids and numbers) with what was done until the session is ``over``, so that a reload misses nothing, unless
    ``keep`` is off. Of a session that a browser kept, ``events`` and ``unread`` say how much is known already.

    >>> player = Player([], on_event=print)
    >>> player._heard(player, {"event": "started", "spent": 0}, [])
    spent=0.0 slips=0 event='started'
    >>> player._heard(player, {"event": "started", "spent": 0}, [])
    >>> len(player.events)
    1
    """

    _esm = STATIC / "player.js"
    _css = STATIC / "player.css"
    steps = tl.List(tl.Dict()).tag(sync=True)
    figures = tl.Dict().tag(sync=True)
    """The drawings of its exercises, as SVG, by the name a step gives as its figure."""
    token = tl.Unicode().tag(sync=True)
    plan = tl.Dict().tag(sync=True)
    keep = tl.Bool(True).tag(sync=True)
    log = tl.Unicode("").tag(sync=True)
    """The log that it leads for: what a browser keeps of how it is led belongs to that one."""
    over = tl.Bool(False).tag(sync=True)
    heard = tl.Int(0).tag(sync=True)

    def __init__(
        self,
        session: Session = (),
        on_event: Callable[[PlayerEvent], Any] | None = None,
        events: Iterable[PlayerEvent] = (),
        unread: int = 0,
        **traits: Any,
    ):
        self._on_event, self.events = on_event, list(events)
        self._messages: list[Any] = [event.as_message() for event in self.events]
        leads = _led(session)
        heard = len(self.events) + unread
        super().__init__(steps=leads, figures=_drawn(leads), heard=heard, **{"token": uuid4().hex, **traits})
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: Any, __: Any) -> None:
        if message in self._messages:
            return
        self._messages.append(message)
        # What cannot be read counts as heard too: it would be sent again for ever.
        self.heard += 1
        event = read_event(message, self.steps)
        if event is None:
            return
        self.events.append(event)
        if self._on_event:
            self._on_event(event)


def _led(session: Session) -> list[dict[str, Any]]:
    """A session as the steps that the browser is given. Raises TypeError where it is none."""
    given = list(session.items if isinstance(session, Day) else session)
    items = tuple(one for one in given if isinstance(one, Item))
    leads = steps(items, library()) if items and len(items) == len(given) else given
    plain = [asdict(one) if isinstance(one, Step) else one for one in leads]
    valid = [dict(one) for one in plain if isinstance(one, Mapping) and "kind" in one]
    if len(valid) < len(plain):
        raise TypeError("Player leads a day of a routine, its items, or steps: Player(routine.days[0].items)")
    return valid


def _drawn(leads: list[dict[str, Any]]) -> dict[str, str]:
    """The drawings of the steps, by the name of the figure; those that exist."""
    ids = {id for step in leads if (id := step.get("figure"))}
    return {id: drawn for id in sorted(ids) if (drawn := figure(id))}
