"""A teacher makes a set in Library; a student opens it in Share, over a log of their own."""

from __future__ import annotations

import json
from datetime import date

import ipywidgets as ipw
import pytest
from ipywidgets.widgets.widget import _instances
from share_reader import Looker, Reader

import hipbook as hb
from hipbook.app.set_files import as_code, as_file
from hipbook.model.exercise_set import ExerciseSet
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.library.screen import Library
from hipbook.widgets.today.screen import Today

TODAY = date(2026, 1, 5)
NASTY = "<script>alert(1)</script>"
MADE = ExerciseSet(name=NASTY, exercises=("clam", "pigeon", "of_a_newer_book"))
ENDING = ".hipbook-set.json"


def log_of(**answers: object) -> hb.Log:
    log = hb.Log.memory()
    if answers:
        log.add(hb.ProfileSaved(on=TODAY, profile=hb.Profile(**{"age": 46} | answers)))
    return log


class Teacher(Looker):
    def __init__(self) -> None:
        self.journal = Journal(log_of(age=60, conditions={"hip_oa": {}}, where={"groin"}), TODAY)
        self.root = Library(self.journal)

    def choices(self) -> list[ipw.Button]:
        return [widget for widget in self.all() if "hb-set-choose" in widget._dom_classes]


@pytest.fixture
def teacher() -> Teacher:
    one = Teacher()
    one.press("hb-make-set")
    return one


def student(**answers: object) -> Reader:
    return Reader(log_of(**answers), TODAY)


class TestMaking:
    def test_what_is_chosen_is_put_in_order_and_goes_as_a_file_without_anything_of_the_teacher(self, teacher: Teacher):
        first, second = teacher.choices()[:2]
        first.click()
        second.click()
        assert first.description == "In the set" and "2 exercises in the set" in teacher.sees
        one, other = teacher.journal.making.exercises
        teacher.press("hb-set-up")
        assert teacher.journal.making.exercises == (other, one)
        teacher.find("hb-set-name").value = "Calm"
        teacher.press("hb-set-save")
        file = teacher.journal.handed
        assert file.name == f"Calm{ENDING}"
        assert json.loads(file.content) == {
            "format": "hipbook-set",
            "version": 1,
            "name": "Calm",
            "exercises": [other, one],
        }
        teacher.press("hb-set-code")
        assert as_code(teacher.journal.making) in teacher.sees
        assert teacher.journal.log.counts()["plan_changes"] == 0

    def test_it_is_there_again_after_another_screen_an_exercise_and_closing(self, teacher: Teacher):
        teacher.choices()[0].click()
        (id,) = teacher.journal.making.exercises
        teacher.journal.look_up("clam")
        teacher.press("hb-set-choose")
        assert teacher.journal.making.exercises == (id, "clam")
        teacher.journal.look_up("")
        assert "2 exercises in the set" in teacher.sees
        teacher.press("hb-set-close")
        assert teacher.find("hb-make-set").description == "Go on with your set" and not teacher.has("hb-set-save")

    def test_an_empty_set_is_not_given_and_a_full_one_takes_no_more(self, teacher: Teacher):
        teacher.press("hb-set-save")
        assert "nothing in the set" in teacher.journal.notice.text and not teacher.journal.handed.name
        teacher.press("hb-show-all")
        for choice in teacher.choices()[:25]:
            choice.click()
        assert len(teacher.journal.making.exercises) == 24 and "at most 24" in teacher.journal.notice.text
        teacher.press("hb-set-anew")
        assert teacher.journal.making == ExerciseSet()

    def test_a_set_that_was_emptied_can_be_brought_back(self, teacher: Teacher):
        for choice in teacher.choices()[:2]:
            choice.click()
        teacher.find("hb-set-name").value = "Calm"
        made = teacher.journal.making
        teacher.press("hb-set-anew")
        teacher.press("hb-set-anew")
        assert teacher.journal.making == ExerciseSet()
        teacher.press("hb-set-back")
        assert teacher.journal.making == made and teacher.find("hb-set-name").value == "Calm"
        assert not teacher.has("hb-set-back")

    def test_a_reload_brings_back_what_the_browser_kept_of_this_log_only(self):
        page = Dashboard(Journal(log_of(age=46), TODAY))
        sent: list[dict] = []
        page.page.send = sent.append
        page._ready({"today": TODAY.isoformat()})
        page.journal.making, page.journal.given = ExerciseSet(exercises=("clam",)), MADE
        stored = sent[-1]["sets"]
        again = Dashboard(Journal(page.journal.log, TODAY))
        again._ready({"today": TODAY.isoformat(), "sets": stored | {"log": "another"}})
        assert not again.journal.sets
        again._ready({"today": TODAY.isoformat(), "sets": stored})
        assert (again.journal.making, again.journal.given) == (page.journal.making, MADE)
        again._ready({"today": TODAY.isoformat(), "sets": {"log": stored["log"], "making": 3, "given": {"name": []}}})
        assert again.journal.making.exercises == ("clam",), "what cannot be read changes nothing"


class TestOpening:
    @pytest.mark.parametrize("card", ["given", "import", "import-table"])
    def test_a_file_goes_to_its_card_wherever_it_was_chosen(self, card: str):
        one = student(age=46)
        one.choose(as_file(MADE), f"x{ENDING}", card)
        assert one.brought_up == ["hb-given-preview"] and one.journal.given == MADE

    def test_each_part_is_told_with_its_reason_and_the_open_ones_come_in_with_one_undo(self):
        one = student(conditions={"kneel_intolerant": {}})
        before = one.journal.routine.exercises
        one.find("hb-given-code").value = f"Hello!\n{as_code(MADE)}\nYours"
        one.press("hb-given-open")
        assert "3 exercises: 1 open to you, 1 not for you now and 1 not in this book." in one.sees
        reason = one.journal.screening.refused["pigeon"][0]
        assert reason in one.sees and NASTY not in one.sees and "&lt;script&gt;" in one.sees
        one.press("hb-given-add")
        assert one.journal.routine.pinned == {"clam"} and "clam" in one.journal.routine.exercises
        assert "pigeon" not in one.journal.routine.exercises and one.journal.pointed == "hb-take-back"
        assert "in your week already" in one.sees and not one.has("hb-given-add")
        one.press("hb-undo")
        assert one.journal.routine.exercises == before and one.has("hb-given-add")
        one.press("hb-given-away")
        assert one.journal.given == ExerciseSet() and not one.has("hb-given-add")

    def test_before_the_check_it_waits_and_is_offered_after_it(self):
        one = student()
        one.choose(as_file(MADE), "set.json", "given")
        assert "A few questions come first" in one.sees and not one.has("hb-given-add")
        today = Looker()
        today.root = Today(one.journal)
        assert "waits until you have answered" in today.sees
        one.journal.save(hb.ProfileSaved(on=TODAY, profile=hb.Profile(age=46)))
        assert one.has("hb-given-add")
        today.press("hb-given-look")
        assert one.journal.screen == "share" and one.journal.pointed == "hb-given-preview"

    def test_where_the_check_forbids_a_plan_nothing_comes_in(self):
        one = student(red_flags=["cauda_equina"])
        one.choose(as_file(MADE), "set.json", "given")
        assert "2 not for you now" in one.sees and not one.has("hb-given-add")
        with pytest.raises(ValueError, match="Nothing in this set"):
            one.journal.add_set_to_week()

    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"{", "Expected a file"), (as_file(MADE)[:90], "breaks off"), (b"x" * 70_000, "too large")],
    )
    def test_a_file_that_is_none_loses_nothing(self, content: bytes, words: str):
        one = student(age=46)
        one.choose(as_file(MADE), f"x{ENDING}", "given")
        one.choose(content, f"<b>{ENDING}", "given")
        assert words in one.sees and "&lt;b&gt;" in one.sees and one.journal.given == MADE
        assert one.has("hb-given-add"), "the one before is still there"

    def test_opening_adding_and_putting_away_leaves_no_widget_behind(self):
        one = student(age=46)
        number = len(_instances)
        for _ in range(5):
            for given in (MADE, MADE, ExerciseSet(exercises=("of_a_newer_book",))):
                one.choose(as_file(given), f"x{ENDING}", "given")
            one.choose(b"{", f"x{ENDING}", "given")
            one.press("hb-given-away")
            one.journal.try_sample()
            one.journal.leave_sample()
            assert len(_instances) == number

    def test_a_huge_file_is_told_by_its_size_alone(self):
        one = student(age=46)
        one.choose(b"", f"x{ENDING}", "given", size=9 * 2**20)
        assert "too large to be a set" in one.sees and "hipbook import" not in one.sees.partition("too large")[2][:60]

    def test_a_text_that_holds_no_code_is_told_what_was_expected(self):
        one = student(age=46)
        for text, words in (
            (" ", "paste the code first"),
            ("hello", "begins with [HIPSET"),
            ("[HIPSET ABCD]", "Copy all"),
        ):
            one.find("hb-given-code").value = text
            one.press("hb-given-open")
            assert words in one.journal.notice.text
        assert one.find("hb-given-code").value == "[HIPSET ABCD]", "what was pasted stays"
