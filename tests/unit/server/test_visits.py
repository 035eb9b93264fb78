"""Who may open a page: counted from the first moment, for everybody and for each address."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from hipbook.server.visits import COMING_S, MINUTE, UNSEEN_S, Full, Limits, Visits

AWAY_S = 1200.0


class Time:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def visits_of(at_once: int = 9, of_one: int = 9, a_minute: int = 99) -> tuple[Visits, set[str], Time]:
    alive: set[str] = set()
    time = Time()
    return Visits(Limits(at_once, of_one, a_minute, AWAY_S), lambda: alive, time), alive, time


def opened(visits: Visits, alive: set[str], address: str) -> str:
    """A page that was sent to this address; its kernel."""
    with visits.begun(address) as visit:
        visit.kernel = f"kernel {len(alive)}"
        alive.add(visit.kernel)
    return visit.kernel


def test_pages_being_made_and_pages_open_count_alike():
    visits, alive, _ = visits_of(at_once=3)
    opened(visits, alive, "a")
    with visits.begun("b"), visits.begun("c"):
        with pytest.raises(Full), visits.begun("d"):
            pass
        alive.clear()
        with visits.begun("d"):
            assert len(visits) == 3


def test_one_that_failed_counts_no_more():
    visits, _, _ = visits_of(at_once=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), visits.begun("a"):
            raise ZeroDivisionError
    assert len(visits) == 0


def test_one_address_leaves_room_for_others():
    visits, alive, _ = visits_of(of_one=2)
    for _ in range(2):
        opened(visits, alive, "a")
    with pytest.raises(Full), visits.begun("a"):
        pass
    opened(visits, alive, "b")


def test_whoever_comes_again_and_again_waits_a_minute():
    visits, alive, time = visits_of(a_minute=5)
    for _ in range(5):
        opened(visits, alive, "a")
        alive.clear()
        time.now += 1
    with pytest.raises(Full), visits.begun("a"):
        pass
    opened(visits, alive, "b")
    time.now += MINUTE - 4.5
    opened(visits, alive, "a")


def test_nothing_is_kept_of_who_left_long_ago():
    visits, alive, time = visits_of(at_once=1000)
    for number in range(500):
        opened(visits, alive, f"10.0.0.{number}")
        visits.heard_of(f"10.0.0.{number}")
    alive.clear()
    time.now += MINUTE + 1
    opened(visits, alive, "a")
    assert visits.unseen() == []
    assert (len(visits), [*visits._begun], visits._heard) == (1, ["a"], {})


def test_a_browser_that_was_heard_of_may_take_longer():
    visits, alive, time = visits_of()
    bare = opened(visits, alive, "a")
    slow = opened(visits, alive, "b")
    time.now += 5
    visits.heard_of("b")
    time.now += UNSEEN_S
    assert visits.unseen() == [bare]
    time.now += COMING_S
    assert visits.unseen() == [bare, slow]


def test_a_browser_heard_of_once_speaks_for_no_later_page():
    visits, alive, time = visits_of()
    visits.heard_of("a")
    with ExitStack() as stack:
        visit = stack.enter_context(visits.begun("a"))
        visits.heard_of("a")
        time.now += 1
        visit.kernel = "bare"
        alive.add("bare")
    time.now += UNSEEN_S + 1
    assert visits.unseen() == ["bare"]


def test_a_page_whose_browser_is_away_keeps_its_place_for_a_while():
    """Its phone is in a pocket; a connection that comes back before the old one is missed is no leaving."""
    visits, alive, time = visits_of()
    pocket, moved, gone = (opened(visits, alive, "a") for _ in range(3))
    for kernel in (pocket, moved, gone):
        visits.looked_at(kernel)
    for kernel in (moved, pocket, gone):
        if kernel == moved:
            visits.looked_at(kernel)
        visits.left(kernel)
    time.now += AWAY_S - 1
    assert visits.unseen() == []
    visits.looked_at(pocket)
    time.now += 2
    assert visits.unseen() == [gone]
