"""The zones of pain during exercise as bands of a scale, for a chart to show."""

from __future__ import annotations

from collections.abc import Sequence

from ..content.loader import Library


def zone_bands(library: Library, cap: int | None = None) -> tuple[tuple[str, float, float], ...]:
    """The zones of pain during exercise as (name, from, to); ``cap`` is the reader's own, where it is lower.

    >>> from hipbook.content.loader import library
    >>> zone_bands(library(), cap=3)
    (('green', 0, 2), ('amber', 2, 3), ('red', 3, 10))
    """
    red = library.rule.pain.nprs_red_above if cap is None else min(cap, library.rule.pain.nprs_red_above)
    green = min(library.rule.pain.nprs_green_max, red)
    bands = (("green", 0, green), ("amber", green, red), ("red", red, 10))
    return tuple(band for band in bands if band[1] < band[2])


def zone_of(pain: int, bands: Sequence[tuple[str, float, float]]) -> str:
    """The zone that pain during exercise lies in.

    >>> zone_of(2, (("green", 0, 2), ("amber", 2, 5))), zone_of(3, (("green", 0, 2), ("amber", 2, 5)))
    ('green', 'amber')
    """
    return next((name for name, _, high in bands if pain <= high), bands[-1][0])
