"""What rows say, as records whose uids follow from what they hold, so that the same row is the same record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import Any

from ...model.records import Morning, Psfs, Record, SessionDone
from ..export import Contents
from .durations import MOST_MINUTES
from .names import DONE, MINUTES, NOTE
from .rows import LONGEST_NOTE, Entry, Refused, as_one

Key = tuple[date, str]
"""A day, and what of it a table may replace: the day itself, or one everyday thing."""


@dataclass(frozen=True)
class Draft:
    """A record and the rows that it is made of."""

    record: Record
    rows: tuple[int, ...]

    @property
    def key(self) -> Key:
        return key_of(self.record)


def key_of(record: Record) -> Key:
    """What a record of a table stands for: where another of the same is brought in, one of them is meant to go.

    >>> key_of(Psfs(on="2026-01-05", activity="walk", score=3))[1], key_of(Morning(on="2026-01-05", pain=3))[1]
    ('walk', '')
    """
    return record.on, record.activity if isinstance(record, Psfs) else ""


def drafts(entries: Iterable[Entry], rows_are_one: bool) -> tuple[tuple[Draft, ...], tuple[Refused, ...]]:
    """The records of all rows, and the rows of which none can be made."""
    naming = _Naming()
    made: list[Draft] = []
    refused: list[Refused] = []
    ordered = sorted(entries, key=lambda entry: (entry.on, entry.number))
    for on, of_day in groupby(ordered, key=lambda entry: entry.on):
        parts = tuple(of_day)
        practised = tuple(entry for entry in parts if entry.session)
        groups = [practised] if rows_are_one and practised else [(entry,) for entry in practised]
        for group in groups:
            numbers = tuple(entry.number for entry in group)
            fields = as_one(group)
            if fields.get("minutes", 0) > MOST_MINUTES:
                why = f"its day would be one session of more than {MOST_MINUTES} minutes"
                refused += [Refused(number, why) for number in numbers]
                parts = tuple(entry for entry in parts if entry.number not in numbers)
                continue
            made.append(Draft(naming.record(SessionDone, on, _session_fields(fields)), numbers))
        made += _of_the_day(on, parts, rows_are_one and bool(practised), naming)
    return tuple(made), tuple(refused)


def _session_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a session: what was done by its name stands before the note."""
    note = "; ".join(filter(None, (fields.get(DONE), fields.get(NOTE))))[:LONGEST_NOTE]
    return {MINUTES: 0} | {name: value for name, value in fields.items() if name != DONE} | {NOTE: note}


def _of_the_day(on: date, parts: tuple[Entry, ...], are_one: bool, naming: _Naming) -> Iterator[Draft]:
    """The scores and notes of a day's rows. Each is its own or, where the rows are one session, the highest pain and the
    lowest ease; a note stands with a score of its row, where there is one."""
    notes = {entry.number: entry.note for entry in parts if entry.note}
    for name in ("pain", "morning"):
        scored = [(entry.number, getattr(entry, name)) for entry in parts if getattr(entry, name) is not None]
        if are_one and scored:
            scored = [(0, max(score for _, score in scored))]
        for number, score in scored:
            rows = tuple(e.number for e in parts if getattr(e, name) is not None) if are_one else (number,)
            note = notes.pop(number, "")
            yield Draft(naming.record(Morning, on, {"pain": score} | ({"note": note} if note else {})), rows)
    for number, note in notes.items():
        yield Draft(naming.record(Morning, on, {"note": note}), (number,))
    for activity in dict.fromkeys(activity for entry in parts for activity in entry.activities):
        scores = [(entry.number, entry.activities[activity]) for entry in parts if activity in entry.activities]
        if are_one:
            fields = {"activity": activity, "score": min(score for _, score in scores)}
            yield Draft(naming.record(Psfs, on, fields), tuple(number for number, _ in scores))
        else:
            for number, score in scores:
                yield Draft(naming.record(Psfs, on, {"activity": activity, "score": score}), (number,))


class _Naming:
    """Gives uids that follow from what records hold; the second of the same content on a day has one of its own."""

    def __init__(self) -> None:
        self._met: Counter[str] = Counter()

    def record(self, kind: type[Record], on: date, fields: Mapping[str, Any]) -> Record:
        content = repr((kind.__name__, on.isoformat(), sorted(fields.items())))
        nth = self._met[content]
        self._met[content] += 1
        digest = sha256((content + (f" {nth}" if nth else "")).encode()).hexdigest()
        return kind(uid=f"{Record.FROM_TABLE}{digest[:32]}", on=on, **fields)


def of_tables(mine: Contents, but: Iterable[str] = ()) -> dict[Key, tuple[str, ...]]:
    """The uids of what tables brought into a log and what is still in it, by what they stand for, without some."""
    left = {*but, *mine.retracted}
    by_key: dict[Key, tuple[str, ...]] = {}
    for kind in ("sessions", "mornings", "psfs"):
        for record in mine.records[kind]:
            if record.is_from_table and record.uid not in left:
                by_key[key_of(record)] = (*by_key.get(key_of(record), ()), record.uid)
    return by_key
