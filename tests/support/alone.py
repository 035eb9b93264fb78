"""The site that needs no server of ours: built once, handed out by a plain file server, looked at by a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from serving import CHROMIUM, QUIET
from tree import ROOT

BELOW = "/somebody/hips/"
NAME = "site.test"
"""A name of the same server that a browser does not take for this machine: so it is not secure."""
ELSEWHERE = f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Every other host is refused."""


OPENS_MS = 120_000
"""Python has to start first, on a machine that does other things too."""


class Files(SimpleHTTPRequestHandler):
    """What is at the root is elsewhere on the same host, and not ours."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BELOW[:-1]) if path.startswith(BELOW) else "/not-there")

    def log_message(self, *_: object) -> None:
        """Nothing is said of it."""


@dataclass
class Alone:
    """The site at an address, below a path as on a host that others use too."""

    folder: Path
    server: ThreadingHTTPServer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{BELOW}"

    @property
    def insecure_url(self) -> str:
        return f"http://{NAME}:{self.server.server_port}{BELOW}"


@contextmanager
def handed_out(folder: Path, port: int = 0) -> Iterator[Alone]:
    """A plain server of files, until it is left."""
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Files, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Alone(folder, server)
        server.shutdown()


def build(folder: Path) -> Path:
    """The site, by the command of ``make site``; a loud skip where what it is made of cannot be had."""
    done = subprocess.run([sys.executable, "tools/site", folder], cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell(f"THE SITE CANNOT BE BUILT, SO IT IS NOT TESTED: {done.stderr[-600:]}")
    return folder


@contextmanager
def someone(browser: Browser, profile: Path) -> Iterator[BrowserContext]:
    """A browser with a profile that outlives it; it is ended when left, and no host but this one is there for it."""
    person = browser.browser_type.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=[*QUIET, ELSEWHERE], viewport={"width": 390, "height": 844}
    )
    try:
        yield person
    finally:
        person.close()


def ready(page: Page) -> None:
    """Wait until the dashboard is there."""
    page.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=OPENS_MS)


def moves(page: Page) -> None:
    """Wait until all that moves in a chapter is there."""
    expect(page.locator("#hb-making")).to_have_count(0, timeout=OPENS_MS)
    expect(page.locator("[data-cell] > .hb-moves")).to_have_count(0)


def is_kept(page: Page) -> None:
    """Wait until the whole site is kept for a time without a network."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def notice(page: Page, when: str) -> Locator:
    return page.locator(f"#hb-notice [data-when={when}]")
