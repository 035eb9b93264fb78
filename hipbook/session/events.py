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


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True)

    spent: Seconds = 0
    """Seconds led so far, rests and all."""


class Started(_Event):
    """The session began."""

    event: Literal["started"]


class Worked(_Event):
    """A work step ended.

    It was led to its end, skipped, or too much; ``index`` is its place among the steps.
    """

    event: Literal["done", "skipped", "too_much"]
    index: Place
    item: Place
    exercise: Text
    side: Side | None
    seconds: Seconds
    reps: Place | None

    @classmethod
    def in_full(cls, index: int, step: Step) -> Worked:
        """The event of a step that was led to its end."""
        return cls(
            event="done", index=index, item=step.item, exercise=step.exercise, side=step.side, seconds=step.seconds,
            reps=step.reps,
        )  # fmt: skip


class Finished(_Event):
    """The session came to its end."""

    event: Literal["finished"]


PlayerEvent = Started | Worked | Finished
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


def _is_of(event: Worked, steps: Led) -> bool:
    """Is an event about a step of the session: its item, exercise and side? The way to an exercise has no side."""
    places = [_place(step) for step in steps]
    place = (event.item, event.exercise)
    return (*place, event.side) in places or (event.side is None and place in {(item, id) for item, id, _ in places})


def _place(step: Step | Mapping[str, Any]) -> tuple[int, str, Side | None]:
    if isinstance(step, Step):
        return step.item, step.exercise, step.side
    return step["item"], step["exercise"], step["side"]
