"""What is in front of what: pairwise votes on coarse depth maps, and where one order does not do for the whole movement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from .camera import View
from .props import Box

PIXEL, CLEAR = 0.016, 0.006
"""Size of a cell of the depth maps and the least depth that counts, metres."""
TELLING = 24
"""Cells in the wrong order that are worth a change of order."""
TRUNK = ("pelvis", "waist0", "waist1", "waist2", "thorax")
SKULL = ("head", "hair", "fringe", "bun")
FAR = -9.0

UNITS: dict[str, tuple[str, ...]] = (
    {"trunk": TRUNK, "skull": SKULL, "neck": ("neck",)}
    | {f"arm.{side}": (f"arm.{side}", f"sleeve.{side}") for side in body.SIDES}
    | {f"{limb}.{side}": (f"{limb}.{side}",) for side in body.SIDES for limb in ("shank", "foot", "fore")}
    | {
        f"{limb}.{side}": (f"{limb}.{side}", f"{more}.{side}")
        for side in body.SIDES
        for limb, more in (("thigh", "shorts"), ("hand", "thumb"))
    }
)
"""What is drawn in one go, and the parts it is made of."""


@dataclass(frozen=True)
class Clip:
    """A stretch of frames, both ends included, that one back-to-front order fits."""

    first: int
    last: int
    order: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """The cells of a depth map."""

    low: np.ndarray
    shape: tuple[int, int]

    @classmethod
    def over(cls, points: np.ndarray) -> Grid:
        """A grid over points on the page, (n, 2) in metres."""
        low, high = points.min(axis=0) - 0.12, points.max(axis=0) + 0.12
        return cls(low, tuple(np.ceil((high - low) / PIXEL).astype(int)[::-1] + 1))

    def empty(self) -> np.ndarray:
        return np.full(self.shape, FAR)


def depth_of_balls(seen: View, grid: Grid, groups: Sequence[np.ndarray]) -> np.ndarray:
    """How near the front surface of hulls of spheres is, a cell."""
    depths = grid.empty()
    for balls in groups:
        for x, y, z, r in _between(balls):
            centre = seen.page(np.array([x, y, z])) / 1000
            (i0, j0), (i1, j1) = (np.floor((centre + s * r - grid.low) / PIXEL).astype(int) for s in (-1, 1))
            i0, j0 = max(i0, 0), max(j0, 0)
            across = grid.low[0] + PIXEL * np.arange(i0, i1 + 2) - centre[0]
            down = grid.low[1] + PIXEL * np.arange(j0, j1 + 2) - centre[1]
            bulge = r * r - across[None] ** 2 - down[:, None] ** 2
            window = depths[j0 : j1 + 2, i0 : i1 + 2]
            bulge = bulge[: window.shape[0], : window.shape[1]]
            near = np.where(bulge > 0, seen.depth((x, y, z)) + np.sqrt(np.abs(bulge)), FAR)
            np.maximum(window, near, out=window)
    return depths


def _between(balls: np.ndarray) -> np.ndarray:
    """The spheres and others on the lines between them."""
    if len(balls) > 12:
        return balls
    i, j = np.triu_indices(len(balls), 1)
    lines = [balls[i] + (balls[j] - balls[i]) * share for share in (0.17, 0.33, 0.5, 0.67, 0.83)]
    return np.concatenate([balls, *lines])


def depth_of_box(seen: View, grid: Grid, box: Box) -> np.ndarray:
    """The same for a box, by points spread over its faces."""
    depths, (centre, size) = grid.empty(), box
    for axis in range(3):
        if abs(seen.near[axis]) < 0.01:
            continue
        u, v = (i for i in range(3) if i != axis)
        a, b = np.meshgrid(*(np.linspace(-0.5, 0.5, int(size[k] / PIXEL * 1.5) + 2) * size[k] for k in (u, v)))
        points = np.repeat(centre[None], a.size, axis=0)
        points[:, axis] += np.sign(seen.near[axis]) * size[axis] / 2
        points[:, u] += a.ravel()
        points[:, v] += b.ravel()
        cells = np.rint((seen.page(points) / 1000 - grid.low) / PIXEL).astype(int)
        inside = (cells >= 0).all(axis=1) & (cells[:, 1] < grid.shape[0]) & (cells[:, 0] < grid.shape[1])
        np.maximum.at(depths, (cells[inside, 1], cells[inside, 0]), seen.depth(points[inside]))
    return depths


def votes(maps: Mapping[str, np.ndarray]) -> np.ndarray:
    """How many cells say that i is in front of j, less those that say the opposite."""
    stack = np.array(list(maps.values()))
    stack = stack.reshape(len(stack), -1)
    count = np.zeros((len(stack), len(stack)))
    for i in range(len(stack)):
        seen = stack[i] > FAR
        gap = stack[i, seen] - stack[:i, seen]
        gap[stack[:i, seen] <= FAR] = 0
        count[i, :i] = (gap > CLEAR).sum(axis=1) - (gap < -CLEAR).sum(axis=1)
    return count - count.T


def order_of(count: np.ndarray) -> list[int]:
    """Back to front: always the one that is least in front of those left.

    >>> order_of(np.array([[0, 5, 0], [-5, 0, -3], [0, 3, 0]]))
    [1, 0, 2]
    """
    left, order = list(range(len(count))), []
    while left:
        chosen = min(left, key=lambda i: (np.maximum(count[i, left], 0).sum(), count[i, left].sum(), i))
        order.append(chosen)
        left.remove(chosen)
    return order


def wrong(order: Sequence[int], count: np.ndarray) -> float:
    """Cells that an order shows wrongly."""
    rank = np.argsort(order)
    behind = rank[:, None] < rank[None]
    return np.where(behind & (count > TELLING), count, 0).sum()


def clips(names: Sequence[str], counts: Sequence[np.ndarray]) -> tuple[Clip, ...]:
    """The fewest stretches of frames that each have one order."""
    found: list[Clip] = []
    first = 0
    unavoidable = [wrong(order_of(count), count) for count in counts]
    while first < len(counts):
        last, order = first, order_of(counts[first])
        for end in range(len(counts) - 1, first, -1):
            tried = order_of(sum(counts[first : end + 1]))
            if all(wrong(tried, counts[k]) <= unavoidable[k] for k in range(first, end + 1)):
                last, order = end, tried
                break
        found.append(Clip(first, last, tuple(names[i] for i in order)))
        first = last + 1
    return tuple(found)
