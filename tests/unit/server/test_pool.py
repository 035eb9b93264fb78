"""The kernel made ready for the next page is there again whatever became of it; a stand-in for Voila and its clock."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from hipbook.server.pool import LONGEST_PAUSE_S, REFILL_S, SOON_S, Pool

BOOK = "dashboard.ipynb"


class Loop:
    """Time that passes when it is told to."""

    def __init__(self):
        self.now, self._calls = 0.0, []

    def time(self) -> float:
        return self.now

    def call_later(self, pause_s: float, act) -> tuple:
        self._calls.append((self.now + pause_s, act))
        return self._calls[-1]

    def remove_timeout(self, call: tuple) -> None:
        self._calls.remove(call)

    def pass_s(self, seconds: float) -> None:
        self.now += seconds
        for call in [call for call in self._calls if call[0] <= self.now]:
            self._calls.remove(call)
            call[1]()


class Kernels:
    """What a pool asks of Voila's kernel manager. Each kernel lives until its name is in ``dead``."""

    def __init__(self):
        self._pools, self.started, self.dead = {BOOK: []}, [], set()
        self.fill_if_needed(0, BOOK)

    def fill_if_needed(self, delay=None, notebook_name=None, **_) -> None:
        self.started.append(f"kernel {len(self.started)}")
        drawn = asyncio.get_running_loop().create_future()
        heated = asyncio.get_running_loop().create_future()
        heated.set_result({"task": drawn, "kernel_id": self.started[-1]})
        self._pools[notebook_name] = [heated]

    def get_kernel(self, name: str) -> SimpleNamespace:
        async def is_alive() -> bool:
            return name not in self.dead

        return SimpleNamespace(is_alive=is_alive)

    def ready(self) -> int:
        return len(self._pools[BOOK])


def lived(scene) -> None:
    async def act():
        loop, kernels = Loop(), Kernels()
        await scene(Pool(kernels, loop), kernels, loop)

    with ThreadPoolExecutor(1) as thread:  # a browser of another test may run its own loop in this one
        thread.submit(lambda: asyncio.run(act())).result()


def test_one_that_dies_is_replaced_at_once():
    async def scene(pool, kernels, loop):
        loop.pass_s(SOON_S + 1)
        await pool.replace_dead()
        assert kernels.started == ["kernel 0"], "a living one is left alone"
        kernels.dead.add("kernel 0")
        await pool.replace_dead()
        loop.pass_s(0)
        assert kernels.started == ["kernel 0", "kernel 1"] and kernels.ready() == 1

    lived(scene)


def test_one_that_vanished_from_the_pool_is_replaced_too():
    async def scene(pool, kernels, loop):
        loop.pass_s(SOON_S + 1)
        kernels._pools[BOOK].clear()
        await pool.replace_dead()
        loop.pass_s(0)
        assert kernels.ready() == 1

    lived(scene)


def test_while_a_page_loads_no_other_kernel_starts():
    async def scene(pool, kernels, loop):
        kernels.dead.add("kernel 0")
        await pool.drop_dead()
        await pool.replace_dead()
        assert kernels.ready() == 0
        loop.pass_s(REFILL_S - 0.1)
        assert len(kernels.started) == 1
        loop.pass_s(0.2)
        assert len(kernels.started) == 2, "one refill, though two asked for it"

    lived(scene)


@pytest.mark.parametrize("deaths", [3, 12])
def test_those_that_die_as_they_start_are_tried_ever_more_seldom(deaths):
    async def scene(pool, kernels, loop):
        pauses = []
        for _ in range(deaths):
            kernels.dead.add(kernels.started[-1])
            await pool.replace_dead()
            began, number = loop.now, len(kernels.started)
            while len(kernels.started) == number:
                loop.pass_s(0.5)
            pauses.append(loop.now - began)
        assert pauses[0] > 0 and pauses == sorted(pauses) and pauses[-1] <= LONGEST_PAUSE_S
        assert deaths < 8 or pauses[-1] == LONGEST_PAUSE_S

    lived(scene)


def test_nothing_starts_after_the_end():
    async def scene(pool, kernels, loop):
        kernels.dead.add("kernel 0")
        await pool.drop_dead()
        pool.stop()
        loop.pass_s(60)
        assert kernels.started == ["kernel 0"]

    lived(scene)
