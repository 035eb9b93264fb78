"""A button that is pressed twice at once does what one press does, on every screen and in what a press opens there."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import ipywidgets as ipw
import pytest

from hipbook.log.store import Log
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal

DAY = date(2026, 3, 30)
SCREENS = ("today", "routine", "progress", "library", "conversation", "check", "you", "practise", "share")


class Sign(NamedTuple):
    """What a button is found by: its look and its name."""

    look: tuple[str, ...]
    name: str

    @property
    def kind(self) -> tuple[str, ...]:
        """What it has in common with those beside it: "Swap" for one exercise and for another."""
        return *self.look, self.name.split()[0]


class Place:
    """A screen of the dashboard over the made-up log."""

    def __init__(self, name: str):
        self.journal = Journal(Log.sample(DAY), DAY)
        self._screen = Dashboard(self.journal)._screens[name]
        self._screen.show(True)

    @property
    def buttons(self) -> dict[Sign, ipw.Button]:
        all_ = (one for one in _within(self._screen) if isinstance(one, ipw.Button))
        return {Sign(one._dom_classes, one.tooltip): one for one in all_}

    def press(self, sign: Sign, times: int = 1) -> None:
        """As a browser that has not drawn the answer to the first press yet."""
        button = self.buttons[sign]
        for _ in range(times):
            button._handle_button_msg(button, {"event": "click"}, [])

    @property
    def after(self) -> tuple[dict[str, int], str]:
        return self.journal.log.counts(), self.journal.notice.text


def _within(widget: ipw.Widget) -> Iterator[ipw.Widget]:
    for child in getattr(widget, "children", ()):
        yield child
        yield from _within(child)


def _of_each_kind(signs: Iterable[Sign], met: set[tuple[str, ...]]) -> Iterator[Sign]:
    for sign in signs:
        if sign.kind not in met:
            met.add(sign.kind)
            yield sign


def _after(name: str, way: tuple[Sign, ...], times: int) -> tuple[dict[str, int], str]:
    place = Place(name)
    *before, last = way
    for sign in before:
        place.press(sign)
    place.press(last, times)
    return place.after


def _opens(name: str, sign: Sign) -> Iterator[Sign]:
    """What a press brings that saves nothing."""
    place = Place(name)
    before, count = set(place.buttons), place.journal.log.counts()
    place.press(sign)
    if place.journal.log.counts() == count:
        yield from (one for one in place.buttons if one not in before)


def _ways(name: str) -> Iterator[tuple[Sign, ...]]:
    met: set[tuple[str, ...]] = set()
    for first in [*_of_each_kind(Place(name).buttons, met)]:
        yield (first,)
        yield from ((first, second) for second in _of_each_kind(_opens(name, first), met))


@pytest.mark.parametrize("name", SCREENS)
def test_a_button_pressed_twice_does_what_one_press_does(name: str):
    async def differ() -> list[tuple[Sign, ...]]:
        return [way for way in _ways(name) if _after(name, way, 2) != _after(name, way, 1)]

    assert asyncio.run(differ()) == []
