"""The part of numpy that hipbook calls, answered by numpy-ts: the same names, the same rules, the same random numbers.

numpy-ts is JavaScript and WebAssembly. The page hands it in (:mod:`hipbook.engines`), and nothing but calls and single
numbers crosses over: an :class:`Array` is a handle to an array that stays there. Names are looked up as they are needed, so
this module lists only what numpy and numpy-ts spell differently. What hipbook does not call is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import nan, prod
from types import SimpleNamespace
from typing import Any

from .. import engines
from ..settings import IN_BROWSER
from .array import Array, of_numbers, shown

SOME = 100_000


def __getattr__(name: str) -> Any:
    """A function of numpy that both spell alike: it takes arrays and numbers, and gives an array or a number."""
    if not (IN_BROWSER and hasattr(engines.numpy(), name)):
        raise AttributeError(f"hipbook.arrays.in_browser has no {name!r}")
    call = getattr(engines.numpy(), name)

    def function(*given: Any, axis: int | None = None) -> Any:
        result = shown(call(*(of_numbers(one).js for one in given), *(() if axis is None else (axis,))))
        return result if any(isinstance(one, (Array, list)) for one in given) else float(result)

    return function


def array(given: Any, dtype: type = float) -> Array:
    """Numbers, lists of numbers, or arrays side by side; None is no number, and becomes NaN."""
    return asarray(given, dtype)


def asarray(given: Any, dtype: type = float) -> Array:
    """The same; an array stays the one that it is."""
    if isinstance(given, Array):
        return given
    rows = list(given)
    return stack(rows) if rows and isinstance(rows[0], Array) else of_numbers(_without_none(rows))


def _without_none(rows: Iterable[Any]) -> list[Any]:
    return [
        _without_none(row) if isinstance(row, (list, tuple, range)) else nan if row is None else float(row)
        for row in rows
    ]


def arange(n: int) -> Array:
    """The numbers from 0 up to, and without, n."""
    return Array(engines.numpy().arange(n))


def zeros(shape: int | Sequence[int]) -> Array:
    """As many zeros."""
    return Array(engines.numpy().zeros(engines.to_js([shape] if isinstance(shape, int) else list(shape))))


def linspace(first: float, last: float, n: int) -> Array:
    """n numbers, evenly apart."""
    return Array(engines.numpy().linspace(first, last, n))


def concatenate(arrays: Iterable[Any], axis: int = 0) -> Array:
    """One after the other."""
    return Array(engines.numpy().concatenate(_listed(arrays), axis))


def hstack(arrays: Iterable[Any]) -> Array:
    """Side by side."""
    return Array(engines.numpy().hstack(_listed(arrays)))


def stack(arrays: Iterable[Any], axis: int = 0) -> Array:
    """As rows of a new axis."""
    return Array(engines.numpy().stack(_listed(arrays), axis))


def _listed(arrays: Iterable[Any]) -> Any:
    return engines.to_js([of_numbers(one).js for one in map(asarray, arrays)])


def broadcast_to(given: Array, shape: Sequence[int]) -> Array:
    """The same row again and again."""
    return Array(engines.numpy().broadcast_to(given.js, engines.to_js(list(shape))))


def triu_indices(n: int, k: int) -> tuple[Array, Array]:
    """All pairs of places, the earlier one first."""
    first, then = engines.numpy().triu_indices(n, k)
    return Array(first), Array(then)


def quantile(given: Array, shares: Sequence[float]) -> Array:
    """The values below which these shares of the given ones lie."""
    return array([engines.numpy().quantile(given.js, share) for share in shares])


def mean(given: Any) -> float:
    """The mean of all."""
    return float(asarray(given).mean())


def round(given: Array) -> Array:
    """Whole numbers, halves to the even one."""
    return Array(engines.numpy().rint(given.js))


def clip(given: Array, low: float, high: float) -> Array:
    """Nothing below the one and nothing above the other. What is no number stays none, which numpy-ts forgets of many."""
    numpy = engines.numpy()
    return Array(numpy.where(numpy.isnan(given.js), given.js, numpy.clip(given.js, low, high)))


def where(given: Array, yes: Any, no: Any) -> Array:
    """The one where it is so, the other where it is not. A number stands for an array of it: of two, numpy-ts takes one."""
    numpy = engines.numpy()
    either = (one.js if isinstance(one, Array) else numpy.full(given.js.shape, one, "float64") for one in (yes, no))
    return Array(numpy.where(given.js, *either))


def nansum(given: Array, axis: int) -> Array:
    """The sums along an axis of what is a number."""
    return Array(engines.numpy().nansum(given.js, axis))


def take_along_axis(given: Array, places: Array, axis: int) -> Array:
    """From each row its own places."""
    return Array(engines.numpy().take_along_axis(given.js, places.whole(), axis))


class _Random:
    """A stream of random numbers: the same as numpy draws from the same seed."""

    def __init__(self, seed: int):
        self._js = engines.numpy().random.default_rng(seed)

    def random(self, size: Any = None) -> Any:
        return self._js.random() if size is None else self._many(self._js.random, size)

    def normal(self, size: Any) -> Array:
        return self._many(lambda n: self._js.normal(0, 1, n), size)

    def uniform(self, low: float, high: float) -> float:
        return float(self._js.uniform(low, high))

    def integers(self, low: int, high: int | None = None, size: Any = None) -> Any:
        bounds = (0, low) if high is None else (low, high)
        if size is None:
            return int(self._js.integers(*bounds))
        return Array(self._js.integers(*bounds, engines.to_js(size))).astype(float)

    @staticmethod
    def _many(draw: Callable[[int], Any], size: int | tuple[int, ...]) -> Array:
        """Drawn some at a time, which is all that numpy-ts is given room for (``tools/site/engines.mjs``)."""
        shape = size if isinstance(size, tuple) else (size,)
        n = prod(shape)
        some = [Array(draw(min(SOME, n - begun))) for begun in range(0, n, SOME)]
        return concatenate(some).reshape(*shape)


random = SimpleNamespace(default_rng=_Random)
"""Where numpy keeps its streams."""


def flatnonzero(given: Array) -> Iterator[int]:
    """The places that are not zero."""
    return (int(place) for place in Array(engines.numpy().flatnonzero(given.js)).tolist())
