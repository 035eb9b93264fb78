"""What the complaints of a disk likely mean, and the way out of each, in words."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import FileTrouble

IN_STEP = "one that keeps folders in step (OneDrive, Dropbox, iCloud, Nextcloud), a backup, or a virus scanner"
GUARDED = (
    "you may not write there: it belongs to somebody else, is marked read-only, or a program guards it against changes. "
    "Allow it, or choose a folder of your own"
)
AWAY = (
    "the disk does not answer: a stick or disk was pulled out, a network folder is away, or the disk has a fault. "
    "Connect it again and look whether other files on it open"
)
FULL = "the disk is full. Free some space and try again"
LIKELY = {
    errno.EACCES: GUARDED,
    errno.EPERM: GUARDED,
    errno.EROFS: "the disk is read-only: it has a write lock, or the system locked it after a fault. Unlock it, or choose another disk",
    errno.ENOSPC: FULL,
    errno.EDQUOT: "your share of the disk is used up. Free some space in your own folders and try again",
    errno.ENOENT: "there is no such folder or file: it was deleted, renamed, or is on a disk that was taken out. Look where it is now",
    errno.ENOTDIR: "a part of the path is a file where a folder should be. Choose another folder",
    errno.EISDIR: "it is a folder (a directory), not a file. Add the name of a file",
    errno.ENAMETOOLONG: "the name is too long for this disk. Choose a shorter one",
    errno.EBUSY: f"another program holds it: {IN_STEP}. Wait until it is done, or pause it, and try again",
    errno.EIO: AWAY,
    errno.ENODEV: AWAY,
    errno.ENXIO: AWAY,
    errno.ESTALE: AWAY,
    errno.ETIMEDOUT: AWAY,
}
HELD_ON_WINDOWS = {32, 33}
"""Windows says that another program holds a file with the number of a missing permission, and one of its own."""
HEAD = b"SQLite format 3\0"


def likely(error: OSError) -> str:
    """The likely cause and the way out, behind what the system itself says.

    >>> likely(OSError(errno.ENOSPC, "No space left on device"))
    'No space left on device: the disk is full. Free some space and try again'
    >>> likely(OSError("odd"))
    'odd'
    """
    number = errno.EBUSY if getattr(error, "winerror", None) in HELD_ON_WINDOWS else error.errno
    words = [error.strerror or str(error), LIKELY.get(number or 0, "")]
    return ": ".join(filter(None, words))


@contextmanager
def in_words(path: Path, what: str) -> Iterator[None]:
    """A disk's refusal raised as :class:`FileTrouble`: ``what`` could not be done with the file."""
    try:
        yield
    except OSError as error:
        raise FileTrouble(f"{path} {what} ({likely(error)}).") from error


def copies_beside(path: Path | None) -> tuple[Path, ...]:
    """Logs beside a log whose names a program gave that keeps folders in step, after two devices saved at once.

    "log (1).sqlite" (Google Drive), "log 2.sqlite" (iCloud), "log (Ann's conflicted copy 2026-01-05).sqlite" (Dropbox,
    Nextcloud), "log-DESKTOP-4.sqlite" (OneDrive), "log.sync-conflict-20260105.sqlite" (Syncthing).
    """
    if path is None:
        return ()
    added = re.compile(rf"{re.escape(path.stem)}( \(.+\)| \d+|-[A-Z0-9][A-Z0-9-]+|[ ._-].*conflict.*)", re.DOTALL)
    try:
        beside = [one for one in path.parent.glob(f"*{path.suffix}") if added.fullmatch(one.stem) and _is_log(one)]
    except OSError:
        return ()
    return tuple(sorted(beside))


def _is_log(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD)) == HEAD
    except OSError:
        return False


def about_copies(copies: tuple[Path, ...]) -> str:
    """What copies beside a log are, and what to do; empty where there are none.

    >>> about_copies((Path("log (1).sqlite"),))[:45]
    'Beside your log lies a copy: log (1).sqlite. '
    """
    if not copies:
        return ""
    which = f"lies a copy: {copies[0].name}" if len(copies) == 1 else f"lie copies: {', '.join(c.name for c in copies)}"
    return (
        f"Beside your log {which}. A program that keeps folders in step makes one when two devices saved at the same time, "
        "so some of your entries may be in it only. Bring it in on the Share page, or with the command hipbook import and its path: "
        "nothing is counted twice. Then move it to another folder."
    )
