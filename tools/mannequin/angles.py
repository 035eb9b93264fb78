"""Joint angles by the names of their directions, in degrees, and as one row of numbers for the solver.

A direction and its opposite share a number: ``extension = 10`` is stored as flexion -10.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import numpy as np

from .anatomy import SIDES

DOFS = {
    "pelvis": ("anterior_tilt", "drop_right", "turn_left"),
    "lumbar": ("flexion", "bend_right", "turn_left"),
    "neck": ("flexion", "bend_right", "turn_left"),
    "hip": ("flexion", "abduction", "external_rotation"),
    "knee": ("flexion",),
    "ankle": ("dorsiflexion", "eversion", "toes_out"),
    "scapula": ("protraction",),
    "shoulder": ("flexion", "abduction", "external_rotation"),
    "elbow": ("flexion",),
}
MIDDLE_JOINTS = ("pelvis", "lumbar", "neck")
OPPOSITE = {
    "extension": "flexion",
    "adduction": "abduction",
    "internal_rotation": "external_rotation",
    "plantarflexion": "dorsiflexion",
    "inversion": "eversion",
    "toes_in": "toes_out",
    "posterior_tilt": "anterior_tilt",
    "drop_left": "drop_right",
    "bend_left": "bend_right",
    "turn_right": "turn_left",
    "retraction": "protraction",
}
ANGLES = tuple(
    f"{joint}.{side}.{dof}" if side else f"{joint}.{dof}"
    for joint, dofs in DOFS.items()
    for side in (("",) if joint in MIDDLE_JOINTS else SIDES)
    for dof in dofs
)
PLACE = {name: i for i, name in enumerate(ANGLES)}


def kind(name: str) -> str:
    """The angle without its side.

    >>> kind("hip.left.flexion"), kind("lumbar.flexion")
    ('hip.flexion', 'lumbar.flexion')
    """
    parts = name.split(".")
    return f"{parts[0]}.{parts[-1]}"


def row(angles: Mapping[str, float]) -> np.ndarray:
    """Named angles as a row; those not named are 0."""
    values = np.zeros(len(ANGLES))
    for name, degrees in angles.items():
        values[PLACE[name]] = degrees
    return values


def named(joint: str, told: Any) -> tuple[dict[str, float], list[str]]:
    """What a file says of one joint as stored angles, and what is wrong with it, in words.

    >>> named("hip", {"both": {"flexion": 50}, "left": {"adduction": 9}})[0]
    {'hip.left.flexion': 50.0, 'hip.left.abduction': -9.0, 'hip.right.flexion': 50.0}
    >>> named("hip", {"left": {"rotation": 30}})[1]
    ['hip.left: "rotation" does not say which way: write external_rotation or internal_rotation']
    """
    if joint in MIDDLE_JOINTS:
        return _directions(joint, joint, told)
    if isinstance(told, (int, float)) or (isinstance(told, dict) and not set(told) & {*SIDES, "both"}):
        told = {"both": told}
    if not isinstance(told, dict) or set(told) - {*SIDES, "both"}:
        return {}, [f"{joint}: expected left, right or both, found {told!r}"]
    angles, faults = {}, []
    for side in SIDES:
        for key in ("both", side):
            if key in told:
                found, wrong = _directions(f"{joint}.{side}", joint, told[key])
                angles |= found
                faults += [line for line in wrong if line not in faults]
    return angles, faults


def _directions(where: str, joint: str, told: Any) -> tuple[dict[str, float], list[str]]:
    if isinstance(told, (int, float)) and len(DOFS[joint]) == 1:
        told = {DOFS[joint][0]: told}
    if not isinstance(told, dict):
        return {}, [f"{where}: expected directions such as {{ {DOFS[joint][0]} = 30 }}, found {told!r}"]
    angles: dict[str, float] = {}
    faults = []
    for direction, degrees in told.items():
        stored = OPPOSITE.get(direction, direction)
        if fault := _fault(where, joint, direction, degrees):
            faults.append(fault)
        elif f"{where}.{stored}" in angles:
            faults.append(f"{where}: {direction} and its opposite are both given; keep one")
        else:
            angles[f"{where}.{stored}"] = -float(degrees) if direction in OPPOSITE else float(degrees)
    return angles, faults


def _fault(where: str, joint: str, direction: str, degrees: Any) -> str:
    known = [*DOFS[joint], *(name for name, stored in OPPOSITE.items() if stored in DOFS[joint])]
    if direction not in known:
        if near := [name for name in known if name.endswith("_" + direction)]:
            return f'{where}: "{direction}" does not say which way: write {" or ".join(near)}'
        hint = get_close_matches(direction, known, 1)
        return f'{where}: no direction "{direction}"; ' + (
            f"did you mean {hint[0]}?" if hint else f"known: {', '.join(known)}"
        )
    if isinstance(degrees, bool) or not isinstance(degrees, (int, float)):
        return f"{where}.{direction}: expected degrees, found {degrees!r}"
    return ""
