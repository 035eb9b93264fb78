"""Check and Today without a browser: what is asked again, and what a clinician's word must say."""

from datetime import date, timedelta

import pytest

import hipbook as hb
from hipbook.app.easier import easier_item
from hipbook.model.records import Flare, Morning, ProfileSaved, SessionDone, SetDone
from hipbook.model.routine import Item
from hipbook.papers.clinician_report import report
from hipbook.widgets.check.screen import Check
from hipbook.widgets.journal import Journal
from hipbook.widgets.practise.screen import Practise
from hipbook.widgets.today.pauses import keep_signs, new_signs
from hipbook.widgets.today.screen import Today

DAY = date(2026, 3, 2)


def journal(*records, conditions: dict | None = None, checked: date = DAY - timedelta(1)) -> Journal:
    log = hb.Log.memory()
    log.add_all([ProfileSaved(on=checked, profile=hb.Profile(age=61, conditions=conditions or {})), *records])
    return Journal(log, today=DAY)


def tick(several, *ids: str) -> None:
    for id in ids:
        several._boxes[id].value = True


def answer_none(check: Check) -> None:
    for group in check._groups:
        group._any.value = "none"


class TestAClinician:
    """Who, when and which exercises are asked; without all three a short list does not open."""

    @pytest.fixture
    def check(self) -> Check:
        check = Check(journal(conditions={"thr_recent": {}}))
        assert check.journal.screening.gate == "see_clinician"
        return check

    def test_a_day_alone_is_not_enough_for_a_short_list(self, check):
        check._releases._asked["thr_recent"]._day._picker.value = DAY
        with pytest.raises(ValueError, match="who said so, and for which exercises, for: Hip replacement"):
            check._save()
        assert not check.journal.screening.cleared

    def test_names_without_a_day_are_not_enough(self, check):
        check._releases._asked["thr_recent"]._who.value = "my surgeon"
        with pytest.raises(ValueError, match="give the day on which it was said"):
            check._save()

    def test_only_what_was_named_opens_and_all_of_it_is_kept(self, check):
        self.say(check, "glute_set", "walking")
        assert check.journal.profile.conditions["thr_recent"] == {
            "released_on": "2026-03-02", "released_by": "my surgeon", "released_exercises": ["glute_set", "walking"],
        }  # fmt: skip
        assert check.journal.screening.allowed.keys() == {"glute_set", "walking"}
        told = report(check.journal.history, check.journal.library, DAY)
        assert "by my surgeon, for: Buttock squeeze, Walking" in told

    def test_all_of_these_names_the_whole_list(self, check):
        self.say(check, "all")
        assert check.journal.screening.allowed.keys() == check.journal.library.conditions["thr_recent"].allow.keys()

    def test_it_stands_in_its_fields_and_can_be_taken_back(self, check):
        self.say(check, "all")
        word = check._releases._asked["thr_recent"]
        assert word._who.value == "my surgeon" and "all" in word._for.value
        word._day._picker.value, word._who.value = None, ""
        word._for._boxes["all"].value = False
        check._save()
        assert check.journal.profile.conditions == {"thr_recent": {}}
        assert not check.journal.screening.cleared

    def test_a_condition_that_an_answer_led_to_can_be_released_too(self):
        check = Check(journal(conditions={"osteoporosis": {"falls": "two_or_more"}}))
        check._releases._asked["falls_risk"]._day._picker.value = DAY
        check._save()
        assert check.journal.screening.cleared

    def test_a_day_to_come_is_told(self, check):
        with pytest.raises(ValueError, match="lies in the future"):
            self.say(check, "all", day=DAY + timedelta(1))

    def test_a_red_flag_keeps_who_said_so_too(self):
        log = hb.Log.memory()
        log.add(ProfileSaved(on=DAY - timedelta(1), profile=hb.Profile(age=61, red_flags=["cancer"])))
        check = Check(Journal(log, today=DAY))
        word = check._releases._asked["cancer"]
        word._who.value = "Dr Grey"
        with pytest.raises(ValueError, match="give the day on which it was said"):
            check._save()
        word._day._picker.value = DAY
        check._save()
        assert check.journal.screening.cleared
        assert "given on 2 Mar 2026 by Dr Grey." in report(check.journal.history, check.journal.library, DAY)
        assert Check(check.journal)._releases._asked["cancer"]._who.value == "Dr Grey"

    def say(self, check: Check, *named: str, day: date = DAY) -> None:
        word = check._releases._asked["thr_recent"]
        word._day._picker.value, word._who.value = day, "my surgeon"
        tick(word._for, *named)
        check._save()


class TestAskedAgain:
    def test_a_new_condition_calls_for_the_whole_check(self):
        check = Check(journal())
        assert all("no" in group.value.values() for group in check._groups)
        tick(check._follow_ups.ticks, "hip_oa")
        with pytest.raises(ValueError, match="questions are still open"):
            check._save()
        answer_none(check)
        check._save()
        assert check.journal.profile.conditions == {"hip_oa": {}}

    def test_what_was_just_answered_is_not_asked_twice(self):
        check = Check(journal(checked=DAY - timedelta(400)))
        assert {answer for group in check._groups for answer in group.value.values()} == {None}
        answer_none(check)
        tick(check._follow_ups.ticks, "hip_oa")
        check._save()
        assert not check.journal.recheck

    def test_a_year_old_check_leads_no_session(self):
        today = Today(journal(checked=DAY - timedelta(400)))
        assert "a year" in said(today)
        today.journal.start(today.value or today._next()[1])
        practise = Practise(today.journal)
        practise.view.pain.value = 1
        with pytest.raises(ValueError, match="a year"):
            practise.view.begin()


class TestSomethingNew:
    def test_a_morning_with_fever_opens_the_check(self):
        today = Today(journal(SessionDone(on=DAY - timedelta(1), pain_before=2)))
        assert "Anything new since yesterday?" in said(today)
        today.journal.save(Morning(on=DAY, after=DAY - timedelta(1), pain=2, signs=["fever"]))
        assert "fever, or feeling ill" in said(today)

    def test_what_came_with_a_flare_is_kept_with_it(self):
        today = Today(journal(Flare(on=DAY)))
        new = new_signs(today.journal)
        with pytest.raises(ValueError, match="tick what is new"):
            keep_signs(today.journal, new)
        tick(new, "night_pain")
        keep_signs(today.journal, new)
        (flare,) = today.journal.history.flares
        assert flare.signs == ("night_pain",)
        assert "woke you at night" in said(today)

    def test_sciatica_adds_its_questions_before_a_session(self):
        today = Today(journal(conditions={"sciatica_disc": {"told": "exercise_ok"}}))
        today.journal.start(today._next()[1])
        assert {"cauda_equina", "foot_drop"} <= Practise(today.journal).view.stops._boxes.keys()


class TestTooMuch:
    """What is offered in place of what hurt."""

    def easier(self, *records, **told):
        log = hb.Log.memory()
        log.add_all([ProfileSaved(on=DAY, profile=hb.Profile(age=46, **told)), *records])
        item = Item("clam_band", hb.Dose(reps=8), ("left", "right"), 3, "")
        return easier_item((item,), 0, "right", Journal(log, today=DAY).context)

    def test_it_is_less_than_the_dose_that_holds_for_the_sides_not_done(self):
        held = hb.PlanChange(on=DAY, exercise="clam", side="right", change="reduce", dose=hb.Dose(reps=6))
        found = self.easier(held)
        assert (found.exercise, found.sides) == ("clam", ("right",)) and found.dose.reps < 6

    def test_nothing_that_is_never_to_be_offered_and_no_position_ruled_out(self):
        assert self.easier(never={"clam"}) is None or self.easier(never={"clam"}).exercise != "clam"
        found = self.easier(positions_excluded={"sidelying"})
        assert found is None or "sidelying" not in hb.library().exercises[found.exercise].positions


class TestAfterAGap:
    @pytest.mark.parametrize(("days", "welcomed"), [(7, False), (8, True), (400, True)])
    def test_the_reader_is_welcomed_back_and_owes_nothing(self, days, welcomed):
        today = Today(journal(SessionDone(on=DAY - timedelta(days), pain_before=2)))
        assert (f"Your last session was {days} days ago" in said(today)) == welcomed

    def test_nobody_is_welcomed_back_who_never_came(self):
        assert "Welcome back" not in said(Today(journal()))

    def test_the_smaller_beginning_is_named_while_it_holds(self):
        day = DAY - timedelta(10)
        sets = [
            SetDone(on=day, exercise="clam", side=side, dose=hb.library().dose("clam")) for side in ("left", "right")
        ]
        book = journal(SessionDone(on=day, pain_before=1, pain_worst=1), *sets)
        book.opened()
        assert "begins a little smaller" in said(Today(book))
        book.take_back(*book.history.plan_changes)
        assert "begins a little smaller" not in said(Today(book))


def said(widget) -> str:
    """All the words of a screen."""
    own = [str(getattr(widget, name, "")) for name in ("value", "description")]
    return " ".join([*own, *(said(child) for child in getattr(widget, "children", ()))])
