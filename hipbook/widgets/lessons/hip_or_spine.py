"""Hip or spine? A slider moves a drawing, and tells what the hip gives and what pelvis and low back add."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import anywidget
import traitlets as tl

from ... import wording
from ...content.drawings import figure
from ...content.hip_spine import Motion, Shared, motions, shared, turn_seen
from ...content.lessons import number
from ...content.loader import library
from .. import mine
from ..base.controls import Column, card
from ..base.markup import CERTAINTY
from ..base.page import STATIC, Page
from ..journal import Journal

GUESS_FIRST = "Move it, and make your guess above. Then the parts appear here."


class Explorer(anywidget.AnyWidget):
    """Movements to scrub in the browser alone: all it says is sent once. Those without a drawing are left out.

    >>> [shown["name"] for shown in Explorer(["forward_bend", "march"]).movements]
    ['Bending forward to the floor, standing', 'Lifting one knee, standing']
    """

    _esm = STATIC / "explorer.js"
    movements = tl.List(tl.Dict()).tag(sync=True)
    asks = tl.Unicode("").tag(sync=True)
    """What to stop the slider at, before the parts are shown; empty where nothing is to be guessed."""

    stop = tl.Unicode("").tag(sync=True)
    """The words of the button that keeps the guess."""

    guess = tl.Int(None, allow_none=True).tag(sync=True)
    veiled = tl.Bool(False).tag(sync=True)
    """Are the parts hidden? They are until a guess is kept."""

    verdict = tl.Unicode("").tag(sync=True)

    def __init__(self, ids: Iterable[str] | None = None, **traits: Any):
        shown = motions() if ids is None else ids
        movements = [movement_fields(motions()[id]) for id in shown if figure(id)]
        super().__init__(movements=movements, **traits)

    @property
    def sentence(self) -> str:
        """What it says at the end of each movement, where the page is read and not used."""
        return " ".join(f"{one['name']}: {one['parts'][-1]['says']}" for one in self.movements)


class HipOrSpine(Column):
    """The explorer by itself, for a notebook; of these movements alone, where some are named.

    What a movement is made of is veiled until the guess ``after`` is made.

    >>> [one["id"] for one in HipOrSpine("march").explorer.movements]
    ['march']
    """

    def __init__(self, *ids: str, after: str = "", journal: Journal | None = None):
        self.explorer, self._after = Explorer(ids or None, verdict=GUESS_FIRST), after
        super().__init__(Page(), card(self.explorer))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        if after:
            self._journal = journal or mine.shared()
            self._journal.observe(self._veil, "history")
            self._veil()

    def _veil(self, _: Any = None) -> None:
        self.explorer.veiled = self._after not in self._journal.guesses


def practised_by(exercise: str) -> tuple[str, ...]:
    """The movements with a drawing that an exercise practises.

    >>> practised_by("hip_hinge"), practised_by("clam")
    (('forward_bend',), ())
    """
    return tuple(id for id, motion in motions().items() if exercise and motion.exercise == exercise and figure(id))


def movement_fields(motion: Motion) -> dict[str, Any]:
    """All that the browser needs of a movement: its drawing, and for each degree the parts and the words."""
    seen = turn_seen(motion.id, number("turn_seen_deg"))
    parts = [shared(motion.id, whole) for whole in range(motion.most_deg + 1)]
    return {
        "id": motion.id,
        "name": motion.name,
        "figure": figure(motion.id),
        "seen_deg": seen,
        "seen": where_seen(motion, seen),
        "parts": [
            {"hip": part.hip_deg, "pelvis": part.pelvis_deg, "says": sentence(motion, whole, part, seen)}
            for whole, part in enumerate(parts)
        ],
        "note": motion.note,
        "sure": wording.sentence(CERTAINTY[motion.certainty]),
        "sources": [library().sources[id].words for id in motion.sources],
    }


def sentence(motion: Motion, whole: int, part: Shared, seen: tuple[int, int]) -> str:
    """The split in words, and whether the pelvis's turn can be seen.

    >>> sentence(motions()["march"], 50, shared("march", 50), (53, 53))
    'Of 50 degrees the hip gives 41, pelvis and low back 9. The curl is too small to see.'
    """
    hip, pelvis = span(part.hip_deg), span(part.pelvis_deg)
    return (
        f"Of {whole} degrees the hip gives {hip}, pelvis and low back {pelvis}. The {motion.turn} {_seen(whole, seen)}."
    )


def _seen(whole: int, seen: tuple[int, int]) -> str:
    first, last = seen
    if whole < first:
        return "is too small to see"
    return "may show by now" if whole < last else "shows by now"


def where_seen(motion: Motion, seen: tuple[int, int]) -> str:
    """Where the pelvis's turn begins to show, and how sure that is.

    >>> where_seen(motions()["knee_to_chest"], (26, 73))
    'The curl begins to show somewhere between 26 and 73 degrees. This is an estimate; people differ.'
    """
    first, last = seen
    at = f"at about {first}" if first == last else f"somewhere between {first} and {last}"
    return f"The {motion.turn} begins to show {at} degrees. This is an estimate; people differ."


def span(degrees: tuple[int, int]) -> str:
    """A range as one says it.

    >>> span((9, 9)), span((12, 34))
    ('9', '12 to 34')
    """
    low, high = degrees
    return str(low) if low == high else f"{low} to {high}"
