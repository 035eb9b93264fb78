"""The chapters as pages of the dashboard's own server: found from the page and back, and read without any code."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from pages import serve, write_chapter
from playwright.sync_api import Browser, Page, expect
from serving import READY, Served, until
from visiting import Watch, check_screen

DASHBOARD = "from hipbook.widgets import Dashboard\nDashboard()"
CHAPTER = "02-hip-or-spine.ipynb"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("book")
    write_chapter(folder)
    write_chapter(folder, "notes.ipynb")
    server = serve(folder, DASHBOARD, name="dashboard.ipynb")
    yield server
    server.stop()


def address(served: Served, name: str = CHAPTER) -> str:
    at = urlsplit(served.url)
    return f"{at.scheme}://{at.netloc}/{name}?{at.query}"


def opened(page: Page, served: Served) -> Page:
    page.goto(address(served))
    expect(page.locator("#loading")).to_have_count(0, timeout=60_000)
    return page


def test_a_chapter_is_a_page_with_its_own_title_and_no_code(served: Served, page: Page) -> None:
    watch = Watch(page)
    opened(page, served)
    assert page.title() == "Is it this & that? · hipbook"
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it this & that?")
    expect(page.get_by_text("What it is about.")).to_be_visible()
    expect(page.locator(".hb-alone input[type=range]")).to_be_visible()
    shown = page.locator("body").inner_text()
    assert not [word for word in ("¶", "import", "show.begin", "Run All", "HipOrSpine") if word in shown]
    watch.assert_clean(served)


def test_how_we_know_is_folded_with_what_proves_it(served: Served, page: Page) -> None:
    opened(page, served)
    claim, fold = page.get_by_text("it is 42"), page.locator("summary", has_text="How we know").last
    expect(claim).to_be_hidden()
    expect(page.get_by_text("From a study.")).to_be_hidden()
    fold.click()
    expect(claim).to_be_visible()
    expect(page.get_by_text("From a study.")).to_be_visible()
    assert page.get_by_role("heading", name="How we know").count() == 0, "the fold says it already"


def test_the_page_leads_to_a_chapter_and_the_chapter_back(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for()
    page.locator(".hb-places .hb-to-read").click()
    expect(page.locator(".hb-read h1")).to_be_visible()
    check_screen(page, "read", 1280)
    page.locator(".hb-read").get_by_role("link", name="Is it my hip or my spine?").click()
    expect(page.locator("#loading")).to_have_count(0, timeout=60_000)
    assert urlsplit(page.url).path == f"/{CHAPTER}"
    page.get_by_role("link", name="All chapters").click()
    expect(page.locator(".hb-read h1")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Is it my hip or my spine?").click()
    page.get_by_role("link", name="Your page").click(timeout=60_000)
    expect(page.locator(".hb-today h1")).to_be_visible(timeout=60_000)
    assert urlsplit(page.url).path == "/"


def test_only_chapters_are_served_and_only_with_the_key(served: Served) -> None:
    key = urlsplit(served.url).query
    assert served.ask(f"/{CHAPTER}").status == 302
    assert served.ask(f"/dashboard.ipynb?{key}").headers["Location"] == "/"
    for other in ("notes.ipynb", "03-what-is-a-hip.ipynb", "../dashboard.ipynb", "dashboard.ipynb/x"):
        assert served.ask(f"/{other}?{key}").status == 404, other


def test_closing_a_chapter_ends_its_kernel(served: Served, page: Page) -> None:
    opened(page, served)
    assert until(lambda: served.kernels() == READY + 1), "one for the chapter, the others made ready for the page"
    page.close()
    assert until(lambda: served.kernels() == READY)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_on_a_phone(served: Served, browser: Browser, scheme: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme) as context:
        page = opened(context.new_page(), served)
        check_screen(page, "chapter", 390)
        words = page.get_by_text("What it is about.")
        assert words.bounding_box()["x"] >= 16, "a margin"
        ground = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(ground) == {"light": "rgb(247, 241, 231)", "dark": "rgb(19, 26, 39)"}[scheme]


def test_what_it_is_about_is_read_while_the_rest_is_made_ready(served: Served, page: Page) -> None:
    page.goto(address(served), wait_until="commit")
    expect(page.get_by_text("What it is about.")).to_be_visible()
    assert page.locator("#loading").count() == 1
