"""My own knee: how far it comes up, as a drawing, within what others reach, and what of it the hip itself may give."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from ...content import norms
from ...content.hip_spine import motions
from ...content.hip_spine import shared as split
from ...content.loader import library
from ...model.base import Side
from ...wording import of_side
from ..base.controls import Column, card, esc, html
from ..base.page import Page
from ..journal import Journal
from ..mine import shared
from .hip_or_spine import span

MEASURE, QUESTION, MOTION = "flexion_supine", "own-knee", "knee_to_chest"
X, Y, LONG = 190, 190, 140
"""Where the hip lies in the drawing, and how long the thigh is."""

LETTERS: dict[Side | None, str] = {"left": "L", "right": "R", None: ""}
NOTHING = "Nothing is measured yet. The shaded part is where the knees of most adults stop."


def usual_knee() -> tuple[int, int]:
    """From where to where the knees of most adults come up, in degrees.

    >>> usual_knee()
    (108, 134)
    """
    name = library().measures[MEASURE].norms
    low, high = next(norm.span for norm in norms.table(name) if norm.measure == MEASURE and norm.span)
    return round(low), round(high)


class MyKnee(Column):
    """The knee in the band of others: what was measured in the log, else the guess. ``value`` is the degrees by side.

    >>> from hipbook.log.store import Log
    >>> MyKnee(Journal(Log.memory())).value
    {}
    """

    def __init__(self, journal: Journal | None = None):
        self.journal = journal or shared()
        self._place = html("", "hb-my-knee")
        super().__init__(Page(), card(self._place))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self.journal.observe(self._show, "history")
        self._show()

    @property
    def value(self) -> dict[Side | None, float]:
        tests = sorted((test for test in self.journal.history.tests if test.measure == MEASURE), key=lambda one: one.on)
        return {test.side: test.value for test in tests}

    @property
    def guessed(self) -> float | None:
        guess = self.journal.guesses.get(QUESTION)
        return float(guess) if guess else None

    def _show(self, _: Any = None) -> None:
        self._place.value = (
            f"{_drawn(self.value, self.guessed)}<div>{''.join(f'<p>{esc(s)}</p>' for s in self._says())}</div>"
        )

    def _says(self) -> list[str]:
        low, high = usual_knee()
        guessed = [f"You guessed {self.guessed:g} degrees."] if self.guessed is not None else []
        if not self.value:
            return [*guessed, NOTHING]
        measured = [f"{of_side(side, f'{value:g} degrees.')} {_of_it(value)}" for side, value in self.value.items()]
        usual = f"Most adults stop between {low} and {high} degrees. People differ a lot, and so may your two sides."
        return [*guessed, *measured, usual]


def _of_it(whole: float) -> str:
    """What of it the hip gives, if one is like those who were studied."""
    most = motions()[MOTION].most_deg
    if whole > most:
        return f"Past {most} degrees, what comes on top is pelvis and back."
    return f"If you are like the people in the studies, the hip itself gives {span(split(MOTION, round(whole)).hip_deg)} of them."


def _at(degrees: float, share: float = 1) -> tuple[float, float]:
    turn = radians(degrees)
    return X + share * LONG * cos(turn), Y - share * LONG * sin(turn)


def _drawn(values: dict[Side | None, float], guessed: float | None) -> str:
    """A person on their back: the band of others behind, a line for each thigh, a dashed one for the guess."""
    low, high = usual_knee()
    (x1, y1), (x2, y2) = _at(low), _at(high)
    band = f"<path class='hb-knee-band' d='M{X} {Y} L{x1:.0f} {y1:.0f} A{LONG} {LONG} 0 0 0 {x2:.0f} {y2:.0f} Z'/>"
    lines = "".join(_thigh(value, f"hb-knee-{side or 'left'}", LETTERS[side]) for side, value in values.items())
    dashed = _thigh(guessed, "hb-knee-guess", "?") if guessed is not None and not values else ""
    says = "; ".join(
        [f"most adults {low} to {high} degrees", *(f"{side or 'you'} {v:g} degrees" for side, v in values.items())]
    )
    body = (
        f"<line class='hb-knee-bed' x1='10' y1='{Y + 15}' x2='350' y2='{Y + 15}'/>"
        f"<path class='hb-knee-body' d='M{X} {Y} H70'/><circle class='hb-knee-head' cx='47' cy='{Y - 8}' r='16'/>"
        f"<path class='hb-knee-other' d='M{X} {Y} H340'/>"
    )
    marks = "".join(
        f"<text x='{x:.0f}' y='{y:.0f}' text-anchor='middle'>{name}</text>"
        for name, (x, y) in {
            "0°": (344, Y - 14),
            "90°": _at(90, 1.08),
            "most adults": _at((low + high) / 2, 1.16),
        }.items()
    )
    return (
        f"<svg viewBox='0 0 360 216' role='img' aria-label='How far the knee comes up: {esc(says)}'>"
        f"{band}{body}{dashed}{lines}{marks}</svg>"
    )


def _thigh(degrees: float, kind: str, name: str) -> str:
    x, y = _at(degrees, 0.92)
    label = f"<text class='hb-knee-name' x='{x:.0f}' y='{y + 5:.0f}' text-anchor='middle'>{name}</text>"
    return f"<g class='{kind}'><line x1='{X}' y1='{Y}' x2='{x:.0f}' y2='{y:.0f}'/><circle cx='{x:.0f}' cy='{y:.0f}' r='12'/>{label}</g>"
