"""How much of an exercise, and how far a kind of exercise may go."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from .base import Band, Certainty, Count, Seconds, Sources, Text, Value


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
    def tempo_s(self) -> tuple[int, int, int] | None:
        """Seconds there, held and back, where a tempo is given: "2-1-2" in the files."""
        if not self.tempo:
            return None
        up, hold, down = (int(part) for part in self.tempo.split("-"))
        return up, hold, down

    @property
    def rep_s(self) -> float:
        """Seconds one repetition takes; four where neither tempo nor hold is given."""
        if self.tempo_s:
            up, hold, down = self.tempo_s
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
        minutes = self.work_s >= 60 and self.work_s % 30 == 0
        half = " 30 s" if self.work_s % 60 else ""
        timed = f"{self.work_s // 60:g} min{half}" if minutes else f"{self.work_s:g} s"
        times = "once" if self.reps == 1 else f"{self.reps} times" if self.reps else timed
        amount = f"{self.sets} × {self.reps or timed}" if self.sets > 1 else times
        held = f", hold {self.hold_s:g} s" if self.reps and self.hold_s else ""
        return amount + held + (f", with {self.with_words}" if self.with_words else "")


class Stroke(Value):
    """One way of a movement and the breath that leads it: "lift", out."""

    word: Text
    breath: Literal["in", "out"]


class Breath(Value):
    """How one breathes in an exercise; the words of a dose's ``breath`` are its id in ``data/breaths.toml``.

    ``there`` and ``back`` lead the two ways of a repetition, and their words are those of the movement.
    Where ``along`` is given, the breath is said with the second repetition of a movement that has one of these ways;
    with ``in_holds`` it is said with a long hold. A breath that is paced by itself lasts ``in_s`` and ``out_s``.
    """

    there: Stroke | None = None
    back: Stroke | None = None
    along: tuple[Text, ...] = ()
    in_holds: bool = False
    in_s: Annotated[float, Field(ge=0, le=20)] = 0
    out_s: Annotated[float, Field(ge=0, le=20)] = 0

    @model_validator(mode="after")
    def _both_ways_or_none(self) -> Breath:
        if (self.there is None) != (self.back is None):
            raise ValueError("a breath leads there and back, or neither")
        if bool(self.in_s) != bool(self.out_s):
            raise ValueError("a paced breath has seconds in and out, or neither")
        return self


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
    passive: bool = False
    """Is it lying still? Pain that is felt then is not of it: it neither grows nor steps down."""
    reps_max: Count | None = None
    sets_max: Count | None = None
    hold_max_s: Seconds | None = None
    certainty: Certainty
    sources: Sources
