"""Draws what changed: a figure carries a mark made from its pose and from this package, and is left alone while it fits."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path

from .checks import faults
from .draw import svg
from .look import style
from .motion import Motion, move
from .pose import Figure, PoseError
from .reading import FOLDER, figure, ids
from .regions import REGIONS

EXERCISES = FOLDER.parent / "exercises"
CODE = sorted(
    path for path in Path(__file__).parent.glob("*.py") if path.stem not in ("__main__", "sheet", "build", "legend")
)
WORDS = FOLDER.parent / "words.toml"
MOVEMENTS = FOLDER.parent / "lessons" / "motion.toml"


def package_mark() -> str:
    """A mark of the code that draws, and of the colours."""
    return sha256(b"\0".join([*(path.read_bytes() for path in CODE), style().encode()])).hexdigest()


def mark(id: str, package: str) -> str:
    """The mark a figure made now would carry: of the code, the pose with all it inherits, and what the catalogue says."""
    known = exercise(id)
    told = (package, figure(id).model_dump_json(), known.get("name", id), known.get("directions", ()))
    return sha256(repr(told).encode()).hexdigest()[:12]


def made(id: str) -> str:
    """The mark of the figure there is, or nothing."""
    path = FOLDER / f"{id}.svg"
    found = re.search(r'data-made="(\w+)"', path.read_text("utf-8")) if path.exists() else None
    return found[1] if found else ""


def exercise_path(id: str) -> Path:
    return EXERCISES / f"{id}.toml"


def exercise(id: str) -> dict:
    """What the catalogue says of an exercise, or the lessons or the words of a movement; nothing where none has that id."""
    path = exercise_path(id)
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else (movements() | moves()).get(id, {})


def movements() -> dict[str, dict]:
    """The movements of the lessons, by id; some have a drawing, for a reader to move by hand."""
    return tomllib.loads(MOVEMENTS.read_text("utf-8"))


def moves() -> dict[str, dict]:
    """The moves between exercises, by id; the way down and up has a drawing."""
    return tomllib.loads(WORDS.read_text("utf-8"))["moves"]


def works_in_words(told: Figure) -> str:
    """The working regions in words.

    >>> from .reading import assemble
    >>> works_in_words(assemble("x", {"from": "standing", "works": ["buttock.left", "buttock.right", "calf.left"], "end": {"says": "."}}))
    'the buttock and the calf'
    """
    words = list(dict.fromkeys(REGIONS[name.split(".")[0]].words for name in told.works))
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def settled(id: str) -> Motion:
    """A figure in motion, checked in every frame. Raises PoseError where no body can do it, in words."""
    motion = move(figure(id))
    if found := faults(motion, tuple(exercise(id).get("directions", ()))):
        raise PoseError([f"{id}.toml: {line}" for line in found])
    return motion


def draw(id: str, package: str) -> str:
    """One figure's SVG. Raises PoseError where the pose cannot be."""
    motion = settled(id)
    return svg(motion, exercise(id).get("name", id), works_in_words(motion.figure), mark(id, package))


def check(id: str) -> list[str]:
    """What is wrong with a figure, in words; nothing where it is sound."""
    try:
        settled(id)
    except PoseError as error:
        return error.faults
    return []


def redraw(id: str, package: str, force: bool = False) -> list[str]:
    """Redraws a figure if it changed; what was wrong with it, if anything."""
    try:
        if not force and made(id) == mark(id, package):
            return []
        (FOLDER / f"{id}.svg").write_text(draw(id, package), "utf-8")
    except PoseError as error:
        return error.faults
    return []


def _redraw(job: tuple[str, str, bool]) -> tuple[str, list[str]]:
    return job[0], redraw(*job)


def redraw_all(only: Iterable[str] = (), force: bool = False, workers: int = 2) -> dict[str, list[str]]:
    """Redraws what changed, on two cores; the faults of each figure that could not be drawn."""
    package = package_mark()
    wanted = list(only) or ids()
    jobs = [(id, package, force) for id in wanted]
    if len(jobs) < 3:
        return {id: found for id, found in map(_redraw, jobs) if found}
    with Pool(workers) as pool:
        return {id: found for id, found in pool.imap_unordered(_redraw, jobs) if found}
