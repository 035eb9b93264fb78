"""Which plan changes the log makes due: decisions of every exercise and side, held against what was changed already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ..content.loader import Library
from ..history.current_dose import current_dose
from ..history.pauses import sore_since
from ..history.plan_edits import week_start
from ..model.base import Side
from ..model.records import Flare, History, PlanChange, Record, Verdict
from ..screening.person import Person
from .decision import Decision
from .progression import decide_for

STRICTNESS = ("progress", "reduce", "regress", "stop")


def changes_due(person: Person) -> tuple[PlanChange, ...]:
    """The changes that the last practice asks for and that were not yet made or taken back.

    Only what was done on the last day of practice has something new to say; after a gap, all that was lately done.
    """
    history, library, on = person.history, person.library, person.on
    last = {
        (done.exercise, done.side, done.series): done.on for done in history.sets if done.exercise in library.exercises
    }
    newest = max(last.values(), default=on)
    gone = (on - newest).days > library.rule.gap.gap_restart_days
    since = newest - timedelta(library.rule.progression.familiar_days) if gone else newest
    changes: dict[tuple[str, Side | None], PlanChange] = {}
    for (exercise, side, series), day in last.items():
        if day >= since:
            decision = decide_for(exercise, side, person)
            change = (
                _change_series(series, exercise, decision, library, on)
                if series
                else _change_exercise(exercise, side, decision, on)
            )
            if change and not _is_made(change, day, history):
                key = change.exercise, change.side
                changes[key] = max(changes.get(key, change), change, key=_severity)
    return _limit_sets(_limit_progress(changes.values(), history, library, on), history, library, on)


def _limit_progress(
    changes: Iterable[PlanChange], history: History, library: Library, on: date
) -> tuple[PlanChange, ...]:
    """Few exercises progress on one day, so that a bad morning can be traced; the others come another day.

    Those that have waited longest since their last change come first; both sides of one are one.
    """
    made = {c.exercise for c in history.plan_changes if c.on == on and c.change == "progress" and not c.undone}
    changes = tuple(changes)
    waiting = {c.exercise for c in changes if c.change == "progress"} - made
    last = {c.exercise: c.on for c in history.plan_changes if not c.undone}
    room = max(0, library.rule.progression.progress_per_day - len(made))
    first = set(sorted(waiting, key=lambda id: (last.get(id, date.min), id))[:room]) | made
    return tuple(c for c in changes if c.change != "progress" or c.exercise in first)


def _limit_sets(changes: Iterable[PlanChange], history: History, library: Library, on: date) -> tuple[PlanChange, ...]:
    """Without the changes by which the week's sets would grow too fast; what is left out comes another day."""
    week = on - timedelta(7)
    done = sum(s.dose.sets if s.dose else 1 for s in history.sets if week < s.on <= on)
    room = max(1, int(done * library.rule.doses.sets_rise_share))
    room -= sum(_adds_a_set(c, history, library) for c in history.plan_changes if week < c.on <= on and not c.undone)
    within_limit = []
    for change in changes:
        adds = _adds_a_set(change, history, library)
        if not adds or room > 0:
            within_limit.append(change)
            room -= adds
    return tuple(within_limit)


def _adds_a_set(change: PlanChange, history: History, library: Library) -> bool:
    if change.change != "progress" or change.instead or not change.dose:
        return False
    earlier = [c for c in history.plan_changes if c.on < change.on or (c.on == change.on and c.uid != change.uid)]
    before = current_dose(change.exercise, change.side, History(plan_changes=tuple(earlier)), library)
    return change.dose.sets > before.sets


def _change_exercise(exercise: str, side: Side | None, decision: Decision, on: date) -> PlanChange | None:
    """A decision as a change of the plan. What the check refuses is not one: it lasts only as long as the check says."""
    if decision.change == "repeat" or decision.rule == "refused":
        return None
    return PlanChange(
        on=on, exercise=exercise, side=side, change=decision.change, rule=decision.rule, reason=decision.reason,
        dose=decision.dose, instead=decision.instead,
    )  # fmt: skip


def _change_series(series: str, part: str, decision: Decision, library: Library, on: date) -> PlanChange | None:
    """A sequence is one thing: where a part of it asks for less, all of it becomes smaller or rests for a week."""
    if decision.change not in ("reduce", "regress", "stop") or decision.rule == "refused":
        return None
    change: Verdict = "reduce" if decision.change == "reduce" else "stop"
    then = "the whole sequence is smaller for a week" if change == "reduce" else "the sequence rests for a week"
    name = library.exercises[part].name
    reason = f"Because of {name}, {then}." if decision.rule != "stop_sign" else decision.reason
    return PlanChange(on=on, exercise=series, change=change, rule=decision.rule, reason=reason)


def _severity(change: PlanChange) -> int:
    """How much less a change asks for; of several for the same the strictest counts."""
    return STRICTNESS.index(change.change) if change.change in STRICTNESS else -1


def _is_made(change: PlanChange, day: date, history: History) -> bool:
    """Was this answered already since that day, and has neither a morning nor a check been answered since then?"""
    made = [c for c in history.plan_changes if (c.exercise, c.side) == (change.exercise, change.side) and c.on >= day]
    if not made:
        return False
    newest = made[-1]
    if _severity(change) > _severity(newest):
        return False
    rechecked = newest.rule == "stop_sign" and history.rechecked_since(newest)
    return not rechecked and not any(m.on > newest.on for m in history.mornings if m.after == day)


def answered_by_flare(records: Iterable[Record], history: History, on: date) -> tuple[PlanChange, ...]:
    """Today's cuts for a bad morning, where a flare begins now: it makes everything smaller itself, and ends again."""
    if not any(isinstance(record, Flare) and record.ended is None for record in records):
        return ()
    return tuple(c for c in history.plan_changes if c.on == on and c.rule == "amber_late" and not c.undone)


def planning_history(history: History, library: Library, today: date) -> History:
    """What a plan may look at: changes and answers up to now, practice only up to the start of this week.

    So a week's menu stays as it was shown, and only changes that were told move it. A flare is one: it looks at all that
    was done before it.
    """
    if not history.profiles:
        return history
    since = max(week_start(history, today), sore_since(history, library, today) or date.min)
    return history.model_copy(
        update={
            "sessions": tuple(s for s in history.sessions if s.on < since),
            "sets": tuple(s for s in history.sets if s.on < since),
            "mornings": tuple(m for m in history.mornings if m.on < since),
        }
    )
