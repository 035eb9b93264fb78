"""Moving a log in time, so that a made-up person's last day is today."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any


def moved_to(text: str, last: date) -> bytes:
    """The JSON of a log with every date moved by the same number of days, so that its last record is on ``last``.

    >>> moved_to('{"kinds": {"psfs": [{"on": "2026-01-05", "at": "2026-01-05T09:00:00+00:00"}]}}', date(2026, 3, 1))
    b'{"kinds": {"psfs": [{"on": "2026-03-01", "at": "2026-03-01T09:00:00+00:00"}]}}'
    """
    log = json.loads(text)
    days = [date.fromisoformat(row["on"]) for rows in log["kinds"].values() for row in rows]
    return json.dumps(_moved(log, last - max(days))).encode()


def _moved(value: Any, by: timedelta) -> Any:
    match value:
        case dict():
            return {name: _moved(inner, by) for name, inner in value.items()}
        case list():
            return [_moved(inner, by) for inner in value]
        case str():
            return _moved_text(value, by)
    return value


def _moved_text(text: str, by: timedelta) -> str:
    """A date or moment moved; any other text as it is."""
    kind = {10: date, 25: datetime}.get(len(text))
    try:
        return (kind.fromisoformat(text) + by).isoformat() if kind else text
    except ValueError:
        return text
