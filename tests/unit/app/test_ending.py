"""The sentence at the end of a session is true of the log, and never one of a streak or of blame."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipbook.app.ending import true_sentence
from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.records import History, SessionDone, SetDone
from hipbook.session.draft import Draft

LIBRARY, MONDAY = library(), date(2026, 3, 2)


def uid(n: int) -> str:
    return f"{n:032d}"


def session(n: int, on: date, whole: bool = True, planned: int = 2) -> SessionDone:
    return SessionDone(uid=uid(n), on=on, planned=planned, whole=whole, minutes=9)


def sets(n: int, on: date, exercise: str = "clam", reps: int = 8, stopped: str | None = None) -> tuple[SetDone, ...]:
    dose = Dose(sets=2, reps=reps)
    one = {"session": uid(n), "on": on, "exercise": exercise, "dose": dose, "stopped": stopped}
    return (SetDone(side="left", **one), SetDone(side="right", **one))


def log(*days: int, whole: bool = True, reps: int = 8) -> History:
    """Sessions of clams, so many days before this Monday."""
    ons = [(n, MONDAY - timedelta(day)) for n, day in enumerate(days, 1)]
    return History(
        sessions=tuple(session(n, on, whole) for n, on in ons),
        sets=tuple(done for n, on in ons for done in sets(n, on, reps=reps)),
    )


def ended(history: History, whole: bool = True, **of: object) -> str:
    draft = Draft(session(99, MONDAY, whole), sets(99, MONDAY, **of))
    return true_sentence(draft, history, LIBRARY)


def test_the_first_session_is_called_the_first() -> None:
    assert ended(History()) == "That was your first session."


def test_whoever_stopped_is_told_that_it_was_right() -> None:
    assert ended(log(7, 3), stopped="too_much") == "You stopped in time."


def test_all_of_it_for_the_first_time_is_told_once() -> None:
    assert ended(log(4, 2, whole=False)) == "All of it, for the first time."
    assert ended(log(4, 2)) != "All of it, for the first time."


def test_more_of_an_exercise_than_ever_is_told_in_its_dose() -> None:
    assert ended(log(4, 2, reps=8), reps=10) == "Clam: 2 x 10, more than ever before.".replace(
        "2 x 10", Dose(sets=2, reps=10).words
    )
    assert "more than ever" not in ended(log(4, 2, reps=8), reps=8)
    assert "more than ever" not in ended(log(4, 2, reps=12), reps=10)


def test_an_exercise_that_the_log_does_not_have_is_new() -> None:
    assert ended(log(4, 2), exercise="bridge") == "Bridge was new today."


def test_sessions_are_counted_in_ones_my_week() -> None:
    assert ended(log(7, 6, 5)) == "That makes 4 sessions so far.", "the first of a new week"
    in_week = History(sessions=(session(1, MONDAY - timedelta(2)), session(2, MONDAY - timedelta(1))),
                      sets=sets(1, MONDAY - timedelta(2)))  # fmt: skip
    assert ended(in_week) == "Your third session this week."


def test_coming_back_is_told_without_blame() -> None:
    gap = LIBRARY.rule.gap.gap_restart_days
    assert ended(log(gap + 5)) == f"You came back after {gap + 5} days."
    assert "came back" not in ended(log(gap))


def test_a_session_that_is_corrected_does_not_count_itself() -> None:
    history = log(3)
    again = Draft(history.sessions[0], tuple(history.sets))
    assert true_sentence(again, history, LIBRARY) == "That was your first session."


DAYS = st.lists(st.integers(0, 60), max_size=12)


@given(DAYS, st.booleans(), st.sampled_from(["clam", "bridge"]), st.integers(1, 20))
def test_in_any_log_there_is_one_short_true_sentence(days: list[int], whole: bool, exercise: str, reps: int) -> None:
    history = log(*sorted(days, reverse=True))
    said = ended(history, whole, exercise=exercise, reps=reps)
    assert said.endswith(".") and len(said.split()) <= 14
    assert not re.search(r"streak|in a row|missed|only|should|well done", said, re.IGNORECASE)
    if counted := re.search(r"makes (\d+) session", said):
        assert int(counted[1]) == len(days) + 1
    assert ("first session" in said) == (not days)


@pytest.mark.parametrize("name", ["", "sheet-"])
def test_what_came_from_another_table_is_not_counted(name: str) -> None:
    brought = SessionDone(uid=f"{name or 'own-'}{uid(1)}", on=MONDAY - timedelta(1), planned=2)
    said = ended(History(sessions=(brought,)))
    assert (said == "That was your first session.") == bool(name)
