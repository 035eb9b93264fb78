"""Brings the hands to where they should be: two bones in closed form, elbows and fingers kept above the ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from . import anatomy as body
from .kinematics import Bodies, on_side
from .pose import Hand

WRIST_UP = 0.03
"""A flat hand's wrist above what it lies on, metres."""
ELBOW_UP = 0.037
FULL = body.ARM + body.FORE


@dataclass(frozen=True)
class Goal:
    """Where one hand goes: between two places while it moves from one to the other."""

    first: Hand | None
    second: Hand | None
    share: float
    fixed: tuple[np.ndarray | None, np.ndarray | None] = (None, None)
    """Places in the world that were settled as the figure started."""
    ground: float = 0.0

    @property
    def free(self) -> bool:
        return self.first is None and self.second is None

    @property
    def bears(self) -> bool:
        return bool(self.first and self.first.bears and self.second and self.second.bears)


def reach(bodies: Bodies, goals: Mapping[str, Goal]) -> None:
    """Moves the arms of all bodies so that the hands are at their goals."""
    for side, goal in goals.items():
        if not goal.free:
            _reach(bodies, side, goal)


def wrist(bodies: Bodies, side: str, hand: Hand | None, fixed: np.ndarray | None, ground: float) -> np.ndarray:
    """Where a wrist should be, (b, 3)."""
    if hand is None:
        return bodies.origin(f"hand.{side}").copy()
    if fixed is not None:
        return np.broadcast_to(fixed, bodies.origin("head").shape)
    if hand.floor is not None:
        x, z = hand.floor
        at = bodies.origin(f"arm.{side}") + on_side((x, 0, z), side)
        at[:, 1] = ground + WRIST_UP + hand.at[1]
        return at
    part = hand.part if hand.part in body.INDEX else f"{hand.part}.{side}"
    mirrored = part.split(".")[-1] if "." in part else side
    return bodies.point(part, on_side(hand.at, mirrored))


def target(bodies: Bodies, side: str, goal: Goal) -> np.ndarray:
    first, second = (
        wrist(bodies, side, hand, fixed, goal.ground)
        for hand, fixed in zip((goal.first, goal.second), goal.fixed, strict=True)
    )
    if goal.first == goal.second or goal.share in (0.0, 1.0):
        return first * (1 - goal.share) + second * goal.share
    return _swung(bodies.origin(f"arm.{side}"), first, second, goal)


def _swung(shoulder: np.ndarray, first: np.ndarray, second: np.ndarray, goal: Goal) -> np.ndarray:
    """Between two places as an arm swings: on an arc round the shoulder, never below the ground."""
    a, b = first - shoulder, second - shoulder
    far = [np.maximum(np.linalg.norm(way, axis=-1, keepdims=True), 1e-6) for way in (a, b)]
    angle = np.arccos(np.clip((a * b).sum(-1, keepdims=True) / (far[0] * far[1]), -0.98, 0.9999))
    share = [np.sin((1 - goal.share) * angle) / np.sin(angle), np.sin(goal.share * angle) / np.sin(angle)]
    at = shoulder + (share[0] * a / far[0] + share[1] * b / far[1]) * (far[0] * (1 - goal.share) + far[1] * goal.share)
    at[:, 1] = np.maximum(at[:, 1], goal.ground + WRIST_UP)
    return at


def _reach(bodies: Bodies, side: str, goal: Goal) -> None:
    shoulder, aim = bodies.origin(f"arm.{side}"), target(bodies, side, goal)
    pole = _pole(bodies, side, goal.first) * (1 - goal.share) + _pole(bodies, side, goal.second) * goal.share
    away = aim - shoulder
    length = np.linalg.norm(away, axis=-1, keepdims=True)
    along = away / np.maximum(length, 1e-6)
    length = np.clip(length, 0.08, 0.9995 * FULL)
    middle = (body.ARM**2 - body.FORE**2 + length**2) / (2 * length)
    out = np.sqrt(np.maximum(body.ARM**2 - middle**2, 0))
    side_way = pole - along * (along * pole).sum(-1, keepdims=True)
    side_way /= np.maximum(np.linalg.norm(side_way, axis=-1, keepdims=True), 1e-6)
    centre = shoulder + along * middle
    elbow = centre + out * _above(centre, out, along, side_way, goal.ground + ELBOW_UP)
    end = shoulder + along * length
    fore = (end - elbow) / body.FORE
    bodies.place(f"arm.{side}", _frame((elbow - shoulder) / body.ARM, bodies), shoulder)
    bodies.place(f"fore.{side}", _frame(fore, bodies), elbow)
    bodies.place(f"hand.{side}", _palm(_fingers(bodies, fore, end, goal), bodies, side, end[:, 1] - goal.ground), end)


def _pole(bodies: Bodies, side: str, hand: Hand | None) -> np.ndarray:
    if hand is None:
        between = (bodies.origin(f"arm.{side}") + bodies.origin(f"hand.{side}")) / 2
        out = bodies.origin(f"fore.{side}") - between
        return out / np.maximum(np.linalg.norm(out, axis=-1, keepdims=True), 0.02)
    return bodies.axes("thorax") @ (on_side(hand.elbow, side) / np.linalg.norm(hand.elbow))


def _above(centre: np.ndarray, out: np.ndarray, along: np.ndarray, way: np.ndarray, least: float) -> np.ndarray:
    """The elbow's direction, swivelled as little as keeps it above the ground."""
    other = np.cross(along, way)
    rise = out[:, 0] * np.hypot(way[:, 1], other[:, 1])
    top = np.arctan2(other[:, 1], way[:, 1])
    need = np.clip((least - centre[:, 1]) / np.maximum(rise, 1e-9), -1, 1)
    swivel = np.where(np.cos(top) >= need, 0, top - np.sign(top) * np.arccos(need))[:, None]
    return np.cos(swivel) * way + np.sin(swivel) * other


def _fingers(bodies: Bodies, fore: np.ndarray, end: np.ndarray, goal: Goal) -> np.ndarray:
    ways = []
    for hand in (goal.first, goal.second):
        kind = hand.fingers if hand else "along"
        flat = (fore + 0.3 * bodies.axes("thorax")[..., 1]) * (1, 0, 1)
        ways.append({"along": fore, "flat": flat, "up": np.broadcast_to([0.0, 1.0, 0.0], fore.shape)}[kind])
    way = ways[0] * (1 - goal.share) + ways[1] * goal.share
    way = way / np.linalg.norm(way, axis=-1, keepdims=True)
    lowest = -(end[:, 1] - goal.ground - 0.024) / 0.135
    down = np.maximum(way[:, 1], np.clip(lowest, -1, 1))
    level = way * (1, 0, 1)
    level /= np.maximum(np.linalg.norm(level, axis=-1, keepdims=True), 1e-6)
    way = level * np.sqrt(np.maximum(1 - down**2, 0))[:, None]
    way[:, 1] = down
    return way


def _palm(down: np.ndarray, bodies: Bodies, side: str, height: np.ndarray) -> np.ndarray:
    """Axes of a hand along ``down`` whose thumb looks inwards and a little to the front, and lies flat near the ground."""
    y = -down / np.linalg.norm(down, axis=-1, keepdims=True)
    outward = bodies.axes("thorax") @ (-0.45, 0, body.HAND_OF[side])
    outward[:, 1] *= np.clip(height / 0.1 - 0.5, 0, 1)
    z = outward - y * (outward * y).sum(-1, keepdims=True)
    z *= body.HAND_OF[side] / np.maximum(np.linalg.norm(z, axis=-1, keepdims=True), 1e-6)
    return np.stack([np.cross(y, z), y, z], axis=-1)


def _frame(down: np.ndarray, bodies: Bodies) -> np.ndarray:
    """Axes of a segment that hangs along ``down``."""
    y = -down / np.linalg.norm(down, axis=-1, keepdims=True)
    hint = bodies.axes("thorax")[..., 0] + 0.1 * bodies.axes("thorax")[..., 2]
    z = np.cross(hint, y)
    z /= np.maximum(np.linalg.norm(z, axis=-1, keepdims=True), 1e-6)
    return np.stack([np.cross(y, z), y, z], axis=-1)
