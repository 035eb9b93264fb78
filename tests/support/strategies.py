"""Hypothesis strategies for records of every kind and for people, for any test that needs a log or a person."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

from hypothesis import strategies as st

from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.experiment import Arm, Outcome
from hipbook.model.profile import Profile, Released
from hipbook.model.records import (
    KINDS,
    ExperimentBegun,
    ExperimentEnded,
    Flare,
    Guessed,
    Holiday,
    LifeEvent,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    Record,
    SessionDone,
    SetDone,
    TestDone,
)
from hipbook.model.safety import Condition
from hipbook.screening.effects import settled

LETTERS = st.characters(exclude_categories=["Cs"])
nprs = st.none() | st.integers(0, 10)
words = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)
notes = st.text(LETTERS, max_size=60) | st.just("ü€😀\r\n,;\"'=1+1" * 200)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
moments = st.none() | st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))
sides = st.sampled_from(["left", "right"])
numbers = st.floats(0, 360)
signs = st.lists(words, max_size=2).map(tuple)
exercises = st.sampled_from(["clam", "bridge", "side_leg_lift"])

doses = st.builds(
    Dose, sets=st.integers(1, 5), reps=st.integers(1, 30), hold_s=numbers, rest_s=numbers, breath=notes,
    tempo=st.none() | st.just("2-1-3"),
)  # fmt: skip
profiles = st.builds(
    Profile, age=st.integers(0, 120), sides=st.frozensets(sides), goals=st.lists(words, max_size=3).map(tuple),
    conditions=st.dictionaries(words, st.dictionaries(words, words, max_size=2), max_size=2), releases=st.just({})
    | st.dictionaries(words, st.builds(Released, on=days, by=notes), max_size=2), never=st.frozensets(words, max_size=3),
)  # fmt: skip


def _kind(type_: type[Record], **fields: st.SearchStrategy) -> st.SearchStrategy[Record]:
    return st.builds(type_, uid=st.uuids().map(lambda uid: uid.hex), on=days, at=moments, **fields)


by_kind: dict[str, st.SearchStrategy[Record]] = {
    "sessions": _kind(
        SessionDone, pain_before=nprs, pain_worst=nprs, rpe=st.none() | st.floats(0, 10), minutes=st.floats(0, 600),
        whole=st.booleans(), scan=st.sampled_from(["", "same"]), note=notes,
    ),
    "sets": _kind(
        SetDone, exercise=exercises, side=st.none() | sides, dose=st.none() | doses, pain_during=nprs,
        form=st.none() | st.booleans(), felt=st.none() | words, stopped=st.none() | st.just("too_much"),
    ),
    "mornings": _kind(Morning, pain=nprs, stiffer=st.booleans(), after=st.none() | days, side=st.none() | sides, signs=signs, note=notes),
    "psfs": _kind(Psfs, activity=words, score=st.integers(0, 10)),
    "tests": _kind(TestDone, measure=words, value=numbers, tries=st.lists(numbers, max_size=3).map(tuple), signs=signs),
    "flares": _kind(Flare, ended=st.none() | days, note=notes, signs=signs),
    "holidays": _kind(Holiday, until=days),
    "events": _kind(LifeEvent, what=words),
    "experiments": _kind(
        ExperimentBegun, question=words, asks=words, a=st.just(Arm(name="with a walk", does=("walking",))),
        b=st.just(Arm(name="without a walk", leaves=("walking",))), outcome=st.sampled_from(get_args(Outcome)), start=days,
        seed=st.integers(0, 9999), blocks=st.lists(st.sampled_from([("a", "b"), ("b", "a")]), min_size=1).map(lambda of: sum(of, ())),
    ),
    "experiment_ends": _kind(ExperimentEnded, experiment=words, why=st.sampled_from(["enough", "sore"]), note=notes),
    "guesses": _kind(Guessed, question=words, answer=words),
    "plan_changes": _kind(PlanChange, exercise=exercises, change=st.just("progress"), reason=notes, dose=doses),
    "profiles": _kind(ProfileSaved, profile=profiles),
}  # fmt: skip
assert by_kind.keys() == KINDS.keys(), "every kind of record needs a strategy"

records = st.one_of(*by_kind.values())
logs = st.lists(records, max_size=8, unique_by=lambda record: record.uid)


def _answers(condition: Condition) -> st.SearchStrategy[dict]:
    """Some of a condition's questions answered, in any way, and perhaps a clinician's word."""
    asked = {
        question.id: st.dates(date(2025, 3, 1), date(2026, 6, 1)).map(date.isoformat)
        if question.kind == "date"
        else st.sampled_from([*(option.answer for option in question.options), "not_sure"])
        for question in condition.questions
    }
    word = {"released_on": st.sampled_from(["2026-05-20", "2025-07-01", "2024-01-01"])}
    named = {
        "released_exercises": st.lists(st.sampled_from(sorted(condition.allow or ["clam"])), min_size=1, max_size=4)
    }
    return st.fixed_dictionaries({}, optional=asked | word | named)


def _mostly_fine(fine: dict, told: dict) -> dict:
    """All questions answered, the last of what was drawn as drawn: so that most gates stand open."""
    return fine | dict(list(told.items())[-1:])


def people(cleared: bool = False) -> st.SearchStrategy[Profile]:
    """People with up to four conditions and their answers; ``cleared``: rather those whose gates are open."""
    known = library()
    told = st.fixed_dictionaries({}, optional={id: _answers(c) for id, c in known.conditions.items()})
    few = st.sets(st.sampled_from(sorted(known.conditions)), max_size=4).flatmap(
        lambda ids: st.fixed_dictionaries({id: _answers(known.conditions[id]) for id in sorted(ids)})
    )
    flags = st.dictionaries(
        st.sampled_from([*known.red_flags, *known.readiness]), st.sampled_from(["yes", "not_sure"]), max_size=2
    )
    fine = {id: settled(c, date(2026, 6, 1)) | {"released_on": "2026-05-20"} for id, c in known.conditions.items()}
    open_ones = few.map(lambda conditions: {id: _mostly_fine(fine[id], told) for id, told in conditions.items()})
    return st.builds(
        Profile, age=st.integers(18, 95), conditions=open_ones if cleared else few | told,
        red_flags=st.just({}) if cleared else st.just({}) | flags, floor=st.booleans(), bendy=st.booleans(),
        track=st.sampled_from([None, *known.tracks]), minutes=st.integers(5, 40), days_per_week=st.integers(1, 7),
        feels=st.frozensets(st.sampled_from(sorted(known.feelings)), max_size=2), sides=st.frozensets(sides),
        equipment=st.frozensets(st.sampled_from(sorted(known.equipment))),
        where=st.frozensets(st.sampled_from(sorted(known.places)), max_size=2),
        irritability=st.sampled_from(["low", "moderate", "high"]),
    )  # fmt: skip
