"""Records in SQLite: put in, marked, and read, one table a kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from pydantic import ValidationError

from ..model.records import KINDS, Record, kind_of
from .connection import opened, translating_errors
from .errors import CorruptLog, DifferentRecord, LogError, UnknownRecord
from .schema import as_records, as_row, columns, plain


class Database:
    """The tables of one log. What changes them stands inside ``with database.saving():``.

    What is begun inside another transaction of the same thread is a part of it. One thread at a time: JupyterLab runs a notebook's cells in one thread and the page's clicks in another.
    """

    def __init__(self, path: Path | None):
        self.path, self.sql, self._turn = path, opened(path), RLock()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """A write transaction: all of what is done inside is kept, or none of it; on the disk when it ends."""
        with self._transaction("begin immediate"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A read transaction: all that is read inside belongs to the same moment."""
        with self._transaction("begin"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._turn, translating_errors(self.path):
            within = self.sql.in_transaction
            if within:
                yield
                return
            self.sql.execute(begin)
            try:
                yield
                self.sql.execute("commit")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        if self.sql.in_transaction:
            self.sql.execute("rollback")

    @property
    def version(self) -> tuple[int, int]:
        """Differs whenever another connection (first) or this one (second) has saved something."""
        with self._turn, translating_errors(self.path):
            return self.sql.execute("pragma data_version").fetchone()[0], self.sql.total_changes

    def identity(self) -> str:
        """The name of this log; empty where it was given none yet."""
        with self.reading():
            row = self.sql.execute("select id from identity").fetchone()
        return str(row[0]) if row else ""

    def call_it(self, id: str) -> str:
        """Gives the log this name, and returns it."""
        self.sql.execute("delete from identity")
        self.sql.execute("insert into identity (id) values (?)", (id,))
        return id

    def insert(self, record: Record) -> bool:
        """Puts in a record that is not there yet, and says whether it was new."""
        kind = kind_of(record)
        if standing := self.kind_of(record.uid):
            if standing != kind or plain(self.select(kind, "uid = ?", record.uid)[0]) != plain(record):
                raise DifferentRecord(record.uid, standing)
            return False
        try:
            row = as_row(record)
        except (ValueError, TypeError) as error:
            raise LogError(f"this record cannot be kept exactly ({error}); nothing was added") from error
        marks = ", ".join("?" * len(row))
        self.sql.execute("insert into saved (uid, kind) values (?, ?)", (record.uid, kind))
        self.sql.execute(f'insert into "{kind}" ({_quoted(row)}) values ({marks})', tuple(row.values()))
        return True

    def select(self, kind: str, where: str, *values: Any) -> tuple[Any, ...]:
        """The records of a kind for which the SQL of ``where`` holds, oldest first."""
        query = f'select {_quoted(columns(kind))} from "{kind}" where {where} order by "on", at, rowid'
        try:
            return as_records(kind, self.sql.execute(query, values))
        except ValidationError as error:
            raise CorruptLog(self.path or ":memory:", f"a row of {kind} is not as hipbook wrote it") from error

    def kind_of(self, uid: str) -> str | None:
        """The kind of the record of that uid, or None where there is none."""
        row = self.sql.execute("select kind from saved where uid = ?", (uid,)).fetchone()
        return str(row[0]) if row else None

    def mark(self, uid: str, retracted: bool, with_sets: bool) -> str:
        """Marks a record as retracted or not, and the sets of a session with it where asked. Returns its kind."""
        kind = self.kind_of(uid)
        if kind is None:
            raise UnknownRecord(uid)
        self.sql.execute(f'update "{kind}" set retracted = ? where uid = ?', (retracted, uid))
        if with_sets and kind == "sessions":
            self.sql.execute('update "sets" set retracted = ? where session = ?', (retracted, uid))
        return kind

    def retracted(self) -> frozenset[str]:
        """The uids of all records that are marked."""
        return frozenset(
            uid for kind in KINDS for (uid,) in self.sql.execute(f'select uid from "{kind}" where retracted')
        )

    def count(self, kind: str) -> int:
        """How many records of a kind are not marked."""
        return int(self.sql.execute(f'select count(*) from "{kind}" where not retracted').fetchone()[0])

    def erase(self) -> None:
        """Erases every row, and what was left of it in the file."""
        with self.saving():
            for table in (*KINDS, "saved", "identity"):
                self.sql.execute(f'delete from "{table}"')
        with self._turn, translating_errors(self.path):
            self.sql.execute("vacuum")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
