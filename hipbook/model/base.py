"""The scalars and the base of every value: units stand in the names (``_s`` seconds, ``_min`` minutes, ``_deg`` degrees).

``nprs`` is pain from 0 (none) to 10 (worst imaginable), ``rpe`` effort from 0 to 10 (CR10).
Directions are FLEX EXT ABD ADD IR ER (the six of the hip), TRUNK and BAL (balance);
their mode is str (strength), iso (held), rom (range) or rel (letting go).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

Count = Annotated[int, Field(ge=1, strict=True)]
Seconds = Annotated[float, Field(ge=0)]
Nprs = Annotated[int, Field(ge=0, le=10)]
Rpe = Annotated[float, Field(ge=0, le=10)]
Moment = Annotated[datetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""A moment in UTC, whatever zone it was given in."""
Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Sources = Annotated[tuple[Text, ...], Field(min_length=1)]
Tag = Text
ExerciseId = Text
Position = Literal["bed", "supine", "prone", "sidelying", "quadruped", "kneeling", "seated", "standing", "dynamic"]
Category = Literal["release", "mobility", "stability", "balance", "integration"]
Laterality = Literal["each", "both"]
Side = Literal["left", "right"]
Certainty = Literal["V", "V2", "GK", "SEED", "INF", "EXP"]
Mode = Literal["str", "iso", "rom", "rel"]
Band = Literal["yellow", "red", "green", "blue", "black"]
"""Colours of elastic bands, the weakest first, as most makers have them."""
DirectionName = Literal["FLEX", "EXT", "ABD", "ADD", "IR", "ER", "TRUNK", "BAL"]
TrackId = Literal["ease", "move", "steady", "mix"]
HIP_DIRECTIONS: tuple[DirectionName, ...] = ("FLEX", "EXT", "ABD", "ADD", "IR", "ER")


class Value(BaseModel):
    """A frozen value. Two values with the same fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Core(Value):
    """An ordered list that a clinician would begin with, and what it grows into over the weeks.

    ``start`` and ``grow`` are exercises, the most important first; ``sources`` say where the order comes from. ``about``
    names in a reason what the list is for, where the name of its condition is too long for that.
    """

    start: Annotated[tuple[ExerciseId, ...], Field(min_length=1)]
    grow: tuple[ExerciseId, ...] = ()
    about: str = ""
    sources: Sources

    @model_validator(mode="after")
    def _names_each_once(self) -> Core:
        both = (*self.start, *self.grow)
        if len(set(both)) < len(both):
            raise ValueError("an exercise stands here twice")
        return self


class Authored(Value):
    """Fields that no source gave and the book's authors wrote: on what basis, and whether a clinician must still check.

    >>> Authored(fields=("feel",), basis="EXP", verify=True).fields
    ('feel',)
    """

    fields: Texts
    basis: Certainty
    verify: bool
