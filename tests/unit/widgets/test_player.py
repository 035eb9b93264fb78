"""The player's Python side, and its engine in node. What the page does is tested in a browser elsewhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import asdict
from uuid import UUID

import pytest
from tree import ROOT

from hipbook.content.drawings import figure
from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.routine import Day, Item
from hipbook.session.builder import steps
from hipbook.session.events import PlayerEvent, read_events
from hipbook.widgets.practise.player import STATIC, Player
from tools.transcript import led

ITEMS = (Item("clam", Dose(reps=4), ("left", "right"), 2, ""),)
DONE = {
    "event": "done", "index": 1, "item": 0, "exercise": "clam", "side": "left", "seconds": 20, "reps": 4, "spent": 35,
}  # fmt: skip
STARTED, FINISHED = {"event": "started", "spent": 0}, {"event": "finished", "spent": 60.5}


def test_events_are_collected_in_order_and_told_on():
    told = []
    player = Player(ITEMS, on_event=told.append)
    for message in (STARTED, DONE, FINISHED):
        player._handle_custom_msg(message, [])
    assert [event.event for event in player.events] == ["started", "done", "finished"]
    assert told == player.events


def test_what_a_reload_tells_again_is_not_told_on():
    told = []
    player = Player(ITEMS, on_event=told.append)
    for message in (DONE, dict(DONE), {**DONE, "index": 3}):
        player._handle_custom_msg(message, [])
    assert [event.index for event in told] == [1, 3]


MALFORMED = [
    {}, {"event": "ready"}, "done", 3, None, {**DONE, "seconds": "many"}, {**DONE, "seconds": -1}, {**DONE, "reps": 2.5},
    {**DONE, "index": None}, {**DONE, "side": "middle"}, {**DONE, "exercise": ""}, {"event": "done"}, {**DONE, "item": 9},
    {**DONE, "exercise": "pigeon"}, {"event": "finished", "spent": "long"},
]  # fmt: skip


@pytest.mark.parametrize("message", MALFORMED, ids=str)
def test_a_message_that_is_no_event_of_the_session_is_left_out_and_logged(message, caplog):
    told = []
    player = Player(ITEMS, on_event=told.append)
    player._handle_custom_msg(message, [])
    assert player.events == told == [] and "Ignored an event of the player" in caplog.text
    player._handle_custom_msg(DONE, [])
    assert [event.event for event in told] == ["done"], "the session goes on"


def test_what_cannot_be_read_is_not_sent_for_ever(caplog):
    """The browser sends again from the count of what was heard: that counts every message."""
    player = Player(ITEMS)
    for message in (STARTED, {**DONE, "seconds": "many"}, DONE):
        player._handle_custom_msg(message, [])
    assert player.heard == 3 and [event.event for event in player.events] == ["started", "done"]


def test_an_event_is_kept_even_where_the_listener_fails():
    def fail(_: PlayerEvent) -> None:
        raise RuntimeError("full disk")

    player = Player(ITEMS, on_event=fail)
    with pytest.raises(RuntimeError, match="full disk"):
        player._heard(player, DONE, [])
    assert [event.event for event in player.events] == ["done"]


def test_each_session_has_a_token_of_its_own_unless_given():
    assert UUID(Player([]).token) != UUID(Player([]).token)
    assert Player([], token="kept").token == "kept"


def test_the_steps_of_a_session_reach_the_page():
    leads = steps((Item("clam", Dose(reps=4), ("left", "right"), 2, ""),), library())
    player = Player([asdict(step) for step in leads])
    assert [step["kind"] for step in player.get_state()["steps"]] == ["ready", "work", "change", "work", "compare"]
    assert "events" not in player.get_state()


def test_a_player_takes_a_day_its_items_or_steps_and_says_so():
    items = (Item("clam", Dose(reps=4), ("left", "right"), 2, ""),)
    assert Player(items).steps == Player(Day(items)).steps == Player(steps(items, library())).steps
    with pytest.raises(TypeError, match=r"Player\(routine.days\[0\].items\)"):
        Player(["clam"])


def test_what_was_heard_is_counted_so_that_the_page_may_tell_the_rest_again():
    known = read_events([STARTED, DONE], steps(ITEMS, library()))
    player = Player(ITEMS, events=known, unread=1)
    assert player.heard == 3 and len(player.events) == 2
    for event in (DONE, {**DONE, "index": 3}):
        player._handle_custom_msg(event, [])
    assert player.heard == 4


def test_the_page_writes_text_only_and_fetches_nothing():
    code = "".join((STATIC / name).read_text("utf-8") for name in ("player.js", "player.css"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|https?:|fetch\(|XMLHttpRequest|import\b|url\(", code)


@pytest.mark.parametrize("person", [Profile(age=46), Profile(age=75, floor=False)], ids=["floor", "bed"])
def test_on_the_way_to_an_exercise_nothing_is_left_unsaid(person: Profile):
    """Each step is long enough for all of its words, as the page itself lays them out."""
    known = library()
    sessions = [led(("hip_rot_feet_up", id), person) for id in (*known.exercises, *known.series)]
    script = ROOT / "tests" / "js" / "support" / "unsaid.js"
    run = subprocess.run(
        [node(), script], input=json.dumps(sessions), capture_output=True, text=True, timeout=60, check=True
    )
    assert json.loads(run.stdout) == []


def timing(id: str) -> dict[str, float]:
    """When a drawing has reached its end, and its start again."""
    marks = dict(re.findall(r'data-(end-s|cycle-s)="([^"]+)"', figure(id)))
    return {"endS": float(marks["end-s"]), "cycleS": float(marks["cycle-s"])}


def moment(name: str, marks: dict[str, float]) -> float:
    return {"start": 0, "middle": marks["endS"] / 2, "end": marks["endS"], "again": marks["cycleS"]}[name]


def bodies(asked: list[dict]) -> list[list[float]]:
    """Where the drawing stands at the moments asked for, as the player works it out."""
    script = ROOT / "tests" / "js" / "support" / "bodies.js"
    run = subprocess.run(
        [node(), script], input=json.dumps(asked), capture_output=True, text=True, timeout=60, check=True
    )
    return json.loads(run.stdout)


EVERY = (*library().exercises, *library().series)
ALMOST_S = 1e-6


def led_in_full(id: str) -> list[tuple[dict, dict | None]]:
    """The steps of an exercise or sequence, each with the one after it."""
    leads = led([id])
    return list(zip(leads, [*leads[1:], None], strict=True))


def test_in_every_exercise_the_body_is_where_the_words_are() -> None:
    """At the start, the middle and the end of each part of each repetition; where one waits, it stands still."""
    asked, expected = [], []
    for id in EVERY:
        for step, after in led_in_full(id):
            if not step["parts"]:
                continue
            marks, at = timing(step["figure"]), 0.0
            for n in range(step["reps"]):
                assert at == pytest.approx(n * step["rep_s"]), id
                for part in step["parts"]:
                    begins, ends = (moment(name, marks) for name in part["drawn"])
                    moments = [at + ALMOST_S, at + part["seconds"] / 2, at + part["seconds"] - ALMOST_S]
                    asked.append({"step": step, "next": after, "timing": marks, "at": moments})
                    expected.append((f"{id}, {n}, {part['word']}", [begins, (begins + ends) / 2, ends]))
                    at += part["seconds"]
    assert len(expected) > len(library().exercises)
    for (where, poses), stands in zip(expected, bodies(asked), strict=True):
        assert stands == pytest.approx(poses, abs=1e-3), where


def test_no_body_jumps_from_one_part_to_the_next_nor_from_one_repetition_to_the_next() -> None:
    for id in EVERY:
        for step, _ in led_in_full(id):
            if step["parts"]:
                marks = timing(step["figure"])
                ways = [[moment(name, marks) % marks["cycleS"] for name in part["drawn"]] for part in step["parts"]]
                after = [*ways[1:], ways[0]]
                assert [ends for _, ends in ways] == [begins for begins, _ in after], id


def test_in_timed_work_one_goes_there_and_stays_or_goes_round_at_the_pace_of_the_drawing() -> None:
    timed = [pair for id in EVERY for pair in led_in_full(id) if pair[0]["kind"] == "work" and not pair[0]["reps"]]
    assert timed
    marks = [timing(step["figure"]) for step, _ in timed]
    late = [
        {"step": s, "next": n, "timing": m, "at": [0, s["seconds"] - 0.5]}
        for (s, n), m in zip(timed, marks, strict=True)
    ]
    for (step, _), mark, (first, last) in zip(timed, marks, bodies(late), strict=True):
        assert first == 0, step["exercise"]
        stays = tuple(step["drawn"]) == ("start", "end")
        round_s = (step["seconds"] - 0.5) % mark["cycleS"]
        assert last == pytest.approx(mark["endS"] if stays else round_s), step["exercise"]


def test_getting_ready_shows_what_comes_at_its_own_pace_and_a_rest_stands_where_the_next_set_begins() -> None:
    pairs = [
        (step, after)
        for id in EVERY
        for step, after in led_in_full(id)
        if after and after["kind"] == "work" and after["parts"] and step["figure"]
    ]
    asked = []
    for step, after in pairs:
        here = {"step": step, "next": after, "timing": timing(step["figure"]), "at": [0, 0.5, 1, 2, 2.5]}
        asked += [here, here | {"step": after, "next": None}]
    stands = iter(bodies(asked))
    for step, after in pairs:
        shown, worked, marks = next(stands), next(stands), timing(step["figure"])
        begins = moment(after["parts"][0]["drawn"][0], marks) % marks["cycleS"]
        assert shown == (worked if step["kind"] != "rest" else [begins] * 5), (step["exercise"], step["kind"])


def test_the_way_down_and_up_has_a_figure_that_goes_that_way_and_lingers() -> None:
    ways = [step for step in led(["clam"]) if step["kind"] in ("down", "up")]
    marks = timing("floor_way")
    assert [step["kind"] for step in ways] == ["down", "up"]
    down, up = bodies(
        [{"step": s, "next": None, "timing": marks, "at": [0, marks["endS"] / 2, marks["endS"] + 1]} for s in ways]
    )
    assert down == pytest.approx([0, marks["endS"] / 2, marks["endS"]])
    assert up[0] == marks["endS"] and up[1] > up[0] and up[2] == marks["cycleS"]


def node() -> str:
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("node is needed to test the player's cue sheets")
    if found is None:
        pytest.skip("NODE IS NOT INSTALLED: THE PLAYER'S CUE SHEETS ARE NOT TESTED")
    return found
