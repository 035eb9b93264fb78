"""What a reader sees in place of a value: markup for a page, and the same in plain words for a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..widgets.base.page import STATIC


@cache
def look() -> str:
    """The look of what is shown, in one style sheet: an output stands by itself, wherever a notebook is opened."""
    return (STATIC / "shown.css").read_text("utf-8")


@dataclass(frozen=True)
class Shown:
    """Something made to be seen. ``html`` is its markup, ``text`` the same in words; ``str()`` gives the words.

    >>> print(Shown("<p>Two <strong>weeks</strong></p>", "Two weeks"))
    Two weeks
    """

    html: str
    text: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def markup(self) -> str:
        """The markup with its look."""
        return f"<style>{look()}</style><div class='hb-shown'>{self.html}</div>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.markup, "text/plain": self.text}
