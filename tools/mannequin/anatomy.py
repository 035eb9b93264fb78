"""The body: segments and their lengths, the spheres its parts are wrapped round, how far joints go.

Every part is the convex hull of spheres, so its outline from anywhere is the hull of discs.
Segment lengths are shares of a stature of 1.71 m (Winter, Biomechanics and Motor Control of Human Movement, 4th ed.,
2009, table 4.1), the trunk's widths and the limbs' girths by eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

SIDES = ("left", "right")
HAND_OF = {"left": -1.0, "right": 1.0}
"""The sign of Z on each side."""

THIGH, SHANK, ARM, FORE, LUMBAR = 0.415, 0.405, 0.285, 0.25, 0.05
HIP = (0.0, 0.0, 0.085)
SHOULDER = (-0.005, 0.25, 0.16)
NECK = (-0.005, 0.28, 0.0)
HEAD = (0.005, 0.09, 0.0)
SOLE = 0.077

MIDDLE_SEGMENTS = ("pelvis", "lumbar0", "lumbar1", "lumbar2", "thorax", "neck", "head")
LIMB_SEGMENTS = ("thigh", "shank", "foot", "arm", "fore", "hand")
SEGMENTS = (*MIDDLE_SEGMENTS, *(f"{limb}.{side}" for side in SIDES for limb in LIMB_SEGMENTS))
INDEX = {name: i for i, name in enumerate(SEGMENTS)}

# Degrees a joint may be taken to while the solver looks for a resting place. Hips: the textbook values of
# data/norms/hip_motion.csv (certainty GK); the others by eye, without a source: they only keep the solver from odd ways.
# What the finished figures are held against stands in checks.py and comes from measurements of other people.
SOLVER_LIMITS = {
    "hip.flexion": (-20, 120),
    "hip.abduction": (-25, 45),
    "hip.external_rotation": (-40, 45),
    "knee.flexion": (0, 135),
    "ankle.dorsiflexion": (-50, 30),
    "ankle.eversion": (-30, 20),
    "ankle.toes_out": (-30, 30),
    "lumbar.flexion": (-25, 60),
    "lumbar.bend_right": (-25, 25),
    "lumbar.turn_left": (-30, 30),
    "neck.flexion": (-45, 45),
    "neck.bend_right": (-40, 40),
    "neck.turn_left": (-60, 60),
    "pelvis.anterior_tilt": (-25, 25),
}

Ball = tuple[str, float, float, float, float]
"""A sphere: the segment it moves with, x, y, z in that segment's frame, radius."""


@dataclass(frozen=True)
class Part:
    """Something drawn in one piece: a colour and the spheres it is wrapped round."""

    colour: str
    balls: tuple[Ball, ...]


def _pair(segment: str, x: float, y: float, z: float, r: float) -> list[Ball]:
    return [(segment, x, y, -z, r), (segment, x, y, z, r)]


def _waist(i: int) -> list[Ball]:
    """One of three links between pelvis and ribs, so that a hollow back shows."""
    lower = (
        _pair("pelvis", 0.002, 0.085, 0.052, 0.07) if i == 0 else _pair(f"lumbar{i - 1}", 0.012, 0.025, 0.052, 0.066)
    )
    back = ("pelvis", -0.028, 0.085) if i == 0 else (f"lumbar{i - 1}", -0.026, 0.025)
    spine = [*_pair(*back, 0.05, 0.064), *_pair(f"lumbar{i}", -0.026, 0.025, 0.05, 0.064)]
    return lower + _pair(f"lumbar{i}", 0.012, 0.025, 0.056, 0.068) + spine


MIDDLE: dict[str, tuple[str, list[Ball]]] = {
    "pelvis": (
        "shorts",
        _pair("pelvis", 0, -0.002, 0.082, 0.08)
        + _pair("pelvis", 0, 0.085, 0.068, 0.068)
        + _pair("pelvis", -0.052, 0, 0.06, 0.076),
    ),
    "waist0": ("top", _waist(0)),
    "waist1": ("top", _waist(1)),
    "waist2": ("top", _waist(2)),
    "thorax": (
        "top",
        _pair("thorax", -0.008, 0.03, 0.05, 0.08)
        + _pair("thorax", 0.02, 0.15, 0.062, 0.084)
        + _pair("thorax", -0.03, 0.165, 0.068, 0.078)
        + _pair("thorax", -0.008, 0.248, 0.11, 0.052),
    ),
    "neck": (
        "skin",
        [("thorax", -0.008, 0.265, 0, 0.05), ("neck", 0, 0.02, 0, 0.042), ("neck", 0.006, 0.09, 0, 0.042)],
    ),
    "head": (
        "skin",
        [
            ("head", 0.018, 0.105, 0, 0.082),
            ("head", -0.022, 0.115, 0, 0.08),
            ("head", 0.052, 0.03, 0, 0.038),
            ("head", 0.07, 0.06, 0, 0.032),
        ],
    ),
    "nose": ("nose", [("head", 0.098, 0.082, 0, 0.011), ("head", 0.11, 0.064, 0, 0.012)]),
    "hair": (
        "hair",
        [
            *_pair("head", -0.035, 0.14, 0.022, 0.066),
            *_pair("head", -0.05, 0.075, 0.02, 0.05),
            ("head", -0.045, 0.05, 0, 0.05),
        ],
    ),
    "fringe": (
        "hair",
        [
            *_pair("head", 0.048, 0.172, 0.018, 0.026),
            *_pair("head", -0.045, 0.15, 0.03, 0.052),
            ("head", 0, 0.17, 0, 0.034),
        ],
    ),
    "bun": ("hair", [("head", -0.055, 0.222, 0, 0.036)]),
}
LIMBS: dict[str, tuple[str, list[Ball]]] = {
    "thigh": (
        "leg",
        [("thigh", 0, 0, 0, 0.08), ("thigh", 0.012, -0.13, 0.004, 0.074), ("thigh", 0.0, -THIGH, 0, 0.053)],
    ),
    "shorts": ("shorts", [("thigh", 0, 0, 0, 0.0805), ("thigh", 0.009, -0.1, 0.003, 0.0785)]),
    "shank": (
        "leg",
        [("shank", 0, 0, 0, 0.052), ("shank", -0.018, -0.11, 0.002, 0.053), ("shank", 0, -0.37, 0, 0.036)],
    ),
    "foot": (
        "skin",
        [
            ("foot", 0, 0, 0, 0.033),
            ("foot", -0.042, -0.045, 0, 0.032),
            ("foot", 0.11, -0.051, 0.008, 0.026),
            ("foot", 0.158, -0.057, -0.004, 0.02),
        ],
    ),
    "arm": ("skin", [("arm", 0, 0, 0, 0.046), ("arm", 0, -ARM, 0, 0.035)]),
    "sleeve": (
        "sleeve",
        [("arm", 0, 0.004, 0, 0.053), ("arm", 0, -0.13, 0, 0.047), ("thorax", -0.008, 0.232, 0.11, 0.05)],
    ),
    "fore": ("skin", [("fore", 0, 0, 0, 0.035), ("fore", 0, -0.07, 0, 0.036), ("fore", 0, -FORE, 0, 0.024)]),
    "hand": ("skin", [("hand", 0, 0, 0, 0.024), ("hand", 0, -0.065, 0, 0.029), ("hand", 0, -0.135, 0, 0.018)]),
    "thumb": ("skin", [("hand", 0, -0.028, -0.012, 0.014), ("hand", 0.004, -0.078, -0.042, 0.0125)]),
}


def _on_side(ball: Ball, side: str) -> Ball:
    segment, x, y, z, r = ball
    return (segment if segment in MIDDLE_SEGMENTS else f"{segment}.{side}", x, y, z * HAND_OF[side], r)


PARTS: dict[str, Part] = {name: Part(colour, tuple(balls)) for name, (colour, balls) in MIDDLE.items()} | {
    f"{name}.{side}": Part(colour, tuple(_on_side(ball, side) for ball in balls))
    for side in SIDES
    for name, (colour, balls) in LIMBS.items()
}

# Sub-parts that rest on things: which spheres of which part.
CONTACTS: dict[str, tuple[str, tuple[int, ...]]] = {
    f"{name}.{side}": (f"{part}.{side}", balls)
    for side in SIDES
    for name, part, balls in (
        ("heel", "foot", (1,)),
        ("ball", "foot", (2,)),
        ("toes", "foot", (3,)),
        ("knee", "shank", (0,)),
        ("ankle", "foot", (0,)),
        ("elbow", "fore", (0,)),
        ("shoulder", "sleeve", (0,)),
    )
}
PLURALS = {
    name: tuple(f"{one}.{side}" for side in SIDES)
    for name, one in {
        "feet": "foot", "heels": "heel", "toes": "toes", "balls": "ball", "knees": "knee", "ankles": "ankle",
        "shanks": "shank", "thighs": "thigh", "hands": "hand", "forearms": "fore", "elbows": "elbow", "shoulders": "shoulder", "arms": "arm",
    }.items()
}  # fmt: skip


@cache
def ball_table() -> tuple[np.ndarray, np.ndarray, np.ndarray, dict[str, slice]]:
    """All spheres in one table: segment numbers (n,), centres (n, 3), radii (n,), and each part's rows.

    >>> segments, centres, radii, rows = ball_table()
    >>> centres[rows["thigh.left"]].shape
    (3, 3)
    """
    segments, centres, radii, rows = [], [], [], {}
    for name, part in PARTS.items():
        rows[name] = slice(len(radii), len(radii) + len(part.balls))
        for segment, x, y, z, r in part.balls:
            segments.append(INDEX[segment])
            centres.append((x, y, z))
            radii.append(r)
    return np.array(segments), np.array(centres, float), np.array(radii), rows
