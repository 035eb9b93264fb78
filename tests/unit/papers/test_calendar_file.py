"""The calendar file: a log's own events, a newer file over an older one, and the same to two readers of the format."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from hipbook.content.loader import library
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.papers.calendar_file import WEEKS, calendar
from hipbook.planning.planner import plan

TODAY = date(2026, 3, 29)
LIBRARY = library()
WEEK = plan(Profile(age=46, days_per_week=3), LIBRARY, on=TODAY)
MADE = datetime(2026, 3, 29, 17, 5, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2025, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)


def made(log_id: str = "one", stamp: datetime = MADE, at: time = time(7, 30), today: date = TODAY) -> bytes:
    return calendar(WEEK, LIBRARY, log_id=log_id, today=today, stamp=stamp, at=at)


def events(file: bytes) -> dict[str, Event]:
    """The events of a file by their uid."""
    return {str(event["uid"]): event for event in Calendar.from_ical(file).walk("VEVENT")}


def test_each_practice_day_is_an_event_of_its_own() -> None:
    read = events(made())
    assert made() == made() and len(read) == 3
    assert {event.start.weekday() for event in read.values()} == {n for n, day in enumerate(WEEK.days) if day.items}
    for event in read.values():
        assert TODAY <= event.start.date() < TODAY + timedelta(7) and event.start.time() == time(7, 30)
        assert event["rrule"]["freq"] == ["WEEKLY"] and event.DTSTAMP.utcoffset() == timedelta()


def test_two_people_in_one_calendar_do_not_overwrite_each_other() -> None:
    one, other = events(made(Log.memory().id)), events(made(Log.memory().id))
    assert len(one) == len(other) == 3 and not one.keys() & other.keys()


def test_the_hour_changed_in_the_evening_takes_the_place_of_the_one_of_the_morning() -> None:
    """Same days, same uids; whatever calendars compare has grown."""
    morning, evening = events(made(at=time(8))), events(made(at=time(18), stamp=MADE + timedelta(seconds=1)))
    assert morning.keys() == evening.keys()
    for uid, event in evening.items():
        before = morning[uid]
        assert event.start != before.start and event["sequence"] > before["sequence"]
        assert event.DTSTAMP > before.DTSTAMP and event["last-modified"].dt > before["last-modified"].dt


@given(MOMENTS, MOMENTS)
def test_of_two_files_the_later_one_has_the_greater_sequence(one: datetime, other: datetime) -> None:
    sequences = [{event["sequence"] for event in events(made(stamp=stamp)).values()} for stamp in sorted((one, other))]
    (earlier,), (later,) = sequences
    assert 0 <= earlier < 2**31 and 0 <= later < 2**31
    assert (earlier < later) == (one != other)


def test_two_readers_of_the_format_see_the_same() -> None:
    """Icalendar and vobject: the same days, hours, lengths and words, twelve times each."""
    read = events(made())
    others = {event.uid.value: event for event in vobject.readOne(made().decode()).vevent_list}
    assert read.keys() == others.keys()
    for uid, event in read.items():
        other = others[uid]
        days = list(other.getrruleset())
        assert days == [event.start + timedelta(7 * n) for n in range(WEEKS)]
        assert (other.duration.value, other.summary.value) == (event.duration, str(event["summary"]))
        assert other.description.value == str(event["description"]) and "\n" in other.description.value
        assert int(other.sequence.value) == event["sequence"] and other.dtstamp.value == event.DTSTAMP


def test_it_keeps_to_the_format() -> None:
    """Lines end in CRLF and are at most 75 bytes long; stamps are in UTC, and hours are of wherever the reader is."""
    file = made(stamp=datetime.fromisoformat("2026-01-05T10:00:00+02:00"))
    assert file.endswith(b"END:VCALENDAR\r\n") and file.count(b"\n") == file.count(b"\r\n")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert b"DTSTAMP:20260105T080000Z" in file and len(re.findall(rb"\r\nDTSTART:\d{8}T073000\r\n", file)) == 3
