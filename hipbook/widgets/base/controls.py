"""The few controls that all screens are made of: words, buttons, scales, choices and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

import ipywidgets as ipw
import traitlets as tl
from ipywidgets.widgets.widget_bool import CheckboxStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_string import HTMLStyle

from ...screening.effects import NOT_SURE
from .boxes import fill, hold
from .saved_output import Shown

STYLES = {
    ipw.HTML: HTMLStyle,
    ipw.Button: ipw.ButtonStyle,
    ipw.ToggleButtons: ipw.ToggleButtonsStyle,
    ipw.Checkbox: CheckboxStyle,
    ipw.Dropdown: DescriptionStyle,
}


@cache
def _layout() -> ipw.Layout:
    """One for all that have no look of their own, never to be changed: one each would be most of what the browser is sent."""
    return hold(ipw.Layout())


@cache
def _styles() -> dict[Any, ipw.Widget]:
    return {kind: hold(style()) for kind, style in STYLES.items()}


def shared() -> tuple[ipw.Widget, ...]:
    """The layout and the styles that all controls share, for the page to tidy after those that are closed."""
    return (_layout(), *_styles().values())


def _look(kind: Any) -> dict[str, ipw.Widget]:
    return {"layout": _layout(), "style": _styles()[kind]}


def html(markup: str, *classes: str) -> ipw.HTML:
    """Markup as a widget. Whoever builds it escapes what people typed (:func:`esc`)."""
    return _classed(ipw.HTML(markup, **_look(ipw.HTML)), "hb-html", *classes)


def esc(text: object) -> str:
    """Text made safe to stand in markup.

    >>> esc("<b>5 > 4</b>")
    '&lt;b&gt;5 &gt; 4&lt;/b&gt;'
    """
    return escape(str(text))


def title(text: str, lead: str = "") -> ipw.HTML:
    """A screen's title with a sentence under it."""
    return html(titled(text, lead))


def titled(text: str, lead: str = "") -> str:
    """The markup of a title."""
    return f"<h1 tabindex='-1'>{esc(text)}</h1>" + (f"<p class='hb-lead'>{esc(lead)}</p>" if lead else "")


def heading(text: str) -> ipw.HTML:
    """A heading within a screen."""
    return html(f"<h2>{esc(text)}</h2>")


def words(text: str, *classes: str) -> ipw.HTML:
    """A paragraph."""
    return html(f"<p>{esc(text)}</p>", *classes)


def bullets(lines: Iterable[str]) -> str:
    """Lines as a list, escaped."""
    return "<ul>" + "".join(f"<li>{esc(line)}</li>" for line in lines) + "</ul>"


def details(summary: str, markup: str) -> str:
    """Markup folded away under a summary."""
    return f"<details><summary>{esc(summary)}</summary>{markup}</details>"


def button(label: str, act: Callable[..., None], *classes: str, primary: bool = False, says: str = "") -> ipw.Button:
    """A button; ``says`` is its longer name for screen readers and on hover."""
    made = ipw.Button(description=label, tooltip=says or label, **_look(ipw.Button))
    made.on_click(act)
    return _classed(made, "hb-button", *(["hb-primary"] if primary else []), *classes)


def card(*children: ipw.Widget, classes: Iterable[str] = ()) -> ipw.VBox:
    """Things that belong together, on a ground of their own."""
    return _classed(ipw.VBox(list(children), layout=_layout()), "hb-card", *classes)


def row(*children: ipw.Widget, classes: Iterable[str] = ()) -> ipw.HBox:
    """Things beside each other, wrapping where the screen is narrow."""
    return _classed(ipw.HBox(list(children), layout=_layout()), "hb-row", *classes)


def hero(picture: str, *beside: ipw.Widget, classes: Iterable[str] = ()) -> ipw.VBox:
    """What leads a screen: one picture (markup, may be empty), and beside or below it what it is about."""
    shown = [html(picture)] if picture else []
    return _classed(ipw.VBox([*shown, column(*beside)], layout=_layout()), "hb-hero", *classes)


def pair(*children: ipw.Widget) -> ipw.VBox:
    """Two cards beside each other where there is room, on the grid of the hero."""
    return _classed(ipw.VBox(list(children), layout=_layout()), "hb-pair")


def column(*children: ipw.Widget, classes: Iterable[str] = ()) -> Column:
    """Things under each other."""
    return _classed(Column(*children), "hb-column", *classes)


def _classed(widget: Any, *classes: str) -> Any:
    for name in classes:
        widget.add_class(name)
    return widget


class Column(Shown, ipw.VBox):
    """Things under each other."""

    def __init__(self, *children: ipw.Widget):
        super().__init__(children, layout=_layout())


MINUTES = (5, 8, 10, 15, 20, 30, 45)
"""How long a session may be asked to be."""
YES_OR_NO = [("Yes", "yes"), ("No", "no"), ("Not sure", NOT_SURE)]
"""The answers to whether something is so, in the one order that they have everywhere."""


class Choice(ipw.VBox):
    """One of a few options, as large buttons under a question. ``value`` is None until one is chosen."""

    value = tl.Any(None, allow_none=True)

    def __init__(
        self, ask: str, options: Iterable[tuple[str, Any]], value: Any = None, classes: Iterable[str] = (), below: str = ""
    ):  # fmt: skip
        self.ask = ask
        self._buttons = ipw.ToggleButtons(options=list(options), value=value, **_look(ipw.ToggleButtons))
        tl.link((self._buttons, "value"), (self, "value"))
        ends = [html(below)] if below else []
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._buttons, *ends], layout=_layout())
        _classed(self, "hb-choice", *classes)


class Scale(Choice):
    """A number from 0 to 10, with words at both ends."""

    def __init__(self, ask: str, low: str = "none", high: str = "worst imaginable", value: int | None = None):
        ends = f"<div class='hb-ends'><span>0: {esc(low)}</span><span>10: {esc(high)}</span></div>"
        super().__init__(ask, [(str(n), n) for n in range(11)], value, ["hb-scale"], ends)


class Several(ipw.VBox):
    """Any of a list of options, as boxes to tick. ``value`` is the set of what is ticked."""

    value = tl.Any(frozenset())

    def __init__(
        self, ask: str, options: Iterable[tuple[str, str]], value: Iterable[str] = (), classes: Iterable[str] = ()
    ):
        self._boxes = {
            id: ipw.Checkbox(description=label, value=id in set(value), indent=False, **_look(ipw.Checkbox))
            for label, id in options
        }
        for box in self._boxes.values():
            box.observe(self._read, "value")
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), *self._boxes.values()], layout=_layout())
        self._read()
        _classed(self, "hb-several", *classes)

    def _read(self, _: Any = None) -> None:
        self.value = frozenset(id for id, box in self._boxes.items() if box.value)

    def show_under(self, below: Mapping[str, ipw.Widget]) -> None:
        """Show these right under the options that opened them, and nothing else there."""
        rows = (part for id, box in self._boxes.items() for part in (box, below.get(id)) if part)
        fill(self, self.children[0], *rows)


class Pick(ipw.VBox):
    """One of a long list, in a drop-down under its name. ``value`` is empty until one is picked."""

    value = tl.Unicode("")

    def __init__(self, ask: str, none: str, options: Iterable[tuple[str, str]]):
        self._list = ipw.Dropdown(options=[(none, ""), *options], value="", **_look(ipw.Dropdown))
        tl.link((self._list, "value"), (self, "value"))
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._list], layout=_layout())
        _classed(self, "hb-pick")


class Number(ipw.VBox):
    """A whole number between two bounds, typed or stepped."""

    value = tl.Any()

    def __init__(self, ask: str, value: int | None, low: int, high: int):
        self._field = ipw.BoundedIntText(value=value if value is not None else low, min=low, max=high)
        tl.link((self._field, "value"), (self, "value"))
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._field], layout=_layout())
        _classed(self, "hb-number")


class Line(ipw.VBox):
    """A line, or some lines, of free text."""

    value = tl.Unicode("")

    def __init__(self, ask: str, value: str = "", many: bool = False, hint: str = ""):
        kind = ipw.Textarea if many else ipw.Text
        self._field = kind(value=value, placeholder=hint, continuous_update=True)
        tl.link((self._field, "value"), (self, "value"))
        super().__init__([html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._field], layout=_layout())
        _classed(self, "hb-line")
