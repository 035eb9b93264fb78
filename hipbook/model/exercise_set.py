"""A set: some exercises and sequences in an order, put together by one person for another."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from .base import ExerciseId, Value

LONGEST_NAME, MOST = 60, 24
Id = Annotated[ExerciseId, Field(max_length=64, pattern=r"^[a-z][a-z0-9_]*$")]
"""As every book writes them, also of exercises that this one does not know."""
DIRECTING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Signs that turn the direction of all that follows: a name has none, so that it changes no words around it."""


def one_line(text: str) -> str:
    """A name as one line of at most :data:`LONGEST_NAME` letters, without signs that are not seen.

    >>> one_line("  Calm\\n evenings ")
    'Calm evenings'
    """
    whole = text[: LONGEST_NAME * 20].encode("utf-8", "ignore").decode()
    seen = (
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in whole
        if unicodedata.bidirectional(sign) not in DIRECTING
    )
    return " ".join("".join(seen).split())[:LONGEST_NAME].strip()


class ExerciseSet(Value):
    """Ids in their order, each once, and a name, which may be empty. Nothing in it is about a person.

    >>> ExerciseSet(exercises=("clam", "bridge", "clam")).exercises
    ('clam', 'bridge')
    """

    name: Annotated[str, BeforeValidator(lambda name: one_line(name) if isinstance(name, str) else name)] = ""
    exercises: Annotated[tuple[Id, ...], Field(max_length=MOST)] = ()

    @field_validator("exercises")
    @classmethod
    def _each_once(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids))

    def having(self, id: str) -> ExerciseSet:
        """The set with one more at its end. Raises ValueError where it is full."""
        if len({*self.exercises, id}) > MOST:
            raise ValueError(f"A set has at most {MOST} exercises. Take one out first.")
        return ExerciseSet(name=self.name, exercises=(*self.exercises, id))

    def without(self, id: str) -> ExerciseSet:
        """The set without one.

        >>> ExerciseSet(exercises=("clam", "bridge")).without("clam").exercises
        ('bridge',)
        """
        return ExerciseSet(name=self.name, exercises=tuple(one for one in self.exercises if one != id))

    def earlier(self, id: str) -> ExerciseSet:
        """The set with one of it a place earlier.

        >>> ExerciseSet(exercises=("clam", "bridge")).earlier("bridge").exercises
        ('bridge', 'clam')
        """
        place = self.exercises.index(id)
        before = max(0, place - 1)
        rest = self.without(id).exercises
        return ExerciseSet(name=self.name, exercises=(*rest[:before], id, *rest[before:]))
