"""What the plan changed and why, line by line: the words of the charts and of the lists under them."""

from __future__ import annotations

from datetime import date

from ...model.records import PlanChange
from ...wording import day_words
from .. import ladders
from ..analysis import LogAnalysis


def way(analysis: LogAnalysis, change: PlanChange) -> str:
    """What a change did, and the dose it led to."""
    return analysis.library.changes[change.change].name + (f", now {change.dose.words}" if change.dose else "")


def why(change: PlanChange) -> str:
    """The sentence the reader was shown, or that they asked for it."""
    return change.reason or "You asked for it."


def changed_exercise(analysis: LogAnalysis, change: PlanChange) -> str:
    """The exercise or sequence of a change, with its side."""
    library = analysis.library
    is_in_library = change.exercise in library.exercises or change.exercise in library.series
    return (library.named(change.exercise).name if is_in_library else change.exercise) + _side(change)


def _side(change: PlanChange) -> str:
    return f", {change.side}" if change.side else ""


def plan_reasons(analysis: LogAnalysis, since: date | None = None, exercise: str | None = None) -> tuple[str, ...]:
    """Every change of the plan (or of one exercise) with its reason, newest first.

    >>> from hipbook.content.loader import library
    >>> from hipbook.model.records import History
    >>> made = PlanChange(on="2026-01-05", exercise="clam", side="left", change="reduce", reason="A sore morning.")
    >>> plan_reasons(LogAnalysis(History(plan_changes=[made]), library()))
    ('5 January 2026: Clam, left, a little less. A sore morning.',)
    """
    made = [change for change in ladders.changes(analysis) if exercise in (None, change.exercise)]
    shown = [change for change in made if since is None or change.on >= since]
    return tuple(
        f"{day_words(c.on)}: {changed_exercise(analysis, c)}, {way(analysis, c)}. {why(c)}" for c in reversed(shown)
    )
