"""A person, as far as a plan needs to know them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from .base import ExerciseId, Position, Side, Text, TrackId, Value

Sex = Literal["women", "men"]
Irritability = Literal["low", "moderate", "high"]
Sureness = Literal["yes", "not_sure"]
OLDEST = 120
"""Years that an age may have at most."""


class Released(Value):
    """A clinician's word for a red flag or a readiness answer: on which day, and who said so, where that is known.

    >>> Released.model_validate("2026-01-05").on
    datetime.date(2026, 1, 5)
    """

    on: date
    by: str = ""

    @model_validator(mode="before")
    @classmethod
    def _day_alone(cls, value: object) -> object:
        """Older logs kept the day and nothing else."""
        return {"on": value} if isinstance(value, (str, date)) else value


class Profile(Value):
    """A person, as far as a plan needs to know them. Every field but ``age`` has a default.

    >>> Profile(age=46, conditions=["hip_oa"], red_flags={}, sides="right").conditions
    {'hip_oa': {}}
    """

    age: Annotated[int, Field(ge=0, le=OLDEST)]
    sex: Sex | None = None
    """Whose usual values home tests are held against; None where not said."""
    sides: frozenset[Side] = frozenset()
    where: frozenset[Text] = frozenset()
    feels: frozenset[Text] = frozenset()
    stretched_without_relief: bool = False
    bendy: bool = False
    irritability: Irritability = "low"
    conditions: dict[Text, dict[str, object]] = {}
    red_flags: dict[Text, Sureness] = {}
    releases: dict[Text, Released] = {}
    """Red flags and readiness answers a clinician has released; a date alone will do."""
    track: TrackId | None = None
    goals: tuple[Text, ...] = ()
    equipment: frozenset[Text] = frozenset({"mat", "wall", "chair", "pillow", "towel"})
    positions_excluded: frozenset[Position] = frozenset()
    floor: bool = True
    minutes: Annotated[int, Field(ge=2, le=120)] = 15
    days_per_week: Annotated[int, Field(ge=1, le=7)] = 4
    walk_min: Annotated[int, Field(ge=0, le=600)] | None = None
    """How many minutes this person can walk now without paying for it; None where not said."""
    daily_piece: bool = False
    """A few minutes on the other days as well?"""
    never: frozenset[ExerciseId] = frozenset()
    liked: frozenset[ExerciseId] = frozenset()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            age: int,
            sex: Sex | None = None,
            sides: Side | Iterable[Side] = (),
            where: str | Iterable[str] = (),
            feels: str | Iterable[str] = (),
            stretched_without_relief: bool = False,
            bendy: bool = False,
            irritability: Irritability = "low",
            conditions: str | Iterable[str] | Mapping[str, Mapping[str, object]] = (),
            red_flags: str | Iterable[str] | Mapping[str, Sureness] = (),
            releases: Mapping[str, Released | date | str] = {},
            track: TrackId | None = None,
            goals: str | Iterable[str] = (),
            equipment: str | Iterable[str] = (),
            positions_excluded: Position | Iterable[Position] = (),
            floor: bool = True,
            minutes: int = 15,
            days_per_week: int = 4,
            daily_piece: bool = False,
            never: str | Iterable[str] = (),
            liked: str | Iterable[str] = (),
        ) -> None:
            """What the fields below take: a single name and any list or set of names as well."""

    @field_validator("sides", "where", "feels", "equipment", "positions_excluded", "never", "liked", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        return {value} if isinstance(value, str) else value

    @field_validator("goals", mode="before")
    @classmethod
    def _one_goal(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value

    @field_validator("conditions", mode="before")
    @classmethod
    def _conditions_without_answers(cls, value: Any) -> dict[str, dict[str, object]]:
        answers = _by_name(value, {})
        odd = next((name for name, given in answers.items() if not isinstance(given or {}, Mapping)), None)
        if odd is not None:
            raise ValueError(f"expected the answers about {odd} by their questions, not {answers[odd]!r:.40}")
        return {name: {key: _plain(answer) for key, answer in (given or {}).items()} for name, given in answers.items()}

    @field_validator("red_flags", mode="before")
    @classmethod
    def _flags_without_answers(cls, value: Any) -> dict[str, object]:
        answers = _by_name(value, "yes")
        return {flag: answer for flag, answer in answers.items() if answer not in ("no", None, False)}


def _by_name(value: Any, answer: object) -> dict[str, Any]:
    """Answers by name, where some are named without. Raises ValueError where nothing is named at all."""
    if isinstance(value, Mapping):
        return dict(value)
    names = {value} if isinstance(value, str) else value
    if not isinstance(names, (list, tuple, set, frozenset)) or not all(isinstance(name, str) for name in names):
        raise ValueError(f"expected names, or answers by name, not {value!r:.40}")
    return dict.fromkeys(sorted(names), answer)


def _plain(answer: object) -> object:
    """Answers are kept as they are written to a file: dates as ISO text."""
    return answer.isoformat() if isinstance(answer, date) else answer
