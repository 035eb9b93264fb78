"""A process that saves is killed at any moment, again and again: what was confirmed is there, and nothing by halves."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

KILLS = 500 if os.environ.get("HIPBOOK_HEAVY") else 60
LONGEST_S = 0.06
SETS = 3
SAVES_FOR_EVER = f"""
import os, sys
from datetime import date
from hipbook.log.store import Log
from hipbook.model.records import SessionDone, SetDone

def say(words):
    os.write(1, words.encode() + b"\\n")

def save_for_ever():
    log = Log.open(sys.argv[1])
    say(f"began {{os.getpid()}}")
    while True:
        on = date(2026, 1, 5)
        session = SessionDone(on=on, pain_before=1, pain_worst=1, minutes=10, note="x" * 3000)
        sets = [SetDone(on=on, session=session.uid, exercise="clam", side="right") for _ in range({SETS})]
        log.add_all([*sets, session])
        say(session.uid)

for _ in sys.stdin:
    if os.fork() == 0:
        save_for_ever()
    os.wait()
    say("ended")
"""


def words_until(killed: subprocess.Popen[str], last: str) -> list[str]:
    words: list[str] = []
    while not words or not words[-1].startswith(last):
        words.append(killed.stdout.readline().strip())
    return words


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes can be forked")
def test_what_was_confirmed_outlives_any_number_of_kills(tmp_path: Path) -> None:
    file, random = tmp_path / "log.sqlite", Random(19)
    confirmed: list[str] = []
    broken_off = 0
    command = [sys.executable, "-c", SAVES_FOR_EVER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as saves:
        for number in range(KILLS):
            saves.stdin.write("go\n")
            (began,) = words_until(saves, "began")
            if number % 2:  # else it may die while it puts right what the one before left
                confirmed += words_until(saves, "")
            time.sleep(random.uniform(0, LONGEST_S))
            os.kill(int(began.split()[1]), signal.SIGKILL)
            confirmed += words_until(saves, "ended")[:-1]
            broken_off += file.with_name("log.sqlite-journal").exists()
        saves.stdin.close()
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        kept = {uid for (uid,) in db.execute("select uid from sessions")}
        sets = Counter(session for (session,) in db.execute("select session from sets"))
    assert len(confirmed) >= KILLS // 2 and {*confirmed} <= kept
    assert len(kept) - len(confirmed) <= KILLS, "one at a time is saved and not yet confirmed"
    assert sets == Counter(dict.fromkeys(kept, SETS)), "a session and its sets are one step"
    assert broken_off, "no kill met a save that was going on"
    print(f"{KILLS} kills, {len(confirmed)} saves confirmed, {broken_off} broken off")
