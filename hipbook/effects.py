"""What one answer to a follow-up question changes, and how strictly a missing or unsure one is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .safety import Condition, Effect, Gate, Option, Question

NOT_SURE = "not_sure"


@dataclass(frozen=True)
class Heard:
    """A question as it stands: what it changes and what was said; ``label`` is empty while it is still open."""

    question: Question
    effect: Effect
    label: str = ""

    @property
    def open(self) -> bool:
        """Has nothing been answered that the question knows?"""
        return not self.label


def heard(condition: Condition, answers: Mapping[str, Any], on: date) -> Iterator[Heard]:
    """All questions of a condition as they stand on a day."""
    return (hear(question, answers, on) for question in condition.questions)


def hear(question: Question, answers: Mapping[str, Any], on: date) -> Heard:
    """The answer to a question; "not_sure" is read strictly, and none at all at least as strictly."""
    given = answers.get(question.id)
    chosen = _dated(question, given, answers, on) if question.kind == "date" else _chosen(question, given, answers)
    if chosen:
        return Heard(question, chosen, chosen.label)
    if given == NOT_SURE:
        return Heard(question, question.not_sure or strictest(question.options), "Not sure")
    return Heard(question, unanswered(question))


def strictest(options: tuple[Effect, ...]) -> Effect:
    """All options at once, read as strictly as can be: for a reader who is not sure.

    It leads to another condition where the option that does so also shuts the gate; one that opens never counts.
    """
    return Effect(
        gate=max((o.gate for o in options if o.gate), key=lambda gate: gate.strictness, default=None),
        do=_gravest(options).do,
        cap=min((option.cap for option in options if option.cap is not None), default=None),
        avoid=tuple(dict.fromkeys(tag for option in options for tag in option.avoid)),
        modify={tag: note for option in options for tag, note in option.modify.items()},
        allow_list=any(option.allow_list for option in options) or None,
        goto=next((option.goto for option in options if option.goto and option.gate), None),
        add=tuple(dict.fromkeys(other for option in options for other in option.add)),
        one_side=any(option.one_side for option in options),
    )


def unanswered(question: Question) -> Effect:
    """As strict as "not sure" and as each of the options, so that skipping a question never opens anything.

    Where "not sure" is given a milder gate of its own, only the options that need help the same day are stricter.
    """
    strict = strictest(question.options)
    if not question.not_sure:
        return strict
    both = strictest((strict, question.not_sure))
    urgent = strict.gate and strict.gate.strictness >= Gate.same_day.strictness
    return both if urgent else both.model_copy(update={"gate": question.not_sure.gate, "do": question.not_sure.do})


def matters(question: Question, condition: Condition) -> bool:
    """Does its answer decide anything, rather than bring a word of advice?"""
    asked_for = {other for q in condition.questions for option in q.options for other in option.when}
    return question.id in asked_for or any(changes(option) for option in question.options)


def changes(effect: Effect) -> bool:
    """Does it change more than what is said?"""
    told = {"note", "do", "answer", "label", "from_weeks", "until_weeks", "when"}
    return any(value for name, value in dict(effect).items() if name not in told)


def _gravest(options: tuple[Effect, ...]) -> Effect:
    return max(options, key=lambda option: option.gate.strictness if option.gate else -1)


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
