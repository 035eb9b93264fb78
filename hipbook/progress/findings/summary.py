"""The log in three sentences: how pain goes, how daily life goes, and what was done. Each stands on its own.

It claims nothing that the charts below it do not: every sentence comes from the same changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import fmean

from ...history.weeks import week_begins
from ...wording import counted, plural, tenths, upper_first
from ..analysis import LogAnalysis, may_compare_from, pain_change, psfs_change
from ..changes import Change
from .phrases import SHOW, baseline_weeks, short_day
from .symptoms import is_mild

UNKNOWN = "What the log cannot say: what brought a change about, and whether it would have come anyway."
USUAL = "That can still be the ups and downs you have anyway."
BEYOND = "That is more than the ups and downs you have anyway."
MILD = "A pain this low has little room to fall: daily life can show you more."
HELPED = " What helped, the log cannot say."


@dataclass(frozen=True)
class Sentence:
    """A sentence that says it all, and what belongs after it."""

    lead: str
    more: str


def summary(analysis: LogAnalysis) -> tuple[Sentence, ...]:
    """Pain, daily life, and what was done; nothing before the first entry.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> summary(LogAnalysis(History(), library()))
    ()
    """
    if not (analysis.days or analysis.scores):
        return ()
    return _pain(analysis), _daily_life(analysis), _done(analysis)


def _pain(analysis: LogAnalysis) -> Sentence:
    change = pain_change(analysis)
    answers = [day.resting for day in analysis.answered if day.resting is not None]
    if change is None:
        return _pain_so_far(answers, analysis)
    if is_mild(change, analysis):
        return Sentence("Your pain was low from the start.", f"{_numbers(change, analysis)} {MILD}")
    return _moved("your pain", change, ("higher", "lower"), analysis.library.rule.progress.nprs_change, analysis)


def _pain_so_far(answers: list[float], analysis: LogAnalysis) -> Sentence:
    if not answers:
        return Sentence("No pain answered yet.", "Today asks for it before a session and on the morning after.")
    so_far = f"{tenths(fmean(answers))} of 10"
    if round(fmean(answers)) <= analysis.library.rule.pain.nprs_green_max:
        return Sentence("Your pain is low.", f"So far it is {so_far} on average. {MILD}")
    first = week_begins(analysis.answered[0].on, analysis.history)
    return Sentence(
        "It is too early to say how your pain goes.", f"So far it is {so_far} on average. {_can_tell(first, analysis)}"
    )


def _can_tell(first: date, analysis: LogAnalysis) -> str:
    """From when on a change can be told."""
    since = may_compare_from(first, analysis.library)
    if analysis.now and analysis.now < since:
        return f"From {short_day(since, analysis.now)} on, this page can compare."
    return "With a few more answers, this page can compare."


def _daily_life(analysis: LogAnalysis) -> Sentence:
    change = psfs_change(analysis)
    if change is not None:
        matters = analysis.library.rule.progress.psfs_matters
        return _moved("daily life", change, ("easier", "harder"), matters, analysis)
    if not analysis.scores:
        return Sentence("Daily life has no score yet.", first_score(analysis))
    if not analysis.means:
        return Sentence(
            "The things you score have changed.", "So there is no average to compare; each has its own line below."
        )
    score = analysis.means[-1][1]
    so_far = f"Your last score was {tenths(score)} of 10."
    return Sentence(
        "It is too early to say how daily life goes.", f"{so_far} {_can_tell(analysis.means[0][0], analysis)}"
    )


def first_score(analysis: LogAnalysis) -> str:
    """Where the first score comes from: Today asks about what the reader named, and about nothing before."""
    profile = analysis.history.profile
    if profile and profile.goals:
        return "Today asks how hard the things are that you named."
    return "Name things that your hip makes hard, under About you: then Today asks how they go."


def _numbers(change: Change, analysis: LogAnalysis) -> str:
    base = baseline_weeks(change, analysis.history)
    return f"On average {tenths(change.first)} of 10 in {base}, and {tenths(change.last)} lately."


def _moved(what: str, change: Change, ways: tuple[str, str], matters: float, analysis: LogAnalysis) -> Sentence:
    """A change, as sure as the sentence under its chart."""
    numbers, way = _numbers(change, analysis), ways[change.way == "fall"]
    worse = way in ("higher", "harder")
    if change.is_real:
        return Sentence(
            f"{upper_first(what)} is probably {way}.", f"{numbers} {BEYOND}{f' {SHOW}' if worse else HELPED}"
        )
    if change.grade:
        return Sentence(f"{upper_first(what)} may be {way}.", f"{numbers} {USUAL}")
    if abs(change.size) < matters:
        return Sentence(f"{upper_first(what)} is about as it was.", numbers)
    return Sentence(f"{upper_first(what)} looks {way}, but that is not sure.", f"{numbers} {USUAL}")


def _done(analysis: LogAnalysis) -> Sentence:
    """How much was done, without a streak that one missed day could break."""
    sessions, weeks = sum(day.sessions for day in analysis.days), analysis.practised
    if not weeks:
        return Sentence("No session yet.", "Your mornings count all the same.")
    began = next(day.on for day in analysis.days if day.sessions)
    return Sentence(
        f"{counted(sessions, 'session')} since {short_day(began, analysis.now or began)}.", _weeks_kept(analysis)
    )


def _weeks_kept(analysis: LogAnalysis) -> str:
    whole = [week for week in analysis.practised if week.whole and week.status != "paused" and week.planned is not None]
    held = sum(week.status == "kept" for week in whole)
    if not whole or not held:
        return "Rest days are part of it."
    return f"You kept to your plan in {held} of {len(whole)} whole {plural('week', len(whole))}. One missed day breaks nothing."
