"""numpy where it is installed; in a browser, which has none, the same calls answered by numpy-ts (:mod:`.in_browser`).

``from ..arrays import np`` within a function, as ``import numpy as np`` would stand there: nothing is loaded before.
Why, and what was measured: ``docs/decisions/0012-in-the-browser.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..settings import IN_BROWSER

if TYPE_CHECKING:
    import numpy as np

__all__ = ["np"]


def __getattr__(name: str) -> Any:
    if name != "np":
        raise AttributeError(f"hipbook.arrays has np and nothing else, no {name!r}")
    if IN_BROWSER:
        from . import in_browser

        return in_browser
    import numpy

    return numpy
