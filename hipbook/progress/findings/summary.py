"""The log in a few sentences, in order: what you can do, pain, regularity, the plan, and what is not known.

It claims nothing that the charts below it do not: every sentence comes from the same findings.
"""

from __future__ import annotations

from ...wording import upper_first
from ..analysis import LogAnalysis, pain_change, psfs_change
from ..changes import Change
from .phrases import baseline_weeks, how_sure
from .practice import consistency, plan_changes

UNKNOWN = "What the log cannot say: what brought a change about, and whether it would have come anyway."
WAITS = "It is too early to say how {} has changed."


def summary(analysis: LogAnalysis) -> tuple[str, ...]:
    """Three to five honest sentences; none before the first session.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> summary(LogAnalysis(History(), library()))
    ()
    """
    if not analysis.practised:
        return ()
    daily, pain = psfs_change(analysis), pain_change(analysis)
    rule = analysis.library.rule.progress
    changes = [
        _moved("daily life", daily, ("easier", "harder"), rule.psfs_matters, analysis),
        _moved("your pain", pain, ("higher", "lower"), rule.nprs_change, analysis),
    ]
    done = [finding.text for finding in (consistency(analysis), plan_changes(analysis)) if finding.enough]
    return (*changes, *done, f"{UNKNOWN} {how_sure(analysis.library)}")


def _moved(what: str, change: Change | None, ways: tuple[str, str], matters: float, analysis: LogAnalysis) -> str:
    """A change in one sentence, as sure as the sentence under its chart."""
    if change is None:
        return WAITS.format(what)
    base, begin = baseline_weeks(change, analysis.history), upper_first(what)
    numbers, way = f"{change.first:.1f} then, {change.last:.1f} of 10 lately", ways[change.way == "fall"]
    if change.grade:
        how = "probably" if change.is_real else "perhaps"
        return f"{begin} is {how} {way} than in {base}: {numbers}."
    if abs(change.size) < matters:
        return f"{begin} is about as it was in {base}: {numbers}."
    return f"{begin} looks {way} than in {base}, but that is not sure: {numbers}."
