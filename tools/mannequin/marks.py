"""What is drawn over the body: the arrow of the movement, the ring round what keeps still, the pelvis's bar, the gap."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import make_interp_spline

from . import anatomy as body
from .camera import outline
from .pose import Push, part_of, spread
from .settle import pinned_balls
from .shapes import Shape, Stage, still

MARKERS = ("toes.left", "toes.right", "knee.left", "knee.right", "hand.left", "hand.right", "head", "pelvis")
ASIDE, SHORTEST = 95.0, 110.0


def arrows(stage: Stage) -> list[Shape]:
    """The arrows a figure asks for, or one along what moves most."""
    told = stage.motion.figure.arrows
    if told is None:
        told = (_farthest(stage),)
    names = [one for item in told for one in ((item,) if isinstance(item, Push) else spread((item,)))]
    drawn = []
    for one in names:
        track = _push(stage, one) if isinstance(one, Push) else _track(stage, one)
        drawn += _arrow(track)
    return drawn


def _place(stage: Stage, name: str) -> np.ndarray:
    """The middle of a part or contact in every frame."""
    return pinned_balls(stage.balls, name).mean(axis=1)


def _farthest(stage: Stage) -> str:
    def went(name: str) -> float:
        at = stage.seen.page(_place(stage, name))
        return float(
            np.linalg.norm(at[stage.motion.keys[-1]] - at[0]) * (1.0 if name.startswith(("toes", "knee")) else 0.8)
        )

    return max(MARKERS, key=went)


def _there(stage: Stage) -> slice:
    return slice(0, stage.motion.keys[-1] + 1)


def _track(stage: Stage, name: str) -> np.ndarray:
    """The way a part goes on the page, moved aside so that it can be seen beside the limb."""
    at = stage.seen.page(_place(stage, name))[_there(stage)]
    centre = stage.seen.page(_place(stage, "pelvis"))[0]
    if part_of(name)[0] == "pelvis":
        centre = at[0] + (0, 400)
    chord = at[-1] - at[0]
    across = np.array([-chord[1], chord[0]]) / max(np.linalg.norm(chord), 1e-6)
    away = at.mean(axis=0) - centre
    side = across if across @ away > 0 else -across
    track = at + side * ASIDE
    track = _smooth(track)
    length = np.linalg.norm(track[-1] - track[0])
    if length < SHORTEST and length > 1:
        middle = track.mean(axis=0)
        track = middle + (track - middle) * SHORTEST / length
    return track


def _smooth(track: np.ndarray) -> np.ndarray:
    """A track of few frames as a line without corners."""
    curve = make_interp_spline(np.arange(len(track)), track, k=min(2, len(track) - 1))
    return curve(np.linspace(0, len(track) - 1, 14))


def _push(stage: Stage, told: Push) -> np.ndarray:
    at = _place(stage, told.part)[-1]
    return stage.seen.page(np.array([at + np.array(told.push) * share for share in (0.45, 0.75, 1.2)]))


def _arrow(track: np.ndarray) -> list[Shape]:
    if np.linalg.norm(track[-1] - track[0]) < 5:
        return []
    way = track[-1] - track[-2]
    way = way / max(np.linalg.norm(way), 1e-6)
    across = np.array([-way[1], way[0]])
    tip = track[-1] + way * 42
    head = np.array([track[-1] + across * 34 - way * 16, tip, track[-1] - across * 34 - way * 16])
    line = np.vstack([track[:-1], track[-1] - way * 10])
    return [
        Shape("case halo", still(line), closed=False),
        Shape("case halo", still(head)),
        Shape("line ink", still(line), closed=False),
        Shape("ink", still(head)),
    ]


def quiet_ring(stage: Stage, name: str) -> Shape:
    """A dotted ring round what keeps still."""
    part, _ = part_of(name)
    return Shape("quiet ink", outline(stage.seen, stage.part(part), grow=0.03, points=22))


def bar(stage: Stage) -> list[Shape]:
    """A bar along the pelvis against a dotted level (or upright) line: shows how it tips."""
    ends = [stage.seen.page(stage.points("pelvis", (0, y, 0))) for y in (-0.09, 0.19)]
    middle, long = (ends[0] + ends[1]) / 2, ends[1][0] - ends[0][0]
    half = np.linalg.norm(long) * 0.62 * np.eye(2)[np.abs(long).argmax()]
    level = np.stack([middle - half, middle + half], axis=1)
    way = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0], axis=-1, keepdims=True)
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1) * 11
    corners = np.stack([ends[0] + across, ends[1] + across, ends[1] - across, ends[0] - across], axis=1)
    return [Shape("level ink", level, closed=False), Shape("band e", corners)]


def gap_under_back(stage: Stage) -> Shape:
    """What shows between the low back and the floor, seen from the side; the body is drawn over the rest of it."""
    rows = []
    table = body.ball_table()[3]
    for balls in stage.balls:
        under = [balls[table[name]] for name in ("thorax", "waist2", "waist1", "waist0", "pelvis")]
        low = [group[np.argmin(group[:, 1] - group[:, 3])] for group in under]
        rows.append(
            [
                stage.seen.page(np.array([ball[0], y, 0.0]))
                for y in (0.1, 0.0)
                for ball in (low[0], low[-1])[:: 1 if y else -1]
            ]
        )
    return Shape("gap", np.array(rows))
