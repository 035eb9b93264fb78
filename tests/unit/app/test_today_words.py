"""What a reader sees first on a day: the sentence about its session and the picture that leads it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.app.today_words import day_sentence, drawn_id, kind_words, leading_item, new_today, quiet_minutes
from hipbook.content.drawings import figure
from hipbook.model.records import History, PlanChange

DAY = date(2026, 3, 2)
LIBRARY = hb.library()


@pytest.fixture(scope="module")
def week() -> hb.Routine:
    return hb.plan(hb.Profile(age=46, track="mix", minutes=15), LIBRARY, on=DAY)


def practised(*exercises: str, on: date = DAY) -> History:
    sets = tuple(hb.SetDone(on=on, exercise=id, dose=LIBRARY.dose(id), session="one-session") for id in exercises)
    return History(sessions=(hb.SessionDone(on=on, uid="one-session"),), sets=sets)


def parts(items: tuple) -> list[str]:
    return [drawn_id(item.exercise, LIBRARY) for item in items]


def test_a_first_session_says_so(week):
    assert day_sentence(week.days[0].items, History(), LIBRARY) == "Your first session."


def test_what_is_new_is_named_and_shown(week):
    items = next(day.items for day in week.days if len(day.items) > 2)
    *others, new = items
    history = practised(*parts(others))
    assert new_today(items, history, LIBRARY) == (new,)
    assert LIBRARY.item(new.exercise).name in day_sentence(items, history, LIBRARY)
    assert leading_item(items, history, LIBRARY) == new


def test_several_new_ones_are_counted(week):
    items = next(day.items for day in week.days if len(day.items) > 2)
    assert "are new today" in day_sentence(items, practised(parts(items)[0]), LIBRARY)


def test_what_grew_since_the_last_session_is_named(week):
    items = week.days[0].items
    change = PlanChange(on=DAY + timedelta(1), exercise=items[0].exercise, change="progress", reason="It went well.")
    before = practised(*parts(items))
    grew = before.model_copy(update={"plan_changes": (change,)})
    assert day_sentence(items, before, LIBRARY) == ""
    assert day_sentence(items, grew, LIBRARY) == f"A little more today: {LIBRARY.item(items[0].exercise).name}."


def test_the_picture_is_of_something_that_is_drawn(week):
    for day in week.days:
        if day.items:
            item = leading_item(day.items, History(), LIBRARY)
            assert item in day.items and figure(drawn_id(item.exercise, LIBRARY))
    assert leading_item((), History(), LIBRARY) is None


def test_a_day_of_letting_go_is_not_called_a_strength_day():
    weeks = {track: hb.plan(hb.Profile(age=46, track=track), LIBRARY, on=DAY) for track in LIBRARY.tracks}
    called = {track: kind_words("main", week, LIBRARY) for track, week in weeks.items()}
    assert called == {track: "Longer day" if track in ("ease", "move") else "Strength day" for track in LIBRARY.tracks}


def test_minutes_are_whole_and_at_least_one(week):
    assert quiet_minutes(week.days[0].items) == f"{round(week.days[0].minutes)} quiet minutes."
