"""Pain that creeps up: the last two weeks against a baseline that does not rise with it.

The usual pain follows the pain, so it can never show that. The baseline is where this log began, or a lower level that
once lasted; days of a flare belong to neither, as long as a flare may last. A rise already holds progress back; only one that is also more than this
person's own ups and downs opens the check (docs/decisions/0006-rising-pain.md has both rates).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import sqrt
from statistics import fmean

from ..content.loader import Library
from ..model.records import History
from .weeks import WEEK, flare_spans, log_days

Answered = tuple[tuple[date, int], ...]
MEASURES = {"before": "before sessions", "during": "during sessions", "morning": "in the morning"}


@dataclass(frozen=True)
class Rise:
    """A measure of pain whose last two known weekly means both lie far above its ``baseline`` (NPRS); ``since`` is their first day.

    ``sure`` says that it is also clearly more than the ups and downs of before.
    """

    measure: str
    baseline: float
    weeks: tuple[float, float]
    since: date
    sure: bool

    @property
    def now(self) -> float:
        """The mean of the two weeks (NPRS)."""
        return fmean(self.weeks)


def rise(history: History, library: Library, on: date) -> Rise | None:
    """The steepest rise of a measure of pain up to a day, or None where no measure has risen.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import SessionDone
    >>> week = lambda n, pain: [SessionDone(on=date(2026, 1, 5) + timedelta(7 * n + day), pain_before=pain) for day in (0, 2, 4)]
    >>> done = [session for n, pain in enumerate([2, 2, 3, 4, 4]) for session in week(n, pain)]
    >>> risen = rise(History(sessions=done), library(), date(2026, 2, 8))
    >>> risen.measure, risen.baseline, risen.weeks
    ('before', 2.0, (4.0, 4.0))
    """
    on = _last_ordinary_day(history, library, on)
    answers = _answers(history, library, on)
    rises = (_rise_of(name, given, library, on) for name, given in answers.items())
    return max(filter(None, rises), key=lambda risen: risen.now - risen.baseline, default=None)


def clear_rise(history: History, library: Library, on: date) -> Rise | None:
    """The steepest rise up to a day that is clearly more than ups and downs, or None."""
    risen = rise(history, library, on)
    return risen if risen and risen.sure else None


def is_high(history: History, library: Library, on: date) -> bool:
    """Was every answer of a week one of very strong pain, and were there enough of them?"""
    pains = [day.resting for day in log_days(history) if on - WEEK < day.on <= on and day.resting is not None]
    rule = library.rule
    return len(pains) >= rule.rising.high_answers and min(pains) >= rule.pain.pause_nprs


def risen_since(history: History, library: Library, on: date) -> date | None:
    """The first day of the clear rise that holds without a break up to a day, as far back as it matters; None without one.

    It matters until the check is open again for it.
    """
    on = _last_ordinary_day(history, library, on)
    answers, since = _answers(history, library, on), None
    for n in range(library.rule.rising.recheck_days + 1):
        day = on - timedelta(n)
        up_to = ((name, tuple(one for one in given if one[0] <= day)) for name, given in answers.items())
        rises = (_rise_of(name, given, library, day) for name, given in up_to)
        if not any(risen and risen.sure for risen in rises):
            break
        since = day
    return since


def _last_ordinary_day(history: History, library: Library, on: date) -> date:
    """The newest day of which anything is known; in a flare the one before it, until two weeks more than a flare are known.

    What had risen by then stays so: silence does not make it better.
    """
    newest = max((of[-1].on for of in (history.sessions, history.mornings) if of), default=on)
    on = min(on, newest)
    until = timedelta(7 * library.rule.progression.clinician_weeks) + 2 * WEEK
    within = (begun for begun, over in flare_spans(history, on) if begun <= on <= over and on - begun < until)
    return min((begun - timedelta(1) for begun in within), default=on)


def _rise_of(measure: str, given: Answered, library: Library, on: date) -> Rise | None:
    rule, weeks = library.rule.rising, _last_weeks(given, library, on)
    if weeks is None:
        return None
    since, first, second = weeks
    earlier = tuple(one for one in given if one[0] < since)
    base = _baseline(earlier, library)
    if base is None or min(first, second) < base + rule.rise:
        return None
    sure = min(first, second) >= base + rule.noise_times * _noise(earlier, library)
    return Rise(measure, base, (first, second), since, sure)


def _last_weeks(given: Answered, library: Library, on: date) -> tuple[date, float, float] | None:
    """The means of the last two weeks, the older first, and the first day of both; None where too little is known.

    Weeks with too few answers count as one with those before them: who stops answering is not better for it.
    """
    rule, means, answers = library.rule.rising, list[float](), list[int]()
    for n in range(rule.weeks_back):
        start = on - (n + 1) * WEEK + timedelta(1)
        answers += [pain for day, pain in given if start <= day < start + WEEK]
        if len(answers) >= rule.week_answers:
            means.append(fmean(answers))
            answers = []
        if len(means) > 1:
            return start, means[1], means[0]
    return None


def _noise(given: Answered, library: Library) -> float:
    """The standard deviation of answers about their slow drift, drawn to the typical one while they are few (NPRS)."""
    rule, steps = library.rule.rising, [later - earlier for (_, earlier), (_, later) in pairwise(given)]
    own = sum(step * step for step in steps) / 2
    return sqrt((rule.typical_answers * rule.typical_noise**2 + own) / (rule.typical_answers + len(steps)))


def _baseline(given: Answered, library: Library) -> float | None:
    """The mean of the first fortnight or, where it is lower, of a fortnight that the next one did not undo."""
    if not given:
        return None
    begun, needed = given[0][0], library.rule.rising.baseline_answers
    fortnights = (list(of) for _, of in groupby(given, key=lambda one: (one[0] - begun) // (2 * WEEK)))
    means = [fmean(pain for _, pain in of) for of in fortnights if len(of) >= needed]
    lasting = (max(pair) for pair in pairwise(means))
    return min([means[0], *lasting]) if means else None


def _answers(history: History, library: Library, on: date) -> dict[str, Answered]:
    """The answers by measure, oldest first, outside flares, since the last gap of so many days that all begins anew."""
    longest = timedelta(7 * library.rule.progression.clinician_weeks)
    spans = ((begun - timedelta(1), min(over, begun + longest)) for begun, over in flare_spans(history, on))
    flares = {first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)}
    sessions = [done for done in history.sessions if done.on <= on]
    by_measure = {
        "before": ((done.on, done.pain_before) for done in sessions),
        "during": ((done.on, done.pain_worst) for done in sessions),
        "morning": ((one.on, one.pain) for one in history.mornings if one.on <= on),
    }
    begun = _begun_anew([done.on for done in sessions], library)
    return {
        name: tuple((day, pain) for day, pain in of if pain is not None and day >= begun and day not in flares)
        for name, of in by_measure.items()
    }


def _begun_anew(days: Iterable[date], library: Library) -> date:
    """The first day of practice after the last long gap."""
    return max(_beginnings(days, library.rule.rising.anew_days), default=date.min)


def _beginnings(days: Iterable[date], gap_days: int) -> Iterator[date]:
    last = None
    for day in days:
        if last is None or (day - last).days >= gap_days:
            yield day
        last = day
