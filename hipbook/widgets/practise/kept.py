"""Sessions as a browser stores them, and what can still be done with one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...content.loader import Library
from ...model.routine import Item
from ...session.events import PlayerEvent, Worked, read_events
from ...session.run import SessionRun

StoredSession = Mapping[str, Any]


@dataclass(frozen=True)
class Part:
    """A session under way, with the events of its player since it (or the rest after something was too much) began.

    ``pain`` is the pain before the session, where it is known.
    """

    run: SessionRun
    events: tuple[PlayerEvent, ...] = ()
    pain: int | None = None
    unread: int = 0
    """Messages that the browser kept and that cannot be read; it counts them too."""

    @property
    def token(self) -> str:
        """What the browser keeps it under."""
        return self.run.token

    @property
    def stop(self) -> Worked | None:
        """What was too much, where it came to that."""
        worked = (event for event in self.events if isinstance(event, Worked))
        return next((event for event in worked if event.event == "too_much"), None)

    @property
    def rest(self) -> tuple[Item, ...]:
        """What stands after that in the session."""
        return self.run.items[self.stop.item + 1 :] if self.stop else ()

    @property
    def ended(self) -> bool:
        """Has the player nothing more to lead?"""
        return any(event.event in ("finished", "too_much") for event in self.events)

    @property
    def begun(self) -> bool:
        """Would anything be lost with it?"""
        return bool(self.events or self.run.led)

    def hear(self, event: PlayerEvent) -> Part:
        """With one more event."""
        return replace(self, events=(*self.events, event))

    def as_stored(self) -> StoredSession:
        """As the browser keeps it."""
        return {"plan": self.run.as_stored(), "done": [event.model_dump() for event in self.events]}


@dataclass(frozen=True)
class Offer:
    """A kept session and whether the player may still lead it; without a part it cannot be read, and ``problem`` says so."""

    uid: str
    part: Part | None
    leads: bool = False
    problem: str = ""


def offered(stored: StoredSession, library: Library, today: date) -> Offer:
    """What can be done with a kept session. One that had come to its end, or is of another day, is not led any more."""
    try:
        run = SessionRun.from_stored(stored["plan"], library)
    except ValueError as problem:
        return Offer(uid_of(stored), None, problem=str(problem))
    messages = stored.get("done", ())
    events = read_events(messages, run.steps(library, None))
    part = Part(run, events, unread=len(messages) - len(events))
    return Offer(uid_of(stored), part, leads=not part.ended and part.run.on == today)


def uid_of(stored: StoredSession) -> str:
    """The uid a kept session is logged under, readable or not."""
    return str(stored["plan"].get("uid"))


def token_of(stored: StoredSession) -> str:
    """What the browser keeps it under, readable or not."""
    return f"{uid_of(stored)}-{stored['plan'].get('begin')}"


def with_event(stored: Iterable[StoredSession], token: str, event: PlayerEvent) -> tuple[StoredSession, ...]:
    """Stored sessions, one of them with one more event."""
    fields = event.model_dump()
    return tuple({**one, "done": [*one.get("done", ()), fields]} if token_of(one) == token else one for one in stored)


def without(stored: Iterable[StoredSession], uid: str) -> tuple[StoredSession, ...]:
    """Kept sessions but the one of this uid."""
    return tuple(one for one in stored if uid_of(one) != uid)
