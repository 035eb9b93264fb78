"""The cells of a chapter, run one after the other as in a notebook, where there is none."""

from __future__ import annotations

import ast
import logging
from html import escape
from typing import Any

from ipywidgets import Widget

WIDGET, HTML, TROUBLE = "widget", "html", "trouble"
Shown = tuple[str, str]
"""What a cell shows: of which of these kinds, and the name of the widget, or the markup."""


class Cells:
    """The names that the cells of one chapter share, and what each cell shows by them."""

    def __init__(self) -> None:
        self._names: dict[str, Any] = {"__name__": "__main__"}

    def run(self, source: str) -> Shown | None:
        """Run one cell. What its last line gives is shown; one that fails shows trouble, and the next may go on.

        >>> cells = Cells()
        >>> cells.run("n = 6"), cells.run("n < 7"), cells.run("1 / 0")
        (None, ('html', '<pre>True</pre>'), ('trouble', ''))
        """
        try:
            return shown(self._value(ast.parse(source)))
        except Exception:
            logging.getLogger("hipbook").exception("a cell failed")
            return TROUBLE, ""

    def _value(self, tree: ast.Module) -> Any:
        """What the last line gives, where it gives something."""
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<a cell>", "exec"), self._names)
        return eval(compile(ast.Expression(last.value), "<a cell>", "eval"), self._names) if last else None


def shown(value: Any) -> Shown | None:
    """A widget is drawn by the page; whatever else is markup, or words."""
    if value is None:
        return None
    if isinstance(value, Widget):
        return WIDGET, str(value.model_id)
    if hasattr(value, "_repr_mimebundle_"):
        return HTML, str(value._repr_mimebundle_()["text/html"])
    return HTML, f"<pre>{escape(str(value))}</pre>"
