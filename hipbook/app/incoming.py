"""What comes into a log, judged before it is kept; and what an import has changed, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from ..content.known_ids import EARLIEST
from ..log.export import Contents
from ..model.records import PlanChange, Record, SessionDone
from ..model.routine import Routine

R = TypeVar("R", bound=Record)
LONGEST_AGO_YEARS = 10
"""What is written down by hand is newer than this; an older diary comes in as a table."""
LONGEST_AWAY_YEARS = 1
"""A time away ends in the next year at the latest."""
ODD_CONTENT = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
"""What planning raises where a value is none that it can work with."""


def assert_likely(records: Iterable[Record], today: date) -> None:
    """Raises ValueError for a day that nobody means: a slip of the year, told before it is saved.

    >>> assert_likely([Record(on="0026-01-05")], date(2026, 1, 6))
    Traceback (most recent call last):
    ValueError: That day is in the year 26. Please look at the year again; nothing was saved.
    """
    for record in records:
        until = getattr(record, "until", None)
        if until and until > date(today.year + LONGEST_AWAY_YEARS, 12, 31):
            raise ValueError(
                f"That lasts until the year {until.year}. Please look at the year again; nothing was saved."
            )
        if record.on < max(EARLIEST, date(today.year - LONGEST_AGO_YEARS, 1, 1)):
            raise ValueError(
                f"That day is in the year {record.on.year}. Please look at the year again; nothing was saved."
            )


def what_changed(before: Contents, after: Contents) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What taking an import back would undo, and what it would bring back.

    >>> what_changed(Contents(), Contents({"mornings": (Record(uid="a-morning", on="2026-01-05"),)}))
    (('a-morning',), ())
    """
    stood = _uids(before)
    came = _uids(after) - stood
    again = before.retracted - after.retracted
    return (*sorted(came), *sorted(again)), tuple(sorted((after.retracted - before.retracted) & stood))


def _uids(contents: Contents) -> frozenset[str]:
    return frozenset(record.uid for records in contents.records.values() for record in records)


def stamped(records: Iterable[R], shown: Routine | None, off_experiment_on: date | None = None) -> tuple[R, ...]:
    """Records with the moment they are written down. Every change of the plan says how the week stood before it, so
    that all else in it is kept; a session of the day ``off_experiment_on`` that it counts for no arm of an experiment."""
    now, menus = datetime.now(UTC), shown.menus if shown else ()

    def marks(record: R) -> dict[str, Any]:
        wants = isinstance(record, PlanChange) and not record.menus
        off = isinstance(record, SessionDone) and record.on == off_experiment_on
        return (
            {"at": record.at or now} | ({"menus": menus} if wants else {}) | ({"off_experiment": True} if off else {})
        )

    return tuple(record.model_copy(update=marks(record)) for record in records)
