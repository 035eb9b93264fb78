"""The file of a log: where it lies, how it is opened, and what SQLite's complaints mean."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from platformdirs import user_data_path

from ..model.records import KINDS
from ..settings import DEVICE, place
from .disk import AWAY, GUARDED, LIKELY, likely
from .errors import BusyLog, CorruptLog, ElsewhereLog, FullDisk, LogError, MovedLog, NewerLog, ReadOnlyLog
from .schema import addition, columns, declaration

SCHEMA = 11
"""4: signs; 5: a dose may name a weight or a band, inside its JSON. Older files open as they are."""
WAIT_S = 15
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
SAVED = """create table saved (
    number integer primary key autoincrement, uid text unique not null, kind text not null) strict"""
IDENTITY = "create table identity (id text not null) strict"


def default_path() -> Path:
    """The person's own log, in the user's data folder."""
    return user_data_path("hipbook", appauthor=False) / "log.sqlite"


def opened(path: Path | None) -> sqlite3.Connection:
    """A connection to the log at ``path``, made where there is none; None is a log in memory."""
    if path:
        _make_ready(path)
    where = path or ":memory:"
    connection = sqlite3.connect(where, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        with translating_errors(path):
            _prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_ready(path: Path) -> None:
    """An own folder, and a file that only its owner may read. Raises where it could not be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise (FullDisk(path) if error.errno in NO_ROOM else ReadOnlyLog(path, likely(error))) from error
    if not os.access(path.parent, os.W_OK):
        raise ReadOnlyLog(path, f"the folder is read-only: {GUARDED}")
    if path.stat().st_mode & 0o077 and os.name == "posix":
        _keep_private(path)


def _keep_private(path: Path) -> None:
    try:
        path.chmod(path.stat().st_mode & 0o700)
    except PermissionError:
        return


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    """Settings, and the tables where the file is empty. A file that is not ours is refused before any of it."""
    _refuse_foreign(connection, path)
    connection.execute("pragma journal_mode = delete")
    connection.execute("pragma synchronous = extra")
    connection.execute("pragma fullfsync = on")  # macOS only: there fsync leaves it in the disk's own cache
    connection.execute("pragma secure_delete = on")
    if _schema_of(connection) < SCHEMA:
        _make_tables(connection)
    if (integrity := connection.execute("pragma quick_check(1)").fetchone()[0]) != "ok":
        raise CorruptLog(path or "the log in memory", integrity)


def _schema_of(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version


def _make_tables(connection: sqlite3.Connection) -> None:
    """The tables of a new file, or what those of an older one lack: a schema only ever adds to the one before."""
    connection.execute("begin immediate")
    if (schema := _schema_of(connection)) < SCHEMA:
        made = (SAVED, IDENTITY, *map(declaration, KINDS)) if schema == 0 else _lacking(connection)
        for statement in (*made, f"pragma user_version = {SCHEMA}"):
            connection.execute(statement)
    connection.execute("commit")


def _lacking(connection: sqlite3.Connection) -> Iterator[str]:
    columns_of = tables_of(connection)
    if "identity" not in columns_of:
        yield IDENTITY
    for kind in KINDS:
        if kind not in columns_of:
            yield declaration(kind)
        else:
            yield from (addition(kind, name) for name in columns(kind) if name not in columns_of[kind])


def _refuse_foreign(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.execute("begin")
    schema, place = _schema_of(connection), path or "the log in memory"
    tables = {table: set(names) for table, names in tables_of(connection).items()}
    connection.execute("commit")
    if schema > SCHEMA:
        raise NewerLog(place)
    about = {"saved": {"number", "uid", "kind"}, "identity": {"id"}}
    ours = about | {kind: {*columns(kind), "retracted"} for kind in KINDS}
    older = 0 < schema < SCHEMA and all(names <= ours.get(table, set()) for table, names in tables.items())
    if not older and tables != (ours if schema else {}):
        raise CorruptLog(place, "its tables are not those of a hipbook log")


def tables_of(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of every table in the file."""
    tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
    names = "select name from pragma_table_info(?)"
    return {
        table: [name for (name,) in connection.execute(names, (table,))]
        for (table,) in connection.execute(tables).fetchall()
    }


@contextmanager
def translating_errors(path: Path | None) -> Iterator[None]:
    """SQLite's errors raised as a :class:`LogError` that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _in_our_words(error, path or Path(":memory:")) from error


def _in_our_words(error: sqlite3.DatabaseError, path: Path) -> LogError:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return MovedLog(path)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BusyLog(path)
        case sqlite3.SQLITE_FULL:
            return FullDisk(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return ReadOnlyLog(path, LIKELY[errno.ENOENT] if not path.parent.exists() else GUARDED)
        case sqlite3.SQLITE_IOERR if place() == DEVICE:
            return ElsewhereLog()
        case sqlite3.SQLITE_IOERR:
            return ReadOnlyLog(path, f"{GUARDED}. Or {AWAY}")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return CorruptLog(path, error)
    return LogError(f"{path} could not be read or saved ({error}); nothing was changed")
