"""What happened to a plan between its changes: flares, time away, gaps, answers, and what a week chose by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from ..history.weeks import holiday_spans
from ..model.profile import Profile
from ..model.records import PlanChange, ProfileSaved
from ..wording import counted, listed, upper_first
from .analysis import LogAnalysis
from .plan_outcomes import AWAY, Outcome

SEVERAL = 3
"""So many names are said; of more, a few and how many others."""


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


def name_of(analysis: LogAnalysis, id: str) -> str:
    """The name of an exercise or sequence; what is not in the book is called as it was written."""
    library = analysis.library
    return library.item(id).name if id in library.exercises or id in library.series else id


def several(names: list[str]) -> str:
    """Names as they are said: all of a few, else some of them and how many others.

    >>> several(["Clam", "Bridge"]), several(["Clam", "Bridge", "Squat", "Walking"])
    ('Clam and Bridge', 'Clam, Bridge and 2 others')
    """
    shown = names if len(names) <= SEVERAL else [*names[: SEVERAL - 1], f"{len(names) - SEVERAL + 1} others"]
    return listed(shown)


def between(analysis: LogAnalysis) -> Iterator[Event]:
    """All that happened to the plan but its changes, in no order."""
    for happened in (_flares, _away, _gaps, _answers, _weeks, _lived):
        yield from happened(analysis)


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


def _lived(analysis: LogAnalysis) -> Iterator[Event]:
    """What the reader put on the time line."""
    yield from (Event(event.on, "New in your life", event.what) for event in analysis.history.events)


def _gaps(analysis: LogAnalysis) -> Iterator[Event]:
    """Times without practice, where neither a holiday nor a change of the plan tells of them."""
    history, most = analysis.history, timedelta(analysis.library.rule.gap.gap_restart_days)
    days = sorted({done.on for done in history.sessions})
    holidays = tuple(holiday_spans(history, analysis.now or date.min))
    seen = [change.on for change in history.plan_changes if change.rule in AWAY]
    for last, back in pairwise(days):
        away = back - last > most and any(begun <= back and over >= last for begun, over in holidays)
        if back - last > most and not away and not any(last < day <= back for day in seen):
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


def _weeks(analysis: LogAnalysis) -> Iterator[Event]:
    """What came into the week and left it without a change of its own: seen by the menus that each change recorded."""
    changes = analysis.history.plan_changes
    for before, after in pairwise(change for change in changes if any(change.menus)):
        since = [one for one in changes if before.on <= one.on <= after.on]
        old, new = _menu(before), _menu(after)
        came = [id for id in new if id not in old and all(id not in (one.exercise, one.instead) for one in since)]
        left = [id for id in old if id not in new and all(id not in (one.exercise, one.instead) for one in since)]
        parts = [*_moved(analysis, came, "came in"), *_moved(analysis, left, "left")]
        if parts:
            why = "Chosen when the week was planned."
            yield Event(after.on, "Your week", "; ".join(parts), why, exercises=(*came, *left))


def _menu(change: PlanChange) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for menu in change.menus for id in menu))


def _moved(analysis: LogAnalysis, ids: Iterable[str], how: str) -> Iterator[str]:
    names = [name_of(analysis, id) for id in ids]
    if names:
        yield f"{several(names)} {how}"
