"""The process that kernels are forked from: it has imported what a page needs, and never holds anybody's data.

``python -P -m hipbook.server.zygote FD``, where FD is one end of a pair of sockets; ``forking`` holds the other end.
What is asked for comes as a connection of its own for each kernel. Only the kernel reads from it: what a visitor's
kernel is told (its address, its day) is never in this process, so that no other kernel can inherit it.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import random
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from pkgutil import walk_packages
from re import compile as pattern
from typing import Any

READY, THREADS = b"ready", b"threads"
LONGEST = 1024
MB = 2**20
PARENT_IS_WATCHED = "--IPKernelApp.parent_handle=1"
"""ipykernel then neither watches its parent (``end_with`` does) nor prints how to connect to it."""
NAME, KERNEL_NAME = "hipbook-zygote", "hipbook-page"
"""How the processes are called in a list of processes."""
NOT_OF_A_PAGE = pattern(r"hipbook\.(__main__|server|data|notebooks)\b")
ALSO = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger", "IPython.core.completerlib",
    "IPython.core.debugger", "IPython.extensions.storemagic", "IPython.terminal.pt_inputhooks", "IPython.utils.wildcard",
    "faulthandler", "pdb", "psutil", "tornado.platform.asyncio", "anywidget", "highspy", "pandas",
)  # fmt: skip


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    control.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the kernels: forking watches them by their handles
    name_process(NAME)
    gc.disable()
    prepare()
    gc.collect()
    gc.freeze()  # the collector would write to every page of memory, and end its being shared
    line = None
    with suppress(ConnectionError):  # the server has ended meanwhile
        line = fork_as_asked(control)
    if line:
        be_kernel(line)


def prepare() -> None:
    """Import what a page may import, and read what all pages read alike. Start no thread, and open no log."""
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type] # no page is debugged, and it takes ten megabytes
    package = importlib.import_module("hipbook")
    for module in walk_packages(package.__path__, "hipbook.", onerror=_ignored):
        if not NOT_OF_A_PAGE.match(module.name):
            importlib.import_module(module.name)
    for name in ALSO:
        importlib.import_module(name)
    with suppress(Exception):  # what is wrong with the content, the page tells
        draw_nothing(package.library())


def draw_nothing(library: Any) -> None:
    """Draw the charts of an empty log: plotly imports most of itself when it first draws, which takes a tenth of a second."""
    from ..charts.in_short import daily_life_in_short, pain_in_short
    from ..model.records import History
    from ..progress.analysis import LogAnalysis

    empty = LogAnalysis(History(), library)
    pain_in_short(empty), daily_life_in_short(empty)


def _ignored(_: str) -> None:
    """What cannot be imported fails in the kernel, where it is told."""


def fork_as_asked(control: socket.socket) -> socket.socket | None:
    """Fork a kernel for each connection that comes, until the server is gone.

    Returns a connection in each kernel, and None in this process.
    """
    control.send(READY if _is_single() else THREADS)
    while True:
        message, lines, _, _ = socket.recv_fds(control, LONGEST, 1)
        if not message or not _is_single():
            return None
        kernel = os.fork()
        if kernel == 0:
            os.setsid()
            control.detach()
            return socket.socket(fileno=lines[0])
        os.close(lines[0])
        handle = os.pidfd_open(kernel)
        socket.send_fds(control, [str(kernel).encode()], [handle])
        os.close(handle)


def _is_single() -> bool:
    """Whether this process has one thread: of several, a fork keeps one, and the locks of all."""
    return len(os.listdir("/proc/self/task")) == 1


def be_kernel(line: socket.socket) -> None:
    """Be what ``python -m ipykernel_launcher`` is, from what the server says on this connection, and end with it."""
    keep_only(line.fileno())
    with line.makefile("rb") as words:
        job = json.loads(words.readline())
    os.environ.clear()
    os.environ.update(job["env"])
    time.tzset()
    os.chdir(job["cwd"] or ".")
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    limit_memory(job["most_mb"])
    name_process(KERNEL_NAME)
    threading.Thread(target=end_with, args=(line,), daemon=True).start()
    gc.enable()

    sys.argv = ["ipykernel_launcher", *job["argv"]]
    app = sys.modules["ipykernel.kernelapp"].IPKernelApp.instance()
    app.initialize([*job["argv"], PARENT_IS_WATCHED])
    if widgets := sys.modules.get("ipywidgets"):
        widgets.register_comm_target()  # an import does it, but only where there is a kernel already
    app.start()


def limit_memory(most_mb: int | None) -> None:
    """Have the system refuse more than this. RLIMIT_DATA: mapped files and what is only reserved do not count."""
    import resource  # there is none where nothing is forked

    if most_mb:
        resource.setrlimit(resource.RLIMIT_DATA, (most_mb * MB, most_mb * MB))


def keep_only(line: int) -> None:
    """Close what was open in the zygote, but for the standard streams; nothing can be typed to a kernel."""
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in (0, 1, 2, line):
            with suppress(OSError):  # the list itself
                os.close(int(name))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def end_with(line: socket.socket) -> None:
    """End this process when the server closes the connection, or is gone."""
    try:
        line.recv(1)
    finally:
        os._exit(1)


def name_process(name: str) -> None:
    """For whoever lists the processes; where that cannot be, nothing depends on it."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name)


if __name__ == "__main__":
    main()
