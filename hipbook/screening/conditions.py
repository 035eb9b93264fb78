"""Applied conditions: one person's follow-up answers counted, with a verdict on each exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ..content.loader import Library
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..model.safety import Condition, Effect, Gate, Question
from .effects import Heard, hear, heard
from .implied import implied

RELEASED_ON, RELEASED_BY, RELEASED_FOR = RELEASE = ("released_on", "released_by", "released_exercises")
"""A clinician's word among the answers to a condition: the day, who said so, and for which exercises of its list."""

WEIGHT = "carried_weight"


@dataclass(frozen=True)
class AppliedCondition:
    """A condition once the answers to its questions are counted."""

    condition: Condition
    answers: Mapping[str, Any]
    follow_ups: tuple[Heard, ...]
    """Its follow-ups with their effects, after those carried over from a condition whose answers led here."""
    supposed: bool = False
    """Did nothing but an open question lead here?"""
    ticked: Condition | None = None
    """The condition that its reader gave, where answers led from that one here."""
    led_by: tuple[Heard, ...] = ()
    """The answers that led here."""

    @cached_property
    def _effects(self) -> list[Effect]:
        return [one.effect for one in self.follow_ups]

    @cached_property
    def gate(self) -> Gate:
        """The gate, with open follow-ups read as strictly as can be."""
        return _gate(self.condition.gate, [effect.gate for effect in self._effects if effect.gate])

    @cached_property
    def told_gate(self) -> Gate:
        """The gate by the answered follow-ups alone."""
        answered = [one.effect.gate for one in self.follow_ups if one.effect.gate and not one.open]
        return _gate(self.condition.gate, answered)

    @cached_property
    def _shut(self) -> list[Heard]:
        return [one for one in self.follow_ups if one.effect.gate == self.told_gate and not one.open]

    @property
    def why(self) -> tuple[str, ...]:
        """Why the gate stands where it stands, in the reader's own answers."""
        name = self.ticked.to_tick if self.ticked else self.condition.name
        led = [one for one in self.led_by if not one.open]
        answered = tuple(dict.fromkeys(f"{name}. {one.question.ask} {one.label}." for one in (*led, *self._shut)))
        return answered or (f"{self.condition.name}: {self.condition.says}",)

    @property
    def under(self) -> str:
        """The id of the condition under which its questions are asked."""
        return (self.ticked or self.condition).id

    @property
    def do(self) -> str:
        """The next step of the answer that shuts the gate, else of the condition."""
        return next((one.effect.do for one in self._shut if one.effect.do), self.condition.do)

    @property
    def one_side(self) -> bool:
        """Can its reader lie on the side that is not sore, and on that one alone?"""
        return any(effect.one_side for effect in self._effects)

    @cached_property
    def _dropped(self) -> frozenset[str]:
        return frozenset(tag for effect in self._effects for tag in effect.drop)

    @cached_property
    def avoid(self) -> frozenset[str]:
        """The hazards it refuses: its own but for those an answer drops, and those an answer adds."""
        added = {tag for effect in self._effects for tag in effect.avoid}
        return (frozenset(self.condition.avoid) - self._dropped) | added

    @cached_property
    def modify(self) -> Mapping[str, str]:
        """By hazard, how to take care; an answer's words take the place of the condition's own."""
        own = {tag: note for tag, note in self.condition.modify.items() if tag not in self._dropped}
        return own | {tag: note for effect in self._effects for tag, note in effect.modify.items()}

    @cached_property
    def listed_only(self) -> bool:
        """Are only the exercises of its list offered?"""
        listed = [effect.allow_list for effect in self._effects if effect.allow_list is not None]
        return self.condition.allow is not None and (any(listed) if listed else True)

    @property
    def cap(self) -> int:
        """The lowest of its pain caps."""
        return min([self.condition.cap, *(effect.cap for effect in self._effects if effect.cap is not None)])

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes to show beside the plan."""
        return tuple(note for note in (self.condition.note, *(effect.note for effect in self._effects)) if note)

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
        """The verdict by its list: of what is on it, only hazards that an answer added refuse."""
        note = (self.condition.allow or {}).get(exercise.id)
        if note is None or self._is_unnamed(exercise) or self._added_hazards(exercise):
            return False, ()
        return True, tuple(text for text in (note, *self._answered_notes(exercise)) if text)

    def _is_unnamed(self, exercise: Exercise) -> bool:
        """Did a clinician name single exercises, and not this one? General permission opens the whole list."""
        exercises = self.answers.get(RELEASED_FOR)
        return bool(exercises) and exercise.id not in ([exercises] if isinstance(exercises, str) else exercises or ())

    def _answered_notes(self, exercise: Exercise) -> Iterator[str]:
        """Notes that an answer gave; those of the condition itself are worded in its list."""
        own = self.condition.modify
        return (self.modify[tag] for tag in exercise.tags if self.modify.get(tag) not in (None, own.get(tag)))


def applied_conditions(profile: Profile, library: Library, on: date) -> Iterator[AppliedCondition]:
    """The conditions ticked, implied or added by an answer, each followed to where its answers lead.

    A condition that is reached in two ways is applied twice, so that neither can loosen the other.
    """
    waiting = [*_from_the_start(profile, library)]
    seen = {case.condition.id for case in waiting}
    while waiting:
        case = waiting.pop(0)
        follow_ups = tuple(heard(case.condition, case.answers, on))
        for one in follow_ups:
            for id in one.effect.add:
                if id not in seen:
                    seen.add(id)
                    waiting.append(_Case(library.conditions[id], {}, supposed=case.supposed or one.open))
        led = next((o for o in follow_ups if o.effect.goto and o.effect.goto not in case.path), None)
        if led and led.effect.goto:
            waiting.append(case.led_to(library.conditions[led.effect.goto], profile, follow_ups, led))
        if not led or led.open:
            ticked = library.conditions[case.path[0]] if case.path else None
            carried = (*case.carried, *follow_ups)
            yield AppliedCondition(case.condition, case.answers, carried, case.supposed, ticked, case.led_by)


def _from_the_start(profile: Profile, library: Library) -> Iterator[_Case]:
    """The conditions ticked or implied. That the floor cannot be reached is one of its own, which asks nothing more."""
    if not profile.floor and "no_floor" not in profile.conditions:
        yield _Case(library.conditions["no_floor"].model_copy(update={"questions": ()}), {})
    for id in dict.fromkeys((*implied(profile, library), *profile.conditions)):
        yield _Case(library.conditions[id], profile.conditions.get(id, {}))


@dataclass(frozen=True)
class _Case:
    """A condition with the answers that hold for it; ``path`` are the conditions whose answers led to it."""

    condition: Condition
    answers: Mapping[str, Any]
    carried: tuple[Heard, ...] = ()
    path: tuple[str, ...] = ()
    supposed: bool = False
    led_by: tuple[Heard, ...] = ()

    def led_to(self, target: Condition, profile: Profile, follow_ups: tuple[Heard, ...], led: Heard) -> _Case:
        """The case of a condition that answers lead to: they carry over, but a clearance is for one condition."""
        answers = {key: answer for key, answer in self.answers.items() if key not in RELEASE}
        own = {key: word for key, word in profile.conditions.get(target.id, {}).items() if key in RELEASE}
        carried = (*self.carried, *carried_over(follow_ups, target))
        return _Case(
            target,
            answers | own,
            carried,
            (*self.path, self.condition.id),
            self.supposed or led.open,
            (*self.led_by, led),
        )


def load_notes(conditions: Iterable[AppliedCondition]) -> tuple[str, ...] | None:
    """The notes for an added load; None where a condition allows no load, or only the exercises of its list."""
    conditions = tuple(conditions)
    if any(one.listed_only or WEIGHT in one.avoid for one in conditions):
        return None
    return tuple(dict.fromkeys(one.modify[WEIGHT] for one in conditions if WEIGHT in one.modify))


def _gate(base: Gate, answered: list[Gate]) -> Gate:
    """The gate by base and answers: an answer may open it only where no other shuts it."""
    shut = [gate for gate in answered if gate.strictness >= base.strictness]
    return max(shut or answered or [base], key=lambda gate: gate.strictness)


def carried_over(follow_ups: tuple[Heard, ...], target: Condition) -> Iterator[Heard]:
    """The follow-ups whose effects carry over to another condition: those that it does not ask itself.

    A gate that one of them shuts stays shut; one that it opens is not carried over.
    """
    own = {question.id for question in target.questions}
    for one in follow_ups:
        if one.question.id not in own:
            shuts = one.effect.gate and one.effect.gate.strictness > Gate.modify.strictness
            yield one if shuts or not one.effect.gate else one._replace(effect=_gateless(one.effect))


def effects_of(question: Question, answers: Mapping[str, Any], on: date) -> Iterator[Effect]:
    """The effect of the answer to a follow-up on a day."""
    yield hear(question, answers, on).effect


def _gateless(effect: Effect) -> Effect:
    return effect.model_copy(update={"gate": None})
