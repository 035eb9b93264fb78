"""The words hipbook is written in: what an exercise, a dose, a condition, a rule and a person are.

Units stand in the names: ``_s`` seconds, ``_min`` minutes, ``_deg`` degrees.
``nprs`` is pain from 0 (none) to 10 (worst imaginable), ``rpe`` effort from 0 to 10 (CR10).
Directions are FLEX EXT ABD ADD IR ER (the six of the hip), TRUNK and BAL (balance);
their mode is str (strength), iso (held), rom (range) or rel (letting go).
Every value is frozen and refuses a field it does not know: change one by replacing it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Count = Annotated[int, Field(ge=1, strict=True)]
Seconds = Annotated[float, Field(ge=0)]
Nprs = Annotated[int, Field(ge=0, le=10)]
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
HIP_DIRECTIONS = ("FLEX", "EXT", "ABD", "ADD", "IR", "ER")


class Value(BaseModel):
    """A frozen value. Two values with the same fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Dose(Value):
    """How much of an exercise: repetitions, or seconds of work, for each side.

    ``tempo`` is seconds up, held, down ("2-1-3"); ``lower_s`` the release where it is longer than the lift.
    ``load_kg`` is a weight held and ``band`` the colour of a band; None is the body alone, or the lightest band one has.

    >>> Dose(sets=2, reps=10, tempo="2-1-3", rest_s=30).seconds
    150.0
    >>> Dose(work_s=60).words, Dose(sets=2, work_s=30).words
    ('1 min', '2 × 30 s')
    >>> Dose(sets=2, reps=8, load_kg=4).words, Dose(reps=8, band="red").words
    ('2 × 8, with 4 kg', '8 times, with a red band')
    """

    sets: Count = 1
    reps: Count | None = None
    hold_s: Seconds = 0
    work_s: Seconds = 0
    lower_s: Seconds = 0
    rest_s: Seconds = 0
    tempo: Annotated[str, Field(pattern=r"^\d+-\d+-\d+$")] | None = None
    breath: str = ""
    effort: str = ""
    load_kg: Annotated[float, Field(gt=0, le=100)] | None = None
    band: Band | None = None

    @model_validator(mode="after")
    def _says_how_much(self) -> Dose:
        if not self.reps and not self.work_s:
            raise ValueError("a dose needs reps or work_s (seconds of work)")
        if self.load_kg and self.band:
            raise ValueError("a dose has a weight (load_kg) or a band, not both")
        return self

    @property
    def rep_s(self) -> float:
        """Seconds one repetition takes; four where neither tempo nor hold is given."""
        if self.tempo:
            up, hold, down = (int(part) for part in self.tempo.split("-"))
            return up + max(hold, self.hold_s) + max(down, self.lower_s)
        return self.hold_s + self.lower_s + 2 if self.hold_s or self.lower_s else 4

    @property
    def set_s(self) -> float:
        """Seconds of one set."""
        return self.work_s or (self.reps or 0) * self.rep_s

    @property
    def seconds(self) -> float:
        """Seconds of all sets of one side with the rests between them."""
        return self.sets * self.set_s + (self.sets - 1) * self.rest_s

    @property
    def load(self) -> tuple[float, int]:
        """Kilograms and the strength of the band, to be compared with another dose of the same exercise."""
        return self.load_kg or 0, get_args(Band).index(self.band) + 1 if self.band else 0

    def covers(self, other: Dose) -> bool:
        """Is it at least as much as another dose, in time and in load?

        >>> Dose(reps=8, load_kg=4).covers(Dose(reps=8)), Dose(reps=12).covers(Dose(reps=8, load_kg=4))
        (True, False)
        """
        return self.seconds >= other.seconds and self.load >= other.load

    @property
    def with_words(self) -> str:
        """The load in words: "4 kg", "a red band", or nothing."""
        return f"{self.load_kg:g} kg" if self.load_kg else f"a {self.band} band" if self.band else ""

    @property
    def words(self) -> str:
        """The dose as a card says it: "2 × 10, hold 5 s", "2 × 8, with 4 kg"."""
        minutes = self.work_s >= 60 and self.work_s % 60 == 0
        timed = f"{self.work_s / 60:g} min" if minutes else f"{self.work_s:g} s"
        amount = (
            f"{self.sets} × {self.reps or timed}" if self.sets > 1 else f"{self.reps} times" if self.reps else timed
        )
        held = f", hold {self.hold_s:g} s" if self.reps and self.hold_s else ""
        return amount + held + (f", with {self.with_words}" if self.with_words else "")


class DoseClass(Value):
    """The default dose of a kind of exercise, and how far it may go."""

    name: Text
    dose: Dose
    frequency: Text
    daily: bool
    """May it be done every day? Strength of the same muscles may not."""
    weekly: bool = False
    """Does it grow by a tenth, once a week, and become easier by being shorter, as a walk does?"""
    trains: bool = True
    """Is it enough of each of its directions to count as training it? A walk asks a little of all."""
    reps_max: Count | None = None
    sets_max: Count | None = None
    hold_max_s: Seconds | None = None
    certainty: Certainty
    sources: Sources


class Direction(Value):
    """A direction of the hip and how it is trained, written "ABD:str" in the files."""

    name: Literal["FLEX", "EXT", "ABD", "ADD", "IR", "ER", "TRUNK", "BAL"]
    mode: Mode

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
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


class Authored(Value):
    """Fields that no source gave and the book's authors wrote: on what basis, and whether a clinician must still check.

    >>> Authored(fields=("feel",), basis="EXP", verify=True).fields
    ('feel',)
    """

    fields: Texts
    basis: Certainty
    verify: bool


class Exercise(Value):
    """One exercise, as its file in ``data/exercises`` tells it. The file's name is its id.

    ``tags`` name the mechanical hazards (``data/tags.toml``) that conditions refuse or soften.
    ``dose`` is its own, such as the source text's; without one that of ``dose_class`` holds.
    ``loaded_with`` is what makes it heavier once repetitions and sets have grown, ``load_says`` where it is held or worn.
    ``floor`` says whether one must get down to the floor, may use a bed, or needs neither.
    The first ``start_steps`` steps make the starting shape; ``leave`` comes out of it. ``side_says`` is what a side means
    ("stand on your {side} leg", ``{other}`` the other one), ``ways`` how a repetition is led there, held and back.
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
    ways: tuple[Text, Text, Text] | None = None
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
    def trains(self) -> frozenset[str]:
        """The directions' names without their modes."""
        return frozenset(direction.name for direction in self.directions)

    @property
    def positions(self) -> frozenset[str]:
        """Every position it asks for: its own, those its tags name, and standing where the legs carry the body."""
        named = {tag.replace("side_lying", "sidelying").replace("weight_bearing", "standing") for tag in self.tags}
        return frozenset({self.position} | (named & set(get_args(Position))))

    @property
    def lets_go(self) -> bool:
        """Is it release or rest? Then there is no more of it: it has no harder rung and does not grow."""
        return self.category == "release" or self.dose_class in ("SOMA", "REST")

    @property
    def is_strength(self) -> bool:
        """Does it load a muscle (strength or hold) rather than let go or gain range?"""
        return self.category in ("stability", "integration")
