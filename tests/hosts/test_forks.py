"""Kernels by fork: each its own, and none outlives what it belongs to."""

from __future__ import annotations

import asyncio
import os
import signal
from ast import literal_eval
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import psutil
import pytest
from jupyter_client import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from pages import GOOD, serve
from playwright.sync_api import Page
from serving import PATIENCE, READY, Served, children, is_kernel, until

from hipbook.server.forked import Forked, can_fork
from hipbook.server.forking import NAME, ForkingProvisioner, fork_kernels

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system does not fork kernels")
SAYS = """dict(pid=os.getpid(), session=os.getsid(0), group=os.getpgid(0), folder=os.getcwd(), env=dict(os.environ),
    chances=(random.random(), numpy.random.random()))"""
TOLD = "import os; os.environ.get('VOILA_REQUEST_URL', 'told of nobody')"


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Kernels of this process come by fork, until the test is over."""
    monkeypatch.setattr(ForkingProvisioner, "zygote", None)
    monkeypatch.setattr(KernelProvisionerFactory, "provisioners", {})
    KernelProvisionerFactory.clear_instance()  # one that knows of no others' provisioners
    factory = KernelProvisionerFactory.instance()
    zygote = fork_kernels()
    assert zygote
    monkeypatch.setattr(factory, "default_provisioner_name", NAME)
    yield
    zygote.end()
    KernelProvisionerFactory.clear_instance()


@asynccontextmanager
async def kernel(folder: Path, **environment: str) -> AsyncIterator[AsyncKernelManager]:
    folder.mkdir()
    manager = AsyncKernelManager(connection_file=str(folder / "kernel.json"))
    await manager.start_kernel(cwd=str(folder), env=os.environ | environment)
    assert isinstance(manager.provisioner.process, Forked)
    try:
        yield manager
    finally:
        await manager.shutdown_kernel(now=True)


async def asked(manager: AsyncKernelManager) -> SimpleNamespace:
    """What a kernel says of itself."""
    reply = await run(manager, "import os, random, numpy", it=SAYS)
    return SimpleNamespace(**literal_eval(reply["user_expressions"]["it"]["data"]["text/plain"]))


async def run(
    manager: AsyncKernelManager, code: str, once_it_prints: Callable[[], Awaitable[object]] | None = None, **say: str
) -> dict:
    """The reply to this code, with the values of what it is to ``say``."""
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(timeout=3 * PATIENCE)
    request = client.execute(code, user_expressions=say)
    if once_it_prints:
        while (await client.get_iopub_msg(timeout=PATIENCE))["msg_type"] != "stream":
            pass
        await once_it_prints()
    while (reply := await client.get_shell_msg(timeout=PATIENCE))["parent_header"]["msg_id"] != request:
        pass
    client.stop_channels()
    return reply["content"]


def test_a_forked_kernel_is_its_own_and_obeys(tmp_path: Path, forks: None) -> None:
    """Environment, folder, session and chances are its own; it is interrupted, restarted and ended as any other."""

    async def all_of_it() -> None:
        async with kernel(tmp_path / "a", HERS="a") as first, kernel(tmp_path / "b", HIS="b") as second:
            one, two = await asked(first), await asked(second)
            assert one.pid == one.session == one.group == first.provisioner.pid != two.pid
            assert (one.folder, two.folder) == (str(tmp_path / "a"), str(tmp_path / "b"))
            assert one.env["HERS"] == "a" and "HIS" not in one.env and "HERS" not in two.env
            assert not {*one.chances} & {*two.chances}
            assert (tmp_path / "a" / "kernel.json").stat().st_mode & 0o077 == 0, "nobody else may read how to connect"
            reply = await run(first, "print(1, flush=True); import time; time.sleep(600)", first.interrupt_kernel)
            assert reply["ename"] == "KeyboardInterrupt"
            await first.restart_kernel()
            assert (await asked(first)).pid not in (one.pid, two.pid)
        assert not await first.is_alive() and not await second.is_alive()

    asyncio.run(all_of_it())


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = serve(tmp_path, GOOD)
    yield server
    if server.process.poll() is None:
        server.stop()


def zygotes(served: Served) -> list[psutil.Process]:
    return [one for one in psutil.Process(served.process.pid).children() if not is_kernel(one)]


def test_a_kernel_is_reached_by_no_port_that_another_process_may_take(served: Served) -> None:
    """A port is chosen before the kernel comes to listen on it: where much is started at once, one was gone by then."""
    assert until(lambda: served.kernels() == READY)
    assert until(lambda: all(map(listens_on_files, filter(is_kernel, children(served.process)))))


def listens_on_files(kernel: psutil.Process) -> bool:
    listens = {address.laddr[-6:] for address in kernel.net_connections("unix") if address.laddr}
    return listens >= {f"-ipc-{n}" for n in range(1, 6)}


def test_pages_outlive_what_they_were_forked_from(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.get_by_text("count 0").wait_for()
    assert until(lambda: served.kernels() == READY + 1)
    (old,) = zygotes(served)
    old.kill()
    page.get_by_role("button", name="Press").click()
    page.get_by_text("count 1").wait_for()
    with page.context.new_page() as another:
        another.goto(served.url)
        another.get_by_text("count 0").wait_for()
    assert until(lambda: served.kernels() >= 1), "the next is forked anew"
    assert until(lambda: [one.pid for one in zygotes(served)] not in ([], [old.pid]))


def test_nobody_is_told_of_the_page_before(tmp_path: Path) -> None:
    """A kernel made ready knows no address that somebody else asked for, with their key in it."""
    served = serve(tmp_path, TOLD)
    try:
        for _ in range(READY + 1):
            assert until(lambda: served.kernels() >= READY)
            page = served.ask(f"/?{urlsplit(served.url).query}").text
            assert "told of nobody" in page
    finally:
        served.stop()


def test_where_no_fork_comes_a_kernel_starts_the_usual_way(tmp_path: Path, page: Page) -> None:
    """The process to fork from says something else than that it is ready."""
    served = serve(tmp_path, GOOD, first="from hipbook.server import forking; forking.READY = b'another word'")
    try:
        page.goto(served.url)
        page.get_by_text("count 0").wait_for()
        assert zygotes(served) == []
    finally:
        served.stop()


def test_all_ends_with_the_server_even_where_it_is_killed(served: Served) -> None:
    assert until(lambda: served.kernels() == READY)
    left = children(served.process)
    served.stop(signal.SIGKILL)
    assert until(lambda: not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in left))
