"""The journal of somebody who answered the check some time ago, with what they logged since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import ProfileSaved, Record
from hipbook.widgets.journal import Journal


def book(today: date, *records: Record, **profile: Any) -> Journal:
    """Aged 46, and answered sixty days before ``today``, unless something else is said."""
    log = Log.memory()
    log.add(ProfileSaved(on=today - timedelta(60), profile=Profile(**{"age": 46} | profile)))
    for record in records:
        log.add(record)
    return Journal(log, today)
