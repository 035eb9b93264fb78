"""How the week answers the log: which morning is awaited, and which changes of the plan are due."""

from __future__ import annotations

from datetime import date, timedelta

from .content import Library
from .model import Side
from .profile import Profile
from .progression import decide
from .records import History, PlanChange, SessionDone
from .zones import usual_pain


def awaited_morning(history: History, library: Library, today: date) -> SessionDone | None:
    """The session whose next morning is today and not yet answered.

    After a bad morning the following day is asked too: is it still up after 24 hours?
    A morning that was missed stays missing.
    """
    for days in (1, 2):
        day = today - timedelta(days)
        done = next((s for s in reversed(history.sessions) if s.on == day), None)
        answered = [m for m in history.mornings if m.after == day]
        if done and not any(m.on == today for m in answered) and (days == 1 or _was_late(history, library, day)):
            return done
    return None


def _was_late(history: History, library: Library, day: date) -> bool:
    morning, usual = history.morning_after(day), usual_pain(history, library, before=day)
    if morning is None or morning.pain is None:
        return bool(morning and morning.stiffer)
    return morning.stiffer or (usual is not None and morning.pain - usual >= library.rule("late_rise"))


def changes_due(history: History, profile: Profile, library: Library, on: date) -> tuple[PlanChange, ...]:
    """The changes that the last practice asks for and that were not yet made or taken back.

    Only what was done on the last day of practice has something new to say; after a gap, all that was lately done.
    """
    last = {(done.exercise, done.side): done.on for done in history.sets if done.exercise in library.exercises}
    newest = max(last.values(), default=on)
    gone = (on - newest).days > library.rule("gap_restart_days")
    since = newest - timedelta(library.rule("familiar_days")) if gone else newest
    changes = (_change(key, day, history, profile, library, on) for key, day in last.items() if day >= since)
    return tuple(change for change in changes if change)


def _change(
    key: tuple[str, Side | None], day: date, history: History, profile: Profile, library: Library, on: date
) -> PlanChange | None:
    exercise, side = key
    made = [c for c in history.plan_changes if c.exercise == exercise and side == c.side and c.on >= day]
    answered_since = any(m.on > max(c.on for c in made) for m in history.mornings if m.after == day) if made else True
    if made and not answered_since:
        return None
    decision = decide(exercise, side, history, profile, library, on)
    if decision.change == "repeat":
        return None
    return PlanChange(
        on=on, exercise=exercise, side=side, change=decision.change, rule=decision.rule, reason=decision.reason,
        dose=decision.dose, instead=decision.instead,
    )  # fmt: skip


def planning_history(history: History, today: date) -> History:
    """What a plan may look at: changes and answers up to now, practice only up to the start of this week.

    So a week's menu stays as it was shown, and only changes that were told move it.
    """
    if not history.profiles:
        return history
    begun = history.profiles[0].on
    since = today - timedelta((today - begun).days % 7)
    return history.model_copy(
        update={
            "sessions": tuple(s for s in history.sessions if s.on < since),
            "sets": tuple(s for s in history.sets if s.on < since),
            "mornings": tuple(m for m in history.mornings if m.on < since),
        }
    )
