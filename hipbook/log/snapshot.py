"""A cache of the records read, kept up to date by every write, so that a save need not read everything again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..history.timeline import left, placed, without_sets_of
from ..model.records import Record, kind_of

Version = tuple[int, int]
"""Differs whenever the file has changed: by another connection (first) or by this one (second)."""


class Snapshot:
    """The records of the kinds that were read, as they stood at a version of the log."""

    def __init__(self) -> None:
        self._kinds: dict[str, tuple[Any, ...]] = {}
        self._version: Version | None = None

    def forget(self) -> None:
        """Empty the cache: everything is read again."""
        self._kinds.clear()

    def catch_up(self, version: Version) -> None:
        """Forget everything where the log has changed unseen."""
        if self._version != version:
            self.forget()
            self._version = version

    def of(self, kind: str, read: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
        """The records of a kind; read where they are not known."""
        if kind not in self._kinds:
            self._kinds[kind] = read()
        return self._kinds[kind]

    def add(self, record: Record, version: Version) -> None:
        """A new record was put in."""
        kind = kind_of(record)
        if kind in self._kinds:
            self._kinds[kind] = placed(self._kinds[kind], record)
        self._version = version

    def mark(self, kind: str, uid: str, retracted: bool, version: Version) -> None:
        """A record of that kind was undone, with its sets where it is a session; or the undo was taken back."""
        for touched in ("sessions", "sets") if kind == "sessions" else (kind,):
            read = self._kinds.pop(touched, None)
            if retracted and read is not None:
                self._kinds[touched] = without_sets_of(read, uid) if touched != kind else left(read, uid)
        self._version = version
