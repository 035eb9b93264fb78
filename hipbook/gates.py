"""Every gate that is met, why, what to do about it, and whether a clinician's word has opened it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .content import Library
from .effects import as_date, matters
from .implied import asked, unplaced
from .profile import Profile
from .rulings import RELEASED_ON, Ruling
from .safety import Gate, Question, RedFlag

ANSWER = "Open the check and answer the questions that are still open. “Not sure” is an answer too."


@dataclass(frozen=True)
class Finding:
    """One gate that was met; ``open`` where nothing but a question without an answer shuts it."""

    id: str
    gate: Gate
    reasons: tuple[str, ...]
    do: str
    releasable: bool = False
    released: bool = False
    open: bool = False


def findings_of(profile: Profile, rulings: Iterable[Ruling], library: Library, on: date) -> list[Finding]:
    """All gates that are met: by signs, by conditions and their answers, and by what is still open."""
    return [*_flags(profile, library, on), *_conditions(tuple(rulings), profile, library, on)]


def open_questions(profile: Profile, library: Library, on: date) -> Mapping[str, tuple[Question, ...]]:
    """By condition, the questions that decide something and have no answer yet."""
    conditions = library.conditions
    found = {
        id: tuple(one.question for one in heard if one.open and _decides(one.question, id, library))
        for id, heard in asked(profile, library, on).items()
        if id in conditions
    }
    return {id: questions for id, questions in found.items() if questions}


def _decides(question: Question, id: str, library: Library) -> bool:
    owners = [c for c in library.conditions.values() if question in c.questions]
    return any(matters(question, owner) for owner in owners)


def _flags(profile: Profile, library: Library, on: date) -> Iterator[Finding]:
    known = {**library.red_flags, **library.readiness}
    answered = dict(profile.red_flags)
    if profile.age < library.rule("adult_age"):
        answered |= {"under18": "yes"}
    for id, answer in answered.items():
        flag = known[id]
        if unplaced(flag, profile, library):
            names = "; ".join(library.conditions[other].name for other in flag.points_to)
            reasons = (f"{flag.ask} {flag.why}", f"Which of these is it? {names}")
            yield Finding(id, Gate.see_clinician, reasons, flag.do, open=True)
        if flag.action != Gate.ok and (answer == "yes" or flag.unsure_counts):
            yield Finding(id, flag.action, (flag.why,), flag.do, flag.release, _is_released(flag, profile, library, on))


def _is_released(flag: RedFlag, profile: Profile, library: Library, on: date) -> bool:
    released = profile.releases.get(flag.id)
    return flag.release and released is not None and _lasts(released.on, library.rule("release_days"), on)


def _lasts(released_on: Any, days: int, on: date) -> bool:
    day = as_date(released_on)
    return day is not None and timedelta() <= on - day <= timedelta(days)


def _conditions(rulings: tuple[Ruling, ...], profile: Profile, library: Library, on: date) -> Iterator[Finding]:
    open_gates = []
    for ruling in rulings:
        condition = ruling.condition
        days = library.rule("release_days_after_operation" if ruling.listed_only else "release_days")
        word = condition.release and _lasts(ruling.answers.get(RELEASED_ON), days, on)
        if not ruling.supposed:
            opens = ruling.told_gate == Gate.see_clinician and condition.release
            yield Finding(condition.id, ruling.told_gate, ruling.why, ruling.do, opens, released=opens and word)
        if ruling.supposed or ruling.gate.strictness > ruling.told_gate.strictness:
            open_gates += [] if ruling.gate == Gate.see_clinician and word else [ruling.gate]
    if open_gates:
        reasons = tuple(_still_open(open_questions(profile, library, on), library))
        gate = max(open_gates, key=lambda gate: gate.strictness)
        yield Finding("open", gate, reasons, ANSWER, open=True)


def _still_open(questions: Mapping[str, tuple[Question, ...]], library: Library) -> Iterator[str]:
    for id, asked_of in questions.items():
        yield f"{library.conditions[id].name}: still open: {' '.join(question.ask for question in asked_of)}"
