"""The log in a few sentences, in order: what you can do, pain, regularity, the plan, and what is not known.

It claims nothing that the charts below it do not: every sentence comes from the same findings.
"""

from __future__ import annotations

from ...wording import upper_first
from ..analysis import Change, LogAnalysis, pain_change, psfs_change
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
    changes = [_moved("daily life", daily, "easier", "harder"), _moved("your pain", pain, "higher", "lower")]
    done = [finding.text for finding in (consistency(analysis), plan_changes(analysis)) if finding.enough]
    return (*changes, *done, UNKNOWN)


def _moved(what: str, change: Change | None, more: str, less: str) -> str:
    """A change in one sentence, as sure as the sentence under its chart."""
    if change is None:
        return WAITS.format(what)
    begin = upper_first(what)
    numbers = f"{change.first:.1f} then, {change.last:.1f} of 10 lately"
    if change.is_real:
        return f"{begin} is probably {more if change.size > 0 else less} than in week {change.since}: {numbers}."
    if abs(change.size) < change.error:
        return f"{begin} is about as it was in week {change.since}: {numbers}."
    seems = more if change.size > 0 else less
    return f"{begin} may be {seems} than in week {change.since}, but that is not sure yet: {numbers}."
