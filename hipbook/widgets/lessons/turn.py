"""One knob beside the week that it makes: turn it, and see what came in, what went, and why."""

from __future__ import annotations

from functools import cache
from typing import Any

from ...content.knobs import Knob, example, knobs
from ...content.loader import library
from ...model.routine import Routine
from ...planning.turning import turned, week_with
from ...screening.assessment import NotCleared, Screening
from ..base.controls import Choice, bullets, details, esc
from .explanation import Explanation
from .two_weeks import alone, beside

UNTURNED = "This is how {}'s week is made now. Turn it, and the new week stands beside the old one."
AS_IT_WAS = "{}'s week, as it was"


class Turn(Explanation):
    """A knob of the lesson on routines. ``value`` is the week that its position makes; None where there is none.

    It stands first where the made-up person's own answer is. Their week, which a reader has seen, is folded until then.

    >>> Turn("minutes").value.exercises == start_week().exercises
    True
    """

    value: Routine | None

    def __init__(self, knob: str):
        self._knob, self._own = knobs()[knob], own_position(knobs()[knob])
        options = [(one.label, one.id) for one in self._knob.positions]
        self._choice = Choice(self._knob.asks, options, self._own, ["hb-pills"])
        super().__init__(self._choice)
        self.add_class("hb-one-knob")

    def _update(self, change: Any = None) -> None:
        if change:  # a week that is planned for the first time may take a moment
            self._answer_box.value = f"<div aria-busy='true'>{self._answer_box.value}</div>"
        super()._update(change)

    def _answer(self) -> tuple[Routine | None, str]:
        name, book, chosen = example().name, library(), self._choice.value
        week, before = week_at(self._knob.id, chosen), start_week()
        if isinstance(week, Screening):
            return None, _no_week(week, name) + details(AS_IT_WAS.format(name), alone(before, book, f"{name}'s week"))
        if chosen == self._own:
            folded = details(f"{name}'s week", alone(week, book, f"{name}'s week"))
            return week, f"<p>{esc(UNTURNED.format(name))}</p>{folded}"
        label = self._knob.position(chosen).label
        return week, beside(before, week, book, (f"{name}'s week", f"Turned to: {label}"))


def _no_week(screening: Screening, name: str) -> str:
    """What is shown in a week's place where a gate is shut: why, and what to do about it."""
    first = f"<p role='status'><strong>No week is made.</strong> {esc(name)} would be asked to see someone first:</p>"
    return f"<div class='hb-note'>{first}{bullets([*screening.reasons, *screening.do])}</div>"


@cache
def start_week() -> Routine:
    """The made-up person's week with nothing turned."""
    return week_with(library())


@cache
def week_at(knob: str, position: str) -> Routine | Screening:
    """The week of the made-up person with a knob at a position; their screening where a gate forbids one."""
    try:
        return week_with(library(), **knobs()[knob].position(position).set)
    except NotCleared as shut:
        return shut.screening


def own_position(knob: Knob) -> str:
    """The position at which the made-up person's own answers are.

    >>> own_position(knobs()["days"])
    '4'
    """
    one = example()
    same = (position.id for position in knob.positions
            if turned(one.profile, position.set, library(), one.on) == one.profile)  # fmt: skip
    return next(same)
