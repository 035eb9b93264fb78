"""A teacher makes a set on one log; a student opens it on another, whose check closes one of its exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import Served, dashboard
from visiting import Watch, check_screen, rows, visit

import hipbook as hb

DAY = date(2026, 1, 5)
CHOSEN = ("Clam", "Pigeon pose")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 900}
Serve = Callable[[Path], Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    running: list[Served] = []

    def start(log: Path) -> Served:
        running.append(dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY=DAY.isoformat()))
        return running[-1]

    yield start
    for served in running:
        served.stop()


def library(page: Page, served: Served) -> None:
    visit(page, served)
    page.locator(".hb-nav .hb-to-library").click()


def choose(page: Page, name: str) -> None:
    """By the keyboard alone: search, then the button of that name."""
    page.get_by_label("Search").fill(name)
    button = page.get_by_title(f"Choose {name} for the set", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_title(f"In the set: {name}. Take it out", exact=True)).to_be_focused()


def looked_at(page: Page, what: str) -> None:
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        check_screen(page, what, size["width"])


def made_by_a_teacher(page: Page, served: Served, folder: Path) -> tuple[Path, str]:
    """The file and the code of a set of two."""
    library(page, served)
    page.locator(".hb-make-set").click()
    expect(page.locator(".hb-set h2")).to_be_focused()
    page.locator(".hb-set-name input").fill("Calm <b>evenings")
    for name in reversed(CHOSEN):
        choose(page, name)
    page.locator(".hb-set-look").click()
    page.get_by_title(f"Move {CHOSEN[0]} up", exact=True).click()
    parts = page.locator(".hb-set .hb-set-part")
    expect(parts.first).to_contain_text(CHOSEN[0])
    looked_at(page, "a set that is made")
    page.locator(".hb-nav .hb-to-today").click()
    library(page, served)
    expect(page.locator(".hb-make-set")).to_have_text("Go on with your set")
    page.locator(".hb-make-set").click()
    expect(parts).to_have_count(2)
    with page.expect_download() as download:
        page.locator(".hb-set-save").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    page.locator(".hb-set-code").click()
    return file, page.locator(".hb-code code").inner_text()


def parts_of(page: Page) -> list[str]:
    return page.locator(".hb-given-preview .hb-given-parts > li").all_inner_texts()


def test_a_set_goes_from_a_teacher_to_a_student_whose_check_closes_a_part_of_it(
    browser: Browser, serve: Serve, tmp_path: Path
) -> None:
    teachers, students = tmp_path / "teacher.sqlite", tmp_path / "student.sqlite"
    hb.Log.open(teachers).add(hb.ProfileSaved(on=DAY, profile=hb.Profile(age=60, goals=["a secret of hers"])))
    answers = hb.Profile(age=46, conditions={"kneel_intolerant": {}})
    hb.Log.open(students).add(hb.ProfileSaved(on=DAY, profile=answers))
    with browser.new_context(viewport=PHONE) as context:
        file, code = made_by_a_teacher(context.new_page(), serve(teachers), tmp_path)
    assert file.name == "Calm b evenings.hipbook-set.json" and "secret" not in file.read_text()
    with browser.new_context(viewport=PHONE) as context:
        page, served = context.new_page(), serve(students)
        watch = Watch(page)
        visit(page, served)
        page.locator(".hb-to-share:visible").first.click()
        page.locator(".hb-given-code textarea").fill(f"Here it is: {code}")
        page.locator(".hb-given-open").click()
        expect(page.locator(".hb-given-add")).to_be_focused()
        expect(page.locator(".hb-given-set")).to_have_text("Calm <b>evenings")
        first, second = parts_of(page)
        assert "open to you" in first and "not for you now" in second and "Kneeling" in second
        looked_at(page, "a set that was given")
        visit(page, served)
        page.locator(".hb-given-look").click()
        page.locator(".hb-given-away").click()
        with page.expect_file_chooser() as chooser:
            page.locator(".hb-given.hb-button").click()
        chooser.value.set_files(file)
        page.locator(".hb-given-add").click()
        expect(page.locator(".hb-share .hb-take-back")).to_contain_text("In your week now, and to stay: Clam.")
        assert [change["exercise"] for change in rows(students, "plan_changes")] == ["clam"]
        page.locator(".hb-share .hb-undo").click()
        expect(page.locator(".hb-given-add")).to_be_visible()
        assert rows(students, "plan_changes") == []
        watch.assert_clean(served)
