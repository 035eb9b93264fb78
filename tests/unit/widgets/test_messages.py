"""What the browser is sent when a screen is opened: each control once, and nothing to put it right afterwards.

On a slow line every message counts: a class that is added to a control is a message more for each control.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import comm
import pytest
from comm.base_comm import BaseComm

from hipbook.widgets import Dashboard
from hipbook.widgets.places import PLACES

FIRST_LOOKS = [name for name in PLACES if name != "today"]


class Line(BaseComm):
    """A line to a browser that only counts what it is sent."""

    sent: Counter[str] = Counter()

    def publish_msg(self, msg_type: str, data: Any = None, metadata: Any = None, buffers: Any = None, **more: Any):
        state = (data or {}).get("state") or {}
        self.sent.update(["open"] if msg_type == "comm_open" else [*state] if msg_type == "comm_msg" else [])


@pytest.fixture
def dashboard(monkeypatch) -> Iterator[Dashboard]:
    monkeypatch.setattr(comm, "create_comm", Line)
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
