"""The effect of one follow-up's answer, and how strictly a missing or unsure one is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple

from ..model.safety import Condition, Effect, Gate, Option, Question

NOT_SURE = "not_sure"


class Heard(NamedTuple):
    """A follow-up with the effect of its answer; ``label`` is the answer in words, empty while it is open."""

    question: Question
    effect: Effect
    label: str = ""
    decides: bool = True
    """Does its answer change more than a note?"""

    @property
    def open(self) -> bool:
        """Has nothing been answered that the question knows?"""
        return not self.label


def heard(condition: Condition, answers: Mapping[str, Any], on: date) -> Iterator[Heard]:
    """All follow-ups of a condition, with their effects on a day."""
    deciding = condition.deciding
    if not answers:
        return (Heard(question, question.unanswered, "", question.id in deciding) for question in condition.questions)
    return (hear(question, answers, on, question.id in deciding) for question in condition.questions)


def hear(question: Question, answers: Mapping[str, Any], on: date, decides: bool = True) -> Heard:
    """A follow-up with the effect of its answer; "not_sure" is read strictly, and none at all at least as strictly."""
    given = answers.get(question.id)
    if given is None:
        return Heard(question, question.unanswered, "", decides)
    chosen = _dated(question, given, answers, on) if question.kind == "date" else _chosen(question, given, answers)
    if chosen:
        return Heard(question, chosen, chosen.label, decides)
    if given == NOT_SURE:
        return Heard(question, question.unsure or question.not_sure or question.strictest, "Not sure", decides)
    return Heard(question, question.unanswered, "", decides)


def settled(condition: Condition, on: date) -> dict[str, str]:
    """The mildest answer to each question: how a condition stands once all is well. Dates fall just after their first mark."""
    return {question.id: _mildest(question, on) for question in condition.questions}


def _mildest(question: Question, on: date) -> str:
    if question.kind == "date":
        first = min(option.until_weeks for option in question.options if option.until_weeks)
        return (on - timedelta(ceil(first * 7))).isoformat()
    if not any(option.changes for option in question.options):
        return question.options[-1].answer
    return min(question.options, key=_weight).answer


def _weight(effect: Effect) -> tuple[int, ...]:
    shut = max(effect.gate.strictness - Gate.modify.strictness, 0) if effect.gate else 0
    return (
        shut,
        bool(effect.goto),
        bool(effect.allow_list),
        len(effect.add),
        len(effect.avoid),
        len(effect.modify) - len(effect.drop),
    )


def _chosen(question: Question, given: Any, answers: Mapping[str, Any]) -> Option | None:
    answer = {True: "yes", False: "no"}[given] if isinstance(given, bool) else given
    return next((o for o in question.options if o.answer == answer and _fits(o, answers)), None)


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
