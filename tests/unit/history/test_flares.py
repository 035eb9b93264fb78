"""Around a flare: what is familiar is not forgotten, and the way back goes by steps."""

from __future__ import annotations

from datetime import date, timedelta

import hipbook as hb
from hipbook.history.pauses import familiar_since, flare_began, flares_often, way_back
from hipbook.model.records import Flare, History, SetDone

LIBRARY, START = hb.library(), date(2026, 1, 5)


def practised(*numbers: int, flares: tuple[Flare, ...] = ()) -> History:
    sets = tuple(SetDone(on=START + timedelta(n), exercise="clam") for n in numbers)
    return History(sets=sets, flares=flares)


def flare(first: int, over: int) -> tuple[Flare, Flare]:
    ended = START + timedelta(over)
    return Flare(on=START + timedelta(first)), Flare(on=ended, ended=ended)


def since(history: History, number: int) -> int:
    return (familiar_since(history, LIBRARY, START + timedelta(number)) - START).days


def test_what_was_done_before_a_flare_or_a_holiday_is_still_familiar_after_it():
    every_other = range(0, 61, 2)
    assert since(practised(*every_other), 60) == 60 - LIBRARY.rule.progression.familiar_days
    flared = practised(*every_other, flares=flare(40, 56))
    assert since(flared, 60) < 40
    away = practised(*range(0, 31, 2), 60)
    assert since(away, 60) == 24, "the gap counts as a week"
    assert since(practised(), 60) == 60


def test_the_steps_lead_back_to_all_of_it():
    history = History(flares=flare(0, 5))
    days = [way_back(history, LIBRARY, START + timedelta(n)) for n in range(4, 15)]
    assert days[0] is None and days[-1] is None
    shares = [day.share for day in days[1:-1]]
    assert shares == sorted(shares) and len(set(shares)) == len(LIBRARY.rule.flare.flare_back_shares)
    assert [day.first for day in days[1:-1]].count(True) == LIBRARY.rule.flare.flare_step_days
    assert {day.ends for day in days[1:-1]} == {START + timedelta(14)}


def test_a_flare_said_twice_began_once():
    twice = History(flares=(Flare(on=START), Flare(on=START + timedelta(2))))
    assert flare_began(twice, START + timedelta(3)) == START
    assert flare_began(History(flares=flare(0, 5)), START + timedelta(6)) is None


def test_many_flares_hold_progress_back_until_they_are_few():
    rule = LIBRARY.rule.flare
    spans = [one for n in range(rule.often) for one in flare(20 * n, 20 * n + 5)]
    history = History(flares=tuple(spans))
    last = START + timedelta(20 * rule.often)
    assert flares_often(history, LIBRARY, last) == rule.often
    assert flares_often(history, LIBRARY, last + timedelta(rule.often_days)) == 0
