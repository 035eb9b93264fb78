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
from .boxes import fill, hold, until_gone
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


def _look(kind: Any) -> dict[str, ipw.Widget]:
    return {"layout": _layout(), "style": _styles()[kind]}


def html(markup: str, *classes: str) -> ipw.HTML:
    """Markup as a widget. Whoever builds it escapes what people typed (:func:`esc`)."""
    return ipw.HTML(markup, **_look(ipw.HTML), **classed("hb-html", *classes))


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
    look = classed("hb-button", *(["hb-primary"] if primary else []), *classes)
    made = ipw.Button(description=label, tooltip=says or label, **_look(ipw.Button), **look)
    made.on_click(until_gone(act))
    return made


def card(*children: ipw.Widget, classes: Iterable[str] = ()) -> ipw.VBox:
    """Things that belong together, on a ground of their own."""
    return ipw.VBox(list(children), layout=_layout(), **classed("hb-card", *classes))


def row(*children: ipw.Widget, classes: Iterable[str] = ()) -> ipw.HBox:
    """Things beside each other, wrapping where the screen is narrow."""
    return ipw.HBox(list(children), layout=_layout(), **classed("hb-row", *classes))


def hero(picture: str, *beside: ipw.Widget, classes: Iterable[str] = ()) -> ipw.VBox:
    """What leads a screen: one picture (markup, may be empty), and beside or below it what it is about."""
    shown = [html(picture)] if picture else []
    return ipw.VBox([*shown, column(*beside)], layout=_layout(), **classed("hb-hero", *classes))


def pair(*children: ipw.Widget, classes: Iterable[str] = ()) -> ipw.VBox:
    """Two cards beside each other where there is room, on the grid of the hero."""
    return ipw.VBox(list(children), layout=_layout(), **classed("hb-pair", *classes))


def column(*children: ipw.Widget, classes: Iterable[str] = ()) -> Column:
    """Things under each other."""
    return Column(*children, classes=["hb-column", *classes])


def classed(*classes: str) -> dict[str, tuple[str, ...]]:
    """The classes of a control, for it to be made with: each that is added to one is a message of its own to the browser.

    >>> classed("hb-card", "hb-gate")
    {'_dom_classes': ('hb-card', 'hb-gate')}
    """
    return {"_dom_classes": classes}


class Column(Shown, ipw.VBox):
    """Things under each other."""

    def __init__(self, *children: ipw.Widget, classes: Iterable[str] = ()):
        super().__init__(children, layout=_layout(), **classed(*classes))


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
        shown = [html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._buttons, *ends]
        super().__init__(shown, layout=_layout(), **classed("hb-choice", *classes))


class Scale(Choice):
    """A number from 0 to 10, with words at both ends."""

    def __init__(self, ask: str, low: str = "none", high: str = "worst imaginable", value: int | None = None):
        ends = f"<div class='hb-ends'><span>0: {esc(low)}</span><span>10: {esc(high)}</span></div>"
        super().__init__(ask, [(str(n), n) for n in range(11)], value, ["hb-scale"], ends)


LATER = "hb-later"
"""The class of what is there and not shown yet: a class, since all boxes share one layout."""


class Several(ipw.VBox):
    """Any of a list of options, as boxes to tick. ``value`` is the set of what is ticked, ``later`` what is not yet shown."""

    value = tl.Any(frozenset())

    def __init__(
        self, ask: str, options: Iterable[tuple[str, str]], value: Iterable[str] = (), classes: Iterable[str] = (),
        later: Iterable[str] = (),
    ):  # fmt: skip
        ticked, folded = set(value), set(later)
        self._boxes = {
            id: ipw.Checkbox(
                description=label, value=id in ticked, indent=False,
                **_look(ipw.Checkbox), **classed(*([LATER] if id in folded else [])),
            )
            for label, id in options
        }  # fmt: skip
        for box in self._boxes.values():
            box.observe(self._read, "value")
        shown = [html(f"<p class='hb-ask'>{esc(ask)}</p>"), *self._boxes.values()]
        super().__init__(shown, layout=_layout(), **classed("hb-several", *classes))
        self._read()

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
        shown = [html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._list]
        super().__init__(shown, layout=_layout(), **classed("hb-pick"))


class Number(ipw.VBox):
    """A whole number between two bounds, typed or stepped."""

    value = tl.Any()

    def __init__(self, ask: str, value: int | None, low: int, high: int):
        self._field = ipw.BoundedIntText(value=value if value is not None else low, min=low, max=high)
        tl.link((self._field, "value"), (self, "value"))
        shown = [html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._field]
        super().__init__(shown, layout=_layout(), **classed("hb-number"))


class Line(ipw.VBox):
    """A line, or some lines, of free text; heard when the reader leaves it, or at every letter where it is ``live``.

    What a press takes up must not be live: a browser holds letters back while the kernel is busy, and the press overtakes
    them, so that 46 would be taken as 4.
    """

    value = tl.Unicode("")

    def __init__(
        self, ask: str, value: str = "", many: bool = False, hint: str = "", classes: Iterable[str] = (), live: bool = False
    ):  # fmt: skip
        kind = ipw.Textarea if many else ipw.Text
        self._field = kind(value=value, placeholder=hint, continuous_update=live)
        tl.link((self._field, "value"), (self, "value"))
        shown = [html(f"<p class='hb-ask'>{esc(ask)}</p>"), self._field]
        super().__init__(shown, layout=_layout(), **classed("hb-line", *classes))
