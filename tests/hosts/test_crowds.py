"""On a network: connections that hold, and a crowd, or one who plays at being one, that brings nothing down."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import websocket
from pages import GOOD, write_notebook
from playwright.sync_api import Page
from serving import PATIENCE, Answer, Served, until

from hipbook.server.server import PUBLIC, WAITING

START = """
import sys
from pathlib import Path
from hipbook.server import server, visits
from hipbook.server.visits import Limits
{settings}
server.serve(Path(sys.argv[1]), port=0, browser=False, reach={reach!r})
"""
AT_ONCE, OF_ONE = 3, 2
FEW = f"server.LIMITS = {{'public': Limits(at_once={AT_ONCE}, of_one={OF_ONE}, a_minute=30)}}"
Starting = Callable[[str, str], Served]


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[Starting]:
    servers = []

    def one(reach: str, settings: str) -> Served:
        code = START.format(reach=reach, settings=settings)
        command = [sys.executable, "-c", code, str(write_notebook(tmp_path, GOOD))]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        servers.append(Served(process, process.stdout.readline().strip()))
        return servers[-1]

    yield one
    for server in servers:
        server.stop()


def from_address(served: Served, address: str) -> Answer:
    """As a proxy on this machine asks for somebody."""
    return served.ask("/", **{"X-Forwarded-For": f"6.6.6.6, {address}"})


@pytest.mark.parametrize("reach", ["lan", "public"])
def test_an_idle_connection_holds(starting: Starting, reach: str) -> None:
    """It answers the pings and says nothing else, for four intervals; who answers no ping is let go."""
    served = starting(reach, "server.PING_EVERY_MS = 300")
    at = urlsplit(served.url)
    kernel = re.search(r'"kernelId": ?"([^"]+)"', served.ask(f"/?{at.query}").text)[1]
    address = f"ws://{at.netloc}/api/kernels/{kernel}/channels?{at.query}"
    with closing(websocket.create_connection(address, timeout=PATIENCE)) as line:
        pings = 0
        while pings < 5:
            code, _ = line.recv_data(control_frame=True)
            assert code != websocket.ABNF.OPCODE_CLOSE
            pings += code == websocket.ABNF.OPCODE_PING
        line.shutdown()
    with closing(websocket.create_connection(address, timeout=PATIENCE)) as line:
        line.pong = lambda _: None
        while line.recv_data(control_frame=True)[0] != websocket.ABNF.OPCODE_CLOSE:
            pass
        line.shutdown()


def test_a_crowd_is_counted_before_it_waits(starting: Starting) -> None:
    """Of twelve at once from one address so many get a page as one may have; others still do, until it is full."""
    served = starting("public", FEW)
    with ThreadPoolExecutor(12) as crowd:
        answers = [*crowd.map(lambda _: served.ask("/"), range(12))]
    assert sorted(one.status for one in answers) == [200] * OF_ONE + [503] * (12 - OF_ONE)
    assert from_address(served, "192.0.2.1").status == 200
    full = from_address(served, "192.0.2.2")
    assert full.status == 503 and full.headers["Retry-After"] == "60"
    assert "hipbook is full just now" in full.text and "try again in a minute" in full.text
    assert "//" not in re.sub(r"<!--.*?-->", "", full.text), "it loads nothing"
    assert served.kernels() <= AT_ONCE + WAITING[PUBLIC]


def test_what_no_browser_looks_at_makes_room_again(starting: Starting, page: Page) -> None:
    served = starting("public", f"{FEW}\nvisits.UNSEEN_S = 1.0")
    page.goto(served.url)
    page.get_by_text("count 0").wait_for()
    while served.ask("/").status == 200:
        pass
    assert until(lambda: served.ask("/").status == 200)
    page.get_by_role("button", name="Press").click()
    page.get_by_text("count 1").wait_for()


def test_a_visitor_runs_nothing(starting: Starting, tmp_path: Path) -> None:
    """Over the line to their own kernel: it answers what a page asks of it, and is never given code."""
    served = starting("public", "")
    kernel = re.search(r'"kernelId": ?"([^"]+)"', served.ask("/").text)[1]
    ran = tmp_path / "ran"
    asked = [("execute_request", {"code": f"open({str(ran)!r}, 'w')", "silent": False}), ("kernel_info_request", {})]
    with closing(
        websocket.create_connection(
            f"ws://{urlsplit(served.url).netloc}/api/kernels/{kernel}/channels", timeout=PATIENCE
        )
    ) as line:
        for kind, content in asked:
            header = {"msg_id": kind, "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
            message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
            line.send(json.dumps(message))
        kinds = []
        while "kernel_info_reply" not in kinds:
            kinds.append(json.loads(line.recv())["msg_type"])
    assert "execute_reply" not in kinds and not ran.exists()
