"""Sentences about home tests: what a result is held against, and whether a later one differs beyond noise."""

from __future__ import annotations

from ...content.norms import Norm
from ...model.measure import Measure
from ...model.profile import Profile
from ...model.records import TestDone
from ...wording import day_words, of_side, plural
from ..analysis import LogAnalysis
from ..home_tests import TestSeries, norms_for, series_by_side, unit_words
from .phrases import ANYWAY, Finding

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
    if test_series.baseline and test_series.change is not None:
        return _change(test_series, test_series.baseline, test_series.change)
    teaches = "" if test_series.later else " The first tries only teach the test."
    return (
        f"not enough yet to speak of change: {test_series.missing} more {plural('day', test_series.missing)}.{teaches}"
    )


def _change(test_series: TestSeries, baseline: TestDone, change: float) -> str:
    unit = unit_words(test_series.measure)
    then = f"{baseline.value:.3g} {unit} on {day_words(baseline.on)}"
    now = f"{baseline.value + change:.3g} {'now' if len(test_series.later) == 2 else 'as the average of the last two'}"
    return f"{'probably a real' if test_series.beyond_noise else 'no clear'} change: {then}, {now}."


def _rule(test_series: TestSeries) -> str:
    """What it takes to call a change real, as the upright line of the chart shows it."""
    far = f"more than {test_series.noise:g} {unit_words(test_series.measure)} above or below it"
    return f"A change counts as real once the last two results all lie outside the upright line at the first: {far}."


def _went_well(test_series: TestSeries) -> bool:
    change, higher = test_series.change, test_series.measure.better == "higher"
    return change is not None and test_series.beyond_noise and (change > 0) == higher


def norm_words(measure: Measure, profile: Profile | None) -> str:
    """What people of this age usually reach, or that nobody has said."""
    if measure.kind in ("stages", "list"):
        return ""
    norms = norms_for(measure, profile)
    if not norms:
        return "There are no usual values for your age that we could find: compare it with your own only."
    usual = "; ".join(_usual(norm, measure) for norm in norms)
    return f"At your age {usual}. People differ a lot: another number does not mean that you are ill."


def _usual(norm: Norm, measure: Measure) -> str:
    who, unit = WHO[norm.sex], unit_words(measure)
    if norm.kind == "below_average_under":
        return f"under {norm.value:g} {unit} is below the average for {who}"
    if norm.span:
        return f"most {who} reach {norm.span[0]:g} to {norm.span[1]:g} {unit}"
    return f"{who} reach about {norm.value:g} {unit} on average"
