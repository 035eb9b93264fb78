"""The player: leads a session in the browser alone, and tells Python what was really done."""

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
from ...session.step import Step
from ..base.page import STATIC
from ..base.saved_output import Shown

SCRIPTS = ("engine.js", "cues.js", "device.js", "keeping.js", "player.js")
EVENTS = ("started", "done", "skipped", "too_much", "finished")
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
    this side has not ``heard``; what is known already is not told on. It keeps ``plan`` (ids and numbers) with what was
    done until the session is ``over``, so that a reload misses nothing, unless ``keep`` is off.

    >>> player = Player([], on_event=print)
    >>> player._heard(player, {"event": "started"}, [])
    {'event': 'started'}
    >>> player._heard(player, {"event": "started"}, [])
    >>> player.events
    [{'event': 'started'}]
    """

    _esm = "\n".join((STATIC / name).read_text("utf-8") for name in SCRIPTS)
    _css = STATIC / "player.css"
    steps = tl.List(tl.Dict()).tag(sync=True)
    figures = tl.Dict().tag(sync=True)
    """The drawings of its exercises, as SVG, by the name a step gives as its figure."""
    token = tl.Unicode().tag(sync=True)
    plan = tl.Dict().tag(sync=True)
    keep = tl.Bool(True).tag(sync=True)
    over = tl.Bool(False).tag(sync=True)
    heard = tl.Int(0).tag(sync=True)
    events = tl.List(tl.Dict())

    def __init__(self, session: Session = (), on_event: Callable[[dict], Any] | None = None, **traits: Any):
        self._on_event = on_event
        leads = _led(session)
        super().__init__(steps=leads, figures=_drawn(leads), **{"token": uuid4().hex, **traits})
        self.heard = len(self.events)
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: dict, __: Any) -> None:
        if message.get("event") not in EVENTS or message in self.events:
            return
        self.events = [*self.events, message]
        self.heard = len(self.events)
        if self._on_event:
            self._on_event(message)


def _led(session: Session) -> list[dict[str, Any]]:
    """Whatever was given as steps the browser understands."""
    given = list(session.items if isinstance(session, Day) else session)
    items = tuple(one for one in given if isinstance(one, Item))
    leads = steps(items, library()) if items and len(items) == len(given) else given
    known = [asdict(one) if isinstance(one, Step) else one for one in leads]
    told = [dict(one) for one in known if isinstance(one, Mapping) and "kind" in one]
    if len(told) < len(known):
        raise TypeError("Player leads a day of a routine, its items, or steps: Player(routine.days[0].items)")
    return told


def _drawn(leads: list[dict[str, Any]]) -> dict[str, str]:
    """The drawings there are of what is led."""
    ids = {id for step in leads if (id := step.get("figure"))}
    return {id: drawn for id in sorted(ids) if (drawn := figure(id))}
