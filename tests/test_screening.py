"""Who may do what: the clinician-reviewed verdict table, gates, releases and their laws."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook.screening import screen, suggest_track

TODAY = date(2026, 3, 2)
LIBRARY = hb.library()
ROWS = list(csv.DictReader((Path(__file__).parent / "verdicts.csv").read_text("utf-8").splitlines()))


def profile(**told) -> hb.Profile:
    return hb.Profile(**{"age": 46} | told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['condition']}-{row['exercise']}")
def test_every_expected_verdict_holds(row):
    """refuse is refused, modify never comes without a note, allow is allowed."""
    screening = screen(profile(conditions=row["condition"].split("+")), LIBRARY, on=TODAY)
    exercise, verdict = row["exercise"], row["verdict"]
    if verdict == "refuse":
        assert exercise in screening.refused
    elif verdict == "allow":
        assert exercise in screening.allowed
    else:
        assert exercise in screening.refused or screening.allowed[exercise]


@pytest.mark.parametrize("flag", LIBRARY.red_flags.values(), ids=lambda flag: flag.id)
def test_a_red_flag_forbids_a_plan(flag):
    """Every flag gates; only see_clinician ones can be released, and only with a date that holds."""
    told = profile(red_flags=[flag.id])
    with pytest.raises(hb.NotCleared) as stopped:
        hb.plan(told, LIBRARY, on=TODAY)
    assert stopped.value.screening.gate == flag.action
    assert str(stopped.value)
    released = told.model_copy(update={"releases": {flag.id: TODAY}})
    assert screen(released, LIBRARY, on=TODAY).cleared == flag.release
    assert not screen(released, LIBRARY, on=TODAY - timedelta(1)).cleared
    assert not screen(released, LIBRARY, on=TODAY + timedelta(800)).cleared


def test_not_sure_counts_as_yes_where_the_rule_says_so():
    for flag in LIBRARY.red_flags.values():
        gate = screen(profile(red_flags={flag.id: "not_sure"}), LIBRARY, on=TODAY).gate
        assert (gate == flag.action) == flag.unsure_counts
        if flag.action in ("emergency", "same_day"):
            assert flag.unsure_counts and not flag.release


def test_three_flags_are_asked_before_every_session():
    assert sum(flag.session for flag in LIBRARY.red_flags.values()) == 3


def test_under_18_is_never_released():
    young = profile(age=17, releases={"under18": TODAY})
    with pytest.raises(hb.NotCleared):
        hb.plan(young, LIBRARY, on=TODAY)


def test_a_clinicians_word_opens_a_condition_until_it_expires():
    shut = profile(conditions={"sciatica_disc": {}})
    assert screen(shut, LIBRARY, on=TODAY).gate == "see_clinician"
    assert "sciatica_disc" in screen(shut, LIBRARY, on=TODAY).releasable
    said = profile(conditions={"sciatica_disc": {"released_on": TODAY.isoformat()}})
    assert screen(said, LIBRARY, on=TODAY).cleared
    assert not screen(said, LIBRARY, on=TODAY + timedelta(400)).cleared


def test_time_limits_run_on_their_own():
    """A hip replacement becomes an old one when its weeks have passed and it was cleared."""
    operated = profile(conditions={"thr_recent": {"since": "2026-01-05", "cleared": "yes"}})
    early, late = (screen(operated, LIBRARY, on=day) for day in (date(2026, 2, 1), date(2026, 6, 1)))
    assert "squat" in early.refused
    assert "squat" in late.allowed


def test_the_lowest_cap_and_the_strictest_gate_win():
    both = screen(profile(conditions=["hip_oa", "hypermobile"], track="mix"), LIBRARY, on=TODAY)
    assert both.pain_cap == 3
    assert screen(profile(track="ease"), LIBRARY, on=TODAY).pain_cap == 2


def test_unknown_words_are_named_with_what_is_known():
    with pytest.raises(ValueError, match="'gout' is not a condition hipbook knows; it knows adductor_strain"):
        screen(profile(conditions=["gout"]), LIBRARY, on=TODAY)


@pytest.mark.parametrize(
    ("told", "track"),
    [({"bendy": True}, "steady"), ({"feels": "unsteady"}, "steady"), ({"stretched_without_relief": True}, "steady"),
     ({"irritability": "high"}, "ease"), ({"feels": "guarded"}, "ease"), ({"feels": "tight"}, "move"), ({}, "mix")],
)  # fmt: skip
def test_the_suggested_track_follows_what_the_hip_does(told, track):
    suggestion = suggest_track(profile(**told), LIBRARY)
    assert suggestion.track == track
    assert suggestion.reason


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(LIBRARY.conditions)), max_size=4, unique=True), st.booleans(), st.booleans())
def test_more_conditions_never_allow_more(conditions, floor, bendy):
    """The union of avoids: what one condition refuses, no other brings back."""
    together = screen(profile(conditions=conditions, floor=floor, bendy=bendy), LIBRARY, on=TODAY)
    for condition in conditions:
        alone = screen(profile(conditions=[condition]), LIBRARY, on=TODAY)
        assert alone.refused.keys() <= together.refused.keys()
        assert together.gate.strictness >= alone.gate.strictness
    assert not together.allowed.keys() & together.refused.keys()


def test_one_thing_now_is_refused_by_no_condition():
    offered = LIBRARY.rule("one_thing_exercise")
    for condition in LIBRARY.conditions:
        assert offered in screen(profile(conditions=[condition]), LIBRARY, on=TODAY).allowed
