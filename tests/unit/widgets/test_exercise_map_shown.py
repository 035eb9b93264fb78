"""The map: what is shut is greyed with its reason, for the reader or for nobody, and every mark is explained."""

from __future__ import annotations

from datetime import date

import ipywidgets as ipw
import pytest
from journals import book

from hipbook.content.loader import library
from hipbook.model.profile import Profile
from hipbook.model.records import ProfileSaved
from hipbook.widgets.lessons.exercise_map import ExerciseMap, Ground
from hipbook.widgets.mine import robin, shared

TODAY = date(2026, 3, 2)
LIBRARY = library()


@pytest.fixture
def shown() -> ExerciseMap:
    return ExerciseMap(book(TODAY, equipment={"mat"}, never={"bridge"}, positions_excluded={"kneeling"}))


def tick(shown: ExerciseMap, id: str, value: bool = True) -> None:
    name = LIBRARY.conditions[id].name
    [box] = [one for one in _boxes(shown) if one.description == name]
    box.value = value


def _boxes(widget: ipw.Widget) -> list[ipw.Checkbox]:
    if isinstance(widget, ipw.Checkbox):
        return [widget]
    return [box for child in getattr(widget, "children", ()) for box in _boxes(child)]


class TestForWhom:
    def test_ones_own_wishes_things_and_positions_are_its_reasons(self, shown):
        assert shown.value["bridge"] == "You asked never to be offered it."
        assert "which you do not have" in shown.value["clam_band"]
        assert "which you ruled out" in shown.value["pigeon"]
        assert shown.ground.marks["refused"] == shown.value

    def test_for_nobody_in_particular_all_of_them_are_open(self, shown):
        shown._for.value = False
        assert shown.value == {} and shown.ground.marks["says"].startswith(f"All {len(LIBRARY.exercises)} exercises")

    def test_where_the_log_knows_nobody_it_is_robins_and_says_so(self):
        for one in (shared, robin):
            one.cache_clear()
        shown = ExerciseMap()
        words = " ".join(child.value for child in shown.children[1].children if isinstance(child, ipw.HTML))
        assert "Robin is made up" in words and "open to Robin" in shown.ground.marks["says"]
        assert next(label for label, _ in shown._for._buttons.options) == "For Robin"

    def test_who_was_set_up_meanwhile_is_found_when_the_page_is_looked_at(self):
        for one in (shared, robin):
            one.cache_clear()
        shown = ExerciseMap()
        shared().save(ProfileSaved(on=shared().today, profile=Profile(age=46, never={"bridge"})))
        shown.children[0].answers["looked"]({})
        assert shown.value["bridge"].startswith("You asked") and "open to you" in shown.ground.marks["says"]


class TestTicking:
    def test_what_is_ticked_shuts_more_and_unticked_opens_it_again(self, shown):
        before = dict(shown.value)
        tick(shown, "glut_tendinopathy")
        assert shown.value.keys() > before.keys() and all(shown.value.values())
        tick(shown, "glut_tendinopathy", False)
        assert shown.value == before

    @pytest.mark.parametrize("about", [
        {"conditions": {"glut_tendinopathy": {"side_lie": "neither"}}}, {"where": {"side"}}, {"conditions": {"glut_tendinopathy": {}}},
    ], ids=["answered", "implied", "open"])  # fmt: skip
    def test_it_loosens_nothing_that_holds_for_the_reader(self, about):
        """What is ticked is answered well; their own answers, and what is still open, count all the same."""
        answered = ExerciseMap(book(TODAY, **about))
        before = set(answered.value)
        tick(answered, "glut_tendinopathy")
        assert set(answered.value) >= before

    def test_where_a_plan_would_wait_it_says_so(self, shown):
        tick(shown, "thr_recent")
        assert "waits until a clinician has said yes" in shown.ground.marks["says"]


class TestWords:
    def test_every_mark_that_an_exercise_wears_is_explained(self):
        ground = Ground()
        explained = {one["id"]: one["words"] for one in ground.sure}
        assert {one["sure"] for one in ground.exercises.values()} == set(explained) >= {"EXP"}
        assert all(explained.values())
        letters = [one["letter"] for one in ground.sure]
        assert len(set(letters)) == len(letters), "two marks would look alike"

    def test_it_can_be_read_where_it_cannot_be_used(self, shown):
        said = shown.ground.sentence
        assert said.startswith(shown.ground.marks["says"]) and "Closing to the middle" in said
