"""One true sentence at the end of a session, from the log alone: no streak, no praise that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..content.loader import Library
from ..history.weeks import week_begins
from ..model.records import History, SessionDone, SetDone
from ..session.draft import Draft
from ..wording import counted

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def true_sentence(draft: Draft, history: History, library: Library) -> str:
    """What is worth saying of this session: the rarest thing that is so.

    >>> from hipbook.content.loader import library
    >>> done = SetDone(on="2026-01-05", session="a" * 8, exercise="clam", side="left")
    >>> draft = Draft(SessionDone(uid="a" * 8, on="2026-01-05", planned=1), (done,))
    >>> true_sentence(draft, History(), library())
    'That was your first session.'
    """
    return next(_true(draft, history.own, library))


def _true(draft: Draft, history: History, library: Library) -> Iterator[str]:
    """All that is so, the rarest first; the last is always so."""
    on, earlier = draft.session.on, _earlier(draft, history)
    if draft.stopped:
        yield "You stopped in time."
    if not earlier:
        yield "That was your first session."
    if (days := _days_since(earlier, on)) > library.rule.gap.gap_restart_days:
        yield f"You came back after {counted(days, 'day')}."
    if _is_whole(draft) and not any(done.whole for done in earlier):
        yield "All of it, for the first time."
    before = tuple(done for done in history.sets if done.session != draft.session.uid)
    yield from _new(draft, before, library)
    yield from _more(draft, before, library)
    yield _counted(earlier, on, history)


def _earlier(draft: Draft, history: History) -> tuple[SessionDone, ...]:
    return tuple(done for done in history.sessions if done.uid != draft.session.uid and done.on <= draft.session.on)


def _days_since(earlier: tuple[SessionDone, ...], on: date) -> int:
    return (on - max((done.on for done in earlier), default=on)).days


def _is_whole(draft: Draft) -> bool:
    return draft.session.whole and len(draft.sets) >= draft.session.planned


def _new(draft: Draft, before: tuple[SetDone, ...], library: Library) -> Iterator[str]:
    """An exercise that the log does not have yet."""
    seen = {done.exercise for done in before}
    for id in draft.exercises(library):
        if id not in seen:
            yield f"{library.exercises[id].name} was new today."


def _more(draft: Draft, before: tuple[SetDone, ...], library: Library) -> Iterator[str]:
    """More of an exercise, on each side that was done, than on any day before."""
    for id in draft.exercises(library):
        now = [done for done in draft.sets if done.exercise == id and not done.stopped]
        most = max((_amount(done) for done in before if done.exercise == id), default=0)
        if now and most and min(map(_amount, now)) > most and now[0].dose:
            yield f"{library.exercises[id].name}: {now[0].dose.words}, more than ever before."


def _amount(done: SetDone) -> float:
    """Repetitions over all sets, or seconds where none are counted; the two are never compared for one exercise alone."""
    dose = done.dose
    return dose.sets * (dose.reps or dose.work_s) if dose else 0


def _counted(earlier: tuple[SessionDone, ...], on: date, history: History) -> str:
    """Which session of the reader's own week; of the first one, how many there are in all."""
    begins = week_begins(on, history)
    this_week = sum(done.on >= begins for done in earlier)
    if this_week and this_week < len(ORDINALS):
        return f"Your {ORDINALS[this_week]} session this week."
    return f"That makes {counted(len(earlier) + 1, 'session')} so far."
