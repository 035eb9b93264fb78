"""The kernel that is made ready for the next page: it lives, or another one takes its place."""

from __future__ import annotations

from asyncio import Task
from contextlib import suppress
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback

REFILL_S = 3.0
LOOK_EVERY_S = 1.0
SOON_S = 10.0
LONGEST_PAUSE_S = 60.0


def failed(task: Task[Any]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


async def usable(heated: Task[Any], kernels: Any) -> bool:
    """Whether this kernel of the pool lives, and has drawn its page or is still drawing.

    Its process is asked: the server misses a kernel only some seconds after it died.
    """
    with suppress(Exception):
        started = await heated
        return not failed(started["task"]) and await kernels.get_kernel(started["kernel_id"]).is_alive()
    return False


class Pool:
    """Voila's pool of kernels, kept full: Voila itself fills it only when it takes a kernel out to show it."""

    def __init__(self, kernels: Any, loop: IOLoop):
        self._kernels, self._loop = kernels, loop
        self._fill_now = kernels.fill_if_needed
        self._awaited: dict[str, object] = {}
        """The refill to come of each notebook."""
        self._filled_at = loop.time()
        self._pause_s = 0.0
        self._look = PeriodicCallback(self.replace_dead, 1000 * LOOK_EVERY_S)
        kernels.fill_if_needed = self._fill_later

    def start(self) -> None:
        """From now on look after the kernels."""
        self._look.start()

    def stop(self) -> None:
        """Start no more kernels."""
        self._look.stop()
        for refill in self._awaited.values():
            self._loop.remove_timeout(refill)
        self._awaited.clear()

    async def drop_dead(self) -> None:
        """Before a page is served: forget those that died. Voila would serve their pages, which can do nothing."""
        for notebook in await self._emptied():
            self._fill_later(notebook_name=notebook)

    async def replace_dead(self) -> None:
        """Start another in place of each that died; where it died soon after it was started, after a pause."""
        for notebook in await self._emptied():
            soon = self._loop.time() - self._filled_at < SOON_S
            self._pause_s = min(LONGEST_PAUSE_S, max(1.0, 2 * self._pause_s)) if soon else 0.0
            self._fill_after(self._pause_s, notebook_name=notebook)

    async def _emptied(self) -> list[str]:
        """Take out what is dead; the notebooks that have no kernel then, and for which none is awaited."""
        for pool in tuple(self._kernels._pools.values()):
            dead = [heated for heated in tuple(pool) if not await usable(heated, self._kernels)]
            pool[:] = [heated for heated in pool if heated not in dead]
        return [name for name, pool in self._kernels._pools.items() if not pool and name not in self._awaited]

    def _fill_later(self, delay: float | None = None, **rest: Any) -> None:
        """Leave the pool empty while a page loads.

        Voila's own fill_delay puts a sleeping kernel in the pool at once: a reload would wait for it,
        longer than for a cold one, and so would Ctrl-C.
        """
        self._fill_after(REFILL_S, **rest)

    def _fill_after(self, pause_s: float, notebook_name: str, **rest: Any) -> None:
        def fill() -> None:
            self._awaited.pop(notebook_name, None)
            self._filled_at = self._loop.time()
            self._fill_now(0, notebook_name, **rest)

        if notebook_name in self._awaited:
            self._loop.remove_timeout(self._awaited[notebook_name])
        self._awaited[notebook_name] = self._loop.call_later(pause_s, fill)
