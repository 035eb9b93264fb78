"""A press on what is being replaced is heard: the browser draws a moment later than the kernel."""

from __future__ import annotations

import asyncio

import ipywidgets as ipw
import pytest

from hipbook.widgets.base import boxes
from hipbook.widgets.base.boxes import fill
from hipbook.widgets.base.controls import button


@pytest.fixture(autouse=True)
def short_grace(monkeypatch) -> None:
    monkeypatch.setattr(boxes, "GRACE_S", 0.05)


def test_a_press_on_what_was_just_replaced_is_heard_and_then_it_is_closed():
    heard: list[str] = []

    async def redraw() -> ipw.Button:
        start, box = button("Start", lambda _: heard.append("start")), ipw.VBox()
        fill(box, start)
        fill(box, button("Start", lambda _: None))
        start._handle_button_msg(start, {"event": "click"}, [])
        assert start.comm is not None
        await asyncio.sleep(0.1)
        return start

    assert asyncio.run(redraw()).comm is None
    assert heard == ["start"]


@pytest.mark.parametrize(("leaves", "heard"), [(True, 1), (False, 2)])
def test_a_press_that_took_its_button_away_is_its_last(leaves: bool, heard: int):
    async def press_twice() -> int:
        box, presses = ipw.VBox(), []
        begin = button("Begin", lambda _: (presses.append(1), fill(box) if leaves else None))
        fill(box, begin)
        for _ in range(2):
            begin._handle_button_msg(begin, {"event": "click"}, [])
        return len(presses)

    assert asyncio.run(press_twice()) == heard


def test_where_no_loop_runs_it_is_closed_at_once():
    word, box = ipw.HTML("a word"), ipw.VBox()
    fill(box, word)
    fill(box)
    assert word.comm is None
