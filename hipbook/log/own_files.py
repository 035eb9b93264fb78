"""The files that hipbook itself wrote, as rows of fields: JSON, tables, an archive of tables; told from other people's."""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..model.records import KINDS
from .database import contents_of
from .errors import LogError, NotImportable
from .export import FORMAT, VERSION, plain_rows
from .limits import LARGEST_FILE, bytes_of, members, too_large
from .own_tables import kinds_with, names_in, rows_of
from .table.workbook import is_workbook

OWN_ENDINGS = (".json", ".zip")
"""What only a copy of a log ends in, so that an empty or a broken one is told as such."""
OTHER_DIARY = "Bring in a diary you kept elsewhere"
"""What the card of Share is called that takes another diary's table; whoever gave it to the wrong one is sent there."""
Table = tuple[str, int, list[Any]]
"""The kind, the number a reader counts its first row by, and its rows."""

DAMAGED = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error, ValueError, OSError)
"""What zipfile raises where bits are wrong; a ValueError is one of a name, an OSError one of a place in the file."""


def is_own(data: bytes, name: str = "") -> bool:
    """Is this a file of hipbook's own, rather than another diary's table? Damaged ones too.

    >>> is_own(b'{"format": "hipbook-log"}'), is_own(b"Date,Pain\\n2026-01-05,3\\n")
    (True, False)
    """
    if data.startswith(b"SQLite format 3") or _starts_as_json(data) or name.lower().endswith(OWN_ENDINGS):
        return True
    if data.startswith(b"PK"):
        return kinds_with(_names(data)) != [] if is_workbook(data) else True
    names = _names(data)
    return bool(kinds_with(names)) or (Path(name).stem in KINDS and "uid" in names)


def _names(data: bytes) -> list[str]:
    """The names of the columns of a table; none of what is no table, such as a photo."""
    try:
        return names_in(data)
    except NotImportable:
        return []


def tables_in(source: bytes | str | os.PathLike[str]) -> Iterator[Table]:
    """Every kind of record that a file or folder of hipbook's own holds, with its rows as fields.

    Raises :class:`NotImportable` where the file as a whole is none, is damaged or is too large.
    """
    if isinstance(source, bytes):
        return _from_bytes(source, "the file")
    path = Path(source)
    return _from_folder(path) if path.is_dir() else _from_bytes(bytes_of(path), str(source), path)


def _from_folder(folder: Path) -> Iterator[Table]:
    paths = sorted(path for path in folder.glob("*.csv") if path.stem in KINDS)
    if not paths:
        raise NotImportable(f"{folder} holds no table of a log; expected files such as sessions.csv and sets.csv")
    for path in paths:
        yield _table(bytes_of(path), str(path), path.stem)


def _from_bytes(data: bytes, name: str, path: Path | None = None) -> Iterator[Table]:
    if len(data) > LARGEST_FILE:
        raise NotImportable(too_large(name, len(data)))
    if data.startswith(b"SQLite format 3"):
        return _from_log(data, name)
    if data.startswith(b"PK") and not is_workbook(data):
        return _from_zip(data, name)
    is_table = path is not None and path.suffix.lower() == ".csv"
    if is_table or (not _starts_as_json(data) and kinds_with(names_in(data))):
        return iter([_table(data, name, path.stem if path else "")])
    return _from_json(data, name)


def _from_log(data: bytes, name: str) -> Iterator[Table]:
    """A log's own file, as another device or a program that keeps folders in step left it; its copy is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.sqlite"
        path.write_bytes(data)
        try:
            contents = contents_of(path)
        except LogError as error:
            raise NotImportable(f"{name} is a log itself, but cannot be opened ({error})") from error
    for kind in KINDS:
        yield kind, 1, list(plain_rows(contents, kind))


def _starts_as_json(data: bytes) -> bool:
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _from_zip(data: bytes, name: str) -> Iterator[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [member for member in archive.namelist() if Path(member).stem in KINDS]
            tables = members(archive, name, wanted)
    except DAMAGED as error:
        raise NotImportable(f"{name} is a damaged zip file ({error}); export it again, or take an older one") from error
    if not tables:
        raise NotImportable(f"{name} holds no table of a log; expected files such as sessions.csv and sets.csv")
    for member, table in tables.items():
        yield _table(table, f"{member} in {name}", Path(member).stem)


def _table(data: bytes, name: str, kind: str) -> Table:
    names = names_in(data)
    kinds = [kind] if kind in KINDS else kinds_with(names)
    if not kinds or "uid" not in names:
        raise NotImportable(f"{name} is not a table of a log; expected a first line with uid, on and the other columns")
    return kinds[0], 2, rows_of(kinds[0], data, name)


def _from_json(data: bytes, name: str) -> Iterator[Table]:
    wrong = (
        f"{name} is not an export of a log; expected a file that `hipbook export` or the Share page made. "
        f'The table of another diary goes to the card "{OTHER_DIARY}" of the Share page'
    )
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        cut = FORMAT.encode() in data[:200]
        hint = f"{name} breaks off or is damaged ({error}); export it again, or take an older one"
        raise NotImportable(hint if cut else wrong) from error
    if not isinstance(read, dict) or read.get("format") != FORMAT or not isinstance(read.get("kinds"), dict):
        raise NotImportable(wrong)
    if read.get("version") != VERSION:
        version = read.get("version")
        raise NotImportable(f"{name} is of version {version}, this hipbook reads {VERSION}; update hipbook first")
    for kind, rows in read["kinds"].items():
        yield kind, 1, rows if isinstance(rows, list) else [rows]
