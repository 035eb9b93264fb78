"""The chapters in a browser alone: their words at once, what moves by Python in a worker, and the same log as the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alone import OPENS_MS, Alone, handed_out, moves, notice, ready, someone
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from visiting import Watch, check_screen

from hipbook.content.chapters import Chapter, chapters, page_address

FIRST, BET = chapters()["00"], chapters()["01"]
WORDS_MS = 5000
"""Far more than they take, and less than Python takes."""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
DRAWN = """() => [...document.querySelectorAll("[data-shown=widget]")].map(one => one.getBoundingClientRect().height)"""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Alone]:
    with handed_out(site) as served:
        yield served


@pytest.fixture(scope="module")
def reader(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    with someone(browser, tmp_path_factory.mktemp("reader") / "profile") as person:
        yield person


@pytest.fixture
def page(reader: BrowserContext) -> Iterator[Page]:
    page = reader.new_page()
    page.set_default_timeout(OPENS_MS)
    yield page
    page.close()


def address(chapter: Chapter, served: Alone) -> str:
    return page_address(chapter.file, served.url)


@pytest.mark.parametrize("chapter", chapters().values(), ids=lambda chapter: chapter.id)
def test_a_chapter_is_read_at_once_and_then_moves(page: Page, served: Alone, chapter: Chapter) -> None:
    watch = Watch(page)
    page.goto(address(chapter, served), wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text(chapter.title)
    expect(page.get_by_role("heading", name="Where next?")).to_be_attached()
    assert page.title() == f"{chapter.title} · hipbook"
    moves(page)
    assert page.evaluate(PAINTED) < WORDS_MS
    kinds = [one.get_attribute("data-shown") for one in page.locator("[data-cell]").all()]
    assert kinds and set(kinds) <= {"widget", "html"}, kinds
    heights = page.evaluate(DRAWN)
    assert heights and min(heights) > 40, heights
    page.locator("summary", has_text="How we know").evaluate_all("all => all.forEach(one => one.click())")
    shown = page.locator("#rendered_cells").inner_text()
    assert not [word for word in ("import hipbook", "show.say", "¶", "Run All Cells", "nbval") if word in shown]
    check_screen(page, chapter.id, 390)
    watch.assert_clean(served)


def test_a_guess_is_kept_and_read_counts_it_there_and_back(page: Page, served: Alone) -> None:
    page.goto(address(FIRST, served))
    guess = page.locator(".hb-guess").first
    guess.get_by_text("None for some weeks").click()
    guess.get_by_role("button", name="That is my guess").click()
    expect(guess).to_contain_text("You guessed")
    page.get_by_role("link", name="All chapters").click()
    ready(page)
    row = page.locator(".hb-read li", has_text=FIRST.title)
    expect(row).to_contain_text("1 of 2 guesses")
    row.get_by_role("link", name=FIRST.title).click()
    expect(guess).to_contain_text("You guessed", timeout=OPENS_MS)
    page.get_by_role("link", name="Today").click()
    ready(page)
    expect(page.locator(".hb-today h1")).to_be_visible()
    page.go_back()
    expect(guess).to_contain_text("You guessed", timeout=OPENS_MS)
    expect(page.locator("#hb-notice")).to_be_hidden()


def test_a_part_that_fails_says_so_in_its_place_and_the_others_go_on(browser: Browser, served: Alone) -> None:
    def break_one(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(r"Guess(\"next", r"1 / 0, Guess(\"next"))

    with browser.new_context(service_workers="block") as person:
        page = person.new_page()
        page.route(f"**/{page_address(FIRST.file, '')}", break_one)
        page.goto(address(FIRST, served))
        moves(page)
        kinds = [one.get_attribute("data-shown") for one in page.locator("[data-cell]").all()]
        assert kinds.count("trouble") == 1 and kinds.count("widget") > 1
        expect(page.get_by_text("This part could not be shown. Nothing you saved is lost.")).to_be_visible()


def test_a_tab_that_goes_from_page_to_chapter_keeps_the_log(page: Page, reader: BrowserContext, served: Alone) -> None:
    page.goto(served.url)
    ready(page)
    waits = reader.new_page()
    waits.goto(address(BET, served))
    expect(notice(waits, "elsewhere")).to_be_visible()
    expect(waits.get_by_role("heading", name="What do they say?")).to_be_visible()
    page.goto(address(FIRST, served))
    moves(page)
    expect(notice(waits, "elsewhere")).to_be_visible()
    page.goto("about:blank")
    moves(waits)  # by itself, since nobody else has the book now
    waits.close()
