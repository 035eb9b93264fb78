"""Histories with records added or removed, in the order in which the log would read them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime
from typing import TypeVar

from ..model.records import KINDS, History, Record, kind_of

R = TypeVar("R", bound=Record)
UNTIMED = datetime.min.replace(tzinfo=UTC)


def placed(among: tuple[R, ...], record: R) -> tuple[R, ...]:
    """Records oldest first with one more: by day, then by the moment it was written down, then as they came.

    >>> from hipbook.model.records import Holiday
    >>> days = [Holiday(on=f"2026-01-0{day}", until="2026-02-01") for day in (1, 3, 2)]
    >>> [kept.on.day for kept in placed((days[0], days[1]), days[2])]
    [1, 2, 3]
    """
    place = bisect_right(among, _order(record), key=_order)
    return (*among[:place], record, *among[place:])


def _order(record: Record) -> tuple[date, datetime]:
    return record.on, record.at or UNTIMED


def left(among: tuple[R, ...], uid: str) -> tuple[R, ...]:
    """Records without the one of this uid."""
    return tuple(record for record in among if record.uid != uid)


def without_sets_of(among: tuple[R, ...], session: str) -> tuple[R, ...]:
    """Sets without those of the session of this uid: they go with it."""
    return tuple(record for record in among if getattr(record, "session", "") != session)


def added(history: History, *records: Record) -> History:
    """A history with these records as well; one that it holds already changes nothing."""
    kinds: dict[str, tuple[Record, ...]] = {kind: getattr(history, kind) for kind in KINDS}
    for record in records:
        kind = kind_of(record)
        if all(held.uid != record.uid for held in kinds[kind]):
            kinds[kind] = placed(kinds[kind], record)
    return history.model_copy(update=kinds)
