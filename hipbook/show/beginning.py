"""The first cell of a chapter: what to do so that the page is live, and no jump away from where one reads."""

from __future__ import annotations

import os

import anywidget

from ..widgets.base.page import STATIC
from ..widgets.base.saved_output import Shown, as_saved

WORDS = "To make this page live, choose Run above, then Run All Cells."
IN_VOILA = "VOILA_PREHEAT"
"""Voila sets it for each of its kernels: there nothing is to be run, and nothing jumps."""


class Begin(Shown, anywidget.AnyWidget):
    """Keeps a notebook where its reader is while its cells run. JupyterLab would go to the last cell.

    It has no look of its own. Saved, it leaves the words that say how the page is made live.
    """

    _esm = STATIC / "begin.js"
    _css = STATIC / "begin.css"
    saved_words = WORDS


def begin() -> Begin | None:
    """What a chapter begins with; nothing where it is a page already."""
    return None if IN_VOILA in os.environ else Begin()


def saved() -> dict[str, str]:
    """What the cell shows in the notebook's file, before anything was run there.

    >>> saved()["text/plain"]
    'To make this page live, choose Run above, then Run All Cells.'
    """
    return as_saved(WORDS)
