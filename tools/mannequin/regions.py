"""Where an exercise works or pulls: patches on the body."""

from __future__ import annotations

from dataclasses import dataclass

from .anatomy import Ball


@dataclass(frozen=True)
class Region:
    """Where it works or pulls: a patch on the body, said in plain words; ``normal`` says from where it is seen."""

    words: str
    normal: tuple[float, float, float]
    balls: tuple[Ball, ...]


REGIONS: dict[str, Region] = {
    "side_hip": Region(
        "the side of the hip",
        (0, 0, 1),
        (("pelvis", 0.03, 0.095, 0.12, 0.018), ("pelvis", -0.05, 0.085, 0.115, 0.018), ("thigh", -0.005, -0.05, 0.06, 0.02)),
    ),
    "deep_hip": Region(
        "deep behind the hip",
        (-1, 0, 0.6),
        (("pelvis", -0.1, 0.04, 0.06, 0.022), ("pelvis", -0.105, -0.02, 0.07, 0.022), ("thigh", -0.035, 0.0, 0.055, 0.02)),
    ),
    "buttock": Region(
        "the buttock",
        (-1, 0, 0.3),
        (("pelvis", -0.085, 0.055, 0.05, 0.034), ("pelvis", -0.09, -0.02, 0.07, 0.036), ("thigh", -0.045, -0.07, 0.03, 0.028)),
    ),
    "front_hip": Region(
        "the front of the hip",
        (1, 0, 0.3),
        (("pelvis", 0.045, 0.08, 0.085, 0.02), ("pelvis", 0.055, 0.01, 0.08, 0.022), ("thigh", 0.065, -0.11, 0.01, 0.022)),
    ),
    "front_thigh": Region(
        "the front of the thigh", (1, 0, 0.2), (("thigh", 0.055, -0.09, 0.005, 0.028), ("thigh", 0.028, -0.35, 0, 0.022))
    ),
    "inner_thigh": Region(
        "the inner thigh", (0, 0, -1), (("thigh", 0.008, -0.05, -0.045, 0.026), ("thigh", 0, -0.3, -0.03, 0.02))
    ),
    "back_thigh": Region(
        "the back of the thigh", (-1, 0, 0), (("thigh", -0.05, -0.1, 0, 0.027), ("thigh", -0.03, -0.36, 0, 0.02))
    ),
    "calf": Region("the calf", (-1, 0, 0), (("shank", -0.042, -0.08, 0, 0.026), ("shank", -0.03, -0.22, 0, 0.02))),
    "low_back": Region(
        "the low back",
        (-1, 0, 0),
        (("pelvis", -0.05, 0.1, 0.03, 0.02), ("lumbar1", -0.05, 0, 0.03, 0.022), ("thorax", -0.06, 0.03, 0.03, 0.022)),
    ),
    "upper_back": Region(
        "the upper back", (-1, 0, 0), (("thorax", -0.085, 0.1, 0.03, 0.022), ("thorax", -0.085, 0.22, 0.04, 0.024))
    ),
    "waist": Region(
        "the side of the waist",
        (0, 0, 1),
        (("pelvis", 0.01, 0.12, 0.115, 0.018), ("lumbar1", 0.008, 0, 0.105, 0.018), ("thorax", 0, 0.06, 0.12, 0.02)),
    ),
    "belly": Region(
        "the belly",
        (1, 0, 0),
        (("pelvis", 0.05, 0.07, 0.02, 0.028), ("lumbar1", 0.062, 0, 0.02, 0.025), ("thorax", 0.07, 0.05, 0.02, 0.025)),
    ),
    "chest": Region(
        "the chest", (1, 0, 0), (("thorax", 0.085, 0.17, 0.03, 0.026), ("thorax", 0.07, 0.2, 0.08, 0.024))
    ),
    "shin": Region("the shin", (1, 0, 0.3), (("shank", 0.03, -0.09, 0.01, 0.02), ("shank", 0.018, -0.28, 0, 0.018))),
}  # fmt: skip
