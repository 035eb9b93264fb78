"""Pain that creeps up is seen against a baseline that does not rise with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.history.rising import rise, risen_since
from hipbook.model.records import Flare, History, Morning, SessionDone

LIBRARY, START = hb.library(), date(2026, 1, 5)
RULE = LIBRARY.rule.rising


def weekly(*pains: float, begins: date = START, kind: str = "before") -> History:
    """Three days a week at such a pain, by the week."""
    days = [(begins + timedelta(7 * n + day), pain) for n, pain in enumerate(pains) for day in (0, 2, 4)]
    if kind == "morning":
        return History(mornings=tuple(Morning(on=on, pain=round(pain)) for on, pain in days))
    field = {"before": "pain_before", "during": "pain_worst"}[kind]
    return History(sessions=tuple(SessionDone(on=on, **{field: round(pain)}) for on, pain in days))


def end(history: History) -> date:
    return max(one.on for one in (*history.sessions, *history.mornings)) + timedelta(2)


@pytest.mark.parametrize("kind", ["before", "during", "morning"])
def test_two_weeks_two_points_above_the_beginning_are_a_rise(kind):
    history = weekly(2, 2, 3, 4, 4, kind=kind)
    found = rise(history, LIBRARY, end(history))
    assert (found.measure, found.baseline, found.now) == (kind, 2, 4)
    for calm in (weekly(2, 2, 3, 4, 3, kind=kind), weekly(2, 2, 3, 3, 3, kind=kind), weekly(2, 2, 4, kind=kind)):
        assert rise(calm, LIBRARY, end(calm)) is None


def test_the_usual_pain_rises_with_the_pain_and_this_does_not():
    """Half a point a week: at each look the last weeks are like the weeks before them."""
    history = weekly(*[2 + n / 2 for n in range(11)])
    found = rise(history, LIBRARY, end(history))
    assert found.sure and found.baseline == 2 and found.now >= 6


def test_a_lower_level_that_lasted_is_the_new_baseline_and_a_good_fortnight_alone_is_not():
    lasted = weekly(6, 6, 3, 3, 3, 3, 5, 5)
    assert rise(lasted, LIBRARY, end(lasted)).baseline == 3
    once = weekly(6, 6, 3, 3, 6, 6, 6, 6)
    assert rise(once, LIBRARY, end(once)) is None


def test_a_flare_is_neither_baseline_nor_rise():
    history = weekly(2, 2, 2, 6, 6)
    flare = (Flare(on=START + timedelta(21)), Flare(on=START + timedelta(35), ended=START + timedelta(35)))
    assert rise(history, LIBRARY, end(history))
    assert rise(history.model_copy(update={"flares": flare}), LIBRARY, end(history)) is None
    first = (Flare(on=START), Flare(on=START + timedelta(14), ended=START + timedelta(14)))
    after = weekly(8, 8, 2, 2, 2, 4, 4).model_copy(update={"flares": first})
    assert rise(after, LIBRARY, end(after)).baseline == 2


def test_after_a_gap_of_years_the_baseline_begins_anew():
    old, new = weekly(1, 1, 1), weekly(5, 5, 5, 5, begins=START + timedelta(900))
    both = History(sessions=(*old.sessions, *new.sessions))
    assert rise(both, LIBRARY, end(both)) is None


def test_a_rise_within_ones_own_ups_and_downs_holds_back_and_does_not_open_the_check():
    wild = [(START + timedelta(2 * n), pain) for n, pain in enumerate([0, 6, 0, 6, 0, 6, 1, 5, 0, 6, 0, 6])]
    high = [(START + timedelta(24 + 2 * n), 5) for n in range(8)]
    history = History(sessions=tuple(SessionDone(on=on, pain_before=pain) for on, pain in (*wild, *high)))
    found = rise(history, LIBRARY, end(history))
    assert found and not found.sure and risen_since(history, LIBRARY, end(history)) is None


def test_since_when_it_holds_is_told_as_far_back_as_it_matters():
    history = weekly(2, 2, 2, *[6] * 10)
    last = history.sessions[-1].on
    assert risen_since(history, LIBRARY, last) == last - timedelta(RULE.recheck_days)
    short = weekly(2, 2, 2, 6, 6)
    assert end(short) - timedelta(7) < risen_since(short, LIBRARY, end(short)) <= end(short)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=20), st.integers(0, 3))
def test_the_same_pain_throughout_is_never_a_rise_and_more_pain_never_less_of_one(pains, more):
    flat = weekly(*[pains[0]] * len(pains))
    assert rise(flat, LIBRARY, end(flat)) is None
    log, raised = weekly(*pains), weekly(*pains[:-2], *[min(10, pain + more) for pain in pains[-2:]])
    was, now = rise(log, LIBRARY, end(log)), rise(raised, LIBRARY, end(raised))
    assert was is None or (now is not None and now.now >= was.now)


def test_a_rise_is_not_forgotten_in_a_flare_and_a_flare_that_lasts_is_no_flare():
    history = weekly(2, 2, 2, 5, 5, 7, 7, 7, 7, 7)
    began = START + timedelta(35)
    flared = history.model_copy(update={"flares": (Flare(on=began),)})
    found = [rise(flared, LIBRARY, began + timedelta(n)) for n in range(33)]
    assert all(found) and found[0].now == 5 and found[-1].now == 7
