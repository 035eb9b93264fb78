"""What a log needs where several pages look at it: a name of its own, a moment alone, and what it has ever held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from .database import Database


class Shared:
    """The part of a log by which pages, devices and people are told apart."""

    _database: Database

    @property
    def id(self) -> str:
        """The log's own name: what a browser keeps for one log is shown to no other. A log that was erased is another.

        >>> from hipbook.log.store import Log
        >>> log = Log.memory()
        >>> log.id == log.id, log.id == Log.memory().id
        (True, False)
        """
        if not (id := self._database.identity()):
            with self._database.saving():
                id = self._database.identity() or self._database.call_it(uuid4().hex)
        return id

    def go_on_as(self, id: str) -> None:
        """Take the name of the log that this one goes on, as where a browser gives back what it kept."""
        with self._database.saving():
            self._database.call_it(id)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else saves meanwhile: what is read inside still holds when what is written inside is kept."""
        with self._database.saving():
            yield

    def holds(self, uid: str) -> bool:
        """Does the log know a record of this uid, undone or not?"""
        with self._database.reading():
            return self._database.kind_of(uid) is not None
