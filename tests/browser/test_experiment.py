"""A whole experiment in the real page: asked, begun, a day practised by hand, a flare in the middle, and its answer at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from experimenting import Life
from playwright.sync_api import Browser, Page, expect
from serving import PATIENCE, Served, dashboard
from visiting import Watch, check_screen, practise, rows, visit


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path / "log.sqlite")


@pytest.fixture
def on(life: Life) -> Iterator:
    """The page on the day of the life, over its log; the one before is closed first."""
    running: list[Served] = []

    def close() -> None:
        while running:
            running.pop().stop()

    def opened(page: Page, day: date | None = None) -> Served:
        close()
        running.append(dashboard(HIPBOOK_LOG=life.path, HIPBOOK_TODAY=day or life.today))
        visit(page, running[-1])
        return running[-1]

    yield opened, close
    close()


def open_place(page: Page) -> None:
    page.locator(".hb-to-progress").click()
    page.locator(".hb-fold-experiments").click()
    page.locator(".hb-experiments").wait_for()


def ask(page: Page, question: str) -> None:
    page.get_by_role("button", name=question).click()
    expect(page.locator(".hb-odds")).to_contain_text("of 10 people like you would find it")


def test_a_walk_or_none_from_the_question_to_the_answer(page: Page, life: Life, on) -> None:
    opened, close = on
    page.clock.install()
    watch, served = Watch(page), opened(page)
    open_place(page)
    ask(page, "Is my hip better after a session with a walk?")
    expect(page.locator(".hb-odds")).to_contain_text("those of most people")
    page.locator(".hb-begin-experiment").click()
    page.locator(".hb-undo-experiment").click()
    expect(page.locator(".hb-questions-of")).to_be_visible()
    assert rows(life.path, "experiments") == []
    ask(page, "Is my hip better after a session with a walk?")
    page.locator(".hb-begin-experiment").click()
    expect(page.locator(".hb-blocks > li")).to_have_count(16)
    (begun,) = rows(life.path, "experiments")
    assert (begun["question"], begun["start"]) == ("walk", str(life.today))
    _practise_what_the_coin_says(page, life)
    watch.assert_clean(served)

    page.goto("about:blank")
    close()
    life.today += timedelta(1)
    life.answer_mornings()
    life.live_until_block(7)
    opened(page)
    expect(page.locator(".hb-now")).to_contain_text("It is day 8 of 16 of your experiment.")
    page.locator(".hb-flare").click()
    expect(page.locator(".hb-now")).to_contain_text("Your experiment waits until the flare or the time away is over.")
    page.locator(".hb-to-experiment").click()
    expect(page.locator(".hb-experiments")).to_contain_text("7 of 16 days are begun. The answer comes at the end")
    assert "points" not in page.locator(".hb-experiments").inner_text(), "nothing is concluded early"

    page.goto("about:blank")
    close()
    life.end_flare(after=4)
    life.live_until_block(16)
    opened(page, life.today + timedelta(2))
    page.locator(".hb-to-progress").click()
    line = page.locator(".hb-progress .hb-experiment-line")
    expect(line).to_contain_text("With a walk, your pain the next morning was about 3 points lower than with no walk.")
    page.locator(".hb-see-experiment").click()
    over = page.locator(".hb-experiment-over")
    expect(over.locator("h2")).to_be_focused()
    expect(over).to_contain_text("Days of a flare are left out.")
    expect(over.locator(".hb-chart")).to_have_attribute("data-drawn", "yes", timeout=1000 * PATIENCE)
    expect(over.locator(".hb-drawing")).to_have_attribute("aria-label", re.compile("3 points lower"))


def _practise_what_the_coin_says(page: Page, life: Life) -> None:
    """Today's line and the session that is led obey the same arm."""
    arm = life.begun.arm(life.begun.blocks[0])
    page.locator(".hb-to-today").click()
    expect(page.locator(".hb-now")).to_contain_text(f"Today: {arm.name}. It is day 1 of 16 of your experiment.")
    expect(page.locator(".hb-items", has_text="Walking")).to_have_count(1 if arm.does else 0)
    practise(page, before=2, worst=2)
    today = {row["exercise"] for row in rows(life.path, "sets") if row["on"] == str(life.today)}
    assert ("walking" in today) == bool(arm.does)


def test_it_is_stopped_after_a_second_question_and_undo_brings_it_back(page: Page, life: Life, on) -> None:
    life.begin()
    on[0](page)
    page.locator(".hb-to-experiment").click()
    page.locator(".hb-stop-experiment").click()
    page.locator(".hb-why-stop").get_by_role("button", name="No time for it").click()
    assert rows(life.path, "experiment_ends") == []
    page.locator(".hb-stop-confirm").click()
    expect(page.locator(".hb-experiments")).to_contain_text("That is too early for an answer.")
    assert [row["why"] for row in rows(life.path, "experiment_ends")] == ["no_time"]
    page.locator(".hb-undo-experiment").click()
    expect(page.locator(".hb-blocks > li")).to_have_count(16)
    assert rows(life.path, "experiment_ends") == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 390)])
def test_the_place_is_usable_by_everyone(browser: Browser, life: Life, on, width: int, scheme: str) -> None:
    """While one is asked, while one goes on, and on Today."""
    with browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme) as context:
        page = context.new_page()
        on[0](page)
        open_place(page)
        ask(page, "Is it better to practise in the morning, or in the evening?")
        check_screen(page, "experiments, asked", width)
        page.get_by_role("button", name="A question of my own").click()
        page.get_by_label("The other way").wait_for()
        check_screen(page, "experiments, my own", width)
        ask(page, "Is my hip better after a session with a walk?")
        page.locator(".hb-begin-experiment").press("Enter")
        # Where the focus goes of itself, the next key is pressed only then: it would reach what has it meanwhile.
        expect(page.locator(".hb-experiments h2")).to_be_focused()
        page.locator(".hb-stop-experiment").press("Enter")
        page.locator(".hb-stop-confirm").wait_for()
        check_screen(page, "experiments, going on", width)
        page.locator(".hb-to-today").click()
        page.locator(".hb-to-experiment").wait_for()
        check_screen(page, "today, with an experiment", width)
