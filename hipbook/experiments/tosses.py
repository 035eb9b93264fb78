"""Tosses of a coin: what chance alone looks like. An experiment is drawn by such a coin, and judged against it."""

from __future__ import annotations

from itertools import groupby
from random import Random
from typing import Literal

Side = Literal["heads", "tails"]
SIDES: tuple[Side, Side] = ("heads", "tails")
TOSSES = 20
"""So many are tossed at a time where chance is shown."""


def tossed(number: int, seed: int) -> tuple[Side, ...]:
    """So many tosses of a fair coin.

    >>> tossed(3, seed=1)
    ('heads', 'tails', 'tails')
    """
    coin = Random(seed)
    return tuple(SIDES[coin.random() >= 1 / 2] for _ in range(number))


def longest_run(tosses: tuple[Side, ...]) -> tuple[int, int]:
    """Where the longest row of one side begins, the first of them, and how long it is.

    >>> longest_run(("heads", "tails", "tails", "heads"))
    (1, 2)
    """
    start, best = 0, (0, 0)
    for _, of in groupby(tosses):
        length = len(tuple(of))
        best = max(best, (start, length), key=lambda run: run[1])
        start += length
    return best


def share_with_run(number: int, run: int) -> float:
    """Of all ways that so many tosses can fall, the share with a row of at least so many (two or more) on one side.

    >>> share_with_run(3, run=3), round(share_with_run(20, run=4), 2)
    (0.25, 0.77)
    """
    # How many ways have no such row, by the length of the row they end with; the first toss is free.
    ways = [1, *[0] * (run - 2)]
    for _ in range(number - 1):
        ways = [sum(ways), *ways[:-1]]
    return 1 - sum(ways) / 2.0 ** (number - 1)
