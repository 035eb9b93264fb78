"""Boxes whose content is replaced: what falls away is closed, in the kernel and in the browser.

ipywidgets keeps every widget alive until it is closed, so a box that only got other children would grow for as long as
the page is open. Nothing else in this folder assigns ``children``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from weakref import WeakSet

import ipywidgets as ipw

AnyWidget = TypeVar("AnyWidget", bound=ipw.Widget)
_held: WeakSet[ipw.Widget] = WeakSet()
_leaving: WeakSet[ipw.Widget] = WeakSet()
GRACE_S = 2
"""A control that was replaced is heard this long: a browser draws late, and a press on what it still shows is a press."""


def fill(box: ipw.Box, *children: ipw.Widget) -> None:
    """Show these in a box. What it showed before and shows no more is closed with all in it, unless it is held.

    >>> word, box = ipw.HTML("a word"), ipw.VBox()
    >>> fill(box, word); fill(box)
    >>> word.comm is None
    True
    """
    before, box.children = box.children, children
    close(*_within(before) - _within(children))


def hold(widget: AnyWidget) -> AnyWidget:
    """Keep a widget, with all in it, when it falls away: it is shown or asked again. Its owner lets it go."""
    _held.add(widget)
    return widget


def let_go(widget: ipw.Widget) -> None:
    """Close a widget that was held, with all in it."""
    _held.discard(widget)
    close(*_within([widget]))


def close(*widgets: ipw.Widget) -> None:
    """Close widgets; in a kernel after the grace that a late press needs."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        _close_now(widgets)
    else:
        _leaving.update(widgets)
        loop.call_later(GRACE_S, _close_now, widgets)


def until_gone(act: Callable[[AnyWidget], None]) -> Callable[[AnyWidget], None]:
    """What a press does, until one takes the control away: the second of a double press comes while it still shows.

    >>> box, begin, presses = ipw.VBox(), ipw.Button(), []
    >>> fill(box, begin); press = until_gone(lambda _: (presses.append(1), fill(box)))
    >>> press(begin); press(begin); presses
    [1]
    """
    is_over = False

    def press(pressed: AnyWidget) -> None:
        nonlocal is_over
        if not is_over:
            act(pressed)
            is_over = pressed.comm is None or pressed in _leaving

    return press


def _close_now(widgets: Iterable[ipw.Widget]) -> None:
    for widget in widgets:
        widget.close()


def _within(roots: Iterable[ipw.Widget]) -> set[ipw.Widget]:
    """These and all that they are made of, their layouts and styles too; not what is held."""
    widgets: set[ipw.Widget] = set()
    waiting = list(roots)
    while waiting:
        widget = waiting.pop()
        if widget not in widgets and widget not in _held:
            widgets.add(widget)
            waiting += _parts(widget)
    return widgets


def _parts(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    for name in widget.keys:
        value: Any = getattr(widget, name)
        if isinstance(value, ipw.Widget):
            yield value
        elif name == "children":
            yield from value
