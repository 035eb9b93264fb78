"""How much work something is, by counts and proportions that are the same on a slow machine and on a busy one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time
from typing import Any


def calls(act: Callable[[], Any]) -> int:
    """How many functions are called for it, compiled ones included."""
    count = 0

    def counted(_: Any, event: str, __: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def times_as_long(act: Callable[[], Any], other: Callable[[], Any], rounds: int = 3) -> float:
    """How many times as long one takes as the other, in this process's own time and in the best of a few rounds."""
    shortest = [float("inf"), float("inf")]
    for _ in range(rounds):
        for n, one in enumerate((act, other)):
            begun = process_time()
            one()
            shortest[n] = min(shortest[n], process_time() - begun)
    return shortest[0] / shortest[1]
