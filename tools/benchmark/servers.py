"""The dashboard, and empty Voila pages to hold it against, each served in its own process on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import nbformat
import psutil

from hipbook.server.zygote import KERNEL_NAME

PATIENCE = 60.0
STILL_S = 0.5
BUSY_S = 0.03
OWN = """
import sys
from pathlib import Path
from hipbook.server.server import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False)
"""
STOCK = (
    "--no-browser", "--Voila.ip=127.0.0.1", "--template=lab", "--VoilaConfiguration.preheat_kernel=True",
    "--VoilaConfiguration.default_pool_size=1", "--VoilaKernelManager.fill_delay=3",
)  # fmt: skip


class Server:
    """A running server and its kernels; ``url_s`` is how many seconds the command took to answer at its address, and
    ``end_s`` how many it took to end with all its kernels."""

    def __init__(self, command: list[str], environment: dict[str, str], url: str | None = None):
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env=os.environ | environment,
            stdout=subprocess.DEVNULL if url else subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._taken: set[int] = set()
        self._url = url or self.process.stdout.readline().strip()
        if url:
            until(lambda: answers(url))
        self.url_s = time.monotonic() - self.began

    def taken(self) -> str:
        """The address of the page, to be visited now: the kernel that was kept ready is no longer."""
        self._taken = {one.pid for one in self.kernels()}
        return self._url

    def rest(self) -> None:
        """Wait until a kernel is ready that no page has had, and nothing is being done."""
        until(lambda: self._still() and any(one.pid not in self._taken for one in self.kernels()))

    def _processes(self) -> list[psutil.Process]:
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def kernels(self) -> list[psutil.Process]:
        return [one for one in self._processes() if is_kernel(one)]

    def pss_mb(self) -> float:
        """The memory of the server and its kernels; what several share is counted once. Linux alone tells it."""
        return sum(map(pss_kb, self._processes())) / 1024

    def busy_s(self) -> float:
        """The seconds that the server and its kernels have worked."""
        return sum(map(busy_s, self._processes()))

    def _still(self) -> bool:
        before = self.busy_s()
        time.sleep(STILL_S)
        return abs(self.busy_s() - before) < BUSY_S

    def close(self) -> None:
        """End the server, and whatever of its processes outlives it."""
        processes = self._processes() if self.process.poll() is None else []
        begun = time.monotonic()
        self.process.terminate()
        _, alive = psutil.wait_procs(processes, timeout=10)
        self.end_s = time.monotonic() - begun
        for process in alive:
            process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


def until(true: Callable[[], bool]) -> None:
    """Wait for this to become true. Raises TimeoutError where it does not."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE:.0f} s in vain for a server")
        time.sleep(0.02)


def answers(url: str) -> bool:
    """Does a server listen there?"""
    try:
        with urlopen(f"{url}voila/static/nothing-here", timeout=5):
            return True
    except OSError as error:
        return hasattr(error, "code")


def is_kernel(process: psutil.Process) -> bool:
    """Whether this is a kernel, forked or started."""
    try:
        return process.name() == KERNEL_NAME or "ipykernel_launcher" in command_of(process)
    except psutil.Error:
        return False


def command_of(process: psutil.Process) -> list[str]:
    """What the process was started with; nothing where it has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def busy_s(process: psutil.Process) -> float:
    """The seconds that the process has worked."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system


def pss_kb(process: psutil.Process) -> int:
    """Its own memory, and its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Servers:
    """Starts servers that share a folder of throw-away settings, and the same log and day."""

    def __init__(self, folder: Path, log: Path, day: str):
        self.notebook = folder / "empty.ipynb"
        cell = nbformat.v4.new_code_cell("1")
        python = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": python}), self.notebook)
        own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
        self.environment = {**own, "JUPYTER_PATH": "", "HIPBOOK_LOG": str(log), "HIPBOOK_TODAY": day}

    def hipbook(self, *options: str) -> Server:
        """``hipbook dashboard``, as people start it."""
        port = str(free_port())
        return Server(["-m", "hipbook", "dashboard", "--no-browser", "--port", port, *options], self.environment)

    def public(self) -> Server:
        """The same for everybody."""
        return self.hipbook("--public")

    def empty(self) -> Server:
        """An empty notebook in Voila as it comes."""
        port = free_port()
        command = ["-m", "voila", str(self.notebook), f"--port={port}", *STOCK]
        return Server(command, self.environment, f"http://127.0.0.1:{port}/")

    def empty_in_ours(self) -> Server:
        """The same empty notebook, served as hipbook serves its own."""
        return Server(["-c", OWN, str(self.notebook), str(free_port())], self.environment)


@contextmanager
def running(*start: Callable[[], Server]) -> Iterator[list[Server]]:
    """Servers that are up until this ends."""
    with ExitStack() as stack:
        yield [stack.enter_context(closing(one())) for one in start]
