"""A week of one's own: kept by the button alone, taken back by Undo, never over a shut gate, and Robin's says so."""

from __future__ import annotations

from datetime import date

import ipywidgets as ipw
import pytest
from answers import settled
from journals import book

from hipbook.model.profile import Profile
from hipbook.model.records import ProfileSaved
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.my_week import DONE, DONE_FOR_ROBIN, SHUT, MyWeek
from hipbook.widgets.lessons.turn import Turn
from hipbook.widgets.mine import robin, shared

TODAY = date(2026, 3, 2)


@pytest.fixture
def journal() -> Journal:
    return book(TODAY, minutes=15)


def button(shown: ipw.Widget, name: str) -> ipw.Button | None:
    if isinstance(shown, ipw.Button):
        return shown if shown.description == name else None
    return next((one for child in getattr(shown, "children", ()) if (one := button(child, name))), None)


def turn(shown: MyWeek, field: str, value: object) -> None:
    shown._fields[field].value = value


def words(shown: ipw.Widget) -> str:
    if isinstance(shown, ipw.HTML):
        return shown.value
    return " ".join(words(child) for child in getattr(shown, "children", ()))


KEEP = "Keep this as my routine"


class TestKeeping:
    def test_nothing_is_kept_before_the_button(self, journal):
        shown = MyWeek(journal)
        assert button(shown, KEEP) is None, "there is nothing to keep yet"
        turn(shown, "minutes", 5)
        assert journal.profile.minutes == 15 and len(journal.log.records("profiles")) == 1
        assert max(day.minutes for day in shown.value.days) <= 5 and "Came in" in words(shown)

    def test_the_button_keeps_the_week_that_was_shown_and_undo_takes_it_back(self, journal):
        shown, before = MyWeek(journal), journal.routine
        turn(shown, "minutes", 5)
        wanted = shown.value
        button(shown, KEEP).click()
        assert journal.routine.days == wanted.days and DONE in words(shown) and button(shown, KEEP) is None
        button(shown, "Undo").click()
        assert journal.routine.days == before.days and journal.profile.minutes == 15
        assert shown._fields["minutes"].value == 15, "the knobs follow"

    def test_turned_back_there_is_nothing_to_keep(self, journal):
        shown = MyWeek(journal)
        turn(shown, "days_per_week", 6)
        turn(shown, "days_per_week", 4)
        assert button(shown, KEEP) is None

    def test_the_suggested_way_to_begin_stays_a_suggestion(self, journal):
        shown = MyWeek(journal)
        turn(shown, "minutes", 10)
        button(shown, KEEP).click()
        assert journal.profile.track is None
        turn(shown, "track", "ease")
        button(shown, KEEP).click()
        assert journal.profile.track == "ease"


class TestGates:
    def test_behind_a_shut_gate_there_are_no_knobs_and_no_button(self):
        shown = MyWeek(book(TODAY, conditions=settled("thr_recent")))
        assert shown.value is None and SHUT in words(shown) and button(shown, KEEP) is None
        shown.journal.guarded(shown._keep)()
        assert len(shown.journal.log.records("profiles")) == 1 and shown.journal.notice.kind == "problem"

    def test_a_gate_that_was_shut_on_another_page_keeps_nothing(self, journal):
        shown = MyWeek(journal)
        turn(shown, "minutes", 5)
        keep = button(shown, KEEP)
        shut = Profile(age=46, red_flags={"cauda_equina": "yes"})
        journal.log.add(ProfileSaved(on=TODAY, profile=shut))
        keep.click()
        assert journal.profile == shut and journal.routine is None
        assert len(journal.log.records("profiles")) == 2, "what was turned is not among them"


class TestRobin:
    def test_robins_week_is_kept_in_memory_and_says_so(self):
        for one in (shared, robin):
            one.cache_clear()
        shown = MyWeek()
        assert "Robin is made up" in words(shown) and button(shown, KEEP) is None
        turn(shown, "minutes", 5)
        button(shown, "Try it: keep this as Robin's routine").click()
        assert DONE_FOR_ROBIN.replace("'", "&#x27;") in words(shown)
        assert shared().profile is None and not shared().log.records("profiles")


@pytest.mark.parametrize(("knob", "position", "says"), [
    ("minutes", "5", "exercise stays"), ("floor", "kneeling", "Nothing changes"), ("days", "6", "on other days"),
    ("condition", "thr_recent", "No week is made"),
])  # fmt: skip
def test_a_knob_says_in_words_what_it_does(knob, position, says):
    shown = Turn(knob)
    shown._choice.value = position
    assert says in words(shown) and "aria-busy" not in words(shown)
    assert (shown.value is None) == (position == "thr_recent")
