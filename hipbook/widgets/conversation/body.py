"""A large body to tap, from the front and from behind: each place of each side is a box to tick, and a list as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ipywidgets as ipw
import traitlets as tl

from ...content.loader import Library
from ...model.base import Side
from ..base.controls import Choice, button, classed, html

SIDES: dict[Side, str] = {"left": "Left", "right": "Right"}
FRONT = ("side", "groin", "thigh_front", "thigh_inner", "knee", "below_knee")
BEHIND = ("low_back", "side", "buttock", "sit_bone", "thigh_back", "below_knee")
VIEWS = {"front": FRONT, "behind": BEHIND}

SHIRT = "M92 6C88 50 91 72 80 110H220C209 72 212 50 208 6Z"
SHORTS = "M80 110C61 132 53 160 54 202L59 264H144L150 216L156 264H241L246 202C247 160 239 132 220 110Z"
LEG = "M59 264C61 312 75 342 78 366C70 402 83 452 88 514H126C134 452 136 402 132 366C139 330 143 300 144 264Z"
FOLDS = {
    "front": "M84 150Q116 168 146 214M216 150Q184 168 154 214M90 372Q105 384 120 372M180 372Q195 384 210 372",
    "behind": "M150 118V214M92 236Q120 254 146 236M208 236Q180 254 154 236M90 364Q105 356 120 364M180 364Q195 356 210 364",
}


def _drawing(view: str) -> str:
    """The body without its places; they stand over it, as boxes to tick."""
    mirrored = "transform='matrix(-1 0 0 1 300 0)'"
    return (
        "<svg class='hb-figure-of-places' viewBox='0 36 300 424' aria-hidden='true'>"
        f"<path class='hb-skin' d='{LEG}'/><path class='hb-skin' d='{LEG}' {mirrored}/>"
        f"<path class='hb-shorts' d='{SHORTS}'/><path class='hb-shirt' d='{SHIRT}'/>"
        f"<path class='hb-folds' d='{FOLDS[view]}'/></svg>"
    )


class Body(ipw.VBox):
    """``value`` holds the places that are ticked, each with its side.

    A place that is seen from both sides is one tick. On a narrow screen one view is shown at a time.
    """

    value = tl.Any(frozenset())

    def __init__(self, library: Library, ticked: Iterable[tuple[Side, str]]):
        self._library, self._boxes = library, dict[tuple[Side, str], ipw.Checkbox]()
        self._turn = Choice("In front or behind?", [("In front", "front"), ("Behind", "behind")], "front", ["hb-turn"])
        self._as_list = button("Use a list", lambda *_: self._list(), "hb-plain", "hb-body-list")
        views = [self._view(name, places, frozenset(ticked)) for name, places in VIEWS.items()]
        super().__init__([self._turn, self._as_list, *views], **classed("hb-places-felt"))
        self._turn.observe(lambda change: self._show(change.new), "value")
        self._show("front")
        self._read()

    def _view(self, name: str, places: tuple[str, ...], ticked: frozenset[tuple[Side, str]]) -> ipw.VBox:
        spots = [self._spot(name, side, place, (side, place) in ticked) for place in places for side in SIDES]
        ends = ("right", "left") if name == "front" else ("left", "right")
        title = "In front" if name == "front" else "Behind"
        head = f"<p class='hb-view-ends'><span>Your {ends[0]}</span><strong>{title}</strong><span>Your {ends[1]}</span></p>"
        return ipw.VBox([html(head + _drawing(name)), *spots], **classed("hb-view", f"hb-view-{name}"))

    def _spot(self, view: str, side: Side, place: str, ticked: bool) -> ipw.Checkbox:
        on_left = (side == "right") == (view == "front")
        first = self._boxes.get((side, place))
        look = ["hb-spot", f"hb-spot-{place}", "hb-spot-on-left" if on_left else "hb-spot-on-right"]
        again = ["hb-spot-again"] if first else []
        box = ipw.Checkbox(
            description=self.name(side, place), value=ticked, indent=False, **classed(*look, *again)
        )  # fmt: skip
        if first:
            tl.link((first, "value"), (box, "value"))
        else:
            self._boxes[side, place] = box
            box.observe(lambda _: self._read(), "value")
        return box

    def name(self, side: Side, place: str) -> str:
        """What a place is called: "Left side of the hip"."""
        return f"{SIDES[side]} {self._library.places[place].short}"

    def names(self) -> Iterator[str]:
        """The names of what is ticked."""
        return (self.name(*one) for one, box in self._boxes.items() if box.value)

    def _show(self, view: str) -> None:
        for name in VIEWS:
            (self.add_class if name == view else self.remove_class)(f"hb-shows-{name}")

    def _list(self) -> None:
        self.add_class("hb-as-list")

    def _read(self) -> None:
        self.value = frozenset(one for one, box in self._boxes.items() if box.value)
