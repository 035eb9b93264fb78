"""What may go wrong under an open page: the server is killed, the disk is full, the clock is wrong. Nothing saved is lost."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import dashboard, free_port
from visiting import Watch, choose, lead_to_the_end, lead_until, rows, visit

import hipbook as hb
from hipbook.model.records import ProfileSaved, SessionDone

DAY = "2026-01-05"
BALLAST = 4096
LOOKED_AT = "() => { document.dispatchEvent(new Event('visibilitychange')); window.dispatchEvent(new Event('focus')); }"


def test_a_session_that_was_going_on_when_the_server_was_killed_is_offered_again(page: Page, tmp_path: Path) -> None:
    log, port = tmp_path / "log.sqlite", free_port()
    served = dashboard(port=port, HIPBOOK_LOG=log, HIPBOOK_TODAY=DAY)
    page.clock.install()
    visit(page, served)
    page.locator(".hb-today .hb-one-thing").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    lead_until(page.locator(".hb-player[data-kind=work]"), 1)
    served.stop(signal.SIGKILL)
    page.get_by_text("Your session goes on here").wait_for()
    served = dashboard(port=port, HIPBOOK_LOG=log, HIPBOOK_TODAY=DAY)
    try:
        visit(page, served)
        page.locator(".hb-practise .hb-go-on").click()
        page.locator(".hb-begin").click()
        page.locator(".hb-pause").wait_for()
        lead_to_the_end(page)
        choose(page, "practise", "Hip pain before you began", "1")
        choose(page, "practise", "Worst pain", "1")
        page.locator(".hb-practise .hb-save").click()
        page.locator(".hb-today .hb-undo").wait_for()
        (session,) = rows(log, "sessions")
        assert session["whole"] and [done["seconds"] for done in rows(log, "sets")] == [28]
    finally:
        served.stop()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> Path:
    """Whatever room is left is taken by a file."""
    ballast = disk / "films"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * BALLAST)
        except OSError:
            return ballast


def with_a_plan(file: Path) -> None:
    """A person who has a plan and practised yesterday, so that this morning is asked for."""
    log = hb.Log.open(file)
    log.add(ProfileSaved(on="2026-01-01", profile=hb.Profile(age=46, track="mix", days_per_week=7)))
    log.add(SessionDone(on="2026-01-04", pain_before=1, pain_worst=1, minutes=10, planned=1, done=1))
    log.close()


def test_a_disk_that_is_full_is_told_and_the_same_press_saves_once_there_is_room(page: Page, small_disk: Path) -> None:
    log = small_disk / "log.sqlite"
    with_a_plan(log)
    served = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY=DAY)
    try:
        visit(page, served)
        choose(page, "today", "Hip pain this morning", "2")
        ballast = fill(small_disk)
        page.locator(".hb-save-morning").click()
        expect(page.locator(".hb-said")).to_have_text(
            re.compile("No room is left to save.*free some space and try again")
        )
        assert rows(log, "mornings") == [] and len(rows(log, "sessions")) == 1
        ballast.unlink()
        page.locator(".hb-save-morning").click()
        expect(page.locator(".hb-morning")).to_have_count(0)
        assert [morning["pain"] for morning in rows(log, "mornings")] == [2]
    finally:
        served.stop()


def test_a_clock_that_is_set_forward_and_back_loses_nothing_and_the_page_goes_on(page: Page, tmp_path: Path) -> None:
    log = tmp_path / "log.sqlite"
    with_a_plan(log)
    served = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY="")
    watch = Watch(page)
    try:
        page.clock.install(time=datetime(2026, 1, 5, 9))
        visit(page, served)
        for day in (datetime(2027, 6, 1, 9), datetime(2025, 12, 1, 9), datetime(2026, 1, 5, 9)):
            page.clock.set_system_time(day)
            page.evaluate(LOOKED_AT)
            expect(page.locator(".hb-today")).to_contain_text(f"{day.day} {day:%B}")
        choose(page, "today", "Hip pain this morning", "2")
        page.locator(".hb-save-morning").click()
        expect(page.locator(".hb-morning")).to_have_count(0)
        assert [(one["on"], one["pain"]) for one in rows(log, "mornings")] == [(DAY, 2)]
        assert [one["on"] for one in rows(log, "sessions")] == ["2026-01-04"]
        watch.assert_clean(served)
    finally:
        served.stop()
