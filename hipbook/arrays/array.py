"""An array that lives in numpy-ts: what can be asked of one with numpy's operators, places and methods."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from .. import engines

WHOLE = slice(None)


class Array:
    """A handle to one array, which JavaScript forgets when the handle is gone."""

    def __init__(self, js: Any):
        self.js = js

    @property
    def shape(self) -> tuple[int, ...]:
        """How many rows, columns and so on."""
        return tuple(self.js.shape)

    @property
    def T(self) -> Array:  # noqa: N802  the name is numpy's
        """Rows as columns."""
        return Array(engines.numpy().transpose(self.js))

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.tolist()) if len(self.shape) == 1 else (self[n] for n in range(len(self)))

    def __float__(self) -> float:
        return float(self.js.item())

    def tolist(self) -> list[Any]:
        """The numbers as Python's own, in lists."""
        return list(self.js.tolist().to_py())

    def whole(self) -> Any:
        """Its numbers as whole ones, which numpy-ts wants of places."""
        return self.js.astype("int32")

    def astype(self, kind: type) -> Array:
        """The same numbers as numbers with a fraction; there are no others."""
        return Array(self.js.astype("float64"))

    def reshape(self, *shape: int) -> Array:
        """The same numbers in another shape; -1 is as long as fits."""
        return Array(engines.numpy().reshape(self.js, engines.to_js(shape)))

    def argsort(self, axis: int, kind: str = "stable") -> Array:
        """The places of the smallest, the next and so on; of equal ones the earlier is first, whatever is asked."""
        return Array(engines.numpy().argsort(self.js, axis))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A method that is a function of the same name: along an axis or over all, sum, mean, max, std and so on."""
        call = getattr(engines.numpy(), name)
        return lambda axis=None: shown(call(self.js, *(() if axis is None else (axis,))))

    def __getitem__(self, places: Any) -> Any:
        """Numbers by place: whole numbers, slices, None for a new axis, and at most one array of places or of yes and no."""
        places = places if isinstance(places, tuple) else (places,)
        at = [n for n, place in enumerate(places) if isinstance(place, (Array, list))]
        taken = self
        if at:
            places, picked = _without(places, at[0]), places[at[0]]
            taken = self._picked(picked, sum(place is not None for place in places[: at[0]]))
        return taken._cut(places)

    def _picked(self, places: Array | list[int], axis: int) -> Array:
        """The numbers at these places of one axis, which takes the places' own shape."""
        index = places if isinstance(places, Array) else of_numbers(places)
        if index.js.dtype == "bool":
            return Array(engines.numpy().bindex(self.js, index.js, axis))
        shape = self.shape[:axis] + index.shape + self.shape[axis + 1 :]
        return Array(engines.numpy().iindex(self.js, index.reshape(-1).whole(), axis)).reshape(*shape)

    def _cut(self, places: Sequence[Any]) -> Any:
        cuts = [_cut(place) for place in places if place is not None]
        cut = self.js if all(one == ":" for one in cuts) else self.js.slice(*cuts)
        if not tuple(cut.shape):
            return cut.item()
        new = list(accumulate((not isinstance(place, int) for place in places), initial=0))
        for place, axis in zip(places, new, strict=False):
            cut = engines.numpy().expand_dims(cut, axis) if place is None else cut
        return Array(cut)

    def __neg__(self) -> Array:
        return Array(engines.numpy().negative(self.js))

    def __invert__(self) -> Array:
        return Array(engines.numpy().logical_not(self.js))

    def __matmul__(self, other: Array) -> Any:
        return shown(engines.numpy().matmul(self.js, other.js))


def _without(places: Sequence[Any], at: int) -> tuple[Any, ...]:
    """The places with that array's own taken whole."""
    return (*places[:at], WHOLE, *places[at + 1 :])


def _cut(place: int | slice) -> str:
    """A place or a slice as numpy-ts reads it."""
    if isinstance(place, int):
        return str(place)
    parts = [place.start, place.stop] + ([place.step] if place.step is not None else [])
    return ":".join("" if part is None else str(int(part)) for part in parts)


def of_numbers(given: Any) -> Array:
    """An array of what may be one already, a number, or lists of numbers. A number becomes a row of one: with an array of
    one, numpy-ts would lose the axis beside an array of none."""
    if isinstance(given, Array):
        return given
    return Array(engines.numpy().array(engines.to_js(given if isinstance(given, list) else [given])))


def shown(js: Any) -> Any:
    """What numpy-ts answers: a number, or an array."""
    if isinstance(js, (int, float)):
        return js
    return Array(js) if tuple(js.shape) else js.item()


def _operator(name: str, turned: bool = False) -> Callable[[Array, Any], Array]:
    def operator(one: Array, other: Any) -> Array:
        pair = [one, of_numbers(other)]
        first, second = reversed(pair) if turned else pair
        out = getattr(engines.numpy(), name)(first.js, second.js)
        # Of two arrays of one number each, numpy-ts gives the shape of the first, although the second may have more axes.
        return Array(out if out.ndim >= second.js.ndim else out.reshape(*second.shape))

    return operator


for sign, call in {
    "add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide", "mod": "mod",
    "pow": "power", "and": "logical_and", "or": "logical_or",
}.items():  # fmt: skip
    setattr(Array, f"__{sign}__", _operator(call))
    setattr(Array, f"__r{sign}__", _operator(call, turned=True))
for sign, call in {
    "lt": "less", "le": "less_equal", "gt": "greater", "ge": "greater_equal", "eq": "equal", "ne": "not_equal",
}.items():  # fmt: skip
    setattr(Array, f"__{sign}__", _operator(call))
