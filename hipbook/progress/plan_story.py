"""The story of the plan: each change, its cause, whether it held; and the flares, gaps and answers between them.

Only the log tells it: what a week chose by itself is seen by the menus that the next change recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile
from operator import attrgetter

from ..history.current_dose import current_dose
from ..model.dose import Dose
from ..model.records import History, PlanChange
from .analysis import LogAnalysis
from .plan_events import Event, between, name_of, several
from .plan_outcomes import OUT, Outcome, Outcomes, together

UNTOLD = frozenset({"repeat", "pin", "unpin", "move"})
"""What changed nothing that is done."""
ONE = 3
"""So many exercises that changed alike on one day are one thing that happened."""


def events(analysis: LogAnalysis) -> tuple[Event, ...]:
    """All that happened to the plan, newest first.

    >>> from hipbook.content.loader import library
    >>> made = PlanChange(on="2026-01-05", exercise="clam", side="left", change="reduce", dose={"reps": 6}, reason="A sore morning.")
    >>> (one,) = events(LogAnalysis(History(plan_changes=[made]), library(), date(2026, 1, 6)))
    >>> one.title, one.what, one.cause, one.held
    ('Clam, left side', '10 times becomes 6 times', 'A sore morning.', 'too early to say')
    """
    happened = (*_changes(analysis), *between(analysis))
    return tuple(sorted(happened, key=attrgetter("on"), reverse=True))


@dataclass(frozen=True)
class _Made:
    """A change with the dose before it and how it went."""

    change: PlanChange
    before: Dose | None
    outcome: Outcome


def _changes(analysis: LogAnalysis) -> Iterator[Event]:
    """The changes, both sides of one together, and many exercises that changed alike on one day as one."""
    outcomes = Outcomes(analysis)
    made = [
        _Made(change, _dose_before(analysis, change), outcomes.of(change))
        for change in analysis.history.plan_changes
        if change.change not in UNTOLD
    ]
    alike: dict[tuple[object, ...], list[_Made]] = {}
    for one in made:
        change = one.change
        key = (
            change.on,
            change.exercise,
            change.change,
            change.instead,
            change.undone,
            change.reason,
            one.before,
            change.dose,
        )
        alike.setdefault(key, []).append(one)
    each = [_event(analysis, of) for of in alike.values()]
    for _, same in groupby(sorted(each, key=_day_and_cause), key=_day_and_cause):
        yield from _several(analysis, list(same))


def _day_and_cause(event: Event) -> tuple[date, str]:
    return event.on, event.cause


def _dose_before(analysis: LogAnalysis, change: PlanChange) -> Dose | None:
    """The dose that stood before a change of dose; None where it is another exercise's, or a sequence's."""
    library, history = analysis.library, analysis.history
    if change.exercise not in library.exercises or not change.dose or change.instead:
        return None
    about = (one for one in history.plan_changes if change.exercise in (one.exercise, one.instead))
    earlier = History(plan_changes=tuple(takewhile(lambda one: one.uid != change.uid, about)))
    return current_dose(change.exercise, change.side, earlier, library, history.profile)


def _event(analysis: LogAnalysis, of: Sequence[_Made]) -> Event:
    """One change, of one side or of both."""
    change, before = of[0].change, of[0].before
    sides = sorted(filter(None, {one.change.side for one in of}))
    side_words = "both sides" if len(sides) > 1 else f"{sides[0]} side" if sides else ""
    is_all = change.change == "afresh"
    outcome = together([one.outcome for one in of])
    each = [f"{one.change.side or 'both sides'}: {one.outcome.words}" for one in of]
    return Event(
        on=change.on, name="Your week" if is_all else name_of(analysis, change.exercise), what=_what(analysis, of[0]),
        cause=change.reason or "You asked for it.", held=outcome.words if outcome else "; ".join(each),
        exercises=() if is_all else tuple(filter(None, (change.exercise, change.instead))), sides=side_words,
        before=before.words if before else "", after=change.dose.words if before and change.dose else "",
        change=change.change, outcome=outcome,
    )  # fmt: skip


def _what(analysis: LogAnalysis, made: _Made) -> str:
    """What a change did, in words of the book."""
    change, before = made.change, made.before
    if change.instead:
        return f"{name_of(analysis, change.instead)} takes its place"
    if before and change.dose and before.words != change.dose.words and change.change not in OUT:
        return f"{before.words} becomes {change.dose.words}"
    return analysis.library.changes[change.change].name


def _several(analysis: LogAnalysis, same: list[Event]) -> Iterator[Event]:
    """Events of one day and cause: as one where they are many and of one kind, else each by itself."""
    names, kinds = list(dict.fromkeys(event.name for event in same)), {event.change for event in same}
    if len(names) < ONE or len(kinds) > 1:
        yield from same
        return
    one = together([event.outcome for event in same if event.outcome])
    holding = sum(all(e.outcome and e.outcome.holds for e in same if e.name == name) for name in names)
    yield Event(
        on=same[0].on, name=several(names), what=analysis.library.changes[same[0].change].name, cause=same[0].cause,
        held=one.words if one else f"held for {holding} of {len(names)}",
        exercises=tuple(dict.fromkeys(id for event in same for id in event.exercises)), outcome=one,
    )  # fmt: skip
