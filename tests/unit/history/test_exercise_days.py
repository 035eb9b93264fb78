"""The zone of a day: red is a rise, and pain that was there before is nobody's doing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.history.exercise_days import ExerciseDays, quiet_lately
from hipbook.model.records import History, Morning, SessionDone, SetDone

LIBRARY, DAY = hb.library(), date(2026, 3, 2)
SCORE = st.integers(0, 10)


def zone(before: int | None, worst: int | None, cap: int = 5, exercise: str = "clam", **told) -> str:
    session = SessionDone(uid="session-1", on=DAY, pain_before=before)
    done = SetDone(session=session.uid, on=DAY, exercise=exercise, side="right", pain_during=worst, **told)
    morning = Morning(on=DAY + timedelta(1), after=DAY, pain=before)
    history = History(sessions=(session,), sets=(done,), mornings=(morning,))
    return ExerciseDays(exercise, "right", history, LIBRARY, cap, DAY).zones[-1][1]


@pytest.mark.parametrize(
    ("before", "worst", "cap", "expected"),
    [
        (1, 2, 5, "green"), (1, 4, 5, "amber"), (1, 6, 5, "red"), (5, 6, 5, "red"),
        (4, 4, 5, "green"), (4, 5, 5, "amber"), (4, 4, 2, "amber"), (4, 5, 2, "amber"), (2, 3, 2, "amber"), (1, 3, 2, "red"),
        (7, 7, 5, "amber"), (7, 8, 5, "amber"), (6, 8, 5, "red"), (None, 6, 5, "red"), (None, 3, 5, "amber"),
    ],
)  # fmt: skip
def test_a_score_is_judged_against_what_it_was_before(before, worst, cap, expected):
    assert zone(before, worst, cap) == expected


@given(before=SCORE, worst=SCORE, cap=SCORE)
def test_pain_that_did_not_rise_is_never_red(before, worst, cap):
    if worst <= before:
        assert zone(before, worst, cap) in ("green", "amber")


@given(before=SCORE, worst=SCORE, cap=SCORE)
def test_more_pain_is_never_a_better_zone(before, worst, cap):
    order = ("green", "amber", "red")
    zones = [order.index(zone(before, pain, cap)) for pain in range(worst + 1)]
    assert zones == sorted(zones)


@given(before=SCORE, rise=st.integers(0, 1))
@pytest.mark.parametrize("exercise", ["rest_scan", "calves_on_chair", "arch_flatten"])
def test_rest_and_letting_go_are_never_red_from_the_pain_of_the_day(exercise, before, rise):
    assert zone(before, min(10, before + rise), 2, exercise) != "red"
    assert zone(None, before, 2, exercise) != "red"


def test_what_was_not_named_is_quiet_and_has_no_number():
    assert zone(1, None, hurt=False) == "green"
    assert zone(1, None) == "unknown"


def test_what_was_quiet_lately_was_good_once_and_never_too_much():
    def history(*days: tuple[int, int, str | None]) -> History:
        sessions = tuple(SessionDone(uid=f"session-{n}", on=DAY + timedelta(n), pain_before=1) for n, _, _ in days)
        sets = tuple(
            SetDone(session=f"session-{n}", on=DAY + timedelta(n), exercise="clam", side=side, pain_during=pain)
            for n, pain, side in days
        )
        return History(sessions=sessions, sets=sets)

    def quiet(*days) -> bool:
        return "clam" in quiet_lately(history(*days), LIBRARY, 5, DAY + timedelta(10))

    assert quiet((0, 1, "left"), (3, 4, "left"))
    assert not quiet((0, 1, "left"), (3, 7, "left")), "red once"
    assert not quiet((0, 1, "left"), (0, 7, "right")), "red on the other side"
    assert not quiet((0, 4, "left")), "never good"
    assert not quiet((-5, 1, "left")), "too long ago"
