"""Sessions that a browser kept: which of them are worth offering again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..content.loader import Library
from .events import read_events
from .run import SessionRun


def signs_of(stored: Mapping[str, Any]) -> frozenset[str]:
    """The stop signs that were ticked in it.

    >>> signs_of({"plan": {"signs": ["giving_way"]}}), signs_of({"plan": {}})
    (frozenset({'giving_way'}), frozenset())
    """
    signs = stored["plan"].get("signs")
    return frozenset(sign for sign in signs if isinstance(sign, str)) if isinstance(signs, list) else frozenset()


def is_worth_offering(stored: Mapping[str, Any], library: Library, today: date) -> bool:
    """May it be led on, was anything done in it, or a stop sign ticked? What cannot be read is offered too, to say so.

    >>> from hipbook.content.loader import library
    >>> run = SessionRun.of("a" * 32, date(2026, 1, 5), (), library())
    >>> [is_worth_offering({"plan": run.as_stored()}, library(), date(2026, 1, day)) for day in (5, 6)]
    [True, False]
    """
    try:
        run = SessionRun.from_stored(stored["plan"], library)
    except ValueError:
        return True
    events = read_events(stored.get("done", ()), run.steps(library, None))
    if signs_of(stored):
        return True
    may_go_on = run.on == today and not any(event.event == "finished" for event in events)
    return may_go_on or bool(run.worked(events))
