"""A chart in the page: an ordinary plotly figure, drawn by the browser, with its numbers as a table beside it."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets as tl

from .page import STATIC
from .saved_output import Shown

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


class Chart(Shown, anywidget.AnyWidget):
    """Draws a figure once it can be seen, in the colours of the page.

    ``table`` has ``columns`` and ``rows`` (see :func:`hipbook.charts.table`); ``sentence`` stands under the drawing
    and is its text alternative. Where plotly.js is not served, the table stands in for the drawing.
    """

    _esm = STATIC / "chart.js"
    figure = tl.Dict().tag(sync=True)
    title = tl.Unicode().tag(sync=True)
    table = tl.Dict().tag(sync=True)
    sentence = tl.Unicode().tag(sync=True)
    version = tl.Unicode().tag(sync=True)

    def __init__(self, figure: Figure | dict[str, Any], title: str, table: dict[str, list], sentence: str = ""):
        super().__init__(figure=as_json(figure), title=title, table=table, sentence=sentence, version=version("plotly"))

    def show(self, figure: Figure | dict[str, Any], table: dict[str, list], sentence: str | None = None) -> None:
        """Draw another figure in the same place; the sentence stays where none is given."""
        with self.hold_sync():
            self.figure, self.table = as_json(figure), table
            self.sentence = self.sentence if sentence is None else sentence


def as_json(figure: Figure | dict[str, Any]) -> dict[str, Any]:
    """A figure as the plain values that plotly.js reads.

    >>> as_json({"data": []})
    {'data': []}
    """
    return figure if isinstance(figure, dict) else figure.to_plotly_json()
