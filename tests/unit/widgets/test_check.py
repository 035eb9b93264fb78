"""Check and Today without a browser: what is asked again, and what a clinician's word must say."""

from datetime import date, timedelta
from html import unescape
from math import ceil

import pytest
from answers import settled

import hipbook as hb
from hipbook.app.easier import easier_item
from hipbook.model.records import Flare, Morning, ProfileSaved, SessionDone, SetDone
from hipbook.model.routine import Item
from hipbook.papers.clinician_report import report
from hipbook.screening.assessment import screen
from hipbook.screening.effects import settled as mildest
from hipbook.screening.implied import drop_unimplied
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


def answer(check: Check, condition: str, **answers: str) -> None:
    for question, told in answers.items():
        check._follow_ups._fields[condition, question].value = told


def answer_none(check: Check) -> None:
    for group in check._groups:
        group._any.value = "none"


class TestAClinician:
    """Who, when and which exercises are asked; without all three a short list does not open."""

    @pytest.fixture
    def check(self) -> Check:
        check = Check(journal(conditions=settled("thr_recent")))
        assert check.journal.screening.gate == "see_clinician"
        return check

    def test_a_day_alone_is_not_enough_for_a_short_list(self, check):
        check._releases._by_id["thr_recent"]._day._picker.value = DAY
        with pytest.raises(ValueError, match="who said so, and for which exercises, for: Hip replacement"):
            check._save()
        assert not check.journal.screening.cleared

    def test_names_without_a_day_are_not_enough(self, check):
        check._releases._by_id["thr_recent"]._who.value = "my surgeon"
        with pytest.raises(ValueError, match="give the day on which it was said"):
            check._save()

    def test_only_what_was_named_opens_and_all_of_it_is_kept(self, check):
        self.say(check, "glute_set", "walking")
        assert check.journal.profile.conditions["thr_recent"] == settled("thr_recent")["thr_recent"] | {
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
        word = check._releases._by_id["thr_recent"]
        assert word._who.value == "my surgeon" and "all" in word._for.value
        word._day._picker.value, word._who.value = None, ""
        word._for._boxes["all"].value = False
        check._save()
        assert check.journal.profile.conditions == settled("thr_recent")
        assert not check.journal.screening.cleared

    def test_a_condition_that_an_answer_led_to_can_be_released_too(self):
        told = settled("osteoporosis", "falls_risk")
        check = Check(journal(conditions=told | {"osteoporosis": told["osteoporosis"] | {"falls": "two_or_more"}}))
        check._releases._by_id["falls_risk"]._day._picker.value = DAY
        check._save()
        assert check.journal.screening.cleared

    def test_a_day_to_come_is_told(self, check):
        with pytest.raises(ValueError, match="lies in the future"):
            self.say(check, "all", day=DAY + timedelta(1))

    def test_a_red_flag_keeps_who_said_so_too(self):
        log = hb.Log.memory()
        log.add(ProfileSaved(on=DAY - timedelta(1), profile=hb.Profile(age=61, red_flags=["cancer"])))
        check = Check(Journal(log, today=DAY))
        word = check._releases._by_id["cancer"]
        word._who.value = "Dr Grey"
        with pytest.raises(ValueError, match="give the day on which it was said"):
            check._save()
        word._day._picker.value = DAY
        check._save()
        assert check.journal.screening.cleared
        assert "given on 2 Mar 2026 by Dr Grey." in report(check.journal.history, check.journal.library, DAY)
        assert Check(check.journal)._releases._by_id["cancer"]._who.value == "Dr Grey"

    def say(self, check: Check, *named: str, day: date = DAY) -> None:
        word = check._releases._by_id["thr_recent"]
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
        with pytest.raises(ValueError, match="1 question is still open: Hip arthritis"):
            check._save()
        answer(check, "hip_oa", night_rest="no")
        check._save()
        assert check.journal.profile.conditions == {"hip_oa": {"night_rest": "no"}}

    def test_what_was_just_answered_is_not_asked_twice(self):
        check = Check(journal(checked=DAY - timedelta(400)))
        assert {answer for group in check._groups for answer in group.value.values()} == {None}
        answer_none(check)
        tick(check._follow_ups.ticks, "hip_oa")
        answer(check, "hip_oa", night_rest="no")
        check._save()
        assert not check.journal.recheck

    def test_a_year_old_check_leads_no_session(self):
        today = Today(journal(checked=DAY - timedelta(400)))
        assert "a year" in said(today)
        today.journal.start(today.value or today._items())
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
        today = Today(journal(conditions=settled("sciatica_disc")))
        today.journal.start(today._items())
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
    def test_whoever_brought_a_diary_first_is_told_that_it_is_here(self):
        log = hb.Log.memory()
        log.add_all([Morning(on=DAY - timedelta(1), pain=3)])
        today = said(Today(Journal(log, today=DAY)))
        assert "Your diary is here" in today and "Look at your diary" in today and "Just look around" not in today

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


class TestWhatIsAsked:
    """Every yes leads somewhere, every question that decides something is answered, and places bring theirs."""

    def filled(self, *, age: int = 61, **told) -> Check:
        log = hb.Log.memory()
        log.add(ProfileSaved(on=DAY - timedelta(1), profile=hb.Profile(age=age, **told)))
        return Check(Journal(log, today=DAY))

    def test_nothing_is_saved_while_a_safety_question_is_open_and_the_first_gets_the_focus(self):
        check = self.filled()
        tick(check._follow_ups.ticks, "osteoporosis", "hip_oa")
        answer_none(check)
        with pytest.raises(ValueError, match=r"4 questions are still open: Hip arthritis.*; Thin bones"):
            check._save()
        assert check.journal.pointed == "hb-next"
        (marked,) = [field for field in check._follow_ups._fields.values() if "hb-next" in field._dom_classes]
        assert marked is check._follow_ups._fields["hip_oa", "night_rest"]
        answer(check, "hip_oa", night_rest="not_sure")
        answer(check, "osteoporosis", fracture="none", falls="none", medicine="no")
        check._save()
        assert check.journal.profile.conditions["hip_oa"] == {"night_rest": "not_sure"}

    def test_a_group_that_is_open_is_named_and_counted(self):
        check = self.filled()
        check._groups[1].ask_again()
        with pytest.raises(ValueError, match=r"\d+ questions are still open: Needs someone today"):
            check._save()
        assert "hb-next" in check._groups[1]._any._dom_classes

    @pytest.mark.parametrize("flag", [f for f in hb.library().readiness.values() if f.points_to], ids=lambda f: f.id)
    @pytest.mark.parametrize("said", ["yes", "not_sure"])
    def test_a_readiness_yes_says_what_to_tick_and_waits_for_it(self, flag, said):
        check = self.filled()
        health = check._groups[-1]
        health._any.value = "some"
        health._choices[flag.id].value = said
        assert flag.do in said_words(health._choices[flag.id])
        with pytest.raises(ValueError, match="Which of these is it"):
            check._save()
        tick(check._follow_ups.ticks, flag.points_to[0])
        with pytest.raises(ValueError, match="still open"):
            check._save()

    @pytest.mark.parametrize(
        ("told", "asked"),
        [({"where": "below_knee"}, "sciatica_disc"), ({"where": "side"}, "outer_hip"), ({"where": "buttock"}, "buttock_pain"),
         ({"where": "sit_bone"}, "sit_bone_pain"), ({"where": "low_back"}, "low_back_pain"), ({"bendy": True}, "hypermobile"),
         ({"where": "groin", "goals": ["run again"]}, "groin_running"), ({"irritability": "high"}, "rest_pain")],
    )  # fmt: skip
    def test_a_place_a_goal_or_rest_pain_brings_its_questions(self, told, asked):
        check = self.filled(**told)
        assert {id for id, _ in check._follow_ups.shown} == {asked}
        assert "still open" in problem(check)

    def test_from_65_three_questions_about_falls_are_asked(self):
        check = self.filled(age=64)
        assert check._follow_ups.shown == ()
        check._age.value = "65"
        assert [question for _, question in check._follow_ups.shown] == ["fallen", "unsteady", "worried"]
        answer(check, "steady_65", fallen="no", unsteady="yes", worried="no")
        check._save()
        assert "slb_reach" in check.journal.screening.refused
        assert "counter" in check.journal.screening.allowed["single_leg_balance"][0]

    def test_an_answer_that_leads_elsewhere_brings_what_is_asked_there(self):
        check = self.filled()
        tick(check._follow_ups.ticks, "thr_late")
        answer(check, "thr_late", cleared="no")
        assert ("thr_late", "weight") in check._follow_ups.shown
        answer(check, "thr_late", cleared="yes")
        assert ("thr_late", "weight") not in check._follow_ups.shown

    def test_an_added_entry_is_asked_and_kept(self):
        check = self.filled()
        tick(check._follow_ups.ticks, "osteoporosis")
        answer(check, "osteoporosis", falls="two_or_more", fracture="none", medicine="no")
        assert ("falls_risk", "why") in check._follow_ups.shown

    def test_a_date_may_be_unknown(self):
        check = self.filled()
        tick(check._follow_ups.ticks, "adductor_strain")
        day = check._follow_ups._fields["adductor_strain", "since"]
        day._unsure.value = True
        assert day.value == "not_sure"

    def test_what_was_only_asked_about_goes_with_its_cause(self):
        told = hb.Profile(
            age=50, where="side", conditions={"outer_hip": {"tendon": "no"}, "hip_oa": {"night_rest": "no"}}
        )
        assert drop_unimplied(told, hb.library()) == told
        gone = drop_unimplied(told.model_copy(update={"where": frozenset()}), hb.library())
        assert gone.conditions.keys() == {"hip_oa"}


EVERY = (*hb.library().red_flags.values(), *hb.library().readiness.values())


GATED = [
    (condition, question, option)
    for condition in hb.library().conditions.values()
    for question in condition.questions
    for option in question.options
    if option.gate and option.gate.strictness > hb.Gate.modify.strictness
]


def told_by(**profile) -> tuple[str, ...]:
    return screen(hb.Profile(age=46, **profile), hb.library(), on=DAY).do


def test_the_screen_shows_every_step_and_the_gravest_reasons_first():
    log = hb.Log.memory()
    signs = ["cancer", "locking", "dvt", "cauda_equina", "pregnant_or_birth"]
    log.add(ProfileSaved(on=DAY, profile=hb.Profile(age=46, red_flags=signs)))
    check = Check(Journal(log, today=DAY))
    screening, shown = check.journal.screening, said_words(check._result)
    assert screening.do and all(line in shown for line in screening.do)
    assert screening.reasons[0] == hb.library().red_flags["cauda_equina"].why
    assert shown.index(screening.reasons[0]) < shown.index("more</summary>") < shown.index(screening.reasons[-1])


@pytest.mark.parametrize("flag", EVERY, ids=lambda flag: flag.id)
def test_what_to_do_about_a_sign_is_told(flag):
    """Every `do` of a flag can be reached: yes and not sure both bring it."""
    assert flag.do in told_by(red_flags={flag.id: "yes"})
    assert flag.do in told_by(red_flags={flag.id: "not_sure"})


@pytest.mark.parametrize(
    ("condition", "asked", "option"), GATED, ids=lambda v: getattr(v, "id", getattr(v, "answer", ""))
)
def test_each_gate_says_its_own_next_step(condition, asked, option):
    """Its own, or that of the entry it leads to or stands in; what cannot wait always its own."""
    led = hb.library().conditions[option.goto].do if option.goto else ""
    own = option.do or led or condition.do
    assert own and (option.do or option.gate == hb.Gate.see_clinician)
    day = (DAY - timedelta(ceil((option.from_weeks or 0) * 7))).isoformat()
    answers = {asked.id: day if asked.kind == "date" else option.answer}
    assert own in told_by(conditions={condition.id: mildest(condition, DAY) | option.when | answers})


def test_a_gate_of_a_condition_says_what_its_reader_answered():
    reasons = screen(hb.Profile(age=30, conditions=settled("pregnancy") | {"pregnancy": settled("pregnancy")["pregnancy"]
                     | {"risk": "bleeding_or_fluid_now"}}), hb.library(), on=DAY)  # fmt: skip
    assert reasons.reasons[0].endswith("Bleeding or leaking fluid now.") and "maternity unit" in reasons.do[0]


def problem(check: Check) -> str:
    try:
        check._save()
    except ValueError as told:
        return str(told)
    return ""


def said_words(widget) -> str:
    """What can be read on it, as text and not as markup."""
    return unescape(said(widget))


def test_whoever_must_answer_again_is_not_told_that_they_can_begin():
    stopped = SetDone(on=DAY, exercise="clam", side="left", stopped="giving_way")
    due = said(Check(journal(stopped)))
    assert "You noted" in due and "Please answer this once more" in due and "You can begin" not in due
    assert "You can begin" in said(Check(journal()))


SIGNS = [id for id, flag in hb.library().red_flags.items() if flag.action not in ("ok", "modify")]


class TestAnAnswerThatShutsTheGate:
    """Whoever wants to change it is led to it, however long the page is."""

    @staticmethod
    def ways(check: Check) -> list[str]:
        found = [one for one in check._result.children[-1].children if "hb-to-answer" in one._dom_classes]
        for way in found:
            way.click()
            assert "hb-next" in check._marked[0]._dom_classes and check.journal.pointed == "hb-next"
        return [way.description for way in found]

    @pytest.mark.parametrize("sign", SIGNS)
    def test_each_sign_has_a_way_to_it(self, sign):
        profile = hb.Profile(age=17 if sign == "under18" else 46, red_flags={} if sign == "under18" else {sign: "yes"})
        log = hb.Log.memory()
        log.add_all([ProfileSaved(on=DAY, profile=profile)])
        check = Check(Journal(log, today=DAY))
        name = "Your age" if sign == "under18" else hb.library().red_flags[sign].ask
        assert name in self.ways(check)

    def test_one_that_an_answer_led_from_leads_to_where_it_was_answered(self):
        given = settled("thr_late")["thr_late"] | {"cleared": "no", "since": "2024-01-01"}
        check = Check(journal(conditions={"thr_late": given}))
        assert hb.library().conditions["thr_late"].to_tick in self.ways(check)
        assert "cleared you for general exercise? No" in " ".join(check.journal.screening.reasons), (
            "the one that decided"
        )
        assert "and cleared" not in " ".join(check.journal.screening.reasons), "who says no is not told that they are"

    def test_each_condition_has_one(self):
        check = Check(journal(conditions=settled("thr_recent")))
        assert hb.library().conditions["thr_recent"].name in self.ways(check)
