"""What ``pip install hipbook`` alone does not bring, and the sentence that says how to get it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal

from .settings import IN_BROWSER

Extra = Literal["content", "server", "solver", "tables"]
EXTRAS: dict[Extra, tuple[str, str]] = {
    "content": ("pyphen", "To find hard sentences in the content"),
    "server": ("voila", "To open the page or the notebooks"),
    "solver": ("highspy", "To plan a week"),
    "tables": ("pandas", "To show the log as tables"),
}
"""The module that each extra of the package is known by, and what it is for."""


class NotInstalled(ImportError):
    """An extra of the package is not there; the message says how to get it."""


def need(extra: Extra) -> None:
    """Do nothing where this extra is installed; else raise :class:`NotInstalled`.

    >>> need("solver")
    """
    module, purpose = EXTRAS[extra]
    if find_spec(module) is not None:
        return
    if IN_BROWSER:
        raise NotInstalled(f"{purpose}, hipbook needs {module}, which there is not in a browser: install it for that")
    raise NotInstalled(f'{purpose}, hipbook needs its part "{extra}". Install it with: pip install "hipbook[{extra}]"')
