"""An experiment while it is lived: a draw that is used up in its order, whatever comes between."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from experimenters import LIBRARY
from hypothesis import given
from hypothesis import strategies as st

from hipbook.experiments.design import Design, begin
from hipbook.experiments.living import (
    Practice,
    adherence,
    arm_on,
    changes_by_hand,
    flares_of,
    is_over,
    lived,
    obeys,
    running,
)
from hipbook.history.timeline import added
from hipbook.model.experiment import Arm
from hipbook.model.records import ExperimentEnded, Flare, History, Holiday, PlanChange, SessionDone, SetDone

START = date(2026, 1, 5)
LATER = START + timedelta(300)
BY_DAY = begin(LIBRARY.experiments["morning_or_evening"], Design("morning", 16), 7, START)
BY_WEEK = begin(LIBRARY.experiments["rest_day"], Design("morning", 12, "week", 2), 7, START)


def day(n: int) -> date:
    return START + timedelta(n)


def log_of(days: list[int], **records: Any) -> History:
    return History(sessions=tuple(SessionDone(on=day(n)) for n in days), **records)


@given(st.sets(st.integers(0, 120)), st.sets(st.integers(0, 120), max_size=4), st.integers(1, 20))
def test_the_draw_is_used_up_in_its_order_and_stays_balanced(days: set[int], flares: set[int], length: int) -> None:
    """Whoever practises when, and however often a flare comes between: no arm is left out, and none is doubled."""
    history = log_of(sorted(days))
    for n in sorted(flares):
        history = added(history, Flare(on=day(n)), Flare(on=day(n + length), ended=day(n + length)))
    for begun in (BY_DAY, BY_WEEK):
        arms = [one.arm for one in lived(begun, history, LATER)]
        size = 1 if begun.unit == "day" else 7
        assert arms == [arm for arm in begun.blocks for _ in range(size)][: len(arms)]
        assert abs(arms.count("a") - arms.count("b")) <= size


@given(st.sets(st.integers(0, 40), min_size=1))
def test_the_arm_that_a_morning_shows_is_the_one_its_session_is_counted_for(days: set[int]) -> None:
    """Also once the session is done, and the page is opened again that evening."""
    for n in sorted(days):
        before, after = log_of([d for d in sorted(days) if d < n]), log_of([d for d in sorted(days) if d <= n])
        arm = arm_on(BY_DAY, before, day(n))
        counted = {one.on: one.arm for one in lived(BY_DAY, after, LATER)}
        assert arm == arm_on(BY_DAY, after, day(n)) == counted.get(day(n))


def test_a_session_that_is_written_down_late_moves_no_arm_that_was_lived() -> None:
    at = datetime(2026, 1, 5, 18, tzinfo=UTC)
    done = [SessionDone(on=day(n), at=at + timedelta(n)) for n in (0, 2, 3)]
    before = {one.on: one.arm for one in lived(BY_DAY, History(sessions=tuple(done)), LATER)}
    late = SessionDone(on=day(1), at=at + timedelta(9))
    after = {one.on: one.arm for one in lived(BY_DAY, added(History(sessions=tuple(done)), late), LATER)}
    assert {on: after[on] for on in before} == before and after[day(1)] == BY_DAY.blocks[3]


def test_a_flare_and_a_holiday_suspend_it_and_the_block_goes_on_afterwards() -> None:
    away = Holiday(on=day(20), until=day(27))
    history = History(flares=(Flare(on=day(3)), Flare(on=day(6), ended=day(6))), holidays=(away,))
    arms = [arm_on(BY_WEEK, history, day(n)) for n in range(30)]
    first, then, third = BY_WEEK.blocks[:3]
    assert arms == [first] * 3 + [None] * 3 + [first] * 4 + [then] * 7 + [third] * 3 + [None] * 7 + [third] * 3


def test_it_does_not_begin_before_its_first_day_and_can_be_stopped_any_time() -> None:
    history = log_of([0, 1, 2], experiments=(BY_DAY,))
    assert arm_on(BY_DAY, history, day(-1)) is None and running(history, day(2)) == BY_DAY
    stopped = added(history, ExperimentEnded(on=day(2), experiment=BY_DAY.uid, why="sore"))
    assert arm_on(BY_DAY, stopped, day(3)) is None and running(stopped, day(3)) is None
    assert len(lived(BY_DAY, log_of([0, 1, 2, 3, 4], experiment_ends=stopped.experiment_ends), LATER)) == 3


def test_it_is_over_once_the_morning_after_its_last_block_is() -> None:
    history = log_of(list(range(20)), experiments=(BY_DAY,))
    assert [is_over(BY_DAY, history, day(n)) for n in (15, 16, 17)] == [False, False, True]
    assert arm_on(BY_DAY, history, day(16)) is None and running(history, day(17)) is None


# --- was the draw followed?

SESSION_AT = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
RELEASE, STRENGTH, WALK = "psoas_release", "bridge", "walking"
LAST = LIBRARY.experiments


def done_of(*exercises: str, at: datetime = SESSION_AT) -> History:
    sets = tuple(SetDone(on=START, exercise=exercise) for exercise in exercises)
    return History(sessions=(SessionDone(on=START, at=at),), sets=sets)


@pytest.mark.parametrize(
    ("question", "history", "a", "b"),
    [
        ("release_or_strength", done_of(RELEASE, STRENGTH), True, False),
        ("release_or_strength", done_of(STRENGTH, RELEASE), False, True),
        ("release_or_strength", done_of(), None, None),
        ("walk", done_of(STRENGTH, WALK), True, False),
        ("walk", done_of(STRENGTH), False, True),
        ("morning_or_evening", done_of(), True, False),
        ("morning_or_evening", done_of(at=SESSION_AT.replace(hour=18)), False, True),
        ("rest_day", done_of(), True, False),
        ("rest_day", log_of([0, 1]), False, True),
        ("rest_day", log_of([1]), None, None),
    ],
)
def test_the_log_tells_whether_the_draw_was_followed(
    question: str, history: History, a: bool | None, b: bool | None
) -> None:
    asked = LIBRARY.experiments[question]
    assert (
        obeys(asked.a, START, Practice.of(history), LIBRARY),
        obeys(asked.b, START, Practice.of(history), LIBRARY),
    ) == (a, b)


def test_what_only_the_reader_can_know_is_not_judged() -> None:
    assert obeys(Arm(name="with heat before"), START, Practice.of(done_of(STRENGTH)), LIBRARY) is None


def test_the_hour_is_that_of_the_readers_own_clock() -> None:
    evening = LIBRARY.experiments["morning_or_evening"].b
    far_east = timezone(timedelta(hours=9))
    practice = Practice.of(done_of())
    assert obeys(evening, START, practice, LIBRARY, far_east) and not obeys(evening, START, practice, LIBRARY)


def test_adherence_counts_the_days_that_can_be_judged() -> None:
    at = datetime(2026, 1, 5, 8, tzinfo=UTC)
    done = tuple(SessionDone(on=day(n), at=at + timedelta(n)) for n in range(8))
    followed = adherence(BY_DAY, History(sessions=done), LIBRARY, LATER)
    assert (followed.days, followed.obeyed, followed.share) == (8, 4, 0.5), "every second day was drawn for the evening"
    assert adherence(BY_DAY, History(), LIBRARY, LATER).share is None


def test_flares_are_counted_for_the_arm_that_came_before_them() -> None:
    history = log_of([0, 1, 2, 9, 10])
    flared = added(history, Flare(on=day(3)), Flare(on=day(8), ended=day(8)))
    arm = BY_DAY.blocks[2]
    assert flares_of(BY_DAY, flared, LATER) == {"a": int(arm == "a"), "b": int(arm == "b")}
    assert flares_of(BY_DAY, added(history, Flare(on=day(40))), LATER) == {"a": 0, "b": 0}, "long after it"


def test_changes_by_hand_are_noted_and_those_of_the_plan_are_not() -> None:
    changes = (
        PlanChange(on=day(1), exercise="clam", change="swap", instead="bridge"),
        PlanChange(on=day(1), exercise="clam", change="progress", rule="green"),
        PlanChange(on=day(1), exercise="clam", change="never", undone=True),
        PlanChange(on=day(90), exercise="clam", change="never"),
    )
    assert changes_by_hand(BY_DAY, log_of([0, 1, 2], plan_changes=changes), LATER) == changes[:1]


def test_what_was_changed_before_it_was_begun_is_not_noted() -> None:
    """Also on the very day, where the moments tell; where they do not, that day is left out."""
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    before, after, untimed, later = (
        PlanChange(on=day(n), at=at, exercise="clam", change="swap", instead="bridge")
        for n, at in ((0, noon - timedelta(hours=1)), (0, noon + timedelta(hours=1)), (0, None), (1, None))
    )
    history = log_of([0, 1, 2], plan_changes=(before, after, untimed, later))
    timed = BY_DAY.model_copy(update={"at": noon})
    assert changes_by_hand(timed, history, LATER) == (after, later)
    assert changes_by_hand(BY_DAY, history, LATER) == (later,)
