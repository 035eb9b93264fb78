"""A log of ten years: the sample person's twelve weeks, again and again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hipbook.log.store import Log
from hipbook.model.records import KINDS, Record

WEEKS_EACH, TIMES = 12, 44


def write_ten_years(file: Path, until: date) -> int:
    """Write such a log, which ends on that day; the number of its entries."""
    log = Log.open(file)
    for number in range(TIMES):
        weeks = Log.sample(until - timedelta(weeks=WEEKS_EACH * number))
        log.add_all(_again(one, number) for kind in KINDS for one in weeks.records(kind))
    entries = sum(log.counts().values())
    log.close()
    return entries


def _again(record: Record, number: int) -> Record:
    """The same, as an entry of its own."""
    names = {name for name in ("uid", "session") if getattr(record, name, None)}
    return record.model_copy(update={name: f"{getattr(record, name)}-{number}" for name in names})
