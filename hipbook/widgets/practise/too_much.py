"""The questions after something was too much, and the ways on: easier, without it, the end, or back after a slip."""

from __future__ import annotations

import ipywidgets as ipw

from ...model.routine import Item
from ...session.events import Worked
from ...wording import on_side
from ..base.boxes import fill
from ..base.controls import Several, button, card, classed, column, heading, pair, title, words
from ..journal import Journal
from .flow import SessionFlow

STOP_SIGN = "That is a stop sign: the session ends here, and the check is asked again before the next one."


GO_ON_UPRIGHT = "Go on with what is done standing or sitting"
ON_THE_WAY = {
    "down": "No exercise is marked for it: you were on the way down. Stay where you are for now, or sit down. A bed is "
    "higher than the floor: if that would be easier, say so in your set-up.",
    "up": "No exercise is marked for it: you were on the way up. Stay down until it is easy, and call for help if you need it.",
}


class TooMuch(ipw.VBox):
    """The form after too much. A stop sign ends the session; else the rest of it may go on."""

    def __init__(self, flow: SessionFlow, journal: Journal, stop: Worked):
        self._flow, self._journal, library = flow, journal, journal.library
        signs = [(sign.name, id) for id, sign in library.stop_signs.items()]
        ticked = flow.part.signs if flow.part else ()
        self._signs = Several("What was it? Tick nothing if it simply hurt.", signs, ticked)
        self._where = Several("Where? (if you like)", [(place.name, id) for id, place in library.places.items()])
        self._ways = column()
        self._signs.observe(self._tick, "value")
        self._without = GO_ON_UPRIGHT if stop.way else "Go on without it"
        cards = [card(words(_noted(stop, journal)), self._signs), card(heading("And now?"), self._ways)]
        # Where it was felt is noted for an exercise; a way down or up is none.
        where = [] if stop.way else [card(self._where)]
        super().__init__([title("You stopped. That was right."), pair(*cards), *where], **classed("hb-column"))
        self._offer()

    def _tick(self, _: object = None) -> None:
        self._flow.tick(self._signs.value)
        self._offer()

    def _offer(self) -> None:
        guarded, flow = self._journal.guarded, self._flow
        end = button("End here", guarded(self._end), "hb-end", primary=True)
        if self._signs.value:
            signs = self._journal.library.stop_signs
            urgent = [words(sign.says, "hb-do") for id, sign in signs.items() if id in self._signs.value and sign.says]
            fill(self._ways, *urgent, words(STOP_SIGN, "hb-do"), end)
            return
        ways = [end]
        if easier := flow.easier:
            name = self._journal.library.exercises[easier.exercise].name
            ways.append(button(f"Go on with an easier one: {name}", guarded(self._go_on, easier), "hb-go-easier"))
        if flow.rest:
            ways.append(button(self._without, guarded(self._go_on, None), "hb-go-without"))
        back = "That was a slip: go back to where I was" if flow.leads_again else "That was a slip: nothing hurt"
        fill(self._ways, *ways, button(back, guarded(flow.slip), "hb-slip"))

    def _go_on(self, easier: Item | None) -> None:
        self._flow.go_on(self._signs.value, self._where.value, easier)

    def _end(self) -> None:
        self._flow.end(self._signs.value, self._where.value)


def _noted(stop: Worked, journal: Journal) -> str:
    """What the stop is noted for."""
    if stop.way:
        return ON_THE_WAY[stop.way]
    name = on_side(journal.library.exercises[stop.exercise].name, stop.side)
    return f"It is noted for {name}. Rest in any position that is easy."
