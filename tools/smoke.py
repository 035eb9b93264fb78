"""What an installed hipbook must be able to do on any system: import, read its content, plan, keep a log, open its page.

It needs hipbook and nothing else, no browser and no tests: ``python tools/smoke.py``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

PATIENCE_S = 120
DAY = date(2026, 1, 5)


def hipbook(*words: str) -> str:
    """What a command prints; a command that fails ends the program with what it said."""
    done = subprocess.run([sys.executable, "-m", "hipbook", *words], capture_output=True, text=True, timeout=PATIENCE_S)
    if done.returncode:
        raise SystemExit(f"hipbook {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def content() -> str:
    """The content is shipped whole and has no fault."""
    return hipbook("lint").splitlines()[0]


def week() -> str:
    """A week can be planned, which asks the solver."""
    import hipbook as hb

    routine = hb.plan(hb.Profile(age=46, sides="right", minutes=15), hb.library(), on=DAY)
    exercises = {item.exercise for day in routine.days for item in day.items}
    if not exercises:
        raise SystemExit("the week of a healthy person is empty")
    return f"a week of {len(exercises)} exercises"


def log() -> str:
    """A log file takes in the sample person's records, and gives them out as JSON and as a table."""
    import hipbook as hb

    with tempfile.TemporaryDirectory() as folder:
        kept = hb.Log.open(Path(folder, "log.sqlite"))
        kept.merge(hb.Log.sample(DAY))
        kept.export_json(Path(folder, "log.json"))
        rows = len(kept.frame("days"))
        kept.close()
        again = hb.Log.import_json(Path(folder, "log.json"))
    if len(again.frame("days")) != rows or not rows:
        raise SystemExit("the exported log holds other days than the log")
    return f"a log of {rows} days"


def page() -> str:
    """The dashboard's server starts, says where it is, and shows the page to whoever has its key."""
    command = [sys.executable, "-m", "hipbook", "dashboard", "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"HIPBOOK_LOG": ":memory:"})
    end = Timer(PATIENCE_S, server.kill)  # a page that never ends would be waited for as long
    end.start()
    try:
        address = server.stdout.readline().strip() if server.stdout else ""
        with urlopen(address, timeout=PATIENCE_S) as answer:
            text = answer.read().decode()
    finally:
        end.cancel()
        server.terminate()
        server.wait(PATIENCE_S)
    if '"model_id"' not in text:  # what a kernel that ran the dashboard leaves for the browser to draw
        raise SystemExit("the page that came holds no dashboard")
    return f"a page of {len(text) // 1000} kB"


def main() -> None:
    """Try each in turn and say what came of it; the first that fails ends the program with 1."""
    tries: tuple[Callable[[], str], ...] = (content, week, log, page)
    for attempt in tries:
        print(f"{attempt.__name__}: {attempt()}", flush=True)


if __name__ == "__main__":
    main()
