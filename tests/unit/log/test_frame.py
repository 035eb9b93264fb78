"""The log as data frames: tidy, of one type a column, and as docs/log-format.md describes them."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest
import strategies
from hypothesis import given, settings
from tree import ROOT

from hipbook.history.weeks import log_days
from hipbook.log.store import Log
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, Flare, Guessed, Morning, ProfileSaved, SessionDone, SetDone

quick = settings(max_examples=30)
DAY = date(2026, 1, 5)
FRAMES = (*KINDS, "days")
PAGE = ROOT.joinpath("docs/log-format.md").read_text("utf-8")
RECORD_COLUMNS = "Every kind"


def log_of(*records) -> Log:
    log = Log.memory()
    log.add_all(records)
    return log


def described(heading: str) -> list[list[str]]:
    """The rows below a heading of the page: column, type, unit, meaning."""
    below = PAGE.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    rows = [re.split(r" ?\| ?", line)[1:-1] for line in re.findall(r"^\| `.*", below, re.MULTILINE)]
    return [[name.strip("`"), *cells] for name, *cells in rows]


@pytest.mark.parametrize("kind", FRAMES)
def test_the_page_describes_every_column_with_its_type(kind):
    rows = described(kind) if kind == "days" else [*described(RECORD_COLUMNS), *described(kind)]
    assert [(name, type_) for name, type_, *_ in rows] == [
        (name, str(type_)) for name, type_ in Log.memory().frame(kind).dtypes.items()
    ]


@pytest.mark.parametrize("kind", FRAMES)
def test_the_page_gives_every_number_its_unit_and_every_column_its_meaning(kind):
    for name, type_, unit, meaning in described(kind):
        assert meaning, name
        assert unit or type_.lower() not in ("int64", "float64"), name


@pytest.mark.parametrize("kind", FRAMES)
def test_columns_and_types_are_the_same_with_rows_and_without(kind):
    log = Log.sample(DAY)
    log.add(Guessed(on=DAY, question="bet", answer="wall"))  # Robin reads no book
    full, empty = log.frame(kind), Log.memory().frame(kind)
    assert len(full) and not len(empty)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


@quick
@given(strategies.logs)
def test_a_row_is_a_record_and_no_type_depends_on_what_is_in_it(records):
    log = log_of(*records)
    for kind in KINDS:
        frame = log.frame(kind)
        assert frame.dtypes.to_dict() == Log.memory().frame(kind).dtypes.to_dict()
        assert list(frame["uid"]) == [record.uid for record in log.records(kind)]
        assert list(frame["on"].dt.date) == [record.on for record in log.records(kind)]


@quick
@given(strategies.logs)
def test_days_agree_with_what_the_charts_are_drawn_of(records):
    """The same day by day as Progress tells it, with the quiet days between."""
    log = log_of(*records)
    frame, known = log.frame("days"), {day.on: day for day in log_days(log.history())}
    every = pd.date_range(min(known), max(known)) if known else []
    assert list(frame["on"].dt.date) == [day.date() for day in every]
    for row in frame.to_dict("records"):
        day = known.get(row["on"].date())
        told = {name: None if pd.isna(value) else value for name, value in row.items()}
        assert told["sessions"] == (day.sessions if day else 0)
        assert told["minutes"] == pytest.approx(day.minutes if day else 0)
        assert told["load"] == (pytest.approx(day.load) if day and day.load is not None else None)
        pains = (day.before, day.during, day.morning, day.without_effort) if day else (None, None, None, 0)
        assert tuple(told[name] for name in ("pain_before", "pain_worst", "pain_morning", "without_effort")) == pains


def test_a_day_is_told_by_its_sessions_and_its_morning():
    log = log_of(
        SessionDone(on=DAY, pain_before=2, pain_worst=3, pain_after=1, rpe=3, minutes=10),
        SessionDone(on=DAY, pain_before=1, pain_worst=5, rpe=5, minutes=8),
        SessionDone(on=DAY, pain_after=4, minutes=6),
        Morning(on=date(2026, 1, 7), pain=4), Morning(on=date(2026, 1, 7), pain=2, stiffer=True),
    )  # fmt: skip
    first, quiet, morning = log.frame("days").convert_dtypes().to_dict("records")
    assert (first["sessions"], first["minutes"], first["load"], first["without_effort"]) == (3, 24, 70, 1)
    assert (first["pain_before"], first["pain_worst"], first["pain_after"], first["rpe"]) == (2, 5, 4, 5)
    assert (quiet["sessions"], quiet["minutes"]) == (0, 0) and pd.isna(quiet["pain_worst"]) and pd.isna(quiet["load"])
    assert (morning["pain_morning"], morning["stiffer"], morning["sessions"]) == (2, True, 0)


def test_what_was_not_answered_is_missing_and_never_nothing():
    log = log_of(SessionDone(on=DAY), SetDone(on=DAY, exercise="clam"), Flare(on=DAY))
    (session,), (done,), (flare,) = (log.frame(kind).to_dict("records") for kind in ("sessions", "sets", "flares"))
    for value in (session["pain_worst"], session["rpe"], session["load"], session["scan"], session["note"]):
        assert pd.isna(value)
    for name in ("session", "series", "side", "dose_sets", "dose_hold_s", "dose_breath", "form", "stopped", "felt"):
        assert pd.isna(done[name]), name
    assert pd.isna(flare["ended"]) and flare["signs"] == ()


def test_a_dose_and_a_profile_are_spread_over_columns():
    dose = Dose(sets=2, reps=8, hold_s=5)
    profile = Profile(age=46, sides={"right", "left"}, conditions={"hip_oa": {"since": "2020-01-01"}})
    log = log_of(SetDone(on=DAY, exercise="clam", side="left", dose=dose), ProfileSaved(on=DAY, profile=profile))
    (done,), (saved,) = log.frame("sets").to_dict("records"), log.frame("profiles").to_dict("records")
    assert (done["side"], done["dose_sets"], done["dose_reps"], done["dose_hold_s"]) == ("left", 2, 8, 5)
    assert (saved["profile_age"], saved["profile_sides"]) == (46, ("left", "right"))
    assert saved["profile_conditions"] == ("hip_oa",) and not {"profile", "menus"} & {*saved}


def test_several_ids_of_a_cell_can_be_given_a_row_each():
    log = log_of(Morning(on=DAY, pain=2, signs=("fever", "night_pain")), Morning(on=DAY))
    assert list(log.frame("mornings").explode("signs")["signs"].dropna()) == ["fever", "night_pain"]


def test_a_category_knows_its_words_before_they_occur():
    assert [*Log.memory().frame("sets")["side"].cat.categories] == ["left", "right"]
    assert [*Log.memory().frame("sessions")["scan"].cat.categories] == ["left_easier", "right_easier", "same"]


def test_a_frame_can_be_reckoned_with_at_once():
    """Grouping, means and a chart's plain numbers, as a notebook would ask for them."""
    log = Log.sample(DAY)
    week = log.frame("days").set_index("on")[["minutes", "load"]].resample("W").sum()
    assert week["minutes"].sum() == pytest.approx(sum(done.minutes for done in log.records("sessions")))
    sides = log.frame("sets").groupby(["exercise", "side"], observed=True)["pain_during"].mean().astype("float64")
    assert len(sides) and sides.notna().any()


def test_a_frame_that_is_none_is_named():
    with pytest.raises(KeyError, match=r"expected one of sessions.*days"):
        Log.memory().frame("day")
