"""Before anything is led on a sore day: the ways on, the wisest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.app.how_to_begin import Way, is_eased, ways_in
from hipbook.app.today import eased
from hipbook.model.records import Flare, History, SessionDone
from hipbook.screening.person import Person

LIBRARY, DAY = hb.library(), date(2026, 3, 2)
RULE = LIBRARY.rule.pain


def someone(usual: int | None = None, flaring: bool = False, **answers) -> Person:
    days = [DAY - timedelta(2 * n) for n in range(1, 8)] if usual is not None else []
    sessions = tuple(SessionDone(on=day, pain_before=usual) for day in sorted(days))
    flares = (Flare(on=DAY - timedelta(1)),) if flaring else ()
    return Person.of(hb.Profile(age=46, **answers), History(sessions=sessions, flares=flares), LIBRARY, DAY)


def test_an_ordinary_day_is_led_as_planned():
    assert ways_in(2, someone()) == ways_in(3, someone(usual=2)) == (Way.PLANNED,)


def test_pain_above_the_cap_or_above_usual_offers_less_first():
    assert ways_in(4, someone(usual=2)) == (Way.EASIER, Way.FLARE, Way.CHECK)
    assert ways_in(RULE.cap_default + 1, someone())[0] is Way.EASIER
    assert ways_in(3, someone(track="ease"))[0] is Way.EASIER, "the cap of the track counts"


def test_a_hip_that_is_always_sore_may_go_on_as_planned():
    assert ways_in(4, someone(usual=4, track="ease"))[-1] is Way.PLANNED


def test_very_strong_pain_leads_no_plain_session():
    assert ways_in(RULE.pause_nprs, someone(usual=3)) == ways_in(RULE.pause_nprs, someone()) == (Way.FLARE, Way.CHECK)
    assert ways_in(RULE.pause_nprs, someone(flaring=True)) == (Way.EASIER, Way.CHECK)
    assert ways_in(RULE.pause_nprs, someone(usual=6)) == (Way.EASIER, Way.CHECK, Way.FLARE), "pain that is always so"


def test_in_a_flare_that_has_lasted_too_long_the_check_comes_first():
    long_ago = Flare(on=DAY - timedelta(7 * LIBRARY.rule.progression.clinician_weeks))
    person = Person.of(hb.Profile(age=46), History(flares=(long_ago,)), LIBRARY, DAY)
    assert ways_in(RULE.pause_nprs, person) == (Way.CHECK, Way.EASIER)


def test_in_a_flare_its_own_gentle_set_is_led():
    assert ways_in(RULE.pause_nprs - 1, someone(flaring=True)) == (Way.PLANNED,)


@given(pain=st.integers(0, 9), usual=st.one_of(st.none(), st.integers(0, 10)), flaring=st.booleans())
def test_more_pain_never_opens_a_bolder_way(pain, usual, flaring):
    bold = (Way.CHECK, Way.FLARE, Way.EASIER, Way.PLANNED)
    now, then = (ways_in(score, someone(usual, flaring)) for score in (pain, pain + 1))
    assert bold.index(then[0]) <= bold.index(now[0])
    assert (Way.PLANNED in then) <= (Way.PLANNED in now)
    assert Way.CHECK in then or then == (Way.PLANNED,)


def test_an_easier_session_is_known_as_one():
    person = someone()
    week = hb.plan(person.profile, LIBRARY, on=DAY)
    items = next(day.items for day in week.days if day.items)
    assert is_eased(eased(items, person), week) and not is_eased(items, week)
    assert not is_eased(items, None)
    assert not is_eased([replace(items[0], minutes=1)], week)


def test_pain_that_crept_up_offers_less_though_each_day_is_as_usual():
    days = [(DAY - timedelta(2 * n), 2 if n > 12 else 4) for n in range(1, 28)]
    history = History(sessions=tuple(SessionDone(on=on, pain_before=pain) for on, pain in sorted(days)))
    person = Person.of(hb.Profile(age=46), history, LIBRARY, DAY)
    assert ways_in(4, person) == (Way.EASIER, Way.FLARE, Way.CHECK, Way.PLANNED)
    assert ways_in(3, person) == (Way.PLANNED,)
