"""Kernels by fork: each page's kernel begins as a copy of a process that has imported everything already.

What it spares is told in docs/decisions. Where a process cannot be forked and watched safely (everywhere but on
Linux), or where a fork fails, a kernel is started as Jupyter does it.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import EntryPoint
from importlib.util import find_spec
from logging import Logger, getLogger
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

from jupyter_client.provisioning.factory import KernelProvisionerFactory
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from .forked import Forked, can_fork
from .zygote import LONGEST, READY

NAME = "hipbook-fork"
LAUNCHER = "ipykernel_launcher"
FORKED_WITH = {"cwd", "env", "independent", "kernel_id", "extra_arguments"}
"""How a kernel may be asked for; with anything else, such as files for its output, it is started the usual way."""
IMPORTING_S, FORKING_S, YOUNG_S = 60.0, 20.0, 10.0
FEW_THREADS = {
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2",
}  # fmt: skip
"""numpy would start threads at its import; and each of a kernel's threads would have a heap of its own."""


def folders() -> tuple[str, ...]:
    """Where what a kernel is made from lies: hipbook, and its content, which an editable install keeps elsewhere."""
    specs = [find_spec("hipbook"), find_spec("hipbook.data")]
    return tuple({where for spec in specs if spec for where in spec.submodule_search_locations or ()})


class Zygote:
    """The process to fork from. One that dies, or was made from files that have changed since, is made anew."""

    def __init__(self, log: Logger | None = None, most_mb: int | None = None):
        self._log, self._most_mb = log or getLogger(__name__), most_mb
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = asyncio.Lock()
        self._is_ready = self._is_refused = False
        self._begun = 0.0
        self._files = 0
        self._control: socket.socket

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def begin(self) -> None:
        """Start it, without waiting."""
        if self._process or self._is_refused:
            return
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._files, self._begun = state_of(*folders()), monotonic()
        env = {name: value for name, value in os.environ.items() if name != "JPY_PARENT_PID"} | FEW_THREADS
        command = [sys.executable, "-P", "-m", f"{__package__}.zygote", str(theirs.fileno())]
        with theirs:
            self._process = subprocess.Popen(
                command, env=env, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()], start_new_session=True
            )
        self._control.setblocking(False)

    def look_after(self) -> None:
        """Where it has died, start another, unless the one that died was still young: then when a kernel is asked for."""
        if self._process and not self._turn.locked() and self._process.poll() is not None:
            was_young = monotonic() - self._begun < YOUNG_S
            self.end()
            if not was_young:
                self.begin()

    async def fork(self, argv: Sequence[str], env: Mapping[str, str], cwd: str | None) -> Forked | None:
        """A new kernel, or None where it must be started the usual way."""
        job = {"argv": argv, "env": env, "cwd": cwd, "most_mb": self._most_mb}
        async with self._turn:
            for _ in range(2):
                if self._files != state_of(*folders()):
                    self.end()
                self.begin()
                try:
                    if not await self._ready():
                        return None
                    return await asyncio.wait_for(self._forked(job), FORKING_S)
                except (OSError, TimeoutError):
                    self.end()
                except asyncio.CancelledError:  # its answer would be taken for that to the next
                    self.end()
                    raise
        return None

    async def _ready(self) -> bool:
        """Whether it has come up. One that does not is not tried again."""
        if self._process and not self._is_ready:
            with suppress(OSError, TimeoutError):
                self._is_ready = await asyncio.wait_for(self._heard(), IMPORTING_S) == (READY, [])
            if not self._is_ready:
                self._log.warning("Kernels start slowly: the process to fork them from did not come up.")
                self._is_refused = True
                self.end()
        return self._is_ready

    async def _forked(self, job: Mapping[str, object]) -> Forked:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
            message, handles = await self._heard()
            if not handles:
                raise ConnectionError("the zygote has ended")
            ours.sendall(json.dumps(job).encode() + b"\n")
        except BaseException:
            ours.close()
            raise
        return Forked(int(message), handles[0], ours)

    async def _heard(self) -> tuple[bytes, list[int]]:
        await readable(self._control)
        message, handles, _, _ = socket.recv_fds(self._control, LONGEST, 1)
        return message, handles

    def end(self) -> None:
        """End it. The kernels that it forked live on."""
        if self._process:
            self._control.close()
            self._process.kill()
            self._process.wait()
            self._process, self._is_ready = None, False


async def readable(one: socket.socket) -> None:
    """Wait until there is something to read."""
    loop = asyncio.get_running_loop()
    there = asyncio.Event()
    loop.add_reader(one, there.set)
    try:
        await there.wait()
    finally:
        loop.remove_reader(one)


def state_of(*folders: str) -> int:
    """A number that changes with the files below these folders: what was imported from them may then be old."""
    times = []
    for where, below, names in (step for folder in folders for step in os.walk(folder)):
        below[:] = [one for one in below if one != "__pycache__"]
        for name in names:
            with suppress(OSError):
                times.append((name, os.stat(os.path.join(where, name)).st_mtime_ns))
    return hash(tuple(sorted(times)))


class ForkingProvisioner(LocalProvisioner):
    """Starts a kernel by fork where it may; all else about it is as with a kernel that Jupyter starts here."""

    zygote: ClassVar[Zygote | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        argv = argv_of(cmd)
        if self.zygote and argv and kwargs.keys() <= FORKED_WITH and not kwargs.get("independent"):
            cwd = kwargs.get("cwd")
            if forked := await self.zygote.fork(argv, kwargs.get("env") or os.environ, cwd and str(cwd)):
                self.process = forked  # type: ignore[assignment] # it does what is asked of a Popen
                self.pid, self.cwd = forked.pid, cwd or Path.cwd()
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)


def argv_of(command: Sequence[str]) -> list[str]:
    """What a command gives to ipykernel; nothing where it starts anything else, or another python.

    >>> argv_of([sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "kernel.json"])
    ['-f', 'kernel.json']
    >>> argv_of(["R", "--slave", "-e", "IRkernel::main()"])
    []
    """
    if command[0] != sys.executable or LAUNCHER not in command:
        return []
    return [*command[command.index(LAUNCHER) + 1 :]]


def fork_kernels(log: Logger | None = None, most_mb: int | None = None) -> Zygote | None:
    """From here on this process starts its kernels by fork, where this system can; the process to fork from begins.

    The system refuses each kernel more than ``most_mb`` of memory; None leaves it to the machine.
    """
    if ForkingProvisioner.zygote or not can_fork():
        return ForkingProvisioner.zygote
    zygote = ForkingProvisioner.zygote = Zygote(log, most_mb)
    point = EntryPoint(NAME, f"{__name__}:{ForkingProvisioner.__name__}", KernelProvisionerFactory.GROUP_NAME)
    KernelProvisionerFactory.provisioners[NAME] = point
    zygote.begin()
    return zygote
