"""Writes shapes as SVG: still ones as paths, moving ones with SMIL, each with only the frames it needs.

One repetition is there and back. It plays three times and then rests at the start. Start and end are held by the ease
itself, which is nearly flat for a fifth of the time at either end: a hold of its own would need every outline twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from .motion import Motion

REPS = 3
STRAIGHT, STILL = 6.0, 6.0
"""Millimetres by which a straight path between two frames may miss, and by which a part may move and still be drawn still."""
FAR = 0.045
"""What goes far and fast may miss by this share of its way."""
EASE = np.array([[0, 0], [0.72, 0], [0.28, 1], [1, 1]], float)
"""A gentle start and stop: time and way along a leg of the movement, as a cubic curve."""
EVEN = np.array([[0, 0], [1 / 3, 1 / 3], [2 / 3, 2 / 3], [1, 1]], float)


@dataclass(frozen=True)
class Leg:
    """A stretch of the timeline: the frames it passes, its seconds, and whether it goes at one even pace."""

    frames: tuple[int, ...]
    seconds: float
    even: bool = False


@dataclass(frozen=True)
class Timeline:
    """One repetition."""

    legs: tuple[Leg, ...]
    end_s: float
    """When the end position has just been reached."""

    @property
    def seconds(self) -> float:
        return sum(leg.seconds for leg in self.legs)

    def starts(self) -> list[float]:
        return list(np.cumsum([0, *(leg.seconds for leg in self.legs)]))


def timeline(motion: Motion) -> Timeline:
    """There and back, or round at an even pace."""
    took, every = motion.figure.seconds, tuple(range(len(motion.frames)))
    if motion.figure.way == "round":
        end = motion.keys[-2] / every[-1] * took.there
        return Timeline((Leg(every, took.there, even=True),), end)
    return Timeline((Leg(every, took.there), Leg(every[::-1], took.back)), took.there)


def path(points: np.ndarray, closed: bool = True) -> str:
    """Points (n, 2) in millimetres, or several outlines of them, as path data.

    >>> path(np.array([[0, 0], [10, 0], [10, -5]]))
    'M0 0l10 0 0-5z'
    """
    if points.ndim == 3:
        return "".join(path(one, closed) for one in points)
    whole = np.rint(points).astype(int)
    steps = " ".join(f"{x} {y}" for x, y in np.diff(whole, axis=0)).replace(" -", "-")
    return f"M{whole[0, 0]} {whole[0, 1]}l{steps}{'z' if closed else ''}"


def needed(outlines: np.ndarray, miss_mm: float = STRAIGHT) -> list[int]:
    """The frames of a leg between which straight interpolation misses nothing that shows.

    What counts is how far the shape reaches in each direction: along a straight edge, corners may go where they like.

    >>> needed(np.array([[[0, 0]], [[50, 0]], [[100, 0]]])), needed(np.array([[[0, 0]], [[90, 0]], [[100, 0]]]))
    ([0, 2], [0, 1, 2])
    """
    last = len(outlines) - 1
    if last < 2:
        return list(range(last + 1))
    share = np.linspace(0, 1, last + 1).reshape(-1, *[1] * (outlines.ndim - 1))
    straight = outlines[0] * (1 - share) + outlines[-1] * share
    miss = np.abs(reach(outlines) - reach(straight)).reshape(last + 1, -1).max(axis=1)
    worst = int(miss.argmax())
    if miss[worst] <= miss_mm:
        return [0, last]
    return needed(outlines[: worst + 1], miss_mm)[:-1] + [worst + i for i in needed(outlines[worst:], miss_mm)]


def reach(outlines: np.ndarray) -> np.ndarray:
    """How far outlines (…, points, 2) reach in eighteen directions, (…, 18)."""
    around = np.arange(18) * np.pi / 9
    return (outlines @ np.stack([np.cos(around), np.sin(around)])).max(axis=-2)


@lru_cache(maxsize=512)
def ease_piece(start: float, end: float, even: bool = False) -> tuple[float, float, str]:
    """The part of the ease between two shares of the way: the times it begins and ends, and its own curve.

    >>> ease_piece(0.0, 1.0)
    (0.0, 1.0, '.72 0 .28 1')
    """
    curve = EVEN if even else EASE
    u, v = (_at(share, curve) for share in (start, end))
    p = [_blossom(curve, *args) for args in ((u, u, u), (u, u, v), (u, v, v), (v, v, v))]
    span = p[3] - p[0]
    inner = [float(np.clip(c, 0, 1)) for point in p[1:3] for c in (point - p[0]) / span]
    return float(p[0][0]), float(p[3][0]), " ".join(number(c, 2) for c in inner)


def _at(share: float, curve: np.ndarray) -> float:
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _blossom(curve, middle, middle, middle)[1] < share else (low, middle)
    return 0.0 if share <= 0 else 1.0 if share >= 1 else low


def _blossom(points: np.ndarray, a: float, b: float, c: float) -> np.ndarray:
    for u in (a, b, c):
        points = points[:-1] * (1 - u) + points[1:] * u
    return points[0]


def number(value: float, digits: int = 3) -> str:
    """A number as short as it can be.

    >>> number(0.50), number(0), number(1.0)
    ('.5', '0', '1')
    """
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return text[1:] if text.startswith("0.") else text or "0"


def track(time: Timeline, outlines: np.ndarray, first: int = 0) -> tuple[list[int], list[float], list[str]]:
    """The frames a shape passes, when (share of a repetition) and by which curves; ``first`` is the frame of row 0."""
    frames, times, curves = [], [], []
    for leg, start in zip(time.legs, time.starts(), strict=False):
        rows = [min(max(frame - first, 0), len(outlines) - 1) for frame in leg.frames]
        last = len(rows) - 1
        kept = needed(
            outlines[rows], max(STRAIGHT, FAR * np.abs(reach(outlines[rows]) - reach(outlines[rows[:1]])).max())
        )
        for a, b in pairwise(kept):
            begin, finish, curve = ease_piece(round(a / last, 4), round(b / last, 4), leg.even)
            if not frames:
                frames.append(rows[a])
                times.append((start + begin * leg.seconds) / time.seconds)
            frames.append(rows[b])
            times.append((start + finish * leg.seconds) / time.seconds)
            curves.append(curve)
    return frames, times, curves


def animate(attribute: str, time: Timeline, values: list[str], times: list[float], curves: list[str]) -> str:
    return (
        f'<animate attributeName="{attribute}" dur="{number(time.seconds)}s" repeatCount="{REPS}" calcMode="spline" '
        f'keyTimes="{";".join(number(t) for t in times)}" keySplines="{";".join(curves)}" values="{";".join(values)}"/>'
    )


def steps(attribute: str, time: Timeline, values: list[str], times: list[float]) -> str:
    """An attribute that jumps."""
    return (
        f'<animate attributeName="{attribute}" dur="{number(time.seconds)}s" repeatCount="{REPS}" calcMode="discrete" '
        f'keyTimes="{";".join(number(t) for t in times)}" values="{";".join(values)}"/>'
    )


def when(time: Timeline, first: int, last: int) -> tuple[list[str], list[float]]:
    """When frames first to last are shown, each until the next: values of ``visibility`` and their times."""
    values, times = [], []
    for leg, start in zip(time.legs, time.starts(), strict=False):
        n = len(leg.frames) - 1
        for i in range(n):
            shown = "visible" if first <= min(leg.frames[i : i + 2]) <= last else "hidden"
            at = (start + (ease_piece(0.0, round(i / n, 4), leg.even)[1] if i else 0) * leg.seconds) / time.seconds
            if not values or values[-1] != shown:
                values.append(shown)
                times.append(at)
    return values, times
