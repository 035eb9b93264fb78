"""What stands in a log and is not known to this book."""

from __future__ import annotations

from datetime import date

from .base import Text, Value


class NotKnown(Value):
    """Something in a record that this book does not know: ``what`` it is, and its ``id`` or day, as it stands there.

    ``asks`` says that it speaks of safety and that the check was not answered since.

    >>> NotKnown(uid="01234567", on="2026-01-05", what="the exercise", id="removed_one").words
    "5 January 2026: the exercise 'removed_one'"
    """

    uid: str
    on: date
    what: Text
    id: str
    asks: bool = False

    @property
    def words(self) -> str:
        if self.what == "the day":
            return f"an entry of the day {self.id}"
        return f"{self.on.day} {self.on:%B %Y}: {self.what} {self.id!r:.60}"
