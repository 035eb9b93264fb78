"""A line between a browser and a server that can be cut, or fall silent, as a phone's does."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

CHUNK = 1 << 16


class CutLine:
    """Passes everything on to a server of this machine, until it is told otherwise.

    ``cut``: connections are closed, and new ones refused. ``silent``: nothing arrives, and neither end is told of what
    becomes of the other. ``mute``: only what asks for an address with these words in it is silent.
    """

    def __init__(self, url: str):
        self._there = (urlsplit(url).hostname, urlsplit(url).port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = urlsplit(url)._replace(netloc=f"127.0.0.1:{self._door.getsockname()[1]}").geturl()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._passes, self._is_cut, self._mute, self._network = threading.Event(), False, b"", 0
        self._passes.set()
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        self._is_cut = True
        for pair in self._pairs:
            for one in pair:
                end(one)
        self._pairs.clear()

    def silent(self, mute: bytes = b"") -> None:
        self._mute = mute
        self._passes.clear()

    def back(self, on_another_network: bool = False) -> None:
        """All passes again; on another network nobody there knows the connections of before, and says so to who uses one."""
        self._is_cut = False
        self._network += on_another_network
        self._passes.set()

    def close(self) -> None:
        self.cut()
        self._passes.set()
        self._door.close()

    def _listen(self) -> None:
        with suppress(OSError):  # the door was closed
            while True:
                browser, _ = self._door.accept()
                if self._is_cut:
                    end(browser)
                    continue
                server = socket.create_connection(self._there)
                self._pairs.append((browser, server))
                for ends in ((browser, server, True), (server, browser, False)):
                    threading.Thread(target=self._pump, args=ends, daemon=True).start()

    def _pump(self, source: socket.socket, target: socket.socket, asks: bool) -> None:
        network = self._network
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if not self._mute or (asks and self._mute in data):
                    self._passes.wait()
                if network != self._network:
                    break
                target.sendall(data)
        if not self._mute:
            self._passes.wait()
        end(source)
        if network == self._network:
            end(target)


def end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
