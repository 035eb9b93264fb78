"""The conversation of setting up: which questions concern whom, in which order, and the profile that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ..content.loader import Library
from ..content.search import begins_with
from ..model.base import Side, Value
from ..model.profile import OLDEST, Irritability, Profile, Sureness
from ..model.safety import Condition, Gate, Question, RedFlag
from ..screening.implied import drop_unimplied, follow_ups
from ..screening.person import stranger
from ..screening.track import suggest_track

Subject = Literal["where", "feel", "you", "health", "at_once", "today", "clinician"]
SUBJECTS: tuple[Subject, ...] = ("where", "feel", "you", "health", "at_once", "today", "clinician")
LISTED: dict[Subject, Gate] = {
    "at_once": Gate.emergency,
    "today": Gate.same_day,
    "clinician": Gate.see_clinician,
}
MOST_LINES: dict[Subject, int] = {"at_once": 8, "today": 12, "clinician": 12}
"""How many lines one screen asks one to read. What cannot wait gets the shorter lists."""
WHICH = "points to"
"""In place of a follow-up: which of the entries is it that a readiness sign points to?"""
BY_AGE = "under18"
BY_FEEL = "bendy_joints"
ALWAYS_THERE = frozenset({"wall", "pillow", "towel"})
"""What every home has: it is told, and not asked."""


class Step(Value):
    """One screen of the conversation: a subject, or within it one thing that is asked by itself.

    ``about`` is the entry it is about (a sign, or a condition), ``question`` its follow-up, ``page`` the part of a list, or
    of a sign the line that was pressed.
    """

    subject: Subject = "where"
    about: str = ""
    question: str = ""
    page: int = 0

    @property
    def number(self) -> int:
        """Its subject's place on the way, from 1."""
        return SUBJECTS.index(self.subject) + 1

    @property
    def is_sign(self) -> bool:
        """Is it a sign of a list, asked by itself because its line was pressed?"""
        return self.subject not in ("where", "feel", "you") and bool(self.about) and not self.question


class Draft(Value):
    """What was answered so far, and where the reader stands: all of it survives a reload as text.

    ``spots`` are places on sides. What is said to a list with "none of these" stands nowhere.
    """

    at: Step = Step()
    spots: frozenset[tuple[Side, str]] = frozenset()
    feels: frozenset[str] = frozenset()
    at_rest: Irritability = "low"
    stretched: bool = False
    bendy: bool = False
    age: Annotated[int, Field(ge=1, le=OLDEST)] | None = None
    minutes: Annotated[int, Field(ge=2, le=120)] | None = None
    floor: bool = True
    things: frozenset[str] = frozenset({"mat", "chair"})
    facts: frozenset[str] = frozenset()
    signs: dict[str, Sureness] = {}
    lines: dict[str, int] = {}
    """Of a sign that was answered, the line that was pressed: no other one is said to be so."""
    conditions: frozenset[str] = frozenset()
    answers: dict[str, dict[str, str]] = {}
    """To follow-ups, by condition: of those that were ticked, and of those that other answers bring."""

    @property
    def sides(self) -> frozenset[Side]:
        return frozenset(side for side, _ in self.spots)

    @property
    def where(self) -> frozenset[str]:
        return frozenset(place for _, place in self.spots)


def steps(draft: Draft, library: Library, on: date) -> tuple[Step, ...]:
    """All screens that the answers so far call for, in their order.

    >>> from hipbook.content.loader import library
    >>> way = steps(Draft(age=46, spots={("left", "groin")}), library(), date(2026, 1, 5))
    >>> [step.subject for step in way]
    ['where', 'feel', 'you', 'health', 'at_once', 'at_once', 'today', 'clinician']
    """
    return tuple(_steps(draft, library, on))


def _steps(draft: Draft, library: Library, on: date) -> Iterator[Step]:
    yield Step(subject="where")
    yield Step(subject="feel")
    if draft.at_rest != "low":
        yield Step(subject="feel", about="at_rest")
    yield Step(subject="you")
    yield Step(subject="health")
    to_place = (id for id, flag in library.readiness.items() if flag.points_to and id in draft.signs)
    yield from (Step(subject="health", about=id, question=WHICH) for id in to_place)
    for id, questions in follow_ups(profile_of(draft, library, on), library, on).items():
        yield from (Step(subject="health", about=id, question=one.question.id) for one in questions)
    for subject in LISTED:
        yield from (Step(subject=subject, page=n) for n in range(len(pages(subject, draft, library))))


def standing_at(draft: Draft, library: Library, on: date) -> Step:
    """Where the reader stands; at the beginning of the subject where answers have taken that screen away."""
    here = draft.at
    if here.is_sign and here.about in {**library.red_flags, **library.readiness}:
        return here
    return here if here in steps(draft, library, on) else Step(subject=here.subject)


def after(step: Step, draft: Draft, library: Library, on: date) -> Step | None:
    """The next screen; None at the end. After a sign of its own comes the list it stands in.

    An answer may bring questions that stand before it: nobody leaves a subject while one of them is open.
    """
    if step.is_sign:
        return list_of(step, draft, library)
    way = steps(draft, library, on)
    ahead = way[way.index(step) + 1 :] if step in way else [one for one in way if one.number > step.number]
    following = ahead[0] if ahead else None
    if following is None or following.number > step.number:
        passed = (one for one in way if one.number <= step.number and one != step and _is_open(one, draft))
        return next(passed, following)
    return following


def _is_open(step: Step, draft: Draft) -> bool:
    is_follow_up = bool(step.question) and step.question != WHICH
    return is_follow_up and not draft.answers.get(step.about, {}).get(step.question)


def before(step: Step, draft: Draft, library: Library, on: date) -> Step | None:
    """The screen before; None at the first."""
    if step.is_sign:
        return list_of(step, draft, library)
    way = steps(draft, library, on)
    behind = way[: way.index(step)] if step in way else [one for one in way if one.number < step.number]
    return behind[-1] if behind else None


def list_of(step: Step, draft: Draft, library: Library) -> Step:
    """The list in which a sign stands."""
    if step.subject not in LISTED:
        return Step(subject=step.subject)
    listed = pages(step.subject, draft, library)
    page = next((n for n, page in enumerate(listed) if step.about in page), 0)
    return Step(subject=step.subject, page=page)


def pages(subject: Subject, draft: Draft, library: Library) -> tuple[tuple[str, ...], ...]:
    """The signs of a subject that concern this reader, so many to a screen as one reads at once."""
    parts: list[list[str]] = [[]]
    lines = 0
    for flag in signs_of(subject, draft, library):
        lines += len(flag.signs)
        if parts[-1] and lines > MOST_LINES[subject]:
            parts.append([])
            lines = len(flag.signs)
        parts[-1].append(flag.id)
    return tuple(map(tuple, parts))


def signs_of(subject: Subject, draft: Draft, library: Library) -> tuple[RedFlag, ...]:
    """The signs of a subject that concern this reader."""
    flags = (flag for flag in library.red_flags.values() if flag.action == LISTED[subject] and flag.id != BY_AGE)
    return tuple(flag for flag in flags if concerns(flag, draft))


def concerns(flag: RedFlag, draft: Draft) -> bool:
    """Can the reader's other answers be so that this sign is? Only their own answer ever takes a question away."""
    who = flag.concerns
    somewhere = not who.where or not draft.where or bool(draft.where & set(who.where))
    if not who.any and who.age_from is None:
        return somewhere
    so = {*draft.facts, *draft.signs, *draft.conditions} & set(who.any)
    return somewhere and (bool(so) or _is_old(draft, who.age_from))


def _is_old(draft: Draft, age_from: int | None) -> bool:
    return age_from is not None and (draft.age is None or draft.age >= age_from)


def profile_of(draft: Draft, library: Library, on: date, old: Profile | None = None) -> Profile:
    """The profile by the answers so far; what is not asked here stays as it was."""
    fields = dict(old or stranger(library)) | {
        "age": draft.age or stranger(library).age, "sides": draft.sides, "where": draft.where, "feels": draft.feels,
        "stretched_without_relief": draft.stretched, "bendy": draft.bendy, "irritability": draft.at_rest,
        "red_flags": _signs(draft, library), "floor": draft.floor, "equipment": draft.things | ALWAYS_THERE,
        "conditions": {id: {} for id in sorted(draft.conditions)},
    }  # fmt: skip
    profile = _heard(Profile(**fields), draft.answers, library, on)
    if draft.minutes:
        profile = profile.model_copy(update={"minutes": draft.minutes})
    return profile.model_copy(update={"track": suggest_track(profile, library).track})


def _signs(draft: Draft, library: Library) -> dict[str, Sureness]:
    """What was answered to signs that still concern the reader; bendy joints were said where it was told how it feels."""
    ids = {flag.id for subject in LISTED for flag in signs_of(subject, draft, library)} | library.readiness.keys()
    bendy: dict[str, Sureness] = {BY_FEEL: "yes"} if draft.bendy else {}
    return {id: answer for id, answer in draft.signs.items() if id in ids and id != BY_FEEL} | bendy


def _heard(profile: Profile, given: Mapping[str, Mapping[str, str]], library: Library, on: date) -> Profile:
    """The profile with all follow-ups that its answers call for, to a fixed point."""
    while True:
        heard = follow_ups(profile, library, on)
        answers = {id: _given(given.get(id, {}), (one.question for one in heard[id])) for id in sorted(heard)}
        new = profile.model_copy(update={"conditions": answers})
        if new == profile:
            return drop_unimplied(profile, library)
        profile = new


def _given(answers: Mapping[str, str], questions: Iterable[Question]) -> dict[str, str]:
    return {question.id: answers[question.id] for question in questions if answers.get(question.id)}


def conditions_called(typed: str, library: Library, most: int = 5) -> tuple[Condition, ...]:
    """The conditions that people call so, the nearest first.

    >>> from hipbook.content.loader import library
    >>> [condition.id for condition in conditions_called("worn", library())]
    ['hip_oa']
    """
    names = {c.id: (c.name, " ".join(c.aka)) for c in library.conditions.values() if c.ticked}
    return tuple(library.conditions[id] for id in begins_with(names, typed))[:most]
