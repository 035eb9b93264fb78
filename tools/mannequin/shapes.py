"""The shapes a figure is made of, on the page in every frame: body, props, floor, shadow, face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from .camera import View, faces, outline
from .kinematics import Bodies
from .motion import Motion
from .props import WALL_HEIGHT, Box, Placed, carried
from .regions import REGIONS
from .scene import TRUNK

COLOURS = {
    "chair": ("wood", "wood2"), "counter": ("wood", "wood2"), "step": ("wood", "wood2"), "block": ("band", "wood"),
    "bed": ("mat", "wood"), "wall": ("wall", "wall"), "mat": ("mat", "mat2"),
}  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Outlines in every frame, (frames, points, 2) or (frames, outlines, points, 2) in millimetres; ``css`` colours them."""

    css: str
    rows: np.ndarray
    closed: bool = True

    @property
    def box(self) -> np.ndarray:
        flat = self.rows.reshape(-1, 2)
        return np.array([flat.min(axis=0), flat.max(axis=0)])


@dataclass(frozen=True)
class Disc:
    """A circle in every frame: centres (frames, 2) and one radius."""

    css: str
    rows: np.ndarray
    r: float


@dataclass(frozen=True)
class Stage:
    """A motion as a camera sees it."""

    motion: Motion
    seen: View
    balls: np.ndarray
    """All spheres in every frame, (frames, n, 4)."""

    @classmethod
    def of(cls, motion: Motion, seen: View) -> Stage:
        return cls(motion, seen, np.concatenate([state.bodies.balls() for state in motion.frames]))

    def part(self, name: str) -> np.ndarray:
        return self.balls[:, body.ball_table()[3][name]]

    def points(self, segment: str, at: Sequence[float]) -> np.ndarray:
        """A segment's point in every frame, (frames, 3)."""
        return np.concatenate([state.bodies.point(segment, at) for state in self.motion.frames])

    def facing(self, segment: str, way: Sequence[float]) -> np.ndarray:
        """How far a direction of a segment looks at the viewer, 1 to -1, a frame."""
        way = np.asarray(way, float) / np.linalg.norm(way)
        return np.array([state.bodies.axes(segment)[0] @ way @ self.seen.near for state in self.motion.frames])

    @property
    def bodies(self) -> list[Bodies]:
        return [state.bodies for state in self.motion.frames]


def still(points: np.ndarray) -> np.ndarray:
    """One outline as the rows of a shape that never moves."""
    return np.asarray(points)[None]


def leg_colours(stage: Stage) -> dict[str, str]:
    """The working leg is the strong one; where both work, the nearer."""
    if side := stage.motion.figure.side:
        return {one: "legs" if one == side else "legs2" for one in body.SIDES}
    depth = {side: stage.seen.depth(stage.part(f"thigh.{side}")[..., :3]).mean() for side in body.SIDES}
    apart = abs(depth["left"] - depth["right"]) > 0.08
    return {side: "legs2" if apart and depth[side] < max(depth.values()) else "legs" for side in body.SIDES}


def colour(name: str, legs: dict[str, str]) -> str:
    css = body.PARTS[name].colour
    return legs[name.split(".")[1]] if css == "leg" else css


def unit(stage: Stage, name: str, parts: Sequence[str], legs: dict[str, str]) -> list[Shape | Disc]:
    """The shapes of one unit, back to front."""
    if name == "trunk":
        rows = {part: outline(stage.seen, stage.part(part), points=14) for part in TRUNK}
        return [Shape("top u", np.stack([rows[part] for part in TRUNK[1:]], axis=1)), Shape("shorts u", rows["pelvis"])]
    if name == "skull":
        return _skull(stage)
    return [Shape(f"{colour(part, legs)} e", outline(stage.seen, stage.part(part))) for part in parts]


def _skull(stage: Stage) -> list[Shape | Disc]:
    """Face and hair: which is in front depends on where the face looks."""
    front = stage.facing("head", (1, 0, 0)).mean()
    shape = {name: Shape(f"{css} e", outline(stage.seen, stage.part(name))) for name, css in
             (("head", "skin"), ("hair", "hair"), ("fringe", "hair"), ("bun", "hair"), ("nose", "skin"))}  # fmt: skip
    bridge = Disc("skin", stage.seen.page(stage.points("head", (0.09, 0.074, 0))), 17)
    if front > 0.5:
        return [shape["bun"], shape["hair"], shape["head"], _nose(stage), *_features(stage), shape["fringe"]]
    if front > -0.35:
        return [shape["bun"], shape["nose"], shape["head"], bridge, *_features(stage), shape["hair"], shape["fringe"]]
    return [shape["nose"], shape["head"], shape["hair"], shape["fringe"], shape["bun"]]


def _nose(stage: Stage) -> Shape:
    """A short line down the side of the nose that is seen."""
    side = 0.014 * np.sign(stage.facing("head", (0, 0, 1)).mean())
    line = [(0.098, 0.088, side * 0.4), (0.108, 0.066, side), (0.1, 0.06, 0)]
    return Shape("thin eye", np.stack([stage.seen.page(stage.points("head", at)) for at in line], axis=1), closed=False)


def _features(stage: Stage) -> list[Shape | Disc]:
    drawn: list[Shape | Disc] = [
        Disc("eye", stage.seen.page(stage.points("head", (0.083, 0.1, z))), 9)
        for z in (-0.026, 0.026)
        if stage.facing("head", (0.066, 0, z)).mean() > 0.3
    ]
    lips = [(0.078, 0.034, -0.02), (0.088, 0.028, 0), (0.078, 0.034, 0.02)]
    if stage.facing("head", (1, 0, 0)).mean() > 0.25:
        drawn.append(
            Shape(
                "thin eye", np.stack([stage.seen.page(stage.points("head", at)) for at in lips], axis=1), closed=False
            )
        )
    return drawn


JOINTS = tuple(
    (f"{child}.{side}", parent if parent == "trunk" else f"{parent}.{side}", r)
    for side in body.SIDES
    for child, parent, r in (
        ("thigh", "trunk", 75),
        ("shank", "thigh", 48.5),
        ("fore", "arm", 31),
        ("hand", "fore", 20.5),
    )
)


def patches(stage: Stage, legs: dict[str, str]) -> list[tuple[str, str, Disc]]:
    """Discs that hide the seam where two parts of one colour meet: child, parent, disc."""
    found = []
    for child, parent, r in JOINTS:
        mine, its = ("shorts", "shorts") if parent == "trunk" else (colour(name, legs) for name in (child, parent))
        if mine == its:
            found.append((child, parent, Disc(mine, stage.seen.page(stage.points(child, (0, 0, 0))), r)))
    return found


def region(stage: Stage, name: str, side: str) -> tuple[Shape, bool, set[str]]:
    """A working region: its outline, whether it is on the side one sees, and the units it lies on."""
    told = REGIONS[name]
    sign = body.HAND_OF[side]
    balls = []
    hosts = set()
    for segment, x, y, z, r in told.balls:
        on = segment if segment in body.INDEX else f"{segment}.{side}"
        hosts.add("trunk" if segment in ("pelvis", "thorax") or segment.startswith("lumbar") else on)
        centre = stage.points(on, (x, y, z * sign))
        balls.append(np.column_stack([centre, np.full(len(centre), r)]))
    first = told.balls[0][0]
    look = stage.facing(first if first in body.INDEX else f"{first}.{side}", np.array(told.normal) * (1, 1, sign))
    return Shape("works", outline(stage.seen, np.stack(balls, axis=1), points=16)), bool(look[-1] > -0.2), hosts


SHADOWS = (("pelvis", "thorax"), ("head",), *((f"{limb}.{side}",) for side in body.SIDES for limb in ("thigh", "shank")),
           *((f"arm.{side}", f"fore.{side}") for side in body.SIDES))  # fmt: skip


def shadows(stage: Stage, ground: float) -> list[Shape]:
    """What the body darkens below it."""
    around = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    found = []
    for parts in SHADOWS:
        balls = np.concatenate([stage.part(part) for part in parts], axis=1)
        ring = np.stack([np.cos(around), 0 * around, np.sin(around)], axis=-1)
        points = balls[:, :, None, :3] + 0.85 * balls[:, :, None, 3:] * ring
        points[..., 1] = ground
        flat = points.reshape(len(points), -1, 3)
        found.append(
            Shape("", outline(stage.seen, np.concatenate([flat, np.zeros((*flat.shape[:2], 1))], axis=-1), points=9))
        )
    return found


def floor(stage: Stage, mat: bool, ground: list[np.ndarray]) -> list[Shape]:
    """A mat under the body, or a plain patch of floor."""
    spots = np.concatenate([stage.balls[..., :3].reshape(-1, 3), *ground])
    low, high = spots.min(axis=0) - 0.1, spots.max(axis=0) + 0.1
    centre, size = (low + high) / 2, high - low
    if mat:
        size[2] = max(size[2], 0.56)
        box = (np.array([centre[0], -0.012, centre[2]]), np.array([size[0], 0.024, size[2]]))
        return [Shape(COLOURS["mat"][axis != 1], still(points)) for axis, points in faces(stage.seen, box)]
    around = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    ring = np.stack(
        [centre[0] + 0.62 * size[0] * np.cos(around), 0 * around, centre[2] + 0.7 * size[2] * np.sin(around)], axis=-1
    )
    return [Shape("floor", still(stage.seen.page(ring)))]


def wall(stage: Stage, placed: Placed) -> list[Shape]:
    """A stretch of wall behind what is near it."""
    axis, sign, face = placed.wall or (0, 1, 0.0)
    other = 2 - axis
    spots = stage.balls[..., other]
    low, high = spots.min() - 0.25, spots.max() + 0.25
    tall = max(WALL_HEIGHT, stage.balls[..., 1].max() + 0.15)
    centre, size = np.zeros(3), np.zeros(3)
    centre[[axis, 1, other]] = face + sign * 0.03, tall / 2, (low + high) / 2
    size[[axis, 1, other]] = 0.06, tall, high - low
    return [Shape("wall e", still(points)) for _, points in faces(stage.seen, (centre, size))]


def boxed(stage: Stage, kind: str, box: Box) -> list[Shape]:
    return [Shape(f"{COLOURS[kind][axis != 1]} e", still(points)) for axis, points in faces(stage.seen, box)]


def soft(stage: Stage, placed: Placed) -> tuple[Shape, np.ndarray]:
    """A pillow, band or strap, and its spheres in every frame."""
    if placed.balls is not None:
        balls = placed.balls[None]
    else:
        balls = np.stack([carried(placed.prop, bodies) for bodies in stage.bodies])
    return Shape("cloth e", outline(stage.seen, balls, points=22)), balls
