"""Which kernels are ended when memory is short, and that no page is made then."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from hipbook.server import memory
from hipbook.server.memory import MB, MUCH_MB, SCARCE_MB, Memory
from hipbook.server.pool import Pool
from hipbook.server.visits import Full, Visits

MOST_MB = 800


class Machine:
    """Kernels, each of so many megabytes, on a machine that has so many left."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, left_mb: int, *kernels_mb: int):
        self.ended, self._mb = [], dict(enumerate(kernels_mb, 1))
        left = SimpleNamespace(available=left_mb * MB)
        monkeypatch.setattr(memory.psutil, "virtual_memory", lambda: left)
        process = lambda pid: SimpleNamespace(memory_info=lambda: SimpleNamespace(rss=self._mb[pid] * MB))  # noqa: E731
        monkeypatch.setattr(memory.psutil, "Process", process)

    def list_kernel_ids(self) -> list[int]:
        return [*self._mb]

    def get_kernel(self, kernel: int) -> SimpleNamespace:
        return SimpleNamespace(provisioner=SimpleNamespace(pid=kernel))

    async def shutdown_kernel(self, kernel: int, now: bool) -> None:
        self.ended.append(self._mb[kernel])


@pytest.mark.parametrize(
    ("left_mb", "kernels_mb", "ended"),
    [
        (9_000, [130, MOST_MB, MOST_MB + 1, 4_000], [MOST_MB + 1, 4_000]),
        (9_000, [130, MUCH_MB + 9], []),
        (SCARCE_MB - 1, [130, MUCH_MB + 9, MUCH_MB + 50], [MUCH_MB + 50]),
        (SCARCE_MB - 1, [130, MUCH_MB], []),
        (SCARCE_MB - 1, [], []),
    ],
    ids=["too much each", "much but there is room", "the largest where it is scarce", "no ordinary page", "none"],
)
def test_the_greedy_are_ended(monkeypatch, left_mb: int, kernels_mb: list[int], ended: list[int]) -> None:
    machine = Machine(monkeypatch, left_mb, *kernels_mb)
    asyncio.run(Memory(machine, MOST_MB).end_greedy())
    assert machine.ended == ended


def test_where_memory_is_scarce_no_page_is_made(monkeypatch) -> None:
    async def asked() -> None:
        machine = Machine(monkeypatch, SCARCE_MB - 1)
        kernels = SimpleNamespace(
            fill_if_needed=None,
            start_kernel=None,
            get_rendered_notebook=None,
            notify_connect=None,
            notify_disconnect=None,
        )
        loop = SimpleNamespace(time=lambda: 0.0)
        pool = Pool(kernels, loop, Visits(None, list), 1, 0.0, None, Memory(machine, MOST_MB))
        async with pool.turn("dashboard.ipynb"):
            raise AssertionError("a page was made")

    with pytest.raises(Full, match="little memory"):
        asyncio.run(asked())
