"""The one honest sentence under each chart: what the log shows, or what is still missing before it shows anything.

A sentence names no cause and promises nothing; where something fell or rose to the good, it says that some of that
would have happened anyway (regression to the mean; evidence handbook 5.3 and 5.4).
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from . import diary, metrics
from .content import Library
from .diary import Week
from .metrics import Change
from .records import History

ANYWAY = "Some of that would have happened anyway, and the log cannot say why."
NO_SESSION = "Not enough yet: your first session begins this chart."


def missing(name: str, history: History, library: Library, today: date | None = None) -> int:
    """How many more points a chart needs before it is drawn.

    >>> from hipbook.content import library
    >>> missing("pain", History(), library())
    2
    """
    return max(0, library.rule("chart_points_min") - metrics.points(history, library, today)[name])


def pain(history: History, library: Library, today: date | None = None) -> str:
    """What weekly pain did since week 1.

    >>> from hipbook.content import library
    >>> pain(History(), library())
    'Not enough yet: 2 more sessions or mornings.'
    """
    more = missing("pain", history, library, today)
    if more:
        return f"Not enough yet: {_more(more)}."
    change = metrics.pain_change(history, library, today)
    return _pain_change(change, history, library) if change else _pain_waits(history, library, today)


def _pain_change(change: Change, history: History, library: Library) -> str:
    numbers = f"{change.first:.1f} then, {change.last:.1f} in week {diary.week_of(change.then, history)}"
    since = _since(change)
    if not change.is_real:
        return f"{since} your weekly pain has not moved by more than day-to-day noise: {numbers}."
    if change.size > 0:
        return (
            f"{since} your weekly pain is higher by more than day-to-day noise: {numbers}. "
            "The log cannot say why; if it stays so, do less and show this to a clinician."
        )
    if -change.size < library.rule("nprs_change_share") * change.first:
        share = "lower, but by a smaller share than people usually notice"
        return f"{since} your weekly pain is {share}: {numbers}. {ANYWAY}"
    return f"{since} your weekly pain is lower by more than day-to-day noise: {numbers}. {ANYWAY}"


def _pain_waits(history: History, library: Library, today: date | None) -> str:
    begin, needs = "Not enough yet to speak of change", library.rule("weekly_mean_days")
    answered = sum(day.resting is not None for day in diary.days(history))
    if answered < library.rule("trend_entries"):
        return f"{begin}: {_more(library.rule('trend_entries') - answered)}, each on a day of its own."
    weeks = diary.weeks(history, library, today)
    now = max(filter(None, (today, diary.latest(history))))
    first = next((week for week in weeks if week.resting is not None), None)
    if first is None:
        return f"{begin}: no week has answers on {needs} days. {_this_week(weeks[-1], needs, now)}"
    from_day = metrics.may_compare_from(first.start, library) - diary.WEEK
    if weeks[-1].start < from_day:
        return f"{begin}: answers on {needs} days of a week that begins on {_day(from_day)} or later."
    return f"{begin}: no week from {_day(from_day)} on has answers on {needs} days. {_this_week(weeks[-1], needs, now)}"


def _this_week(week: Week, needs: int, now: date) -> str:
    """What this week still needs, or the next one where too few of its days are left."""
    more, next_week = needs - week.answered, week.start + diary.WEEK
    if more > (next_week - now).days:
        return f"Next week, from {_day(next_week)}, needs {_more(needs)}, each on a day of its own."
    return f"This week needs {_more(more)}, each on a day of its own."


def daily_life(history: History, library: Library, today: date | None = None) -> str:
    """What the daily-life score did since week 1.

    >>> from hipbook.content import library
    >>> daily_life(History(), library())
    'Not enough yet: score your everyday things on 2 more days.'
    """
    more = missing("daily_life", history, library, today)
    if more:
        return f"Not enough yet: score your everyday things on {more} more {_plural('day', more)}."
    means = metrics.psfs_means(history)
    if not means:
        return "The things you score have changed, so there is no average to compare; each thing has its own line."
    change = metrics.psfs_change(history, library)
    if change is None:
        from_day = _day(metrics.may_compare_from(means[0][0], library))
        return f"Not enough yet to speak of change: 1 more score, on {from_day} or later."
    return _psfs_change(change, library)


def _psfs_change(change: Change, library: Library) -> str:
    numbers = f"{change.first:.1f} then, {change.last:.1f} on {_day(change.then)}"
    since = _since(change)
    if change.is_real and change.size > 0:
        return f"{since} your daily-life score is higher by more than noise: {numbers}. {ANYWAY}"
    if change.is_real:
        return (
            f"{since} your daily-life score is lower by more than noise: {numbers}. "
            "The log cannot say why; it is worth showing to a clinician."
        )
    if change.size >= library.rule("psfs_matters"):
        return (
            f"{since} your daily-life score is a little higher: {numbers}. "
            f"That can matter in a day, yet it is within noise ({change.noise:g} points). {ANYWAY}"
        )
    return f"{since} your daily-life score has not moved by more than noise ({change.noise:g} points): {numbers}."


def consistency(history: History, library: Library, today: date | None = None) -> str:
    """How many whole weeks were kept, without counting streaks.

    >>> from hipbook.content import library
    >>> consistency(History(), library())
    'Not enough yet: your first session begins this chart.'
    """
    weeks = diary.practised_weeks(history, library, today)
    if not weeks:
        return NO_SESSION
    if missing("consistency", history, library, today):
        return f"Not enough yet: this chart begins with your second week, on {_day(weeks[-1].start + diary.WEEK)}."
    counted = [week for week in weeks if week.whole and week.status != "paused" and week.planned is not None]
    if not counted:
        practised = sum(week.practised for week in weeks)
        return f"You practised on {practised} {_plural('day', practised)} in {len(weeks)} weeks."
    kept = sum(week.status == "kept" for week in counted)
    enough = Fraction(library.rule("week_done_share")).limit_denominator(3)
    paused = sum(week.status == "paused" for week in weeks)
    flare = f" {paused} {_plural('week', paused)} with a flare or a holiday left out." if paused else ""
    return (
        f"You kept {kept} of {len(counted)} whole {_plural('week', len(counted))}: about {enough.numerator} of "
        f"{enough.denominator} planned sessions are enough, and one missed day never breaks a week.{flare}"
    )


def load(history: History, library: Library, today: date | None = None) -> str:
    """The biggest rise of load between two whole weeks.

    >>> from hipbook.content import library
    >>> load(History(), library())
    'Not enough yet: your first session begins this chart.'
    """
    weeks = diary.practised_weeks(history, library, today)
    more = missing("load", history, library, today)
    if not weeks:
        return NO_SESSION
    if more:
        return f"Not enough yet: sessions with an effort given in {more} more {_plural('week', more)}."
    rise = diary.biggest_rise(weeks)
    left_out = sum(week.without_effort for week in weeks)
    without = f" {left_out} {_plural('session', left_out)} without an effort not counted." if left_out else ""
    if rise is None:
        return f"Load did not rise from one whole week to the next so far.{without}"
    a, b = rise
    return (
        f"The biggest rise was from {a.load:.0f} in week {a.number} to {b.load:.0f} in week {b.number}. "
        f"Which load is right nobody knows: it only shows jumps.{without}"
    )


def _since(change: Change) -> str:
    return "Since week 1" if change.since == 1 else f"Since week {change.since}, the first with enough answers,"


def _more(number: int) -> str:
    """How many more answers.

    >>> _more(1), _more(3)
    ('1 more session or morning', '3 more sessions or mornings')
    """
    return f"{number} more {_plural('session', number)} or {_plural('morning', number)}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _day(day: date) -> str:
    """A day as a person says it.

    >>> _day(date(2026, 1, 5))
    '5 January 2026'
    """
    return f"{day.day} {day:%B %Y}"
