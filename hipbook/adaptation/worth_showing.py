"""When it would be wise to show this to a clinician: the first reason of weight, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from ..content.loader import Library
from ..history.pain_zones import usual_pain
from ..history.pauses import STEPPED_DOWN, flares_often, flaring
from ..history.rising import MEASURES, clear_rise, is_high, risen_since
from ..history.weeks import WEEK, flare_spans, log_days, log_weeks
from ..model.records import History
from ..wording import day_words, tenths


@dataclass(frozen=True)
class Showing:
    """Why this is worth showing to a clinician, and what to do, each in plain sentences."""

    why: str
    do: str


def worth_showing(history: History, library: Library, on: date) -> Showing | None:
    """Why it would be wise to show this to a clinician now, or None.

    >>> from hipbook.content.loader import library
    >>> worth_showing(History(), library(), date(2026, 1, 5)) is None
    True
    """
    return next(_reasons(history, library, on), None)


def _reasons(history: History, library: Library, on: date) -> Iterator[Showing]:
    """The reasons that hold, gravest first: what was urgent does not become less so while it lasts."""
    flag, risen = library.red_flags["not_improving"], _risen(history, library, on)
    high = _is_high(history, library, on)
    if risen and high:
        yield Showing(f"{risen} {high}", library.advice["soon"].says)
    elif high:
        yield Showing(f"{high} {flag.why}", flag.do)
    no_better = _no_better(history, library, on)
    if no_better or risen:
        since = risen_since(history, library, on)
        wait = timedelta(7 * library.rule.progression.clinician_weeks)
        if no_better or since is None or on - since >= wait:
            yield Showing(f"{risen or no_better} {flag.why}", flag.do)
        else:
            then = f"If it is not lower by {day_words(since + wait)}, please show it to a doctor or physiotherapist."
            yield Showing(risen, f"{then} If anything about it worries you, do not wait: Share has a page for them.")
    yield from _stepped_down(history, library, on)
    yield from _flares(history, library, on)
    yield from _unsteady(history, library, on)


def _is_high(history: History, library: Library, on: date) -> str:
    """In words: very strong pain for a week, or strong pain as the usual one; empty where it is neither."""
    rule, usual = library.rule.pain, usual_pain(history, library)
    if is_high(history, library, on):
        return f"Your pain was {rule.pause_nprs} or more out of 10 all week."
    if usual is None or usual <= rule.nprs_red_above:
        return ""
    when = "is usually" if on - history.sessions[-1].on <= 2 * WEEK else "was usually, when you last told it,"
    return f"Your pain {when} {tenths(usual)} out of 10, which is more than this book can judge by itself."


def _risen(history: History, library: Library, on: date) -> str:
    """In words: pain that has clearly gone up; empty where it has not."""
    risen = clear_rise(history, library, on)
    if risen is None:
        return ""
    return (
        f"Your pain {MEASURES[risen.measure]} has gone up: about {tenths(risen.now)} out of 10 in the last two weeks, "
        f"about {tenths(risen.baseline)} before. Nothing in your plan grows while it stays up."
    )


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
        yield Showing(f"For {weeks} weeks running something had to step down.", library.advice["not_alone"].says)


def _flares(history: History, library: Library, on: date) -> Iterator[Showing]:
    """A flare that lasts longer than flares do, and flares that come often."""
    rule, spans, flag = library.rule.flare, flare_spans(history, on), library.red_flags["not_improving"]
    weeks = library.rule.progression.clinician_weeks
    if flaring(history, on) and on - spans[-1][0] >= weeks * WEEK:
        yield Showing(f"This flare has lasted {weeks} weeks or more: that is longer than flares do.", flag.do)
    if many := flares_often(history, library, on):
        yield Showing(f"You have had {many} flares in {rule.often_days // WEEK.days} weeks.", flag.do)


def _unsteady(history: History, library: Library, on: date) -> Iterator[Showing]:
    """What was practised was not steady again and again, although it became less."""
    rule = library.rule.progression
    since = on - timedelta(rule.unsteady_days)
    days = {c.on for c in history.plan_changes if c.rule == "form_unsteady" and not c.undone and since < c.on <= on}
    if len(days) >= rule.unsteady_times:
        yield Showing(
            "For some weeks your form was not steady, although there was less of it.", library.advice["steadier"].says
        )


def _no_better(history: History, library: Library, on: date) -> str:
    """In words: neither pain nor daily life is better after weeks of kept practice; empty where one is."""
    rule = library.rule.rising
    weeks_kept = [week for week in log_weeks(history, library, on) if week.status == "kept" and week.whole]
    weeks_kept = weeks_kept[-rule.kept_weeks :]
    if len(weeks_kept) < rule.kept_weeks or _is_better(history, library, weeks_kept[0].start, on):
        return ""
    return f"After {len(weeks_kept)} weeks of regular practice neither your pain nor your daily life is better."


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
