"""An age as a reader types it."""

from __future__ import annotations

from ...model.profile import OLDEST

YOUNGEST = 1


def whole_age(typed: str) -> int:
    """The age in whole years. Raises ValueError, in words for the reader, where it is none.

    >>> whole_age(" 46 ")
    46
    """
    typed = typed.strip()
    if not (typed.isascii() and typed.isdigit()) or not YOUNGEST <= int(typed) <= OLDEST:
        raise ValueError(f"Please give your age in whole years, from {YOUNGEST} to {OLDEST}.")
    return int(typed)
