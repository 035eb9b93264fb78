"""The moving drawings of the exercises, as they were drawn from pose data."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def figure(id: str) -> str:
    """The SVG of an exercise, or an empty text where none is drawn.

    It has a title and a description of its own, no ids, and moves three times before it rests.
    ``data-side`` is the side it works; ``data-show="still"`` shows start and end side by side; ``data-mirrored`` the other side.

    >>> figure("no such exercise")
    ''
    """
    drawn = files("hipbook.data").joinpath("figures", f"{id}.svg")
    return drawn.read_text("utf-8") if drawn.is_file() else ""


def still_figure(id: str) -> str:
    """The drawing as it stands on paper: the end over the start. Empty where none is drawn."""
    return figure(id).replace("<svg ", '<svg data-show="still" ', 1)


LIKE_ALL = "clam"
"""An exercise whose drawing has the look that those of all exercises have."""
STYLE, MOVES = re.compile(r"<style>.*?</style>", re.DOTALL), re.compile(r"<animate .*?/>", re.DOTALL)
HIDDEN_STILL = re.compile(r'<(\w+) class="(?:[^"]* )?m(?: [^"]*)?"[^>]*?(?:/>|></\1>)')
"""What is seen of a drawing only while it moves."""


@cache
def look_of_figures() -> str:
    """The look that every drawing brings along, by itself: where many stand together one of it is enough."""
    style = STYLE.search(figure(LIKE_ALL))
    return style[0] if style else ""


@cache
def within_text(id: str, side: str = "", moving: bool = False) -> str:
    """A drawing as it stands in a page of text, without its look; one that does not move is a quarter of the size.

    >>> "<animate" in within_text("clam"), "<style" in within_text("clam", moving=True)
    (False, False)
    >>> "data-mirrored" in within_text("clam", "right"), "data-mirrored" in within_text("clam", "left")
    (True, False)
    """
    drawn = STYLE.sub("", figure(id))
    if not moving:
        drawn = HIDDEN_STILL.sub("", MOVES.sub("", drawn)).replace("<svg ", '<svg data-show="still" ', 1)
    worked = re.search(r'data-side="(\w+)"', drawn)
    other = bool(side and worked and worked[1] != side)
    return drawn.replace("<svg ", "<svg data-mirrored='yes' ", 1) if other else drawn


def proportions(id: str) -> tuple[str, str]:
    """Width and height of a drawing, in its own units.

    >>> all(float(length) > 0 for length in proportions("clam"))
    True
    """
    box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', figure(id))
    if box is None:
        raise ValueError(f"no drawing of {id!r} says how large it is")
    return box[1], box[2]
