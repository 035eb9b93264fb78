"""Elastic loops and belts round two limbs, and straps from part to part."""

from __future__ import annotations

import numpy as np

from .kinematics import Bodies
from .pose import Prop, spread
from .props import carried
from .shapes import Shape, Stage

BAND_WIDTH, BELT_WIDTH = 0.075, 0.052
COLOURS = {"band": ("band", "band2"), "belt": ("leather", "leather2")}
"""Of the side that is seen and the side behind: a belt does not stretch, so it must not look like a band."""
RING = {
    "thigh": ((0.0, -0.33, 0.0), 1, 0.066),
    "shank": ((-0.006, -0.3, 0.0), 1, 0.046),
    "foot": ((0.07, -0.045, 0.0), 0, 0.044),
}
"""Where a loop goes round a limb: its middle in the limb's frame, the axis it goes round, its radius; metres."""


def is_loop(prop: Prop) -> bool:
    """Whether a band goes round two limbs rather than from one part to another."""
    names = spread(prop.between)
    return prop.kind in ("band", "belt") and len(names) == 2 and all(name.split(".")[0] in RING for name in names)


def looped(prop: Prop, bodies: Bodies, near: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The ribbon of a loop round two limbs of one body, its side towards ``near`` and the side away: outlines (n, 3)."""
    centres, axes = [], []
    for name in spread(prop.between):
        at, axis, r = RING[name.split(".")[0]]
        centres.append(bodies.point(name, np.array(at) + prop.shift)[0])
        axes.append(bodies.axes(name)[0][:, axis])
    along = sum(axes) / np.linalg.norm(sum(axes))
    across = centres[1] - centres[0]
    across = across - along * (across @ along)
    apart = np.linalg.norm(across)
    u = across / apart
    v = np.cross(along, u)
    middle = np.arctan2(near @ v, near @ u)
    half = BELT_WIDTH / 2 if prop.kind == "belt" else BAND_WIDTH / 2 * np.sqrt(0.3 / (0.3 + apart))
    return tuple(
        _ribbon(centres, axes, u, v, middle + turned + np.radians(np.linspace(-88, 88, 11)), r, half)
        for turned in (0, np.pi)
    )


def _ribbon(
    centres: list[np.ndarray],
    axes: list[np.ndarray],
    u: np.ndarray,
    v: np.ndarray,
    angles: np.ndarray,
    r: float,
    half: float,
) -> np.ndarray:
    edges: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    for angle in angles:
        out = np.cos(angle) * u + np.sin(angle) * v
        on = int(centres[1] @ out > centres[0] @ out)
        for edge, sign in zip(edges, (1, -1), strict=True):
            edge.append(centres[on] + r * out + sign * half * axes[on])
    return np.array(edges[0] + edges[1][::-1])


def strap(stage: Stage, prop: Prop) -> list[Shape]:
    """A strap from part to part: a narrow ribbon with an edge."""
    line = np.stack([carried(prop, bodies)[:, :3] for bodies in stage.bodies])
    return [Shape(css, stage.seen.page(line), closed=False) for css in ("strap edge", f"strap {COLOURS[prop.kind][0]}")]


def loop(stage: Stage, prop: Prop) -> tuple[list[Shape], Shape]:
    """A loop round two limbs: the side that is seen and, darker, the side behind; a band gets narrower, a belt has a buckle."""
    rings = [looped(prop, bodies, stage.seen.near) for bodies in stage.bodies]
    front, back = (np.stack([ring[side] for ring in rings]) for side in (0, 1))
    seen, behind = COLOURS[prop.kind]
    closed = buckle(stage, front) if prop.kind == "belt" else []
    return [Shape(f"{seen} e", stage.seen.page(front)), *closed], Shape(f"{behind} e", stage.seen.page(back))


def buckle(stage: Stage, ribbon: np.ndarray) -> list[Shape]:
    """The buckle in the longest stretch of a belt's outlines (frames, n, 3): a pale frame, and the belt in it."""
    upper, lower = np.split(ribbon, 2, axis=1)
    lower = lower[:, ::-1]
    i = int(np.linalg.norm(np.diff(upper[0], axis=0), axis=-1).argmax())
    middle = (upper[:, i] + upper[:, i + 1] + lower[:, i] + lower[:, i + 1]) / 4
    along = upper[:, i + 1] - upper[:, i]
    along = along / np.linalg.norm(along, axis=-1, keepdims=True)
    across = (upper[:, i] + upper[:, i + 1] - lower[:, i] - lower[:, i + 1]) / 4

    def frame(length: float, share: float) -> np.ndarray:
        corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        return stage.seen.page(np.stack([middle + a * length * along + b * share * across for a, b in corners], axis=1))

    return [Shape("buckle e", frame(0.036, 1.45)), Shape("leather e", frame(0.018, 0.75))]
