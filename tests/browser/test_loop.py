"""The whole loop in the real page: set up, practise, come back the next morning, and see the plan answer."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import PATIENCE, Served, dashboard, heavy
from visiting import SCREENS, Watch, answer_none, check_screen, choose, groups_of_check, practise, rows, set_up, visit

import hipbook as hb
from hipbook.model.safety import Gate


@pytest.fixture
def new_log(tmp_path: Path) -> Path:
    return tmp_path / "a log" / "log.sqlite"


@pytest.fixture
def day(new_log: Path) -> Iterator:
    """Open the dashboard on a day, over the same log; the day before is closed first."""
    running: list[Served] = []

    def on(date: str) -> Served:
        while running:
            running.pop().stop()
        running.append(dashboard(HIPBOOK_LOG=new_log, HIPBOOK_TODAY=date))
        return running[-1]

    yield on
    for served in running:
        served.stop()


def answer_morning(page: Page, pain: int) -> None:
    choose(page, "today", "Hip pain this morning", str(pain))
    page.locator(".hb-save-morning").click()
    expect(page.locator(".hb-morning")).to_have_count(0)


def test_the_loop_closes(page: Page, day, new_log: Path) -> None:
    """A new person; a session; the next morning; an amber-late morning makes the next dose smaller and says why."""
    page.clock.install()
    watch = Watch(page)
    served = day("2026-01-05")
    visit(page, served)
    expect(page.locator(".hb-setup")).to_be_visible()
    set_up(page)
    practise(page, before=2, worst=2)
    (session,) = rows(new_log, "sessions")
    assert (session["on"], session["pain_before"], session["pain_worst"], session["pain_after"], session["rpe"]) == (
        "2026-01-05",
        2,
        2,
        2,
        4,
    )
    assert session["whole"] and session["done"] == session["planned"]
    sets = rows(new_log, "sets")
    assert {row["session"] for row in sets} == {session["uid"]}
    assert all(row["pain_during"] == 2 and row["seconds"] > 0 for row in sets)
    (score,) = rows(new_log, "psfs")
    assert (score["activity"], score["score"]) == ("Walking", 4)
    watch.assert_clean(served)

    page.goto("about:blank")
    served = day("2026-01-06")
    watch = Watch(page)
    visit(page, served)
    answer_morning(page, 5)
    changes = page.locator(".hb-changes")
    expect(changes).to_contain_text("The next morning was worse than usual, so do less next time.")
    (morning,) = rows(new_log, "mornings")
    assert (morning["on"], morning["pain"], morning["after"]) == ("2026-01-06", 5, "2026-01-05")
    reduced = [row for row in rows(new_log, "plan_changes") if row["change"] == "reduce"]
    library = hb.library()
    assert {(row["exercise"], row["side"]) for row in reduced} == {
        (row["series"], None) if row["series"] else (row["exercise"], row["side"]) for row in sets
    }
    for row in (row for row in reduced if row["exercise"] in library.exercises):
        assert hb.Dose(**json.loads(row["dose"])).seconds < library.dose(row["exercise"]).seconds
    undo = changes.get_by_role("button", name="Undo this")
    each = len({row["exercise"] for row in reduced})
    expect(undo).to_have_count(each)
    undo.first.click()
    expect(undo).to_have_count(each - 1)
    page.locator(".hb-to-progress").click()
    page.locator(".hb-progress h1").wait_for()
    expect(page.locator(".hb-progress")).to_contain_text("1 session since")
    watch.assert_clean(served)


@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", 1400), ("dark", 390), pytest.param("dark", 1400, marks=heavy), pytest.param("light", 390, marks=heavy)],
)
def test_every_screen_is_usable_by_everyone(browser, served: Served, width: int, scheme: str) -> None:
    """axe finds nothing serious on any screen, and nothing is wider than the window."""
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        watch = Watch(page)
        visit(page, served)
        check_screen(page, "first visit", width)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").wait_for()
        for screen in SCREENS:
            page.locator(f".hb-to-{screen}").click()
            page.locator(f".hb-{screen} h1").wait_for()
            if screen == "progress":
                page.locator(".hb-progress .hb-chart").first.scroll_into_view_if_needed()
                page.locator(".hb-progress [data-drawn=yes]").first.wait_for(timeout=PATIENCE * 1000)
            asked = [answer for answer in hb.library().answers.values() if screen in ("library", answer.screen)]
            expect(page.locator(f".hb-{screen} .hb-questions summary")).to_have_count(len(asked))
            check_screen(page, screen, width)
        watch.assert_clean(served)


def test_the_sample_person_stays_apart_and_leaves_no_trace(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-sample").click()
    expect(page.locator(".hb-banner")).to_contain_text("made-up log")
    page.locator(".hb-leave-sample").click()
    page.locator(".hb-setup").wait_for()
    expect(page.locator(".hb-banner")).to_be_hidden()


def test_an_emergency_answer_gives_a_way_to_turn_and_no_plan(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    page.locator(".hb-to-check").click()
    page.locator(".hb-check").get_by_label("Your age in years").fill("60")
    urgent, *others = groups_of_check(page)
    answer_none(others)
    urgent.get_by_role("button", name="One of them, or not sure").click()
    flags = page.locator(".hb-check .hb-flag")
    expect(flags).to_have_count(sum(flag.action == Gate.emergency for flag in hb.library().red_flags.values()))
    flags.first.get_by_role("button", name="Not sure").click()
    for flag in flags.all()[1:]:
        flag.get_by_role("button", name="No", exact=True).click()
    page.locator(".hb-save-check").click()
    page.locator(".hb-check .hb-gate .hb-do").first.wait_for()
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-gate").wait_for()
    expect(page.locator(".hb-today .hb-start")).to_have_count(0)
    assert "session" not in {row["change"] for row in rows(diary, "plan_changes")}


def test_absurd_and_empty_answers_are_told_and_lose_nothing(page: Page, served: Served, diary: Path) -> None:
    visit(page, served)
    page.locator(".hb-to-check").click()
    page.locator(".hb-save-check").click()
    expect(page.locator(".hb-said")).to_contain_text("still open")
    answer_none(groups_of_check(page))
    for age in ("", "999", "-4", "old"):
        page.locator(".hb-check").get_by_label("Your age in years").fill(age)
        page.locator(".hb-save-check").click()
        expect(page.locator(".hb-said")).to_contain_text("age in whole years")
    assert rows(diary, "profiles") == []


def test_a_page_opened_after_a_save_shows_that_save(browser, served: Served, diary: Path) -> None:
    """The kernel that waited was made before the save."""
    with browser.new_context() as context:
        first = context.new_page()
        visit(first, served)
        other = hb.Log.open(diary)
        other.add(hb.ProfileSaved(on="2026-01-05", profile=hb.Profile(age=50)))
        second = context.new_page()
        visit(second, served)
        second.locator(".hb-today .hb-start").wait_for()


def test_what_two_pages_say_of_one_log_is_shown_on_both_and_kept_once(browser, served: Served, diary: Path) -> None:
    hb.Log.open(diary).add(hb.ProfileSaved(on="2026-01-05", profile=hb.Profile(age=50)))
    with browser.new_context() as one, browser.new_context() as two:
        pages = [one.new_page(), two.new_page()]
        for page in pages:
            visit(page, served)
        for page in pages:
            page.locator(".hb-flare").click()
            page.locator(".hb-flare-over").wait_for()
    assert len(rows(diary, "flares")) == 1


def corrupt(new_log: Path) -> bytes:
    new_log.parent.mkdir()
    new_log.write_bytes(b"not a log at all, and yet somebody's" * 40)
    return new_log.read_bytes()


def newer(new_log: Path) -> bytes:
    hb.Log.open(new_log).close()
    with closing(sqlite3.connect(new_log)) as db:
        db.execute("pragma user_version = 99")
    return new_log.read_bytes()


def nowhere(new_log: Path) -> bytes:
    new_log.parent.write_bytes(b"a file where the folder should be")
    return b""


@pytest.mark.parametrize(
    ("spoil", "said"), [(corrupt, "untouched"), (newer, "newer hipbook"), (nowhere, "HIPBOOK_LOG")]
)
def test_a_log_that_cannot_be_opened_is_told_and_left_alone(page: Page, day, new_log: Path, spoil, said: str) -> None:
    before = spoil(new_log)
    page.goto(day("2026-01-05").url)
    expect(page.locator(".hb-cannot-open")).to_contain_text(said)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    assert not new_log.is_file() or new_log.read_bytes() == before


def too_much(page: Page, sign: str | None) -> None:
    """Start, stop in the first exercise because it hurt, and save; with a stop sign where one is named."""
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    choose(page, "practise", "Hip pain now", "1")
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    page.locator(".hb-step-on").click()
    page.locator(".hb-too-much").click()
    page.locator(".hb-practise .hb-end").wait_for()
    if sign:
        page.locator(".hb-practise").get_by_text(sign).click()
        page.locator(".hb-practise").get_by_text("That is a stop sign").wait_for()
    page.locator(".hb-practise .hb-end").click()
    page.locator(".hb-practise .hb-save").wait_for()
    choose(page, "practise", "Worst pain during the session", "7")
    page.locator(".hb-practise .hb-save").click()


def test_a_stop_sign_asks_for_the_check_before_anything_else(page: Page, served: Served, diary: Path) -> None:
    page.clock.install()
    visit(page, served)
    set_up(page)
    too_much(page, "It gave way")
    page.locator(".hb-check h1").wait_for()
    assert [row["stopped"] for row in rows(diary, "sets")] == ["giving_way"]
    page.locator(".hb-to-today").click()
    expect(page.locator(".hb-today .hb-gate")).to_contain_text("answer the check again")
    expect(page.locator(".hb-today .hb-start")).to_have_count(0)
    page.locator(".hb-to-check").click()
    answer_none(groups_of_check(page))
    page.locator(".hb-save-check").click()
    page.locator(".hb-routine .hb-exercise").first.wait_for()
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").wait_for()
    assert rows(diary, "plan_changes")[0]["change"] == "stop"


def test_too_much_never_repeats(page: Page, served: Served, diary: Path) -> None:
    page.clock.install()
    visit(page, served)
    set_up(page)
    too_much(page, None)
    expect(page.locator(".hb-changes")).to_contain_text("That was more than we want here")
    (done,) = rows(diary, "sets")
    (change,) = rows(diary, "plan_changes")
    assert done["stopped"] == "too_much"
    assert change["exercise"] in (done["exercise"], done["series"])
    assert change["change"] in ("regress", "stop")
    page.locator(".hb-to-routine").click()
    name = hb.library().item(change["exercise"]).name
    expect(page.locator(".hb-routine .hb-exercise h3").first).to_be_visible()
    expect(
        page.locator(".hb-routine .hb-exercise h3").filter(has_text=re.compile(f"^{re.escape(name)}$"))
    ).to_have_count(0)


def test_a_stop_question_answered_yes_leads_no_session_and_cannot_be_undone_in_passing(
    page: Page, served: Served, diary: Path
) -> None:
    visit(page, served)
    set_up(page)
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    page.locator(".hb-practise .hb-something-new").click()
    page.locator(".hb-practise .hb-several input").first.check()
    page.locator(".hb-begin-session").click()
    page.locator(".hb-practise .hb-gate .hb-do").wait_for()
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-gate").wait_for()
    expect(page.locator(".hb-today .hb-start, .hb-today .hb-undo")).to_have_count(0)
    assert rows(diary, "sets") == []


def test_what_is_still_open_in_the_check_takes_the_focus(page: Page, day) -> None:
    """Said how many and where; the first of them is where the keyboard is; answered, the check is saved."""
    visit(page, day("2026-01-05"))
    page.locator(".hb-to-check").click()
    page.locator(".hb-check").get_by_label("Your age in years").fill("46")
    answer_none(groups_of_check(page))
    page.locator(".hb-conditions").get_by_text("Hip arthritis (osteoarthritis)").click()
    question = page.locator(".hb-check .hb-choice", has_text="Does it hurt at rest on most nights")
    question.wait_for()
    page.locator(".hb-save-check").click()
    expect(page.locator(".hb-said")).to_contain_text("1 question is still open: Hip arthritis")
    expect(question.get_by_role("button").first).to_be_focused()
    question.get_by_role("button", name="No", exact=True).click()
    page.locator(".hb-save-check").click()
    page.locator(".hb-you h1").wait_for()
