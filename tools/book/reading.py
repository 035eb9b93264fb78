"""Run in a notebook's kernel: gives every screen a copy to read, its words without its controls."""

from __future__ import annotations

from html import escape

import ipywidgets as ipw
from IPython import get_ipython
from IPython.display import display

NOTE = "<p><em>In the notebook you can use this; here you can read it.</em></p>"


def words(widget: ipw.Widget) -> str:
    """The words of a widget and of all it holds. A chart gives its sentence, a choice its options."""
    if widget.layout.display == "none":
        return ""
    match widget:
        case ipw.HTML():
            return widget.value
        case ipw.ToggleButtons() | ipw.Dropdown():
            names = [str(option[0] if isinstance(option, tuple) else option) for option in widget.options]
            return f"<p>{escape(' · '.join(names))}</p>"
        case ipw.Checkbox():
            return f"<p>{'☑' if widget.value else '☐'} {escape(widget.description)}</p>"
        case ipw.Button():
            return f"<p><strong>[ {escape(widget.description)} ]</strong></p>"
        case ipw.Box():
            return "".join(map(words, widget.children))
    return f"<p>{escape(getattr(widget, 'sentence', ''))}</p>" if hasattr(widget, "sentence") else ""


def reading(widget: ipw.Widget) -> str:
    return f"<div class='hb-alone hb-screen'>{NOTE}{words(widget)}</div>"


get_ipython().display_formatter.ipython_display_formatter.for_type(
    ipw.Box, lambda widget: display({"text/html": reading(widget)}, raw=True)
)
