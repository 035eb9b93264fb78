"""Sentences about how it felt: the daily-life score, pain, and flares."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from ...history.weeks import WEEK, Week
from ...wording import day_words, plural
from ..analysis import Change, LogAnalysis, may_compare_from, pain_change, pain_trend, psfs_change
from ..trend import Trend
from . import breaks
from .phrases import (
    ANYWAY,
    CHANGE,
    Finding,
    after,
    answers,
    missing,
    not_enough,
    not_yet,
    numbers,
    real,
    rule,
    since,
    way,
)


@dataclass(frozen=True)
class Score:
    """A score in words: its name, the name of its last values, the better direction, and what stands before their days."""

    name: str
    what: str
    good: str
    of: str = ""


DAILY_LIFE = Score("your daily-life score", "scores", "higher")
PAIN = Score("your weekly pain", "weekly averages", "lower", "weeks from ")
GOING_ON = "One is going on: goals are paused, nothing is lost."


def daily_life(analysis: LogAnalysis) -> Finding:
    """What the daily-life score did since week 1.

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
    matters = change.size >= analysis.library.rule.progress.psfs_matters
    by = f"{_by(change)}, which can matter in a day" if matters else _by(change)
    return _moved(change, DAILY_LIFE, by, small=-change.error < change.size and not matters)


def pain(analysis: LogAnalysis) -> Finding:
    """What weekly pain did since week 1, and where it goes.

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
        return _pain_waits(analysis)
    away = breaks.newest_break("answers", breaks.without_pain(analysis), analysis.history.holidays)
    return Finding(_pain_change(change, analysis) + _pain_trend(change, analysis) + away)


def _pain_change(change: Change, analysis: LogAnalysis) -> str:
    few = 0 < -change.size < analysis.library.rule.progress.nprs_change_share * change.first
    by = ", but by a smaller share than people usually notice" if few else _by(change)
    return _moved(change, PAIN, by, small=abs(change.size) < change.error)


def _moved(change: Change, score: Score, by: str, small: bool) -> str:
    """The sentence about a change: beyond noise, too small to matter, or ``by`` so much that it may still be noise."""
    began, values = f"{since(change)} {score.name}", numbers(change, score.what, score.of)
    if change.is_real:
        what = f"{real(change, score.what)} {after(change, score.good)}"
        return f"{began} is {way(change)}{_by(change)}: {values}. {what}"
    if small:
        return f"{began} has hardly moved: {values}. {rule(change, score.what)}"
    anyway = f" {ANYWAY}" if way(change) == score.good else ""
    return f"{began} is {way(change)}{by}: {values}. {not_yet(change, score.what)}{anyway}"


def _by(change: Change) -> str:
    return f" by {abs(change.size):.1f} points"


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
    middle = change.looks[len(change.looks) // 2][0]
    weeks = (middle - change.then).days / 7
    reached = [pace * weeks for pace in (trend.low, trend.high)]
    return trend.low * trend.high > 0 and reached[0] <= change.size <= reached[1]


def _pain_waits(analysis: LogAnalysis) -> Finding:
    library, weeks = analysis.library, analysis.weeks
    needs = library.rule.progress.weekly_mean_days
    if len(analysis.answered) < library.rule.trend.trend_entries:
        more = library.rule.trend.trend_entries - len(analysis.answered)
        return not_enough(f"{answers(more)}, each on a day of its own", CHANGE)
    first = next((week for week in weeks if week.resting is not None), None)
    if first is None:
        return not_enough(f"no week has answers on {needs} days. {_this_week(weeks[-1], needs, analysis)}", CHANGE)
    from_day = may_compare_from(first.start, library) - WEEK
    if weeks[-1].start < from_day:
        return not_enough(f"answers on {needs} days of a week that begins on {day_words(from_day)} or later", CHANGE)
    lacks = f"no week from {day_words(from_day)} on has answers on {needs} days"
    return not_enough(f"{lacks}. {_this_week(weeks[-1], needs, analysis)}", CHANGE)


def _this_week(week: Week, needs: int, analysis: LogAnalysis) -> str:
    """What this week still needs, or the next one where too few of its days are left."""
    more, next_week = needs - week.answered, week.start + WEEK
    if analysis.now and more > (next_week - analysis.now).days:
        return f"Next week, from {day_words(next_week)}, needs {answers(needs)}, each on a day of its own"
    return f"This week needs {answers(more)}, each on a day of its own"


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
