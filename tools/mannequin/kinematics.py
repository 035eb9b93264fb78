"""Where every segment is, given the joint angles: many bodies at once, one a row.

Rotation matrices have the segment's axes in the world as columns. ``b`` is the number of bodies.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from .angles import PLACE

FACING = {
    # The world's axes of the body's X (front) and Y (head).
    "standing": ((1, 0, 0), (0, 1, 0)),
    "supine": ((0, 1, 0), (-1, 0, 0)),
    "prone": ((0, -1, 0), (-1, 0, 0)),
    "side": ((0, 0, 1), (-1, 0, 0)),
    "forward": ((0, -1, 0), (1, 0, 0)),
}


def facing(name: str) -> np.ndarray:
    """The body's axes: ``side`` lies on the right side; lying heads are at -X; ``forward`` is all fours towards +X."""
    x, y = (np.array(axis, float) for axis in FACING[name])
    return np.column_stack([x, y, np.cross(x, y)])


def turn(axis: int, degrees: np.ndarray) -> np.ndarray:
    """Rotations about one axis (0 X, 1 Y, 2 Z), counter-clockwise seen from its tip.

    >>> turn(2, np.array([90.0]))[0].round() @ [1, 0, 0]
    array([0., 1., 0.])
    """
    a = np.radians(degrees)
    c, s = np.cos(a), np.sin(a)
    matrix = np.zeros((*a.shape, 3, 3))
    i, j = (axis + 1) % 3, (axis + 2) % 3
    matrix[..., axis, axis] = 1
    matrix[..., i, i] = matrix[..., j, j] = c
    matrix[..., i, j], matrix[..., j, i] = -s, s
    return matrix


def rotation(vector: np.ndarray) -> np.ndarray:
    """Rotation vectors (b, 3), radians, as matrices (Rodrigues)."""
    angle = np.linalg.norm(vector, axis=-1)[..., None, None]
    k = np.zeros((*vector.shape[:-1], 3, 3))
    x, y, z = np.moveaxis(vector, -1, 0)
    k[..., 0, 1], k[..., 0, 2], k[..., 1, 2] = -z, y, -x
    k[..., 1, 0], k[..., 2, 0], k[..., 2, 1] = z, -y, x
    safe = np.where(angle < 1e-9, 1, angle)
    return np.eye(3) + np.sin(angle) / safe * k + (1 - np.cos(angle)) / safe**2 * (k @ k)


@dataclass
class Bodies:
    """The segments of b bodies: ``R`` (b, segments, 3, 3), ``t`` (b, segments, 3) in metres."""

    R: np.ndarray
    t: np.ndarray

    def axes(self, segment: str) -> np.ndarray:
        return self.R[:, body.INDEX[segment]]

    def origin(self, segment: str) -> np.ndarray:
        return self.t[:, body.INDEX[segment]]

    def point(self, segment: str, at: tuple[float, ...] | np.ndarray) -> np.ndarray:
        """A point of a segment in the world, (b, 3)."""
        return self.axes(segment) @ np.asarray(at, float) + self.origin(segment)

    def place(self, segment: str, axes: np.ndarray, origin: np.ndarray) -> None:
        self.R[:, body.INDEX[segment]] = axes
        self.t[:, body.INDEX[segment]] = origin

    def balls(self) -> np.ndarray:
        """All spheres in the world, (b, n, 4): centre and radius, in the order of ``anatomy.ball_table``."""
        segments, centres, radii, _ = body.ball_table()
        world = np.einsum("bnij,nj->bni", self.R[:, segments], centres) + self.t[:, segments]
        return np.concatenate([world, np.broadcast_to(radii[:, None], (*world.shape[:2], 1))], -1)

    def one(self, i: int) -> Bodies:
        return Bodies(self.R[i : i + 1], self.t[i : i + 1])


def stand(q: np.ndarray, axes: np.ndarray, origin: np.ndarray) -> Bodies:
    """Bodies from angles (b, angles) in degrees, and the pelvis's axes (b, 3, 3) and place (b, 3) before its own angles.

    >>> one = stand(np.zeros((1, len(PLACE))), np.eye(3)[None], np.array([[0, 0.9, 0]]))
    >>> one.origin("foot.left")[0].round(3).tolist()
    [0.0, 0.08, -0.085]
    """
    bodies = Bodies(np.empty((len(q), len(body.SEGMENTS), 3, 3)), np.empty((len(q), len(body.SEGMENTS), 3)))
    _trunk(bodies, q, axes, origin)
    for side in body.SIDES:
        _leg(bodies, q, side)
        _arm(bodies, q, side)
    return bodies


def _three(q: np.ndarray, joint: str, share: float = 1.0) -> np.ndarray:
    """A spine joint: turn, bend, then flex."""
    first, bend, turning = (
        q[:, PLACE[f"{joint}.{dof}"]] * share
        for dof in (
            ("anterior_tilt", "drop_right", "turn_left")
            if joint == "pelvis"
            else ("flexion", "bend_right", "turn_left")
        )
    )
    return turn(1, turning) @ turn(0, bend) @ turn(2, -first)


def _trunk(bodies: Bodies, q: np.ndarray, axes: np.ndarray, origin: np.ndarray) -> None:
    at = axes @ _three(q, "pelvis")
    bodies.place("pelvis", at, origin)
    joint, step = origin + at @ (-0.01, 0.1, 0.0), _three(q, "lumbar", 1 / 3)
    for i in range(3):
        at = at @ step
        bodies.place(f"lumbar{i}", at, joint + at @ (0, body.LUMBAR / 2, 0))
        joint = joint + at @ (0, body.LUMBAR, 0)
    bodies.place("thorax", at, joint)
    neck = at @ _three(q, "neck", 0.5)
    base = joint + at @ body.NECK
    bodies.place("neck", neck, base)
    bodies.place("head", at @ _three(q, "neck"), base + neck @ body.HEAD)


def _ball_joint(q: np.ndarray, joint: str, side: str) -> np.ndarray:
    sign = body.HAND_OF[side]
    flexion, abduction, external = (
        q[:, PLACE[f"{joint}.{side}.{dof}"]] for dof in ("flexion", "abduction", "external_rotation")
    )
    return turn(2, flexion) @ turn(0, -sign * abduction) @ turn(1, -sign * external)


def on_side(at: tuple[float, ...] | np.ndarray, side: str) -> np.ndarray:
    """A point given for the right side, on the side asked for."""
    return np.asarray(at, float) * (1, 1, body.HAND_OF[side])


def _leg(bodies: Bodies, q: np.ndarray, side: str) -> None:
    thigh = bodies.axes("pelvis") @ _ball_joint(q, "hip", side)
    hip = bodies.point("pelvis", on_side(body.HIP, side))
    bodies.place(f"thigh.{side}", thigh, hip)
    shank = thigh @ turn(2, -q[:, PLACE[f"knee.{side}.flexion"]])
    knee = hip + thigh @ (0, -body.THIGH, 0)
    bodies.place(f"shank.{side}", shank, knee)
    shin = turn(1, -body.HAND_OF[side] * q[:, PLACE[f"ankle.{side}.toes_out"]])
    ankle = shin @ turn(2, q[:, PLACE[f"ankle.{side}.dorsiflexion"]])
    tilt = turn(0, body.HAND_OF[side] * -q[:, PLACE[f"ankle.{side}.eversion"]])
    bodies.place(f"foot.{side}", shank @ ankle @ tilt, knee + shank @ (0, -body.SHANK, 0))


def _arm(bodies: Bodies, q: np.ndarray, side: str) -> None:
    arm = bodies.axes("thorax") @ _ball_joint(q, "shoulder", side)
    forward = turn(1, body.HAND_OF[side] * q[:, PLACE[f"scapula.{side}.protraction"]]) @ on_side(body.SHOULDER, side)
    shoulder = bodies.origin("thorax") + (bodies.axes("thorax") @ forward[..., None])[..., 0]
    bodies.place(f"arm.{side}", arm, shoulder)
    fore = arm @ turn(2, q[:, PLACE[f"elbow.{side}.flexion"]])
    elbow = shoulder + arm @ (0, -body.ARM, 0)
    bodies.place(f"fore.{side}", fore, elbow)
    bodies.place(f"hand.{side}", fore, elbow + fore @ (0, -body.FORE, 0))
