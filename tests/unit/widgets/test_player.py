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

from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.routine import Day, Item
from hipbook.session.builder import steps
from hipbook.widgets.practise.player import SCRIPTS, STATIC, Player
from tools.transcript import item

DONE = {"event": "done", "index": 1, "item": 0, "exercise": "clam", "side": "left", "seconds": 20, "reps": 4}


def test_events_are_collected_in_order_and_told_on():
    told = []
    player = Player([], on_event=told.append)
    for event in ({"event": "started"}, DONE, {"event": "finished", "seconds": 30}):
        player._handle_custom_msg(event, [])
    assert [event["event"] for event in player.events] == ["started", "done", "finished"]
    assert told == player.events


def test_what_a_reload_tells_again_is_not_told_on():
    told = []
    player = Player([], on_event=told.append)
    for event in (DONE, dict(DONE), {**DONE, "index": 3}):
        player._handle_custom_msg(event, [])
    assert [event["index"] for event in told] == [1, 3]


def test_other_messages_are_ignored():
    player = Player([])
    player._handle_custom_msg({"event": "ready"}, [])
    player._handle_custom_msg({}, [])
    assert player.events == []


def test_an_event_is_kept_even_where_the_listener_fails():
    def fail(_: dict) -> None:
        raise RuntimeError("full disk")

    player = Player([], on_event=fail)
    with pytest.raises(RuntimeError, match="full disk"):
        player._heard(player, DONE, [])
    assert player.events == [DONE]


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
    player = Player([], events=[{"event": "started"}, DONE])
    assert player.heard == 2
    for event in (DONE, {**DONE, "index": 3}):
        player._handle_custom_msg(event, [])
    assert player.heard == 3


def test_the_page_writes_text_only_and_fetches_nothing():
    code = "".join((STATIC / name).read_text() for name in (*SCRIPTS, "player.css"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|https?:|fetch\(|XMLHttpRequest|import\b|url\(", code)


LEFT_OUT = """
const left = JSON.parse(readFileSync(0, "utf8")).flatMap((steps) => steps.flatMap((step, n) => {
  const said = linesOf(step, steps[n + 1]).map(({ say }) => say);
  const must = step.kind === "ready" ? [...tellingOf(step, steps[n + 1]), ...lastOf(step)] : [...tellingOf(step), ...lastOf(step, steps[n + 1])];
  return ["ready", "change", "down", "up"].includes(step.kind) ? must.filter((line) => line && !said.includes(line)) : [];
}));
console.log(JSON.stringify(left));
"""


@pytest.mark.parametrize("person", [Profile(age=46), Profile(age=75, floor=False)], ids=["floor", "bed"])
def test_on_the_way_to_an_exercise_nothing_is_left_unsaid(person: Profile):
    """Each step is long enough for all of its words, as the page itself lays them out."""
    known = library()
    before = item("hip_rot_feet_up")
    led = [[asdict(s) for s in steps((before, item(id)), known, person)] for id in (*known.exercises, *known.series)]
    script = "\n".join(
        ['import { readFileSync } from "node:fs";', *((STATIC / name).read_text("utf-8") for name in SCRIPTS)]
    )
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", script + LEFT_OUT], input=json.dumps(led), capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert json.loads(run.stdout) == []


def test_the_engine_in_node():
    run = subprocess.run(
        [node(), "--test", ROOT / "tests/js/engine.test.mjs"], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def node() -> str:
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("node is needed to test the player's engine")
    if found is None:
        pytest.skip("node is not installed: the player's engine was NOT tested")
    return found
