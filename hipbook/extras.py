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


def need(*extras: Extra) -> None:
    """Do nothing where these extras are installed; else raise :class:`NotInstalled`.

    >>> need("server", "solver")
    """
    missing = [extra for extra in extras if find_spec(EXTRAS[extra][0]) is None]
    if not missing:
        return
    module, purpose = EXTRAS[missing[0]]
    if IN_BROWSER:
        raise NotInstalled(
            f"{purpose}, hipbook needs {module}, which no browser has. Install hipbook on a computer for it"
        )
    install = f'pip install "hipbook[{",".join(missing)}]"'
    raise NotInstalled(f"{purpose}, hipbook needs more than is installed. Install it with: {install}")
