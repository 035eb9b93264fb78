"""What can go wrong with a log, each with what to do next."""

from __future__ import annotations

from pathlib import Path


class LogError(Exception):
    """Something about the log did not work. Nothing was half done."""


class NewerLog(LogError):
    """The log was made by a newer hipbook than this one."""

    def __init__(self, path: Path | str):
        super().__init__(f"{path} was made by a newer hipbook; update hipbook, the file was left untouched")


class CorruptLog(LogError):
    """The file is damaged, or is not a log at all."""

    def __init__(self, path: Path | str, why: object):
        super().__init__(
            f"{path} cannot be read as a hipbook log ({why}). It was left untouched. "
            "Rename it, start again, and bring back your newest export with `hipbook import`."
        )


class ReadOnlyLog(LogError):
    """The log cannot be written where it is."""

    def __init__(self, path: Path, why: object):
        super().__init__(
            f"hipbook cannot save to {path.name} in the folder {path.parent} ({why}). "
            "Nothing was changed. You can also keep the log elsewhere: HIPBOOK_LOG=/path/to/log.sqlite"
        )


class MovedLog(LogError):
    """The file was taken away or replaced while it was open."""

    def __init__(self, path: Path | str):
        super().__init__(
            f"{path} was moved, deleted or replaced while this page was open, by hand or by a program that keeps folders in "
            "step. What you just entered is not saved: note it down. Put the file back if you moved it, then reload the page"
        )


class ElsewhereLog(LogError):
    """A browser keeps the log, and this page does not have it."""

    def __init__(self) -> None:
        super().__init__(
            "your log does not answer: it is open in another tab of this browser, or another chapter is at work on it. Nothing was "
            "changed; close that tab, or wait until that chapter is done, and try again"
        )


class BusyLog(LogError):
    """Another program kept the log to itself for too long."""

    def __init__(self, path: Path | str):
        super().__init__(
            f"another program holds {path}: a second hipbook, a backup, or one that keeps folders in step (OneDrive, Dropbox, "
            "iCloud). Nothing was changed; try again when it is done. If it happens often, keep the log in a folder that such "
            "programs leave alone: HIPBOOK_LOG=/path/to/log.sqlite"
        )


class FullDisk(LogError):
    """There is no room left for the log."""

    def __init__(self, path: Path | str):
        super().__init__(
            f"no room is left to save to {path}: the disk, or your share of it, is full. Nothing was changed; free some space "
            "and try again"
        )


class DifferentRecord(LogError):
    """The log holds another record of the same uid."""

    def __init__(self, uid: str, kind: str):
        super().__init__(
            f"the log already holds a different record {uid} among its {kind}; nothing was added. "
            "Records do not change: add the new one with a uid of its own, and undo the old one."
        )


class UnknownRecord(LogError):
    """The log holds no record of that uid."""

    def __init__(self, uid: str):
        super().__init__(f"the log holds no record {uid}; expected the uid of one of its records")


class FileTrouble(LogError, OSError):
    """The disk refused a file that was to be written or read."""


class NotImportable(LogError):
    """The file is not an export that hipbook can read; nothing was brought in."""
