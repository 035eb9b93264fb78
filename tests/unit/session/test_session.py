"""What a session leads, and what it logs: whatever the items, whatever was told."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.routine import Item
from hipbook.session.builder import steps
from hipbook.session.cues import parts
from hipbook.session.duration import seconds
from hipbook.session.events import Worked
from hipbook.session.positions import LOW
from hipbook.session.run import SessionRun

LIBRARY = library()
FLOOR, BED = Profile(age=46), Profile(age=70, floor=False)


def item(id: str) -> Item:
    if id in LIBRARY.series:
        return Item(id, Dose(reps=1), (), 5, "")
    each = LIBRARY.exercises[id].laterality == "each"
    return Item(id, LIBRARY.dose(id), ("left", "right") if each else (), 3, "")


sessions = st.lists(st.sampled_from([*LIBRARY.exercises, *LIBRARY.series]), min_size=1, max_size=5, unique=True)


@settings(max_examples=40, deadline=None)
@given(sessions, st.sampled_from([FLOOR, BED]))
def test_the_body_is_where_the_exercise_is(ids, profile):
    """One goes down before and up after whatever is done low, and ends standing."""
    low = False
    for step in steps(tuple(map(item, ids)), LIBRARY, profile):
        if step.kind in ("down", "up"):
            assert low == (step.kind == "up")
            low = step.kind == "down"
        elif step.kind == "work" and LIBRARY.exercises[step.exercise].position in LOW:
            assert low
        elif step.kind == "work" and LIBRARY.exercises[step.exercise].position == "standing":
            assert not low
    assert not low


@settings(max_examples=40, deadline=None)
@given(sessions)
def test_both_sides_get_the_same_and_are_announced(ids):
    led = steps(tuple(map(item, ids)), LIBRARY, FLOOR)
    for place, id in enumerate(ids):
        work = [step for step in led if step.kind == "work" and step.item == place]
        each = {side: sum(s.seconds for s in work if s.side == side) for side in ("left", "right")}
        if id in LIBRARY.exercises:
            assert each["left"] == each["right"]
    for before, step in pairwise(led):
        if step.kind == "work" and step.side and (before.kind, before.side) != ("work", step.side):
            assert before.side == step.side, "the step before says the side"


@settings(max_examples=40, deadline=None)
@given(sessions)
def test_parts_of_a_repetition_fill_it_and_a_release_is_slower(ids):
    for step in steps(tuple(map(item, ids)), LIBRARY):
        if step.reps:
            assert sum(part.seconds for part in step.parts) == pytest.approx(step.rep_s)
            assert step.seconds == pytest.approx(step.reps * step.rep_s)
        if step.reps and LIBRARY.exercises[step.exercise].dose_class == "SOMA":
            assert step.parts[-1].seconds > step.parts[0].seconds


def test_the_side_that_works_is_up_except_where_the_lower_leg_works():
    places = {id: steps((item(id),), LIBRARY)[0].place for id in ("clam", "sidelying_add", "bridge")}
    assert places == {
        "clam": "Lie on your right side, left side up",
        "sidelying_add": "Lie on your left side, right side up",
        "bridge": "On your back",
    }
    assert steps((item("clam"),), LIBRARY)[2].place == "Roll over: lie on your left side, right side up"


@settings(max_examples=40, deadline=None)
@given(sessions)
def test_each_set_of_a_side_says_which_and_time_is_left_to_say_it(ids):
    """Before every set the side is told, in the words of the exercise, and its step is long enough for its words."""
    led = steps(tuple(map(item, ids)), LIBRARY, FLOOR)
    for before, step in pairwise(led):
        if step.kind == "work" and step.side:
            assert before.lead == step.lead and step.side in step.lead.lower() + before.place.lower()
    for step in led:
        if step.kind in ("ready", "down", "up", "change"):
            said = " ".join(
                [step.words, step.eyes, step.place, step.start, step.brief, step.note, step.lead, *step.cues]
            )
            assert step.seconds > len(said.split()) * LIBRARY.rule.session.spoken_word_s


def said(ids: list[str], kind: str) -> list[str]:
    led = steps(tuple(map(item, ids)), LIBRARY, FLOOR)
    return [
        f"{step.words}. {f'{step.eyes} ' * bool(step.eyes)}{step.place} {step.brief}"
        for step in led
        if step.kind == kind
    ]


def test_eyes_are_opened_before_one_moves_stands_or_sits_on_a_chair():
    led = steps(tuple(map(item, ["clam", "single_leg_balance", "legs_up_wall", "sit_to_stand"])), LIBRARY, FLOOR)
    assert not led[0].eyes, "whoever presses Begin reads, and has them open"
    for step in led[1:]:
        looks = step.kind in ("down", "up") or (step.kind == "ready" and step.exercise != "clam")
        assert looks == ("Open your eyes" in step.eyes + step.place)
        assert step.kind not in ("down", "up") or step.eyes


def test_which_leg_stands_and_which_moves_is_said():
    leads = {
        id: steps((item(id),), LIBRARY)[1].lead for id in ("single_leg_balance", "standing_abd", "bird_dog", "clam")
    }
    assert leads == {
        "single_leg_balance": "Stand on your left leg",
        "standing_abd": "Stand on your right leg, lift your left leg",
        "bird_dog": "Left leg back, right arm forward",
        "clam": "Left side up",
    }


def test_one_comes_out_of_the_first_side_before_the_other_is_named():
    change = {id: said([id], "change")[0] for id in ("bed_edge_hip_flexor", "spinal_twist", "single_leg_balance")}
    assert "lift it" in change["bed_edge_hip_flexor"] and "Both feet down" in change["single_leg_balance"]
    assert change["spinal_twist"].index("Bring your arm back") < change["spinal_twist"].index("Roll over")
    assert "down" not in said(["wall_figure4"], "change")[0], "at the wall one stays"
    led = steps(tuple(map(item, ["lateral_step_up", "bridge"])), LIBRARY, FLOOR)
    assert [step.kind for step in led if "Step down" in step.place + step.brief] == ["change", "down"], "standing still"


def test_from_hands_and_knees_on_a_bed_one_lies_down_before_the_legs_go_over_its_edge():
    for id in ("bird_dog", "quad_ir_swing", "quad_rock_back"):
        led = steps(tuple(map(item, [id, "squat"])), LIBRARY, BED)
        up = next(step.brief for step in led if step.kind == "up")
        assert up.index("lie down") < up.index("over it")


def test_at_the_edge_of_a_bed_one_sits_and_does_not_lie_down_first():
    down, ready, *_ = steps((item("bed_edge_hip_flexor"),), LIBRARY, BED)
    assert down.words == "Sit on the edge of the bed" and "Lie" not in down.brief + ready.place


def test_a_series_tells_where_one_goes_before_what_one_does():
    led = [step for step in steps((item("somatic"),), LIBRARY, FLOOR) if step.kind == "ready"]
    assert [step.place for step in led][2:7] == [
        "Lie on your right side, left side up",
        "Stay on your right side, left side up",
        "Stay on your right side, left side up",
        "Roll onto your back",
        "Lie on your left side, right side up",
    ]
    assert not any("oll onto" in step.brief or "hange legs" in step.brief for id in LIBRARY.series for step in
                   steps((item(id),), LIBRARY, FLOOR) if step.kind in ("ready", "change"))  # fmt: skip


def test_no_leg_is_placed_before_it_is_named():
    """Lying or kneeling, with closed eyes: "one leg" in the starting shape would leave one guessing."""
    for id, exercise in LIBRARY.exercises.items():
        if exercise.laterality == "each" and exercise.position in ("quadruped", "supine", "bed", "prone"):
            shape = steps((item(id),), LIBRARY)[0].start
            assert (
                not re.search(r"one (straight )?(leg|foot|knee|heel)\b", shape) or exercise.side_says.count("{") == 2
            ), id


def test_a_quiet_rest_is_calm_and_a_hold_is_not():
    assert [steps((item(id),), LIBRARY)[1].calm for id in ("rest_scan", "legs_up_wall", "number4_seated")] == [
        True, True, False,
    ]  # fmt: skip


def test_the_way_up_begins_where_the_body_lies():
    up = {id: said([id, "squat"], "up")[0] for id in ("clam", "bridge", "bird_dog", "legs_up_wall")}
    assert "Roll onto your side" not in up["clam"] + up["bird_dog"] and "Roll onto your side" in up["bridge"]
    assert "come to hands and knees" not in up["bird_dog"]
    assert up["legs_up_wall"].index("bring your feet down") < up["legs_up_wall"].index("Roll onto")
    assert all(words.index("Once you are standing") < words.index("wait a moment") for words in up.values())


def test_the_wall_is_told_on_the_way_down_with_time_to_get_there():
    led = steps((item("legs_up_wall"),), LIBRARY, FLOOR)
    assert "beside the wall" in led[0].words
    assert led[1].seconds > LIBRARY.rule.session.setup_s + LIBRARY.rule.session.wall_settle_s
    between = steps((item("wall"),), LIBRARY, FLOOR)
    assert not any("bring your feet down" in step.place for step in between if step.kind == "ready")


def test_a_rest_says_how_to_be_and_sides_are_compared_only_where_they_were_worked():
    assert said(["bird_dog"], "rest")[0] == "Rest. Sit to one side or lie down Come back to hands and knees."
    assert "Roll onto your back" in said(["clam"], "compare")[0] and "left side" in said(["clam"], "compare")[0]
    assert "left" not in said(["glute_set"], "compare")[0]


@pytest.mark.parametrize("id", LIBRARY.exercises)
def test_what_is_led_is_what_the_exercise_does(id):
    """A word for lifting belongs to what lifts: the words of a class of exercises may not fit each of them."""
    exercise = LIBRARY.exercises[id]
    told = " ".join(part.word for part in parts(exercise, LIBRARY.dose(id), LIBRARY))
    steps_of = " ".join([exercise.name, *exercise.steps]).lower()
    assert "lift" not in told or "lift" in steps_of
    assert "turn" not in told or any(word in steps_of for word in ("turn", "roll", "swing", "drift"))


def test_a_leg_is_lifted_when_it_begins_and_not_while_one_is_told():
    led = steps((item("standing_abd"), item("weight_shift")), LIBRARY, FLOOR)
    told = [
        f"{step.eyes} {step.place} {step.brief} {step.note}"
        for step in led
        if step.exercise == "standing_abd" and step.kind in ("ready", "change")
    ]
    assert len(told) == 2 and all("Keep both feet down until it begins" in said for said in told)
    shift = next(step for step in led if step.exercise == "weight_shift" and step.kind == "ready")
    assert "Put your foot down" not in shift.note and "Balance" not in " ".join(shift.cues)


def test_it_is_said_once_that_one_stops_when_it_hurts():
    led = steps((item("clam"), item("bridge")), LIBRARY, FLOOR)
    assert [step.exercise for step in led if "Stop whenever anything hurts" in step.note] == ["clam"]


def test_one_stands_still_between_balance_and_the_floor():
    led = steps(tuple(map(item, ["single_leg_balance", "clam"])), LIBRARY, FLOOR)
    down = next(step for step in led if step.kind == "down")
    assert down.eyes and down.brief.startswith("Stand still first: both feet down")


@settings(max_examples=60, deadline=None)
@given(sessions, st.sampled_from([FLOOR, BED]))
def test_a_session_never_lasts_longer_than_its_parts(ids, profile):
    """By what an exercise takes wherever one comes from, the ways down and up, and the quiet end; the plan counts on it."""
    led = steps(tuple(map(item, ids)), LIBRARY, profile)
    ways = sum(step.seconds for step in led if step.kind in ("down", "up"))
    parts = sum(seconds([item(id)], LIBRARY) for id in ids) + ways + LIBRARY.rule.session.quiet_rest_s
    assert parts - 45 * len(ids) <= sum(step.seconds for step in led) <= parts


@pytest.mark.parametrize("person", [FLOOR, BED], ids=["floor", "bed"])
def test_there_is_time_for_all_that_is_said_on_the_way_down_and_up(person):
    """Then ways down and up always take what the rules say, and a plan may count on it."""
    for id in (*LIBRARY.exercises, *LIBRARY.series):
        led = steps((item("single_leg_balance"), item(id)), LIBRARY, person)
        for step in led:
            assert step.kind not in ("down", "up") or step.seconds == LIBRARY.rules[f"get_{step.kind}_s"].value


def test_rolling_over_comes_first_and_no_other_side_is_named():
    ready, _, change, *_ = steps((item("clam"),), LIBRARY)
    assert (ready.words, change.words) == ("Get ready: Clam", "Change sides")
    assert change.place.startswith("Roll over")


def test_balance_has_its_support_text_and_each_session_a_quiet_end():
    led = steps((item("single_leg_balance"),), LIBRARY, FLOOR)
    assert "Have something firm to hold" in led[0].note
    assert led[-1].kind == "compare"
    assert steps((item("rest_scan"),), LIBRARY)[-1].kind == "work"


def test_a_minute_is_small_and_slow_and_a_hold_has_no_pace():
    turn, hold = (steps((item(id),), LIBRARY)[1] for id in ("hip_rot_90", "number4_seated"))
    assert (turn.words, turn.free) == ("1 minute, small and slow, at your own pace", False)
    assert (hold.words, hold.free) == ("Hold for 1 minute", True)


def events(course: SessionRun, told: list[tuple[str, float]]) -> list[Worked]:
    led = [(n, s) for n, s in enumerate(course.steps(LIBRARY, FLOOR)) if s.kind == "work"]
    return [
        Worked(
            event=event, index=n, item=step.item, exercise=step.exercise, side=step.side, spent=60 * k,
            seconds=round(step.seconds * (1 if event == "done" else share), 1),
            reps=step.reps and (step.reps if event == "done" else int(step.reps * share)),
        )
        for k, ((n, step), (event, share)) in enumerate(zip(led, told, strict=False))
    ]  # fmt: skip


tellings = st.lists(st.tuples(st.sampled_from(["done", "skipped"]), st.floats(0, 1)), max_size=30)


@settings(max_examples=40, deadline=None)
@given(sessions, tellings)
def test_whatever_was_done_becomes_records_once(ids, told):
    """Telling again, and keeping it in a browser in between, change nothing."""
    course = SessionRun.of("c" * 32, date(2026, 1, 5), map(item, ids), LIBRARY)
    heard = events(course, told)
    again = SessionRun.from_stored(json.loads(json.dumps(course.as_stored())), LIBRARY)
    assert again.steps(LIBRARY, FLOOR) == course.steps(LIBRARY, FLOOR)
    work = course.worked(heard)
    assert again.worked([*heard, *heard]) == work
    records = [course.record(one, LIBRARY) for one in work]
    assert len({record.uid for record in records}) == len(records)
    assert sum(record.seconds for record in records) == pytest.approx(
        sum(one.seconds for one in work), abs=0.1 * len(work) + 0.1
    )
    assert len(work) <= course.planned


@settings(max_examples=40, deadline=None)
@given(sessions, st.data())
def test_after_too_much_the_rest_goes_on_and_nothing_before_is_lost(ids, data):
    course = SessionRun.of("c" * 32, date(2026, 1, 5), map(item, ids), LIBRARY)
    stopped = data.draw(st.integers(0, len(ids) - 1))
    heard = [e for e in events(course, [("done", 1)] * 30) if e.item <= stopped]
    heard[-1] = heard[-1].model_copy(update={"event": "too_much", "seconds": 1.0})
    on = course.going_on(heard, stopped, (item("glute_set"), *course.items[stopped + 1 :]), felt="groin")
    assert [(w.stopped, w.felt) for w in on.worked([]) if w.stopped] == [("too_much", "groin")]
    assert [(w.exercise, w.seconds) for w in on.worked([])] == [(w.exercise, w.seconds) for w in course.worked(heard)]
    assert {step.item for step in on.steps(LIBRARY, None)} == set(range(stopped + 1, len(ids) + 1))
    assert on.spent([]) == course.spent(heard)
    assert SessionRun.from_stored(json.loads(json.dumps(on.as_stored())), LIBRARY).led == on.led


def test_what_was_kept_for_another_book_is_refused_in_words():
    kept = SessionRun.of("c" * 32, date(2026, 1, 5), [item("clam")], LIBRARY).as_stored()
    for spoil in (
        {"items": [{"exercise": "gone"}]},
        {"on": "yesterday"},
        {"led": [{"item": 9, "exercise": "clam"}]},
        {"uid": None, "items": 3},
    ):
        with pytest.raises(ValueError, match="cannot be resumed"):
            SessionRun.from_stored(kept | spoil, LIBRARY)
    assert "Clam" not in json.dumps(kept) and "easy" not in json.dumps(kept), "ids and numbers only"


def test_nobody_who_lies_is_sent_down_again_after_something_was_too_much():
    """The rest of a session begins where the body is."""
    person = Profile(age=46, floor=True)
    run = SessionRun.of("a" * 32, date(2026, 1, 5), (item("clam"), item("side_leg_lift")), LIBRARY)
    led = run.steps(LIBRARY, person)
    place, work = next((n, step) for n, step in enumerate(led) if step.kind == "work")
    hurt = Worked.in_full(place, work).model_copy(update={"event": "too_much"})
    rest = run.going_on([hurt], 0, run.items[1:]).steps(LIBRARY, person)
    assert led[0].kind == "down" and rest[0].kind == "ready"
    assert [step.kind for step in led].count("up") == [step.kind for step in rest].count("up")
