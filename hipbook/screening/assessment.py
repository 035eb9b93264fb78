"""Screens a person: gate, pain cap, and each exercise allowed with its notes or refused with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..content.loader import Library
from ..model.base import Side
from ..model.exercise import Exercise
from ..model.profile import Profile
from ..model.safety import Gate, Question, RedFlag
from ..model.sequence import parts
from ..wording import lower_first
from .conditions import AppliedCondition, applied_conditions, load_notes
from .gates import Finding, findings_of, open_questions
from .pain_cap import pain_cap

CHECK_FIRST = "Please have this checked first; no exercise is offered until then."
ANSWER_FIRST = "Some questions about you are still open; no exercise is offered until they are answered."
ONE_SIDE = "You can lie on one side only, and it is done lying on the other."
WHICH_SIDE = "You can lie on one side only, and a single sore side is not named."
SIDES: tuple[Side, ...] = ("left", "right")


class NotCleared(Exception):
    """A gate forbids a plan. ``screening`` says which and why; the message says what to do."""

    def __init__(self, screening: Screening):
        self.screening = screening
        super().__init__(" ".join([*screening.reasons, *screening.do]))


@dataclass(frozen=True)
class Screening:
    """What this person may do on a day.

    ``gate`` is the strictest gate left after releases; ``reasons`` say why, ``do`` what to do about it.
    ``allowed`` maps each exercise or series that may be done to its notes, ``refused`` the others to their reasons.
    ``pain_cap`` is the highest pain during exercise (NPRS) that is accepted.
    ``releasable`` are the ids of conditions, flags and readiness items that a clinician's dated word would open.
    ``open`` holds, by condition, the questions that are not answered yet: until they are, each is read strictly.
    ``lies_on`` are the sides that this person can lie on.
    """

    gate: Gate
    reasons: tuple[str, ...]
    do: tuple[str, ...]
    notes: tuple[str, ...]
    allowed: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]
    conditions: tuple[str, ...]
    pain_cap: int
    releasable: tuple[str, ...]
    open: Mapping[str, tuple[Question, ...]]
    lies_on: tuple[Side, ...]
    cautions: frozenset[str] = frozenset()
    """The exercises and series that are allowed with care: notes beyond having support at hand."""
    progress_days: int = 0
    """The least days between two steps up of one exercise that a condition asks for; 0 where none does."""
    closed: tuple[Finding, ...] = ()
    """What shuts the gate, the strictest first."""
    load_notes: tuple[str, ...] | None = ()
    """How to mind a weight or stronger band that an exercise grows into; None where no load may be added."""

    def sides(self, exercise: Exercise) -> tuple[Side | None, ...]:
        """The sides on which it may be done: both, or the one that lying on one side leaves; None where it has no sides."""
        if exercise.laterality != "each":
            return (None,)
        if exercise.position != "sidelying":
            return SIDES
        worked = self.lies_on if not exercise.worked_side_up else tuple(s for s in SIDES if _other(s) in self.lies_on)
        return tuple(side for side in SIDES if side in worked)

    @property
    def cleared(self) -> bool:
        """May a plan be made?"""
        return self.gate in (Gate.ok, Gate.modify)


def screen(profile: Profile, library: Library, on: date) -> Screening:
    """Screen a person on a day: gate, reasons, what is allowed with which notes, what is refused and why.

    Raises ValueError for ids the content does not know.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> str(screen(Profile(age=46, red_flags=["cauda_equina"]), library(), on=date(2026, 1, 5)).gate)
    'emergency'
    """
    _check_ids(profile, library)
    conditions = tuple(applied_conditions(profile, library, on))
    waiting = open_questions(profile, library, on)
    findings = findings_of(profile, conditions, waiting, library, on)
    gate, closed = _strictest(findings)
    lies_on = _lies_on(conditions, profile)
    first = CHECK_FIRST if any(f.gate == gate and not f.open for f in closed) else ANSWER_FIRST
    refused = _refused(conditions, library, gate, first, lies_on)
    grave = tuple(applied for applied in conditions if not applied.condition.light)
    return Screening(
        gate=gate,
        reasons=tuple(dict.fromkeys(reason for finding in closed for reason in finding.reasons)),
        do=tuple(_steps(closed)),
        notes=tuple(dict.fromkeys(note for applied in conditions if not applied.supposed for note in applied.notes)),
        allowed={id: _notes(id, conditions, library) for id in _everything(library) if id not in refused},
        refused=refused,
        conditions=tuple(dict.fromkeys(applied.condition.id for applied in conditions)),
        pain_cap=pain_cap(conditions, profile, library),
        releasable=tuple(dict.fromkeys(finding.id for finding in closed if finding.releasable)),
        open=waiting,
        lies_on=lies_on,
        cautions=frozenset(id for id in _everything(library) if id not in refused and _notes(id, grave, library)),
        progress_days=max((applied.condition.progress_days for applied in conditions), default=0),
        load_notes=load_notes(conditions),
        closed=tuple(closed),
    )  # fmt: skip


def _strictest(findings: Collection[Finding]) -> tuple[Gate, list[Finding]]:
    """The strictest gate that is left after releases, and what shuts one, the strictest first."""
    shut = [finding for finding in findings if not finding.released]
    gates = [finding.gate for finding in shut] + [Gate.modify] * any(finding.released for finding in findings)
    closed = (finding for finding in shut if finding.gate.strictness > Gate.modify.strictness)
    return max(gates, key=lambda gate: gate.strictness, default=Gate.ok), sorted(
        closed, key=lambda f: -f.gate.strictness
    )


def _steps(closed: list[Finding]) -> Iterator[str]:
    """What to do: about the gravest of what was answered, and about what is still open."""
    answered = [finding for finding in closed if not finding.open]
    steps = [finding.do for finding in answered if finding.gate == answered[0].gate]
    yield from dict.fromkeys([*steps, *(finding.do for finding in closed if finding.open)])


def session_questions(profile: Profile | None, library: Library, on: date) -> tuple[RedFlag, ...]:
    """The signs asked again before a session: three of everyone, more where a condition says so.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> flags = session_questions(Profile(age=40, conditions="sciatica_disc"), library(), date(2026, 1, 5))
    >>> [flag.id for flag in flags]
    ['cauda_equina', 'fall_no_weight', 'hot_sick_joint', 'foot_drop']
    """
    conditions = tuple(applied_conditions(profile, library, on)) if profile else ()
    more = {id for applied in conditions for id in applied.condition.session}
    everyone = [flag for flag in library.red_flags.values() if flag.session]
    return (*everyone, *(flag for flag in library.red_flags.values() if flag.id in more and not flag.session))


def _check_ids(profile: Profile, library: Library) -> None:
    for what, ids, entries in (
        ("condition", profile.conditions, library.conditions),
        ("red flag", profile.red_flags, {**library.red_flags, **library.readiness}),
        ("place", profile.where, library.places),
        ("feeling", profile.feels, library.feelings),
        ("piece of equipment", profile.equipment, library.equipment),
    ):
        for id in ids:
            if id not in entries:
                raise ValueError(f"{id!r} is not a {what} hipbook knows; it knows {', '.join(sorted(entries))}")


def _everything(library: Library) -> tuple[str, ...]:
    return (*library.exercises, *library.series)


def _other(side: Side) -> Side:
    return "left" if side == "right" else "right"


def _lies_on(conditions: tuple[AppliedCondition, ...], profile: Profile) -> tuple[Side, ...]:
    """The sides to lie on: both or, for who can lie on the side that is not sore only, that one; none if not known."""
    if not any(applied.one_side for applied in conditions):
        return SIDES
    return tuple(_other(side) for side in profile.sides) if len(profile.sides) == 1 else ()


def _refused(
    conditions: tuple[AppliedCondition, ...], library: Library, gate: Gate, first: str, lies_on: tuple[Side, ...]
) -> dict[str, tuple[str, ...]]:
    if gate in (Gate.same_day, Gate.emergency):
        return dict.fromkeys(_everything(library), (first,))
    verdicts = {
        id: tuple(dict.fromkeys(_why_not(e, conditions, library, lies_on))) for id, e in library.exercises.items()
    }
    refused = {id: reasons for id, reasons in verdicts.items() if reasons}
    for id, series in library.series.items():
        exercises = [library.exercises[part] for part in parts(series)]
        part = next((part for part in exercises if part.id in refused), None)
        if part:
            refused[id] = (f"Its part {part.name} is left out. {refused[part.id][0]}",)
        elif lies_on != SIDES and any(part.position == "sidelying" for part in exercises):
            refused[id] = (ONE_SIDE,)
    return refused


def _why_not(
    exercise: Exercise, conditions: tuple[AppliedCondition, ...], library: Library, lies_on: tuple[Side, ...]
) -> Iterator[str]:
    yield from (applied.why_not(exercise, library) for applied in conditions if not applied.verdict(exercise)[0])
    if not lies_on and "side_lying" in exercise.tags:
        yield WHICH_SIDE


def _notes(id: str, conditions: tuple[AppliedCondition, ...], library: Library) -> tuple[str, ...]:
    """The notes of an exercise; of a sequence, those of its parts, each with the part's name."""
    if id in library.series:
        exercises = [library.exercises[part] for part in parts(library.series[id])]
        each = ((part.name, note) for part in exercises for note in _notes(part.id, conditions, library))
        return tuple(f"{name}: {lower_first(note)}" for name, note in each)
    return tuple(dict.fromkeys(note for applied in conditions for note in applied.verdict(library.exercises[id])[1]))
