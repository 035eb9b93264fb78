"""The log: one SQLite file that holds what a person did, felt and decided.

Records are added, never changed or erased; what is undone is marked, and stays in the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..model.records import KINDS, History, PlanChange, Record, kind_of
from ..settings import MEMORY, log_file, present_day
from .by_kind import ReadByKind
from .connection import default_path
from .database import Database
from .errors import NotImportable
from .export import Contents, Target, write_csv, write_json
from .import_backup import read_import
from .sample import moved_to
from .shared import Shared
from .snapshot import Snapshot

if TYPE_CHECKING:
    import pandas as pd

AnyRecord = TypeVar("AnyRecord", bound=Record)
Uids = Iterable[str]
Answer = Callable[[History], tuple[PlanChange, ...]]


class Log(ReadByKind, Shared):
    """A person's log. Get one from ``Log.open()``, ``Log.memory()`` or ``Log.sample()``.

    >>> from hipbook.model.records import Morning
    >>> log = Log.memory()
    >>> noted = log.add(Morning(on="2026-01-05", pain=2))
    >>> [morning.pain for morning in log.records("mornings")]
    [2]
    >>> log.undo(noted.uid); log.records("mornings")
    ()
    """

    def __init__(self, where: Path | None = None):
        self.where, self._database = where, Database(where)
        self._read = Snapshot()

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Log:
        """The log in a file, made where there is none; without a path the one HIPBOOK_LOG names, or the person's own.

        Raises a :class:`LogError` that says what to do where the file is newer, damaged or read-only.
        """
        location = os.fspath(path or log_file() or default_path())
        return cls(None if location == MEMORY else Path(location).expanduser())

    @classmethod
    def memory(cls) -> Log:
        """An empty log that vanishes with the program."""
        return cls()

    @classmethod
    def sample(cls, today: date | None = None) -> Log:
        """An imaginary person's twelve weeks, in memory, moved so that they end ``today``.

        >>> Log.sample(date(2026, 3, 31)).history().profile.age
        52
        """
        text = files("hipbook.data").joinpath("samples/twelve-weeks.json").read_text("utf-8")
        return cls._holding(moved_to(text, today or present_day()))

    @classmethod
    def import_json(cls, path: str | os.PathLike[str] | bytes) -> Log:
        """A log in memory with all that ``export_json`` wrote. Raises NotImportable where any row is bad."""
        return cls._holding(path)

    @classmethod
    def import_csv(cls, path: str | os.PathLike[str] | bytes) -> Log:
        """A log in memory with all that ``export_csv`` wrote to a folder or zip file."""
        return cls._holding(path)

    @classmethod
    def _holding(cls, source: str | os.PathLike[str] | bytes) -> Log:
        preview = read_import(source)
        if preview.bad:
            raise NotImportable("\n".join(["Nothing was read, because of these rows:", *preview.bad]))
        log = cls.memory()
        log.merge(preview)
        return log

    def add(self, record: AnyRecord) -> AnyRecord:
        """Keeps a record; it is safe on the disk when this returns. Adding the very same one again changes nothing."""
        return self.add_all([record])[0]

    def add_all(self, records: Iterable[AnyRecord], instead_of: str | None = None) -> tuple[AnyRecord, ...]:
        """Keeps all of these records or, where one cannot be kept, none. Add a session after its sets.

        The record of the uid ``instead_of``, and a session's sets with it, is undone in the same moment.
        """
        wanted = tuple(records)
        self.write(add=wanted, undo=[instead_of] if instead_of else ())
        return wanted

    def write(
        self, *, add: Iterable[Record] = (), undo: Uids = (), redo: Uids = (), answer: Answer | None = None,
        with_sets: bool = True,
    ) -> tuple[PlanChange, ...]:  # fmt: skip
        """Adds records, undoes others and takes undos back: all of it is on the disk when this returns, or nothing.

        A session takes its sets along, unless ``with_sets`` says that each record is named by itself.
        ``answer`` is asked with the log as it then stands what follows from it; that is kept in the same moment, so that
        nobody ever reads the one without the other. Returns the answer.
        """
        with self._writing():
            self._put(add)
            self._mark(undo, True, with_sets)
            self._mark(redo, False, with_sets)
            return self._answered(answer)

    def _answered(self, answer: Answer | None) -> tuple[PlanChange, ...]:
        more = answer(self.history()) if answer else ()
        self._put(more)
        return more

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction. Where it fails, all is read again."""
        try:
            with self._database.saving():
                self._read.catch_up(self.version)
                yield
        except BaseException:
            self._read.forget()
            raise

    def _put(self, records: Iterable[Record]) -> None:
        for record in records:
            if self._database.insert(record):
                self._read.add(record, self.version)

    def _mark(self, uids: Iterable[str], retracted: bool, with_sets: bool = True) -> None:
        for uid in uids:
            kind = self._database.mark(uid, retracted, with_sets)
            if with_sets:
                self._read.mark(kind, uid, retracted, self.version)
        if not with_sets:
            self._read.forget()

    def _records(self, kind: str) -> tuple[Any, ...]:
        with self._database.reading():
            self._read.catch_up(self.version)
            return self._read.of(kind, lambda: self._database.select(kind, "not retracted"))

    def frame(self, kind: str) -> pd.DataFrame:
        """The log as a tidy data frame: one row a session, a set, a score ... oldest first, without those undone.

        ``kind`` is that of :meth:`records`, or "days": one row for every day from the first entry to the last.
        The columns and their types are the same where there are no rows. Days are ``datetime64``; what was not
        answered is ``NA``, never 0 and never empty text; a side, a change or an ease is a category.
        Units: pain 0 to 10 (NPRS), effort (``rpe``) 0 to 10, ``minutes``, ``_s`` seconds, ``load`` effort times minutes.
        ``docs/log-format.md`` describes every column. More than one id in a cell is a tuple: ``frame.explode("signs")``.

        >>> Log.sample(date(2026, 3, 31)).frame("psfs").groupby("activity")["score"].last().to_dict()
        {'climb the stairs': 8, 'tie my laces': 7, 'walk for half an hour': 8}
        """
        from .frames import as_frame, by_day

        if kind == "days":
            return by_day(self.frame("sessions"), self.frame("mornings"))
        if kind not in KINDS:
            raise KeyError(f"expected one of {', '.join(KINDS)} or days, not {kind!r}")
        return as_frame(kind, self.records(kind))

    def history(self) -> History:
        """Everything the domain reads, oldest first."""
        with self._database.reading():
            read: dict[str, Any] = {kind: self.records(kind) for kind in KINDS}  # each field its own kind of records
            return History.model_construct(**read)

    def contents(self) -> Contents:
        """Every record, those undone included, with the uids of the undone."""
        with self._database.reading():
            return Contents({kind: self._database.select(kind, "true") for kind in KINDS}, self._database.retracted())

    def counts(self) -> dict[str, int]:
        """How many records of each kind, without those undone."""
        with self._database.reading():
            return {kind: self._database.count(kind) for kind in KINDS}

    @property
    def version(self) -> tuple[int, int]:
        """Something that differs whenever the log has changed, by this program or another. Cheap to ask for."""
        return self._database.version

    def undo(self, uid: str) -> None:
        """Marks a record as undone: it stays in the file and is left out everywhere. A session takes its sets along."""
        self.write(undo=[uid])

    def redo(self, uid: str) -> None:
        """Takes an undo back."""
        self.write(redo=[uid])

    def merge(self, other: Log | Contents, answer: Answer | None = None, again: Uids = ()) -> dict[str, int]:
        """Brings in what this log lacks of another, or of an import's good rows; counts what was new of each kind.

        What either side has undone stays undone, but for what comes ``again``. All of it comes in, with what follows from it (see :meth:`write`), or
        nothing.
        """
        theirs = other.contents() if isinstance(other, Log) else other
        incoming = [record for kind in KINDS for record in theirs.records[kind]]
        new = dict.fromkeys(KINDS, 0)
        with self._writing():
            for record in sorted(incoming, key=lambda record: (record.on, str(record.at or ""))):
                new[kind_of(record)] += self._database.insert(record)
            for uid in theirs.retracted:
                self._database.mark(uid, True, with_sets=False)
            self._mark(again, False, with_sets=False)
            self._answered(answer)
        return new

    def export_json(self, target: Target) -> None:
        """Writes all of the log, the undone too, to a JSON file or an open file; ``Log.import_json`` reads it."""
        write_json(self.contents(), target)

    def export_csv(self, target: Target) -> None:
        """Writes one CSV table a kind into a folder, or into a zip file where the name ends in .zip."""
        write_csv(self.contents(), target)

    def delete_everything(self) -> None:
        """Erases every record from the file for good, and its name with them."""
        self._database.erase()

    def close(self) -> None:
        """Lets go of the file."""
        self._database.sql.close()
