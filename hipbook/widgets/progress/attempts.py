"""The tries of a home test, one after the other: each is timed or measured, kept, and can be done again."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as ipw

from ...model.base import Side
from ...model.measure import Measure
from ...wording import of_side
from ..base.boxes import fill
from ..base.controls import Column, button, classed, html, row, words
from .timer import Trial

SAYS = {
    "count": "Sit ready. Press Start: five seconds to settle, then count your stands until it rings.",
    "hold": "Press Start: five seconds to settle, then lift the foot. Press Stop when it comes down.",
    "angle": "A phone on a secure page can read its own level. Otherwise use a level app and type the angle.",
    "typed": "",
    "stages": "Press Start: five seconds to take the position, then hold it until it rings.",
}
MINUS = " Above the level counts as minus: put a minus before it."
ASKS = {"count": "How many full stands?", "hold": "Seconds held", "angle": "Degrees", "typed": "How many hand-widths?"}


class Tries(Column):
    """All tries of a test. ``done`` holds what was kept so far by side; ``save`` is called with all of it."""

    def __init__(self, measure: Measure, guarded: Callable, save: Callable[[dict[Side | None, list[float]]], None]):
        self.measure, self._guarded, self._save = measure, guarded, save
        sides: tuple[Side | None, ...] = ("left", "right") if measure.sides else (None,)
        self._steps = [(side, number) for side in sides for number in range(1, measure.tries + 1)]
        self.done: dict[Side | None, list[float]] = {side: [] for side in sides}
        super().__init__(classes=["hb-column"])
        self._next()

    def _next(self) -> None:
        at = sum(map(len, self.done.values()))
        if at == len(self._steps):
            self._save(self.done)
            return
        side, number = self._steps[at]
        self._field = ipw.Text(placeholder="type it here", continuous_update=False)
        ask = ASKS[self.measure.kind]
        field = ipw.VBox([html(f"<p class='hb-ask'>{ask}</p>"), self._field], **classed("hb-line", "hb-try-value"))
        again = [button("Do the last one again", self._guarded(self._back), "hb-try-back")] if at else []
        fill(self, html(f"<h3>{self._title(side, number)}</h3>"), *self._trial(), field,
            row(button("Keep this try", self._guarded(self._keep), "hb-try-keep", primary=True), *again),
            words(self._so_far()))  # fmt: skip

    def _title(self, side: Side | None, number: int) -> str:
        return of_side(side, f"try {number} of {self.measure.tries}" if self.measure.tries > 1 else "ready?")

    def _trial(self) -> list[ipw.Widget]:
        kind = self.measure.kind
        if kind == "typed":
            return []
        say = SAYS[kind] + (MINUS if kind == "angle" and self.measure.low < 0 else "")
        return [Trial(kind, self.measure.seconds, say, self._take_value)]

    def _take_value(self, value: float | None) -> None:
        if value is not None:
            self._field.value = f"{value:g}"

    def _keep(self) -> None:
        self.done[self._side].append(self._value())
        self._next()

    @property
    def _side(self) -> Side | None:
        return self._steps[sum(map(len, self.done.values()))][0]

    def _value(self) -> float:
        measure, typed = self.measure, self._field.value.strip().replace(",", ".").removesuffix("°")
        try:
            value = float(typed)
        except ValueError:
            raise ValueError(f"Please type a number from {measure.low:g} to {measure.high:g} first.") from None
        if not measure.low <= value <= measure.high:
            raise ValueError(f"Expected a number from {measure.low:g} to {measure.high:g}, not {value:g}.")
        if measure.kind == "count" and value != int(value):
            raise ValueError("Please type a whole number of stands.")
        return value

    def _back(self) -> None:
        last = next(side for side in reversed(self.done) if self.done[side])
        self.done[last].pop()
        self._next()

    def _so_far(self) -> str:
        results = [
            f"{side + ': ' if side else ''}{', '.join(f'{v:g}' for v in tries)}"
            for side, tries in self.done.items()
            if tries
        ]
        return f"Kept so far: {'; '.join(results)}." if results else ""


class Stages(Column):
    """Ways to stand, each harder than the one before, until one cannot be held. ``save`` gets how many were held."""

    def __init__(self, measure: Measure, guarded: Callable, save: Callable[[float], None]):
        self.measure, self._guarded, self._save, self.held = measure, guarded, save, 0
        super().__init__(classes=["hb-column"])
        self._next()

    def _next(self) -> None:
        if self.held == len(self.measure.stages):
            self._save(self.held)
            return
        stage = html(f"<h3>{self.held + 1} of {len(self.measure.stages)}</h3><p>{self.measure.stages[self.held]}</p>")
        fill(self, stage, Trial("stages", self.measure.seconds, SAYS["stages"], lambda _: None),
            row(button("Held it", self._guarded(self._hold), "hb-stage-held", primary=True),
                button("Could not hold it", self._guarded(lambda: self._save(self.held)), "hb-stage-not")))  # fmt: skip

    def _hold(self) -> None:
        self.held += 1
        self._next()
