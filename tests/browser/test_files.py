"""Files on the real page: the same one chosen again, a table dropped on Today, and an import taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from serving import Served, dashboard
from visiting import Watch, drop, visit


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    running = dashboard(HIPBOOK_LOG=tmp_path / "log.sqlite", HIPBOOK_TODAY="2026-07-17")
    yield running
    running.stop()


def choose_file(page: Page, card: str, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.locator(f".hb-{card}.hb-button").click()
    chooser.value.set_files(file)


def answer(page: Page, words: str) -> None:
    page.locator(".hb-table-question").get_by_role("button", name=words, exact=True).click()


def test_the_same_table_twice_its_questions_and_the_way_back(page: Page, served: Served, tmp_path: Path) -> None:
    watch = Watch(page)
    visit(page, served)
    page.locator(".hb-to-share").click()
    diary = tmp_path / "diary.csv"
    diary.write_text("Timestamp,Pain,Duration\n1/5/2026,3,20\n1/6/2026,6.5,30\n")
    preview = page.locator(".hb-import-table-preview")
    for _ in range(2):
        choose_file(page, "import-table", diary)
        expect(preview.locator(".hb-table-question")).to_have_count(3)
        expect(preview).to_contain_text("3 questions are still to be answered")
        expect(preview.locator(".hb-import-table-confirm")).to_have_count(0)
        answer(page, "no, only a diary")
        answer(page, "month")
        page.locator(".hb-import-table-cancel").click()
        expect(preview.locator(".hb-table-question")).to_have_count(0)
    choose_file(page, "import-table", diary)
    answer(page, "yes, practice")
    answer(page, "month")
    answer(page, "minutes")
    expect(preview).to_contain_text("from 5 January 2026 to 6 January 2026")
    page.locator(".hb-import-table-confirm").click()
    undo = page.locator(".hb-share .hb-take-back .hb-undo")
    expect(page.locator(".hb-share .hb-take-back .hb-stands")).to_be_focused()
    undo.click()
    expect(undo).to_have_count(0)
    watch.assert_clean(served)


def test_the_notes_of_a_diary_come_in_with_their_days_and_stand_in_progress(
    page: Page, served: Served, tmp_path: Path
) -> None:
    visit(page, served)
    page.locator(".hb-to-share").click()
    expect(page.locator(".hb-choose-file")).to_have_text(["Choose its file", "Choose a file", "Choose a table"])
    diary = tmp_path / "diary.csv"
    diary.write_text("Datum;Schmerz;Bemerkung;Lauf km\n15.07.2026;3,3;Regen;8,2\n16.07.2026;;<i>langer Weg;\n")
    choose_file(page, "import-table", diary)
    preview = page.locator(".hb-import-table-preview")
    expect(preview).to_contain_text("1 column left out: Lauf km.")
    preview.get_by_label("Lauf km").select_option("a note, in words")
    expect(preview).not_to_contain_text("left out: Lauf km")
    expect(preview).to_contain_text("1 pain score, 1 day's note")
    page.locator(".hb-import-table-confirm").click()
    expect(page.locator(".hb-share .hb-take-back .hb-stands")).to_be_focused()
    page.locator(".hb-nav .hb-to-progress").click()
    page.locator(".hb-fold-symptoms").click()
    page.get_by_text("Notes of days (2)").click()
    cells = page.locator(".hb-folded[open] td, .hb-folded details[open] td")
    expect(cells).to_have_text(
        ["16 Jul 2026", "–", "Bemerkung: <i>langer Weg", "15 Jul 2026", "3", "Bemerkung: Regen; Lauf km: 8,2"]
    )


def test_a_table_that_is_dropped_on_today_is_looked_at_on_share(page: Page, served: Served, tmp_path: Path) -> None:
    visit(page, served)
    diary = tmp_path / "diary.csv"
    diary.write_text("Date,Pain\n2026-01-03,3\n")
    drop(page, diary)
    expect(page.locator(".hb-import-table-preview .hb-import-table-confirm")).to_be_in_viewport()


MEGABYTE = 2**20


@pytest.mark.parametrize("card", ["import", "import-table"])
def test_a_file_of_thirty_megabytes_is_answered_at_once_and_the_page_lives_on(
    page: Page, served: Served, tmp_path: Path, card: str
) -> None:
    """It is told what to do instead; nothing of it goes over the connection, which would break."""
    watch = Watch(page)
    visit(page, served)
    page.locator(".hb-to-share").click()
    large = tmp_path / "large.csv"
    large.write_bytes(b"Date,Pain\n" + b"2026-01-03,3\n" * (30 * MEGABYTE // 13))
    choose_file(page, card, large)
    expect(page.locator(".hb-import-preview")).to_contain_text("large.csv is too large for this page")
    expect(page.locator(".hb-import-preview")).to_contain_text("hipbook import")
    expect(page.locator(".hb-reading")).to_have_count(0)
    page.locator(".hb-to-today").click()
    expect(page.locator(".hb-today h1")).to_be_visible()
    watch.assert_clean(served)


def test_a_file_of_some_megabytes_shows_that_it_is_read_and_comes_in(
    page: Page, served: Served, tmp_path: Path
) -> None:
    visit(page, served)
    page.locator(".hb-to-share").click()
    page.evaluate("""() => { window.seen = [];
        new MutationObserver(() => { const at = document.querySelector(".hb-reading");
            if (at) seen.push(at.textContent + at.querySelectorAll("progress").length); })
            .observe(document.body, { subtree: true, childList: true }); }""")
    table = tmp_path / "long.csv"
    table.write_bytes(b"Date,Pain\n2026-01-03,3\n" + b" " * 3 * MEGABYTE)
    choose_file(page, "import-table", table)
    expect(page.locator(".hb-import-table-confirm")).to_be_visible()
    expect(page.locator(".hb-reading")).to_have_count(0)
    assert "Reading long.csv (3.0 MB)1" in page.evaluate("seen")
