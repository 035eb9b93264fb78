"""The events of the player in the browser, as values; what cannot be read is left out and never ends a session."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from ..model.base import Seconds, Side, Text
from .step import Step

LOG = logging.getLogger(__name__)
Place = Annotated[int, Field(ge=0)]
LEFT_OUT = ("slips", "way")
"""Fields that a message has only where there is something to tell."""


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True)

    spent: Seconds = 0
    """Seconds led so far, rests and all."""

    slips: Place = 0
    """How often before this a stop was taken back, so that what happens again is not what is sent again."""

    def as_message(self) -> dict[str, Any]:
        """The event as the browser tells it."""
        return self.model_dump(exclude={name for name in LEFT_OUT if not getattr(self, name, None)})


class Started(_Event):
    """The session began."""

    event: Literal["started"]


class Worked(_Event):
    """A work step ended.

    It was led to its end, skipped, or too much; ``index`` is its place among the steps. ``way`` is the way down or up
    that was too much: it belongs to no exercise, though ``exercise`` names the one it leads to or from.
    """

    event: Literal["done", "skipped", "too_much"]
    index: Place
    item: Place
    exercise: Text
    side: Side | None
    seconds: Seconds
    reps: Place | None
    way: Literal["down", "up"] | None = None

    @classmethod
    def in_full(cls, index: int, step: Step) -> Worked:
        """The event of a step that was led to its end."""
        return cls(
            event="done", index=index, item=step.item, exercise=step.exercise, side=step.side, seconds=step.seconds,
            reps=step.reps,
        )  # fmt: skip


class Slip(_Event):
    """The stop of the step at ``index`` was a slip of the hand: nothing was too much."""

    event: Literal["slip"]
    index: Place

    @classmethod
    def after(cls, stop: Worked) -> Slip:
        """The event that takes a stop back."""
        return cls(event="slip", index=stop.index, spent=stop.spent, slips=stop.slips)


class Finished(_Event):
    """The session came to its end."""

    event: Literal["finished"]


PlayerEvent = Started | Worked | Slip | Finished
_READER: TypeAdapter[PlayerEvent] = TypeAdapter(Annotated[PlayerEvent, Field(discriminator="event")])
Led = Iterable[Step | Mapping[str, Any]]
"""The steps of a session, as values or as the player is given them."""


def read_event(message: Any, steps: Led) -> PlayerEvent | None:
    """One message as an event of the session that leads these steps; None, and a warning in the log, where it is none.

    >>> read_event({"event": "started"}, ()).event
    'started'
    >>> read_event({"event": "done", "seconds": "many"}, ()) is None
    True
    """
    try:
        event = _READER.validate_python(message)
    except ValidationError as problem:
        LOG.warning("Ignored an event of the player that cannot be read: %s", problem)
        return None
    if isinstance(event, Worked) and not _is_of(event, steps):
        LOG.warning("Ignored an event of the player that is about no step of the session: %r", event)
        return None
    return event


def read_events(messages: Any, steps: Led) -> tuple[PlayerEvent, ...]:
    """The readable events among a browser's stored messages."""
    led = tuple(steps)
    stored = messages if isinstance(messages, list | tuple) else ()
    return tuple(event for message in stored if (event := read_event(message, led)))


def standing(events: Iterable[PlayerEvent]) -> tuple[PlayerEvent, ...]:
    """The events without the stops that were slips.

    >>> standing([Started(event="started"), Slip(event="slip", index=0)])
    (Started(spent=0, slips=0, event='started'),)
    """
    stand: list[PlayerEvent] = []
    for event in events:
        if isinstance(event, Slip):
            stand = [other for other in stand if not _takes_back(event, other)]
        else:
            stand.append(event)
    return tuple(stand)


def _takes_back(slip: Slip, event: PlayerEvent) -> bool:
    return isinstance(event, Worked) and event.event == "too_much" and event.index == slip.index


def _is_of(event: Worked, steps: Led) -> bool:
    """Is an event about a step of the session: its item, exercise and side? The way to an exercise has no side."""
    places = [_place(step) for step in steps]
    place = (event.item, event.exercise)
    return (*place, event.side) in places or (event.side is None and place in {(item, id) for item, id, _ in places})


def _place(step: Step | Mapping[str, Any]) -> tuple[int, str, Side | None]:
    if isinstance(step, Step):
        return step.item, step.exercise, step.side
    return step["item"], step["exercise"], step["side"]
