"""A session of a few minutes out of one's own week: it fits, it is open to one, and on a day of rest it is gentle."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.app.short_session import example, short_session
from hipbook.model.profile import Profile
from hipbook.model.records import Flare, History
from hipbook.screening.effects import settled
from hipbook.screening.person import Person

LIBRARY, MONDAY = hb.library(), date(2026, 1, 5)
WEEK = [MONDAY + timedelta(n) for n in range(7)]
PROFILES = {
    "anybody": Profile(age=46),
    "two new hips": Profile(
        age=62, conditions={"thr_late": settled(LIBRARY.conditions["thr_late"], MONDAY)}, floor=False
    ),
    "arthritis": Profile(age=61, conditions={"hip_oa": settled(LIBRARY.conditions["hip_oa"], MONDAY)}, minutes=30),
    "on Ease": Profile(age=50, track="ease"),
    "twice a week": Profile(age=50, days_per_week=2, minutes=45),
}


def led(profile: Profile, on: date, minutes: float = 5, history: History | None = None) -> tuple:
    history = history or History()
    routine = hb.plan(profile, LIBRARY, history=history, on=on)
    return short_session(routine, Person.of(profile, history, LIBRARY, on), minutes), routine


@pytest.mark.parametrize("name", PROFILES)
def test_it_fits_is_open_to_one_and_on_a_day_of_rest_needs_none(name: str) -> None:
    allowed = hb.screen(PROFILES[name], LIBRARY, on=MONDAY).allowed
    for on in WEEK:
        items, routine = led(PROFILES[name], on)
        assert sum(item.minutes for item in items) <= 5
        assert all(item.exercise in allowed or item.exercise in LIBRARY.series for item in items)
        if not routine.days[on.weekday()].items:
            kinds = [LIBRARY.dose_classes[LIBRARY.exercises[item.exercise].dose_class] for item in items]
            assert all(kind.daily for kind in kinds)


def test_a_training_day_always_has_something() -> None:
    for on in WEEK:
        items, routine = led(PROFILES["anybody"], on)
        assert bool(items) or not routine.days[on.weekday()].items


def test_a_flare_adds_nothing_to_a_day_of_rest() -> None:
    flaring = History(flares=(Flare(on=MONDAY),))
    for on in WEEK:
        items, routine = led(PROFILES["anybody"], on, 5, flaring)
        assert {item.exercise for item in items} <= {item.exercise for item in routine.days[on.weekday()].items}
        if not routine.days[on.weekday()].items and on - MONDAY < timedelta(3):
            assert items == ()


def test_no_dose_is_larger_than_planned() -> None:
    for on, minutes in ((MONDAY, 2), (MONDAY, 3), (MONDAY, 5), (MONDAY, 30)):
        items, routine = led(PROFILES["anybody"], on, minutes)
        planned = {item.exercise: item.dose for item in routine.days[on.weekday()].items}
        assert all(planned[item.exercise].covers(item.dose) for item in items)


def test_a_whole_week_has_a_line_for_each_day() -> None:
    assert list(example(LIBRARY)) == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
