"""One exercise as its file tells it: directions, muscles, mistakes, and what leads it by voice.

Every value is frozen and refuses a field it does not know: change one by replacing it.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator, model_validator

from .base import (
    Authored,
    Category,
    Certainty,
    DirectionName,
    ExerciseId,
    Laterality,
    Mode,
    Position,
    Side,
    Sources,
    Tag,
    Text,
    Texts,
    Value,
)
from .dose import Dose


class Direction(Value):
    """A direction of the hip and how it is trained, written "ABD:str" in the files."""

    name: DirectionName
    mode: Mode

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: object) -> object:
        if isinstance(data, str):
            name, _, mode = data.partition(":")
            return {"name": name, "mode": mode}
        return data


class Muscle(Value):
    """A muscle in everyday words and by its anatomical name."""

    plain: Text
    name: Text


class Mistake(Value):
    """What often goes wrong, and what to do instead."""

    fault: Text
    fix: Text


Moment = Literal["start", "middle", "end", "again"]
"""A moment of a drawing: its start, half way to its end, its end, and its start again after that."""
Way = tuple[Moment, Moment]
"""What a drawing does while something is said: it goes from one moment to another, or waits."""


class Exercise(Value):
    """One exercise, as its file in ``data/exercises`` tells it. The file's name is its id.

    ``tags`` name the mechanical hazards (``data/tags.toml``) that conditions refuse or soften.
    ``dose`` is its own, such as the source text's; without one that of ``dose_class`` holds.
    ``loaded_with`` is what makes it heavier once repetitions and sets have grown, ``load_says`` where it is held or worn.
    ``floor`` says whether one must get down to the floor, may use a bed, or needs neither.
    The first ``start_steps`` steps make the starting shape; ``leave`` comes out of it. ``side_says`` is what a side means
    ("stand on your {side} leg", ``{other}`` the other one), ``ways`` how a repetition is led there, held and back.
    ``drawn`` is what its drawing does in each of the three (in timed work: once), where it is not there, held and back.
    With ``side_lies`` the side's words are about how one lies: said on the way there, they need not be said again.
    ``authored`` names the fields its authors filled in without a source.
    """

    id: ExerciseId
    name: Text
    aka: tuple[Text, ...] = ()
    summary: Text
    category: Category
    texts: tuple[Text, ...] = ()
    position: Position
    difficulty: Annotated[int, Field(ge=1, le=5)]
    floor: Literal["floor", "bed", "none"]
    equipment: tuple[Text, ...] = ()
    helpful: tuple[Text, ...] = ()
    laterality: Laterality
    worked_side_up: bool = True
    """Lying on the side: is the worked side the upper one?"""
    directions: Annotated[tuple[Direction, ...], Field(min_length=1)]
    muscles: tuple[Muscle, ...]
    steps: Texts
    start_steps: Annotated[int, Field(ge=0)] = 1
    side_says: str = ""
    side_lies: bool = False
    ways: tuple[Text, Text, Text] | None = None
    drawn: tuple[Way] | tuple[Way, Way, Way] | None = None
    leave: str = ""
    feel: Text
    not_feel: Text
    cues: Texts
    mistakes: tuple[Mistake, ...]
    form_question: Text | None = None
    dose_class: Text
    dose: Dose | None = None
    dose_words: str = ""
    loaded_with: Literal["weight", "band"] | None = None
    load_says: str = ""
    easier: tuple[ExerciseId, ...] = ()
    harder: tuple[ExerciseId, ...] = ()
    like: tuple[ExerciseId, ...] = ()
    """Others that are nearly the same movement: a session holds one of them."""
    tags: tuple[Tag, ...] = ()
    stop_if: tuple[Text, ...] = ()
    evidence: Text
    certainty: Certainty
    sources: Sources
    inferred: Text | None = None
    authored: Authored | None = None
    usual: bool = True
    """False for exercises that are explained but not offered unless asked for, such as pigeon."""

    @field_validator("directions")
    @classmethod
    def _directions_once(cls, directions: tuple[Direction, ...]) -> tuple[Direction, ...]:
        if len(set(map(str, directions))) < len(directions):
            raise ValueError("a direction and mode stands here twice")
        return directions

    @model_validator(mode="after")
    def _says_where_the_load_is(self) -> Exercise:
        if bool(self.loaded_with) != bool(self.load_says):
            raise ValueError("loaded_with and load_says go together: say where the weight or band is held or worn")
        return self

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides it is done on one after the other; none where both take part at once."""
        return ("left", "right") if self.laterality == "each" else ()

    @property
    def trains(self) -> frozenset[DirectionName]:
        """The directions' names without their modes."""
        return frozenset(direction.name for direction in self.directions)

    @property
    def positions(self) -> frozenset[str]:
        """Every position it asks for: its own, those its tags name, and standing where the legs carry the body."""
        meant = {"side_lying": "sidelying", "weight_bearing": "standing"}
        tag_positions = {meant.get(tag, tag) for tag in self.tags}
        return frozenset({self.position} | (tag_positions & set(get_args(Position))))

    @property
    def lets_go(self) -> bool:
        """Is it release or rest? Then there is no more of it: it has no harder rung and does not grow."""
        return self.category == "release" or self.dose_class in ("SOMA", "REST")

    @property
    def is_strength(self) -> bool:
        """Does it load a muscle (strength or hold) rather than let go or gain range?"""
        return self.category in ("stability", "integration")


DIRECTION_NAMES: dict[str, str] = {
    "FLEX": "bending", "EXT": "straightening", "ABD": "opening to the side", "ADD": "closing to the middle",
    "IR": "turning in", "ER": "turning out", "TRUNK": "the trunk", "BAL": "balance",
}  # fmt: skip


def direction_words(direction: str) -> str:
    """A direction in plain words.

    >>> direction_words("IR")
    'turning in'
    """
    return DIRECTION_NAMES[direction]
