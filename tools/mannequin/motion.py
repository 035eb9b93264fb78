"""From keyframe to keyframe: settles each, then every step between, so that what is held stays held all the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from . import anatomy as body
from .angles import row
from .arms import Goal, wrist
from .kinematics import facing
from .pose import Figure, Hand, Key, part_of
from .props import Placed, heights, place
from .settle import Problem, Root, State, giving, pinned_balls

GUESS = {"standing": 0.95, "supine": 0.12, "prone": 0.12, "side": 0.17, "forward": 0.5}
DEGREES_A_STEP, STEPS = 25.0, (2, 5)


@dataclass(frozen=True)
class Motion:
    """A figure in motion: settled frames, which of them are the keyframes, and the room."""

    figure: Figure
    frames: tuple[State, ...]
    keys: tuple[int, ...]
    room: tuple[Placed, ...]
    goals: tuple[dict[str, Goal], ...]
    """Where the hands should be, a frame."""

    def step(self, i: int) -> tuple[Key, Key, float]:
        """The keyframes before and after frame i, and how far it is between them."""
        after = next((k for k, at in enumerate(self.keys) if at >= i), len(self.keys) - 1)
        before = max(after - 1, 0) if self.keys[after] != i else after
        gap = self.keys[after] - self.keys[before]
        keys = (*self.figure.keys, self.figure.keys[0])
        return keys[before], keys[after], (i - self.keys[before]) / gap if gap else 0.0


def move(figure: Figure) -> Motion:
    """The figure settled at every step. A figure that goes round ends as it started."""
    stage = _Stage(figure)
    states = [stage.start()]
    for key in figure.keys[1:]:
        states.append(stage.next(states[-1], key))
    keys = list(figure.keys)
    if figure.way == "round":
        keys.append(keys[0])
        states.append(states[0])
    frames, goals, at = [states[0]], [stage.goals(keys[0], keys[0], 0)], [0]
    for before, after, first, last in zip(states, states[1:], keys, keys[1:], strict=False):
        n = _steps(before, after)
        for i in range(1, n):
            frames.append(stage.between(before, after, first, last, i / n))
            goals.append(stage.goals(first, last, i / n))
        frames.append(after)
        goals.append(stage.goals(last, last, 0))
        at.append(len(frames) - 1)
    return Motion(figure, tuple(frames), tuple(at), tuple(stage.room), tuple(goals))


def _steps(before: State, after: State) -> int:
    largest = max(np.abs(after.q - before.q).max(), np.degrees(np.linalg.norm(after.root.turned - before.root.turned)))
    return int(np.clip(np.ceil(largest / DEGREES_A_STEP), *STEPS))


class _Stage:
    """The room and what is pinned in it, known once the start is settled."""

    def __init__(self, figure: Figure):
        self.figure = figure
        self.base = facing(figure.facing)
        self.heights = heights(figure.props)
        self.room: list[Placed] = []
        self.pins: dict[str, np.ndarray] = {}
        self.first: State | None = None
        self.upright = np.zeros(3)

    def start(self) -> State:
        key = self.figure.keys[0]
        highest = max((self.heights.get(rest.on, 0.0) for rest in key.rests if rest.part == "pelvis"), default=0.0)
        near = Root(np.array([0.0, GUESS[self.figure.facing] if not highest else highest + 0.1, 0.0]), np.zeros(3))
        problem = Problem(
            row(key.angles), self.base, key, near, giving(key, (), True), self.goals(key, key, 0), self.heights,
            hold=(0.002, 0.02), free_walls=True,
        )  # fmt: skip
        self.first = problem.solve()
        self.room = [place(prop, key, self.first.bodies) for prop in self.figure.props]
        if any(placed.solid or placed.wall for placed in self.room):
            problem.room, problem.near = self.room, self.first.root
            self.first = problem.solve()
        self.upright = self.first.root.turned
        self._pin(self.figure.keys, self.first)
        return self.first

    def _pin(self, keys: tuple[Key, ...], state: State) -> None:
        for name in {name for key in keys for name in key.stays}:
            self.pins[name] = pinned_balls(state.bodies.balls(), name)[0]

    def next(self, before: State, key: Key) -> State:
        pins = self._held(key, key)
        problem = Problem(
            row(key.angles), self.base, key, Root(before.root.at, self.upright), giving(key, tuple(pins), False), self.goals(key, key, 0),
            self.heights, self.room, pins, hold=(0.01, 0.05),
        )  # fmt: skip
        state = problem.solve(self._guesses(problem, before, pins))
        for name in key.stays:
            self.pins.setdefault(name, pinned_balls(state.bodies.balls(), name)[0])
        return state

    def _guesses(self, problem: Problem, before: State, pins: dict[str, np.ndarray]) -> list[Root]:
        """Where the pelvis would be if a pinned segment had not moved at all."""
        here = problem.build(np.concatenate([before.root.at, before.root.turned, np.zeros(len(problem.soft))])[None])
        found = []
        for segment in dict.fromkeys(body.PARTS[part_of(name)[0]].balls[0][0] for name in pins):
            turned = before.bodies.axes(segment)[0] @ here.axes(segment)[0].T
            at = before.bodies.origin(segment)[0] + turned @ (before.root.at - here.origin(segment)[0])
            axes = turned @ Rotation.from_rotvec(before.root.turned).as_matrix()
            found.append(Root(at, Rotation.from_matrix(axes).as_rotvec()))
        return found[:3]

    def between(self, before: State, after: State, first: Key, last: Key, share: float) -> State:
        both = _shared(first, last)
        pins = self._held(first, last)
        problem = Problem(
            before.q * (1 - share) + after.q * share, self.base, both, before.root.towards(after.root, share),
            giving(both, tuple(pins), False), self.goals(first, last, share), self.heights, self.room, pins, hold=(0.1, 0.1),
        )  # fmt: skip
        return problem.solve()

    def _held(self, first: Key, last: Key) -> dict[str, np.ndarray]:
        return {name: self.pins[name] for name in first.stays if name in last.stays and name in self.pins}

    def goals(self, first: Key, last: Key, share: float) -> dict[str, Goal]:
        return {
            side: Goal(
                first.hands[side], last.hands[side], share,
                (self._fixed(side, first.hands[side]), self._fixed(side, last.hands[side])),
                self._ground(first.hands[side], last.hands[side]),
            )
            for side in body.SIDES
        }  # fmt: skip

    def _ground(self, *hands: Hand | None) -> float:
        return min(self.heights.get(hand.on, 0.0) if hand else 0.0 for hand in hands)

    def _fixed(self, side: str, hand: Hand | None) -> np.ndarray | None:
        if self.first is None or hand is None or hand.floor is None:
            return None
        return wrist(self.first.bodies, side, hand, None, self._ground(hand))[0]


def _shared(first: Key, last: Key) -> Key:
    """What holds all the way between two keyframes."""
    return last.model_copy(
        update={
            "rests": tuple(rest for rest in first.rests if rest in last.rests),
            "stays": tuple(name for name in first.stays if name in last.stays),
            "together": tuple(name for name in first.together if name in last.together),
            "joins": tuple(join for join in first.joins if join in last.joins),
            "soft": tuple(name for name in first.soft if name in last.soft),
            "stiff": max(first.stiff, last.stiff),
        }
    )
