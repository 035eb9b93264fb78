"""Time and other pages, as a reader meets them: a tab left open, a phone beside the laptop, somebody else's log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Served, dashboard, free_port
from visiting import choose, lead_until, rows, visit

import hipbook as hb
from hipbook.model.records import ProfileSaved, SessionDone, SetDone

EVENING, MORNING = datetime(2026, 3, 2, 21), datetime(2026, 3, 3, 7, 30)
LOOKED_AT = "() => { document.dispatchEvent(new Event('visibilitychange')); window.dispatchEvent(new Event('focus')); }"


@pytest.fixture
def clocked(tmp_path: Path) -> Iterator[tuple[Served, Path]]:
    """A server that follows the reader's clock."""
    log = tmp_path / "log.sqlite"
    served = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY="")
    yield served, log
    served.stop()


def log_with(file: Path, *sessions: date) -> None:
    """A person who has a plan, and these sessions."""
    log = hb.Log.open(file)
    log.add(ProfileSaved(on=date(2026, 3, 1), profile=hb.Profile(age=46, track="mix", days_per_week=7)))
    for on in sessions:
        session = SessionDone(on=on, pain_before=1, pain_worst=1, minutes=10, planned=1, done=1)
        log.add(SetDone(on=on, session=session.uid, exercise="clam", side="right", pain_during=1))
        log.add(session)
    log.close()


def at(page: Page, moment: datetime, served: Served) -> Page:
    page.clock.install(time=moment)
    visit(page, served)
    expect(page.locator(".hb-today")).to_contain_text(f"{moment.day} March")  # drawn on the reader's own day
    return page


def test_a_tab_left_open_overnight_shows_the_new_day_and_its_question(page: Page, clocked: tuple[Served, Path]) -> None:
    served, log = clocked
    log_with(log, EVENING.date())
    at(page, EVENING, served)
    today = page.locator(".hb-today")
    expect(today).to_contain_text("Monday, 2 March")
    expect(today).to_contain_text("Done for today")
    page.clock.set_system_time(MORNING)
    page.evaluate(LOOKED_AT)
    expect(today).to_contain_text("Tuesday, 3 March")
    page.locator(".hb-today .hb-morning").wait_for()


def test_midnight_passes_on_a_page_that_is_merely_looked_at(page: Page, clocked: tuple[Served, Path]) -> None:
    served, log = clocked
    log_with(log, EVENING.date())
    at(page, datetime(2026, 3, 2, 23, 59), served)
    expect(page.locator(".hb-today")).to_contain_text("Monday, 2 March")
    page.clock.run_for(90_000)
    expect(page.locator(".hb-today")).to_contain_text("Tuesday, 3 March")


def test_a_session_over_midnight_keeps_its_own_day(page: Page, clocked: tuple[Served, Path]) -> None:
    served, log = clocked
    log_with(log)
    at(page, datetime(2026, 3, 2, 23, 58), served)
    begin(page)
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()
    page.clock.run_for(150_000)
    page.locator(".hb-too-much").click()
    expect(page.locator(".hb-practise .hb-go-without")).to_be_visible()
    page.locator(".hb-practise .hb-go-without").click()
    page.locator(".hb-begin").click()
    lead_until(page.locator(".hb-player[data-phase=finished], .hb-practise .hb-save:visible"), 20)
    choose(page, "practise", "Worst pain during the session", "2")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    assert [session["on"] for session in rows(log, "sessions")] == ["2026-03-02"]
    expect(page.locator(".hb-today")).to_contain_text("Tuesday, 3 March")


def begin(page: Page, stop: bool = False) -> None:
    """From Today to where the player may begin; with ``stop`` the first stop question is answered with yes."""
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    if stop:
        page.locator(".hb-something-new").click()
        page.locator(".hb-practise .hb-several").first.locator("input").first.check()
    page.locator(".hb-begin-session").click()


def test_the_laptop_obeys_a_stop_that_the_phone_met(browser: Browser, clocked: tuple[Served, Path]) -> None:
    served, log = clocked
    log_with(log)
    with browser.new_context() as first, browser.new_context() as second:
        phone, laptop = at(first.new_page(), EVENING, served), at(second.new_page(), EVENING, served)
        laptop.locator(".hb-today .hb-start").wait_for()
        laptop.locator(".hb-today .hb-start").click()
        choose(laptop, "practise", "Hip pain now", "1")
        begin(phone, stop=True)
        phone.get_by_text("Please stop here").wait_for()
        laptop.locator(".hb-begin-session").click()
        laptop.locator(".hb-today .hb-gate").wait_for()
        expect(laptop.locator(".hb-today .hb-start")).to_have_count(0)
        expect(laptop.locator(".hb-begin")).to_have_count(0)


def test_one_morning_answered_on_two_devices_is_kept_once(browser: Browser, clocked: tuple[Served, Path]) -> None:
    served, log = clocked
    log_with(log, EVENING.date())
    with browser.new_context() as first, browser.new_context() as second:
        phone, laptop = at(first.new_page(), MORNING, served), at(second.new_page(), MORNING, served)
        for page, pain in ((phone, "2"), (laptop, "6")):
            choose(page, "today", "Hip pain this morning", pain)
        phone.locator(".hb-save-morning").click()
        phone.locator(".hb-morning-answered").wait_for()
        laptop.locator(".hb-save-morning").click()
        expect(laptop.locator(".hb-morning-answered")).to_contain_text("with pain 2 out of 10")
        laptop.get_by_text("answered already, on another page").first.wait_for()
        assert [morning["pain"] for morning in rows(log, "mornings")] == [2]
        laptop.locator(".hb-change-morning").click()
        choose(laptop, "today", "Hip pain this morning", "6")
        laptop.locator(".hb-save-morning").click()
        expect(laptop.locator(".hb-morning-answered")).to_contain_text("with pain 6 out of 10")
        assert [morning["pain"] for morning in rows(log, "mornings")] == [6]


def test_an_evening_done_further_east_is_not_asked_for_again_and_may_be_corrected(
    page: Page, clocked: tuple[Served, Path]
) -> None:
    served, log = clocked
    log_with(log, MORNING.date())
    at(page, EVENING, served)
    expect(page.locator(".hb-today")).to_contain_text("Done for today")
    page.locator(".hb-to-practise").click()
    page.locator(".hb-edit").click()
    choose(page, "practise", "Worst pain", "3")
    page.locator(".hb-practise .hb-save").click()
    page.locator(".hb-today .hb-undo").wait_for()
    assert [(one["on"], one["pain_worst"]) for one in rows(log, "sessions")] == [("2026-03-03", 3)]


def leave_in_the_middle(page: Page) -> None:
    page.locator(".hb-one-thing").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    page.locator(".hb-pause").wait_for()


def test_an_unfinished_session_is_offered_to_its_own_log_alone(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    with browser.new_context() as context:
        for name in ("a", "b", "a"):
            served = dashboard(port=port, HIPBOOK_LOG=tmp_path / name, HIPBOOK_TODAY="2026-03-02")
            try:
                page = context.new_page()
                visit(page, served)
                if name == "b":
                    leave_in_the_middle(page)  # it begins as a first visitor: nothing is offered
                elif page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('hipbook-session-'))"):
                    expect(page.locator(".hb-go-on")).to_be_visible()
                else:
                    leave_in_the_middle(page)
                page.close()
            finally:
                served.stop()


def test_the_next_visitor_of_a_shared_browser_is_not_offered_the_session_of_the_one_before(browser: Browser) -> None:
    served = dashboard("--public", HIPBOOK_TODAY="2026-03-02")
    try:
        with browser.new_context() as context:
            page = context.new_page()
            visit(page, served)
            leave_in_the_middle(page)
            page.reload()
            page.locator(".hb-go-on").wait_for()  # the same tab is the same reader
            page.close()
            page = context.new_page()
            visit(page, served)
            leave_in_the_middle(page)
    finally:
        served.stop()


def test_a_press_on_what_is_just_being_drawn_anew_is_heard(page: Page, clocked: tuple[Served, Path]) -> None:
    """One press changes Today; another, on a button that it replaces, comes before the browser has drawn that."""
    served, log = clocked
    log_with(log)
    at(page, EVENING, served)
    page.locator(".hb-today .hb-start").wait_for()
    page.evaluate(
        "() => ['.hb-flare', '.hb-start'].forEach((name) => document.querySelector(`.hb-today ${name}`).click())"
    )
    page.locator(".hb-practise .hb-begin-session").wait_for()
    assert len(rows(log, "flares")) == 1
