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


def node() -> str:
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("node is needed to test the player's cue sheets")
    if found is None:
        pytest.skip("NODE IS NOT INSTALLED: THE PLAYER'S CUE SHEETS ARE NOT TESTED")
    return found
