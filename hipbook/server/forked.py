"""A kernel that another process has started, held by a handle that no other process can be mistaken for."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from contextlib import suppress


def can_fork() -> bool:
    """Whether this system forks processes and has handles of them, which no other process can be mistaken for."""
    with suppress(AttributeError, OSError):
        os.close(os.pidfd_open(os.getpid()))
        return sys.platform == "linux"
    return False


class Forked:
    """A kernel that another process started: what a provisioner needs of ``subprocess.Popen``."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int, line: socket.socket):
        self.pid, self._handle, self._line = pid, handle, line
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None and has_ended(self._handle):
            self._end()
        return self.returncode

    def wait(self) -> int:
        if self.returncode is None:
            has_ended(self._handle, None)
            self._end()
        return self.returncode or 0

    def send_signal(self, number: int) -> None:
        """To it and whatever it started, as a terminal would; nothing happens where it has ended."""
        if self.poll() is not None:
            return
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:  # it has only just begun, and leads no group yet
            signal.pidfd_send_signal(self._handle, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _end(self) -> None:
        """How it ended only its parent could know."""
        self.returncode = 0
        self._line.close()
        os.close(self._handle)


def has_ended(handle: int, patience_ms: int | None = 0) -> bool:
    """Whether the process of this handle has ended, or does while we wait; None waits for as long as it takes."""
    watch = select.poll()
    watch.register(handle, select.POLLIN)
    return bool(watch.poll(patience_ms))
