"""A server of the page in its own process, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil
import pytest
from tree import ROOT

from hipbook.server.forked import can_fork
from hipbook.server.server import OWN, WAITING
from hipbook.server.zygote import KERNEL_NAME

PATIENCE = 20.0
heavy = pytest.mark.skipif(not os.environ.get("HIPBOOK_HEAVY"), reason="NOT TESTED HERE: SET HIPBOOK_HEAVY=1")
"""What takes more than its share of the time; CONTRIBUTING says what it is."""
READY = WAITING[OWN] if can_fork() else 1
"""How many kernels a dashboard keeps ready for pages to come."""
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def children(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def is_kernel(process: psutil.Process) -> bool:
    """Whether this is a kernel, one that was forked or one that Jupyter has started."""
    with suppress(psutil.NoSuchProcess):
        return process.name() == KERNEL_NAME or "ipykernel_launcher" in process.cmdline()
    return False


class Answer(NamedTuple):
    status: int
    headers: Message
    text: str


@dataclass
class Served:
    """A server in its own process, and what can be seen of it from outside."""

    process: subprocess.Popen[str]
    url: str
    said_later: str = ""

    def ask(self, path: str, **headers: str) -> Answer:
        """The answer to a bare GET, redirects not followed."""
        with closing(HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())

    def answers(self) -> bool:
        with suppress(OSError):
            return self.ask(f"{urlsplit(self.url).path}api").status == 200
        return False

    def kernels(self) -> int:
        return sum(is_kernel(one) for one in children(self.process))

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        self.process.wait(timeout=3 * PATIENCE)  # Jupyter ends its kernels one after another
        if self.process.stdout:
            self.said_later = self.process.stdout.read()  # communicate() would lose what came with the address
            self.process.stdout.close()
        return self.process.returncode


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(true: Callable[[], bool]) -> bool:
    """Whether this becomes true while we have patience."""
    end = time.monotonic() + PATIENCE
    while not (done := true()) and time.monotonic() < end:
        time.sleep(0.1)
    return done


def dashboard(*options: str, port: int | None = None, **environment: object) -> Served:
    """The real dashboard, started by its own command; it answers when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-m", "hipbook", "dashboard", "--no-browser", "--port", str(port or free_port()), *options],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {name: str(value) for name, value in environment.items()},
    )
    return Served(process, process.stdout.readline().strip())


SERVED = ROOT / "hipbook" / "server"
TOKEN = "only-for-this-test"


def jupyter(folder: Path, app: str = "jupyterlab", begin: tuple[object, ...] = (), **environment: object) -> Served:
    """A Jupyter Server as Binder, a Hub or `make lab` starts it, below a person's own address; it answers then."""
    port = free_port()
    reads = {"JUPYTER_PATH": SERVED / "share" / "jupyter", "JUPYTER_CONFIG_PATH": SERVED / "etc" / "jupyter"}
    settings = {"ServerApp.base_url": "/user/x/", "IdentityProvider.token": TOKEN, "ServerApp.root_dir": folder}
    command = [*(begin or [sys.executable]), "-m", app, "--no-browser", "--allow-root"]
    process = subprocess.Popen(
        [str(word) for word in command]
        + [f"--port={port}", "--ServerApp.port_retries=0", *(f"--{name}={value}" for name, value in settings.items())],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {name: str(value) for name, value in (environment if begin else reads | environment).items()},
    )
    served = Served(process, f"http://127.0.0.1:{port}/user/x/")
    assert any(until(served.answers) for _ in range(3)), "Jupyter Server did not start"
    return served
