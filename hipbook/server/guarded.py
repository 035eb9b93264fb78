"""What goes with every answer of our own server, whoever writes it, and how much it listens to."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.web import Application

from .policy import POLICY

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Server": "hipbook",
    "X-Content-Type-Options": "nosniff",
}
COOKIES = {"samesite": "Lax"}
"""No other site's request carries them; a link that somebody follows to here does."""
PATIENCE = {"max_body_size": 2**20, "idle_connection_timeout": 75, "body_timeout": 75}
"""What is posted is a key or the end of a page: files come over the page's own connection, in parts. In bytes and seconds."""
SWITCHING = 101


class Guarded(HTTPServerConnectionDelegate):
    """An application whose every answer has these headers: pages, files, refusals. Most of its handlers are others'."""

    def __init__(self, app: Application):
        self._app = app

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        write = request_conn.write_headers

        def write_guarded(
            start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders, chunk: bytes | None = None
        ) -> Awaitable[Any]:
            if getattr(start_line, "code", None) != SWITCHING:
                for name, value in HEADERS.items():
                    headers[name] = value
            return write(start_line, headers, chunk)

        request_conn.write_headers = write_guarded  # type: ignore[assignment,method-assign] # it awaits the same
        return self._app.start_request(server_conn, request_conn)

    def on_close(self, server_conn: object) -> None:
        self._app.on_close(server_conn)
