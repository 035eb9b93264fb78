"""On Plan, what was just changed stands in sight with its Undo, until another screen is looked at."""

from __future__ import annotations

from datetime import date

import pytest
from share_reader import Looker

from hipbook.log.store import Log
from hipbook.widgets.journal import Journal
from hipbook.widgets.routine.screen import Routine

DAY = date(2026, 3, 30)


class Planner(Looker):
    def __init__(self) -> None:
        self.journal = Journal(Log.sample(DAY), DAY)
        self.root = Routine(self.journal, alone=False)
        self.root.show(True)


@pytest.fixture
def planner() -> Planner:
    return Planner()


def pin(planner: Planner) -> str:
    exercise = planner.journal.week.exercises[0]
    planner.journal.edit("pin", exercise, message="Pinned.")
    return exercise


def test_a_change_of_the_plan_is_taken_back_where_it_was_made(planner: Planner):
    assert not planner.has("hb-undo")
    exercise = pin(planner)
    assert exercise in planner.journal.week.pinned
    planner.press("hb-undo")
    assert exercise not in planner.journal.week.pinned
    assert not planner.has("hb-undo")


def test_the_line_goes_when_another_screen_is_looked_at(planner: Planner):
    pin(planner)
    planner.root.show(False)
    planner.root.show(True)
    assert not planner.has("hb-undo")


def test_what_was_saved_on_another_screen_is_not_offered_here(planner: Planner):
    planner.root.show(False)
    pin(planner)
    planner.root.show(True)
    assert not planner.has("hb-undo")


def test_a_change_after_another_leaves_one_line(planner: Planner):
    pin(planner)
    planner.journal.edit("pin", planner.journal.week.exercises[1], message="And this one.")
    assert [one for one in planner.all() if "hb-saved" in one._dom_classes][1:] == []
    assert "And this one." in planner.sees
