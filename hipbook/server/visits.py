"""Who is here: each page that was asked for, from the moment it was, so that nobody waits for what will be refused."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from re import compile as pattern
from time import monotonic

from tornado.httputil import HTTPServerRequest

MINUTE = 60.0
UNSEEN_S = 60.0
LAST = pattern(r"[^,\s]+(?=\s*$)")
COMING_S = 240.0
"""How long a page may take once its browser has been heard of: five megabytes over a poor line."""


class Full(Exception):
    """No further page now."""


@dataclass(frozen=True)
class Limits:
    """How many pages are open at once, of these how many for one address, and how many that may ask for in a minute.

    A class shares one address, behind its school's router: so one address may have most of the pages, never all.
    """

    at_once: int
    of_one: int
    a_minute: int
    away_s: float = float("inf")
    """How long a page keeps its place that has lost its browser: a phone may be in a pocket, or gone for good."""
    memory_mb: int = 800
    """How much memory one page's kernel may have, with what it shares with others."""


@dataclass(eq=False)
class Visit:
    """A page from ``address``: being made until it is ``sent``, and then there while its kernel lives."""

    address: str
    kernel: str | None = None
    sent: float | None = None
    lines: int = 0
    """How many connections its browser holds."""
    left: float | None = None
    """When the last of them was lost; None where there was none yet."""


@dataclass
class Visits:
    """All pages that are open or being made. ``kernels`` says which kernels live; ``clock`` is in seconds.

    >>> visits = Visits(Limits(at_once=2, of_one=1, a_minute=9), kernels=list)
    >>> with visits.begun("a"), visits.begun("b"):
    ...     len(visits)
    2
    >>> with visits.begun("a"), visits.begun("a"):
    ...     pass
    Traceback (most recent call last):
    hipbook.server.visits.Full: 1 of this address
    """

    limits: Limits | None
    kernels: Callable[[], Iterable[str]]
    clock: Callable[[], float] = monotonic
    _all: list[Visit] = field(default_factory=list)
    _begun: dict[str, deque[float]] = field(default_factory=dict)
    _heard: dict[str, float] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many pages there are now."""
        alive = set(self.kernels())
        self._all = [one for one in self._all if one.sent is None or one.kernel in alive]
        return len(self._all)

    @contextmanager
    def begun(self, address: str) -> Iterator[Visit]:
        """A page is being made for this address. Raises Full at once where there is no room for it."""
        self._make_room(address)
        visit = Visit(address)
        self._all.append(visit)
        outer = CURRENT.set(visit)
        try:
            yield visit
        finally:
            visit.sent = self.clock()
            CURRENT.reset(outer)
            if visit.kernel is None:
                self._all.remove(visit)

    def _make_room(self, address: str) -> None:
        now, all_ = self.clock(), len(self)
        if not self.limits:
            return
        of_one = sum(one.address == address for one in self._all)
        begun = self._of_this_minute(address, now)
        if all_ >= self.limits.at_once:
            raise Full(f"{all_} at once")
        if of_one >= self.limits.of_one:
            raise Full(f"{of_one} of this address")
        if len(begun) >= self.limits.a_minute:
            raise Full(f"{len(begun)} in a minute of this address")
        begun.append(now)

    def _of_this_minute(self, address: str, now: float) -> deque[float]:
        """When this address began its pages; what is older is forgotten, of all addresses."""
        for one, times in [*self._begun.items()]:
            while times and times[0] <= now - MINUTE:
                times.popleft()
            if not times:
                del self._begun[one]
        return self._begun.setdefault(address, deque())

    def heard_of(self, address: str) -> None:
        """A browser at this address has begun to read a page."""
        if any(one.address == address for one in self._all):
            self._heard[address] = self.clock()

    def looked_at(self, kernel: str) -> None:
        """A page has connected to this kernel."""
        for one in self._of(kernel):
            one.lines += 1

    def left(self, kernel: str) -> None:
        """A page has lost its connection to this kernel, or closed it."""
        for one in self._of(kernel):
            one.lines, one.left = max(0, one.lines - 1), self.clock()

    def _of(self, kernel: str) -> list[Visit]:
        return [one for one in self._all if one.kernel == kernel]

    def unseen(self) -> list[str]:
        """The kernels of pages that no browser has come to look at, or that it left long ago."""
        now = self.clock()
        for address in {*self._heard} - {one.address for one in self._all}:
            del self._heard[address]
        return [one.kernel for one in self._all if one.kernel and self._is_late(one, now)]

    def _is_late(self, visit: Visit, now: float) -> bool:
        if visit.lines or visit.sent is None:
            return False
        if visit.left is not None:
            return self.limits is not None and now - visit.left > self.limits.away_s
        heard = self._heard.get(visit.address, float("-inf")) >= visit.sent
        return now - visit.sent > (COMING_S if heard else UNSEEN_S)


CURRENT: ContextVar[Visit | None] = ContextVar("visit", default=None)
"""The page that is being made by what runs now; whatever gives it a kernel says so here."""


def visitor(request: HTTPServerRequest) -> str:
    """Whom this request is for."""
    return address_of(request.remote_ip or "", request.headers.get("X-Forwarded-For"))


def address_of(peer: str, forwarded: str | None) -> str:
    """Whom a page is for: who connects, or for whom a proxy on this machine asks.

    Only of a proxy here it is believed, and only its own word, the last: what came before, anybody may have written.
    One household has 2^64 addresses of the newer kind; they count as one.

    >>> address_of("192.0.2.7", "198.51.100.1"), address_of("127.0.0.1", "6.6.6.6, 198.51.100.1")
    ('192.0.2.7', '198.51.100.1')
    >>> address_of("127.0.0.1", None), address_of("::1", "2001:db8:1:2:3::4")
    ('127.0.0.1', '2001:db8:1:2::/64')
    """
    try:
        address = ip_address(peer)
        if address.is_loopback and (last := LAST.search(forwarded or "")):
            address = ip_address(last.group())
    except ValueError:
        return peer
    return str(address) if address.version == 4 else str(ip_network((address, 64), strict=False))
