"""The practice days of a routine as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from ..content.dosage import dose_words
from ..content.loader import Library
from ..model.routine import WEEKDAYS, Day, Routine

MAKER = "-//hipbook//hip-care workbook//EN"
WEEKS = 12
FIRST_SEQUENCE = datetime(2025, 1, 1, tzinfo=UTC)
"""Seconds from here fit into the 32 bits of a sequence until 2093."""


def calendar(
    routine: Routine, library: Library, *, log_id: str, today: date, stamp: datetime, at: time = time(8),
    weeks: int = WEEKS,
) -> bytes:  # fmt: skip
    """A weekly event for each practice day, from ``today`` on, ``at`` a time of wherever the reader is.

    Each weekday of a log keeps its uid, and the moment of making, ``stamp``, its sequence and stamps: what has the same
    uid and a greater sequence, then a later stamp, takes the place of what a calendar holds (RFC 5546, 2.1.5).

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.planning.planner import plan
    >>> week = plan(Profile(age=46, days_per_week=3), library(), on=date(2026, 1, 5))
    >>> stamp = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
    >>> calendar(week, library(), log_id="a1", today=date(2026, 1, 5), stamp=stamp).count(b"BEGIN:VEVENT")
    3
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    for weekday, day in enumerate(routine.days):
        if day.items:
            event = _event(day, library, datetime.combine(_next(weekday, today), at), weeks)
            event.add("uid", _uid(log_id, weekday))
            _date(event, stamp.astimezone(UTC))
            made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _next(weekday: int, today: date) -> date:
    return today + timedelta((weekday - today.weekday()) % 7)


def _uid(log_id: str, weekday: int) -> str:
    """One for each weekday of each log; nobody reads the log's own name out of it."""
    return str(uuid5(NAMESPACE_URL, f"hipbook:{log_id}/practice/{WEEKDAYS[weekday]}"))


def _date(event: Event, stamp: datetime) -> None:
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", max(0, int((stamp - FIRST_SEQUENCE).total_seconds())))


def _event(day: Day, library: Library, start: datetime, weeks: int) -> Event:
    event = Event()
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=max(1, ceil(day.minutes))))
    event.add("rrule", {"freq": "weekly", "count": weeks})
    event.add("summary", "Hip practice")
    event.add("description", "\n".join(f"{library.item(i.exercise).name}: {dose_words(i, library)}" for i in day.items))
    event.add("class", "PRIVATE")
    return event
