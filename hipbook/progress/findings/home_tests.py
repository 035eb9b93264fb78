"""Sentences about home tests: what a result is held against, and whether a later one differs beyond noise."""

from __future__ import annotations

from ...content.norms import Norm
from ...model.measure import Measure
from ...model.profile import Profile
from ...model.records import TestDone
from ...wording import day_words, of_side, plural
from ..analysis import LogAnalysis
from ..changes import Change
from ..home_tests import TestSeries, norms_for, series_by_side, unit_words
from .phrases import ANYWAY, Finding, short_day

GRADES = {"": "no clear change", "hint": "a hint of a change", "real": "probably a real change"}
WHO = {"women": "women", "men": "men", "all": "people"}


def home_test(analysis: LogAnalysis, measure: Measure) -> Finding:
    """What a test's results say, for each side."""
    if measure.kind in ("stages", "list"):
        return Finding("This one only helps to choose what is safe for you. No change is read from it.")
    both = series_by_side(analysis, measure)
    rules = dict.fromkeys(_rule(series) for series in both if not series.missing)
    results = [of_side(series.side, _progress(series)) for series in both]
    text = " ".join([*results, *rules, *([ANYWAY] if any(map(_went_well, both)) else [])])
    return Finding(text, enough=any(not series.missing for series in both))


def _progress(test_series: TestSeries) -> str:
    if not test_series.results:
        return "not tested yet."
    if test_series.missing:
        more, teaches = test_series.missing, "" if test_series.later else " The first tries only teach the test."
        return f"not enough yet to speak of change: {more} more {plural('day', more)}.{teaches}"
    return _compared(test_series, test_series.later[0], test_series.change)


def _compared(test_series: TestSeries, baseline: TestDone, change: Change | None) -> str:
    unit = unit_words(test_series.measure)
    if change is None:
        return f"no clear change: {baseline.value:.3g} {unit} on {day_words(baseline.on)}, {test_series.later[-1].value:.3g} now."
    then = f"{change.first:.3g} {unit} {_when(change)}"
    return f"{GRADES[change.grade]}: {then}, {change.last:.3g} as the average of the last two."


def _when(change: Change) -> str:
    if change.then == change.until:
        return f"on {day_words(change.then)}"
    return f"on average from {short_day(change.then, change.until)} to {day_words(change.until)}"


def _rule(test_series: TestSeries) -> str:
    """What a change must pass, as the upright line of the chart shows it."""
    noise = f"{test_series.measure.noise:g} {unit_words(test_series.measure)}"
    return f"From one day to another this test goes up and down by as much as {noise}, as the upright line shows."


def _went_well(test_series: TestSeries) -> bool:
    change, good = test_series.change, "rise" if test_series.measure.better == "higher" else "fall"
    return change is not None and change.grade != "" and change.way == good


def norm_words(measure: Measure, profile: Profile | None, whose: str = "your") -> str:
    """What people of this age usually reach, or that nobody has said; ``whose`` age it is."""
    if measure.kind in ("stages", "list"):
        return ""
    norms = norms_for(measure, profile)
    if not norms:
        return f"There are no usual values for {whose} age that we could find: compare it with {whose} own only."
    usual = "; ".join(_usual(norm, measure) for norm in norms)
    return f"At {whose} age {usual}. People differ a lot: another number does not mean that you are ill."


def _usual(norm: Norm, measure: Measure) -> str:
    who, unit = WHO[norm.sex], unit_words(measure)
    if norm.kind == "below_average_under":
        return f"under {norm.value:g} {unit} is below the average for {who}"
    if norm.span:
        return f"most {who} reach {norm.span[0]:g} to {norm.span[1]:g} {unit}"
    return f"{who} reach about {norm.value:g} {unit} on average"
