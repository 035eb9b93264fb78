"""The plan obeys the arm of the day; where it cannot, the day counts for neither, and a flare suspends all of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.app.experiment import obstacles
from hipbook.app.today import next_session
from hipbook.app.workspace import Workspace
from hipbook.experiments.design import Design, begin
from hipbook.experiments.living import arm_on, lived
from hipbook.model.experiment import Arm
from hipbook.model.records import ExperimentBegun, ExperimentEnded, Flare, Holiday, ProfileSaved, SessionDone

LIBRARY, START = hb.library(), date(2026, 6, 1)
WALKS = {"walking", "walk_brisk"}


def work(question: str = "walk", track: str | None = None, blocks: int = 16) -> tuple[Workspace, ExperimentBegun]:
    """Somebody who begins an experiment on the day that they set themselves up, a Monday."""
    book = Workspace(hb.Log.memory(), START)
    book.save(ProfileSaved(on=START, profile=hb.Profile(age=46, minutes=15, days_per_week=4, track=track)))
    begun = begin(LIBRARY.experiments[question], Design("morning", blocks), seed=1, on=START)
    book.save(begun)
    return book, book.history.experiments[0]


def exercises(book: Workspace, on: date) -> list[str]:
    return [item.exercise for item in book.routine.days[on.weekday()].items]


def test_today_and_the_next_session_obey_the_arm_day_after_day() -> None:
    book, begun = work()
    seen = []
    for n in range(28):
        on = START + timedelta(n)
        book.opened(on)
        if exercises(book, on) and book.experiment and book.experiment.arm:
            arm = begun.arm(book.experiment.arm)
            assert bool(WALKS & {*exercises(book, on)}) == bool(arm.does), "the session as it is shown"
            seen.append(book.experiment.arm)
            book.save(SessionDone(on=on, pain_before=1, pain_worst=1))
            if len(seen) < len(begun.blocks):
                ahead = {item.exercise for item in next_session(book.routine, on)[1]}
                assert bool(WALKS & ahead) == bool(begun.arm(begun.blocks[len(seen)]).does), (
                    "and the one that comes next"
                )
    assert tuple(seen) == begun.blocks[: len(seen)] and len(seen) == 16


def test_a_rest_day_shows_the_arm_in_the_session_that_comes_next() -> None:
    book, begun = work()
    book.save(SessionDone(on=START, pain_before=1, pain_worst=1))
    rest = next(n for n in range(1, 7) if not exercises(book, START + timedelta(n)))
    on, after = START + timedelta(rest), START + timedelta(rest + 1)
    book.opened(on)
    arm = arm_on(begun, book.history, on)
    assert arm and bool(WALKS & {*exercises(book, after)}) == bool(begun.arm(arm).does)


def test_a_day_that_cannot_go_both_ways_is_said_so_and_counts_for_neither() -> None:
    book, begun = work("release_or_strength", track="move")
    on = START + timedelta(1)
    book.opened(on)
    assert book.experiment and book.experiment.is_off and book.experiment.why_not
    outcome = book.save(SessionDone(uid="a-session", on=on, pain_before=1, pain_worst=1))
    (session,) = book.history.sessions
    assert session.off_experiment and lived(begun, book.history, on) == ()
    assert arm_on(begun, book.history, on) == begun.blocks[0], "the block waits for a day that can"
    book.undo(outcome)
    assert book.history.sessions == ()


def test_a_flare_suspends_it_and_the_week_is_as_without_it() -> None:
    book, begun = work()
    flare = book.save(Flare(on=START))
    assert book.experiment and book.experiment.begun == begun and book.experiment.arm is None
    assert book.routine == book.planner.routine
    book.undo(flare)
    assert book.experiment.arm == begun.blocks[0]
    book.save(Holiday(on=START, until=START + timedelta(9)))
    assert book.experiment.arm is None


def test_what_is_stopped_is_obeyed_no_more_and_undo_brings_it_back() -> None:
    book, begun = work()
    usual = book.planner.routine
    stopped = book.save(ExperimentEnded(on=START, experiment=begun.uid))
    assert book.experiment is None and book.routine == usual
    book.undo(stopped)
    assert book.experiment and book.experiment.begun == begun


def test_without_a_plan_there_is_an_arm_and_nothing_to_obey() -> None:
    book, _ = work()
    worst = max(LIBRARY.red_flags.values(), key=lambda flag: flag.action.strictness)
    book.save(ProfileSaved(on=START, profile=hb.Profile(age=46, red_flags={worst.id: "yes"})))
    assert book.routine is None and book.experiment and not book.experiment.why_not


@pytest.mark.parametrize("arms", [("morning", "evening"), (None, None)])
def test_what_a_plan_cannot_settle_leaves_it_alone(arms: tuple) -> None:
    a, b = (Arm(name=f"way {n}", time=time) for n, time in enumerate(arms))
    book, _ = work()
    usual = book.planner.routine
    book = Workspace(hb.Log.memory(), START)
    book.save(ProfileSaved(on=START, profile=hb.Profile(age=46, minutes=15, days_per_week=4)))
    one = ExperimentBegun(on=START, start=START, asks="Mine?", a=a, b=b, outcome="morning", seed=1, blocks=("a", "b"))
    book.save(one)
    assert book.routine == usual and book.experiment.arm == "a" and obstacles(one, book.planner) == ("",) * 4


def test_before_it_begins_it_is_told_which_sessions_could_not_go_both_ways() -> None:
    book, _ = work(track="move")
    whys = obstacles(LIBRARY.experiments["release_or_strength"], book.planner)
    assert len(whys) == 4 and any(whys)
    assert obstacles(LIBRARY.experiments["walk"], book.planner) == ("",) * 4
