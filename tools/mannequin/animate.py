"""Writes shapes as SVG: still ones as paths, moving ones with SMIL, each with only the frames it needs.

One repetition is there, hold, back, rest. It plays three times and then rests at the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .motion import Motion

LEAD_S, REPS = 0.5, 3
STRAIGHT, STILL = 2.5, 5.0
"""Millimetres by which a straight path between two frames may miss, and by which a part may move and still be drawn still."""
EASE = np.array([[0, 0], [0.4, 0], [0.6, 1], [1, 1]], float)
"""A gentle start and stop: time and way along a leg of the movement, as a cubic curve."""


@dataclass(frozen=True)
class Leg:
    """A stretch of the timeline: the frames it passes and its seconds. One frame: it is held."""

    frames: tuple[int, ...]
    seconds: float


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
    """There, hold, back and rest; or round."""
    took = motion.figure.seconds
    last = motion.keys[-1]
    there = [tuple(range(a, b + 1)) for a, b in zip(motion.keys, motion.keys[1:], strict=False)]
    legs = [Leg((0,), LEAD_S), *(Leg(frames, took.there / len(there)) for frames in there)]
    end = sum(leg.seconds for leg in legs)
    if motion.figure.way == "round":
        return Timeline((*legs, Leg((last,), took.rest)), end)
    back = [Leg(frames[::-1], took.back / len(there)) for frames in reversed(there)]
    return Timeline((*legs, Leg((last,), took.hold), *back, Leg((0,), took.rest)), end)


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


def needed(outlines: np.ndarray) -> list[int]:
    """The frames of a leg between which straight interpolation misses nothing that shows.

    >>> needed(np.array([[[0, 0]], [[50, 0]], [[100, 0]]])), needed(np.array([[[0, 0]], [[90, 0]], [[100, 0]]]))
    ([0, 2], [0, 1, 2])
    """
    last = len(outlines) - 1
    if last < 2:
        return list(range(last + 1))
    share = np.linspace(0, 1, last + 1).reshape(-1, *[1] * (outlines.ndim - 1))
    miss = np.abs(outlines - (outlines[0] * (1 - share) + outlines[-1] * share)).reshape(last + 1, -1).max(axis=1)
    worst = int(miss.argmax())
    if miss[worst] <= STRAIGHT:
        return [0, last]
    return needed(outlines[: worst + 1])[:-1] + [worst + i for i in needed(outlines[worst:])]


@lru_cache(maxsize=512)
def ease_piece(start: float, end: float) -> tuple[float, float, str]:
    """The part of the ease between two shares of the way: the times it begins and ends, and its own curve.

    >>> ease_piece(0.0, 1.0)
    (0.0, 1.0, '.4 0 .6 1')
    """
    u, v = (_at(share) for share in (start, end))
    p = [_blossom(*args) for args in ((u, u, u), (u, u, v), (u, v, v), (v, v, v))]
    span = p[3] - p[0]
    curve = [float(np.clip(c, 0, 1)) for point in p[1:3] for c in (point - p[0]) / span]
    return p[0][0], p[3][0], " ".join(number(c, 2) for c in curve)


def _at(share: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _blossom(middle, middle, middle)[1] < share else (low, middle)
    return 0.0 if share <= 0 else 1.0 if share >= 1 else low


def _blossom(a: float, b: float, c: float) -> np.ndarray:
    points = EASE
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
    clamp = lambda frame: int(np.clip(frame - first, 0, len(outlines) - 1))  # noqa: E731
    for leg, start in zip(time.legs, time.starts(), strict=False):
        rows = [clamp(frame) for frame in leg.frames]
        kept = needed(outlines[rows]) if len(rows) > 1 and len(set(rows)) > 1 else [0, len(rows) - 1]
        last = len(rows) - 1
        for a, b in zip(kept, kept[1:], strict=False):
            begin, finish, curve = ease_piece(round(a / last, 4), round(b / last, 4)) if last else (0.0, 1.0, "0 0 1 1")
            if not frames:
                frames.append(rows[a])
                times.append((start + begin * leg.seconds) / time.seconds)
            frames.append(rows[b])
            times.append((start + finish * leg.seconds) / time.seconds)
            curves.append(curve)
    return _joined(frames, times, curves)


def _joined(frames: list[int], times: list[float], curves: list[str]) -> tuple[list[int], list[float], list[str]]:
    """Without the middles of holds."""
    keep = [i for i in range(len(frames)) if not (0 < i < len(frames) - 1 and frames[i - 1] == frames[i] == frames[i + 1])]
    return [frames[i] for i in keep], [times[i] for i in keep], ["0 0 1 1" if frames[i] == frames[i - 1] else curves[i - 1] for i in keep[1:]]


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


def when(time: Timeline, first: int, last: int, total: int) -> tuple[list[str], list[float]]:
    """When frames first to last are shown: values of ``visibility`` and their times."""
    values, times = [], []
    for leg, start in zip(time.legs, time.starts(), strict=False):
        n = len(leg.frames)
        for i, frame in enumerate(leg.frames[: max(n - 1, 1)]):
            middle = frame if n == 1 else min(frame, leg.frames[i + 1])
            shown = "visible" if first <= middle <= last else "hidden"
            at = (start + (ease_piece(0.0, round(i / (n - 1), 4))[1] if n > 1 and i else 0) * leg.seconds) / time.seconds
            if not values or values[-1] != shown:
                values.append(shown)
                times.append(at)
    return values, times
