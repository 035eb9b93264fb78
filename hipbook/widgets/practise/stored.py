"""Sessions stored in a browser, and whether one can still be led or saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ...content.loader import Library
from ...history.pauses import flaring
from ...model.records import History
from ...session.events import PlayerEvent, Slip, Worked, read_events, standing
from ...session.kept import signs_of
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
    signs: frozenset[str] = frozenset()
    """The stop signs that are ticked for what was too much."""

    @property
    def token(self) -> str:
        """The browser's key for it."""
        return self.run.token

    @property
    def stop(self) -> Worked | None:
        """The event of the step that was too much, or None; not one that was a slip."""
        worked = (event for event in standing(self.events) if isinstance(event, Worked))
        return next((event for event in worked if event.event == "too_much"), None)

    @property
    def ended(self) -> bool:
        """Has the player nothing more to lead?"""
        return any(event.event in ("finished", "too_much") for event in standing(self.events))

    @property
    def begun(self) -> bool:
        """Was anything done in it, so that something would be lost?"""
        return bool(self.events or self.run.led)

    def hear(self, event: PlayerEvent) -> Part:
        """The part with one more event."""
        return replace(self, events=(*self.events, event))

    def without_stop(self) -> Part:
        """The part, where its stop was a slip."""
        return self.hear(Slip.after(self.stop)) if self.stop else self

    def as_stored(self) -> StoredSession:
        """The part as plain values, for the browser to store."""
        return {"plan": self.plan, "done": [event.as_message() for event in self.events]}

    @property
    def plan(self) -> dict[str, Any]:
        """What it is, in ids and numbers. A stop sign is kept from the moment it is ticked."""
        return self.run.as_stored() | ({"signs": sorted(self.signs)} if self.signs else {})


@dataclass(frozen=True)
class Offer:
    """A kept session and whether the player may still lead it; without a part it cannot be read, and ``problem`` says so."""

    uid: str
    part: Part | None
    leads: bool = False
    problem: str = ""

    signs: frozenset[str] = frozenset()
    """The stop signs that are ticked in it, readable or not."""

    @property
    def is_only_saved(self) -> bool:
        """Is a stop sign ticked for what was too much in it? Then it is not left."""
        return bool(self.signs and self.part and self.part.stop)


def offered(stored: StoredSession, library: Library, history: History, today: date) -> Offer:
    """What can be done with a kept session. One that had come to its end, is of another day or of before a flare, is not
    led any more."""
    signs = signs_of(stored) & library.stop_signs.keys()
    try:
        run = SessionRun.from_stored(stored["plan"], library)
    except ValueError as problem:
        return Offer(uid_of(stored), None, problem=str(problem), signs=signs)
    messages = stored.get("done", ())
    events = read_events(messages, run.steps(library, None))
    part = Part(run, events, unread=len(messages) - len(events), signs=signs)
    return Offer(
        uid_of(stored),
        part,
        leads=not signs and not part.ended and part.run.on == today and not _flared_since(stored, history, today),
        signs=signs,
    )


def _flared_since(stored: StoredSession, history: History, today: date) -> bool:
    """Did the flare that goes on begin after this session did?"""
    if not flaring(history, today):
        return False
    try:
        begun = datetime.fromisoformat(stored["started_at"])
    except (KeyError, TypeError, ValueError):
        return True
    noted = history.flares[-1].at
    return noted is None or begun.tzinfo is None or noted > begun


def uid_of(stored: StoredSession) -> str:
    """The uid a kept session is logged under, readable or not."""
    return str(stored["plan"].get("uid"))


def foremost(sessions: Sequence[StoredSession]) -> StoredSession:
    """The kept session that is offered: the newest, but before all others one with a stop sign."""
    return next(filter(signs_of, sessions), sessions[0])


def token_of(stored: StoredSession) -> str:
    """The browser's key for a stored session, readable or not."""
    return f"{uid_of(stored)}-{stored['plan'].get('begin')}"


def with_event(stored: Iterable[StoredSession], token: str, event: PlayerEvent) -> tuple[StoredSession, ...]:
    """Stored sessions, one of them with one more event."""
    fields = event.as_message()
    return tuple({**one, "done": [*one.get("done", ()), fields]} if token_of(one) == token else one for one in stored)


def without(stored: Iterable[StoredSession], uid: str) -> tuple[StoredSession, ...]:
    """Kept sessions but the one of this uid."""
    return tuple(one for one in stored if uid_of(one) != uid)
