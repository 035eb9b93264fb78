"""The files in ``data/figures``: a posture to start from, keyframes, contacts and camera, checked and told in words.

A keyframe inherits everything from the one before it, the first from its posture. README.md explains each field.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from . import anatomy as body
from .angles import DOFS, named
from .kinematics import FACING

Vector = tuple[float, float, float]
Kind = Literal[
    "mat", "wall", "chair", "counter", "step", "block", "bolster", "pillow", "towel", "band", "belt", "bed", "cushion"
]
SOFT_KINDS = ("pillow", "cushion", "towel", "bolster")


class PoseError(ValueError):
    """A file that cannot be drawn; ``faults`` says why, one a line."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__("\n".join(faults))


class Form(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Hand(Form):
    """Where a hand goes: a point of a part, or of the floor beside the shoulder as the figure starts (x, z).

    ``at`` and ``elbow`` are given for the right side; ``elbow`` is the way the elbow points, in the chest's frame.
    ``part`` without a side means the hand's own side. ``bears`` keeps a straight arm under the shoulder.
    """

    part: str = ""
    at: Vector = (0.0, 0.0, 0.0)
    floor: tuple[float, float] | None = None
    on: str = ""
    elbow: Vector = (-0.6, -0.5, 0.6)
    fingers: Literal["along", "flat", "up"] = "along"
    bears: bool = False


class Prop(Form):
    """A thing in the room. Where it stands is found from what rests on it, moved by ``shift`` (x, y, z in metres)."""

    kind: Kind
    height: float | None = None
    size: Vector | None = None
    shift: Vector = (0.0, 0.0, 0.0)
    under: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    """Parts a pillow is held between, a band is round or a strap runs along: it moves with them."""
    to: Vector | None = None
    """Where in the room the other end of a band or strap is made fast."""
    at: Literal["front", "back", "left", "right"] = "front"
    """Which side a wall or a counter is on."""
    gap: float | None = None
    """Metres between a wall or counter and the body where nothing touches it."""
    back: bool = True
    """Whether a chair has a back."""

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, told: Any) -> Any:
        return {"kind": told} if isinstance(told, str) else told


class Camera(Form):
    """From where one looks, degrees: ``az`` 0 from +Z, positive towards +X; ``el`` above the horizon."""

    az: float = 0.0
    el: Annotated[float, Field(ge=-10, le=80)] = 12.0


class Rest(Form):
    """A part that rests on the floor (``on`` is empty), on a prop, or against a wall."""

    part: str
    on: str = ""


class Join(Form):
    """A point of one part laid on a point of another."""

    part: str
    at: Vector = (0.0, 0.0, 0.0)
    to: str
    to_at: Vector = (0.0, 0.0, 0.0)


class Push(Form):
    """An arrow where nothing moves: from a part, along a way of the world (metres)."""

    part: str
    push: Vector


class KeyForm(Form):
    """One keyframe as it is written."""

    pelvis: Any = None
    lumbar: Any = None
    neck: Any = None
    hip: Any = None
    knee: Any = None
    ankle: Any = None
    scapula: Any = None
    shoulder: Any = None
    elbow: Any = None
    hands: dict[Literal["left", "right", "both"], str | Hand] = {}
    rests: tuple[str, ...] | None = None
    stays: tuple[str, ...] | None = None
    lifts: tuple[str, ...] = ()
    together: tuple[str, ...] | None = None
    joins: tuple[Join, ...] | None = None
    soft: tuple[str, ...] | None = None
    stiff: float | None = None
    says: str = ""
    word: str = ""


class Seconds(Form):
    """How long the way there and the way back take in the moving picture; both begin and end with a near standstill."""

    there: Annotated[float, Field(ge=1, le=12)] = 2.8
    back: Annotated[float, Field(ge=1, le=12)] = 3.2


class FigureForm(KeyForm):
    """A whole file; a posture is the same without keyframes."""

    origin: Annotated[str, Field(alias="from")] = ""
    facing: Literal[tuple(FACING)] | None = None  # type: ignore[valid-type]
    camera: Camera | None = None
    focus: tuple[str, ...] = ()
    props: tuple[Prop, ...] | None = None
    works: tuple[str, ...] = ()
    keeps_still: str = ""
    arrows: tuple[str | Push, ...] | None = None
    bar: bool = False
    gap: bool = False
    side: Literal["left", "right", ""] = ""
    way: Literal["there_and_back", "round"] = "there_and_back"
    effort: Literal["there", "back", "both"] = "there"
    seconds: Seconds = Seconds()
    start: KeyForm = KeyForm()
    middle: KeyForm | tuple[KeyForm, ...] = ()
    end: KeyForm | None = None


class Key(Form):
    """A keyframe with all it inherits: stored angles in degrees, hands, contacts."""

    name: str
    angles: dict[str, float]
    hands: dict[str, Hand | None]
    rests: tuple[Rest, ...]
    stays: tuple[str, ...]
    together: tuple[str, ...]
    joins: tuple[Join, ...]
    soft: tuple[str, ...]
    stiff: float
    says: str
    word: str


class Figure(Form):
    """All that is needed to draw one exercise."""

    id: str
    posture: str
    facing: str
    camera: Camera
    focus: tuple[str, ...]
    props: tuple[Prop, ...]
    works: tuple[str, ...]
    keeps_still: str
    arrows: tuple[str | Push, ...] | None
    bar: bool
    gap: bool
    side: str
    way: str
    effort: str
    seconds: Seconds
    keys: tuple[Key, ...]


def spread(names: tuple[str, ...]) -> tuple[str, ...]:
    """Plural names as both sides' own.

    >>> spread(("pelvis", "feet"))
    ('pelvis', 'foot.left', 'foot.right')
    """
    return tuple(one for name in names for one in body.PLURALS.get(name, (name,)))


def part_of(name: str) -> tuple[str, tuple[int, ...] | None]:
    """The part a contact name belongs to and which of its spheres touch (None: all)."""
    part, balls = body.CONTACTS.get(name, (name, None))
    return part, balls


def read_rests(told: tuple[str, ...]) -> tuple[Rest, ...]:
    """Contacts from words.

    >>> [(rest.part, rest.on) for rest in read_rests(("feet", "pelvis on chair", "heel.left against wall"))]
    [('foot.left', ''), ('foot.right', ''), ('pelvis', 'chair'), ('heel.left', 'wall')]
    """
    found = []
    for words in told:
        part, _, on = words.replace(" against ", " on ").partition(" on ")
        found += [Rest(part=one, on=on) for one in spread((part,))]
    return tuple(found)


def angles_of(form: KeyForm) -> tuple[dict[str, float], list[str]]:
    """The stored angles a keyframe names, and what is wrong with them."""
    angles: dict[str, float] = {}
    faults: list[str] = []
    for joint in DOFS:
        if (told := getattr(form, joint)) is not None:
            found, wrong = named(joint, told)
            angles |= found
            faults += wrong
    return angles, faults
