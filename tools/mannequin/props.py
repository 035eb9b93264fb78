"""Things in the room: how large they are, where they stand, and what of them a body cannot go through.

Sizes are metres of ordinary things by eye: a chair's seat at 0.44, a counter at 0.92, a step at 0.15.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from .kinematics import Bodies
from .pose import SOFT_KINDS, Key, Prop, part_of, spread

SIZES: dict[str, tuple[float, float, float]] = {
    "chair": (0.42, 0.44, 0.44),
    "counter": (0.36, 0.92, 1.0),
    "step": (0.34, 0.15, 0.6),
    "block": (0.14, 0.1, 0.26),
    "bolster": (0.2, 0.16, 0.62),
    "towel": (0.1, 0.07, 0.5),
    "pillow": (0.34, 0.1, 0.44),
    "cushion": (0.34, 0.05, 0.34),
    "bed": (2.0, 0.5, 0.95),
}
DEFAULT_UNDER = {"chair": "pelvis", "bed": "pelvis", "block": "pelvis", "step": "foot.left", "pillow": "head", "bolster": "thighs", "towel": "thorax", "cushion": "pelvis"}  # fmt: skip
WALL_AXIS = {"front": (0, 1), "back": (0, -1), "right": (2, 1), "left": (2, -1)}
THICK, WALL_HEIGHT = 0.035, 1.3

Box = tuple[np.ndarray, np.ndarray]
"""A box's centre and size, along the world's axes."""


@dataclass(frozen=True)
class Placed:
    """A prop where it stands: boxes, or soft balls (n, 4), or a wall's plane, or nothing fixed as it moves with the body."""

    prop: Prop
    boxes: tuple[Box, ...] = ()
    balls: np.ndarray | None = None
    top: float = 0.0
    wall: tuple[int, int, float] | None = None
    """Axis, sign and place of a wall's face."""

    @property
    def solid(self) -> tuple[Box, ...]:
        """The boxes a body cannot enter."""
        return () if self.prop.kind in SOFT_KINDS else self.boxes[:2] if self.prop.kind == "chair" else self.boxes


def top_of(prop: Prop) -> float:
    """The height of what lies on it, known before it is placed."""
    return prop.height if prop.height is not None else (prop.size or SIZES.get(prop.kind, (0, 0, 0)))[1]


def heights(props: Sequence[Prop]) -> dict[str, float]:
    return {prop.kind: top_of(prop) for prop in props}


def place(prop: Prop, key: Key, bodies: Bodies) -> Placed:
    """A prop where the figure, as it starts, needs it."""
    if prop.between or prop.kind in ("mat", "band", "belt"):
        return Placed(prop)
    resting = [rest.part for rest in key.rests if rest.on == prop.kind]
    if prop.kind in ("wall", "counter"):
        return _upright(prop, resting, bodies)
    size = np.array(prop.size or SIZES[prop.kind], float)
    size[1] = top_of(prop)
    under = spread(prop.under or tuple(resting) or (DEFAULT_UNDER[prop.kind],))
    centre = np.mean([_middle(bodies, name) for name in under], axis=0) + prop.shift
    centre[1] = size[1] / 2 + prop.shift[1]
    if prop.kind in SOFT_KINDS:
        return Placed(prop, balls=_soft(prop.kind, centre, size), top=size[1])
    boxes = _chair(centre, size, prop.back) if prop.kind == "chair" else ((centre, size),)
    return Placed(prop, boxes, top=size[1])


def _middle(bodies: Bodies, name: str) -> np.ndarray:
    part, which = part_of(name)
    balls = part_balls(bodies, part)[0]
    return balls[list(which) if which else slice(None), :3].mean(axis=0)


def part_balls(bodies: Bodies, part: str) -> np.ndarray:
    """A part's spheres in the world, (b, n, 4)."""
    return bodies.balls()[:, body.ball_table()[3][part]]


def extent(balls: np.ndarray, axis: int, sign: int) -> np.ndarray:
    """How far spheres (b, n, 4) reach along an axis, (b,)."""
    return (sign * balls[..., axis] + balls[..., 3]).max(axis=-1)


def _upright(prop: Prop, resting: list[str], bodies: Bodies) -> Placed:
    axis, sign = WALL_AXIS[prop.at]
    balls = bodies.balls()
    if resting:
        face = max(extent(part_balls(bodies, part_of(name)[0]), axis, sign)[0] for name in resting)
    else:
        trunk = (
            balls[:, body.ball_table()[2].size and body.ball_table()[3]["pelvis"]] if prop.kind == "counter" else balls
        )
        face = extent(trunk, axis, sign)[0] + (prop.gap if prop.gap is not None else 0.25)
    if prop.kind == "wall":
        return Placed(prop, wall=(axis, sign, float(sign * face)))
    size = np.array(prop.size or SIZES["counter"], float)
    size[1] = top_of(prop)
    if axis == 2:
        size = size[[2, 1, 0]]
    centre = bodies.origin("pelvis")[0] + prop.shift
    centre[axis] = sign * (face + size[axis] / 2)
    slab, panel = size.copy(), size * 0.86
    slab[1], panel[1] = 0.05, size[1] - 0.05
    return Placed(
        prop,
        (
            (np.array([centre[0], size[1] - 0.025, centre[2]]), slab),
            (np.array([centre[0], panel[1] / 2, centre[2]]), panel),
        ),
        top=size[1],
    )


def _soft(kind: str, centre: np.ndarray, size: np.ndarray) -> np.ndarray:
    r = size[1] / 2
    if kind in ("bolster", "towel"):
        return np.array([[centre[0], r, centre[2] + z * (size[2] / 2 - r), r] for z in (-1, 1)])
    return np.array(
        [
            [centre[0] + x * (size[0] / 2 - r), centre[1], centre[2] + z * (size[2] / 2 - r), r]
            for x in (-1, 1)
            for z in (-1, 1)
        ]
    )


def _chair(centre: np.ndarray, size: np.ndarray, back: bool) -> tuple[Box, ...]:
    """Seat, back, then four legs; the sitter looks along +X."""
    x, z, top = centre[0], centre[2], size[1]
    half = (size[[0, 2]] - THICK) / 2
    legs = tuple(
        (np.array([x + i * half[0], (top - THICK) / 2, z + j * half[1]]), np.array([THICK, top - THICK, THICK]))
        for i in (-1, 1)
        for j in (-1, 1)
    )
    seat = (np.array([x, top - THICK / 2, z]), np.array([size[0], THICK, size[2]]))
    rest = (np.array([x - half[0], top + 0.22, z]), np.array([THICK, 0.44, size[2]]))
    return (seat, *((rest,) if back else ()), *legs)


def inside(balls: np.ndarray, box: Box) -> np.ndarray:
    """How deep each sphere (…, 4) is in a box: metres, positive inside, rounded corners.

    >>> cube = (np.zeros(3), np.ones(3))
    >>> inside(np.array([[0.6, 0.0, 0.0, 0.2]]), cube).round(3)
    array([0.1])
    """
    gap = np.abs(balls[..., :3] - box[0]) - box[1] / 2
    outside = np.linalg.norm(np.maximum(gap, 0), axis=-1) + np.minimum(gap.max(axis=-1), 0)
    return balls[..., 3] - outside


def carried(prop: Prop, bodies: Bodies) -> np.ndarray:
    """The balls of a pillow, band or strap that moves with the body, (n, 4)."""
    names = spread(prop.between)
    ends = np.array([*(_middle(bodies, name) for name in names), *([prop.to] if prop.to else [])])
    if prop.kind in ("band", "belt"):
        return np.column_stack([ends, np.full(len(ends), 0.012)])
    centre, apart = ends.mean(axis=0), np.linalg.norm(ends[0] - ends[-1])
    r = float(np.clip(apart / 2 - 0.04, 0.03, 0.06))
    along = bodies.axes(_segment(names[0]))[0][:, 1] * 0.09
    across = bodies.axes(_segment(names[0]))[0][:, 0] * 0.03
    return np.array([[*(centre + i * along + j * across), r] for i in (-1, 1) for j in (-1, 1)])


def _segment(name: str) -> str:
    return body.PARTS[part_of(name)[0]].balls[0][0]
