"""The kernels that are made ready for the next pages: each lives, or another one takes its place."""

from __future__ import annotations

import asyncio
import os
from asyncio import Task
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback

from .forking import Zygote
from .memory import Memory
from .visits import CURRENT, Full, Visits

LOOK_EVERY_S = 1.0
SOON_S = 10.0
LONGEST_PAUSE_S = 60.0
PATIENCE_S = 40.0
AT_ONCE = max(2, os.cpu_count() or 2)


def failed(task: Task[Any]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


async def usable(heated: Task[Any], kernels: Any) -> bool:
    """Whether this kernel of the pool lives, or is only starting, and has drawn its page or is still drawing.

    Its process is asked: the server misses a kernel only some seconds after it died.
    """
    if not heated.done():
        return True
    with suppress(Exception):
        started = heated.result()
        return not failed(started["task"]) and await kernels.get_kernel(started["kernel_id"]).is_alive()
    return False


class Pool:
    """Voila's pool of kernels, kept at ``size``: Voila itself fills it only when it takes a kernel out to show it.

    For ``refill_s`` after a page was sent nothing is made ready: the page loads, and whoever asked for it waits.
    It also knows which kernel is whose page: each is told to the visit that it is taken or started for.
    """

    def __init__(
        self,
        kernels: Any,
        loop: IOLoop,
        visits: Visits,
        size: int,
        refill_s: float,
        zygote: Zygote | None = None,
        memory: Memory | None = None,
    ):
        self._kernels, self._loop, self._visits, self._zygote, self._memory = kernels, loop, visits, zygote, memory
        self._size, self._refill_s = size, refill_s
        self._fill_now = kernels.fill_if_needed
        self._awaited: dict[str, object] = {}
        """The refill to come of each notebook."""
        self._filling: dict[str, Task[None]] = {}
        """The refill that is going on."""
        self._filled_at = loop.time()
        self._pause_s = 0.0
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._look = PeriodicCallback(self.look, 1000 * LOOK_EVERY_S)
        kernels.fill_if_needed = self._fill_later
        kernels.start_kernel = self._telling(kernels.start_kernel, lambda kernel: kernel)
        kernels.get_rendered_notebook = self._telling(kernels.get_rendered_notebook, lambda taken: taken[-1])
        self._connected, kernels.notify_connect = kernels.notify_connect, self._looked_at
        self._disconnected, kernels.notify_disconnect = kernels.notify_disconnect, self._left

    @staticmethod
    def _telling(give: Callable[..., Awaitable[Any]], kernel_of: Callable[[Any], str]) -> Callable[..., Awaitable[Any]]:
        """The same, and the visit it is for hears of the kernel."""

        async def telling(*args: Any, **kwargs: Any) -> Any:
            given = await give(*args, **kwargs)
            if visit := CURRENT.get():
                visit.kernel = kernel_of(given)
            return given

        return telling

    def _looked_at(self, kernel_id: str) -> None:
        self._connected(kernel_id)
        self._visits.looked_at(kernel_id)

    def _left(self, kernel_id: str) -> None:
        self._disconnected(kernel_id)
        self._visits.left(kernel_id)

    def start(self) -> None:
        """From now on look after the kernels."""
        self._look.start()

    def stop(self) -> None:
        """Start no more kernels."""
        self._look.stop()
        for refill in self._awaited.values():
            self._loop.remove_timeout(refill)
        self._awaited.clear()
        for filling in self._filling.values():
            filling.cancel()

    @asynccontextmanager
    async def turn(self, notebook_name: str) -> AsyncIterator[None]:
        """Wait until a page of this notebook can be made: at once where a kernel is ready, else one after another, as the cores go.

        All at once, the first would be ready as late as the last. Raises Full where it takes too long,
        and where memory is scarce.
        """
        if self._memory and self._memory.is_scarce():
            raise Full("the machine has little memory left")
        await self.drop_dead()
        if self._kernels._pools.get(notebook_name):
            yield
            return
        try:
            await asyncio.wait_for(self._turns.acquire(), PATIENCE_S)
        except TimeoutError:
            raise Full("too many came at once") from None
        try:
            yield
        finally:
            self._turns.release()

    async def drop_dead(self) -> None:
        """Before a page is served: forget those that died. Voila would serve their pages, which can do nothing."""
        for notebook in await self._wanting():
            self._fill_later(notebook_name=notebook)

    async def look(self) -> None:
        """Put right what has died, and end what takes too much and what nobody came to look at."""
        if self._memory:
            await self._memory.end_greedy()
        if self._zygote:
            self._zygote.look_after()
        await self.replace_dead()
        for kernel in self._visits.unseen():
            if kernel in self._kernels:
                await self._kernels.shutdown_kernel(kernel, now=True)

    async def replace_dead(self) -> None:
        """Start another in place of each that died; where it died soon after it was started, after a pause."""
        for notebook in await self._wanting():
            soon = self._loop.time() - self._filled_at < SOON_S
            self._pause_s = min(LONGEST_PAUSE_S, max(1.0, 2 * self._pause_s)) if soon else 0.0
            self._fill_after(self._pause_s, notebook_name=notebook)

    async def _wanting(self) -> list[str]:
        """Take out what is dead; the notebooks that have too few kernels then, and for which none is to come."""
        for pool in tuple(self._kernels._pools.values()):
            dead = [heated for heated in tuple(pool) if not await usable(heated, self._kernels)]
            pool[:] = [heated for heated in pool if heated not in dead]
        to_come = self._awaited.keys() | self._filling.keys()
        return [name for name, pool in self._kernels._pools.items() if len(pool) < self._size and name not in to_come]

    def _fill_later(self, delay: float | None = None, extra_kernel_env_variables: object = None, **rest: Any) -> None:
        """Leave the pool as it is while a page loads.

        Voila's own fill_delay puts a sleeping kernel in the pool at once: a reload would wait for it,
        longer than for a cold one, and so would Ctrl-C. And Voila tells the next page's kernel by which address
        this page was asked for, key and all; that is nobody's business there.
        """
        self._fill_after(self._refill_s, **rest)

    def _fill_after(self, pause_s: float, notebook_name: str, **rest: Any) -> None:
        def fill() -> None:
            self._awaited.pop(notebook_name, None)
            if notebook_name not in self._filling:
                self._filling[notebook_name] = asyncio.ensure_future(self._fill(notebook_name, rest))

        if notebook_name in self._awaited:
            self._loop.remove_timeout(self._awaited[notebook_name])
        self._awaited[notebook_name] = self._loop.call_later(pause_s, fill)

    async def _fill(self, notebook_name: str, rest: dict[str, Any]) -> None:
        """Make kernels ready one after another until there are enough; the first is soon ready so."""
        pool, sizes = self._kernels._pools[notebook_name], self._kernels.kernel_pools_config["default"]
        try:
            with suppress(Exception):  # what failed is taken out and replaced, after a pause
                while len(pool) < self._size:
                    self._filled_at = self._loop.time()
                    sizes["pool_size"] = len(pool) + 1
                    self._fill_now(0, notebook_name, **rest)
                    started = await asyncio.shield(pool[-1])
                    await asyncio.shield(started["task"])
        finally:
            del self._filling[notebook_name]
