"""The icon as pictures for a phone's home screen, drawn from the shapes of ``icon.svg``: no picture is committed."""

from __future__ import annotations

import struct
import zlib
from math import hypot

from hipbook.content.tokens import tokens

GROUND, SOCKET, HEAD = (
    tuple(bytes.fromhex(tokens().colours[name].light.lstrip("#"))) for name in ("wash", "secondary", "primary")
)
SIZE = 24.0
"""Of the drawing, whose numbers these are; a phone may cut off what is beyond the inner four fifths."""
INNER = 0.8


def icon(pixels: int) -> bytes:
    """The icon on its own ground from edge to edge, as a PNG of so many pixels a side.

    >>> icon(4)[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """
    step = SIZE / INNER / pixels
    places = [(n + 0.5) * step - SIZE * (1 - INNER) / 2 / INNER for n in range(pixels)]
    lines = b"".join(b"\0" + bytes(part for x in places for part in _colour(x, y, step)) for y in places)
    header = struct.pack(">IIBBBBB", pixels, pixels, 8, 2, 0, 0, 0)
    body = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in body)


def _colour(x: float, y: float, step: float) -> tuple[int, ...]:
    """The head of the thigh in its socket; edges are blended over one pixel."""
    colour: tuple[int, ...] = GROUND
    for shade, distance in ((SOCKET, _from_socket(x, y) - 1.5), (HEAD, hypot(x - 12, y - 14) - 4.4)):
        share = min(1.0, max(0.0, 0.5 - distance / step))
        colour = tuple(round(part + (new - part) * share) for part, new in zip(colour, shade, strict=True))
    return colour


def _from_socket(x: float, y: float) -> float:
    """How far it is to the half circle of the socket, whose ends are round."""
    if y <= 13:
        return abs(hypot(x - 12, y - 13) - 7)
    return min(hypot(x - 5, y - 13), hypot(x - 19, y - 13))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
