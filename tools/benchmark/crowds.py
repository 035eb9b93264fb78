"""What a further open page takes, and how long the last of a crowd waits for its page to be sent.

No browser: what is measured is the server and its kernels. A crowd's browsers are on other machines.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import Request, urlopen

from measures import Measures
from page import DAY, EMPTY_PAGE
from servers import PATIENCE, Server, Servers, running

FURTHER = 4
CROWDS = {"10 visitors at once": (10, 0.0), "20 visitors in ten seconds": (20, 0.5)}


def measure(measures: Measures, rounds: int, folder: Path) -> None:
    """Take all measures of pages that are open together."""
    servers = Servers(folder, folder / "crowd.sqlite", DAY.isoformat())
    for _ in range(rounds):
        for name, begin in ((EMPTY_PAGE, servers.empty), ("hipbook", servers.hipbook)):
            base = () if name == EMPTY_PAGE else (EMPTY_PAGE,)
            with running(begin) as (server,):
                further(measures, server, name, base)
        with running(servers.public) as (server,):
            server.rest()
            for number, (name, (people, apart_s)) in enumerate(CROWDS.items()):
                waits = crowd(server.taken(), people, apart_s, number)
                measures.take(f"{name}: the last page is sent after", max(waits), "s")
                measures.take(f"{name}: half are sent within", sorted(waits)[people // 2], "s")


def further(measures: Measures, server: Server, name: str, bases: tuple[str, ...]) -> None:
    """Open pages one after another, and take what each adds once all is still."""
    server.rest()
    ask(server.taken())
    server.rest()
    memory, busy, kernels = server.pss_mb(), server.busy_s(), len(server.kernels())
    for _ in range(FURTHER):
        ask(server.taken())
        server.rest()
    more = len(server.kernels()) - kernels
    for what, value, unit in (
        ("memory", (server.pss_mb() - memory) / more, "MB"),
        ("processor", (server.busy_s() - busy) / more, "s"),
    ):
        measures.take(
            f"a further page, {what}, {name}", value, unit, *(f"a further page, {what}, {one}" for one in bases)
        )


def crowd(url: str, people: int, apart_s: float, number: int) -> list[float]:
    """The seconds that each of so many people waits for the whole page, each from an address of their own."""

    def visit(one: int) -> float:
        time.sleep(one * apart_s)
        begun = time.monotonic()
        ask(url, f"192.0.{number}.{one}")
        return time.monotonic() - begun

    with ThreadPoolExecutor(people) as pool:
        return [*pool.map(visit, range(people))]


def ask(url: str, address: str = "192.0.2.1") -> None:
    """Fetch the page, as a proxy on this machine does for somebody."""
    with urlopen(Request(url, headers={"X-Forwarded-For": address}), timeout=PATIENCE) as answer:
        answer.read()
