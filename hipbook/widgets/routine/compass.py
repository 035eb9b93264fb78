"""The directions of the hip that a week trains, drawn and listed."""

from __future__ import annotations

import math

from ...content.loader import Library
from ...model.base import HIP_DIRECTIONS
from ...model.exercise import direction_words
from ...model.routine import Routine
from ..base.controls import esc


def coverage(week: Routine, library: Library) -> str:
    """Each direction with what trains it."""
    rows = "".join(
        f"<li><strong>{esc(direction_words(d))}</strong>: "
        f"{esc(', '.join(library.named(id).name for id in week.covered.get(d, ())) or 'not this week')}</li>"
        for d in HIP_DIRECTIONS
    )
    return f"<ul>{rows}</ul>"


def compass(week: Routine) -> str:
    """The six directions of the hip as a drawing: filled where something of the week trains them."""
    spokes = "".join(_spoke(n, d, d in week.covered) for n, d in enumerate(HIP_DIRECTIONS))
    trained = ", ".join(direction_words(d) for d in week.covered) or "none"
    return f"<svg class='hb-compass' viewBox='-215 -110 430 220' role='img' aria-label='Directions trained this week: {esc(trained)}'>{spokes}</svg>"


def _spoke(number: int, direction: str, covered: bool) -> str:
    turn = math.radians(60 * number - 90)
    x, y = math.cos(turn), math.sin(turn)
    kind = "hb-covered" if covered else "hb-bare"
    anchor = "middle" if abs(x) < 0.1 else "start" if x > 0 else "end"
    mark = "✓ " if covered else ""
    return (
        f"<line x1='0' y1='0' x2='{55 * x:.0f}' y2='{55 * y:.0f}' class='{kind}'/>"
        f"<circle cx='{62 * x:.0f}' cy='{62 * y:.0f}' r='8' class='{kind}'/>"
        f"<text x='{78 * x:.0f}' y='{84 * y + 5:.0f}' text-anchor='{anchor}'>{mark}{esc(direction_words(direction))}</text>"
    )
