"""A first look: a first day follows the feeling and the check, and a worse morning never brings more."""

from __future__ import annotations

from datetime import date

import pytest
from answers import settled
from hypothesis import given
from hypothesis import strategies as st

import hipbook as hb
from hipbook.app.first_look import after_morning, first_day
from hipbook.content.loader import library

TODAY = date(2026, 3, 2)
LIBRARY = library()


def days_of(profile: hb.Profile | None) -> dict[str, list[str]]:
    return {id: [item.exercise for item in first_day(id, profile, LIBRARY, TODAY).items] for id in LIBRARY.feelings}


class TestFirstDay:
    def test_each_feeling_has_a_way_of_its_own(self):
        ways = {id: first_day(id, None, LIBRARY, TODAY).suggestion.track for id in LIBRARY.feelings}
        assert set(ways.values()) == set(LIBRARY.tracks)
        assert len(set(map(tuple, days_of(None).values()))) == len(ways), "a tap that changes nothing teaches nothing"

    def test_a_session_s_length_is_that_of_the_rules(self):
        least, most = LIBRARY.rule.plan.items_min, LIBRARY.rule.plan.items_max
        assert all(least <= len(items) <= most for items in days_of(None).values())

    @pytest.mark.parametrize("condition", ["fusion_late", "thr_late", "hip_oa", "glut_tendinopathy"])
    def test_what_the_check_refuses_is_not_shown(self, condition):
        profile = hb.Profile(age=60, conditions=settled(condition))
        refused = hb.screen(profile, LIBRARY, on=TODAY).refused
        assert not {id for items in days_of(profile).values() for id in items} & refused.keys()

    def test_a_shut_gate_stays_shut(self):
        with pytest.raises(hb.NotCleared):
            first_day("tight", hb.Profile(age=46, red_flags={"dvt": "yes"}), LIBRARY, TODAY)


@given(st.integers(0, 9), st.sampled_from(["bridge", "clam", "sit_to_stand"]))
def test_a_worse_morning_never_brings_more(pain, exercise):
    calm, worse = (after_morning(one, exercise, LIBRARY, TODAY).dose.seconds for one in (pain, pain + 1))
    assert worse <= calm
