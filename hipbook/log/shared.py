"""What a log needs where several pages look at it: a name of its own."""

from __future__ import annotations

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
