"""How the days of two ways may be shared out, and whom each order fools: made-up people to whom both ways are alike.

Their pain goes up and down as that of typical people does, and may slowly fall by itself. They are read by the test of
:mod:`.permuted`, which only a draw makes fair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ..content.loader import Library
from ..model.experiment import ArmId
from ..progress.simulation import autoregressive
from .chances import MIDDLE, SEED, TOP, Noise, bound, typical_noise
from .permuted import p_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Flags = NDArray[np.bool_]

Order = Literal["halves", "feeling", "lot"]
"""One way in the first half and the other in the second; by how the hip feels that day; by lot, in pairs of days."""
ORDERS: Mapping[Order, str] = {"halves": "one way first", "feeling": "by mood", "lot": "by lot, in pairs"}
PEOPLE, DRAWS = 1000, 512


@dataclass(frozen=True)
class Lived:
    """The days of one such person: the pain of the next morning (NPRS), and the arm."""

    pains: tuple[int, ...]
    arms: tuple[ArmId, ...]


def share_fooled(order: Order, falls: float, days: int, library: Library) -> float:
    """Of people whose pain ``falls`` by itself over all days, whichever way they go, the share told of a difference.

    >>> from hipbook.content.loader import library
    >>> share_fooled("halves", 2, 32, library()) > 10 * share_fooled("lot", 2, 32, library())
    True
    """
    pains, is_a = _lived(order, falls, days, typical_noise("morning", library))
    fooled = p_values(_differences(pains, is_a), DRAWS) <= bound(library, tried=1)
    return float(fooled.mean())


def one_of_them(order: Order, falls: float, days: int, library: Library, number: int = 0) -> Lived:
    """The days of one of these people.

    >>> from hipbook.content.loader import library
    >>> one_of_them("halves", 0, 4, library()).arms
    ('a', 'a', 'b', 'b')
    """
    pains, is_a = _lived(order, falls, days, typical_noise("morning", library))
    return Lived(tuple(map(int, pains[number])), tuple("a" if a else "b" for a in is_a[number]))


@lru_cache(100)
def _lived(order: Order, falls: float, days: int, noise: Noise) -> tuple[Array, Flags]:
    """The mornings of all of them, a row each, and whether a day went the first way."""
    from ..arrays import np

    draw = np.random.default_rng(SEED)
    ups_and_downs = noise.spread * autoregressive(draw, days + 1, noise.likeness, PEOPLE).T
    felt = MIDDLE + ups_and_downs + falls * np.linspace(1 / 2, -1 / 2, days + 1)
    pains = np.clip(np.round(felt), 0, TOP)
    return pains[:, 1:], _arms(order, pains[:, :-1], draw)


def _arms(order: Order, before: Array, draw: np.random.Generator) -> Flags:
    """Which way each day goes; ``before`` is the pain of the morning before it."""
    from ..arrays import np

    days = before.shape[1]
    if order == "halves":
        return np.broadcast_to(np.arange(days) < days // 2, before.shape)
    if order == "feeling":
        ranks = (before + draw.random(before.shape)).argsort(1).argsort(1)
        easier: Flags = ranks < days // 2
        return easier
    first = draw.random((PEOPLE, days // 2)) < 1 / 2
    return np.stack([first, ~first], 2).reshape(PEOPLE, days)


def _differences(pains: Array, is_a: Flags) -> Array:
    """The first day of the one way less the first of the other, the second less the second, and so on."""
    from ..arrays import np

    half = pains.shape[1] // 2
    order = (~is_a).argsort(1, kind="stable")  # the days of the first way come first
    sorted_: Array = np.take_along_axis(pains, order, 1)
    return sorted_[:, :half] - sorted_[:, half:]
