"""Whose log a chapter shows: the reader's own where it has something to say, else that of a made-up person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..log.errors import LogError
from ..log.store import Log
from .journal import Journal

OWN = "What you see here is yours: it comes from your own log."
ROBIN = "Your own log has nothing to show here yet, so you see Robin's. Robin is made up, and nothing of it is saved."


@dataclass(frozen=True)
class Mine:
    """A journal to show something of, and whether it is the reader's own."""

    journal: Journal
    is_own: bool

    @property
    def says(self) -> str:
        """Whose it is, as a sentence for the reader."""
        return OWN if self.is_own else ROBIN


@cache
def shared() -> Journal:
    """The one journal of this kernel over the reader's own log: whatever a chapter keeps is kept here.

    Where that log cannot be read, one in memory stands in, and its notice says so: a chapter can be read all the same.
    """
    try:
        return Journal()
    except LogError as problem:
        journal = Journal(Log.memory())
        journal.tell(f"{problem}. Until then nothing that you answer in this book is kept.", "problem")
        return journal


@cache
def robin() -> Journal:
    """The one journal of this kernel over the made-up person's log, in memory."""
    return Journal(Log.sample())


def mine(sessions: int = 0) -> Mine:
    """What a chapter shows as the reader's own: theirs where the check was answered, else Robin's.

    ``sessions`` asks for so many sessions besides, where a chapter has little to say of fewer.

    >>> mine().is_own, mine().journal.profile.age
    (False, 52)
    """
    own = shared()
    own.look()
    has_something = own.profile is not None and len(own.history.own.sessions) >= sessions
    return Mine(own, True) if has_something else Mine(robin(), False)
