"""What every answer says to a browser beside what was asked for: the actual answers, at all kinds of addresses."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from serving import PATIENCE, Answer, Served, dashboard

from hipbook.server.policy import POLICY

STATIC = "/voila/templates/hipbook/static"
ADDRESSES = {
    "/": 200,
    "/02-hip-or-spine.ipynb": 200,
    f"{STATIC}/hipbook.css": 200,
    f"{STATIC}/plotly.min.js": 200,
    f"{STATIC}/page-guard.js": 200,
    "/voila/static/nothing-here.js": (403, 404),
    "/hipbook/session": 204,
    "/api/kernels/00000000-0000-4000-8000-000000000000": 404,
    "/api/kernels/00000000-0000-4000-8000-000000000000/channels": (400, 403, 404, 426),
    "/voila/files/dashboard.ipynb": 404,
    "/nothing-here": 404,
}


@pytest.fixture(scope="module", params=["own", "lan", "public"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    server = dashboard(*[f"--{request.param}"] * (request.param != "own"), HIPBOOK_LOG=":memory:")
    yield server
    server.stop()


def asked(served: Served, address: str, **headers: str) -> Answer:
    """With the key, where there is one."""
    return served.ask(f"{address}?{urlsplit(served.url).query}", **headers)


def assert_guarded(answer: Answer) -> None:
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not answer.headers["Access-Control-Allow-Origin"]
    assert not re.search(r"\d", answer.headers["Server"] or ""), "no version is told"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_is_guarded(served: Served, address: str) -> None:
    answer = asked(served, address)
    expected = ADDRESSES[address]
    assert answer.status in (expected if isinstance(expected, tuple) else (expected,))
    assert_guarded(answer)


def test_a_refused_connection_to_a_kernel_is_guarded_too(served: Served) -> None:
    """Another site's script asks for a line to the kernel of an open page."""
    page = asked(served, "/")
    kernel = re.search(r'"kernelId": ?"([^"]+)"', page.text)[1]
    cookies = "; ".join(one.split(";")[0] for one in page.headers.get_all("Set-Cookie", []))
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    upgrade |= {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Cookie": cookies}
    line = f"/api/kernels/{kernel}/channels"
    own = served.url.split("/?")[0].rstrip("/")
    assert served.ask(line, **upgrade, Origin=own).status == 101
    answer = served.ask(line, **upgrade, Origin="http://evil.example")
    assert answer.status == 403
    assert_guarded(answer)


def test_cookies_stay_with_this_page(served: Served) -> None:
    """None goes along with what another site asks for; the one that lets in no script can read."""
    cookies = [c for path in ("/", "/hipbook/session") for c in asked(served, path).headers.get_all("Set-Cookie", [])]
    assert any(one.startswith("_xsrf=") for one in cookies)
    assert all(re.search("; SameSite=(Lax|Strict)", one, re.I) for one in cookies), cookies
    assert all(re.search("; HttpOnly", one, re.I) for one in cookies if not one.startswith("_xsrf="))


def test_nobody_fills_the_server_with_what_it_has_not_asked_for(served: Served) -> None:
    """A hundred megabytes are refused when they are announced, and the page goes on."""
    at = urlsplit(served.url)
    with closing(socket.create_connection((at.hostname, at.port), PATIENCE)) as line:
        line.sendall(f"POST /login HTTP/1.1\r\nHost: {at.netloc}\r\nContent-Length: {100 * 2**20}\r\n\r\n".encode())
        assert re.match(rb"HTTP/1.1 4\d\d|$", line.recv(1024))
    with closing(HTTPConnection(at.netloc, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/hipbook/session?{at.query}")
        assert connection.getresponse().status == 204
