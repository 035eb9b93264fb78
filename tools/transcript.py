"""Prints what the player says and sounds, and when: ``python tools/transcript.py clam bridge`` (needs node).

Read it with closed eyes in mind: is it clear at each moment what the body should do? With ``--all`` every exercise and
sequence is printed, on the floor and on a bed: save that from two checkouts and compare them, to see what a change of
the words or the timing does to what people hear.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.routine import Item
from hipbook.session.builder import steps

PRINT = Path(__file__).with_name("transcript.mjs")
FLOOR, BED = Profile(age=46), Profile(age=75, floor=False)


def item(id: str) -> Item:
    """An exercise or a sequence with its usual dose, both sides."""
    known = library()
    if id in known.series:
        return Item(id, Dose(reps=1), (), 0, "")
    each = known.exercises[id].laterality == "each"
    return Item(id, known.dose(id), ("left", "right") if each else (), 0, "")


def led(ids: Iterable[str], person: Profile = FLOOR) -> list[dict]:
    """The steps of a session of these exercises, as the player is given them."""
    return [asdict(step) for step in steps(tuple(map(item, ids)), library(), person)]


def everything() -> dict[str, list[dict]]:
    """A session of each exercise and each sequence, on the floor and on a bed."""
    places = {"on the floor": FLOOR, "on a bed": BED}
    ids = (*library().exercises, *library().series)
    return {f"{id}, {place}": led([id], person) for id in ids for place, person in places.items()}


def transcript(sessions: dict[str, list[dict]]) -> str:
    """The cue sheets of these sessions by name, a line for each thing said or sounded."""
    run = subprocess.run(["node", PRINT], input=json.dumps(sessions), capture_output=True, text=True, check=True)
    return run.stdout


if __name__ == "__main__":
    words = sys.argv[1:]
    print(transcript(everything() if words == ["--all"] else {"": led(words)}), end="")
