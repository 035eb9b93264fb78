"""Hypothesis strategies for records of every kind, for any test that needs a log."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from hipbook.model import Dose
from hipbook.profile import Profile
from hipbook.records import (
    KINDS,
    Flare,
    Holiday,
    Morning,
    PlanChange,
    ProfileSaved,
    Psfs,
    Record,
    SessionDone,
    SetDone,
    TestDone,
)

LETTERS = st.characters(exclude_categories=["Cs"])
nprs = st.none() | st.integers(0, 10)
words = st.text(LETTERS, min_size=1, max_size=20).filter(str.strip)
notes = st.text(LETTERS, max_size=60) | st.just("ü€😀\r\n,;\"'=1+1" * 200)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
moments = st.none() | st.datetimes(datetime(2015, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))
sides = st.sampled_from(["left", "right"])
numbers = st.floats(0, 360)
exercises = st.sampled_from(["clam", "bridge", "side_leg_lift"])

doses = st.builds(
    Dose, sets=st.integers(1, 5), reps=st.integers(1, 30), hold_s=numbers, rest_s=numbers, breath=notes,
    tempo=st.none() | st.just("2-1-3"),
)  # fmt: skip
profiles = st.builds(
    Profile, age=st.integers(0, 120), sides=st.frozensets(sides), goals=st.lists(words, max_size=3).map(tuple),
    conditions=st.dictionaries(words, st.dictionaries(words, words, max_size=2), max_size=2), releases=st.just({})
    | st.dictionaries(words, days, max_size=2), never=st.frozensets(words, max_size=3),
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
    "mornings": _kind(Morning, pain=nprs, stiffer=st.booleans(), after=st.none() | days, side=st.none() | sides),
    "psfs": _kind(Psfs, activity=words, score=st.integers(0, 10)),
    "tests": _kind(TestDone, measure=words, value=numbers, tries=st.lists(numbers, max_size=3).map(tuple)),
    "holidays": _kind(Holiday, until=days),
    "flares": _kind(Flare, ended=st.none() | days, note=notes),
    "plan_changes": _kind(PlanChange, exercise=exercises, change=st.just("progress"), reason=notes, dose=doses),
    "profiles": _kind(ProfileSaved, profile=profiles),
}  # fmt: skip
assert by_kind.keys() == KINDS.keys(), "every kind of record needs a strategy"

records = st.one_of(*by_kind.values())
logs = st.lists(records, max_size=8, unique_by=lambda record: record.uid)
