"""Sentences about home tests: what a result is held against, and whether a later one differs beyond noise."""

from __future__ import annotations

from ...content.norms import Norm
from ...model.measure import Measure
from ...model.profile import Profile
from ...model.records import TestDone
from ...wording import day_words, of_side, plural
from ..analysis import LogAnalysis
from ..home_tests import TestSeries, courses, norms_for, unit_words
from .phrases import ANYWAY, Finding

WHO = {"women": "women", "men": "men", "all": "people"}


def home_test(story: LogAnalysis, measure: Measure) -> Finding:
    """What a test's results say, for each side."""
    if measure.kind in ("stages", "list"):
        return Finding("This one only helps to choose what is safe for you. No change is read from it.")
    of = courses(story, measure)
    rules = dict.fromkeys(_rule(course) for course in of if not course.missing)
    told = [of_side(course.side, _told(course)) for course in of]
    text = " ".join([*told, *rules, *([ANYWAY] if any(map(_went_well, of)) else [])])
    return Finding(text, enough=any(not course.missing for course in of))


def _told(course: TestSeries) -> str:
    if not course.results:
        return "not tested yet."
    if course.baseline and course.change is not None:
        return _change(course, course.baseline, course.change)
    teaches = "" if course.later else " The first tries only teach the test."
    return f"not enough yet to speak of change: {course.missing} more {plural('day', course.missing)}.{teaches}"


def _change(course: TestSeries, baseline: TestDone, change: float) -> str:
    unit = unit_words(course.measure)
    then = f"{baseline.value:.3g} {unit} on {day_words(baseline.on)}"
    now = f"{baseline.value + change:.3g} {'now' if len(course.later) == 2 else 'as the average of the last two'}"
    return f"{'probably a real' if course.beyond_noise else 'no clear'} change: {then}, {now}."


def _rule(course: TestSeries) -> str:
    """What it takes to call a change real, as the upright line of the chart shows it."""
    far = f"more than {course.noise:g} {unit_words(course.measure)} above or below it"
    return f"A change counts as real once the last two results all lie outside the upright line at the first: {far}."


def _went_well(course: TestSeries) -> bool:
    change, higher = course.change, course.measure.better == "higher"
    return change is not None and course.beyond_noise and (change > 0) == higher


def norm_words(measure: Measure, profile: Profile | None) -> str:
    """What people of this age usually reach, or that nobody has said."""
    if measure.kind in ("stages", "list"):
        return ""
    found = norms_for(measure, profile)
    if not found:
        return "There are no usual values for your age that we could find: compare it with your own only."
    told = "; ".join(_usual(norm, measure) for norm in found)
    return f"At your age {told}. People differ a lot: another number does not mean that you are ill."


def _usual(norm: Norm, measure: Measure) -> str:
    who, unit = WHO[norm.sex], unit_words(measure)
    if norm.kind == "below_average_under":
        return f"under {norm.value:g} {unit} is below the average for {who}"
    if norm.span:
        return f"most {who} reach {norm.span[0]:g} to {norm.span[1]:g} {unit}"
    return f"{who} reach about {norm.value:g} {unit} on average"
