"""When this is worth showing to someone: very strong pain, a rise that stays, and weeks without a change."""

from __future__ import annotations

from datetime import date, timedelta

import hipbook as hb
from hipbook.adaptation.recheck import why_recheck
from hipbook.adaptation.worth_showing import worth_showing
from hipbook.model.records import Flare, History, Morning, PlanChange, ProfileSaved, Psfs, SessionDone, SetDone

LIBRARY, START = hb.library(), date(2026, 1, 5)
RULE = LIBRARY.rule


def weekly(*pains: int, **more) -> History:
    """Three sessions a week at such a pain, by the week, of somebody who plans three and answered the check first."""
    days = [(START + timedelta(7 * n + day), pain) for n, pain in enumerate(pains) for day in (0, 2, 4)]
    profile = ProfileSaved(on=START, profile=hb.Profile(age=46, days_per_week=3))
    sessions = tuple(SessionDone(on=on, pain_before=pain, pain_worst=pain) for on, pain in days)
    mornings = tuple(Morning(on=on + timedelta(1), after=on, pain=pain) for on, pain in days)
    return History(sessions=sessions, mornings=mornings, profiles=(profile,), **more)


def shown(history: History, weeks: int):
    return worth_showing(history, LIBRARY, START + timedelta(7 * weeks))


def test_very_strong_pain_for_a_week_brings_the_books_own_words():
    flag = LIBRARY.red_flags["not_improving"]
    assert (high := shown(weekly(3, 7), 2)) and flag.why in high.why and high.do == flag.do
    assert shown(weekly(3, 6), 2) is None
    eased = weekly(3, 7)
    calm = Morning(on=START + timedelta(13), pain=5)
    assert shown(eased.model_copy(update={"mornings": (*eased.mornings, calm)}), 2) is None, "not all week"


def test_pain_that_went_up_names_the_day_then_says_now():
    first = shown(weekly(2, 2, 2, 5, 5), 5)
    assert "gone up" in first.why and "If it is not lower by" in first.do
    later = shown(weekly(2, 2, 2, *[5] * 5), 8)
    assert "gone up" in later.why and "within about two weeks" in later.do


def test_what_was_urgent_does_not_become_less_so():
    """Pain climbs week by week: from a day named, to two weeks, to within days, and never back."""
    urgency = ("If it is not lower by", "within about two weeks", "within days")
    history = weekly(2, 2, 2, 3, 4, 5, 5, 6, 6, 7, 7, 7, 7, 8, 8)
    told = [shown(history.model_copy(update={"sessions": tuple(s for s in history.sessions if s.on <= on)}), n / 7)
            for n in range(35, 105) if (on := START + timedelta(n))]  # fmt: skip
    order = [next(n for n, words in enumerate(urgency) if words in one.do) for one in told if one]
    assert order == sorted(order) and order[-1] == len(urgency) - 1


def test_silence_does_not_make_it_better():
    history = weekly(2, 2, 2, 3, 4, 5, 6, 7, 7, 7)
    urgent, later = shown(history, 10), shown(history, 16)
    assert "within days" in urgent.do and "within days" in later.do
    assert "when you last told it" in later.why and "when you last told it" not in urgent.why


def test_it_opens_the_check_and_an_answer_closes_it_for_some_weeks():
    history = weekly(2, 2, 2, *[5] * 8)
    risen = START + timedelta(7 * 5)
    assert "gone up" in why_recheck(history, LIBRARY, risen)
    again = ProfileSaved(on=risen, profile=history.profiles[0].profile)
    answered = history.model_copy(update={"profiles": (*history.profiles, again)})
    quiet = [why_recheck(answered, LIBRARY, risen + timedelta(n)) for n in range(RULE.rising.recheck_days - 7)]
    assert not any(quiet), "it is not asked every day"
    assert "gone up" in why_recheck(answered, LIBRARY, risen + timedelta(RULE.rising.recheck_days + 14))


def test_weeks_of_practice_without_a_change_bring_it_by_themselves():
    weeks = RULE.rising.kept_weeks
    assert "neither your pain nor your daily life is better" in shown(weekly(*[4] * weeks), weeks).why
    assert shown(weekly(*[4] * (weeks - 1)), weeks - 1) is None
    assert shown(weekly(*[4] * (weeks - 2), 3, 3), weeks) is None, "pain is lower"
    assert shown(weekly(*[1] * weeks), weeks) is None, "there is little to be better about"
    scores = tuple(Psfs(on=START + timedelta(day), activity="stairs", score=score) for day, score in ((0, 4), (50, 6)))
    assert shown(weekly(*[4] * weeks, psfs=scores), weeks) is None, "daily life is easier"


def test_two_weeks_of_stepping_down_must_have_been_lived():
    downs = [PlanChange(on=START + timedelta(day), exercise="clam", change="regress", rule="red") for day in (1, 8)]
    sets = (SetDone(on=START, exercise="clam", pain_during=8),)
    early = History(sets=sets, plan_changes=tuple(downs))
    assert worth_showing(early, LIBRARY, START + timedelta(9)) is None
    assert worth_showing(early, LIBRARY, START + timedelta(14))


def test_flares_that_come_often_are_worth_showing():
    def flares(*days: int) -> History:
        spans = [(START + timedelta(day), START + timedelta(day + 5)) for day in days]
        return History(flares=tuple(flare for a, b in spans for flare in (Flare(on=a), Flare(on=b, ended=b))))

    last = START + timedelta(80)
    assert "3 flares in 12 weeks" in worth_showing(flares(0, 30, 70), LIBRARY, last).why
    assert worth_showing(flares(0, 70), LIBRARY, last) is None
    assert worth_showing(flares(0, 30, 70), LIBRARY, last + timedelta(30)) is None


def test_days_of_a_flare_say_nothing_about_getting_better():
    weeks = RULE.rising.kept_weeks
    history = weekly(*[2] * (weeks - 1), 6)
    assert shown(history, weeks)
    began, over = START + timedelta(7 * (weeks - 1)), START + timedelta(7 * weeks)
    flared = history.model_copy(update={"flares": (Flare(on=began), Flare(on=over, ended=over))})
    assert shown(flared, weeks) is None


def test_a_form_that_stays_unsteady_is_worth_showing():
    def changed(*days: int) -> History:
        made = [
            PlanChange(on=START + timedelta(day), exercise="tandem_stand", change="reduce", rule="form_unsteady")
            for day in days
        ]
        return History(plan_changes=tuple(made))

    assert "balance" in shown(changed(3, 20, 40), 7).do
    assert shown(changed(3, 20), 7) is None and shown(changed(3, 3, 3), 7) is None
    assert shown(changed(3, 20, 40), 12) is None
