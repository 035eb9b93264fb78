"""The practice days of a routine as a calendar file (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from math import ceil

from icalendar import Calendar, Event

from ..content.dosage import dose_words
from ..content.loader import Library
from ..model.routine import WEEKDAYS, Day, Routine
from ..wording import lower_first

MAKER = "-//hipbook//hip-care workbook//EN"
WEEKS = 12


def calendar(
    routine: Routine, library: Library, *, today: date, at: time = time(8), stamp: datetime | None = None,
    weeks: int = WEEKS,
) -> bytes:  # fmt: skip
    """A weekly event for each practice day, from ``today`` on, ``at`` a time of wherever the reader is.

    The same inputs give the same bytes, and each weekday keeps its uid, so that a newer file replaces an older one.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.profile import Profile
    >>> from hipbook.planning.planner import plan
    >>> week = plan(Profile(age=46, days_per_week=3), library(), on=date(2026, 1, 5))
    >>> calendar(week, library(), today=date(2026, 1, 5)).count(b"BEGIN:VEVENT")
    3
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    stamp = stamp or datetime.combine(today, time(), UTC)
    for weekday, day in enumerate(routine.days):
        if day.items:
            start = datetime.combine(_next(weekday, today), at)
            made.add_component(_event(WEEKDAYS[weekday], day, library, start, stamp.astimezone(UTC), weeks))
    written: bytes = made.to_ical()
    return written


def _next(weekday: int, today: date) -> date:
    return today + timedelta((weekday - today.weekday()) % 7)


def _event(name: str, day: Day, library: Library, start: datetime, stamp: datetime, weeks: int) -> Event:
    event = Event()
    event.add("uid", f"practice-{lower_first(name)}@hipbook.invalid")
    event.add("dtstamp", stamp)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=max(1, ceil(day.minutes))))
    event.add("rrule", {"freq": "weekly", "count": weeks})
    event.add("summary", "Hip practice")
    event.add("description", "\n".join(f"{library.item(i.exercise).name}: {dose_words(i, library)}" for i in day.items))
    event.add("class", "PRIVATE")
    return event
