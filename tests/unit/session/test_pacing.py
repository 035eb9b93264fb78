"""The pace of slow things: the way back is the slower one, and what is said of a breath is what is paced."""

from __future__ import annotations

import re

import pytest

import hipbook as hb
from hipbook.content.paces import paces
from hipbook.session.pacing import paced, slow_releases

LIBRARY = hb.library()


def test_all_that_lets_go_comes_back_more_slowly() -> None:
    ways = [tuple(map(float, re.findall(r"[\d.]+", words))) for words in slow_releases(LIBRARY).values()]
    assert len(ways) > 5 and all(there < back for there, back in ways)


@pytest.mark.parametrize("pace", paces().values(), ids=lambda pace: pace.id)
def test_a_pace_that_can_be_felt_comes_back_more_slowly_too(pace) -> None:
    there, back = paced(pace.exercise, LIBRARY)
    assert there.seconds < back.seconds and {there.breath, back.breath} == {"in", "out"}


def test_the_seconds_of_a_breath_are_those_in_its_words() -> None:
    seconds = {words: (breath.in_s, breath.out_s) for words, breath in LIBRARY.breaths.items() if breath.in_s}
    assert seconds
    for words, both in seconds.items():
        assert tuple(map(float, re.findall(r"\d+", words))) == both


def test_what_has_no_two_ways_has_no_pace() -> None:
    with pytest.raises(ValueError, match="no pace"):
        paced("butterfly", LIBRARY)
