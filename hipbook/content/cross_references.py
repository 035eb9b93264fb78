"""Cross-references: every id by which one entry of the content names another, and the unknown ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ..model.base import Core, Value
from ..model.dose import Dose, DoseClass
from ..model.exercise import Exercise
from ..model.experiment import Experiment
from ..model.reference import Answer, Goal, Rule, Track, Word
from ..model.safety import Condition, Question, RedFlag
from ..model.sequence import Series

Parts = Mapping[str, Mapping[str, Value]]
"""The entries of the content by kind and id."""


def unknown_ids(parts: Parts) -> Iterator[str]:
    """A fault for each unknown id, with the nearest that exists."""
    for where, id, kinds in _references(parts):
        ids = [name for kind in kinds for name in parts[kind]]
        if id not in ids:
            near = get_close_matches(id, ids, 1)
            yield f"{where}: {id!r} is not in {' or '.join(kinds)}" + (f"; did you mean {near[0]!r}?" if near else "")


def _references(parts: Parts) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every id that one entry uses of another: where, which, and in what kinds it must be found."""
    for kind, entries in parts.items():
        for id, entry in entries.items():
            where = f"{kind}/{id}"
            yield from ((where, source, ("sources",)) for source in getattr(entry, "sources", ()))
            yield from ((where, text, ("sources",)) for text in getattr(entry, "texts", ()))
            yield from _core_references(where, getattr(entry, "core", None))
            yield from _own_references(where, entry)


def _own_references(where: str, entry: Value) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    match entry:
        case Exercise():
            yield from ((where, id, ("exercises",)) for id in (*entry.easier, *entry.harder))
            yield from ((where, tag, ("tags",)) for tag in entry.tags)
            yield from ((where, thing, ("equipment",)) for thing in (*entry.equipment, *entry.helpful))
            yield where, entry.dose_class, ("dose_classes",)
            yield from ((where, thing, ("equipment",)) for thing in (entry.loaded_with,) if thing)
            yield from _breath(where, entry.dose)
        case DoseClass():
            yield from _breath(where, entry.dose)
        case Series():
            yield from ((where, step.exercise, ("exercises",)) for step in entry.steps)
            yield from (one for step in entry.steps for one in _breath(where, step.dose))
        case Answer():
            yield from ((where, id, ("exercises", "series")) for id in entry.exercises)
        case Goal():
            yield from ((where, id, ("exercises",)) for id in (*entry.exercises, *entry.grows))
        case Experiment():
            yield from ((where, id, ("exercises",)) for arm in (entry.a, entry.b) for id in (*arm.does, *arm.leaves))
            yield from ((where, outcome, ("outcomes",)) for outcome in entry.outcomes)
        case Track():
            yield from ((where, id, ("series",)) for id in entry.series)
        case Rule():
            yield where, entry.source, ("sources",)
        case Word():
            yield from ((where, thing, ("equipment",)) for thing in entry.instead)
        case Condition():
            yield from _condition_references(where, entry)
        case RedFlag():
            yield from ((where, id, ("conditions",)) for id in entry.points_to)
            yield from ((where, id, ("facts", "readiness", "conditions")) for id in entry.concerns.any)
            yield from ((where, id, ("places",)) for id in entry.concerns.where)


def _core_references(where: str, core: Core | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if core:
        yield from ((f"{where} core", id, ("exercises",)) for id in (*core.start, *core.grow))
        yield from ((f"{where} core", source, ("sources",)) for source in core.sources)


def _condition_references(where: str, entry: Condition) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from ((where, tag, ("tags",)) for tag in (*entry.avoid, *entry.modify))
    yield from ((where, id, ("exercises",)) for id in (*entry.override, *(entry.allow or ())))
    yield from ((where, id, ("red_flags",)) for id in entry.session)
    for question in entry.questions:
        yield from _question_references(f"{where} question {question.id}", question)
    if cause := entry.implied:
        yield from ((where, id, ("places",)) for id in cause.where)
        yield from ((where, id, ("goals",)) for id in cause.goals)
        yield from ((where, id, ("at_rest",)) for id in cause.at_rest)
        yield from ((where, id, ("conditions",)) for id in cause.unless)


def _breath(where: str, dose: Dose | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if dose and dose.breath:
        yield where, dose.breath, ("breaths",)


def _question_references(where: str, question: Question) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for effect in (*question.options, *(one for one in (question.unsure, question.not_sure) if one)):
        yield from ((where, tag, ("tags",)) for tag in (*effect.avoid, *effect.drop, *effect.modify))
        yield from ((where, id, ("conditions",)) for id in (*effect.add, *([effect.goto] if effect.goto else ())))
