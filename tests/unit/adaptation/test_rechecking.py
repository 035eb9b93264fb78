"""The check opens again: what was logged anywhere, what a date has come to, and a year."""

from datetime import UTC, date, datetime, timedelta

import pytest

import hipbook as hb
from hipbook.adaptation.recheck import why_recheck
from hipbook.log.store import Log
from hipbook.model.records import Flare, History, Morning, ProfileSaved, SessionDone, SetDone, TestDone

DAY = date(2026, 3, 2)
LIBRARY = hb.library()


def history(*records, checked: date = DAY - timedelta(10), conditions: dict | None = None) -> History:
    log = Log.memory()
    log.add_all([ProfileSaved(on=checked, profile=hb.Profile(age=46, conditions=conditions or {})), *records])
    return log.history()


def why(*records, **told) -> str:
    return why_recheck(history(*records, **told), LIBRARY, DAY)


def test_nothing_special_leaves_the_check_closed():
    calm = [SessionDone(on=DAY, pain_before=2, pain_worst=4, pain_after=3), Morning(on=DAY, pain=3, stiffer=True)]
    assert why(*calm, SetDone(on=DAY, exercise="clam", pain_during=4, stopped="too_much")) == ""
    assert why_recheck(History(), LIBRARY, DAY) == ""


@pytest.mark.parametrize("sign", [*LIBRARY.stop_signs])
def test_a_stop_sign_in_a_session_opens_it(sign):
    assert LIBRARY.stop_signs[sign].name[1:] in why(SetDone(on=DAY, exercise="clam", stopped=sign))


@pytest.mark.parametrize("sign", ["night_pain", "giving_way", "fever", "numbness"])
@pytest.mark.parametrize(
    "kind", [lambda **told: Morning(pain=2, **told), Flare, lambda **told: TestDone(measure="x", value=1, **told)],
    ids=["morning", "flare", "test"],
)  # fmt: skip
def test_a_new_sign_logged_anywhere_opens_it(kind, sign):
    assert LIBRARY.new_signs[sign].name[1:] in why(kind(on=DAY, signs=[sign]))


@pytest.mark.parametrize("sign", [*LIBRARY.stop_signs])
def test_a_stop_sign_noted_after_a_home_test_opens_it(sign):
    known = LIBRARY.new_signs.get(sign) or LIBRARY.stop_signs[sign]
    assert known.name[1:] in why(TestDone(on=DAY, measure="x", value=1, signs=[sign]))


@pytest.mark.parametrize(
    "spike",
    [SessionDone(on=DAY, pain_before=8), SessionDone(on=DAY, pain_worst=9), SessionDone(on=DAY, pain_after=8),
     SetDone(on=DAY, exercise="clam", pain_during=10), Morning(on=DAY, pain=8)],
    ids=lambda record: next(name for name, value in record if name.startswith("pain") and value),
)  # fmt: skip
def test_a_pain_spike_logged_anywhere_opens_it(spike):
    assert "out of 10" in why(spike)


@pytest.mark.parametrize(
    ("usual", "pain", "is_open"),
    [(2, 6, True), (2, 5, False), (3, 6, False), (3, 7, True), (7, 7, False), (7, 10, True)],
)
def test_a_spike_is_measured_against_the_readers_own_usual(usual, pain, is_open):
    """Whoever lives with strong pain is not sent back every day, but once a week; a quiet hip that suddenly hurts is."""
    days = [SessionDone(on=DAY - timedelta(ago), pain_before=usual) for ago in range(7, 1, -1)]
    assert bool(why(*days, Morning(on=DAY, pain=pain))) == is_open
    lately = why(*days, Morning(on=DAY, pain=pain), checked=DAY - timedelta(3))
    assert bool(lately) == (is_open and pain >= usual + LIBRARY.rule.pain.spike_rise)


def test_the_check_itself_closes_it_and_no_other_answer():
    spike = Morning(on=DAY, pain=9, at=datetime(2026, 3, 2, 7, tzinfo=UTC))
    later = datetime(2026, 3, 2, 8, tzinfo=UTC)
    again = ProfileSaved(on=DAY, profile=hb.Profile(age=46), at=later)
    assert why(spike, again) == ""
    assert why(spike, again.model_copy(update={"checked": False}))


def test_after_a_year_all_of_it_is_asked_again():
    assert why(checked=DAY - timedelta(365)) == ""
    assert "a year" in why(checked=DAY - timedelta(366))


def test_the_year_runs_from_the_newest_check_and_not_from_another_answer():
    again = ProfileSaved(on=DAY - timedelta(5), profile=hb.Profile(age=46))
    assert why(again, checked=DAY - timedelta(400)) == ""
    assert "a year" in why(again.model_copy(update={"checked": False}), checked=DAY - timedelta(400))


def test_a_boundary_that_was_passed_asks_again():
    """Five weeks after an operation the check was answered; six weeks after, it is asked again, once."""
    told = {"thr_recent": {"since": (DAY - timedelta(42)).isoformat()}}
    assert why(conditions=told, checked=DAY - timedelta(1)).startswith("Time has passed for: Hip replacement")
    assert why(conditions=told, checked=DAY) == ""


def test_the_sample_person_is_not_kept_from_their_plan():
    assert why_recheck(Log.sample(DAY).history(), LIBRARY, DAY) == ""
