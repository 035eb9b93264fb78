"""The loop of the book as one picture: a drawing with words in it, and the same as a list beside it."""

from __future__ import annotations

from math import cos, pi, sin

from ..widgets.base.controls import esc
from .shown import Shown

STEPS = (
    ("Plan", "a short week, with a reason for each exercise."),
    ("Practise", "led by pictures and a voice."),
    ("Note", "three numbers, at most five taps."),
    ("Morning", "one question: how is it today?"),
    ("Change", "more, the same or less, and why."),
    ("Look", "after some weeks: has anything really changed?"),
)
FIRST = ("Check", "some questions, so that the plan suits you.")
MIDDLE = ("your hip", "answers")
WIDE, TOP, ROUND, ROOM = 400, 285, 125, 42
"""The width of the drawing, where the ring's middle lies, its radius, and that of a step."""

Point = tuple[float, float]


def loop() -> Shown:
    """How the book works, from the check to the next plan.

    >>> print(loop())
    First Check: some questions, so that the plan suits you.
    Then round and round:
    1. Plan: a short week, with a reason for each exercise.
    2. Practise: led by pictures and a voice.
    3. Note: three numbers, at most five taps.
    4. Morning: one question: how is it today?
    5. Change: more, the same or less, and why.
    6. Look: after some weeks: has anything really changed?
    """
    lines = [f"{n}. {name}: {says}" for n, (name, says) in enumerate(STEPS, 1)]
    first = f"{FIRST[0]}: {FIRST[1]}"
    listed = "".join(f"<li><strong>{esc(name)}</strong>: {esc(says)}</li>" for name, says in STEPS)
    beside = f"<div><p><strong>{FIRST[0]}</strong>: {esc(FIRST[1])}</p><ol>{listed}</ol></div>"
    html = f"<figure class='hb-loop'>{_drawn()}{beside}</figure>"
    return Shown(html, "\n".join([f"First {first}", "Then round and round:", *lines]))


def _drawn() -> str:
    names = ", ".join(name for name, _ in STEPS)
    says = f"A ring of steps: {names}, and round again. {FIRST[0]} leads into it."
    middle = "".join(_word(WIDE / 2, TOP - 4 + 20 * n, word, "hb-loop-middle") for n, word in enumerate(MIDDLE))
    places = [_place(n) for n in range(len(STEPS))]
    steps = "".join(_step(at, name) for at, (name, _) in zip(places, STEPS, strict=True))
    ways = "".join(_arrow(here, there) for here, there in zip(places, [*places[1:], places[0]], strict=True))
    entry = (WIDE / 2, ROOM + 4)
    return (
        f"<svg viewBox='0 0 {WIDE} {TOP + ROUND + ROOM + 6}' role='img' aria-label='{esc(says)}'>"
        f"{_arrow(entry, places[0])}{ways}{_step(entry, FIRST[0], 'hb-loop-first')}{steps}{middle}</svg>"
    )


def _place(n: int) -> Point:
    """The middle of a step; the first is on top, and they go round as a clock does."""
    turn = 2 * pi * n / len(STEPS)
    return WIDE / 2 + ROUND * sin(turn), TOP - ROUND * cos(turn)


def _step(at: Point, name: str, kind: str = "hb-loop-step") -> str:
    x, y = at
    return f"<circle class='{kind}' cx='{x:.1f}' cy='{y:.1f}' r='{ROOM}'/>" + _word(x, y + 5, name, "hb-loop-name")


def _word(x: float, y: float, word: str, kind: str) -> str:
    return f"<text class='{kind}' x='{x:.1f}' y='{y:.1f}' text-anchor='middle'>{esc(word)}</text>"


def _arrow(here: Point, there: Point) -> str:
    """A short arrow from the edge of one step to that of the next."""
    (x, y), (to_x, to_y) = here, there
    long = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
    along, up = (to_x - x) / long, (to_y - y) / long
    begin, end = ROOM + 5, long - ROOM - 5
    tip = (x + along * end, y + up * end)
    wings = [(tip[0] - 10 * along + side * 6 * up, tip[1] - 10 * up - side * 6 * along) for side in (1, -1)]
    head = " ".join(f"{a:.1f},{b:.1f}" for a, b in (tip, *wings))
    line = f"x1='{x + along * begin:.1f}' y1='{y + up * begin:.1f}' x2='{tip[0] - 6 * along:.1f}' y2='{tip[1] - 6 * up:.1f}'"
    return f"<line class='hb-loop-way' {line}/><polygon class='hb-loop-tip' points='{head}'/>"
