"""Sentences about home tests: what a result is held against, and whether a later one differs beyond noise."""

from __future__ import annotations

from ..book import Measure
from ..measures import Course, courses, norms_for, unit_words
from ..metrics import Story
from ..norms import Norm
from ..profile import Profile
from .wording import ANYWAY, plural

WHO = {"women": "women", "men": "men", "all": "people"}


def home_test(story: Story, measure: Measure) -> str:
    """What a test's results say, for each side."""
    if measure.kind in ("stages", "list"):
        return "This one only helps to choose what is safe for you. No change is read from it."
    return " ".join(_course(course) for course in courses(story, measure))


def _course(course: Course) -> str:
    told = _told(course)
    return f"{course.side.capitalize()} side: {told}" if course.side else told[0].upper() + told[1:]


def _told(course: Course) -> str:
    if not course.results:
        return "not tested yet."
    if not course.missing:
        return _change(course)
    teaches = "" if course.later else " The first tries only teach the test."
    return f"not enough yet to speak of change: {course.missing} more {plural('day', course.missing)}.{teaches}"


def _change(course: Course) -> str:
    unit, began, change = unit_words(course.measure), course.baseline.value, course.change
    numbers = f"{began:.3g} then, {began + change:.3g} {unit} in the last two"
    if len(course.later) == 2:
        numbers = f"{began:.3g} then, {began + change:.3g} {unit} now"
    if not course.beyond_noise:
        return f"no change beyond this test's noise ({course.noise:g} {unit}, twice in a row): {numbers}."
    better = (change > 0) == (course.measure.better == "higher")
    return f"changed by more than this test's noise ({course.noise:g} {unit}): {numbers}." + (
        f" {ANYWAY}" if better else ""
    )


def norm_words(measure: Measure, profile: Profile | None) -> str:
    """What people of this age usually reach, or that nobody has said."""
    if measure.kind in ("stages", "list"):
        return ""
    found = norms_for(measure, profile)
    if not found:
        return "There are no usual values for your age that we could find: hold it against your own only."
    told = "; ".join(_usual(norm, measure) for norm in found)
    return f"Usual at your age: {told}. People differ a lot, and a number outside is no illness."


def _usual(norm: Norm, measure: Measure) -> str:
    who, unit = WHO[norm.sex], unit_words(measure)
    if norm.kind == "below_average_under":
        return f"for {who}, under {norm.value:g} {unit} is below the average"
    if norm.span:
        return f"most {who} {norm.span[0]:g} to {norm.span[1]:g} {unit}"
    return f"{who} about {norm.value:g} {unit}"
