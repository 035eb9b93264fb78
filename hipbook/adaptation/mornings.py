"""The morning after: which one is awaited, and what an answer means for the session before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ..content.loader import Library
from ..history.pain_zones import is_late
from ..model.records import History, Morning, PlanChange, SessionDone

BY_HAND = frozenset({"asked", "kept", "softened"})
"""The rules of changes that the reader asked for."""


def awaited_morning(history: History, library: Library, on: date) -> SessionDone | None:
    """The session whose next morning is today and not yet answered.

    After a bad morning the following day is asked too: is it still up after 24 hours?
    A morning that was missed stays missing.
    """
    for days in (1, 2):
        day = on - timedelta(days)
        done = next((s for s in reversed(history.own.sessions) if s.on == day), None)
        answered = [m for m in history.mornings if m.after == day]
        if done and not any(m.on == on for m in answered) and (days == 1 or _was_late(history, library, day)):
            return done
    return None


def _was_late(history: History, library: Library, day: date) -> bool:
    morning = history.morning_after(day)
    return morning is not None and is_late(history, library, day, morning)


def morning_of(history: History, on: date) -> Morning | None:
    """The answer that was given on a day, of those that belong to a session; None where there is none."""
    return next((m for m in reversed(history.own.mornings) if m.on == on and m.after), None)


def answers_to(morning: Morning, history: History) -> tuple[PlanChange, ...]:
    """The changes with which the plan itself answered a morning: all that it made since on that day."""
    return tuple(
        change for change in history.plan_changes
        if change.on == morning.on and change.rule not in BY_HAND and not change.undone
        and (change.at is None or morning.at is None or change.at >= morning.at)
    )  # fmt: skip


def is_next_day(done: SessionDone, on: date) -> bool:
    """Is this the very next day after a session, and not the one on which it should have settled?"""
    return on - done.on == timedelta(1)


def morning_answer(
    done: SessionDone, pain: int, stiffer: bool, signs: Iterable[str], history: History, library: Library, on: date
) -> Morning:
    """What was answered on a morning after a session; ``still_up`` where a second morning is no better.

    >>> from hipbook.content.loader import library
    >>> done = SessionDone(on="2026-01-05", pain_before=1)
    >>> told = History(sessions=[done]), library()
    >>> [morning_answer(done, 5, False, (), *told, on=date(2026, 1, day)).still_up for day in (6, 7)]
    [False, True]
    """
    answer = Morning(on=on, after=done.on, pain=pain, stiffer=stiffer, signs=tuple(sorted(signs)))
    still_up = not is_next_day(done, on) and is_late(history, library, done.on, answer)
    return answer.model_copy(update={"still_up": still_up})
