"""The moving drawings of the exercises, as they were drawn from pose data."""

from __future__ import annotations

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
