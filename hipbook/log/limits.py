"""How large a file may be that is brought in, and how much may come out of one that is packed."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

from .disk import likely
from .errors import NotImportable

MEGABYTE = 2**20
LARGEST_FILE = 32 * MEGABYTE
LARGEST_UNPACKED = 128 * MEGABYTE
MOST_ROWS, MOST_COLUMNS = 50_000, 500


def bytes_of(path: str | os.PathLike[str]) -> bytes:
    """What a file holds. Raises :class:`NotImportable` where it cannot be read, or is too large to be one.

    >>> bytes_of("no such file")
    Traceback (most recent call last):
    hipbook.log.errors.NotImportable: no such file cannot be read (No such file or directory: there is no such folder or file: it was deleted, renamed, or is on a disk that was taken out. Look where it is now); expected a file
    """
    try:
        if (size := Path(path).stat().st_size) > LARGEST_FILE:
            raise NotImportable(too_large(str(path), size))
        return Path(path).read_bytes()
    except OSError as error:
        raise NotImportable(f"{path} cannot be read ({likely(error)}); expected a file") from error


def too_large(name: str, size: int) -> str:
    """That a file is larger than is read, with both sizes.

    >>> too_large("diary.csv", 165 * MEGABYTE)
    'diary.csv has 165 MB, and at most 32 MB are read; split it, or export fewer years'
    """
    most = LARGEST_FILE // MEGABYTE
    return f"{name} has {size / MEGABYTE:.0f} MB, and at most {most} MB are read; split it, or export fewer years"


def members(archive: zipfile.ZipFile, name: str, wanted: Iterator[str] | list[str]) -> dict[str, bytes]:
    """The files in an archive that are wanted, unpacked; what a file claims of its size is held against what comes out."""
    unpacked: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    for member in wanted:
        with archive.open(member) as file:
            unpacked[member] = file.read(room + 1)
        room -= len(unpacked[member])
        if room < 0:
            most = LARGEST_UNPACKED // MEGABYTE
            raise NotImportable(f"{name} unpacks to more than {most} MB; no log is so large, so it was not read")
    return unpacked
