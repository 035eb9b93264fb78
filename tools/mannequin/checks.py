"""What no body can do, and what a figure promised: looked for in every frame, told in words.

The hips' limits come from measurements of people and are no kin of the solver's (anatomy.SOLVER_LIMITS).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from . import anatomy as body
from . import scene
from .angles import PLACE, kind
from .arms import target
from .camera import view
from .motion import Motion
from .pose import part_of
from .props import extent, inside
from .settle import apart, pinned_balls

# Hips: data/norms/hip_motion.csv, where each value has its source; all of certainty GK (read in handbooks, not in the
# papers). The others are ordinary values written from memory and not looked up, without a source: they catch a drawing
# gone wrong, and judge no person.
MEASURED = {
    # Passive means of women of 20 to 44: flexion 133.8, extension 18.1; 2 degrees more for rounding.
    "hip.flexion": (-20, 136),
    # Active mean 42 (SD 11) and one deviation; inwards the textbook's 20 to 30.
    "hip.abduction": (-31, 53),
    # Active means 32 each way (SD 9 outwards, 8 inwards) and two deviations.
    "hip.external_rotation": (-48, 50),
    "knee.flexion": (-2, 142),
    "ankle.dorsiflexion": (-62, 45),
    "lumbar.flexion": (-29, 73),
    "lumbar.bend_right": (-29, 29),
    "lumbar.turn_left": (-45, 45),
    "neck.flexion": (-75, 60),
    "neck.bend_right": (-45, 45),
    "neck.turn_left": (-70, 70),
    "shoulder.flexion": (-60, 172),
    "elbow.flexion": (-5, 150),
}
SUNK, FLOATING, SLID, GAP, MISSED = 0.02, 0.025, 0.015, 0.015, 0.03
"""Metres that soft flesh gives: in floor and things, off what it rests on, from where it stays, apart, short of a target."""
SEEN = 0.25
"""Share of a working thigh that must be in view as the movement ends."""
CLEARLY = 5.0
"""Degrees a joint must turn for a reader to see it."""
WAYS = {
    "FLEX": ("flexion", 1), "EXT": ("flexion", -1), "ABD": ("abduction", 1), "ADD": ("abduction", -1),
    "ER": ("external_rotation", 1), "IR": ("external_rotation", -1),
}  # fmt: skip


def faults(motion: Motion, directions: Sequence[str] = ()) -> list[str]:
    """Everything that is wrong with a settled figure; nothing where it is sound."""
    balls = np.concatenate([state.bodies.balls() for state in motion.frames])
    return [
        *bent_too_far(motion), *sunk(motion, balls), *floating(motion, balls), *slid(motion, balls), *come_apart(motion, balls),
        *hands_short(motion), *unseen(motion), *other_way(motion, directions),
    ]  # fmt: skip


def bent_too_far(motion: Motion) -> list[str]:
    """Joints past what was measured in people."""
    q, found = np.array([state.q for state in motion.frames]), []
    for name, place in PLACE.items():
        if limits := MEASURED.get(kind(name)):
            worst = max(q[:, place].max() - limits[1], limits[0] - q[:, place].min())
            if worst > 0.5:
                found.append(
                    f"{name} reaches {_extreme(q[:, place], limits):.0f} degrees; people reach {limits[0]} to {limits[1]}"
                )
    return found


def _extreme(angles: np.ndarray, limits: tuple[float, float]) -> float:
    return float(angles.max() if angles.max() - limits[1] > limits[0] - angles.min() else angles.min())


def sunk(motion: Motion, balls: np.ndarray) -> list[str]:
    """Parts in the floor, a wall or a solid prop."""
    places = {"the floor": balls[..., 3] - balls[..., 1]}
    for placed in motion.room:
        name = f"the {placed.prop.kind}"
        if placed.wall:
            axis, sign, face = placed.wall
            places[name] = sign * (balls[..., axis] - face) + balls[..., 3]
        if placed.solid:
            places[name] = np.max([inside(balls, box) for box in placed.solid], axis=0)
    found = []
    for place, depth in places.items():
        for part, rows in body.ball_table()[3].items():
            deepest = depth[:, rows].max()
            if deepest > (SUNK if not _rests_on(motion, part, place) else 2 * SUNK):
                found.append(
                    f"{part} is {100 * deepest:.1f} cm inside {place}{_when(motion, depth[:, rows].max(axis=1))}"
                )
    return found


def _rests_on(motion: Motion, part: str, place: str) -> bool:
    return any(
        part_of(rest.part)[0] == part and place.endswith(rest.on or "floor")
        for key in motion.figure.keys
        for rest in key.rests
    )


def _when(motion: Motion, amount: np.ndarray) -> str:
    first, last, share = motion.step(int(amount.argmax()))
    return f" at the {last.name}" if share in (0.0, 1.0) else f" between {first.name} and {last.name}"


def floating(motion: Motion, balls: np.ndarray) -> list[str]:
    """Parts that should rest on something and do not."""
    found, tops = [], {placed.prop.kind: placed for placed in motion.room}
    for key, frame in zip(motion.figure.keys, motion.keys, strict=False):
        for rest in key.rests:
            part, which = part_of(rest.part)
            mine = balls[frame, body.ball_table()[3][part]]
            mine = mine[list(which)] if which else mine
            placed = tops.get(rest.on)
            if rest.on and placed is None:
                found.append(f"{rest.part} should rest on a {rest.on}, but there is none among the props")
                continue
            if placed and placed.wall:
                axis, sign, face = placed.wall
                off = sign * face - extent(mine, axis, sign)
            else:
                off = (mine[:, 1] - mine[:, 3]).min() - (placed.top if placed else 0.0)
            if off > FLOATING:
                found.append(f"{rest.part} is {100 * off:.1f} cm off the {rest.on or 'floor'} at the {key.name}")
    return found


def slid(motion: Motion, balls: np.ndarray) -> list[str]:
    """Parts that should stay and do not."""
    found = []
    for name in sorted({name for key in motion.figure.keys for name in key.stays}):
        frames = [i for i in range(len(motion.frames)) if all(name in key.stays for key in motion.step(i)[:2])]
        at = pinned_balls(balls[frames], name)
        moved = np.linalg.norm(at - at[:1], axis=-1).max() if frames else 0.0
        if moved > SLID:
            found.append(f"{name} should stay but moves {100 * moved:.1f} cm")
    return found


def come_apart(motion: Motion, balls: np.ndarray) -> list[str]:
    """Pairs that should touch and joins that should hold."""
    found = []
    for i, state in enumerate(motion.frames):
        first, last, _ = motion.step(i)
        for pair in set(first.together) & set(last.together):
            gap = np.abs(apart(balls[i : i + 1], pair)).max()
            if gap > GAP:
                found.append(f"{pair} should be together but are {100 * gap:.1f} cm apart at step {i}")
        for join in (join for join in last.joins if join in first.joins):
            gap = np.linalg.norm(state.bodies.point(join.part, join.at) - state.bodies.point(join.to, join.to_at))
            if gap > GAP:
                found.append(f"{join.part} should lie on {join.to} but is {100 * gap:.1f} cm off at the {last.name}")
    return found


def hands_short(motion: Motion) -> list[str]:
    """Hands that cannot reach where they should be."""
    found = []
    for i in motion.keys:
        bodies = motion.frames[i].bodies
        for side, goal in motion.goals[i].items():
            if not goal.free:
                gap = float(np.linalg.norm(target(bodies, side, goal) - bodies.origin(f"hand.{side}")))
                if gap > MISSED:
                    found.append(
                        f"the {side} hand ends {100 * gap:.1f} cm short of its place at the {motion.step(i)[1].name}"
                    )
    return found


def unseen(motion: Motion) -> list[str]:
    """A working thigh that the camera does not show."""
    sides = {motion.figure.side} - {""}
    if not sides:
        return []
    balls, rows, seen = (
        motion.frames[motion.keys[-1]].bodies.balls()[0],
        body.ball_table()[3],
        view(motion.figure.camera),
    )
    grid = scene.Grid.over(seen.page(balls[:, :3]) / 1000)
    maps = {
        name: scene.depth_of_balls(seen, grid, [balls[rows[part]] for part in parts])
        for name, parts in scene.UNITS.items()
    }
    nearest = np.max(list(maps.values()), axis=0)
    share = {
        side: float((maps[f"thigh.{side}"] >= nearest)[maps[f"thigh.{side}"] > scene.FAR].mean()) for side in sides
    }
    if max(share.values()) >= SEEN:
        return []
    return [f"only {100 * max(share.values()):.0f} % of the working thigh is seen; move the camera"]


def other_way(motion: Motion, directions: Sequence[str]) -> list[str]:
    """Directions of the hip that the exercise trains and the figure does not show.

    Strength must move that way (on the way back where the file says so); range may also be held far that way.
    """
    q, told = np.array([state.q for state in motion.frames]), motion.figure
    sides = (told.side,) if told.side else body.SIDES
    found = []
    for direction in directions:
        name, mode = direction.split(":")
        if name not in WAYS or mode not in ("str", "rom"):
            continue
        dof, sign = WAYS[name]
        angles = sign * np.stack([q[:, PLACE[f"hip.{side}.{dof}"]] for side in sides])
        there, back = (angles - angles[:, :1]).max(), (angles.max(axis=1) - angles[:, -1]).max()
        moved = {
            "there": there,
            "back": back if told.way == "round" else (angles[:, :1] - angles).max(),
            "both": max(there, (angles[:, :1] - angles).max()),
        }[told.effort]
        limit = MEASURED[f"hip.{dof}"][1 if sign > 0 else 0] * sign
        if moved < CLEARLY and not (mode == "rom" and angles.max() >= limit / 2):
            found.append(f"the exercise trains {direction}, but the hip moves only {moved:.0f} degrees that way")
    return found
