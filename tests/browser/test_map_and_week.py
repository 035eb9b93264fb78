"""Chapters 05 and 06 in a browser: a tick greys figures out with the reason, and a week of one's own is found again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pages
import pytest
from playwright.sync_api import Page, expect
from serving import Served

from hipbook.log.store import Log
from hipbook.model.profile import Profile
from hipbook.model.records import ProfileSaved

PARTS = """
import ipywidgets
from hipbook.widgets import ExerciseMap, MyWeek, Turn
ipywidgets.VBox([ExerciseMap(), Turn("minutes"), MyWeek()])
"""


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> Path:
    """The log of somebody who answered the check."""
    path = tmp_path_factory.mktemp("own") / "log.sqlite"
    Log.open(path).add(ProfileSaved(on=date(2025, 1, 6), profile=Profile(age=46, minutes=15)))
    return path


@pytest.fixture(scope="module")
def book(log, tmp_path_factory) -> Iterator[Served]:
    before = os.environ.get("HIPBOOK_LOG")
    os.environ["HIPBOOK_LOG"] = str(log)
    served = pages.serve(tmp_path_factory.mktemp("page"), PARTS)
    if before is None:
        del os.environ["HIPBOOK_LOG"]
    else:
        os.environ["HIPBOOK_LOG"] = before
    yield served
    served.stop()


def test_a_tick_greys_figures_out_and_they_say_why(book, page: Page):
    page.goto(book.url)
    shown = page.locator(".hb-on-map")
    clam = shown.get_by_role("button", name=re.compile("^Clam, 2 of 5"))
    expect(clam).to_have_accessible_name(re.compile("5$"))
    shown.get_by_role("checkbox", name=re.compile("^Outer-hip pain")).check()
    pigeon = shown.get_by_role("button", name=re.compile("^Pigeon.*left out$"))
    expect(pigeon).to_be_visible()
    pigeon.click()
    expect(shown.locator(".hb-map-shut")).to_contain_text("Left out.")
    expect(shown.locator(".hb-map-panel svg").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown.locator(".hb-map-panel")).to_have_count(0)
    clam.click()
    expect(shown.locator(".hb-map-lines path")).to_have_count(1)
    expect(shown.locator(".hb-map-ladder [aria-current]")).to_have_text("Clam")


def test_a_knob_shows_both_weeks_and_the_reasons(book, page: Page):
    page.goto(book.url)
    knob = page.locator(".hb-one-knob")
    knob.get_by_role("button", name="5 minutes", exact=True).click()
    expect(knob.locator(".hb-one-week")).to_have_count(2)
    expect(knob.get_by_role("status")).to_have_text("1 exercise stays.")
    expect(knob.get_by_text("Came in (")).to_be_visible()
    expect(knob.locator("[data-mark=new]").first).to_be_visible()


def test_a_week_that_is_kept_is_there_after_a_restart_and_undo_takes_it_back(book, log, page: Page):
    page.goto(book.url)
    own = page.locator(".hb-my-week")
    ten = own.get_by_role("group", name="Minutes for a session").get_by_role("button", name="10", exact=True)
    ten.click()
    own.get_by_role("button", name="Keep this as my routine").click()
    expect(own.get_by_text("Kept. This is your routine now")).to_be_visible()
    assert [one.profile.minutes for one in Log.open(log).records("profiles")] == [15, 10]
    page.goto(book.url)
    expect(ten).to_have_class(re.compile("mod-active"))
    expect(own.get_by_role("button", name="Keep this as my routine")).to_have_count(0)
    own.get_by_role("group", name="Days a week").get_by_role("button", name="2", exact=True).click()
    own.get_by_role("button", name="Keep this as my routine").click()
    own.get_by_role("button", name=re.compile("^Undo")).click()
    expect(own.get_by_role("group", name="Days a week").get_by_role("button", name="4", exact=True)).to_have_class(
        re.compile("mod-active")
    )
    assert [one.profile.days_per_week for one in Log.open(log).records("profiles")] == [4, 4]
