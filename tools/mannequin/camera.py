"""From the room to the page: orthographic, millimetres, y down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .pose import Camera
from .props import Box


@dataclass(frozen=True)
class View:
    """A camera's three directions in the world: to the right and up on the page, and towards the viewer."""

    right: np.ndarray
    up: np.ndarray
    near: np.ndarray

    def page(self, points: np.ndarray) -> np.ndarray:
        """Points (…, 3) in metres on the page, (…, 2) in millimetres.

        >>> view(Camera(az=0, el=0)).page(np.array([1.0, 2.0, 3.0])).tolist()
        [1000.0, -2000.0]
        """
        points = np.asarray(points, float)
        return 1000 * np.stack([points @ self.right, -(points @ self.up)], axis=-1)

    def depth(self, points: np.ndarray) -> np.ndarray:
        """How near the viewer, metres."""
        return np.asarray(points, float) @ self.near


def view(camera: Camera) -> View:
    az, el = np.radians([camera.az, camera.el])
    near = np.array([np.sin(az) * np.cos(el), np.sin(el), np.cos(az) * np.cos(el)])
    right = np.array([np.cos(az), 0, -np.sin(az)])
    return View(right, np.cross(near, right), near)


def corners(radius: float) -> int:
    """How many points an outline needs to look round."""
    return 10 if radius < 0.03 else 13 if radius < 0.06 else 16


def outline(seen: View, balls: np.ndarray, grow: float = 0.0, points: int = 0) -> np.ndarray:
    """The hull of spheres (…, n, 4) on the page: (…, points, 2) in millimetres, the same points in every frame.

    >>> outline(view(Camera(az=0, el=0)), np.array([[0, 0, 0, 0.1]]), points=4).round().astype(int).tolist()
    [[100, 0], [0, 100], [-100, 0], [0, -100]]
    """
    points = points or corners(balls[..., 3].max())
    around = np.arange(points) * 2 * np.pi / points
    ways = np.stack([np.cos(around), np.sin(around)], axis=-1)
    centre, radius = seen.page(balls[..., :3]), 1000 * (balls[..., 3] + grow)
    farthest = (centre @ ways.T + radius[..., None]).argmax(axis=-2)
    picked = np.take_along_axis(centre, farthest[..., None], axis=-2)
    return picked + np.take_along_axis(radius, farthest, axis=-1)[..., None] * ways


def faces(seen: View, box: Box) -> list[tuple[int, np.ndarray]]:
    """The faces of a box that are seen: the axis each looks along, and its corners on the page."""
    centre, half = box[0], box[1] / 2
    found = []
    for axis in range(3):
        if abs(seen.near[axis]) < 0.01:
            continue
        u, v = (i for i in range(3) if i != axis)
        square = np.repeat(centre[None], 4, axis=0)
        square[:, axis] += np.sign(seen.near[axis]) * half[axis]
        square[:, u] += half[u] * np.array([-1, 1, 1, -1])
        square[:, v] += half[v] * np.array([-1, -1, 1, 1])
        found.append((axis, seen.page(square)))
    return found


def around(hulls: Sequence[np.ndarray], step: float = 12.0) -> list[np.ndarray]:
    """The outline of convex outlines taken together, as open lines: of each, what lies in none of the others.

    >>> square = np.array([[0, 0], [100, 0], [100, 100], [0, 100.0]])
    >>> [line.max(axis=0).tolist() for line in around([square, square / 2 + 20])]
    [[100.0, 100.0]]
    """
    lines = []
    for i, hull in enumerate(hulls):
        points = _dense(hull, step)
        covered = np.any([within(points, other) for j, other in enumerate(hulls) if j != i], axis=0)
        shown = ~np.broadcast_to(covered, len(points))
        if shown.all():
            lines.append(np.vstack([points, points[:1]]))
            continue
        shift = int(np.argmin(shown))
        points, shown = np.roll(points, -shift, axis=0), np.roll(shown, -shift)
        ends = np.flatnonzero(np.diff(np.concatenate([[False], shown, [False]])))
        lines += [points[a:b][_turns(points[a:b])] for a, b in ends.reshape(-1, 2) if b - a > 2]
    return lines


def _dense(hull: np.ndarray, step: float) -> np.ndarray:
    pieces = []
    for a, b in zip(hull, np.roll(hull, -1, axis=0), strict=True):
        n = max(int(np.linalg.norm(b - a) / step), 1)
        pieces.append(a + (b - a) * (np.arange(n) / n)[:, None])
    return np.concatenate(pieces)


def _turns(points: np.ndarray) -> list[int]:
    """The points of a line that are needed: both ends and where it turns."""
    way = np.diff(points, axis=0)
    bend = np.abs(way[:-1, 0] * way[1:, 1] - way[:-1, 1] * way[1:, 0])
    return [0, *(np.flatnonzero(bend > 4) + 1), len(points) - 1]


def within(points: np.ndarray, hull: np.ndarray, margin: float = 1.0) -> np.ndarray:
    """Which points (n, 2) lie inside a convex outline (m, 2), either way round, at least ``margin`` deep."""
    edge = np.roll(hull, -1, axis=0) - hull
    long = np.linalg.norm(edge, axis=-1)
    turning = np.sign(np.cross(np.append(hull[1] - hull[0], 0), np.append(hull.mean(axis=0) - hull[0], 0))[2]) or 1.0
    away = edge[:, 0] * (points[:, None, 1] - hull[:, 1]) - edge[:, 1] * (points[:, None, 0] - hull[:, 0])
    return np.all((turning * away >= margin * long) | (long < 1e-6), axis=1)
