"""The page's end of Python in a browser: the dashboard or a chapter, and their widgets' comms, carried over a line to the page."""

from __future__ import annotations

import json
import logging
import os
from typing import Any

import comm
from comm.base_comm import BaseComm
from hipbook_chapter import Cells

LOGGER = logging.getLogger("hipbook")


class PageComm(BaseComm):  # type: ignore[misc] # theirs has no types
    """A comm whose messages go to the page in the order in which they are said."""

    def publish_msg(self, msg_type: str, data=None, metadata=None, buffers=None, **keys: Any) -> None:
        from hipbook_line import say

        content = {"comm_id": self.comm_id, "target_name": self.target_name, "data": data or {}} | keys
        said = {"type": msg_type, "content": content, "metadata": metadata or {}}
        say(json.dumps(said), [bytes(one) for one in buffers or ()])

    def handle_msg(self, msg: dict[str, Any]) -> None:
        """Call who listens. Theirs tells a shell of it before and after, and here is none."""
        if self._msg_callback:
            self._msg_callback(msg)


def begin(settings: str) -> None:
    """Take these settings, environment variables as JSON; comms go over the line from here on."""
    logging.basicConfig(level=logging.ERROR)  # what fails is told in the browser's console too
    os.environ |= json.loads(settings)
    comm.create_comm = PageComm


def dashboard() -> str:
    """Draw the dashboard; the name of its widget."""
    from hipbook.widgets import Dashboard

    return str(Dashboard().model_id)


_cells = Cells()


def run(source: str) -> str:
    """Run the next cell of a chapter; what it shows, as JSON (see :meth:`Cells.run`)."""
    return json.dumps(_cells.run(source))


def hear(said: str, buffers: Any) -> None:
    """Hand on what the page says: a message as JSON, and its bytes."""
    message = json.loads(said) | {"buffers": [memoryview(one.to_bytes()) for one in buffers]}
    manager = comm.get_comm_manager()
    hand_on = {"comm_msg": manager.comm_msg, "comm_close": manager.comm_close}[message["type"]]
    try:
        hand_on(None, None, message)
    except Exception:
        LOGGER.exception("what the page said was not heard")
