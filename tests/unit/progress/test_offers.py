"""Home tests obey the screening: whatever is offered moves, stands and loads only as this person may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from answers import settled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journals import book
from strategies import people

from hipbook.app.home_test import none_now, why_not_now
from hipbook.app.next_step import next_step
from hipbook.app.standing import Reckoning
from hipbook.content.loader import library
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import History, Morning, PlanChange, ProfileSaved, SetDone, TestDone
from hipbook.progress.home_tests import home_tests
from hipbook.progress.offers import due, notes, why_not
from hipbook.screening.assessment import screen
from hipbook.screening.conditions import applied_conditions
from hipbook.screening.effects import settled as mildest
from hipbook.screening.person import Person
from hipbook.widgets.journal import Journal
from hipbook.widgets.progress.home_tests import HomeTests

LIBRARY = library()
TESTS = home_tests(LIBRARY)
TODAY = date(2026, 6, 1)
PASSED = History(tests=(TestDone(on=TODAY, measure="four_stage_balance", value=4),))
POSITIONS = st.frozensets(st.sampled_from(sorted(LIBRARY.positions)), max_size=3)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def offered(profile: Profile, history: History = PASSED) -> list[str]:
    person = Person.of(profile, history, LIBRARY, TODAY)
    return [id for id, measure in TESTS.items() if not why_not(measure, person)]


@many
@given(people() | people(cleared=True), POSITIONS)
def test_what_is_offered_moves_stands_and_loads_as_this_person_may(profile: Profile, out: frozenset[str]) -> None:
    """Its movement is allowed, in positions not ruled out, with no weight that is limited, with no condition named."""
    profile = profile.model_copy(update={"positions_excluded": out})
    screening = screen(profile, LIBRARY, on=TODAY)
    conditions = list(applied_conditions(profile, LIBRARY, TODAY))
    for measure in (TESTS[id] for id in offered(profile)):
        moves = [LIBRARY.exercises[id] for id in measure.movements]
        hazards = {tag for one in moves for tag in one.tags}
        assert screening.cleared
        assert {one.id for one in moves} <= screening.allowed.keys()
        assert not {position for one in moves for position in one.positions} & out
        assert not any(one.avoid & {*measure.tags} for one in conditions)
        limits = [one for one in conditions if "weight_bearing" in {*one.avoid, *one.modify}]
        assert not limits or "weight_bearing" not in hazards
        assert not {one.condition.id for one in conditions} & {*measure.not_with}


@many
@given(people(), st.sampled_from(sorted(LIBRARY.conditions)))
def test_one_more_condition_never_offers_more(profile: Profile, condition: str) -> None:
    if condition not in profile.conditions:
        more = profile.model_copy(update={"conditions": profile.conditions | {condition: {}}})
        assert {*offered(more)} <= {*offered(profile)}


def test_every_test_that_moves_says_as_what() -> None:
    """Only a list of questions asks for no movement; whatever loads the legs says so by its exercise."""
    for measure in TESTS.values():
        assert bool(measure.movements) == (measure.kind != "list"), measure.id
        assert {*measure.movements} <= LIBRARY.exercises.keys() and {*measure.tags} <= LIBRARY.tags.keys()
    standing = {id for id, one in TESTS.items()
                if any("weight_bearing" in LIBRARY.exercises[move].tags for move in one.movements)}  # fmt: skip
    assert standing == {"chair_stand_30s", "one_leg_stance", "four_stage_balance"}


FINE = {id: mildest(LIBRARY.conditions[id], TODAY) for id in LIBRARY.conditions}
STANDING = {"chair_stand_30s", "one_leg_stance", "four_stage_balance"}
PART = FINE["hip_surgery_other"] | {"weight": "part", "cleared": "yes", "since": "2025-06-01"}
LEFT_OUT = {
    "part weight after an operation, discharged": ({"hip_surgery_other": PART}, STANDING),
    "a wheelchair": ({"cannot_load": FINE["cannot_load"] | {"why": "long_known"}}, STANDING),
    "a bone that is stressed": ({"bone_stress": FINE["bone_stress"]}, STANDING),
    "a hip replaced from behind": ({"thr_late": FINE["thr_late"] | {"approach": "posterior"}}, {"rotation_in", "extension_thomas"}),
    "a replacement not cleared": ({"thr_late": settled("thr_late")["thr_late"] | {"cleared": "no"}}, {*TESTS}),
    "a fracture of the spine": ({"osteoporosis": settled("osteoporosis")["osteoporosis"] | {"fracture": "spine"}}, {*TESTS}),
    "an operation not discharged": ({"hip_surgery_other": {}}, {*TESTS}),
    "a joint that came out, dislocation not settled": ({"thr_late": FINE["thr_late"] | {"dislocated": "yes"}}, {*TESTS}),
    "questions not answered": ({"hip_oa": {}}, {*TESTS}),
    "falls, nobody near": ({"falls_risk": FINE["falls_risk"] | {"alone": "no", "released_on": "2026-05-20"}}, {"one_leg_stance", "four_stage_balance"}),
}  # fmt: skip


@pytest.mark.parametrize("who", LEFT_OUT)
def test_nobody_is_offered_what_their_answers_speak_against(who: str) -> None:
    conditions, left_out = LEFT_OUT[who]
    profile = Profile(age=60, conditions=conditions)
    assert not {*offered(profile)} & left_out
    if left_out != {*TESTS}:
        assert screen(profile, LIBRARY, on=TODAY).cleared and offered(profile)


def test_a_closed_gate_offers_nothing_not_even_a_list_of_questions() -> None:
    for flag in ("cancer", "hot_sick_joint"):
        assert offered(Profile(age=60, red_flags=[flag])) == []
    assert offered(Profile(age=16)) == []


def test_how_to_take_care_is_told_with_the_test() -> None:
    hip = {"thr_late": FINE["thr_late"] | {"approach": "lateral"}}
    person = Person.of(Profile(age=60, conditions=hip), History(), LIBRARY, TODAY)
    assert notes(TESTS["flexion_supine"], person) == person.screening.allowed["knee_to_chest_level"] != ()
    screen = HomeTests(book(TODAY, age=60, conditions=hip))
    _press(screen, "hb-take-flexion_supine")
    assert "Stop near a right angle" in _reads(screen)


def test_a_test_waits_where_what_moves_like_it_hurt() -> None:
    hurt = PlanChange(on=TODAY, exercise="sit_to_stand", change="regress", rule="red", instead="sit_to_stand_raised")
    done = SetDone(on=TODAY, exercise="sit_to_stand", pain_during=7)
    person = Person.of(Profile(age=46), History(sets=(done,), plan_changes=(hurt,)), LIBRARY, TODAY)
    assert why_not(TESTS["chair_stand_30s"], person) == (
        "It waits until Wednesday, 3 June: Sit to stand, which moves like it, hurt lately."
    )
    assert not why_not(TESTS["rotation_in"], person)


# --- the places that offer them


@pytest.fixture(autouse=True)
def _own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)


OLD = TestDone(on=TODAY - timedelta(40), measure="chair_stand_30s", value=9)


def test_nobody_is_sent_to_tests_that_are_not_offered() -> None:
    assert "home tests are due" in next_step(book(TODAY, OLD).workspace.now)
    assert "home tests are due" not in next_step(book(TODAY, OLD, positions_excluded={"standing"}).workspace.now)
    sign = Morning(on=TODAY, pain=2, signs=("giving_way",))
    assert "home tests are due" not in next_step(book(TODAY, OLD, sign).workspace.now)
    assert not due(Person.of(Profile(age=46, red_flags=["cancer"]), History(tests=(OLD,)), LIBRARY, TODAY))


def test_while_the_check_is_open_again_no_test_is_offered() -> None:
    now = book(TODAY, Morning(on=TODAY, pain=2, signs=("giving_way",))).workspace.now
    assert none_now(now) == now.recheck != ""
    assert all(why_not_now(measure, now) for measure in TESTS.values())
    assert all(why_not_now(measure, Reckoning(LIBRARY).standing(History(), TODAY)) for measure in TESTS.values())


@settings(many, max_examples=25)
@given(people())
def test_the_list_offers_what_may_be_taken_and_nothing_else(profile: Profile) -> None:
    log = Log.memory()
    log.add(ProfileSaved(on=TODAY, profile=profile))
    journal = Journal(log, TODAY)
    screen = HomeTests(journal)
    offers = {
        name for widget in _all(screen) for name in widget._dom_classes if name in {f"hb-take-{id}" for id in TESTS}
    }
    assert offers == {
        f"hb-take-{id}" for id, measure in TESTS.items() if not why_not_now(measure, journal.workspace.now)
    }


def _all(root):
    for child in getattr(root, "children", ()):
        yield child
        yield from _all(child)


def _press(screen: HomeTests, *names: str) -> None:
    for name in names:
        next(widget for widget in _all(screen) if name in widget._dom_classes).click()


def _reads(screen: HomeTests) -> str:
    return " ".join(
        widget.value for widget in _all(screen) if hasattr(widget, "value") and isinstance(widget.value, str)
    )


@pytest.mark.parametrize("steps", [(), ("hb-test-go",), ("hb-test-go", "hb-try-keep")])
@pytest.mark.parametrize("change", ["position", "condition", "sign"])
def test_a_test_under_way_ends_when_the_answer_changes_and_keeps_nothing(change: str, steps: tuple[str, ...]) -> None:
    journal = book(TODAY)
    screen = HomeTests(journal)
    _press(screen, "hb-take-chair_stand_30s", *steps[:1])
    if steps[1:]:
        next(widget for widget in _all(screen) if widget.__class__.__name__ == "Text").value = "9"
        _press(screen, *steps[1:])
    stale = [widget for widget in _all(screen) if widget.__class__.__name__ == "Button"]
    told = {
        "position": {"positions_excluded": {"standing"}},
        "condition": {"conditions": {"cannot_load": FINE["cannot_load"]}},
    }
    if change == "sign":
        journal.save(Morning(on=TODAY, pain=2, signs=("giving_way",)))
    else:
        journal.save(ProfileSaved(on=TODAY, profile=Profile(age=46, **told[change])))
    assert screen.going_on is None and "has ended, and nothing of it was kept" in _reads(screen)
    for button in stale:
        button.click()
    assert journal.log.records("tests") == ()


def test_a_button_that_is_out_of_date_begins_nothing() -> None:
    journal = book(TODAY)
    screen = HomeTests(journal)
    take = next(widget for widget in _all(screen) if "hb-take-chair_stand_30s" in widget._dom_classes)
    journal.save(ProfileSaved(on=TODAY, profile=Profile(age=46, positions_excluded={"standing"})))
    take.click()
    assert screen.going_on is None and "ruled out" in journal.notice.text
