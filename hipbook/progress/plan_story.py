"""The story of the plan: each change, its cause, whether it held; and the flares, gaps and answers between them.

Only the log tells it: what a weekly plan chose by itself, without a change being written, stands in no line of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import attrgetter

from ..history.current_dose import current_dose
from ..history.weeks import holiday_spans
from ..model.dose import Dose
from ..model.profile import Profile
from ..model.records import History, PlanChange, ProfileSaved
from ..wording import counted, listed, upper_first
from .analysis import LogAnalysis
from .plan_outcomes import AWAY, OUT, Outcome, Outcomes, together

UNTOLD = frozenset({"repeat", "pin", "unpin", "move"})
"""What changed nothing that is done."""
SEVERAL = 3
"""So many exercises that changed alike on one day are one thing that happened."""


@dataclass(frozen=True)
class Event:
    """Something that happened to the plan ``on`` a day.

    ``exercises`` are the ids it is about (none: all of the plan), ``name`` and ``sides`` say so; ``what`` says what
    changed, from the dose ``before`` to that ``after`` where it is one; ``cause`` is the reason kept with it, ``held``
    how it went.
    """

    on: date
    name: str
    what: str
    cause: str = ""
    held: str = ""
    exercises: tuple[str, ...] = ()
    sides: str = ""
    before: str = ""
    after: str = ""
    change: str = ""
    outcome: Outcome | None = field(default=None, compare=False)

    @property
    def title(self) -> str:
        """What it is about, with its side."""
        return f"{self.name}, {self.sides}" if self.sides else self.name


def events(analysis: LogAnalysis) -> tuple[Event, ...]:
    """All that happened to the plan, newest first.

    >>> from hipbook.content.loader import library
    >>> made = PlanChange(on="2026-01-05", exercise="clam", side="left", change="reduce", dose={"reps": 6}, reason="A sore morning.")
    >>> (one,) = events(LogAnalysis(History(plan_changes=[made]), library(), date(2026, 1, 6)))
    >>> one.title, one.what, one.cause, one.held
    ('Clam, left side', '10 times becomes 6 times', 'A sore morning.', 'too early to say')
    """
    happened = (*_changes(analysis), *_flares(analysis), *_away(analysis), *_gaps(analysis), *_answers(analysis))
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
    about = [one for one in history.plan_changes if change.exercise in (one.exercise, one.instead)]
    earlier = History(plan_changes=tuple(about[: about.index(change)]))
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
        on=change.on, name="Your week" if is_all else _name(analysis, change.exercise), what=_what(analysis, of[0]),
        cause=change.reason or "You asked for it.", held=outcome.words if outcome else "; ".join(each),
        exercises=() if is_all else tuple(filter(None, (change.exercise, change.instead))), sides=side_words,
        before=before.words if before else "", after=change.dose.words if before and change.dose else "",
        change=change.change, outcome=outcome,
    )  # fmt: skip


def _what(analysis: LogAnalysis, made: _Made) -> str:
    """What a change did, in words of the book."""
    change, before = made.change, made.before
    if change.instead:
        return f"{_name(analysis, change.instead)} takes its place"
    if before and change.dose and before.words != change.dose.words and change.change not in OUT:
        return f"{before.words} becomes {change.dose.words}"
    return analysis.library.changes[change.change].name


def _several(analysis: LogAnalysis, same: list[Event]) -> Iterator[Event]:
    """Events of one day and cause: as one where they are many and of one kind, else each by itself."""
    names, kinds = list(dict.fromkeys(event.name for event in same)), {event.change for event in same}
    if len(names) < SEVERAL or len(kinds) > 1:
        yield from same
        return
    shown = names if len(names) <= SEVERAL else [*names[: SEVERAL - 1], f"{len(names) - SEVERAL + 1} others"]
    one = together([event.outcome for event in same if event.outcome])
    holding = sum(all(e.outcome and e.outcome.holds for e in same if e.name == name) for name in names)
    yield Event(
        on=same[0].on, name=listed(shown), what=analysis.library.changes[same[0].change].name, cause=same[0].cause,
        held=one.words if one else f"held for {holding} of {len(names)}",
        exercises=tuple(dict.fromkeys(id for event in same for id in event.exercises)), outcome=one,
    )  # fmt: skip


def _name(analysis: LogAnalysis, id: str) -> str:
    library = analysis.library
    return library.item(id).name if id in library.exercises or id in library.series else id


def _flares(analysis: LogAnalysis) -> Iterator[Event]:
    for n, (begun, over) in enumerate(analysis.flares):
        goes_on = analysis.is_flaring and n == len(analysis.flares) - 1
        length = "it goes on" if goes_on else f"over after {counted(max(1, (over - begun).days), 'day')}"
        yield Event(begun, "A flare", "less of everything, and the goals waited", held=length)


def _away(analysis: LogAnalysis) -> Iterator[Event]:
    for begun, last in holiday_spans(analysis.history, analysis.now or date.min):
        days = (last - begun).days + 1
        if days > 0:
            yield Event(begun, "Away", f"the plan waited for {counted(days, 'day')}")


def _gaps(analysis: LogAnalysis) -> Iterator[Event]:
    """Times without practice, where neither a holiday nor a change of the plan tells of them."""
    history, most = analysis.history, timedelta(analysis.library.rule.gap.gap_restart_days)
    days = sorted({done.on for done in history.sessions})
    for last, back in pairwise(days):
        away = any(begun <= back and over >= last for begun, over in holiday_spans(history, back))
        seen = any(change.rule in AWAY and last < change.on <= back for change in history.plan_changes)
        if back - last > most and not away and not seen:
            yield Event(back, "A gap", f"{counted((back - last).days, 'day')} without a session")


def _answers(analysis: LogAnalysis) -> Iterator[Event]:
    """The check answered again, and what a reader wishes for changed."""
    for before, saved in pairwise(analysis.history.profiles):
        wishes = list(_wishes(analysis, before.profile, saved.profile))
        if wishes:
            yield Event(saved.on, "Your answers", listed(wishes), "You changed them.")
        elif _was_checked(before, saved):
            yield Event(saved.on, "The check", "answered again")


def _was_checked(before: ProfileSaved, saved: ProfileSaved) -> bool:
    return saved.checked and saved.on > before.on


def _wishes(analysis: LogAnalysis, before: Profile, now: Profile) -> Iterator[str]:
    if before.minutes != now.minutes:
        yield f"{now.minutes} minutes instead of {before.minutes}"
    if before.days_per_week != now.days_per_week:
        yield f"{counted(now.days_per_week, 'day')} a week instead of {before.days_per_week}"
    if now.track and before.track != now.track:
        yield f"the way is {upper_first(analysis.library.tracks[now.track].name)} now"
    new = [analysis.library.conditions[id].name for id in now.conditions if id not in before.conditions]
    yield from (f"new: {name}" for name in new)
