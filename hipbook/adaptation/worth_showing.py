"""When it would be wise to show this to a clinician: the first reason of weight, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from ..content.loader import Library
from ..history.pain_zones import usual_pain
from ..history.pauses import STEPPED_DOWN, flaring
from ..history.rising import MEASURES, is_high, rise, risen_since
from ..history.weeks import WEEK, flare_spans, log_days, log_weeks
from ..model.records import History
from ..wording import day_words, tenths

NOT_ALONE = (
    "Most often this is nothing serious, but it should not be sorted out alone. Please show it to a doctor or "
    "physiotherapist; Share has a page for them."
)


@dataclass(frozen=True)
class Showing:
    """Why this is worth showing to a clinician, and what to do, each in plain sentences."""

    why: str
    do: str = NOT_ALONE


def worth_showing(history: History, library: Library, on: date) -> Showing | None:
    """Why it would be wise to show this to a clinician now, or None.

    >>> from hipbook.content.loader import library
    >>> worth_showing(History(), library(), date(2026, 1, 5)) is None
    True
    """
    return next(_reasons(history, library, on), None)


def _reasons(history: History, library: Library, on: date) -> Iterator[Showing]:
    """The reasons that hold, gravest first."""
    yield from _high(history, library, on)
    yield from _crept_up(history, library, on)
    yield from _stepped_down(history, library, on)
    yield from _flares_on(history, library, on)
    yield from _flares_often(history, library, on)
    yield from _no_better(history, library, on)


def _high(history: History, library: Library, on: date) -> Iterator[Showing]:
    """Very strong pain for a week, or strong pain as the usual one."""
    rule, flag, usual = library.rule.pain, library.red_flags["not_improving"], usual_pain(history, library)
    if is_high(history, library, on):
        yield Showing(f"Your pain was {rule.pause_nprs} or more out of 10 all week. {flag.why}", flag.do)
    elif usual is not None and usual > rule.nprs_red_above:
        why = f"Your pain is usually {tenths(usual)} out of 10, which is more than this book can judge by itself."
        yield Showing(f"{why} {flag.why}", flag.do)


def _crept_up(history: History, library: Library, on: date) -> Iterator[Showing]:
    """Pain that rose clearly and stays up: first when to show it, then to show it."""
    risen, since = rise(history, library, on), risen_since(history, library, on)
    if not risen or since is None:
        return
    why = (
        f"Your pain {MEASURES[risen.measure]} has gone up: about {tenths(risen.now)} out of 10 in the last two weeks, "
        f"about {tenths(risen.baseline)} before. Nothing in your plan grows while it stays up."
    )
    wait = timedelta(7 * library.rule.progression.clinician_weeks)
    if on - since >= wait:
        yield Showing(why)
    else:
        then = f"If it is not lower by {day_words(since + wait)}, please show it to a doctor or physiotherapist."
        yield Showing(why, f"{then} If anything about it worries you, do not wait: Share has a page for them.")


def _stepped_down(history: History, library: Library, on: date) -> Iterator[Showing]:
    """Something stepped down in each of the last weeks, all of them lived with the book."""
    weeks, begun = library.rule.progression.clinician_weeks, min((s.on for s in history.sets), default=date.min)
    downs = [
        c.on
        for c in history.plan_changes
        if c.change in ("regress", "stop") and c.rule in STEPPED_DOWN and not c.undone
    ]
    spans = [(on - (n + 1) * WEEK, on - n * WEEK) for n in range(weeks)]
    if begun <= spans[-1][0] and all(any(first < day <= last for day in downs) for first, last in spans):
        yield Showing(f"For {weeks} weeks running something had to step down.")


def _flares_on(history: History, library: Library, on: date) -> Iterator[Showing]:
    weeks = library.rule.progression.clinician_weeks
    if flaring(history, on) and on - flare_spans(history, on)[-1][0] >= weeks * WEEK:
        yield Showing(f"This flare has lasted {weeks} weeks or more.")


def _flares_often(history: History, library: Library, on: date) -> Iterator[Showing]:
    rule = library.rule.flare
    lately = [began for began, _ in flare_spans(history, on) if on - began <= timedelta(rule.often_days)]
    if len(lately) >= rule.often:
        yield Showing(f"This is flare number {len(lately)} in {rule.often_days // WEEK.days} weeks.")


def _no_better(history: History, library: Library, on: date) -> Iterator[Showing]:
    """Neither pain nor daily life is better after weeks of kept practice."""
    rule = library.rule.rising
    weeks_kept = [week for week in log_weeks(history, library, on) if week.status == "kept" and week.whole][
        -rule.kept_weeks :
    ]
    if len(weeks_kept) < rule.kept_weeks or _is_better(history, library, weeks_kept[0].start, on):
        return
    flag = library.red_flags["not_improving"]
    why = f"After {len(weeks_kept)} weeks of regular practice neither your pain nor your daily life is better."
    yield Showing(f"{why} {flag.why}", flag.do)


def _is_better(history: History, library: Library, since: date, on: date) -> bool:
    """Is pain lower, or daily life easier, than when those weeks began; or is there little to be better about?"""
    rule, fortnight = library.rule.rising, 2 * WEEK
    flares = flare_spans(history, on)
    days = [
        (day.on, day.resting)
        for day in log_days(history)
        if day.resting is not None and since <= day.on <= on and not any(a <= day.on <= b for a, b in flares)
    ]
    first = [pain for day, pain in days if day < since + fortnight]
    last = [pain for day, pain in days if day > on - fortnight]
    if not first or not last or fmean(last) <= library.rule.pain.nprs_green_max:
        return True
    scores = _scores(history, since, on)
    easier = bool(scores) and scores[-1] - scores[0] >= library.rule.progress.psfs_matters
    return easier or fmean(first) - fmean(last) >= rule.better_by


def _scores(history: History, since: date, on: date) -> list[float]:
    """The mean of the daily-life scores of each day they were given on."""
    days = sorted({score.on for score in history.psfs if since - 2 * WEEK <= score.on <= on})
    return [fmean(score.score for score in history.psfs if score.on == day) for day in days]
