"""What is drawn over the body: the arrow of the movement, the padlock of what keeps still, the belt, the gap."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import make_interp_spline

from . import anatomy as body
from .camera import outline, within
from .pose import Push, part_of, spread
from .settle import pinned_balls
from .shapes import Disc, Shape, Stage, still

Drawn = Shape | Disc

MARKERS = ("toes.left", "toes.right", "knee.left", "knee.right", "hand.left", "hand.right", "head", "pelvis")
ASIDE, SHORTEST = (62.0, 85.0, 110.0, 140.0), 150.0
SHORT, AHEAD = 260.0, (150.0, 190.0, 240.0, 290.0, -150.0, -200.0, -260.0, -310.0)
"""A short way may also be shown before or behind the part that goes it, millimetres."""
LEAVES = 2
"""Points of fourteen that an arrow leaves out as the movement begins."""
TILT = "tilt"
"""The arrow that goes round the pelvis rather than along a part's way."""


def arrows(stage: Stage) -> list[Shape]:
    """The arrows a figure asks for, or one along what moves most."""
    told = stage.motion.figure.arrows
    if told is None:
        told = (_farthest(stage),)
    names = [one for item in told for one in ((item,) if isinstance(item, Push) else spread((item,)))]
    drawn = []
    for one in names:
        track = _push(stage, one) if isinstance(one, Push) else _tilt(stage) if one == TILT else _track(stage, one)
        drawn += arrow(track)
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
    """The way a part goes on the page, beside it, where it crosses least of the body."""
    at = stage.seen.page(_place(stage, name))[_there(stage)]
    path = _gentle(_smooth(at))[LEAVES:]
    if np.linalg.norm(path[-1] - path[0]) < 1:
        return path
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-6)
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1)
    tried = [_long_enough(path + across * aside) for aside in (*ASIDE, *(-one for one in ASIDE))]
    chord = path[-1] - path[0]
    if np.linalg.norm(chord) < SHORT:
        line = path[0] + np.linspace(0, 1, len(path))[:, None] * chord
        tried += [_long_enough(line + chord / np.linalg.norm(chord) * ahead) for ahead in AHEAD]
    limbs = [
        (hull, weight) for frame, weight in ((-1, 3), (0, 2), (len(at) // 2, 1)) for hull in bodies_hulls(stage, frame)
    ]
    cost = [
        sum(weight * within(track, hull).sum() for hull, weight in limbs) + np.abs(track - path).mean() / 12
        for track in tried
    ]
    return tried[int(np.argmin(cost))]


def _long_enough(track: np.ndarray) -> np.ndarray:
    length = np.linalg.norm(track[-1] - track[0])
    middle = track.mean(axis=0)
    return middle + (track - middle) * max(1.0, SHORTEST / max(length, 1))


def _tilt(stage: Stage) -> np.ndarray:
    """Round the front of the pelvis, the way it tips."""
    axes = stage.seen.page(
        np.array([frames.axes("pelvis")[0][:, 1] for frames in (stage.bodies[0], stage.bodies[stage.motion.keys[-1]])])
    )
    turned = np.sign(axes[0][0] * axes[1][1] - axes[0][1] * axes[1][0]) or 1.0
    centre = stage.seen.page(stage.points("pelvis", (0, 0.06, 0)))[-1]
    front = stage.seen.page(stage.points("pelvis", (1, 0.06, 0)))[-1] - centre
    around_it = np.arctan2(front[1], front[0]) + turned * np.radians(np.linspace(-38, 34, 14))
    return centre + 225 * np.stack([np.cos(around_it), np.sin(around_it)], axis=-1)


def _gentle(track: np.ndarray) -> np.ndarray:
    """The plain curve nearest to a track, so that an arrow has no corner; straight where the track turns back."""
    share = np.linspace(-1, 1, len(track))
    curve = np.stack([np.polyval(np.polyfit(share, track[:, i], 2), share) for i in (0, 1)], axis=-1)
    first, last = curve[1] - curve[0], curve[-1] - curve[-2]
    if first @ last < -0.2 * np.linalg.norm(first) * np.linalg.norm(last):
        return track[0] + (share[:, None] + 1) / 2 * (track[-1] - track[0])
    return curve


def _smooth(track: np.ndarray) -> np.ndarray:
    """A track of few frames as a line without corners."""
    curve = make_interp_spline(np.arange(len(track)), track, k=min(2, len(track) - 1))
    return curve(np.linspace(0, len(track) - 1, 14))


def _push(stage: Stage, told: Push) -> np.ndarray:
    at, way = _place(stage, told.part)[-1], np.array(told.push)
    clear = way / np.linalg.norm(way) * 0.075
    start = at - way - clear if _meets(stage, told) else at + clear
    return stage.seen.page(np.array([start + way * share for share in (0.0, 0.5, 1.0)]))


def _meets(stage: Stage, told: Push) -> bool:
    """Whether a part is pushed towards its fellow of the other side: then the arrow stays outside and points in."""
    name, _, side = told.part.partition(".")
    if not side:
        return False
    fellow = f"{name}.{'left' if side == 'right' else 'right'}"
    return bool((_place(stage, fellow)[-1] - _place(stage, told.part)[-1]) @ np.array(told.push) > 0)


def arrow(track: np.ndarray) -> list[Shape]:
    """An arrow along a track on the page, with a pale edge."""
    if np.linalg.norm(track[-1] - track[0]) < 5:
        return []
    way = track[-1] - track[-2]
    way = way / max(np.linalg.norm(way), 1e-6)
    across = np.array([-way[1], way[0]])
    tip = track[-1]
    head = np.array([tip + across * 34 - way * 58, tip, tip - across * 34 - way * 58])
    line = np.vstack([track[np.linalg.norm(track - tip, axis=-1) > 60], tip - way * 50])
    return [
        Shape("case halo", still(line), closed=False),
        Shape("case halo", still(head)),
        Shape("line ink", still(line), closed=False),
        Shape("ink", still(head)),
    ]


def lock(stage: Stage, name: str, others: list[Shape]) -> list[Drawn]:
    """A padlock at the edge of what keeps still, where it covers least."""
    part, _ = part_of(name)
    hull = outline(stage.seen, stage.part(part)[-1:], points=24)[0]
    middle, r = hull.mean(axis=0), _size(stage)
    spots = np.concatenate(
        [
            hull + (hull - middle) / np.linalg.norm(hull - middle, axis=-1, keepdims=True) * r * share
            for share in (0.7, 1.3)
        ]
    )
    taken = [one for shape in others for one in shape.rows[-1].reshape(-1, 2)]
    limbs = [row for key in (-1, 0) for row in bodies_hulls(stage, key)]
    cost = [
        sum(within(np.vstack([spot, spot + r * ROUND]), limb).sum() for limb in limbs)
        + 20 * sum(np.linalg.norm(np.array(taken) - spot, axis=-1) < 1.5 * r)
        if taken
        else 0
        for spot in spots
    ]
    return padlock(spots[int(np.argmin(cost))], r)


def padlock(at: np.ndarray, r: float) -> list[Drawn]:
    """A padlock in a ring of radius r round a point, millimetres."""
    bow = [(-17, -4), *((-17 * np.cos(a), -18 - 18 * np.sin(a)) for a in np.linspace(0, np.pi, 7)), (17, -4)]
    case = [(-27, -4), (27, -4), (27, 34), (-27, 34)]
    disc, (bow, case) = still(at), (still(at + np.array(points) * r / 60) for points in (bow, case))
    return [Disc("ink", disc, r), Disc("halo", disc, r - 6), Shape("bow ink", bow, closed=False), Shape("ink", case)]


ROUND = np.stack([np.cos(np.arange(12) * np.pi / 6), np.sin(np.arange(12) * np.pi / 6)], axis=-1)


def bodies_hulls(stage: Stage, frame: int) -> list[np.ndarray]:
    """The outlines of all parts in one frame."""
    return [outline(stage.seen, stage.part(name)[[frame]], points=16)[0] for name in body.PARTS]


def _size(stage: Stage) -> float:
    """How large a mark must be to be read where the whole figure is small, millimetres."""
    page = stage.seen.page(stage.balls[..., :3]).reshape(-1, 2)
    return float(np.clip(0.034 * np.ptp(page, axis=0).max(), 46, 66))


def belt(stage: Stage) -> Shape:
    """A white belt round the pelvis: it shows how the pelvis tips. Only its side that is seen."""
    axes = stage.motion.frames[-1].bodies.axes("pelvis")[0]
    middle = np.arctan2(stage.seen.near @ axes[:, 2], stage.seen.near @ axes[:, 0])
    around_it = middle + np.radians(np.linspace(-78, 78, 9))
    places = [(0.002 + 0.071 * np.cos(a), 0.088, 0.137 * np.sin(a)) for a in around_it]
    return Shape("belt", np.stack([stage.seen.page(stage.points("pelvis", at)) for at in places], axis=1), closed=False)


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
