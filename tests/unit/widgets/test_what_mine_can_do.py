"""The interactive parts of chapters 03 and 04: they follow a reader's answers, and no test is taken by somebody else's."""

from __future__ import annotations

from datetime import date

import pytest
from answers import settled
from journals import book

import hipbook as hb
from hipbook.app.home_test import CHECK_FIRST
from hipbook.content.levers import levers, trained_by
from hipbook.content.loader import library
from hipbook.model.records import ProfileSaved, TestDone
from hipbook.widgets import mine as mine_module
from hipbook.widgets.journal import Journal
from hipbook.widgets.lessons.crowd import AVERAGE, BELL, Again, WhereMineStands
from hipbook.widgets.lessons.levers import STOPS, LeverDial
from hipbook.widgets.lessons.my_muscles import MyMuscles
from hipbook.widgets.progress.home_tests import HomeTests
from hipbook.widgets.progress.tests_at_home import TestsAtHome

TODAY = date(2026, 3, 2)
LIBRARY = library()


@pytest.fixture
def own(monkeypatch) -> Journal:
    """The reader's own log, still empty, as the one of this kernel."""
    journal = Journal(hb.Log.memory(), TODAY)
    monkeypatch.setattr(mine_module, "shared", lambda: journal)
    for part in ("crowd", "my_muscles"):
        monkeypatch.setattr(f"hipbook.widgets.lessons.{part}.shared", lambda: journal)
    monkeypatch.setattr("hipbook.widgets.progress.tests_at_home.shared", lambda: journal)
    return journal


def html_of(widget) -> str:
    """All the markup that a widget holds."""
    inside = [html_of(child) for child in getattr(widget, "children", ())]
    own = (getattr(widget, name, "") for name in ("value", "description"))
    return " ".join(inside or map(str, own))


def answered(journal: Journal, **profile) -> None:
    fields = {"age": 46, **profile}
    journal.save(ProfileSaved(on=TODAY, profile=hb.Profile(**fields)), message="Saved.")


def turned(side: str, degrees: float) -> TestDone:
    return TestDone(on=TODAY, measure="rotation_in", side=side, value=degrees, tries=(degrees,) * 3)


def of_test(part: WhereMineStands | Again, id: str) -> dict:
    return next(test for test in part.crowd.tests if test["id"] == id)


class TestLevers:
    def test_every_muscle_has_its_words_at_every_stop(self):
        dial = LeverDial()
        assert [muscle["id"] for muscle in dial.muscles] == list(levers())
        assert all(len(muscle["at"]) == len(STOPS) == len(dial.stops) for muscle in dial.muscles)
        assert set(dial.anchors) == {dial.stops[0]["deg"], dial.stops[-1]["deg"]}

    def test_a_length_is_said_only_where_it_was_measured(self):
        with_length = {(m["id"], n) for m in LeverDial().muscles for n, at in enumerate(m["at"]) if "mm" in at["says"]}
        assert with_length == {("piriformis", 0), ("piriformis", len(STOPS) - 1)}

    def test_the_reading_copy_names_them_all(self):
        assert all(one.name in LeverDial().sentence for one in levers().values())


class TestMyMuscles:
    def test_what_the_check_refuses_is_named_with_its_reason_and_not_shown(self):
        part = MyMuscles(book(TODAY, conditions=settled("kneel_intolerant")))
        part._muscle.value = "gluteus_medius_front"
        shown = html_of(part)
        pictures, out = shown.split("not for you now, and why")
        assert "Fire hydrant" in out and "Fire hydrant" not in pictures

    def test_a_condition_answered_meanwhile_is_heeded(self):
        journal = book(TODAY)
        part = MyMuscles(journal)
        before = html_of(part)
        answered(journal, conditions=settled("kneel_intolerant"))
        assert "not for you now" not in before and "not for you now" in html_of(part)

    @pytest.mark.parametrize("id", levers())
    def test_every_muscle_shows_its_exercises(self, id):
        part = MyMuscles(book(TODAY))
        part._muscle.value = id
        assert set(part.value) == set(trained_by(id, LIBRARY))

    def test_robin_stands_in_until_the_reader_has_answered(self, own):
        part = MyMuscles()
        assert "Robin" in html_of(part)
        answered(own)
        assert "Robin" not in html_of(part)


class TestWhereMineStands:
    def test_a_result_stands_among_the_people_of_that_age(self):
        part = WhereMineStands(book(TODAY, turned("left", 25), turned("right", 31)))
        test = of_test(part, "rotation_in")
        assert [(one["side"], one["value"]) for one in test["own"]] == [("left", 25), ("right", 31)]
        assert len(test["people"]) == 100 and not test["movable"]
        assert test["says"][0] == "Left and right are 6 apart. Up to 10 says nothing: both may be alike."
        assert part.crowd.tests[0]["id"] == "rotation_in"

    def test_a_result_saved_meanwhile_is_shown(self):
        journal = book(TODAY)
        part = WhereMineStands(journal)
        assert of_test(part, "rotation_in")["movable"]
        journal.save(turned("left", 25), message="Saved.")
        assert of_test(part, "rotation_in")["own"][0]["value"] == 25

    def test_the_crowd_is_that_of_the_readers_age(self):
        young, old = (of_test(WhereMineStands(book(TODAY, age=age)), "one_leg_stance") for age in (30, 75))
        assert young["usual"][0]["from"] > old["usual"][0]["from"]

    def test_where_it_is_not_known_how_people_differ_no_place_is_told(self):
        done = TestDone(on=TODAY, measure="one_leg_stance", side="left", value=20, tries=(20, 18, 15))
        test = of_test(WhereMineStands(book(TODAY, done)), "one_leg_stance")
        assert test["people"] == [] and test["own"][0]["says"] == "Left: 20 seconds."
        assert AVERAGE in test["says"] and BELL not in test["says"]

    def test_a_limit_under_the_average_is_not_called_the_average(self):
        test = of_test(WhereMineStands(book(TODAY, age=88)), "chair_stand_30s")
        assert {one["says"] for one in test["usual"]} == {"under the average, women", "under the average, men"}
        assert AVERAGE not in test["says"]

    def test_robin_stands_in_and_is_named(self, own):
        part = WhereMineStands()
        assert "Robin" in part.crowd.lead
        assert any("At Robin's age" in line for test in part.crowd.tests for line in test["says"])
        answered(own)
        assert "Robin" not in part.crowd.lead and not any(test["own"] for test in part.crowd.tests)

    def test_everything_lies_on_the_line(self):
        part = WhereMineStands(book(TODAY, turned("left", 5), turned("right", 80)))
        for test in part.crowd.tests:
            low, high = test["ends"]
            assert all(low <= one["value"] <= high for one in test["own"])
            assert all(low <= one <= high for one in test["people"])


class TestAgain:
    def test_it_begins_with_the_test_asked_for_and_shows_nobody(self):
        part = Again("chair_stand_30s")
        assert part.crowd.tests[0]["id"] == "chair_stand_30s"
        assert all(test["own"] == [] and not test["movable"] for test in part.crowd.tests)

    def test_what_wobbles_more_scatters_more(self):
        leg, turn = (of_test(Again(), id)["again"] for id in ("one_leg_stance", "rotation_in"))
        assert leg["noise"] / leg["scatter"] == pytest.approx(turn["noise"] / turn["scatter"])
        assert leg["scatter"] > turn["scatter"]


class TestTests:
    def test_nobody_takes_a_test_by_robins_answers(self, own):
        shown = html_of(TestsAtHome())
        assert CHECK_FIRST in shown and "Not taken yet" not in shown

    def test_the_check_is_on_the_page(self, own):
        link = "href='dashboard.ipynb' data-hb-chapter>Open the check</a>"
        assert link in html_of(TestsAtHome()) and link in html_of(TestsAtHome("flexion_supine"))

    def test_a_sign_that_opens_the_check_again_leads_there(self, own):
        answered(own)
        tests = TestsAtHome("flexion_supine").children[-1]
        assert isinstance(tests, HomeTests)
        tests.going_on = LIBRARY.measures["flexion_supine"]
        sign = next(iter(LIBRARY.stop_signs))
        tests._save(TestDone(on=TODAY, measure="flexion_supine", side="left", value=90, tries=(90,), signs=(sign,)))
        assert "href='dashboard.ipynb'" in html_of(tests)

    def test_each_test_is_offered_or_says_why_not(self, own):
        answered(own, age=70, conditions=settled("kneel_intolerant"), positions_excluded={"standing"})
        shown = html_of(TestsAtHome())
        assert "It is done standing, which you ruled out." in shown and "Not taken yet." in shown

    def test_a_new_hip_is_offered_none(self, own):
        answered(own, age=70, conditions={"thr_recent": {"surgery_date": date(2026, 2, 1)}})
        part = TestsAtHome()
        assert "Take it" not in html_of(part)
        answered(own, age=70)
        assert "Take it" in html_of(part)

    def test_the_answers_of_the_check_are_heeded_at_once(self, own):
        part = TestsAtHome()
        assert CHECK_FIRST in html_of(part)
        answered(own)
        assert CHECK_FIRST not in html_of(part)
