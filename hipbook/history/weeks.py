"""The log by days and by weeks: what was practised, how it felt, and whether the week was kept.

What was not answered stays None. Weeks are counted from the first day of the log; week 1 is the baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import fmean
from typing import Literal

from ..content.loader import Library
from ..model.records import History, Morning, SessionDone

WEEK = timedelta(7)
Status = Literal["kept", "paused", "running", "partly", "quiet"]


@dataclass(frozen=True)
class Day:
    """A day on which something was logged: pain (NPRS), minutes, and load (effort times minutes)."""

    on: date
    before: int | None = None
    during: int | None = None
    morning: int | None = None
    minutes: float = 0
    load: float | None = None
    sessions: int = 0
    without_effort: int = 0

    @property
    def resting(self) -> float | None:
        """Pain outside practice: in the morning and before a session, the mean where both are known.

        >>> Day(date(2026, 1, 5), before=3, morning=2).resting
        2.5
        """
        scores = [pain for pain in (self.morning, self.before) if pain is not None]
        return sum(scores) / len(scores) if scores else None


@dataclass(frozen=True)
class Week:
    """Seven days: ``practised`` of the days ``planned``, its weekly mean of pain, and its load.

    ``resting`` is None while too few days of it were ``answered``; ``whole`` says that the week is over.
    """

    number: int
    start: date
    planned: int | None
    practised: int
    answered: int
    resting: float | None
    load: float | None
    without_effort: int
    status: Status
    whole: bool


def log_days(history: History) -> tuple[Day, ...]:
    """Every day with a session or a morning, oldest first. Of several answers before a session the day's first counts.

    >>> from hipbook.model.records import Morning
    >>> [day.morning for day in log_days(History(mornings=(Morning(on="2026-01-05", pain=2), Morning(on="2026-01-07"))))]
    [2, None]
    """
    global _last
    sessions, mornings, days = _last
    if sessions is not history.sessions or mornings is not history.mornings:
        days = _days(history)
        _last = history.sessions, history.mornings, days
    return days


_last: tuple[tuple[SessionDone, ...], tuple[Morning, ...], tuple[Day, ...]] = ((), (), ())
"""What was asked for last, and its days: after each save several rules ask the same of the same log."""


def _days(history: History) -> tuple[Day, ...]:
    mornings = {answer.on: answer.pain for answer in history.mornings if answer.pain is not None}
    sessions = {on: tuple(done) for on, done in groupby(sorted(history.sessions, key=_on), key=_on)}
    dates = sorted({answer.on for answer in history.mornings} | sessions.keys())
    return tuple(_day(on, sessions.get(on, ()), mornings.get(on)) for on in dates)


def _on(done: SessionDone) -> date:
    return done.on


def _day(on: date, sessions: tuple[SessionDone, ...], morning: int | None) -> Day:
    loads = [done.load for done in sessions if done.load is not None]
    return Day(
        on=on,
        before=next((done.pain_before for done in sessions if done.pain_before is not None), None),
        during=max((done.pain_worst for done in sessions if done.pain_worst is not None), default=None),
        morning=morning,
        minutes=sum(done.minutes for done in sessions),
        load=sum(loads) if loads else None,
        sessions=len(sessions),
        without_effort=len(sessions) - len(loads),
    )


def begun(history: History) -> date | None:
    """The day week 1 begins: that of the oldest profile, session, morning or daily-life score."""
    kinds = (history.profiles, history.sessions, history.mornings, history.psfs)
    return min((record.on for records in kinds for record in records), default=None)


def latest(history: History) -> date | None:
    """The day of the newest session, morning or daily-life score."""
    kinds = (history.sessions, history.mornings, history.psfs, history.profiles)
    return max((record.on for records in kinds for record in records), default=None)


def week_of(day: date, history: History) -> int:
    """The number of the week a day lies in."""
    first = begun(history)
    return 1 if first is None else (day - first).days // 7 + 1


def week_begins(day: date, history: History) -> date:
    """The first day of the week a day lies in; that day itself in an empty log.

    >>> from hipbook.model.records import Morning
    >>> str(week_begins(date(2026, 1, 13), History(mornings=(Morning(on="2026-01-05"),))))
    '2026-01-12'
    """
    first = begun(history) or day
    return first + (week_of(day, history) - 1) * WEEK


def log_weeks(
    history: History, library: Library, today: date | None = None, days: tuple[Day, ...] | None = None
) -> tuple[Week, ...]:
    """All weeks from the first day of the log up to today (up to the newest entry where today is not given).

    ``days`` are the :func:`log_days` of the log, where they were worked out before.
    """
    first, last = begun(history), latest(history)
    if first is None or last is None:
        return ()
    end = max(last, today or last)
    by_week: dict[int, list[Day]] = {}
    for day in log_days(history) if days is None else days:
        by_week.setdefault((day.on - first).days // 7, []).append(day)
    paused = _paused(history, first, end)
    return tuple(
        _week(n, first + n * WEEK, by_week.get(n, []), history, library, end, n in paused)
        for n in range((end - first).days // 7 + 1)
    )


def _week(n: int, start: date, of: list[Day], history: History, library: Library, end: date, paused: bool) -> Week:
    planned, practised = _planned(history, start), sum(day.sessions > 0 for day in of)
    resting = [day.resting for day in of if day.resting is not None]
    loads = [day.load for day in of if day.load is not None]
    whole = end >= start + WEEK
    return Week(
        number=n + 1, start=start, planned=planned, practised=practised, answered=len(resting),
        resting=fmean(resting) if len(resting) >= library.rule.progress.weekly_mean_days else None,
        load=sum(loads) if loads or not practised else None,
        without_effort=sum(day.without_effort for day in of),
        status=_status(goal_met(practised, planned, library), paused, whole, practised), whole=whole,
    )  # fmt: skip


def _planned(history: History, start: date) -> int | None:
    """Sessions planned a week, by the profile as the week began (by the first one in the weeks before it)."""
    saved = [record for record in history.profiles if record.on <= start][-1:] or history.profiles[:1]
    return saved[0].profile.days_per_week if saved else None


def goal_met(practised: int, planned: int | None, library: Library) -> bool:
    """Was enough of the plan done? Two of three are enough, and one missed day never breaks a week.

    >>> from hipbook.content.loader import library
    >>> [goal_met(done, 3, library()) for done in range(4)]
    [False, False, True, True]
    """
    if not practised or planned is None:
        return False
    return practised >= planned - 1 or practised / planned >= library.rule.progress.week_done_share


def _status(is_met: bool, paused: bool, whole: bool, practised: int) -> Status:
    if is_met:
        return "kept"
    if paused:
        return "paused"
    if not whole:
        return "running"
    return "partly" if practised else "quiet"


def flare_spans(history: History, end: date) -> tuple[tuple[date, date], ...]:
    """Each flare from its first day to the day it was over; one that goes on, to ``end``.

    >>> from hipbook.model.records import Flare
    >>> flares = Flare(on="2026-01-05"), Flare(on="2026-01-09", ended="2026-01-09")
    >>> [(a.day, b.day) for a, b in flare_spans(History(flares=flares), date(2026, 2, 1))]
    [(5, 9)]
    """
    spans: list[tuple[date, date]] = []
    since: date | None = None
    for flare in history.flares:
        if flare.ended is None:
            since = since or flare.on
        else:
            spans.append((since or flare.on, flare.ended))
            since = None
    return (*spans, *([(since, end)] if since else []))


def holiday_spans(history: History, end: date) -> Iterator[tuple[date, date]]:
    """Each holiday as it was in the end: a newer one that begins within it says when it was over."""
    for away, newer in zip(history.holidays, (*history.holidays, None)[1:], strict=True):
        until = min(away.until, newer.on) if newer else away.until
        yield away.on, min(until - timedelta(1), end)


def _paused(history: History, first: date, end: date) -> frozenset[int]:
    """The places of the weeks in which there was a flare or a holiday: goals pause then."""
    spans = (*flare_spans(history, end), *holiday_spans(history, end))
    return frozenset(n for a, b in spans for n in range((a - first).days // 7, (b - first).days // 7 + 1))


def practised_weeks(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """The weeks from the first one with a session on."""
    first = next((place for place, week in enumerate(weeks) if week.practised), len(weeks))
    return weeks[first:]


def biggest_rise(of: Iterable[Week]) -> tuple[Week, Week] | None:
    """The two whole weeks in a row between which load rose most, or None. Weeks with efforts missing do not count."""
    whole = [week for week in of if week.whole]
    pairs = [(a, b) for a, b in pairwise(whole) if not (a.without_effort or b.without_effort)]
    rises = [(a, b) for a, b in pairs if (b.load or 0) > (a.load or 0)]
    return max(rises, key=lambda pair: (pair[1].load or 0) - (pair[0].load or 0), default=None)
