"""A pace to feel: a figure grows and shrinks in the browser, and one breathes or moves along; the tempo can be moved."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as tl

from ...content.loader import library
from ...content.paces import Pace, paces
from ...session.pacing import paced
from ...wording import lower_first, upper_first
from ..base.controls import Column, card
from ..base.page import STATIC, Page


class Pacer(anywidget.AnyWidget):
    """Paces to follow in the browser alone: all it says is sent once. Nothing moves before the reader begins.

    >>> [pace["name"] for pace in Pacer().paces]
    ['A long breath out', 'A slow release']
    """

    _esm = STATIC / "pacing.js"
    paces = tl.List(tl.Dict()).tag(sync=True)

    def __init__(self) -> None:
        super().__init__(paces=[pace_fields(one) for one in paces().values()])

    @property
    def sentence(self) -> str:
        """What it says, where the page is read and not used."""
        return " ".join(f"{pace['name']}: {pace['about']} {_tempo(pace['ways'])} {pace['mind']}" for pace in self.paces)


class Pacing(Column):
    """The pacing figure by itself, for a notebook."""

    def __init__(self) -> None:
        super().__init__(Page(), card(Pacer()))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)


def pace_fields(pace: Pace) -> dict[str, Any]:
    """All that the browser needs of a pace: its words, and both ways with their seconds.

    >>> [way["word"] for way in pace_fields(paces()["breath"])["ways"]]
    ['breathe in', 'breathe out']
    """
    book = library()
    return {
        "name": pace.name,
        "about": pace.about,
        "mind": f"What you should not feel: {lower_first(book.exercises[pace.exercise].not_feel)}",
        "round": pace.round,
        "figure": pace.figure,
        "ways": [
            {"word": way.word, "breath": way.breath, "seconds": way.seconds} for way in paced(pace.exercise, book)
        ],
    }


def _tempo(ways: list[dict[str, Any]]) -> str:
    there, back = (f"{way['word']} for {way['seconds']:g} seconds" for way in ways)
    return f"{upper_first(there)}, {back}."
