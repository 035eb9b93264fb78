"""The dashboard and the chapters: Voila with these notebooks and no other host; on this machine alone unless asked otherwise."""

# ruff: noqa: E402  something must be said before the imports

from __future__ import annotations

import sys

# jsonschema imports this checker of IRI formats where it finds it. It builds a grammar for a second or more at
# every start, and nothing here checks an IRI: without it jsonschema leaves that one format unchecked. Only in the
# process that is our own server: where hipbook is an extension, others may want it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type] # None there: it cannot be imported

import logging
import os
import secrets
import signal
import threading
import webbrowser
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from socket import socket
from tempfile import gettempdir
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import HTTPError, RequestHandler
from traitlets import List, Unicode, default
from traitlets.config import Config
from traitlets.config.loader import JSONFileConfigLoader
from voila.app import Voila
from voila.request_info_handler import RequestInfoSocketHandler
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from ..settings import LAN, OWN, PUBLIC, run_at
from .early import with_early
from .forking import NAME, ForkingProvisioner, fork_kernels
from .guarded import COOKIES, PATIENCE, Guarded
from .handlers import routes
from .lines import PING_EVERY_MS, Line, pinging
from .memory import Memory, hard_limit_mb
from .network import EVERYWHERE, said_of, ways
from .pages import Book, Door, Phone
from .pool import Pool
from .visits import Limits, Visits

HERE = Path(__file__).parent
SETTINGS = HERE / "etc" / "jupyter"
SHARE = HERE / "share" / "jupyter"
TEMPLATE = SHARE / "voila" / "templates" / "hipbook"
ADDRESS = "127.0.0.1"
PORT = 8765
PORTS_TRIED = 20
LIMITS = {
    PUBLIC: Limits(at_once=40, of_one=30, a_minute=60, away_s=20 * 60, memory_mb=800),
    LAN: Limits(at_once=20, of_one=16, a_minute=30, away_s=60 * 60, memory_mb=1500),
}
"""Who has the key on this machine may do as they please with it."""
WAITING = {OWN: 2, LAN: 2, PUBLIC: 4}
"""Kernels made ready where they come by fork; else one is, and after a pause, for it takes as much as a page."""
REFILL_S = {OWN: 1.0, LAN: 1.0, PUBLIC: 0.0}
REFILL_UNFORKED_S = 3.0
LONGEST_TEMPORARY = 107 - len("/voila_01234567/kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-5")
"""The longest path to the folder in which Voila makes one for sockets, in bytes: an address of one has 107 at most."""
NOT_SERVED = (RequestInfoSocketHandler, AllowListFileHandler)
IN_PLACE_OF = {TornadoVoilaHandler: Book, VoilaKernelWebsocketHandler: Line}


class OwnPython(KernelSpecManager):
    """Knows one kernel, the python that runs this server, whatever else is on JUPYTER_PATH."""

    ensure_native_kernel = True
    kernel_dirs = List(Unicode(), [])


def own_settings(idle_s: int | None = None) -> Config:
    """What only this server sets, on top of what it shares with a Jupyter Server: etc/jupyter holds that."""
    config: Config = JSONFileConfigLoader("jupyter_server_config.json", str(SETTINGS)).load_config()
    if idle_s is not None:
        config.MappingKernelManager.cull_idle_timeout = idle_s
        config.MappingKernelManager.cull_interval = max(1, idle_s // 4)
    config.VoilaConfiguration.preheat_kernel = True
    config.VoilaConfiguration.default_pool_size = 1
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.kernel_spec_manager_class = OwnPython
    config.VoilaConfiguration.page_config_hook = with_early
    # What a cell shows may come seconds after its end where many come at once; without it the page stayed blank.
    config.VoilaExecutor.iopub_timeout = 40
    config.VoilaExecutor.raise_on_iopub_timeout = True
    config.IdentityProvider.cookie_options = COOKIES
    config.KernelRestarter.restart_limit = 0  # a restarted kernel knows nothing of its page
    config.KernelManager.shutdown_wait_time = 2.0
    config.KernelManager.transport_encryption = "auto"
    return config


def bind(first: int, address: str = ADDRESS) -> list[socket]:
    """Take the first free port from this one on, or any free one after many refusals."""
    for port in (*range(first, min(first + PORTS_TRIED, 65536)), 0):
        try:
            return bind_sockets(port, address)
        except OSError:
            if port == 0:
                raise
    raise AssertionError("unreachable")


class Server(Voila):
    """Voila with our routes, headers and kernels; no configuration file but ours is read."""

    ip = ADDRESS
    port: int
    reach = OWN
    idle_s: int | None = None

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

    @property
    def phone_address(self) -> str:
        """The page with its key, if it has one, as another device reaches it, with a place for this machine's address."""
        return f"http://{{}}:{self.port}{self.base_url}" + (f"?token={self.token}" if self.token else "")

    def initialize(self, argv: list[str] | None = None) -> None:
        """Be ready to stop before anything is started."""
        self.ioloop = IOLoop.current()
        super().initialize(argv)
        self.log.addFilter(lambda record: "is not trusted" not in record.msg)
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._handle_signal_stop)

    def init_settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = super().init_settings()
        kernels, zygote = settings["kernel_manager"], ForkingProvisioner.zygote
        limits = LIMITS.get(self.reach)
        if limits and self.idle_s:
            limits = replace(limits, away_s=self.idle_s)
        visits = Visits(limits, kernels.list_kernel_ids)
        size, refill_s = (WAITING[self.reach], REFILL_S[self.reach]) if zygote else (1, REFILL_UNFORKED_S)
        memory = Memory(kernels, limits.memory_mb) if limits else None
        self.pool = Pool(kernels, self.ioloop, visits, size, refill_s, zygote, memory)
        kind = FileSystemLoader(TEMPLATE)
        settings["jinja2_env"].loader = ChoiceLoader([kind, settings["jinja2_env"].loader])
        ours = {
            "xsrf_cookie_kwargs": COOKIES,
            "log_function": self.log_request,
            "hipbook_pool": self.pool,
            "hipbook_visits": visits,
            "hipbook_folder": Path(self.root_dir),
            "allow_remote_access": self.reach != OWN,
            "hipbook_phone": self.phone_address if self.reach == LAN else None,
        }
        # On one machine a ping proves nothing: a connection that sleeps with its laptop is sound when it wakes.
        return settings | ours | pinging(0 if self.reach == OWN else PING_EVERY_MS)

    def log_request(self, handler: RequestHandler) -> None:
        """A line for what went wrong, without what follows the address: the key of the page may stand there."""
        if (status := handler.get_status()) >= 400 and status != 503:
            self.log.warning("%d %s %s", status, handler.request.method, handler.request.path)

    def init_handlers(self) -> list[Any]:
        """Ours first: Voila's patterns would take their addresses."""
        door = (url_path_join(self.base_url, "/hipbook/open/(.*)"), Door)
        voila = [one for one in super().init_handlers() if one[1] not in NOT_SERVED]
        pages = [(at, IN_PLACE_OF.get(what, what), *rest) for at, what, *rest in voila]
        phone = (url_path_join(self.base_url, "/hipbook/phone"), Phone)
        return [*routes(self.base_url), door, phone, *pages]

    def start(self) -> None:
        """Take the port before kernels are told of it."""
        self.sockets = bind(self.port, ADDRESS if self.reach == OWN else EVERYWHERE)
        self.port = self.sockets[0].getsockname()[1]
        super().start()

    def listen(self) -> None:
        HTTPServer(Guarded(self.app), **PATIENCE).add_sockets(self.sockets)
        self.ioloop.add_callback(self.announce)
        self.pool.start()
        try:
            self.ioloop.start()
        finally:
            self.stop()

    def stop(self) -> None:
        """End the kernels. One that is only just starting is not known yet; it ends when this process does."""
        self.pool.stop()
        with suppress(HTTPError):
            super().stop()
        if zygote := ForkingProvisioner.zygote:
            zygote.end()

    def announce(self) -> None:
        """The one line on stdout, when requests are answered; on a network also what that means."""
        print(f"{self.address}?token={self.token}" if self.token else self.address, flush=True)
        if self.reach != OWN:
            print(said_of(self.reach, ways(), self.phone_address), flush=True)
        if self.open_browser:
            self.launch_browser()

    def launch_browser(self) -> None:
        door = f"{self.address}hipbook/open/{Door.key}"
        threading.Thread(target=webbrowser.open, args=(door,), daemon=True).start()


def serve(
    notebook: Path, port: int | None = None, browser: bool = True, reach: str = OWN, idle_s: int | None = None
) -> None:
    """Serve this notebook as a page, and the chapters beside it, until Ctrl-C or SIGTERM, then end its kernels and return.

    ``reach`` is who can open it: ``own`` (this machine), ``lan`` (its network, with the key) or ``public``
    (whoever reaches this machine, each with a log in memory). ``idle_s``: when a kernel nobody looks at ends.
    """
    jupyter_path = [str(SHARE), *filter(None, [os.environ.get("JUPYTER_PATH")])]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(jupyter_path)
    run_at(reach)
    Server.reach, Server.idle_s = reach, idle_s
    config = own_settings(idle_s)
    if fork_kernels(most_mb=hard_limit_mb(LIMITS.get(reach))):
        config.KernelProvisionerFactory.default_provisioner_name = NAME
        if len(os.fsencode(gettempdir())) <= LONGEST_TEMPORARY:
            # A port that is chosen for a kernel may be taken when the kernel comes to listen; a socket file is its own.
            config.KernelManager.transport = "ipc"
    server = Server.instance(
        config=config,
        notebook_path=str(Path(notebook).resolve()),
        port=PORT if port is None else port,
        open_browser=browser,
        token="" if reach == PUBLIC else secrets.token_urlsafe(24),
    )
    server.initialize([])
    server.start()
