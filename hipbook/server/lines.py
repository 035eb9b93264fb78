"""The page's connection to its kernel: it holds for as long as both ends live, however long nothing is said."""

from __future__ import annotations

from typing import Any, ClassVar
from weakref import WeakSet

from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

PING_EVERY_MS = 30_000
PINGS_MISSED = 4
"""How many may go unanswered before a connection is given up: a phone in a pocket sleeps for minutes at a time."""


def pinging(every_ms: int = PING_EVERY_MS) -> dict[str, int]:
    """The settings for a connection over a network; 0 is for one on this machine, where a ping proves nothing.

    Jupyter Server sends a ping at each interval, and looks there for the answer to the one before: with a timeout
    as long as the interval it finds none in time at the very first, and cuts each connection that nothing is wrong with.
    """
    return {"ws_ping_interval": every_ms, "ws_ping_timeout": PINGS_MISSED * every_ms}


class Line(VoilaKernelWebsocketHandler):
    """Voila's, pinged by Jupyter Server alone.

    tornado reads the same two settings for pings of its own, as seconds; it would ping each eight hours, and warns that
    the timeout is longer than the interval, which it must be for the pings of Jupyter Server.
    """

    _open: ClassVar[WeakSet[Line]] = WeakSet()

    async def open(self, kernel_id: str) -> None:
        Line._open.add(self)
        await super().open(kernel_id)

    def on_close(self) -> None:
        Line._open.discard(self)
        super().on_close()

    @classmethod
    def close_all(cls, kernel: str, why: int) -> None:
        """Close the connections to this kernel, and tell their pages why: a close code of our own, 4000 to 4999."""
        for line in [one for one in cls._open if one.kernel_id == kernel]:
            line.close(why)

    def get_websocket_protocol(self) -> Any:
        protocol = super().get_websocket_protocol()
        if params := getattr(protocol, "params", None):
            params.ping_interval = params.ping_timeout = None
        return protocol
