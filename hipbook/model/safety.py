"""The words of safety: gates, conditions with their questions, and red flags."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .base import ExerciseId, Nprs, Sources, Tag, Text, Value


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
        return list(Gate).index(self)


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
    note: str = ""


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
    """What holds where it is not answered, or answered with "not sure"."""
    not_sure: Effect | None = None
    """What holds for "not sure" alone; without it, the strictest reading of all options."""


class Override(Value):
    """A verdict for one exercise that its tags cannot express."""

    verdict: Literal["allow", "modify", "refuse"]
    note: str = ""


class Condition(Value):
    """What a diagnosis or circumstance changes in a plan (evidence handbook, 2.4, and its corrections)."""

    id: Text
    name: Text
    says: Text
    gate: Gate
    release: bool
    """May a clinician's word, with its date, open the gate?"""
    avoid: tuple[Tag, ...] = ()
    modify: dict[Tag, Text] = {}
    prefer: tuple[ExerciseId, ...] = ()
    override: dict[ExerciseId, Override] = {}
    allow: dict[ExerciseId, str] | None = None
    """Where given, only these exercises are offered (with these notes), all others are refused."""
    cap: Nprs
    note: str = ""
    session: tuple[Text, ...] = ()
    """Red flags asked again before every session, beside the three that everyone is asked."""
    questions: tuple[Question, ...] = ()
    sources: Sources


class RedFlag(Value):
    """A sign that belongs to a clinician, not to a workbook."""

    id: Text
    action: Gate
    ask: Text
    includes: tuple[Text, ...] = ()
    why: Text
    do: Text
    unsure_counts: bool
    release: bool
    session: bool = False
    """Is it one of the three asked again before every session?"""
    sources: Sources
