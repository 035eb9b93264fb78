"""Rests a body on floor, wall and props: least squares over the pelvis's place and the joints that may give.

Residuals are centimetres and degrees weighed against each other: a contact counts 2 a centimetre, what is asked to stay 30,
an angle that may give 0.03 a degree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from scipy.optimize import OptimizeResult, least_squares

from . import anatomy as body
from .angles import PLACE, kind
from .arms import FULL, Goal, reach, target
from .kinematics import Bodies, rotation, stand
from .pose import Key, Rest, part_of, spread
from .props import Placed, extent, inside

CONTACT, PINNED, PIERCED, JOINED, GIVES, LIMIT = 2.0, 30.0, 6.0, 8.0, 0.03, 1.5
ANKLE_GIVES = 0.006
ARMS = ("fore", "hand")
NEVER_PIERCE = tuple(part for part in body.PARTS if not part.startswith((*ARMS, "thumb", "shorts")))
TOUCHING = {"foot": (1, 2), "thigh": (2,), "shank": (0,), "hand": (1,)}


@dataclass(frozen=True)
class Root:
    """The pelvis before its own angles: where it is (metres) and how it is turned from its posture (radians)."""

    at: np.ndarray
    turned: np.ndarray

    def towards(self, other: Root, share: float) -> Root:
        return Root(
            self.at * (1 - share) + other.at * share,
            self.turned * (1 - share) + other.turned * share,
        )


@dataclass(frozen=True)
class State:
    """A settled body: angles (degrees), root, segments."""

    q: np.ndarray
    root: Root
    bodies: Bodies


@dataclass
class Problem:
    """One pose to settle."""

    q: np.ndarray
    base: np.ndarray
    key: Key
    near: Root
    """Where the pelvis is expected."""
    soft: tuple[str, ...]
    goals: Mapping[str, Goal]
    heights: Mapping[str, float]
    room: Sequence[Placed] = ()
    pins: Mapping[str, np.ndarray] = field(default_factory=dict)
    hold: tuple[float, float] = (0.02, 0.02)
    """How much the expected place counts: a centimetre, a degree."""
    free_walls: bool = False

    def solve(self, guesses: Sequence[Root] = ()) -> State:
        """The best resting place found from the expected place and from other guesses."""
        starts = [np.concatenate([root.at, root.turned, np.zeros(len(self.soft))]) for root in (self.near, *guesses)]
        if len(starts) > 2:
            starts = sorted(starts, key=lambda v: float((self.residuals(v[None]) ** 2).sum()))[:2]
        found = min((self._solve(v) for v in starts), key=lambda result: result.cost)
        return State(self.angles(found.x[None])[0], Root(found.x[:3], found.x[3:6]), self.build(found.x[None]))

    def _solve(self, v: np.ndarray) -> OptimizeResult:
        return least_squares(
            lambda x: self.residuals(x[None])[0], v, self._slope, method="lm", max_nfev=80, ftol=1e-6, xtol=1e-6
        )

    def _slope(self, v: np.ndarray) -> np.ndarray:
        step = 1e-5
        rows = self.residuals(np.vstack([v, v + step * np.eye(len(v))]))
        return ((rows[1:] - rows[0]) / step).T

    def angles(self, v: np.ndarray) -> np.ndarray:
        q = np.repeat(self.q[None], len(v), axis=0)
        for i, name in enumerate(self.soft):
            q[:, PLACE[name]] += np.degrees(v[:, 6 + i])
        return q

    def build(self, v: np.ndarray, arms: bool = True) -> Bodies:
        bodies = stand(self.angles(v), rotation(v[:, 3:6]) @ self.base, v[:, :3])
        if arms:
            reach(bodies, self.goals)
        return bodies

    @cached_property
    def _on_arms(self) -> bool:
        """Whether where the hands and elbows are says anything of where the body is."""
        ends = (end for join in self.key.joins for end in (join.part, join.to))
        named = (*(rest.part for rest in self.key.rests), *self.pins, *spread(self.key.together), *ends)
        return any(part_of(name)[0].startswith(ARMS) for name in named)

    def residuals(self, v: np.ndarray) -> np.ndarray:
        """Everything that is not as it should be, (b, n)."""
        bodies = self.build(v, self._on_arms)
        balls = bodies.balls()
        rows = [
            *self._contacts(balls),
            *self._pierced(balls),
            *self._pinned(balls),
            *self._joined(bodies, balls),
            *self._limits(v),
            *self._carried(bodies),
        ]
        turn = np.degrees(v[:, 3:6] - self.near.turned) * self.hold[1] * self.key.stiff
        drift = 100 * (v[:, :3] - self.near.at) * self.hold[0]
        gives = np.array([ANKLE_GIVES if name.startswith("ankle") else GIVES for name in self.soft])
        return np.column_stack([*rows, turn, drift, gives * np.degrees(v[:, 6:])])

    def _contacts(self, balls: np.ndarray) -> list[np.ndarray]:
        rows, walls = [], [placed.wall for placed in self.room if placed.wall]
        against = []
        for rest in self.key.rests:
            part, which = part_of(rest.part)
            mine = balls[:, body.ball_table()[3][part]]
            if rest.on in ("wall",):
                against.append(mine)
                continue
            low = mine[..., 1] - mine[..., 3] - self.heights.get(rest.on, 0.0)
            which = which or ((1, 2) if part.startswith("foot") else None)
            rows.append(CONTACT * 100 * (low[:, list(which)] if which else low.min(axis=1, keepdims=True)))
        if against and walls:
            axis, sign, face = walls[0]
            rows.append(CONTACT * 100 * np.column_stack([extent(mine, axis, sign) - sign * face for mine in against]))
        elif against and self.free_walls:
            reached = np.column_stack([extent(mine, 0, 1) for mine in against])
            rows.append(CONTACT * 100 * (reached - reached.mean(axis=1, keepdims=True)))
        return rows

    def _pierced(self, balls: np.ndarray) -> list[np.ndarray]:
        depths = [balls[..., 3] - balls[..., 1]]
        resting = {part_of(rest.part)[0]: rest.on for rest in self.key.rests}
        for placed in self.room:
            if placed.wall:
                axis, sign, face = placed.wall
                depths.append(sign * (balls[..., axis] - face) + balls[..., 3])
            depths += [inside(balls, box) for box in placed.solid]
        deepest = np.max(depths, axis=0)
        rows = [_of(deepest, part).max(axis=1) for part in NEVER_PIERCE if not resting.get(part)]
        return [PIERCED * 100 * np.maximum(np.column_stack(rows), 0)]

    def _pinned(self, balls: np.ndarray) -> list[np.ndarray]:
        return [
            PINNED * 100 * (pinned_balls(balls, name) - where).reshape(len(balls), -1)
            for name, where in self.pins.items()
        ]

    def _joined(self, bodies: Bodies, balls: np.ndarray) -> list[np.ndarray]:
        laid = [bodies.point(join.part, join.at) - bodies.point(join.to, join.to_at) for join in self.key.joins]
        return [JOINED * 100 * gap for gap in (*laid, *(apart(balls, pair) for pair in self.key.together))]

    def _limits(self, v: np.ndarray) -> list[np.ndarray]:
        q, rows = self.angles(v), []
        for name in self.soft:
            if limits := body.SOLVER_LIMITS.get(kind(name)):
                angle = q[:, PLACE[name]]
                rows.append(LIMIT * (np.maximum(angle - limits[1], 0) + np.minimum(angle - limits[0], 0)))
        return rows

    def _carried(self, bodies: Bodies) -> list[np.ndarray]:
        """Arms that bear weight stay long."""
        rows = []
        for side, goal in self.goals.items():
            if goal.bears:
                gap = np.linalg.norm(target(bodies, side, goal) - bodies.origin(f"arm.{side}"), axis=-1)
                rows.append(2 * 100 * (gap - 0.985 * FULL))
        return rows


def _of(depths: np.ndarray, part: str) -> np.ndarray:
    """A part's columns; of an arm only the shoulder, as the arm itself is brought out of the way afterwards."""
    mine = depths[:, body.ball_table()[3][part]]
    return mine[:, :1] if part.startswith(("arm", "sleeve")) else mine


def pinned_balls(balls: np.ndarray, name: str) -> np.ndarray:
    """The centres of what is pinned under that name, (b, n, 3); a foot is held by heel and ball, and may roll between."""
    part, which = part_of(name)
    mine = balls[:, body.ball_table()[3][part], :3]
    which = which or ((1, 2) if part.startswith("foot") else None)
    return mine[:, list(which)] if which else mine


def apart(balls: np.ndarray, pair: str) -> np.ndarray:
    """The gap between the two of a pair, metres, (b, n): 0 where they touch."""
    left, right = spread((pair,))
    (part, which), (other, _) = part_of(left), part_of(right)
    which = which or TOUCHING.get(part.split(".")[0], (0,))
    a, b = (balls[:, body.ball_table()[3][name]][:, list(which)] for name in (part, other))
    return np.linalg.norm(a[..., :3] - b[..., :3], axis=-1) - a[..., 3] - b[..., 3]


LEG = ("hip.{}.flexion", "hip.{}.abduction", "hip.{}.external_rotation", "knee.{}.flexion")


def giving(key: Key, pinned: Sequence[str], start: bool) -> tuple[str, ...]:
    """The angles that may give: those a file names, and the legs of what is held, joined or stood on."""
    names = list(key.soft)
    resting = [rest.part for rest in key.rests if not _whole_leg(rest)]
    for name in dict.fromkeys((*(pinned if not start else ()), *resting)):
        part = part_of(name)[0]
        limb, _, side = part.partition(".")
        if limb == "foot":
            names += (
                [
                    angle.format(side)
                    for angle in (*LEG, "ankle.{}.dorsiflexion", "ankle.{}.eversion", "ankle.{}.toes_out")
                ]
                if name in pinned
                else []
            )
            names += [f"knee.{side}.flexion", f"ankle.{side}.dorsiflexion", f"hip.{side}.flexion"]
        elif limb == "shank" and name in pinned:
            names += [angle.format(side) for angle in LEG]
        elif limb == "shank":
            names += [f"hip.{side}.flexion", f"knee.{side}.flexion"]
    held = {part_of(name)[0].split(".")[-1] for name in pinned}
    if key.together:
        moving = [side for side in body.SIDES if side not in held] or list(body.SIDES)
        names += [angle.format(side) for side in moving for angle in LEG]
    names += [angle.format(join.part.split(".")[-1]) for join in key.joins for angle in LEG if "." in join.part]
    return tuple(dict.fromkeys(names))


def _whole_leg(rest: Rest) -> bool:
    return part_of(rest.part)[0].split(".")[0] not in ("foot", "shank")
