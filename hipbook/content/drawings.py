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


def proportions(id: str) -> tuple[str, str]:
    """Width and height of a drawing, in its own units.

    >>> all(float(length) > 0 for length in proportions("clam"))
    True
    """
    box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', figure(id))
    if box is None:
        raise ValueError(f"no drawing of {id!r} says how large it is")
    return box[1], box[2]
