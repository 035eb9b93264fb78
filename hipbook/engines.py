"""What a browser computes with where it has no compiled libraries: HiGHS and numpy-ts, both as WebAssembly.

The page loads them (``tools/site/engines.mjs``) and registers them under one name, before Python begins:
``pyodide.registerJsModule("hipbook_engines", {highs, numpy})``. Both answer at once, so they belong into a worker.
"""

from __future__ import annotations

from functools import cache
from typing import Any

NAME = "hipbook_engines"


class NoEngine(RuntimeError):
    """The page did not bring what hipbook computes with."""


def highs() -> Any:
    """The solver: npm's ``highs``, loaded."""
    return _handed("highs")


def numpy() -> Any:
    """The arrays: npm's ``numpy-ts``."""
    return _handed("numpy")


@cache
def _handed(name: str) -> Any:
    from importlib import import_module

    try:
        return getattr(import_module(NAME), name)
    except (ImportError, AttributeError) as missing:
        raise NoEngine(
            f"This page has to register {name} in {NAME} before hipbook can compute; see tools/site/engines.mjs"
        ) from missing


def to_js(value: Any) -> Any:
    """Lists as JavaScript's own, names and values as one of its objects."""
    from importlib import import_module

    from pyodide.ffi import to_js as converted

    return converted(value, dict_converter=import_module("js").Object.fromEntries)
