"""The public face as a type checker sees it: mypy reads this file (`make test`), nothing runs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, assert_type

import pandas as pd

import hipbook as hb
from hipbook import widgets
from hipbook.adaptation.decision import Decision
from hipbook.content.loader import Library
from hipbook.model.exercise import Exercise
from hipbook.model.measure import Measure
from hipbook.model.reference import Rule, Source, Track
from hipbook.model.routine import Item, Routine
from hipbook.model.safety import Condition, RedFlag
from hipbook.model.sequence import Series
from hipbook.screening.assessment import Screening
from hipbook.session.events import PlayerEvent

DAY = date(2026, 1, 5)


def the_book() -> Library:
    """Read-only mappings by id, and the rules by section."""
    library = hb.library()
    assert_type(library.exercises, Mapping[str, Exercise])
    assert_type(library.series, Mapping[str, Series])
    assert_type(library.conditions, Mapping[str, Condition])
    assert_type(library.red_flags, Mapping[str, RedFlag])
    assert_type(library.measures, Mapping[str, Measure])
    assert_type(library.sources, Mapping[str, Source])
    assert_type(library.rules, Mapping[str, Rule])
    assert_type(library.tracks, Mapping[str, Track])
    assert_type(library.rule.pain.nprs_red_above, int)
    assert_type(library.rule.weights.weight_goal, float)
    assert_type(library.rule.progression.ease_mornings, tuple[int, int])
    library.rule.pain.nprs_read_above  # type: ignore[attr-defined] # no such rule
    library.exercises["clam"] = library.exercises["bridge"]  # type: ignore[index] # nobody changes the book
    return library


def a_person() -> hb.Profile:
    """Sets, lists and single names, as a reader writes them."""
    hb.Profile(age=46, sides="right", conditions=["hip_oa"], red_flags={"locking"})
    hb.Profile(age=46, sides={"both"})  # type: ignore[arg-type] # there are left and right
    hb.Profile(age=46, track="fast")  # type: ignore[arg-type] # no such track
    hb.Profile(minutes=15)  # type: ignore[call-arg] # the age is missing
    return hb.Profile(
        age=46, sides={"right"}, where={"groin"}, feels={"tight"}, stretched_without_relief=False, bendy=False,
        irritability="low", conditions={"hip_oa": {}}, red_flags={}, track="mix", goals=["tie my laces"],
        equipment={"mat", "wall", "chair"}, positions_excluded={"kneeling"}, floor=True, minutes=15, days_per_week=4,
    )  # fmt: skip


def check_and_plan(profile: hb.Profile, library: Library) -> Routine:
    """From a person to a week."""
    suggestion = hb.suggest_track(profile, library)
    assert_type(suggestion.track, Literal["ease", "move", "steady", "mix"])
    assert_type(suggestion.reason, str)
    screening = hb.screen(profile, library, on=DAY)
    assert_type(screening.gate, hb.Gate)
    assert_type(screening.reasons, tuple[str, ...])
    assert_type(screening.allowed, Mapping[str, tuple[str, ...]])
    assert_type(screening.refused, Mapping[str, tuple[str, ...]])
    assert_type(screening.pain_cap, int)
    routine = hb.plan(profile, library, history=None, on=DAY)
    assert_type(routine.days[0].items, tuple[Item, ...])
    assert_type(routine.left_out, Mapping[str, str])
    for item in routine.days[0].items:
        assert_type(item.exercise, str)
        assert_type(item.dose, hb.Dose)
        assert_type(item.sides, tuple[Literal["left", "right"], ...])
        assert_type(item.minutes, float)
        assert_type(item.reason, str)
        assert_type(item.swaps, tuple[str, ...])
    return routine


def what_comes_next(log: hb.Log, profile: hb.Profile, library: Library) -> Decision:
    """One exercise on one side."""
    decision = hb.decide("clam", "right", log.history(), profile, library, on=DAY)
    assert_type(decision.change, Literal["progress", "repeat", "reduce", "regress", "stop"])
    assert_type(decision.rule, str)
    assert_type(decision.reason, str)
    assert_type(decision.dose, hb.Dose)
    hb.decide("clam", "both", log.history(), profile, library, on=DAY)  # type: ignore[arg-type] # None is both
    return decision


def the_log(profile: hb.Profile) -> hb.Log:
    """Records go in as they are and come out by kind."""
    hb.Log.open()
    log = hb.Log.memory()
    assert_type(hb.Log.sample(), hb.Log)
    assert_type(log.add(hb.Morning(on=DAY, pain=2)), hb.Morning)
    log.add(hb.SetDone(on=DAY, exercise="clam", side="left", dose=hb.Dose(reps=10), pain_during=1))
    log.add(hb.SessionDone(on=DAY, pain_before=2, rpe=4, minutes=12))
    log.add(hb.ProfileSaved(on=DAY, profile=profile))
    log.add(hb.PlanChange(on=DAY, exercise="clam", change="soften"))  # type: ignore[arg-type] # no such change
    assert_type(log.records("sets"), tuple[hb.SetDone, ...])
    assert_type(log.records("profiles")[-1].profile, hb.Profile)
    assert_type(log.frame("sets"), pd.DataFrame)
    assert_type(log.history(), hb.History)
    log.export_json("log.json")
    assert_type(log.merge(hb.Log.import_json("log.json")), dict[str, int])
    return log


def not_cleared(screening: Screening) -> str:
    """What a gate that forbids a plan says."""
    try:
        raise hb.NotCleared(screening)
    except hb.NotCleared as shut:
        assert_type(shut.screening, Screening)
        return str(shut)


def the_screens(log: hb.Log) -> widgets.Dashboard:
    """Lazy names have their types too."""
    journal = widgets.Journal(log)
    assert_type(journal.today, date)
    assert_type(widgets.Player([]).events, list[PlayerEvent])
    widgets.Dashbord  # type: ignore[attr-defined] # no such screen
    hb.Lok  # type: ignore[attr-defined] # no such name
    return widgets.Dashboard(journal)
