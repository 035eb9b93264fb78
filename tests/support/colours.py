"""How bright a colour is, how far two stand apart, and how eyes see them that lack one of three kinds of cones."""

from __future__ import annotations

import numpy as np

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", where
# a kind of cones is lacking altogether. They hold for linear light.
LACKING = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
EYES = ("usual", *LACKING)


def light(colour: str, eyes: str = "usual") -> np.ndarray:
    """Linear red, green and blue from 0 to 1, as these eyes see a colour."""
    parts = np.frombuffer(bytes.fromhex(colour.removeprefix("#")), np.uint8) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.clip(np.array(LACKING[eyes]) @ linear, 0, 1) if eyes in LACKING else linear


def luminance(colour: str, eyes: str = "usual") -> float:
    """How bright a colour is, from 0 to 1, as WCAG defines it."""
    return float(light(colour, eyes) @ (0.2126, 0.7152, 0.0722))


def contrast(one: str, other: str, eyes: str = "usual") -> float:
    dim, bright = sorted(luminance(colour, eyes) for colour in (one, other))
    return (bright + 0.05) / (dim + 0.05)
