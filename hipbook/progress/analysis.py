"""A log analysed for Progress: days, weeks, scores, and whether there are enough of them to test for change.

What was not answered stays None. Weeks are counted from the first day of the log; week 1 is the baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import sqrt
from operator import attrgetter
from statistics import fmean, mean

from ..content.loader import Library
from ..history.pauses import flaring
from ..history.weeks import WEEK, Day, Week, flare_spans, latest, log_days, log_weeks, practised_weeks, week_of
from ..model.records import History, SetDone
from .trend import Trend, jitter, rolling_median, trend


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
        days = [(begun, (over - begun).days) for begun, over in self.flares]
        if days and self.is_flaring:
            days[-1] = (days[-1][0], days[-1][1] + 1)
        return tuple(tuple(begun + timedelta(n) for n in range(max(1, length))) for begun, length in days)

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


@dataclass(frozen=True)
class Change:
    """A change from the baseline to the last values, and the noise band (the box) around the baseline.

    ``looks`` are the last values with their days; it takes ``wanted`` of them, all on one side of the box, to call a
    change probably real. The box reaches down to ``low`` and up to ``high``; it is at least ``error`` either way.

    >>> Change(1, 6, date(2026, 1, 5), ((date(2026, 2, 2), 3), (date(2026, 2, 9), 4)), 2, error=2, low=4, high=8).is_real
    True
    """

    since: int
    first: float
    then: date
    looks: tuple[tuple[date, float], ...]
    wanted: int
    error: float
    low: float
    high: float

    @property
    def last(self) -> float:
        """The average of the last values."""
        return fmean(value for _, value in self.looks)

    @property
    def size(self) -> float:
        """How much higher that is than the baseline."""
        return self.last - self.first

    @property
    def is_real(self) -> bool:
        """Is it probably real: do enough of the last values all lie outside the box, on the same side of it?"""
        values = [round(value, 6) for _, value in self.looks]
        above = all(value >= round(self.high, 6) for value in values)
        return len(values) == self.wanted and (above or all(value <= round(self.low, 6) for value in values))


def changed(
    analysis: LogAnalysis,
    line: Sequence[tuple[date, float]],
    wanted: int,
    error: float,
    share: float = 0,
    calm: Sequence[float] = (),
) -> Change:
    """The change of a series from its first value to its last ones, as many as ``wanted``.

    Each must differ by ``error`` (a fall also by ``share`` of where it began) and by more than this person's noise, that
    of the ``calm`` looks where there are enough. Looking every week finds something sooner or later: hence the rule's times.
    """
    (begun, first), *later = line
    looks = tuple(later[-wanted:])
    steady = calm if len(calm) > len(line) / 2 else [value for _, value in line]
    noise = jitter(steady) * sqrt(1 + 1 / len(looks))
    needed = max(error, analysis.library.rule.progress.real_noise_times * noise)
    low, high = first - max(needed, share * first), first + needed
    return Change(week_of(begun, analysis.history), first, begun, looks, wanted, error, low, high)


def may_compare_from(first: date, library: Library) -> date:
    """The first day from which a later value may be set against a baseline that began on ``first``."""
    before, after = library.rule.progress.before_after_days
    return first + timedelta(max(before + after, 7 * library.rule.trend.trend_weeks))


def pain_change(analysis: LogAnalysis) -> Change | None:
    """Weekly pain at rest from week 1 to the last weekly means, or None while there is too little to compare."""
    library = analysis.library
    means = [(week.start, week.resting) for week in analysis.weeks if week.resting is not None]
    if len(analysis.answered) < library.rule.trend.trend_entries or len(means) < 2:
        return None
    if means[-1][0] + WEEK < may_compare_from(means[0][0], library):
        return None
    calm = [mean for start, mean in means if not _in_flare(analysis, start)]
    error, share = library.rule.progress.nprs_change, library.rule.progress.nprs_change_share
    return changed(analysis, means, library.rule.progress.real_weeks, error, share, calm)


def _in_flare(analysis: LogAnalysis, start: date) -> bool:
    return any(begun < start + WEEK and start <= over for begun, over in analysis.flares)


def psfs_change(analysis: LogAnalysis) -> Change | None:
    """The daily-life score from the first to the last two, or None while it is too early to compare."""
    line = analysis.means
    if len(line) < 2 or line[-1][0] < may_compare_from(line[0][0], analysis.library):
        return None
    return changed(
        analysis, line, analysis.library.rule.progress.real_scores, analysis.library.rule.progress.psfs_change
    )


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
