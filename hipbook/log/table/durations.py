"""Lengths of time as people and trackers write them: 44, 44m, 1h 5m, 0:30:00, PT44M; in minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

MINUTES, SECONDS, HOURS = "minutes", "seconds", "hours"
IN_MINUTES = {MINUTES: 1.0, SECONDS: 1 / 60, HOURS: 60.0}
HOURS_MINUTES, MINUTES_SECONDS = "hours and minutes", "minutes and seconds"
MOST_MINUTES = 600
"""A session is no longer than this (see ``SessionDone.minutes``)."""

UNITS = {
    "s": SECONDS, "sec": SECONDS, "secs": SECONDS, "second": SECONDS, "seconds": SECONDS, "sek": SECONDS,
    "sekunden": SECONDS, "secondes": SECONDS, "segundos": SECONDS, "secondi": SECONDS,
    "m": MINUTES, "min": MINUTES, "mins": MINUTES, "minute": MINUTES, "minutes": MINUTES, "minuten": MINUTES,
    "minutos": MINUTES, "minuti": MINUTES, "minuter": MINUTES,
    "h": HOURS, "hr": HOURS, "hrs": HOURS, "hour": HOURS, "hours": HOURS, "std": HOURS, "stunde": HOURS, "stunden": HOURS,
    "heures": HOURS, "heure": HOURS, "horas": HOURS, "ore": HOURS,
}  # fmt: skip
BARE = re.compile(r"\d+(?:[.,]\d+)?$")
CLOCK = re.compile(r"(\d{1,3}):(\d{2})$")
LONG_CLOCK = re.compile(r"(\d{1,3}):(\d{2}):(\d{2})(?:[.,]\d+)?$")
PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?")
PREFIX = re.compile(r"pt?(?=\d)", re.IGNORECASE)


@lru_cache(1000)
def minutes(cell: str, unit: str = MINUTES, clock: str = MINUTES_SECONDS) -> float:
    """A length of time in minutes. ``unit`` is that of a bare number, ``clock`` says what 44:10 means. Raises ValueError.

    >>> minutes("44m"), minutes("1h 5m"), minutes("0:30:00"), minutes("540", SECONDS), minutes("PT44M")
    (44.0, 65.0, 30.0, 9.0, 44.0)
    >>> minutes("0:30", clock=HOURS_MINUTES), minutes("12:30", clock=MINUTES_SECONDS)
    (30.0, 12.5)
    """
    value = _minutes(PREFIX.sub("", cell.strip().lower()), unit, clock)
    if value is None:
        raise ValueError(f"expected a time such as 12, 12 min or 0:12:00, found {cell!r:.40}")
    if value > MOST_MINUTES:
        raise ValueError(f"{cell!r:.40} would be {value:,.0f} minutes, and a session has at most {MOST_MINUTES}")
    return round(float(value), 4)


def _minutes(text: str, unit: str, clock: str) -> float | None:
    if BARE.match(text):
        return _number(text) * IN_MINUTES[unit]
    if match := LONG_CLOCK.match(text):
        hours, mins, secs = map(int, match.groups())
        return hours * 60 + mins + secs / 60
    if match := CLOCK.match(text):
        large, small = map(int, match.groups())
        return large * 60 + small if clock == HOURS_MINUTES else large + small / 60
    parts = PARTS.findall(text)
    in_units = all(name in UNITS for _, name in parts)
    if not parts or not in_units or PARTS.sub("", text).strip(" ,"):
        return None
    return sum(_number(number) * IN_MINUTES[UNITS[name]] for number, name in parts)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def is_duration(cell: str) -> bool:
    """Is it a length of time, in whichever unit?

    >>> is_duration("44m"), is_duration("540"), is_duration("a while")
    (True, True, False)
    """
    return _minutes(PREFIX.sub("", cell.strip().lower()), MINUTES, MINUTES_SECONDS) is not None


def named_unit(header: str) -> str:
    """The unit that a column's name says; empty where it says none.

    >>> named_unit("Duration (sec)"), named_unit("Minuten"), named_unit("Duration")
    ('seconds', 'minutes', '')
    """
    words = [word for word in re.findall(r"[^\W\d_]+", header.lower()) if word in UNITS]
    units = {UNITS[word] for word in words}
    return units.pop() if len(units) == 1 else ""


def named_clock(header: str) -> str:
    """What a time such as 44:10 means, where a column's name says it.

    >>> named_clock("Time (h:mm)"), named_clock("Duration mm:ss"), named_clock("Duration"), named_clock("Hours")
    ('hours and minutes', 'minutes and seconds', '', 'hours and minutes')
    """
    text = header.lower()
    if re.search(r"\bh{1,2}:m{1,2}\b(?!:)", text):
        return HOURS_MINUTES
    if re.search(r"(?<![:h])\bm{1,2}:s{1,2}\b", text):
        return MINUTES_SECONDS
    return {HOURS: HOURS_MINUTES, MINUTES: MINUTES_SECONDS}.get(named_unit(header), "")


def possible_units(cells: Iterable[str]) -> tuple[str, ...]:
    """The units that bare numbers may stand in: those in which most of them are no longer than a session can be.

    >>> possible_units(["1800", "2400"]), possible_units(["20", "30", "5400"]), possible_units(["44m"])
    (('seconds',), ('minutes', 'seconds'), ())
    """
    numbers = [number for cell in cells if BARE.match(cell) and (number := _number(cell))]
    fit = {unit: sum(number * IN_MINUTES[unit] <= MOST_MINUTES for number in numbers) for unit in IN_MINUTES}
    return tuple(unit for unit, number in fit.items() if numbers and number * 2 >= len(numbers))


def possible_clocks(cells: Iterable[str]) -> tuple[str, ...]:
    """What times such as 44:10 could mean: where one of them would be too long a session in hours, minutes are meant.

    >>> possible_clocks(["0:30", "44:10"]), possible_clocks(["0:30"]), possible_clocks(["44m"])
    (('minutes and seconds',), ('hours and minutes', 'minutes and seconds'), ())
    """
    times = [match for cell in cells if (match := CLOCK.match(cell))]
    if not times:
        return ()
    too_long = any(int(match[1]) * 60 + int(match[2]) > MOST_MINUTES for match in times)
    return (MINUTES_SECONDS,) if too_long else (HOURS_MINUTES, MINUTES_SECONDS)
