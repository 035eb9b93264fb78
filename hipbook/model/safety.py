"""The words of safety: gates, conditions with their questions, and red flags."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .base import Core, ExerciseId, Nprs, Sources, Tag, Text, Value


class Gate(StrEnum):
    """How far the book may go with this person, mildest first."""

    ok = "ok"
    modify = "modify"
    see_clinician = "see_clinician"
    same_day = "same_day"
    emergency = "emergency"

    @property
    def strictness(self) -> int:
        """Its place in the order.

        >>> max([Gate.ok, Gate.same_day, Gate.modify], key=lambda gate: gate.strictness)
        <Gate.same_day: 'same_day'>
        """
        return STRICTNESS[self]


STRICTNESS = {gate: place for place, gate in enumerate(Gate)}


class Effect(Value):
    """What an answer changes: stricter gate or cap, more or fewer tags avoided, notes, another condition."""

    gate: Gate | None = None
    cap: Nprs | None = None
    avoid: tuple[Tag, ...] = ()
    drop: tuple[Tag, ...] = ()
    modify: dict[Tag, Text] = {}
    allow_list: bool | None = None
    goto: Text | None = None
    add: tuple[Text, ...] = ()
    one_side: bool = False
    """Can the reader lie on the side that is not sore, and on that one alone?"""
    do: str = ""
    """What to do where this shuts the gate: the next step of this sign, never of another."""
    note: str = ""

    @property
    def changes(self) -> bool:
        """Does it change more than what is said?"""
        return any(getattr(self, name) for name in CHANGING)


CHANGING = ("gate", "cap", "avoid", "drop", "modify", "allow_list", "goto", "add", "one_side")


def strictest(effects: tuple[Effect, ...]) -> Effect:
    """All of them at once, read as strictly as can be: for a reader who is not sure.

    It leads to another condition where the option that does so also shuts the gate; one that opens never counts.
    """
    gravest = max(effects, key=lambda effect: effect.gate.strictness if effect.gate else -1)
    return Effect(
        gate=gravest.gate,
        do=gravest.do,
        cap=min((effect.cap for effect in effects if effect.cap is not None), default=None),
        avoid=tuple(dict.fromkeys(tag for effect in effects for tag in effect.avoid)),
        modify={tag: note for effect in effects for tag, note in effect.modify.items()},
        allow_list=any(effect.allow_list for effect in effects) or None,
        goto=next((effect.goto for effect in effects if effect.goto and effect.gate), None),
        add=tuple(dict.fromkeys(other for effect in effects for other in effect.add)),
        one_side=any(effect.one_side for effect in effects),
    )


class Option(Effect):
    """One answer to a follow-up question.

    ``from_weeks`` and ``until_weeks`` let a date answer choose the option; ``when`` asks for another answer too.
    """

    answer: Text
    label: Text
    from_weeks: Annotated[float, Field(ge=0)] | None = None
    until_weeks: Annotated[float, Field(ge=0)] | None = None
    when: dict[Text, Text] = {}


class Question(Value):
    """A follow-up question of a condition. A date question is answered by ``since``, in the reader's calendar."""

    id: Text
    ask: Text
    kind: Literal["choice", "date"] = "choice"
    options: Annotated[tuple[Option, ...], Field(min_length=1)]
    unsure: Effect | None = None
    """What "not sure" brings where the condition itself was written for who does not know: its list is safe either way."""
    not_sure: Effect | None = None
    """What "not sure" means in place of the strictest reading of all options. Not answered is never milder than it."""

    @cached_property
    def strictest(self) -> Effect:
        """All options at once."""
        return strictest(self.options)

    @cached_property
    def unanswered(self) -> Effect:
        """As strict as "not sure" and as each of the options, so that skipping a question never opens anything.

        Where "not sure" is given a milder gate of its own, only the options that need help the same day are stricter.
        """
        effect = self.unsure or self.not_sure
        if not effect:
            return self.strictest
        both = strictest((self.strictest, effect))
        urgent = both.gate and both.gate.strictness >= Gate.same_day.strictness
        own = {} if urgent else {"gate": effect.gate, "do": effect.do}
        return both.model_copy(update=own | {"note": effect.note})


class Override(Value):
    """A verdict for one exercise that its tags cannot express."""

    verdict: Literal["allow", "modify", "refuse"]
    note: str = ""


class Implied(Value):
    """When a condition is asked about though nobody ticked it: all that is given must be so, and none of ``unless`` ticked."""

    where: tuple[Text, ...] = ()
    goals: tuple[Text, ...] = ()
    at_rest: tuple[Text, ...] = ()
    age_from: Annotated[int, Field(ge=0)] = 0
    unless: tuple[Text, ...] = ()


class Condition(Value):
    """What a diagnosis or circumstance changes in a plan (evidence handbook, 2.4, and its corrections)."""

    id: Text
    name: Text
    aka: tuple[Text, ...] = ()
    """What else people call it."""
    tick: str = ""
    """Its name in a list to tick, where the full name answers a question that comes next."""
    says: Text
    gate: Gate
    release: bool
    """May a clinician's word, with its date, open the gate?"""
    avoid: tuple[Tag, ...] = ()
    modify: dict[Tag, Text] = {}
    core: Core | None = None
    light: bool = False
    """Do its notes only ask for support at hand? Then they cost an exercise nothing in a plan."""
    progress_days: Annotated[int, Field(ge=0)] = 0
    """The least days between two steps up of one exercise; 0 where the usual ones do."""
    """What a clinician begins with, and what it grows into; none where the condition only says what to leave out."""
    override: dict[ExerciseId, Override] = {}
    allow: dict[ExerciseId, str] | None = None
    """Where given, only these exercises are offered (with these notes), all others are refused."""
    cap: Nprs
    note: str = ""
    session: tuple[Text, ...] = ()
    """Red flags asked again before every session, beside the three that everyone is asked."""
    questions: tuple[Question, ...] = ()
    implied: Implied | None = None
    ticked: bool = True
    """Does it stand in the list to tick? Some are asked only of those whom :class:`Implied` names."""
    do: str = ""
    """What to do while its own gate is shut."""
    sources: Sources

    @property
    def to_tick(self) -> str:
        """Its name in a list to tick."""
        return self.tick or self.name

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The questions whose answer decides something, rather than bring a word of advice."""
        asked_for = {other for question in self.questions for option in question.options for other in option.when}
        changing = {question.id for question in self.questions if any(option.changes for option in question.options)}
        return frozenset(asked_for | changing)

    @property
    def prefer(self) -> tuple[ExerciseId, ...]:
        """The exercises that suit it: its whole core, what begins first."""
        return (*self.core.start, *self.core.grow) if self.core else ()


class Concerns(Value):
    """Whom a sign concerns: with any of these facts, signs or conditions or from an age on, and felt in one of these places.

    Where nothing is given it concerns everyone.
    """

    any: tuple[Text, ...] = ()
    age_from: Annotated[int, Field(ge=0)] | None = None
    where: tuple[Text, ...] = ()


class RedFlag(Value):
    """A sign that belongs to a clinician, not to a workbook."""

    id: Text
    action: Gate
    ask: Text
    signs: tuple[Text, ...] = ()
    """The same in short lines, each one thing, for who is asked one question at a time."""
    concerns: Concerns = Concerns()
    say: str = ""
    """What to say to who helps."""
    short: str = ""
    """What stands for it in one line, where it is asked again before a session."""
    includes: tuple[Text, ...] = ()
    why: Text
    do: Text
    unsure_counts: bool
    release: bool
    session: bool = False
    """Is it one of the three asked again before every session?"""
    points_to: tuple[Text, ...] = ()
    """The conditions of which one must be ticked by who answers with yes or not sure."""
    sources: Sources
