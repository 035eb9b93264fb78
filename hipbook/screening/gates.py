"""The findings of a screening: each gate met, why, what to do about it, and whether a clearance has opened it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..content.loader import Library
from ..model.profile import Profile
from ..model.safety import Gate, Question, RedFlag
from .conditions import RELEASED_ON, AppliedCondition
from .effects import as_date
from .implied import follow_ups, unplaced

ANSWER = "Open the check and answer the questions that are still open. “Not sure” is an answer too."


@dataclass(frozen=True)
class Finding:
    """One gate that was met; ``open`` where nothing but a question without an answer shuts it.

    ``under`` is the sign or condition where its questions are answered, which may have led to the one of its ``id``.
    """

    id: str
    gate: Gate
    reasons: tuple[str, ...]
    do: str
    releasable: bool = False
    released: bool = False
    open: bool = False
    under: str = ""


Open = Mapping[str, tuple[Question, ...]]


def findings_of(
    profile: Profile, conditions: Iterable[AppliedCondition], waiting: Open, library: Library, on: date
) -> list[Finding]:
    """All gates that are met: by signs, by conditions and their answers, and by the questions that are ``waiting``."""
    return [*_flags(profile, library, on), *_conditions(conditions, waiting, library, on)]


def open_questions(profile: Profile, library: Library, on: date) -> Open:
    """By condition, the questions that decide something and have no answer yet."""
    questions_by_id = {
        id: tuple(one.question for one in heard if one.open and one.decides)
        for id, heard in follow_ups(profile, library, on).items()
    }
    return {id: questions for id, questions in questions_by_id.items() if questions}


def _flags(profile: Profile, library: Library, on: date) -> Iterator[Finding]:
    flags = {**library.red_flags, **library.readiness}
    answered = dict(profile.red_flags)
    if profile.age < library.rule.screening.adult_age:
        answered |= {"under18": "yes"}
    # In the order of the content, so that the same answers are the same words in whichever order they were given.
    for id, flag in flags.items():
        if (answer := answered.get(id)) is None:
            continue
        if unplaced(flag, profile, library):
            names = "; ".join(library.conditions[other].name for other in flag.points_to)
            reasons = (f"{flag.ask} {flag.why}", f"Which of these is it? {names}")
            yield Finding(id, Gate.see_clinician, reasons, flag.do, open=True)
        if flag.action != Gate.ok and (answer == "yes" or flag.unsure_counts):
            yield Finding(id, flag.action, (flag.why,), flag.do, flag.release, _is_released(flag, profile, library, on))


def _is_released(flag: RedFlag, profile: Profile, library: Library, on: date) -> bool:
    released = profile.releases.get(flag.id)
    return flag.release and released is not None and _lasts(released.on, library.rule.screening.release_days, on)


def _lasts(released_on: Any, days: int, on: date) -> bool:
    day = as_date(released_on)
    return day is not None and timedelta() <= on - day <= timedelta(days)


def _conditions(conditions: Iterable[AppliedCondition], waiting: Open, library: Library, on: date) -> Iterator[Finding]:
    open_gates: list[Gate] = []
    after, usual = library.rule.screening.release_days_after_operation, library.rule.screening.release_days
    for applied in conditions:
        condition = applied.condition
        days = after if applied.listed_only else usual
        word = condition.release and _lasts(applied.answers.get(RELEASED_ON), days, on)
        if not applied.supposed:
            opens = applied.told_gate == Gate.see_clinician and condition.release
            yield Finding(
                condition.id, applied.told_gate, applied.why, applied.do, opens, opens and word, under=applied.under
            )
        unsaid = condition.id in waiting and applied.gate.strictness > Gate.modify.strictness
        if applied.supposed or unsaid or applied.gate.strictness > applied.told_gate.strictness:
            open_gates += [] if applied.gate == Gate.see_clinician and word else [applied.gate]
    if open_gates:
        reasons = tuple(_still_open(waiting, library))
        gate = max(open_gates, key=lambda gate: gate.strictness)
        yield Finding("open", gate, reasons, ANSWER, open=True)


def _still_open(questions: Open, library: Library) -> Iterator[str]:
    for id, asked_of in questions.items():
        yield f"{library.conditions[id].to_tick}: still open: {' '.join(question.ask for question in asked_of)}"
