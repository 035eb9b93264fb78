"""Home tests: whom they are offered, how they are scored, what is said of them, and the steps a person is led through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import ipywidgets as ipw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipbook.content.loader import library
from hipbook.content.norms import table
from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import Flare, History, ProfileSaved, TestDone
from hipbook.progress import findings, home_tests, offers
from hipbook.progress.analysis import LogAnalysis
from hipbook.screening.person import Person
from hipbook.widgets.journal import Journal
from hipbook.widgets.progress.home_tests import HomeTests
from hipbook.widgets.progress.timer import Trial

LIBRARY = library()
TODAY = date(2026, 3, 29)
CHAIR, LEG, ROTATION = (LIBRARY.measures[id] for id in ("chair_stand_30s", "one_leg_stance", "rotation_in"))
TESTS = home_tests.home_tests(LIBRARY)
each_test = pytest.mark.parametrize("measure", TESTS.values(), ids=TESTS)


def took(id: str, *values: float, side: str | None = None, every: int = 14, last: date = TODAY) -> tuple[TestDone, ...]:
    begun = last - timedelta(every * (len(values) - 1))
    return tuple(
        TestDone(on=begun + timedelta(every * n), measure=id, side=side, value=value) for n, value in enumerate(values)
    )


def story(*tests: TestDone, age: int = 64, sex: str | None = None) -> LogAnalysis:
    profile = ProfileSaved(on=TODAY, profile=Profile(age=age, sex=sex))
    return LogAnalysis(History(tests=tests, profiles=(profile,)), LIBRARY, TODAY)


# --- content


@each_test
def test_a_home_test_is_whole(measure) -> None:
    """It names only what exists, says how long and how safe, and its noise lies within its range."""
    assert set(measure.not_with) <= set(LIBRARY.conditions)
    assert not measure.first or (measure.first in TESTS and measure.first_least <= TESTS[measure.first].high)
    assert measure.low < measure.high and measure.safety
    assert (measure.seconds > 0) == (measure.kind in ("count", "hold", "stages"))
    assert bool(measure.stages) == (measure.kind in ("stages", "list"))
    assert not measure.stages or len(measure.stages) == measure.high
    assert not measure.norms or any(norm.measure == measure.id for norm in table(measure.norms))


@pytest.mark.parametrize("name", sorted({measure.norms for measure in TESTS.values() if measure.norms}))
def test_norms_have_sources_and_do_not_contradict_themselves(name: str) -> None:
    for norm in table(name):
        assert norm.source in LIBRARY.sources and norm.age_from <= norm.age_to
        assert norm.span is None or norm.span[0] < norm.span[1]
        assert norm.value is not None or None not in (norm.low, norm.high)


def test_no_change_can_count_on_what_is_no_measure_of_progress() -> None:
    for measure in TESTS.values():
        if measure.kind in ("stages", "list"):
            assert measure.noise >= measure.high - measure.low


# --- who is offered what


def why(measure, history: History | None = None, **profile) -> str:
    return offers.why_not(measure, Person.of(Profile(age=64, **profile), history or History(), LIBRARY, TODAY))


@each_test
def test_a_test_is_left_out_with_the_conditions_it_names(measure) -> None:
    for condition in measure.not_with:
        assert LIBRARY.conditions[condition].name in why(measure, conditions=condition)


def test_every_test_that_loads_or_turns_the_hip_waits_after_an_operation() -> None:
    for measure in TESTS.values():
        if measure.kind in ("count", "hold", "angle", "typed"):
            assert {"thr_recent", "fusion_recent"} <= set(measure.not_with), measure.id


def test_balance_on_one_leg_asks_for_the_gate_first() -> None:
    gate = LEG.first
    assert "First comes" in why(LEG)
    assert "Left out for now" in why(LEG, History(tests=took(gate, 2)))
    assert why(LEG, History(tests=took(gate, 3))) == ""
    assert "First comes" in why(LEG, History(tests=took(gate, 4, last=TODAY - timedelta(400))))


def test_tests_wait_while_the_hip_is_flaring() -> None:
    assert "flaring" in why(CHAIR, History(flares=(Flare(on=TODAY),)))
    assert why(CHAIR, History(flares=(Flare(on=TODAY), Flare(on=TODAY, ended=TODAY)))) == ""


def test_tests_come_round_again_after_four_weeks_but_are_not_urged_on_anyone_new() -> None:
    def is_due(history: History, **profile) -> bool:
        return offers.due(Person.of(Profile(age=64, **profile), history, LIBRARY, TODAY))

    once = History(tests=took("chair_stand_30s", 10, last=TODAY - timedelta(28)))
    assert is_due(once) and not is_due(History())
    assert not is_due(History(tests=took("chair_stand_30s", 10, last=TODAY - timedelta(27))))
    assert not is_due(once, positions_excluded={"standing"}), "nobody is sent to a test that is not offered to them"


@pytest.mark.parametrize(
    ("points", "age", "bendy"), [(5, 12, False), (6, 12, True), (4, 50, False), (5, 50, True), (4, 51, True)]
)
def test_bendy_follows_age(points: int, age: int, bendy: bool) -> None:
    assert home_tests.is_bendy(points, age, LIBRARY) == bendy


# --- what is said


@given(st.lists(st.floats(0, 45), min_size=1, max_size=5))
def test_the_score_is_one_of_the_tries_or_between_them(tries: list[float]) -> None:
    assert home_tests.score(LEG, tries) == max(tries)
    assert min(tries) <= home_tests.score(ROTATION, tries) <= max(tries)


def test_first_tries_teach_and_nothing_is_said_before_two_later_days() -> None:
    said = findings.home_test(story(*took("chair_stand_30s", 8)), CHAIR).text
    assert said == "Not enough yet to speak of change: 3 more days. The first tries only teach the test."
    assert (
        findings.home_test(story(*took("chair_stand_30s", 8, 14, 14)), CHAIR).text
        == "Not enough yet to speak of change: 1 more day."
    )


def test_within_noise_is_no_change_and_once_is_not_enough() -> None:
    assert "No clear change" in findings.home_test(story(*took("chair_stand_30s", 8, 9, 10, 12, 12)), CHAIR).text
    assert "No clear change" in findings.home_test(story(*took("chair_stand_30s", 8, 9, 10, 10, 14)), CHAIR).text


def test_a_change_that_holds_is_told_with_what_would_have_come_anyway() -> None:
    assert findings.home_test(story(*took("chair_stand_30s", 8, 9, 10, 13, 14)), CHAIR).text == (
        "Probably a real change: 10 stands on 1 March 2026, 13.5 as the average of the last two. A change counts as real "
        "once the last two results all lie outside the upright line at the first: more than 2.5 stands above or below it. "
        "Some of that may have happened anyway: people begin when it is bad, and many hips settle with time. "
        "The log cannot say why."
    )
    assert "anyway" not in findings.home_test(story(*took("chair_stand_30s", 14, 14, 14, 10, 10)), CHAIR).text


def test_someone_whose_repeats_wobble_needs_a_larger_change() -> None:
    """Three results within a week are repeats: their spread is the reader's own noise where it is the larger."""
    first = took("chair_stand_30s", 9, 9, every=14, last=TODAY - timedelta(40))
    repeats = took("chair_stand_30s", 7, 11, 15, every=2, last=TODAY - timedelta(30))
    (course,) = home_tests.series_by_side(story(*first, *repeats), CHAIR)
    assert course.noise == pytest.approx(2.77 * 4, abs=0.1)


def test_each_side_is_told_by_itself() -> None:
    said = findings.home_test(story(*took("one_leg_stance", 5, 8, 9, 10, side="left")), LEG).text
    assert said.startswith("Left side: no clear change") and "Right side: not tested yet." in said
    assert said.count("A change counts as real") == 1


@pytest.mark.parametrize(
    ("age", "sex", "told"),
    [
        (64, "women", "most women reach 12 to 17 stands"),
        (64, None, "most women reach 12 to 17 stands; most men reach 14 to 19 stands"),
        (72, "men", "under 12 stands is below the average for men"),
        (40, "men", "no usual values for your age"),
    ],
)
def test_norms_follow_age_and_sex(age: int, sex: str | None, told: str) -> None:
    said = findings.norm_words(CHAIR, Profile(age=age, sex=sex))
    assert told in said and "diagnos" not in said


@given(st.lists(st.floats(0, 45), max_size=8), st.sampled_from(sorted(TESTS)))
def test_nothing_said_of_a_test_diagnoses_or_blames(values: list[float], id: str) -> None:
    side = "left" if TESTS[id].sides else None
    said = findings.home_test(story(*took(id, *values, side=side)), TESTS[id]).text
    assert not any(
        word in said.lower() for word in ("imbalance", "weak", "abnormal", "because", "probably real", "well done")
    )


# --- the steps


class Taker:
    """A person at the tests: presses buttons, types numbers, reads."""

    def __init__(self, **profile):
        log = Log.memory()
        log.add(ProfileSaved(on=TODAY, profile=Profile(**({"age": 64} | profile))))
        self.journal = Journal(log, TODAY)
        self.tests = HomeTests(self.journal)

    def all(self, root: ipw.Widget | None = None) -> Iterator[ipw.Widget]:
        for child in getattr(root or self.tests, "children", ()):
            yield child
            yield from self.all(child)

    def find(self, name: str) -> ipw.Widget:
        return next(widget for widget in self.all() if name in widget._dom_classes)

    def press(self, *names: str) -> None:
        for name in names:
            self.find(name).click()

    @property
    def sees(self) -> str:
        return " ".join(widget.value for widget in self.all() if isinstance(widget, ipw.HTML))

    def type(self, value: object) -> None:
        next(widget for widget in self.all() if isinstance(widget, ipw.Text)).value = str(value)
        self.press("hb-try-keep")

    def trial(self) -> Trial:
        return next(widget for widget in self.all() if isinstance(widget, Trial))

    @property
    def kept(self) -> tuple[TestDone, ...]:
        return self.journal.log.records("tests")


@pytest.fixture(autouse=True)
def _own_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HIPBOOK_TODAY", raising=False)


def test_a_count_is_led_from_its_safety_note_to_a_saved_result() -> None:
    person = Taker(sex="women")
    person.press("hb-take-chair_stand_30s")
    assert CHAIR.safety[:40] in person.sees and "only teaches you the test" in person.sees
    person.press("hb-test-go")
    assert (person.trial().kind, person.trial().seconds) == ("count", 30)
    person.type(11)
    assert "Did anything new come up?" in person.sees and person.kept == ()
    person.press("hb-test-save")
    (done,) = person.kept
    assert (done.measure, done.value, done.tries, done.on) == ("chair_stand_30s", 11, (11,), TODAY)
    assert "11 stands" in person.sees and "most women reach 12 to 17 stands" in person.sees
    person.press("hb-test-undo")
    assert person.kept == () and "Not taken yet." in person.sees


def test_a_hold_is_taken_three_times_on_each_side_and_the_best_counts() -> None:
    person = Taker()
    person.journal.save(*took("four_stage_balance", 4))
    person.press("hb-take-one_leg_stance", "hb-test-go")
    assert "Left side: try 1 of 3" in person.sees
    for seconds in (12.4, 20.1, 18):
        person.trial()._heard(None, {"event": "found", "value": seconds}, None)
        person.press("hb-try-keep")
    assert "Right side: try 1 of 3" in person.sees
    for seconds in (8, 9, 7):
        person.type(seconds)
    person.press("hb-test-save")
    by_side = {done.side: (done.value, done.tries) for done in person.kept if done.measure == "one_leg_stance"}
    assert by_side == {"left": (20.1, (12.4, 20.1, 18)), "right": (9, (8, 9, 7))}


@pytest.mark.parametrize("typed", ["", "many", "46.1", "-1", "nan"])
def test_a_number_that_cannot_be_is_asked_for_again(typed: str) -> None:
    person = Taker()
    person.journal.save(*took("four_stage_balance", 4))
    person.press("hb-take-one_leg_stance", "hb-test-go")
    person.type(typed)
    assert "0 to 45" in person.journal.notice.text and "try 1 of 3" in person.sees
    person.type("7,5")
    assert "Left side: try 2 of 3" in person.sees
    person.press("hb-try-back")
    assert "Left side: try 1 of 3" in person.sees


def test_a_sign_ticked_after_a_test_is_kept_and_opens_the_check() -> None:
    person = Taker()
    person.press("hb-take-chair_stand_30s", "hb-test-go")
    person.type(11)
    next(box for box in person.all() if isinstance(box, ipw.Checkbox) and "faint" in box.description).value = True
    person.press("hb-test-save")
    (done,) = person.kept
    assert done.signs == ("dizzy",) and "check again before the next session" in person.sees
    person.press("hb-test-check")
    assert person.journal.screen == "check"


def test_a_drawing_stands_beside_each_test_that_names_one() -> None:
    drawn = {id: measure.figure for id, measure in TESTS.items() if measure.figure}
    assert set(drawn.values()) <= set(LIBRARY.exercises) and {"chair_stand_30s", "one_leg_stance"} <= set(drawn)
    person = Taker()
    person.press("hb-take-chair_stand_30s")
    assert "data-hb-figure='sit_to_stand'" in person.sees
    person.press("hb-test-leave", "hb-take-rotation_in_hands")
    assert "data-hb-figure" not in person.sees


def test_a_test_that_was_taken_keeps_its_day_where_it_is_left_out() -> None:
    person = Taker()
    person.journal.save(*took("one_leg_stance", 20, side="left"))
    assert "Last taken on 29 March 2026. First comes" in person.sees


def test_breaking_off_keeps_nothing() -> None:
    person = Taker()
    person.press("hb-take-rotation_in", "hb-test-go")
    person.type(30)
    person.press("hb-test-leave")
    assert person.kept == () and "Home tests" in person.sees


def test_the_gate_stops_where_a_stand_cannot_be_held_and_says_what_to_do() -> None:
    person = Taker()
    person.press(
        "hb-take-four_stage_balance", "hb-test-go", "hb-stage-held", "hb-stage-held", "hb-stage-not", "hb-test-save"
    )
    assert [done.value for done in person.kept] == [2]
    assert "tell a clinician" in person.sees
    person.press("hb-test-done")
    assert "Left out for now" in person.sees


def test_bendy_joints_change_the_answers_and_can_be_taken_back() -> None:
    person = Taker(age=40)
    person.press("hb-take-bendy_joints", "hb-test-go")
    boxes = [widget for widget in person.all() if isinstance(widget, ipw.Checkbox)]
    for box in boxes[:5]:
        box.value = True
    person.press("hb-test-save")
    assert person.journal.profile.bendy and "very bendy" in person.sees
    person.press("hb-test-undo")
    assert not person.journal.profile.bendy and person.kept == ()


def test_without_a_check_no_test_is_offered() -> None:
    tests = HomeTests(Journal(Log.memory(), TODAY))
    assert "after the check" in " ".join(w.value for w in tests.children[0].children if isinstance(w, ipw.HTML))


def test_a_test_going_on_is_not_lost_when_something_else_is_saved() -> None:
    person = Taker()
    person.press("hb-take-rotation_in", "hb-test-go")
    person.type(30)
    person.journal.save(*took("chair_stand_30s", 9))
    assert "try 2 of 3" in person.sees
