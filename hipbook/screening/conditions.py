"""The conditions as they stand for one person: follow-up answers counted, a verdict on each exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..content.loader import Library
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..model.safety import Condition, Effect, Gate, Option, Question

RELEASED_ON, RELEASED_BY, RELEASED_FOR = RELEASE = ("released_on", "released_by", "released_exercises")
"""A clinician's word among the answers to a condition: the day, who said so, and for which exercises of its list."""

WEIGHT = "carried_weight"


@dataclass(frozen=True)
class AppliedCondition:
    """A condition once the answers to its questions are counted."""

    condition: Condition
    gate: Gate
    avoid: frozenset[str]
    modify: Mapping[str, str]
    listed_only: bool
    cap: int
    notes: tuple[str, ...]
    answers: Mapping[str, Any]

    def verdict(self, exercise: Exercise) -> tuple[bool, tuple[str, ...]]:
        """May it be done under this condition, and the notes to show with it."""
        override = self.condition.override.get(exercise.id)
        if override and not (override.verdict == "refuse" or self._added_hazards(exercise)):
            return True, ((override.note,) if override.note else ())
        if override:
            return False, ()
        if self.listed_only:
            return self._listed(exercise)
        if not self.avoid.isdisjoint(exercise.tags) or (exercise.floor == "floor" and "floor_transfer" in self.avoid):
            return False, ()
        return True, tuple(self.modify[tag] for tag in exercise.tags if tag in self.modify)

    def why_not(self, exercise: Exercise, library: Library) -> str:
        """One sentence: why this condition refuses the exercise."""
        override = self.condition.override.get(exercise.id)
        if override and override.verdict == "refuse" and override.note:
            return f"{self.condition.name}: {override.note}"
        if self.listed_only and exercise.id in (self.condition.allow or {}) and self._is_unnamed(exercise):
            return f"{self.condition.name}: your clinician has not named this one."
        hazards = self._hazards(exercise)
        if hazards:
            return f"{self.condition.name}: in this exercise {library.tags[hazards[0]].name}."
        if self.listed_only:
            return f"{self.condition.name}: only a short list of exercises is offered for now, and this is not on it."
        return f"{self.condition.name}: it needs getting down to the floor."

    def _hazards(self, exercise: Exercise) -> list[str]:
        return [tag for tag in exercise.tags if tag in self.avoid]

    def _added_hazards(self, exercise: Exercise) -> set[str]:
        """Hazards that an answer added: they refuse even what the condition itself lets through by name."""
        return set(self._hazards(exercise)) - set(self.condition.avoid)

    def _listed(self, exercise: Exercise) -> tuple[bool, tuple[str, ...]]:
        """The list knows the condition's own hazards; only hazards that an answer added refuse what is on it."""
        note = (self.condition.allow or {}).get(exercise.id)
        if note is None or self._is_unnamed(exercise) or self._added_hazards(exercise):
            return False, ()
        return True, tuple(said for said in (note, *self._answered_notes(exercise)) if said)

    def _is_unnamed(self, exercise: Exercise) -> bool:
        """Did a clinician name single exercises, and not this one? General permission opens the whole list."""
        named = self.answers.get(RELEASED_FOR)
        return bool(named) and exercise.id not in ([named] if isinstance(named, str) else named or ())

    def _answered_notes(self, exercise: Exercise) -> Iterator[str]:
        """Notes that an answer gave; those of the condition itself are worded in its list."""
        own = self.condition.modify
        return (self.modify[tag] for tag in exercise.tags if self.modify.get(tag) not in (None, own.get(tag)))


def applied_conditions(profile: Profile, library: Library, on: date) -> Iterator[AppliedCondition]:
    """The conditions ticked, implied or added by an answer, each followed to where its answers lead.

    A condition that is reached in two ways is ruled on twice, so that neither can loosen the other.
    """
    implied = {"no_floor": not profile.floor, "hypermobile": profile.bendy}
    known: dict[str, dict[str, object]] = {id: {} for id, holds in implied.items() if holds} | profile.conditions
    waiting = [_Case(library.conditions[id], answers) for id, answers in known.items()]
    while waiting:
        case = waiting.pop(0)
        effects = list(effects_on(case.condition, case.answers, on))
        added = dict.fromkeys(id for effect in effects for id in effect.add if id not in known)
        known |= {id: {} for id in added}
        waiting += [_Case(library.conditions[id], {}) for id in added]
        goto = next((effect.goto for effect in effects if effect.goto and effect.goto not in case.path), None)
        if goto:
            waiting.append(case.led_to(library.conditions[goto], profile, on))
        else:
            yield apply_condition(case.condition, case.answers, on, case.carried)


@dataclass(frozen=True)
class _Case:
    """A condition with the answers that hold for it; ``path`` are the conditions whose answers led to it."""

    condition: Condition
    answers: Mapping[str, Any]
    carried: tuple[Effect, ...] = ()
    path: tuple[str, ...] = ()

    def led_to(self, target: Condition, profile: Profile, on: date) -> _Case:
        """The answers go along; a clinician's word does not, it is for one condition."""
        told = {key: answer for key, answer in self.answers.items() if key not in RELEASE}
        own = {key: word for key, word in profile.conditions.get(target.id, {}).items() if key in RELEASE}
        carried = (*self.carried, *carried_over(self.condition, target, self.answers, on))
        return _Case(target, told | own, carried, (*self.path, self.condition.id))


def load_notes(applied: Iterable[AppliedCondition]) -> tuple[str, ...] | None:
    """How to mind a weight that an exercise grows into; None where a condition wants none, or only what it lists."""
    known = tuple(applied)
    if any(one.listed_only or WEIGHT in one.avoid for one in known):
        return None
    return tuple(dict.fromkeys(one.modify[WEIGHT] for one in known if WEIGHT in one.modify))


def apply_condition(
    condition: Condition, answers: Mapping[str, Any], on: date, carried: tuple[Effect, ...] = ()
) -> AppliedCondition:
    """A condition with its answers counted: gates raised or opened, tags added or dropped, the lowest cap.

    ``carried`` are effects of answers to another condition that led here.
    """
    effects = [*carried, *effects_on(condition, answers, on)]
    dropped = {tag for effect in effects for tag in effect.drop}
    added = {tag for effect in effects for tag in effect.avoid}
    listed = [effect.allow_list for effect in effects if effect.allow_list is not None]
    return AppliedCondition(
        condition=condition,
        gate=_gate(condition.gate, [effect.gate for effect in effects if effect.gate]),
        avoid=(frozenset(condition.avoid) - dropped) | added,
        modify={tag: note for tag, note in condition.modify.items() if tag not in dropped}
        | {tag: note for effect in effects for tag, note in effect.modify.items()},
        listed_only=condition.allow is not None and (any(listed) if listed else True),
        cap=min([condition.cap, *(effect.cap for effect in effects if effect.cap is not None)]),
        notes=tuple(note for note in (condition.note, *(effect.note for effect in effects)) if note),
        answers=answers,
    )


def _gate(base: Gate, answered: list[Gate]) -> Gate:
    """Answers may open a gate only where no other answer shuts it."""
    shut = [gate for gate in answered if gate.strictness >= base.strictness]
    return max(shut or answered or [base], key=lambda gate: gate.strictness)


def effects_on(condition: Condition, answers: Mapping[str, Any], on: date) -> Iterator[Effect]:
    """What all the answers to a condition's questions change on a day."""
    return (effect for question in condition.questions for effect in effects_of(question, answers, on))


def carried_over(source: Condition, target: Condition, answers: Mapping[str, Any], on: date) -> Iterator[Effect]:
    """What answers keep on meaning when others lead to another condition: all that it does not ask itself.

    A gate that one of them opens stays behind; one that they shut stays shut.
    """
    asked = {question.id for question in target.questions}
    for question in source.questions:
        if question.id not in asked:
            for effect in effects_of(question, answers, on):
                shuts = effect.gate and effect.gate.strictness > Gate.modify.strictness
                yield effect if shuts else effect.model_copy(update={"gate": None})


def effects_of(question: Question, answers: Mapping[str, Any], on: date) -> Iterator[Effect]:
    """What the answer to a question changes; none given: its ``unsure``; "not_sure": the strictest reading."""
    given = answers.get(question.id)
    chosen = _dated(question, given, answers, on) if question.kind == "date" else _chosen(question, given, answers)
    if chosen:
        yield chosen
    elif question.unsure:
        yield question.unsure
    elif given == "not_sure":
        yield question.not_sure or strictest(question.options)


def strictest(options: tuple[Option, ...]) -> Effect:
    """All options at once, read as strictly as can be: for a reader who is not sure.

    It leads to another condition where the option that does so also shuts the gate; one that opens never counts.
    """
    gates = [option.gate for option in options if option.gate]
    return Effect(
        gate=max(gates, key=lambda gate: gate.strictness, default=None),
        cap=min((option.cap for option in options if option.cap is not None), default=None),
        avoid=tuple(dict.fromkeys(tag for option in options for tag in option.avoid)),
        modify={tag: note for option in options for tag, note in option.modify.items()},
        allow_list=any(option.allow_list for option in options) or None,
        goto=next((option.goto for option in options if option.goto and option.gate), None),
        add=tuple(dict.fromkeys(other for option in options for other in option.add)),
    )


def _chosen(question: Question, given: Any, answers: Mapping[str, Any]) -> Option | None:
    said = {True: "yes", False: "no"}[given] if isinstance(given, bool) else given
    return next((o for o in question.options if o.answer == said and _fits(o, answers)), None)


def _dated(question: Question, given: Any, answers: Mapping[str, Any], on: date) -> Option | None:
    day = as_date(given)
    if day is None:
        return None
    weeks = max((on - day).days / 7, 0)
    inside = (o for o in question.options if (o.from_weeks or 0) <= weeks < (o.until_weeks or float("inf")))
    return next((o for o in inside if _fits(o, answers)), None)


def _fits(option: Option, answers: Mapping[str, Any]) -> bool:
    return all(str(answers.get(other)) == wanted for other, wanted in option.when.items())


def as_date(value: Any) -> date | None:
    """A date from a date or an ISO text, or None where it is neither.

    >>> as_date("2026-01-05"), as_date("soon")
    (datetime.date(2026, 1, 5), None)
    """
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None
