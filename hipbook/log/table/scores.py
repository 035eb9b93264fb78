"""Scores as people write them: 6, 6.5, 7/10, 65 on a scale to 100; and the rule by which they become whole points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

TOP = 10
SCALES = (TOP, 100)
RULE = "Scores are kept as whole points from 0 to 10. A part of a point goes to the nearest, and half a point goes up."
SCORE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:(?:/|of|out of|von|sur|de)\s*(\d+))?\s*(%)?$", re.IGNORECASE)
RANGE = re.compile(r"\d+\s*(?:-|–|to|bis)\s*\d+$", re.IGNORECASE)
SCALE_NAMED = re.compile(r"\b0\s*(?:-|–|to|bis|\.\.)\s*(\d+)\b|/\s*(\d+)\b|\bout of (\d+)\b", re.IGNORECASE)
HUNDRED = frozenset(["mm", "%", "percent", "prozent"])


@lru_cache(1000)
def points(cell: str, scale: int = TOP) -> Decimal:
    """A score as points from 0 to 10, parts of a point too. Raises ValueError, in words.

    >>> points("7/10"), points("3,5"), points("65", 100), points("13/20")
    (Decimal('7'), Decimal('3.5'), Decimal('6.5'), Decimal('6.5'))
    """
    match = SCORE.match(cell.strip())
    if RANGE.match(cell.strip()):
        raise ValueError(f"expected one number, found {cell!r:.40}, which is two")
    if not match:
        raise ValueError(f"expected a number from 0 to {scale}, found {cell!r:.40}")
    top = int(match[2]) if match[2] else 100 if match[3] else scale
    value = _decimal(match[1])
    if top < 1 or value > top:
        raise ValueError(f"expected a number from 0 to {top}, found {cell!r:.40}")
    return value * TOP / top


def whole_points(cell: str, scale: int = TOP) -> int:
    """A score by the stated :data:`RULE`.

    >>> whole_points("6.5"), whole_points("6,4"), whole_points("7 / 10")
    (7, 6, 7)
    """
    return int(points(cell, scale).quantize(Decimal(1), ROUND_HALF_UP))


def is_rounded(cell: str, scale: int = TOP) -> bool:
    """Is the score between two whole points, so that the rule decides?

    >>> is_rounded("6.5"), is_rounded("6"), is_rounded("mild")
    (True, False, False)
    """
    try:
        return points(cell, scale) != whole_points(cell, scale)
    except ValueError:
        return False


def named_scale(header: str) -> int | None:
    """The top of the scale where a column's name says it.

    >>> named_scale("Pain (0-100)"), named_scale("Pain, 0 to 10"), named_scale("VAS mm"), named_scale("Pain")
    (100, 10, 100, None)
    """
    match = SCALE_NAMED.search(header)
    top = next((int(part) for part in match.groups() if part), 0) if match else 0
    if top:
        return top
    return 100 if HUNDRED & set(re.findall(r"\w+|%", header.lower())) else None


def possible_scales(cells: Iterable[str]) -> tuple[int, ...]:
    """The scales that the cells of a column allow: where one is above 10, a scale to 100 may be meant.

    >>> possible_scales(["3", "7"]), possible_scales(["30", "7"]), possible_scales(["30/100", "mild"])
    ((10,), (10, 100), (10,))
    """
    bare = [_decimal(match[1]) for cell in cells if (match := SCORE.match(cell)) and not (match[2] or match[3])]
    return SCALES if any(TOP < value <= SCALES[-1] for value in bare) else (TOP,)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:  # digits of other scripts
        return Decimal(str(float(text.replace(",", "."))))
