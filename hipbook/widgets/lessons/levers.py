"""What is a hip made of? A slider bends the hip, and each muscle's pull on the thigh follows."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as tl

from ...content.levers import RIGHT_ANGLE_DEG, STEP_DEG, Lever, bent_words, levers, ways_words
from ...content.loader import library
from ...wording import lower_first, sentence
from ..base.controls import Column, card
from ..base.markup import CERTAINTY
from ..base.page import STATIC, Page

STOPS = range(0, RIGHT_ANGLE_DEG + 1, STEP_DEG)
FIRST = "piriformis"
SAYS = {"out": "It pulls the thigh outward", "in": "It pulls the thigh inward", "hardly": "It pulls neither way"}
SURE = {
    "GK": "This is what anatomy books teach. How long the lever is, we could not read.",
    "V2": "The lengths are as another reader of the study reports them.",
}
NO_LENGTH = "How long its lever is here, nobody told us."
NOT_KNOWN = "It may pull the thigh either way: this is not known"


class LeverDial(anywidget.AnyWidget):
    """The muscles that turn the thigh, moved in the browser alone: all it says is sent once."""

    _esm = STATIC / "levers.js"
    muscles = tl.List(tl.Dict()).tag(sync=True)
    stops = tl.List(tl.Dict()).tag(sync=True)
    anchors = tl.List(tl.Int()).tag(sync=True)
    """Where its way is known; all between is drawn straight."""
    first = tl.Unicode(FIRST).tag(sync=True)

    def __init__(self):
        super().__init__(
            muscles=[_fields(lever) for lever in levers().values()],
            stops=[{"deg": deg, "bent": f"{bent_words(deg)}.", "says": ways_words(deg)} for deg in STOPS],
            anchors=[0, RIGHT_ANGLE_DEG],
        )

    @property
    def sentence(self) -> str:
        """What it says at both ends, where the page is read and not used."""
        ends = " ".join(ways_words(deg) for deg in (0, RIGHT_ANGLE_DEG))
        return " ".join([ends, *(f"{one.plain} ({one.name}): {one.note}" for one in levers().values())])


class Levers(Column):
    """The levers by themselves, for a notebook."""

    def __init__(self):
        super().__init__(Page(), card(LeverDial()))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)


def _fields(lever: Lever) -> dict[str, Any]:
    """All that the browser needs of a muscle: for each stop where it pulls, and the words."""
    return {
        "id": lever.id,
        "plain": lever.plain,
        "name": lever.name,
        "at": [{"span": lever.at(deg), "way": lever.way(deg), "says": says(lever, deg)} for deg in STOPS],
        "note": lever.note,
        "sure": grounds(lever),
    }


def says(lever: Lever, deg: float) -> str:
    """What a muscle does with the hip bent so far; its length only where it was measured, and a word where it was not.

    >>> says(levers()["piriformis"], 0), says(levers()["piriformis"], 45)
    ('With the hip straight: it pulls the thigh outward, by a lever of 29 mm.', 'At 45 degrees: it pulls the thigh outward. How long its lever is here, nobody told us.')
    """
    pulls = SAYS.get(lever.way(deg), NOT_KNOWN)
    length = {0: lever.straight_mm, RIGHT_ANGLE_DEG: lever.bent_mm}.get(int(deg))
    by = f", by a lever of {length:g} mm" if length else ""
    between = f" {NO_LENGTH}" if lever.straight_mm and not length else ""
    return f"{bent_words(deg)}: {lower_first(pulls)}{by}.{between}"


def grounds(lever: Lever) -> str:
    """How sure it is, and by whom.

    >>> grounds(levers()["piriformis"])[:60]
    'The lengths are as another reader of the study reports them.'
    """
    sources = "; ".join(library().sources[id].words for id in lever.sources)
    return f"{SURE.get(lever.certainty) or sentence(CERTAINTY[lever.certainty])} Sources: {sources}"
