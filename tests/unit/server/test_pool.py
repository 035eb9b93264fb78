"""The kernels made ready for the next pages are there again whatever became of them; a stand-in for Voila and its clock."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from hipbook.server.pool import AT_ONCE, LONGEST_PAUSE_S, SOON_S, Pool
from hipbook.server.visits import UNSEEN_S, Visits

BOOK = "dashboard.ipynb"
REFILL_S = 3.0


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

    async def pass_s(self, seconds: float) -> None:
        self.now += seconds
        for call in [call for call in self._calls if call[0] <= self.now]:
            self._calls.remove(call)
            call[1]()
        await settled()


async def settled() -> None:
    """Whatever waits for nothing but its turn has had it."""
    for _ in range(20):
        await asyncio.sleep(0)


class Kernels:
    """What a pool asks of Voila's kernel manager. Each kernel lives until its name is in ``dead``."""

    def __init__(self):
        self._pools, self.started, self.dead, self.drawing = {BOOK: []}, [], set(), []
        self.kernel_pools_config = {"default": {"pool_size": 1}}
        self.draws_at_once = True
        self.fill_if_needed(0, BOOK)

    def fill_if_needed(self, delay=None, notebook_name=None, **_) -> None:
        pool = self._pools[notebook_name]
        while len(pool) < self.kernel_pools_config["default"]["pool_size"]:
            self.started.append(f"kernel {len(self.started)}")
            drawn, heated = (asyncio.get_running_loop().create_future() for _ in range(2))
            self.drawing.append(drawn)
            if self.draws_at_once:
                drawn.set_result(None)
            heated.set_result({"task": drawn, "kernel_id": self.started[-1]})
            pool.append(heated)

    def get_kernel(self, name: str) -> SimpleNamespace:
        async def is_alive() -> bool:
            return name not in self.dead

        return SimpleNamespace(is_alive=is_alive)

    async def start_kernel(self) -> str:
        self.started.append(f"kernel {len(self.started)}")
        return self.started[-1]

    async def get_rendered_notebook(self) -> tuple:
        taken = self._pools[BOOK].pop(0).result()
        self.fill_if_needed(None, notebook_name=BOOK, extra_kernel_env_variables={"VOILA_REQUEST_URL": "?token=x"})
        return None, [], taken["kernel_id"]

    def notify_connect(self, kernel_id: str) -> None: ...

    def notify_disconnect(self, kernel_id: str) -> None: ...

    async def shutdown_kernel(self, kernel_id: str, now: bool) -> None:
        assert now
        self.dead.add(kernel_id)

    def __contains__(self, kernel_id: str) -> bool:
        return kernel_id not in self.dead

    def alive(self) -> list[str]:
        return [one for one in self.started if one in self]

    def ready(self) -> int:
        return len(self._pools[BOOK])


def lived(scene, size: int = 1) -> None:
    async def act():
        loop, kernels = Loop(), Kernels()
        visits = Visits(None, kernels.alive, clock=loop.time)
        await scene(Pool(kernels, loop, visits, size, REFILL_S), kernels, loop)

    with ThreadPoolExecutor(1) as thread:  # a browser of another test may run its own loop in this one
        thread.submit(lambda: asyncio.run(act())).result()


def test_one_that_dies_is_replaced_at_once():
    async def scene(pool, kernels, loop):
        await loop.pass_s(SOON_S + 1)
        await pool.replace_dead()
        assert kernels.started == ["kernel 0"], "a living one is left alone"
        kernels.dead.add("kernel 0")
        await pool.replace_dead()
        await loop.pass_s(0)
        assert kernels.started == ["kernel 0", "kernel 1"] and kernels.ready() == 1

    lived(scene)


def test_one_that_vanished_from_the_pool_is_replaced_too():
    async def scene(pool, kernels, loop):
        await loop.pass_s(SOON_S + 1)
        kernels._pools[BOOK].clear()
        await pool.replace_dead()
        await loop.pass_s(0)
        assert kernels.ready() == 1

    lived(scene)


def test_while_a_page_loads_no_other_kernel_starts():
    async def scene(pool, kernels, loop):
        kernels.dead.add("kernel 0")
        await pool.drop_dead()
        await pool.replace_dead()
        assert kernels.ready() == 0
        await loop.pass_s(REFILL_S - 0.1)
        assert len(kernels.started) == 1
        await loop.pass_s(0.2)
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
                await loop.pass_s(0.5)
            pauses.append(loop.now - began)
        assert pauses[0] > 0 and pauses == sorted(pauses) and pauses[-1] <= LONGEST_PAUSE_S
        assert deaths < 8 or pauses[-1] == LONGEST_PAUSE_S

    lived(scene)


def test_nothing_starts_after_the_end():
    async def scene(pool, kernels, loop):
        kernels.dead.add("kernel 0")
        await pool.drop_dead()
        pool.stop()
        await loop.pass_s(60)
        assert kernels.started == ["kernel 0"]

    lived(scene)


def test_several_are_made_ready_one_after_another():
    """All at once, none would be ready soon."""

    async def scene(pool, kernels, loop):
        kernels.draws_at_once = False
        await loop.pass_s(SOON_S + 1)
        await pool.replace_dead()
        for number in (2, 3):
            await loop.pass_s(0)
            assert kernels.ready() == number
            kernels.drawing[-1].set_result(None)
        await loop.pass_s(100)
        await pool.replace_dead()
        await loop.pass_s(100)
        assert kernels.ready() == 3 == len(kernels.started)

    lived(scene, size=3)


def test_a_page_that_nobody_comes_to_look_at_is_ended():
    """One that was taken out of the pool and one that was started for it; not one that somebody has looked at."""

    async def scene(pool, kernels, loop):
        with pool._visits.begun("a"):
            await kernels.get_rendered_notebook()
        with pool._visits.begun("b"):
            await kernels.start_kernel()
        with pool._visits.begun("c"):
            seen = await kernels.start_kernel()
        kernels.notify_connect(seen)
        await loop.pass_s(UNSEEN_S - 1)
        await pool.look()
        assert kernels.dead == set()
        await loop.pass_s(2)
        await pool.look()
        assert kernels.dead == {"kernel 0", "kernel 1"}
        assert len(pool._visits) == 1

    lived(scene)


def test_where_none_is_ready_pages_are_made_in_the_order_in_which_they_were_asked_for():
    async def scene(pool, kernels, loop):
        begun, ends = [], [asyncio.Event() for _ in range(AT_ONCE + 2)]

        async def visit(number):
            async with pool.turn(BOOK):
                begun.append(number)
                await ends[number].wait()

        kernels._pools[BOOK].clear()
        visits = [asyncio.create_task(visit(number)) for number in range(len(ends))]
        await settled()
        assert begun == [*range(AT_ONCE)]
        ends[1].set()
        await settled()
        assert begun == [*range(AT_ONCE + 1)]
        for end in ends:
            end.set()
        await asyncio.gather(*visits)

    lived(scene)
