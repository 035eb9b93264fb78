"""A log analysed for Progress: days, weeks, scores, and whether there are enough of them to test for change.

What was not answered stays None. Weeks are counted from the first day of the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from statistics import mean

from ..content.loader import Library
from ..history.pauses import flaring
from ..history.weeks import Day, Week, begun, flare_spans, latest, log_days, log_weeks, practised_weeks
from ..model.records import History, SetDone
from .changes import Change, changed, pain_followed, score_followed
from .trend import Trend, rolling_median, trend


@dataclass(frozen=True)
class LogAnalysis:
    """A log as Progress reads it, up to ``today``; each part is worked out when it is first asked for.

    >>> from hipbook.content.loader import library
    >>> LogAnalysis(History(), library()).weeks
    ()
    """

    history: History
    library: Library
    today: date | None = None

    @cached_property
    def now(self) -> date | None:
        """Today or, where it is not given, the day of the newest entry."""
        return max(filter(None, (self.today, latest(self.history))), default=None)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every day with a session or a morning, oldest first."""
        return log_days(self.history)

    @cached_property
    def answered(self) -> tuple[Day, ...]:
        """The days on which pain at rest was answered."""
        return tuple(day for day in self.days if day.resting is not None)

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """All weeks of the log."""
        return log_weeks(self.history, self.library, self.today, self.days)

    @cached_property
    def practised(self) -> tuple[Week, ...]:
        """The weeks from the first one with a session on."""
        return practised_weeks(self.weeks)

    @cached_property
    def flares(self) -> tuple[tuple[date, date], ...]:
        """The first and the last day of each flare."""
        return flare_spans(self.history, self.now) if self.now else ()

    @property
    def is_flaring(self) -> bool:
        """Does a flare go on?"""
        return self.now is not None and flaring(self.history, self.now)

    @cached_property
    def flare_days(self) -> tuple[tuple[date, ...], ...]:
        """The days of each flare; the day it was over is none of them, where it did not begin on it."""
        days = [(since, (over - since).days) for since, over in self.flares]
        if days and self.is_flaring:
            days[-1] = (days[-1][0], days[-1][1] + 1)
        return tuple(tuple(since + timedelta(n) for n in range(max(1, length))) for since, length in days)

    @cached_property
    def sets_of(self) -> dict[str, list[SetDone]]:
        """The sets of each exercise, in the order in which they were done."""
        of: dict[str, list[SetDone]] = {}
        for done in self.history.sets:
            of.setdefault(done.exercise, []).append(done)
        return of

    @cached_property
    def scores(self) -> dict[date, dict[str, int]]:
        """The daily-life scores of each day: activity to score, oldest day first; the later of two answers counts."""
        scores: dict[date, dict[str, int]] = {}
        for score in sorted(self.history.psfs, key=attrgetter("on")):
            scores.setdefault(score.on, {})[score.activity] = score.score
        return scores

    @cached_property
    def means(self) -> tuple[tuple[date, float], ...]:
        """The mean score of each day, over the activities scored both first and last: only these compare."""
        if not self.scores:
            return ()
        every = list(self.scores.values())
        same = every[0].keys() & every[-1].keys()
        complete = ((on, of) for on, of in self.scores.items() if same and same <= of.keys())
        return tuple((on, float(mean(of[activity] for activity in same))) for on, of in complete)

    @cached_property
    def left_out(self) -> frozenset[date]:
        """The days that are no part of a comparison of pain: those of flares, of a long one its first weeks."""
        first = self.library.rule.change.flare_left_out_days
        return frozenset(day for flare in self.flare_days for day in flare[:first])

    @cached_property
    def change_of_pain(self) -> Change | None:
        """See :func:`pain_change`."""
        from_day, lately = begun(self.history), self.library.rule.change.lately_days
        if self.now is None or from_day is None:
            return None
        line = [(day.on, day.resting) for day in self.answered if day.resting is not None]
        followed = pain_followed(line, self.left_out, from_day, self.now, self.library)
        if followed is None:
            return None
        last = len(followed.dates) - followed.series.lately[-1]
        is_old = (self.now - followed.dates[-1]).days >= lately
        return None if is_old or last < self.library.rule.progress.weekly_mean_days else changed(followed)

    @cached_property
    def change_of_score(self) -> Change | None:
        """See :func:`psfs_change`."""
        line, rule = self.means, self.library.rule.change
        if len(line) < 2 or line[-1][0] < may_compare_from(line[0][0], self.library):
            return None
        followed = score_followed(line, rule.score_spread, rule.score_hint, rule.score_real, self.library)
        return None if followed is None else changed(followed)


def may_compare_from(first: date, library: Library) -> date:
    """The first day from which a later value may be set against a baseline that began on ``first``."""
    return first + timedelta(sum(library.rule.progress.before_after_days))


def pain_change(analysis: LogAnalysis) -> Change | None:
    """Pain at rest from the baseline to the last weeks, or None while there is too little to compare."""
    return analysis.change_of_pain


def psfs_change(analysis: LogAnalysis) -> Change | None:
    """The daily-life score from the baseline to the last two, or None while it is too early to compare."""
    return analysis.change_of_score


def pain_trend(analysis: LogAnalysis) -> Trend | None:
    """The trend of pain at rest a week, with its interval, or None while there are too few answers."""
    library, now = analysis.library, analysis.now
    if now is None:
        return None
    lately = [
        (day.on, day.resting)
        for day in analysis.days
        if day.resting is not None and (now - day.on).days < library.rule.trend.trend_span_days
    ]
    if len(lately) < library.rule.trend.trend_entries:
        return None
    first, last = lately[0][0], lately[-1][0]
    if (last - first).days < 7 * library.rule.trend.trend_weeks - 1:
        return None
    days = [(on - first).days for on, _ in lately]
    pains = [pain for _, pain in lately]
    return trend(days, pains, library.rule.trend.trend_share, library.rule.trend.trend_block_days)


def noise_band(analysis: LogAnalysis) -> tuple[float, float] | None:
    """Weekly pain between these two is no change this log could tell from noise, or None while it is too early."""
    change = pain_change(analysis)
    return None if change is None else box(change)


def box(change: Change) -> tuple[float, float]:
    """The box around the baseline as far as it lies on the scale from 0 to 10."""
    return max(0.0, change.low), min(10.0, change.high)


def usual_line(analysis: LogAnalysis) -> tuple[tuple[date, float | None], ...]:
    """The running median of pain before sessions, after each day: usual pain as ``pain_zones.usual_pain`` has it."""
    entries = [(done.on, done.pain_before) for done in sorted(analysis.history.sessions, key=attrgetter("on"))]
    window, needs = analysis.library.rule.pain.usual_entries, analysis.library.rule.pain.usual_needs
    line = rolling_median([pain for _, pain in entries], window, needs)
    return tuple({on: usual for (on, _), usual in zip(entries, line, strict=True)}.items())
