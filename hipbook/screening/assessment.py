"""May this person do it, and if not, why: red flags, conditions and their answers against every exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..content.loader import Library
from ..model.profile import Profile
from ..model.safety import Gate, RedFlag
from ..model.sequence import parts
from .conditions import RELEASED_ON, AppliedCondition, applied_conditions, as_date, load_notes
from .track import _cues

CHECK_FIRST = "Please have this checked first; no exercise is offered until then."


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
    """

    gate: Gate
    reasons: tuple[str, ...]
    do: tuple[str, ...]
    notes: tuple[str, ...]
    allowed: Mapping[str, tuple[str, ...]]
    refused: Mapping[str, tuple[str, ...]]
    preferred: frozenset[str]
    pain_cap: int
    releasable: tuple[str, ...]
    load_notes: tuple[str, ...] | None = ()
    """How to mind a weight or stronger band that an exercise grows into; None where no load may be added."""

    @property
    def cleared(self) -> bool:
        """May a plan be made?"""
        return self.gate in (Gate.ok, Gate.modify)


@dataclass(frozen=True)
class _Finding:
    """One gate that was met, and whether a clinician's word has opened it."""

    id: str
    gate: Gate
    reason: str
    do: str
    releasable: bool
    released: bool


def pain_rule(cap: int) -> str:
    """How much pain is accepted during exercise, and what to do above it.

    >>> pain_rule(0)
    '0 is no pain, 10 the worst you can imagine. Stay free of pain: if an exercise hurts, stop it for today.'
    """
    accepted = f"Up to {cap} while you practise is accepted for you. Above that, stop that exercise for today."
    free = "Stay free of pain: if an exercise hurts, stop it for today."
    return f"0 is no pain, 10 the worst you can imagine. {accepted if cap else free}"


def screen(profile: Profile, library: Library, on: date) -> Screening:
    """Screen a person on a day: gate, reasons, what is allowed with which notes, what is refused and why.

    Raises ValueError for ids the content does not know.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> str(screen(Profile(age=46, red_flags=["cauda_equina"]), library(), on=date(2026, 1, 5)).gate)
    'emergency'
    """
    _check_ids(profile, library)
    applied = tuple(applied_conditions(profile, library, on))
    findings = [*_flags(profile, library, on), *_condition_gates(applied, library, on)]
    shut = [finding for finding in findings if not finding.released]
    gates = [finding.gate for finding in shut] + [Gate.modify] * (len(shut) < len(findings))
    gate = max(gates, key=lambda gate: gate.strictness, default=Gate.ok)
    closed = [finding for finding in shut if finding.gate.strictness > Gate.modify.strictness]
    refused = _refused(applied, library, gate)
    return Screening(
        gate=gate,
        reasons=tuple(dict.fromkeys(finding.reason for finding in closed)),
        do=tuple(dict.fromkeys(finding.do for finding in closed if finding.gate == gate)),
        notes=tuple(dict.fromkeys(note for ruling in applied for note in ruling.notes)),
        allowed={id: _notes(id, applied, library) for id in _everything(library) if id not in refused},
        refused=refused,
        preferred=frozenset(id for ruling in applied for id in ruling.condition.prefer) - refused.keys(),
        pain_cap=_cap(applied, profile, library),
        releasable=tuple(dict.fromkeys(finding.id for finding in closed if finding.releasable)),
        load_notes=load_notes(applied),
    )


def session_questions(profile: Profile | None, library: Library, on: date) -> tuple[RedFlag, ...]:
    """The signs asked again before a session: three of everyone, more where a condition says so.

    >>> from datetime import date
    >>> from hipbook.content.loader import library
    >>> asked = session_questions(Profile(age=40, conditions="sciatica_disc"), library(), date(2026, 1, 5))
    >>> [flag.id for flag in asked]
    ['cauda_equina', 'fall_no_weight', 'hot_sick_joint', 'foot_drop']
    """
    applied = tuple(applied_conditions(profile, library, on)) if profile else ()
    more = {id for ruling in applied for id in ruling.condition.session}
    everyone = [flag for flag in library.red_flags.values() if flag.session]
    return (*everyone, *(flag for flag in library.red_flags.values() if flag.id in more and not flag.session))


def _check_ids(profile: Profile, library: Library) -> None:
    for what, ids, known in (
        ("condition", profile.conditions, library.conditions),
        ("red flag", profile.red_flags, {**library.red_flags, **library.readiness}),
        ("place", profile.where, library.places),
        ("feeling", profile.feels, library.feelings),
        ("piece of equipment", profile.equipment, library.equipment),
    ):
        for id in ids:
            if id not in known:
                raise ValueError(f"{id!r} is not a {what} hipbook knows; it knows {', '.join(sorted(known))}")


def _flags(profile: Profile, library: Library, on: date) -> Iterator[_Finding]:
    known = {**library.red_flags, **library.readiness}
    answered = dict(profile.red_flags)
    if profile.age < library.rule.screening.adult_age:
        answered |= {"under18": "yes"}
    for id, answer in answered.items():
        flag = known[id]
        if flag.action != Gate.ok and (answer == "yes" or flag.unsure_counts):
            yield _Finding(id, flag.action, flag.why, flag.do, flag.release, _flag_released(flag, profile, library, on))


def _flag_released(flag: RedFlag, profile: Profile, library: Library, on: date) -> bool:
    released = profile.releases.get(flag.id)
    return flag.release and released is not None and _holds(released.on, library.rule.screening.release_days, on)


def _holds(released_on: Any, days: int, on: date) -> bool:
    day = as_date(released_on)
    return day is not None and timedelta() <= on - day <= timedelta(days)


def _condition_gates(applied: tuple[AppliedCondition, ...], library: Library, on: date) -> Iterator[_Finding]:
    for ruling in applied:
        condition = ruling.condition
        after, usual = library.rule.screening.release_days_after_operation, library.rule.screening.release_days
        days = after if ruling.listed_only else usual
        opens = ruling.gate == Gate.see_clinician and condition.release
        reason = f"{condition.name}: {condition.says}"
        yield _Finding(
            condition.id, ruling.gate, reason, _what_to_do(ruling.gate, library), opens,
            released=opens and _holds(ruling.answers.get(RELEASED_ON), days, on),
        )  # fmt: skip


def _what_to_do(gate: Gate, library: Library) -> str:
    """The advice that goes with a gate: that of the red flags of the same gate."""
    return next((flag.do for flag in library.red_flags.values() if flag.action == gate), "")


def _everything(library: Library) -> tuple[str, ...]:
    return (*library.exercises, *library.series)


def _refused(applied: tuple[AppliedCondition, ...], library: Library, gate: Gate) -> dict[str, tuple[str, ...]]:
    if gate in (Gate.same_day, Gate.emergency):
        return dict.fromkeys(_everything(library), (CHECK_FIRST,))
    verdicts = {
        id: tuple(
            dict.fromkeys(ruling.why_not(exercise, library) for ruling in applied if not ruling.verdict(exercise)[0])
        )
        for id, exercise in library.exercises.items()
    }
    refused = {id: reasons for id, reasons in verdicts.items() if reasons}
    for id, series in library.series.items():
        part = next((part for part in parts(series) if part in refused), None)
        if part:
            refused[id] = (f"Its part {library.exercises[part].name} is left out. {refused[part][0]}",)
    return refused


def _notes(id: str, applied: tuple[AppliedCondition, ...], library: Library) -> tuple[str, ...]:
    """What to take care of; of a sequence, with the part that it belongs to."""
    if id in library.series:
        known = [library.exercises[part] for part in parts(library.series[id])]
        each = ((part.name, note) for part in known for note in _notes(part.id, applied, library))
        return tuple(f"{name}: {note[0].lower()}{note[1:]}" for name, note in each)
    return tuple(dict.fromkeys(note for ruling in applied for note in ruling.verdict(library.exercises[id])[1]))


def _cap(applied: tuple[AppliedCondition, ...], profile: Profile, library: Library) -> int:
    """The lowest cap of all. While no track is chosen, that of every track something speaks for: another condition
    may change which is suggested, and must not raise it."""
    tracks = [library.tracks[track].cap for track in ([profile.track] if profile.track else _cues(profile))]
    caps = [ruling.cap for ruling in applied] + [cap for cap in tracks if cap is not None]
    return min([library.rule.pain.cap_default, *caps])
