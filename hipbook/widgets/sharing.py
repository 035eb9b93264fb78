"""Hip or spine? Choose a movement and how far it goes, and see what the hip gives and what the pelvis adds."""

from __future__ import annotations

from math import cos, radians, sin

import ipywidgets as ipw

from ..lessons import Motion, Shared, motions, shared
from .controls import Choice, esc
from .explanation import Explanation

STEP_DEG = 5
REACH = 150


class HipOrSpine(Explanation):
    """A movement split between hip and pelvis. ``value`` is the split in degrees."""

    def __init__(self):
        self._motion = Choice(
            "Which movement?", [(motion.name, id) for id, motion in motions().items()], "knee_to_chest"
        )
        self._whole = ipw.IntSlider(
            description="How far, in degrees",
            min=0,
            max=120,
            step=STEP_DEG,
            value=90,
            style={"description_width": "auto"},
        )
        super().__init__(self._motion, self._whole)

    def _answer(self) -> tuple[Shared, str]:
        motion = motions()[self._motion.value]
        whole = min(self._whole.value, motion.most_deg)
        split = shared(motion.id, whole)
        said = sentence(motion, whole, split)
        return split, f"{picture(whole, split, said)}<p>{esc(said)}</p>" + (
            f"<p>{esc(motion.note)}</p>" if motion.note else ""
        )


def sentence(motion: Motion, whole_deg: int, split: Shared) -> str:
    """The split in words.

    >>> sentence(motions()["march"], 50, shared("march", 50))
    'Lifting one knee, standing: of 50 degrees the hip gives 41 and the pelvis about 9.'
    """
    hip, pelvis = (_span(one) for one in (split.hip_deg, split.pelvis_deg))
    return f"{motion.name}: of {whole_deg} degrees the hip gives {hip} and the pelvis about {pelvis}."


def _span(pair: tuple[int, int]) -> str:
    low, high = pair
    return str(low) if low == high else f"{low} to {high}"


def picture(whole_deg: int, split: Shared, said: str) -> str:
    """Trunk, pelvis and thigh from the side as an SVG; the thigh turned by the whole, the pelvis by its middle share."""
    pelvis_deg = sum(split.pelvis_deg) / 2
    (x, y), (px, py) = _at(whole_deg, REACH), _at(pelvis_deg, REACH / 2)
    return (
        f"<svg class='hb-sharing' viewBox='-190 -170 380 200' role='img' aria-label='{esc(said)}'>"
        "<line class='hb-trunk' x1='-170' y1='0' x2='0' y2='0'/>"
        f"<line class='hb-start' x1='0' y1='0' x2='{REACH}' y2='0'/>"
        f"<line class='hb-pelvis' x1='0' y1='0' x2='{px}' y2='{py}'/><line class='hb-thigh' x1='0' y1='0' x2='{x}' y2='{y}'/>"
        f"{_arc(0, pelvis_deg, 60, 'hb-pelvis')}{_arc(pelvis_deg, whole_deg, 100, 'hb-thigh')}"
        "<circle r='7'/><text x='-170' y='20'>trunk</text>"
        f"<text x='{REACH + 4}' y='18' text-anchor='end'>where it began</text></svg>"
    )


def _at(turned_deg: float, reach: float) -> tuple[int, int]:
    """The point so far from the hip, turned up from lying flat."""
    return round(reach * cos(radians(turned_deg))), round(-reach * sin(radians(turned_deg)))


def _arc(start_deg: float, end_deg: float, radius: int, name: str) -> str:
    (x1, y1), (x2, y2) = _at(start_deg, radius), _at(end_deg, radius)
    return f"<path class='{name}' d='M{x1} {y1}A{radius} {radius} 0 0 0 {x2} {y2}'/>"
