"""Exercises that the reader puts into their week by hand: one of the book, or a set that somebody gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model.exercise_set import ExerciseSet
from ..model.records import PlanChange
from ..model.routine import Routine
from .standing import CHECK_FIRST
from .workspace import Workspace

NO_ROOM = "It does not fit into your minutes beside the rest. Swap one of yours for it, or give the week more minutes."
Fate = Literal["open", "careful", "in_week", "waits", "closed", "unknown"]
"""What becomes of a part of a set: open to this reader, open with care, in their week already, not able to come in now,
closed to them, or unknown to this book."""
JOINS: frozenset[Fate] = frozenset({"open", "careful"})


@dataclass(frozen=True)
class Part:
    """An exercise or sequence of a set, what becomes of it, and why, in sentences."""

    id: str
    fate: Fate
    why: tuple[str, ...] = ()


def addition(id: str, workspace: Workspace) -> PlanChange:
    """The change that puts an exercise or sequence into the week, to stay.

    Raises ValueError where it may not be done, or does not fit in.
    """
    part = next(judged(ExerciseSet(exercises=(id,)), workspace))
    name = workspace.library.item(id).name
    if part.fate == "closed":
        raise ValueError(f"{name} is not open to you: {' '.join(part.why)}")
    if part.fate == "waits":
        raise ValueError(f"{name} cannot come into your week now. {' '.join(part.why)}")
    return _pin(id, workspace)


def additions(given: ExerciseSet, workspace: Workspace) -> tuple[PlanChange, ...]:
    """The changes that put all of a set into the week that may come in, in its order."""
    return tuple(_pin(part.id, workspace) for part in judged(given, workspace) if part.fate in JOINS)


def judged(given: ExerciseSet, workspace: Workspace) -> Iterator[Part]:
    """Each part of a set held against the reader's own check and week. Raises ValueError before the check was answered."""
    if workspace.screening is None:
        raise ValueError(CHECK_FIRST)
    parts = tuple(_by_check(id, workspace) for id in given.exercises)
    joining, without = _with_room([part.id for part in parts if part.fate in JOINS], workspace)
    for part in parts:
        has_room = part.fate not in JOINS or part.id in joining
        yield part if has_room else Part(part.id, "waits", (without[part.id],))


def _by_check(id: str, workspace: Workspace) -> Part:
    screening, week = workspace.screening, workspace.routine
    assert screening is not None
    if id not in {**workspace.library.exercises, **workspace.library.series}:
        return Part(id, "unknown")
    if id not in screening.allowed:
        return Part(id, "closed", screening.refused.get(id, ()))
    if week is None:
        return Part(id, "closed", screening.reasons)
    if id in week.exercises:
        return Part(id, "in_week")
    return Part(id, "careful" if id in screening.cautions else "open", screening.allowed[id])


def _with_room(ids: list[str], workspace: Workspace) -> tuple[frozenset[str], dict[str, str]]:
    """Those that come in together beside what the reader pinned, the first before the later; and why the others do not."""
    if not ids or _lacking(ids, week := _week_with(ids, workspace), workspace) == ():
        return frozenset(ids), {}
    joining: list[str] = []
    without: dict[str, str] = {}
    for id in ids:
        week = _week_with([*joining, id], workspace)
        if _lacking([*joining, id], week, workspace):
            without[id] = NO_ROOM if id in week.exercises else week.left_out.get(id, NO_ROOM)
        else:
            joining.append(id)
    return frozenset(joining), without


def _week_with(ids: Iterable[str], workspace: Workspace) -> Routine:
    return workspace.what_if(*(_pin(id, workspace) for id in ids))


def _lacking(ids: Iterable[str], week: Routine, workspace: Workspace) -> tuple[str, ...]:
    """What a week has not: of these, and of what the reader had put into theirs to stay."""
    now = workspace.routine
    own = now.pinned & {*now.exercises} if now else frozenset()
    return tuple(id for id in (*ids, *own) if id not in week.exercises)


def _pin(id: str, workspace: Workspace) -> PlanChange:
    return PlanChange(on=workspace.today, exercise=id, change="pin")
