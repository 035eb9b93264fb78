"""Positions of the body, and the moves between them in words: down, up, onto a side, and rests."""

from __future__ import annotations

from ..content.loader import Library
from ..model.base import Side
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..wording import lower_first, upper_first

LYING = ("supine", "prone", "sidelying", "bed")
KNEELING = ("quadruped", "kneeling")
UPRIGHT = "upright"
TO_SET_UP = {"wall", "chair", "band", "belt", "block", "bolster", "towel"}
LOW = ("supine", "prone", "sidelying", *KNEELING)


def posture(exercise: Exercise) -> str:
    """The posture during an exercise: its position, told apart only where the rest between sets differs.

    >>> from hipbook.content.loader import library
    >>> [posture(library().exercises[id]) for id in ("clam", "glute_set", "step_up")]
    ['sidelying', 'supine', 'standing']
    """
    if exercise.position == "dynamic":
        return "sidelying" if exercise.floor == "floor" else "standing"
    return "supine" if exercise.position == "bed" else exercise.position


def where(exercise: Exercise, profile: Profile | None) -> str:
    """The level of the body in an exercise: upright, on the floor, or on a bed where the floor is out of reach."""
    low = exercise.position in LOW or (exercise.position == "bed" and exercise.floor == "bed")
    if exercise.floor == "floor" or (low and profile and profile.floor):
        return "floor"
    return "bed" if low or exercise.position == "bed" else UPRIGHT


def needs_support(exercise: Exercise) -> bool:
    """Does one stand on one leg, or balance, so that something firm must be in reach?"""
    return exercise.category == "balance" or on_one_leg(exercise)


def on_one_leg(exercise: Exercise) -> bool:
    """Is it balance on one leg?"""
    return "single_leg_balance" in exercise.tags


def needs_eyes(exercise: Exercise) -> bool:
    """Must one look: on one's feet, on a chair, at a wall, or to put a thing in place?"""
    upright = exercise.floor == "none"
    return upright or bool(TO_SET_UP & {*exercise.equipment})


def at_wall(exercise: Exercise) -> bool:
    """Is it done on the floor, against a wall?"""
    return "wall" in exercise.equipment and exercise.floor == "floor"


def way_down(library: Library, goes: str, exercise: Exercise, before: str = "") -> tuple[str, str]:
    """The name of the way down to floor or bed for this exercise, and its words, after those that come ``before``.

    >>> from hipbook.content.loader import library
    >>> way_down(library(), "floor", library().exercises["legs_up_wall"])[0]
    'Get down to the floor, beside the wall'
    """
    edge = exercise.position == "bed" and exercise.floor == "none"
    move, wall = library.moves["bed_edge" if edge else f"{goes}_down"], library.moves["by_the_wall"]
    says = [before] if before else []
    if goes != "floor" or posture(exercise) in KNEELING:
        return move.name, " ".join([*says, move.says])
    if at_wall(exercise):
        return wall.name, " ".join([*says, move.says, wall.says])
    last = library.moves["lie_down" if posture(exercise) in LYING else "sit_down"]
    return move.name, " ".join([*says, move.says, last.says])


def way_up(library: Library, where: str, body: str, leave: str = "") -> tuple[str, str]:
    """The name of the way up from floor or bed, and its words: out of the position as the body lies now."""
    move = library.moves[f"{where}_up"]
    rolls = [library.moves["roll"].says] if body in ("supine", "prone") else []
    # On a bed one's legs go over the edge from lying on the side, never from hands and knees.
    rolls += [library.moves["lie_down"].says] if where == "bed" and body in KNEELING else []
    kneels = [library.moves["to_knees"].says] if where == "floor" and body not in KNEELING else []
    leaves = [leave] if leave else []
    return move.name, " ".join([*leaves, *rolls, *kneels, move.says])


def laid(library: Library, exercise: Exercise, side: Side | None, was: str, where: str) -> tuple[str, str]:
    """The side that is up now ("" unless one lies on a side), and the words to get there from the side that ``was``.

    >>> from hipbook.content.loader import library
    >>> laid(library(), library().exercises["clam"], "left", "right", "floor")
    ('left', 'Roll over: lie on your right side, left side up')
    >>> laid(library(), library().exercises["clam"], "left", "left", "floor")[1]
    'Stay on your right side, left side up'
    """
    if exercise.position != "sidelying" or side is None:
        return "", _settled(library, exercise, was, where)
    up = side if exercise.worked_side_up else {"left": "right", "right": "left"}[side]
    move = library.moves[f"{up}_up"]
    if was == up:
        return up, move.says
    return up, f"Roll over: {lower_first(move.name)}" if was else move.name


def _settled(library: Library, exercise: Exercise, was: str, where: str) -> str:
    if was and exercise.position == "supine":
        return library.moves["onto_back"].name
    if (exercise.position, exercise.floor) in (("dynamic", "floor"), ("bed", "none")):
        return ""  # Its first steps tell how.
    lies = exercise.position == "bed" and where != "bed"
    name = library.moves["lie"].name if lies else library.positions[exercise.position].name
    return upper_first(name)


def resting(library: Library, exercise: Exercise) -> tuple[str, str]:
    """The words of the rest between two sets, and of the way back to the start."""
    move = library.moves["rest_running" if exercise.dose_class == "RUN" else f"rest_{posture(exercise)}"]
    return move.name, move.says


def quiet(library: Library, body: str, where: str) -> str:
    """The words of the quiet position in which the sides are compared.

    >>> from hipbook.content.loader import library
    >>> quiet(library(), "sidelying", "floor")
    'Roll onto your back and lie quietly.'
    """
    kinds = {"sidelying": "prone", "quadruped": "low", "kneeling": "low"}
    kind = "low" if body == "seated" and where == "floor" else kinds.get(body, body)
    return f"{library.moves[f'quiet_{kind}'].name}."
