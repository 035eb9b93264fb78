"""What would have to happen for more: it never disagrees with what decides, and who does what it asks for gets it."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from pathlib import Path
from statistics import median_low

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hipbook as hb
from hipbook import adaptation
from hipbook.adaptation.imagined import lately
from hipbook.adaptation.outlook import (
    DOWN,
    ENDS,
    FLARE,
    HALTS,
    LEADS,
    SEQUENCE,
    STAYS,
    Outlook,
    outlooks,
    sides_in,
    soonest,
    what_for_more,
)
from hipbook.adaptation.progression import decide_for
from hipbook.history.current_dose import current_dose
from hipbook.history.pain_zones import usual_pain
from hipbook.screening.person import Person

LIBRARY = hb.library()
START = date(2026, 1, 5)
EVERYTHING = frozenset(LIBRARY.equipment)
PROFILE = hb.Profile(age=46, equipment=EVERYTHING)
GROWS = {"green", "load", "ladder", "back_up"}
NEEDED = LIBRARY.rule.progression.green_sessions_needed
slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

TIME = st.fixed_dictionaries(
    {"gap": st.sampled_from([1, 2, 2, 3, 4, 9])},
    optional={
        "pain": st.sampled_from([0, 1, 2, 3, 4, 6]), "before": st.integers(0, 3), "morning": st.integers(0, 4),
        "extra": st.sampled_from([0, 2]), "form": st.booleans(), "felt": st.sampled_from(["front", "side"]),
        "left": st.booleans(), "rpe": st.sampled_from([3, 9]),
    },
)  # fmt: skip
EXERCISES = ("clam", "bridge", "side_leg_lift", "walking", "supine_abd_belt_iso", "rest_scan", "wall_press_abd")


def sides_of(exercise: str) -> tuple:
    return LIBRARY.exercises[exercise].sides


def lived(exercise: str, times: list[dict], good: int = 2, profile: hb.Profile = PROFILE) -> Person:
    """Someone who did an exercise so often, after some ``good`` times; the plan's own changes are written as they come."""
    history, day = hb.History(profiles=(hb.ProfileSaved(on=START, profile=profile),)), START
    for one in [{"gap": 2, "pain": 1, "before": 1, "morning": 1, "extra": 2, "form": True}] * good + times:
        day += timedelta(one["gap"])
        history = did(history, exercise, day, one, profile)
        history = answered(exercise, Person.of(profile, history, LIBRARY, day + timedelta(1)))
    return Person.of(profile, history, LIBRARY, day + timedelta(1))


def did(history: hb.History, exercise: str, day: date, one: dict, profile: hb.Profile) -> hb.History:
    sets = tuple(
        hb.SetDone(
            on=day, exercise=exercise, side=side, pain_during=one.get("pain"), reps_extra=one.get("extra", 0),
            form=one.get("form"), felt=one.get("felt"),
            dose=current_dose(exercise, side, history, LIBRARY, profile),
        )
        for side in sides_of(exercise) or (None,)
        if side != "left" or one.get("left", True)
    )  # fmt: skip
    session = hb.SessionDone(on=day, pain_before=one.get("before"), rpe=one.get("rpe"))
    morning = (hb.Morning(on=day + timedelta(1), after=day, pain=one["morning"]),) if "morning" in one else ()
    return history.model_copy(update={"sets": history.sets + sets, "sessions": (*history.sessions, session),
                                      "mornings": history.mornings + morning})  # fmt: skip


def answered(exercise: str, person: Person) -> hb.History:
    """The log with the changes that the decisions ask for, but for those that take the exercise away."""
    changes = []
    for side in sides_of(exercise) or (None,):
        decision = decide_for(exercise, side, person)
        if decision.change in ("progress", "reduce") and not decision.instead:
            changes.append(hb.PlanChange(on=person.on, exercise=exercise, side=side, change=decision.change,
                                         rule=decision.rule, reason=decision.reason, dose=decision.dose))  # fmt: skip
    return person.history.model_copy(update={"plan_changes": (*person.history.plan_changes, *changes)})


def follows(one: Outlook) -> Person:
    """The log of someone who does just what the outlook asks for, every third day, until the day it may come."""
    exercise, person, ahead = one.exercise, one.person, one.ahead
    history, last = person.history, max((s.on for s in person.history.sets), default=person.on - timedelta(3))
    day = max(person.on, last + timedelta(3))
    pain = round(resting(history))
    if history.morning_after(last) is None and person.on - last <= timedelta(1) and history.sets:
        history = history.model_copy(
            update={"mornings": (*history.mornings, hb.Morning(on=last + timedelta(1), after=last, pain=pain))}
        )
    done = 0
    while done < ahead.times or day + timedelta(1) < ahead.on:
        good = {"pain": 0, "before": pain, "morning": pain, "extra": ahead.extra, "form": True}
        history, done = did(history, exercise, day, good, person.profile), done + 1
        day += timedelta(3)
    on = max(person.on, ahead.on, day - timedelta(2) if done else person.on)
    return Person.of(person.profile, history, LIBRARY, on)


def resting(history: hb.History) -> float:
    """As usual: or, while that is not known, the middle of the answers."""
    usual = usual_pain(history, LIBRARY)
    before = [s.pain_before for s in history.sessions if s.pain_before is not None]
    return usual if usual is not None else median_low(before or [0])


@slow
@given(st.sampled_from(EXERCISES), st.lists(TIME, max_size=9), st.sampled_from([None, "steady", "mix"]))
def test_it_says_due_when_and_only_when_it_is(exercise: str, times: list[dict], track: str | None) -> None:
    person = lived(exercise, times, profile=PROFILE.model_copy(update={"track": track}))
    for one in outlooks(exercise, sides_of(exercise), person):
        decision = decide_for(exercise, one.side, person)
        assert one.is_due == (decision.change == "progress") == one.sentence.startswith("It is due")
        assert one.sentence.endswith(".") and "_" not in one.sentence and "None" not in one.sentence


@slow
@given(st.sampled_from(EXERCISES), st.lists(TIME, max_size=9), st.sampled_from([None, "steady", "mix"]))
def test_who_does_what_it_asks_for_gets_more(exercise: str, times: list[dict], track: str | None) -> None:
    person = lived(exercise, times, profile=PROFILE.model_copy(update={"track": track}))
    for one in outlooks(exercise, sides_of(exercise), person):
        if one.ahead:
            then = decide_for(exercise, one.side, follows(one))
            assert then.change == "progress", (one.sentence, then)


@slow
@given(st.sampled_from(EXERCISES), st.lists(TIME, max_size=9), st.integers(0, 40))
def test_a_long_log_is_asked_as_a_short_one(exercise: str, times: list[dict], good: int) -> None:
    person = lived(exercise, times, good=good)
    for side in sides_of(exercise) or (None,):
        assert decide_for(exercise, side, lately(exercise, person)) == decide_for(exercise, side, person)


GOOD = {"gap": 2, "pain": 1, "before": 1, "morning": 1, "extra": 2, "form": True}


@pytest.mark.parametrize(
    ("rule", "exercise", "times", "sentence"),
    [
        ("first_time", "clam", None, "It is new: answer the pain question before five more "
         "sessions, and have two good times in a row with quiet mornings, then 10 times becomes 12 times."),
        ("usual_unknown", "clam", [GOOD] * 3, "Your usual pain is not known yet: answer the pain question before two more "
         "sessions, and have two good times in a row with quiet mornings, then 10 times becomes 12 times."),
        ("morning_unknown", "clam", [GOOD] * 5 + [{k: v for k, v in GOOD.items() if k != "morning"}],
         "The morning after the last time is not known: one more good time with a quiet morning, not before Friday, 23 January, "
         "then 12 times becomes 2 × 10."),
        ("one_green", "clam", [GOOD] * 4 + [GOOD | {"pain": 4}, GOOD],
         "It went well: one more good time with a quiet morning, then 10 times becomes 12 times."),
        ("two_for_two", "bridge", [GOOD | {"extra": 0}] * 6, "It goes well: two extra repetitions in the last set, twice "
         "running with quiet mornings, then 2 × 8 becomes 2 × 10."),
        ("form", "bridge", [GOOD | {"extra": 0}] * 5 + [GOOD | {"form": False}], "The form was not steady yet, so go slower: two extra "
         "repetitions in the last set, once more with a quiet morning, then 2 × 8 becomes 2 × 10."),
        ("amber", "clam", [GOOD] * 4 + [GOOD | {"pain": 4}], "It hurt a little last time: two good times in a row with quiet "
         "mornings, then 10 times becomes 12 times."),
        ("effort", "bridge", [GOOD | {"extra": 0}] * 5 + [GOOD | {"rpe": 9}], "Your last sessions took nearly all you had, so let them be "
         "easier: two extra repetitions in the last set, twice running with quiet mornings, then 2 × 8 becomes 2 × 10."),
        ("usual_high", "clam", [GOOD | {"before": 6, "pain": 2, "morning": 6}] * 7, HALTS["usual_high"]),
        ("changed_already", "clam", [GOOD] * 5, "It has changed since you last did it: two good times in a row with quiet mornings, "
         "not before Friday, 23 January, then 12 times becomes 2 × 10."),
    ],
)  # fmt: skip
def test_the_main_rules_in_words(rule: str, exercise: str, times: list[dict] | None, sentence: str) -> None:
    person = Person.of(PROFILE, hb.History(), LIBRARY, START) if times is None else lived(exercise, times, good=0)
    assert {one.decision.rule for one in outlooks(exercise, sides_of(exercise), person)} == {rule}
    assert what_for_more(exercise, sides_of(exercise), person) == sentence


def test_the_slower_side_speaks_for_both() -> None:
    right = lived("clam", [GOOD] * 4, good=0)
    behind = [s.model_copy(update={"pain_during": 4}) if s.side == "left" and s.on == right.history.sets[-1].on else s
              for s in right.history.sets]  # fmt: skip
    person = lived("clam", [GOOD] * 5, good=0)
    assert what_for_more("clam", ("left", "right"), person).count(".") == 1
    history = person.history.model_copy(update={"sets": (*behind,), "plan_changes": (),
                                                "sessions": person.history.sessions, "mornings": person.history.mornings})  # fmt: skip
    told = what_for_more("clam", ("left", "right"), Person.of(PROFILE, history, LIBRARY, right.on))
    assert told.startswith("Left side: It hurt a little last time: two good times") and "Right side" not in told


def test_letting_go_sequences_flares_and_rest_come_first() -> None:
    person = lived("clam", [GOOD] * 4 + [GOOD | {"pain": 4}], good=0)
    assert what_for_more("rest_scan", (), person) == STAYS
    assert what_for_more(next(iter(LIBRARY.series)), (), person) == SEQUENCE
    flare = person.history.model_copy(update={"flares": (hb.Flare(on=person.on),)})
    assert what_for_more("clam", ("left", "right"), person.knowing(flare)) == FLARE
    over = person.history.model_copy(
        update={"flares": (hb.Flare(on=person.on), hb.Flare(on=person.on, ended=person.on))}
    )
    assert "way back from a flare" in what_for_more("clam", ("left", "right"), person.knowing(over))
    hurt = hb.PlanChange(on=person.on, exercise="side_leg_lift", change="regress", rule="red", instead="clam")
    rests = person.history.model_copy(update={"plan_changes": (hurt,)})
    assert "It rests until" in what_for_more("clam", ("left", "right"), person.knowing(rests))


def test_while_pain_is_up_nothing_else_is_asked_for() -> None:
    """Then the plan itself asks for less, so that "the whole amount first" would be the wrong thing to ask."""
    weeks = [2, 2, 3, 4, 4]
    days = [(START + timedelta(7 * n + day), pain) for n, pain in enumerate(weeks) for day in (0, 2, 4)]
    sessions = tuple(hb.SessionDone(on=day, pain_before=pain) for day, pain in days)
    sets = tuple(hb.SetDone(on=day, exercise="bridge", pain_during=2, dose=hb.Dose(sets=1, reps=4)) for day, _ in days)
    person = Person.of(PROFILE, hb.History(sessions=sessions, sets=sets), LIBRARY, START + timedelta(34))
    assert what_for_more("bridge", (), person) == HALTS["rising"]


def test_at_the_top_nothing_more_is_needed() -> None:
    top = hb.PlanChange(on=START, exercise="walking", change="progress", dose=hb.Dose(work_s=1800))
    nothing_harder = PROFILE.model_copy(update={"never": frozenset(LIBRARY.exercises["walking"].harder)})
    person = lived("walking", [GOOD] * 6, good=0, profile=nothing_harder)
    history = person.history.model_copy(update={"plan_changes": (top,)})
    sets = tuple(one.model_copy(update={"dose": top.dose}) for one in history.sets)
    person = person.knowing(history.model_copy(update={"sets": sets}))
    rules = {one.decision.rule for one in outlooks("walking", (), person)}
    assert rules == {"top_of_ladder"} and what_for_more("walking", (), person) == ENDS["top_of_ladder"]


# --- every rule is explained


def rules_of(source: str) -> set[str]:
    """The names of the rules that code states a decision by: second of ``say``, first of ``repeat`` and ``_easier``."""
    at = {"say": 1, "repeat": 0, "_easier": 0}
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [(call.func.attr, call.args) for call in calls if isinstance(call.func, ast.Attribute)]
    args = [args[at[name]] for name, args in named if name in at and len(args) > at[name]]
    return {arg.value for arg in args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)}


def test_every_rule_that_can_decide_is_explained() -> None:
    files = Path(adaptation.__path__[0]).glob("*.py")
    rules = set().union(*(rules_of(file.read_text("utf-8")) for file in files))
    assert len(rules) > 20
    assert rules <= {*LEADS, *HALTS, *DOWN, *ENDS} | GROWS


def test_a_rule_nobody_explained_is_told_by_its_own_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(LEADS, "amber")
    person = lived("clam", [GOOD] * 4 + [GOOD | {"pain": 4}], good=0)
    told = what_for_more("clam", ("left", "right"), person)
    assert told.startswith("It hurt a little but settled: the same again. Two good times in a row")


def test_a_rule_that_came_later_would_be_seen() -> None:
    assert rules_of('self.repeat("new_one", "So.")\nself.say("stop", "other", why)\nself.say(a, b, c)') == {
        "new_one",
        "other",
    }


def test_what_comes_next_is_the_nearest_of_the_week_and_lies_ahead():
    person = lived("clam", [])
    week = hb.plan(PROFILE, LIBRARY, person.history, on=person.on)
    one = soonest(week, person)
    assert " will " in one.next_step and one.next_step.endswith(".") and one.brings in LIBRARY.exercises
    assert one.when.startswith("What it takes: ") or one.is_due
    for id in week.exercises:
        if id in LIBRARY.exercises and not LIBRARY.exercises[id].lets_go:
            assert max(other.far for other in outlooks(id, sides_in(week, id), person)) >= one.far


def test_nothing_comes_next_while_a_flare_lasts():
    person = lived("clam", [])
    week = hb.plan(PROFILE, LIBRARY, person.history, on=person.on)
    flare = person.history.model_copy(update={"flares": (hb.Flare(on=person.on),)})
    assert soonest(week, Person.of(PROFILE, flare, LIBRARY, person.on)) is None
