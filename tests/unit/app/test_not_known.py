"""What a log holds and this book does not know: named to the reader, and nothing stops for it, on any screen or paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from hipbook.adaptation.progression import decide
from hipbook.content.loader import library
from hipbook.log.import_backup import read_import
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import KINDS, History, Holiday, ProfileSaved
from hipbook.papers.clinician_report import report
from hipbook.papers.week_sheet import sheet
from hipbook.planning.planner import plan
from hipbook.widgets.dashboard import Dashboard
from hipbook.widgets.journal import Journal
from hipbook.widgets.places import PLACES

TODAY = date(2026, 1, 12)
ODD = "removed_one"
DAY = "2026-01-10"
PROFILE = {"age": 46, "days_per_week": 4}
WALK = {"name": "with a walk", "does": ["walking"]}
EXPERIMENT = {
    "question": "walk", "asks": "Does a walk help?", "a": WALK, "b": {"name": "without", "leaves": ["walking"]},
    "outcome": "morning", "start": "2026-01-10", "seed": 1, "blocks": ["a", "b"],
}  # fmt: skip
WHOLE: dict[str, dict[str, Any]] = {
    "sessions": {"pain_before": 3, "minutes": 12},
    "sets": {"exercise": "clam", "side": "left", "session": "a-session"},
    "mornings": {"pain": 3},
    "psfs": {"activity": "walk", "score": 4},
    "tests": {"measure": "one_leg_stance", "side": "left", "value": 12},
    "flares": {},
    "holidays": {"until": "2026-01-11"},
    "events": {"what": "new shoes"},
    "experiments": EXPERIMENT,
    "experiment_ends": {"experiment": "an-experiment"},
    "guesses": {"question": "bet", "answer": "somatic"},
    "plan_changes": {"exercise": "clam", "change": "reduce", "rule": "red", "reason": "because"},
    "profiles": {"profile": PROFILE},
}
IDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("sets", {"exercise": ODD}), ("sets", {"series": ODD}), ("sets", {"felt": ODD}), ("sets", {"stopped": ODD}),
    ("mornings", {"signs": [ODD]}), ("flares", {"signs": [ODD]}), ("tests", {"signs": [ODD]}), ("tests", {"measure": ODD}),
    ("plan_changes", {"exercise": ODD}), ("plan_changes", {"menus": [[ODD, "clam"], [ODD], []]}),
    *(("plan_changes", {"instead": ODD, "change": change}) for change in ("swap", "easier", "harder", "regress", "reduce")),
    ("experiments", {"question": ODD}), ("experiments", {"a": WALK | {"does": [ODD]}}),
    ("experiments", {"b": {"name": "without", "leaves": ["walking", ODD]}}),
    ("guesses", {"question": ODD}), ("guesses", {"answer": ODD}),
    ("plan_changes", {"exercise": ODD, "change": "pin"}), ("plan_changes", {"exercise": ODD, "change": "never"}),
    *(("profiles", {"profile": PROFILE | {name: value}}) for name, value in {
        "conditions": {ODD: {}}, "red_flags": {ODD: "yes"}, "releases": {ODD: "2026-01-01"}, "where": [ODD],
        "feels": [ODD], "equipment": [ODD, "mat"], "never": [ODD], "liked": [ODD],
    }.items()),
)  # fmt: skip
NOT_NAMED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("plan_changes", {"rule": ODD}), ("plan_changes", {"dose": {"sets": 1, "reps": 5, "breath": ODD}}),
    ("profiles", {"profile": PROFILE | {"conditions": {"hip_oa": {ODD: ODD, "since": ODD, "released_on": ODD}}}}),
    ("profiles", {"profile": PROFILE | {"conditions": {"hip_replacement": {"since": "0001-01-01", "approach": [1]}}}}),
)  # fmt: skip
YEARS = ("0001", "0026", "1899", "2206", "9999")


def log_with(kind: str, fields: dict[str, Any], on: str = DAY) -> Log:
    """A reader's log with one odd record more, as an import would bring it."""
    log = Log.memory()
    log.add(ProfileSaved(on=date(2026, 1, 5), profile=Profile(**PROFILE)))
    log.merge(read_import(copy_with(kind, fields, on)))
    return log


def copy_with(kind: str, fields: dict[str, Any], on: str = DAY) -> bytes:
    row = {"uid": "an-odd-record", "on": on, **WHOLE[kind], **fields}
    return json.dumps({"format": "hipbook-log", "version": 1, "kinds": {kind: [row]}}).encode()


def looked_at(log: Log) -> tuple[Journal, str]:
    """Every screen and paper made over a log, and all words on the page."""
    journal = Journal(log, TODAY)
    page = Dashboard(journal)
    for name in PLACES:
        page._open(name)
    written = report(journal.history, journal.library, TODAY, journal.routine, False)
    if journal.routine:
        sheet(journal.week, journal.library, journal.person.screening.pain_cap, False)
    for kind in (*KINDS, "days"):
        log.frame(kind)
    words = " ".join(w.value for w in within(page) if hasattr(w, "value") and isinstance(w.value, str))
    assert journal.notice.kind != "problem", journal.notice.text
    assert (
        ("not known to this book" in words) == ("not known to this book" in written) == bool(journal.history.not_known)
    )
    return journal, words


def within(root: Any) -> Iterator[Any]:
    for child in getattr(root, "children", ()):
        yield child
        yield from within(child)


@pytest.mark.parametrize(("kind", "fields"), IDS, ids=lambda value: json.dumps(value)[:60])
def test_an_id_of_another_book_is_named_and_stops_nothing(kind: str, fields: dict[str, Any]) -> None:
    journal, words = looked_at(log_with(kind, fields))
    assert ODD in words and journal.history.not_known and journal.profile
    assert journal.log.counts()[kind] == 1 + (kind == "profiles"), "it stays in the file"


@pytest.mark.parametrize(("kind", "fields"), NOT_NAMED, ids=lambda value: json.dumps(value)[:60])
def test_an_odd_answer_stops_nothing(kind: str, fields: dict[str, Any]) -> None:
    looked_at(log_with(kind, fields))


@pytest.mark.parametrize("kind", KINDS)
def test_a_year_that_cannot_be_stops_nothing_and_shifts_nothing(kind: str) -> None:
    for year in YEARS:
        journal, words = looked_at(log_with(kind, {}, f"{year}-01-10"))
        assert f"{year}-01-10" in words and [met.what for met in journal.history.not_known] == ["the day"]
        assert len(journal.history.profiles) == 1 and journal.week.week == 1


@pytest.mark.parametrize(
    ("kind", "field"), [("mornings", "after"), ("flares", "ended"), ("holidays", "until"), ("experiments", "start")]
)
def test_a_day_that_a_record_names_is_held_to_the_same(kind: str, field: str) -> None:
    for year in YEARS:
        journal, _ = looked_at(log_with(kind, {field: f"{year}-01-10"}))
        assert journal.history.not_known and journal.routine


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("profiles", {"profile": PROFILE | {"red_flags": {ODD: "yes"}}}), ("mornings", {"signs": [ODD]}), ("sets", {"stopped": ODD}),
     ("profiles", {"profile": PROFILE | {"conditions": {ODD: {}}}})],
)  # fmt: skip
def test_what_speaks_of_safety_opens_the_check_until_it_is_answered(kind: str, fields: dict[str, Any]) -> None:
    log = log_with(kind, fields)
    journal = Journal(log, TODAY)
    assert journal.recheck and ODD in journal.recheck_because
    journal.save(ProfileSaved(on=TODAY, profile=Profile(**PROFILE)))
    assert not journal.recheck


def test_a_step_down_to_what_is_not_known_rests_the_exercise() -> None:
    log = log_with("plan_changes", {"instead": ODD, "change": "regress", "on": TODAY.isoformat()})
    (change,) = Journal(log, TODAY).history.plan_changes
    assert (change.change, change.instead) == ("stop", None)


def test_all_that_is_known_is_read_as_it_stands() -> None:
    log = Log.sample(TODAY)
    assert Journal(log, TODAY).history == log.history() and not Journal(log, TODAY).history.not_known


def test_a_day_by_hand_in_a_year_that_cannot_be_is_told_and_not_saved() -> None:
    journal = Journal(log_with("mornings", {}), TODAY)
    for day in (date(26, 1, 5), date(2006, 1, 5)):
        with pytest.raises(ValueError, match=f"year {day.year}"):
            journal.save(ProfileSaved(on=day, profile=Profile(**PROFILE)))
    with pytest.raises(ValueError, match="until the year 3000"):
        journal.save(Holiday(on=TODAY, until=date(3000, 1, 5)))
    assert journal.log.counts()["profiles"] == 1 and not journal.log.counts()["holidays"]


def test_an_import_that_the_page_cannot_live_with_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(Log.memory(), TODAY)
    monkeypatch.setattr(journal.workspace, "_as_known", lambda history: history)
    with pytest.raises(Exception, match="nothing was brought in"):
        journal.bring_in(read_import(copy_with("profiles", {"profile": PROFILE | {"red_flags": {ODD: "yes"}}})))
    assert sum(journal.log.counts().values()) == 0 and journal.history == History()


JUNK: tuple[Any, ...] = ("yes", 5, 1.5, None, True, [], [[]], [None], {}, {"a": []}, {"": ""}, "9" * 400, -1, [1, "a"])


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_a_field_is_told_as_a_row_or_can_be_lived_with(kind: str) -> None:
    for name in KINDS[kind].model_fields:
        for junk in JUNK:
            fields = {name: junk} if name != "profile" else {"profile": junk}
            preview = read_import(copy_with(kind, fields))
            assert len(preview.bad) + sum(preview.counts.values()) == 1, (name, junk)


@pytest.mark.parametrize("name", sorted(Profile.model_fields))
def test_whatever_stands_in_a_profile_is_told_as_a_row_or_can_be_lived_with(name: str) -> None:
    for junk in (*JUNK, {"hip_oa": "yes"}, {"hip_oa": ["a"]}, {"hip_oa": {"since": [1]}}):
        copy = copy_with("profiles", {"profile": PROFILE | {name: junk}})
        preview = read_import(copy)
        assert len(preview.bad) + sum(preview.counts.values()) == 1, (name, junk)
        log = Log.memory()
        log.merge(preview)
        Journal(log, TODAY + timedelta(1))


def test_a_notebook_can_plan_and_report_over_the_log_as_it_stands() -> None:
    for kind, fields in IDS:
        log = log_with(kind, fields)
        plan(Profile(**PROFILE), library(), history=log.history(), on=TODAY)
        decide("clam", "left", log.history(), Profile(**PROFILE), library(), on=TODAY)
        assert ODD in report(log.history(), library(), TODAY)
