"""The dashboard on this machine alone: Voila with one notebook, a token, and no other host."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import threading
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path
from socket import socket
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import HTTPError
from traitlets import List, Unicode, default
from traitlets.config import Config, JSONFileConfigLoader
from voila.app import Voila
from voila.request_info_handler import RequestInfoSocketHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler

from .handlers import routes
from .pages import Door, OnePage
from .policy import POLICY

HERE = Path(__file__).parent
SETTINGS = HERE / "etc" / "jupyter"
SHARE = HERE / "share" / "jupyter"
TEMPLATE = SHARE / "voila" / "templates" / "hipbook"
ADDRESS = "127.0.0.1"
PORT = 8765
PORTS_TRIED = 20
REFILL_SECONDS = 3.0
PING_MILLISECONDS = 30_000
HEADERS = {"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"}
NOT_SERVED = (RequestInfoSocketHandler, AllowListFileHandler)


class OwnPython(KernelSpecManager):
    """Knows one kernel, the python that runs this server, whatever else is on JUPYTER_PATH."""

    ensure_native_kernel = True
    kernel_dirs = List(Unicode(), [])


def own_settings() -> Config:
    """What only this server sets, on top of what it shares with a Jupyter Server: etc/jupyter holds that."""
    config = JSONFileConfigLoader("jupyter_server_config.json", str(SETTINGS)).load_config()
    config.VoilaConfiguration.preheat_kernel = True
    config.VoilaConfiguration.default_pool_size = 1
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.kernel_spec_manager_class = OwnPython
    config.KernelRestarter.restart_limit = 0  # a restarted kernel knows nothing of its page
    config.KernelManager.shutdown_wait_time = 2.0
    config.KernelManager.transport_encryption = "auto"
    return config


def bind(first: int) -> list[socket]:
    """Take the first free port from this one on, or any free one after many refusals."""
    for port in (*range(first, min(first + PORTS_TRIED, 65536)), 0):
        try:
            return bind_sockets(port, ADDRESS)
        except OSError:
            if port == 0:
                raise
    raise AssertionError("unreachable")


class Server(Voila):
    """Voila with our routes, headers and kernels; no configuration file but ours is read."""

    ip = ADDRESS

    @default("config_file_paths")
    def _config_file_paths_default(self) -> list[str]:
        return [str(SETTINGS)]

    @default("log_level")
    def _default_log_level(self) -> int:
        return logging.WARNING

    @property
    def address(self) -> str:
        """Where the page is, without its token."""
        return f"http://{ADDRESS}:{self.port}{self.base_url}"

    def initialize(self, argv: list[str] | None = None) -> None:
        """Be ready to stop before anything is started."""
        self.ioloop = IOLoop.current()
        super().initialize(argv)
        self.log.addFilter(lambda record: "is not trusted" not in record.msg)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._handle_signal_stop)

    def init_settings(self) -> dict[str, Any]:
        settings = super().init_settings()
        self._refill_later(settings["kernel_manager"])
        kind = FileSystemLoader(TEMPLATE)
        settings["jinja2_env"].loader = ChoiceLoader([kind, settings["jinja2_env"].loader])
        return settings | {
            "headers": HEADERS,
            "allow_remote_access": False,
            "ws_ping_timeout": PING_MILLISECONDS,
        }

    def _refill_later(self, kernels: Any) -> None:
        """Leave the pool empty while the page loads.

        Voila's own fill_delay puts a sleeping kernel in the pool at once: a reload would wait for it,
        longer than for a cold one, and so would Ctrl-C.
        """
        fill = kernels.fill_if_needed

        def later(delay: float | None = None, **rest: Any) -> None:
            self.ioloop.call_later(REFILL_SECONDS, partial(fill, 0, **rest))

        kernels.fill_if_needed = later

    def init_handlers(self) -> list[Any]:
        """Ours first: Voila's patterns would take their addresses."""
        door = (url_path_join(self.base_url, "/hipbook/open/(.*)"), Door)
        voila = [one for one in super().init_handlers() if one[1] not in NOT_SERVED]
        pages = [(at, OnePage if what is TornadoVoilaHandler else what, *rest) for at, what, *rest in voila]
        return [*routes(self.base_url), door, *pages]

    def start(self) -> None:
        """Take the port before kernels are told of it."""
        self.sockets = bind(self.port)
        self.port = self.sockets[0].getsockname()[1]
        super().start()

    def listen(self) -> None:
        HTTPServer(self.app).add_sockets(self.sockets)
        self.ioloop.add_callback(self.announce)
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def stop(self) -> None:
        """End the kernels. One that is only just starting is not known yet; it ends when this process does."""
        with suppress(HTTPError):
            super().stop()

    def announce(self) -> None:
        """The one line on stdout, when requests are answered."""
        print(f"{self.address}?token={self.token}", flush=True)
        if self.open_browser:
            self.launch_browser()

    def launch_browser(self) -> None:
        door = f"{self.address}hipbook/open/{Door.key}"
        threading.Thread(target=webbrowser.open, args=(door,), daemon=True).start()


def serve(notebook: Path, port: int | None = None, browser: bool = True) -> None:
    """Serve this notebook as a page until Ctrl-C or SIGTERM, then end its kernels and return."""
    found = [str(SHARE), *filter(None, [os.environ.get("JUPYTER_PATH")])]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(found)
    server = Server.instance(
        config=own_settings(),
        notebook_path=str(Path(notebook).resolve()),
        port=PORT if port is None else port,
        open_browser=browser,
        token=secrets.token_urlsafe(24),
    )
    server.initialize([])
    server.start()
