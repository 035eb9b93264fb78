"""Too much: what it was and where, and then something easier, the rest without it, or the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import ipywidgets as ipw

from ...adaptation.ladder import rungs
from ...content.dosage import scaled
from ...model.exercise import Exercise
from ...model.routine import Item
from ...wording import on_side
from ..base.controls import Several, button, card, column, heading, words

if TYPE_CHECKING:
    from .screen import Practise


class Hurt(ipw.VBox):
    """Asked right after "Too much". A stop sign ends the session; else what is left of it may go on."""

    def __init__(self, screen: Practise, event: dict):
        self._screen, self._event = screen, event
        library = screen.journal.library
        self._signs = Several(
            "What was it? Tick nothing if it simply hurt.", [(w.name, id) for id, w in library.stop_signs.items()]
        )
        self._where = Several("Where? (if you like)", [(w.name, id) for id, w in library.places.items()])
        self._ways = column()
        self._signs.observe(self._offer, "value")
        name = on_side(library.exercises[event["exercise"]].name, event.get("side"))
        super().__init__([
            card(heading("You stopped. That was right."), words(f"It is noted for {name}. Rest in any position that is easy."),
                 self._signs, self._where),
            card(heading("And now?"), self._ways),
        ])  # fmt: skip
        self.add_class("hb-column")
        self._offer()

    def _offer(self, _=None) -> None:
        guarded = self._screen.journal.guarded
        if self._signs.value:
            said = "That is a stop sign: the session ends here, and the check is asked again before the next one."
            self._ways.children = [words(said, "hb-do"), button("End here", guarded(self._end), "hb-end", primary=True)]
            return
        ways = [button("End here", guarded(self._end), "hb-end", primary=True)]
        if easier := self._easier():
            name = self._screen.journal.library.exercises[easier.exercise].name
            ways.append(button(f"Go on with an easier one: {name}", guarded(self._go_on, easier), "hb-go-easier"))
        if self._event["item"] + 1 < len(self._screen.course.items):
            ways.append(button("Go on without it", guarded(self._go_on, None), "hb-go-without"))
        self._ways.children = ways

    def _easier(self) -> Item | None:
        """The first easier rung that this person may do and was not in this session, for the sides not yet done."""
        journal, items = self._screen.journal, self._screen.course.items
        library, item = journal.library, items[self._event["item"]]
        known, taken = library.exercises.get(item.exercise), {one.exercise for one in items}
        if known is None or journal.profile is None:
            return None
        ways = rungs(known, "easier", journal.profile, journal.screening, library)
        offered = [id for id in ways if id not in taken and library.exercises[id].usual]
        id = next((id for id in offered if self._sides(library.exercises[id]) is not None), None)
        return self._item(id, item.minutes) if id else None

    def _item(self, id: str, minutes: float) -> Item:
        """Less than the smallest dose that holds for this person on one of the sides."""
        library, exercise = self._screen.journal.library, self._screen.journal.library.exercises[id]
        least = min(self._screen.journal.reader.items(exercise), key=lambda item: item.dose.seconds)
        dose = scaled(least.dose, library.rule.morning.late_cut, library)
        return replace(least, dose=dose, sides=self._sides(exercise) or (), minutes=minutes)

    def _sides(self, exercise: Exercise) -> tuple | None:
        """The sides still to do on which it may be done; None where there is none."""
        item, side = self._screen.course.items[self._event["item"]], self._event.get("side")
        if exercise.laterality == "both":
            return ()
        may = self._screen.journal.screening.sides(exercise)
        left = item.sides[item.sides.index(side) :] if side in item.sides else may
        return tuple(side for side in left if side in may) or None

    def _go_on(self, easier: Item | None) -> None:
        screen = self._screen
        felt = next(iter(sorted(self._where.value)), None)
        course = screen.course.going_on(screen.player.events, self._event["item"], easier, felt)
        screen.lead(course, screen._before_pain)

    def _end(self) -> None:
        self._screen.finish(self._signs.value, self._where.value)
