"""The pace of something slow, as two ways that follow each other: in and out, or there and back."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.loader import Library
from .cues import breath_of, parts
from .step import RepPart

RELEASE = "SOMA"


def paced(exercise: str, library: Library) -> tuple[RepPart, RepPart]:
    """The two ways of an exercise at its own pace: those of its repetition, else of its breath.

    >>> from hipbook.content.loader import library
    >>> [(part.word, part.seconds) for part in paced("breath_out", library())]
    [('breathe in', 3.0), ('breathe out', 5.0)]
    >>> [(part.word, part.breath, part.seconds) for part in paced("seated_pelvic_tilt", library())]
    [('back', 'out', 3.0), ('forward', 'in', 4.0)]

    Raises ValueError where it has no two ways.
    """
    dose = library.dose(exercise)
    breath, ways = breath_of(dose, library), parts(library.exercises[exercise], dose, library)
    if len(ways) == 2:
        return ways[0], ways[1]
    if breath.in_s and breath.out_s:
        return RepPart("breathe in", breath.in_s, "in"), RepPart("breathe out", breath.out_s, "out")
    raise ValueError(f"{exercise} has no pace of two ways")


def slow_releases(library: Library) -> Mapping[str, str]:
    """The seconds there and back of all exercises that contract gently and let go, by name.

    >>> from hipbook.content.loader import library
    >>> slow_releases(library())["Arch and flatten"]
    '2 there, 4 back'
    """
    ids = (id for id, exercise in library.exercises.items() if exercise.dose_class == RELEASE)
    ways = {id: parts(library.exercises[id], library.dose(id), library) for id in ids}
    return {
        library.exercises[id].name: f"{of[0].seconds:g} there, {of[-1].seconds:g} back" for id, of in ways.items() if of
    }
