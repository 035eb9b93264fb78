"""What the browser is sent when a screen is opened: each control once, and nothing to put it right afterwards.

On a slow line every message counts: a class that is added to a control is a message more for each control.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from hipbook.widgets import Dashboard
from hipbook.widgets.places import PLACES

FIRST_LOOKS = [name for name in PLACES if name != "today"]


class Line:
    """A line to a browser that only counts what it is sent."""

    sent: Counter[str] = Counter()

    def __init__(self, comm_id: str | None = None, **opening: Any):
        self.comm_id = comm_id or uuid4().hex
        self.sent.update(["open"])

    def send(self, data: Any = None, **more: Any) -> None:
        self.sent.update([*((data or {}).get("state") or {})])

    def on_msg(self, heard: Any) -> None: ...

    def close(self, *why: Any) -> None: ...


@pytest.fixture
def dashboard(monkeypatch) -> Iterator[Dashboard]:
    monkeypatch.setattr("ipywidgets.widgets.widget.comm.create_comm", Line)
    page = Dashboard()
    page.journal.opened()
    page.journal.try_sample()
    yield page
    page.close()


@pytest.mark.parametrize("screen", FIRST_LOOKS)
def test_a_control_is_sent_as_it_is(dashboard: Dashboard, screen: str):
    Line.sent = Counter()
    dashboard.journal.go(screen)
    sent = dict(Line.sent)
    assert sent.pop("open", 0) > 0
    assert sent.get("_dom_classes", 0) <= 2, sent
    assert sum(sent.values()) <= 16, sent
