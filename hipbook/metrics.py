"""The log as days and weeks: what was felt, what was done, and whether there is enough of it to speak of change.

What was not answered stays None. Weeks are counted from the first day of the log; week 1 is the baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from statistics import mean, median
from typing import Literal

from .content import Library
from .records import History, SessionDone

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
        known = [pain for pain in (self.morning, self.before) if pain is not None]
        return float(mean(known)) if known else None


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


@dataclass(frozen=True)
class Change:
    """From a baseline to a later value, and how large a change must be to be more than noise."""

    since: int
    first: float
    then: date
    last: float
    noise: float

    @property
    def size(self) -> float:
        """How much higher the later value is."""
        return self.last - self.first

    @property
    def is_real(self) -> bool:
        """Is it at least as large as noise may be?"""
        return round(abs(self.size), 6) >= self.noise


def days(history: History) -> tuple[Day, ...]:
    """Every day with a session or a morning, oldest first. Of several answers before a session the day's first counts.

    >>> from hipbook.records import Morning
    >>> [day.morning for day in days(History(mornings=(Morning(on="2026-01-05", pain=2), Morning(on="2026-01-07"))))]
    [2, None]
    """
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


def weeks(history: History, library: Library, today: date | None = None) -> tuple[Week, ...]:
    """All weeks from the first day of the log up to today (up to the newest entry where today is not given)."""
    first, last = begun(history), latest(history)
    if first is None or last is None:
        return ()
    end = max(last, today or last)
    by_week: dict[int, list[Day]] = {}
    for day in days(history):
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
        resting=float(mean(resting)) if len(resting) >= library.rule("weekly_mean_days") else None,
        load=sum(loads) if loads or not practised else None,
        without_effort=sum(day.without_effort for day in of),
        status=_status(is_kept(practised, planned, library), paused, whole, practised), whole=whole,
    )  # fmt: skip


def _planned(history: History, start: date) -> int | None:
    """Sessions planned a week, by the profile as the week began (by the first one in the weeks before it)."""
    saved = [known for known in history.profiles if known.on <= start][-1:] or history.profiles[:1]
    return saved[0].profile.days_per_week if saved else None


def is_kept(practised: int, planned: int | None, library: Library) -> bool:
    """Was enough of the plan done? Two of three are enough, and one missed day never breaks a week.

    >>> from hipbook.content import library
    >>> [is_kept(done, 3, library()) for done in range(4)]
    [False, False, True, True]
    """
    if not practised or planned is None:
        return False
    return practised >= planned - 1 or practised / planned >= library.rule("week_done_share")


def _status(kept: bool, paused: bool, whole: bool, practised: int) -> Status:
    if kept:
        return "kept"
    if paused:
        return "paused"
    if not whole:
        return "running"
    return "partly" if practised else "quiet"


def _paused(history: History, first: date, end: date) -> frozenset[int]:
    """The places of the weeks in which there was a flare: goals pause then."""
    spans: list[tuple[date, date]] = []
    since: date | None = None
    for flare in history.flares:
        if flare.ended is None:
            since = since or flare.on
        else:
            spans.append((since or flare.on, flare.ended))
            since = None
    spans += [(since, end)] if since else []
    return frozenset(n for a, b in spans for n in range((a - first).days // 7, (b - first).days // 7 + 1))


def rolling_median(values: Sequence[float | None], window: int, needs: int) -> tuple[float | None, ...]:
    """At each place the median of the last known values, or None while there are too few of them.

    >>> rolling_median([4, None, 2, 3], window=2, needs=2)
    (None, None, 3.0, 2.5)
    """
    known: list[float] = []
    line: list[float | None] = []
    for value in values:
        known = [*known, *([] if value is None else [value])][-window:]
        line.append(float(median(known)) if len(known) >= needs else None)
    return tuple(line)


def usual_line(history: History, library: Library) -> tuple[tuple[date, float | None], ...]:
    """The reader's usual pain as it stood after each day with a session: the line of ``zones.usual_pain``."""
    entries = [(done.on, done.pain_before) for done in sorted(history.sessions, key=_on)]
    line = rolling_median([pain for _, pain in entries], library.rule("usual_entries"), library.rule("usual_needs"))
    return tuple({on: usual for (on, _), usual in zip(entries, line, strict=True)}.items())


def zone_bands(library: Library, cap: int | None = None) -> tuple[tuple[str, float, float], ...]:
    """The zones of pain during exercise as (name, from, to); ``cap`` is the reader's own, where it is lower.

    >>> from hipbook.content import library
    >>> zone_bands(library(), cap=3)
    (('green', 0, 2), ('amber', 2, 3), ('red', 3, 10))
    """
    red = library.rule("nprs_red_above") if cap is None else min(cap, library.rule("nprs_red_above"))
    green = min(library.rule("nprs_green_max"), red)
    bands = (("green", 0, green), ("amber", green, red), ("red", red, 10))
    return tuple(band for band in bands if band[1] < band[2])


def own_noise(history: History) -> float | None:
    """How much the reader's resting pain usually moves from one answer to the next (median), or None."""
    known = [day.resting for day in days(history) if day.resting is not None]
    steps = [abs(later - earlier) for earlier, later in pairwise(known)]
    return float(median(steps)) if steps else None


def may_compare_from(first: date, library: Library) -> date:
    """The first day from which a later value may be set against a baseline that began on ``first``."""
    before, after = library.rule("before_after_days")
    return first + timedelta(max(before + after, 7 * library.rule("trend_weeks")))


def pain_change(history: History, library: Library, today: date | None = None) -> Change | None:
    """Weekly pain from the first to the latest weekly mean, or None while there is too little to compare."""
    answered = sum(day.resting is not None for day in days(history))
    means = [week for week in weeks(history, library, today) if week.resting is not None]
    if answered < library.rule("trend_entries") or not means:
        return None
    first, last = means[0], means[-1]
    if last.start + WEEK < may_compare_from(first.start, library):
        return None
    noise = max(library.rule("nprs_change"), own_noise(history) or 0)
    return Change(first.number, first.resting or 0, last.start, last.resting or 0, noise)


def psfs_days(history: History) -> dict[date, dict[str, int]]:
    """The daily-life scores of each day: activity to score, oldest day first; the later of two answers counts."""
    scores: dict[date, dict[str, int]] = {}
    for score in sorted(history.psfs, key=lambda score: score.on):
        scores.setdefault(score.on, {})[score.activity] = score.score
    return scores


def psfs_means(history: History) -> tuple[tuple[date, float], ...]:
    """The mean score of each day, over the activities that were scored both first and last, so that like meets like."""
    scores = psfs_days(history)
    if not scores:
        return ()
    every = list(scores.values())
    same = every[0].keys() & every[-1].keys()
    return tuple((on, float(mean(of[a] for a in same))) for on, of in scores.items() if same and same <= of.keys())


def psfs_change(history: History, library: Library) -> Change | None:
    """The daily-life score from the first to the newest, or None while it is too early to compare."""
    means = psfs_means(history)
    if not means or means[-1][0] < may_compare_from(means[0][0], library):
        return None
    (then, first), (now, last) = means[0], means[-1]
    return Change(week_of(then, history), first, now, last, library.rule("psfs_change"))


def practised_weeks(history: History, library: Library, today: date | None = None) -> tuple[Week, ...]:
    """The weeks from the first one with a session on."""
    found = weeks(history, library, today)
    first = next((place for place, week in enumerate(found) if week.practised), len(found))
    return found[first:]


def biggest_rise(of: Iterable[Week]) -> tuple[Week, Week] | None:
    """The two whole weeks in a row between which load rose most, or None. Weeks with efforts missing do not count."""
    known = [week for week in of if week.whole]
    pairs = [(a, b) for a, b in pairwise(known) if not (a.without_effort or b.without_effort)]
    rises = [(a, b) for a, b in pairs if (b.load or 0) > (a.load or 0)]
    return max(rises, key=lambda pair: (pair[1].load or 0) - (pair[0].load or 0), default=None)


def points(history: History, library: Library, today: date | None = None) -> dict[str, int]:
    """How many points each chart of Progress has.

    >>> from hipbook.content import library
    >>> points(History(), library())
    {'daily_life': 0, 'pain': 0, 'consistency': 0, 'load': 0}
    """
    since = practised_weeks(history, library, today)
    return {
        "daily_life": len(psfs_days(history)),
        "pain": sum(day.resting is not None or day.during is not None for day in days(history)),
        "consistency": len(since),
        "load": sum(week.load is not None for week in since),
    }
