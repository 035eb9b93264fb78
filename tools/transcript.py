"""Prints what the player says and sounds, and when: ``python tools/transcript.py clam bridge`` (needs node).

Read it with closed eyes in mind: is it clear at each moment what the body should do?
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

from hipbook.content.loader import library
from hipbook.model.dose import Dose
from hipbook.model.profile import Profile
from hipbook.model.routine import Item
from hipbook.session.builder import steps
from hipbook.widgets.practise.player import SCRIPTS, STATIC

PRINT = """
for (const { at, kind, say, tone } of transcriptOf(JSON.parse(process.argv.at(-1)))) {
  const time = `${Math.floor(at / 60)}:${(at % 60).toFixed(1).padStart(4, "0")}`;
  console.log(`${time}  ${kind.padEnd(8)}${say ?? `(tone: ${tone})`}`);
}
"""


def item(id: str) -> Item:
    """An exercise or a sequence with its usual dose, both sides."""
    known = library()
    if id in known.series:
        return Item(id, Dose(reps=1), (), 0, "")
    each = known.exercises[id].laterality == "each"
    return Item(id, known.dose(id), ("left", "right") if each else (), 0, "")


def transcript(ids: list[str]) -> str:
    """The cue sheet of a session of these exercises, a line for each thing said or sounded."""
    led = [asdict(step) for step in steps(tuple(map(item, ids)), library(), Profile(age=46))]
    script = "\n".join((STATIC / name).read_text("utf-8") for name in SCRIPTS) + PRINT
    run = ["node", "--input-type=module", "--eval", script, "--", json.dumps(led)]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    print(transcript(sys.argv[1:]), end="")
