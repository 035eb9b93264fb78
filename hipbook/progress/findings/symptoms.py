"""Sentences about how it felt: the daily-life score, pain, and flares."""

from __future__ import annotations

from datetime import timedelta
from statistics import median

from ...history.weeks import week_begins
from ...wording import day_words, plural, upper_first
from ..analysis import LogAnalysis, may_compare_from, pain_change, pain_trend, psfs_change
from ..changes import Change
from ..trend import Trend
from . import breaks
from .phrases import (
    CHANGE,
    MAY,
    Finding,
    answers,
    baseline_weeks,
    change_words,
    days_listed,
    edges,
    gone_words,
    missing,
    not_enough,
    short_day,
    way,
)

MILD = (
    "Pain as mild as yours leaves little room to fall, so these numbers can hardly show it: "
    "your daily-life score can show more."
)
LEFT_OUT = " Days of a flare are left out: they are told by themselves."
GOING_ON = "One is going on: goals are paused, nothing is lost."


def daily_life(analysis: LogAnalysis) -> Finding:
    """What the daily-life score did since the baseline.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> daily_life(LogAnalysis(History(), library())).text
    'Not enough yet: score your everyday things on 2 more days.'
    """
    more = missing("daily_life", analysis)
    if more:
        return not_enough(f"score your everyday things on {more} more {plural('day', more)}")
    if not analysis.means:
        text = "The things you score have changed, so there is no average to compare; each thing has its own line."
        return Finding(text)
    change = psfs_change(analysis)
    if change is None:
        from_day = day_words(may_compare_from(analysis.means[0][0], analysis.library))
        return not_enough(f"1 more score, on {from_day} or later", CHANGE)
    return Finding(_psfs_change(change, analysis))


def _psfs_change(change: Change, analysis: LogAnalysis) -> str:
    what, numbers = (
        "your daily-life score",
        f"{change.first:.1f} then, {change.last:.1f} as the average of {_last_two(change)}",
    )
    base, rise = baseline_weeks(change, analysis.history), change.way == "rise"
    matters = change.size >= analysis.library.rule.progress.psfs_matters
    if change.grade:
        size = " A rise of that size can matter in a day." if rise and matters else ""
        return change_words(change, what, base, way(change), rise, numbers) + size
    if change.statement is not None:
        return gone_words(change, what, base, "higher" if change.statement.way == "rise" else "lower", numbers)
    return _untold(change, what, base, numbers, matters or change.size <= -analysis.library.rule.progress.psfs_matters)


def _last_two(change: Change) -> str:
    return f"the last two scores ({days_listed(list(change.lately))})"


def _untold(change: Change, what: str, base: str, numbers: str, moved: bool) -> str:
    """The sentence where nothing is told: hardly moved, or moved so that it may still be noise."""
    if moved:
        return f"{upper_first(what)} looks {way(change)} than in {base}: {numbers}. {MAY} {edges(change)}"
    return f"{upper_first(what)} is about as it was in {base}: {numbers}. {edges(change)}"


def pain(analysis: LogAnalysis) -> Finding:
    """What pain at rest did since the baseline, and where it goes.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> pain(LogAnalysis(History(), library())).text
    'Not enough yet: 2 more sessions or mornings.'
    """
    more = missing("pain", analysis)
    if more:
        return not_enough(answers(more))
    change = pain_change(analysis)
    if change is None:
        return pain_waits(analysis)
    away = breaks.newest_break("answers", breaks.without_pain(analysis), analysis.history.holidays)
    return Finding(_pain_change(change, analysis) + _pain_trend(change, analysis) + away)


def _pain_change(change: Change, analysis: LogAnalysis) -> str:
    return _pain_told(change, analysis) + (LEFT_OUT if analysis.left_out else "")


def _pain_told(change: Change, analysis: LogAnalysis) -> str:
    what, base = "your pain at rest", baseline_weeks(change, analysis.history)
    numbers = f"{change.first:.1f} then, {change.last:.1f} {_lately(change)}"
    if change.grade:
        few = " That is less than people usually notice." if _is_small(change, analysis) else ""
        return change_words(change, what, base, way(change), change.way == "fall", numbers) + few
    if change.statement is not None:
        return gone_words(change, what, base, "higher" if change.statement.way == "rise" else "lower", numbers)
    if is_mild(change, analysis):
        return f"{upper_first(what)} is about as it was in {base}: {numbers}. {MILD}"
    return _untold(change, what, base, numbers, not _is_small(change, analysis))


def is_mild(change: Change, analysis: LogAnalysis) -> bool:
    """Is pain too low for its scale to show a change, as it is answered in whole numbers? Only none at all would count."""
    was_low = round(max(change.first, change.last)) <= analysis.library.rule.pain.nprs_green_max
    return was_low and round(change.low) <= 0 and not change.grade


def _lately(change: Change) -> str:
    first, last = change.lately
    return f"lately ({short_day(first, last)} to {day_words(last)})"


def _is_small(change: Change, analysis: LogAnalysis) -> bool:
    """Is it less than people usually notice: 2 points, and of a fall a third of where it began?"""
    rule, size = analysis.library.rule.progress, abs(change.size)
    return size < rule.nprs_change or (change.size < 0 and size < rule.nprs_change_share * change.first)


def _pain_trend(change: Change, analysis: LogAnalysis) -> str:
    """The pace of a real change, where the whole range of it tells the same tale; a pace alone decides nothing."""
    trend = pain_trend(analysis)
    if trend is None or not change.is_real or not _agree(trend, change):
        return ""
    low, high = sorted(f"{abs(pace):.1f}" for pace in (trend.low, trend.high))
    around = f" (probably between {low} and {high})" if low != high else ""
    span, goes = analysis.library.rule.trend.trend_span_days // 7, "down" if change.size < 0 else "up"
    return f" Over the last {span} weeks it went {goes} by about {abs(trend.slope):.1f} points a week{around}."


def _agree(trend: Trend, change: Change) -> bool:
    """Does the range of the pace lie on the side of the change, and lead to about its size?"""
    before, after = (first + (last - first) / 2 for first, last in ((change.then, change.until), change.lately))
    weeks = (after - before).days / 7
    reached = [pace * weeks for pace in (trend.low, trend.high)]
    return trend.low * trend.high > 0 and reached[0] <= change.size <= reached[1]


def pain_waits(analysis: LogAnalysis) -> Finding:
    """What pain still waits for: answers, days, or answers lately.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> pain_waits(LogAnalysis(History(), library())).text
    'Not enough yet to speak of change: 10 more sessions or mornings, each on a day of its own.'
    """
    rule, counted = analysis.library.rule, [day.on for day in analysis.answered if day.on not in analysis.left_out]
    lately, needs = rule.change.lately_days, rule.progress.weekly_mean_days
    more = rule.trend.trend_entries - len(counted)
    if more > 0:
        out = LEFT_OUT if analysis.left_out else ""
        return Finding(not_enough(f"{answers(more)}, each on a day of its own", CHANGE).text + out, enough=False)
    new = sum((analysis.now - on).days < lately for on in counted) if analysis.now else 0
    from_day = may_compare_from(week_begins(counted[0], analysis.history), analysis.library) - timedelta(1)
    if analysis.now and analysis.now < from_day:
        return not_enough(f"the weeks up to {day_words(from_day)}, with a few answers in each", CHANGE)
    return not_enough(f"{answers(max(1, needs - new))} within {lately} days, and a week to look back on", CHANGE)


def flares(analysis: LogAnalysis) -> Finding:
    """How many flares, how long they were and, where there are enough of them, whether they became shorter.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> flares(LogAnalysis(History(), library())).text
    'No flare was logged.'
    """
    if not analysis.flares:
        return Finding("No flare was logged.")
    on = analysis.is_flaring
    lengths = [len(days) for days in (analysis.flare_days[:-1] if on else analysis.flare_days)]
    if not lengths:
        return Finding(GOING_ON)
    counted = f"{len(lengths)} {plural('flare', len(lengths))} so far, {_lengths(lengths)}."
    them = "it" if len(lengths) == 1 else "them"
    now = f" {GOING_ON}" if on else ""
    return Finding(f"{counted}{_shorter(lengths, analysis)} The log cannot say what brought {them} on.{now}")


def _lengths(lengths: list[int]) -> str:
    low, high = min(lengths), max(lengths)
    return f"{low} {plural('day', low)} long" if low == high else f"{low} to {high} days long"


def _shorter(lengths: list[int], analysis: LogAnalysis) -> str:
    if len(lengths) < analysis.library.rule.progress.flares_compared:
        return ""
    half = len(lengths) // 2
    before, after = median(lengths[:half]), median(lengths[half:])
    return f" The middle length of the first {half} was {before:g} days, of the others {after:g}."
