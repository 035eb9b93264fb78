"""The chapters beside the page, in a browser alone: they run as they are, and share the log with the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from alone import Alone, someone
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tree import ROOT

pytestmark = pytest.mark.browser
STARTS_MS = 120_000
"""Python has to start first, on a machine that does other things too."""
DESKTOP = {"width": 1400, "height": 1000}
FAILED = (
    ".jp-OutputArea-output[data-mime-type$='jupyter.error'], .jp-OutputArea-output[data-mime-type$='jupyter.stderr']"
)
LONGEST, STEP = 40_000, 400
"""Of a chapter, in pixels, and of a turn of the wheel."""
MB = 2**20


def opened(person: BrowserContext, address: str) -> Page:
    """A chapter in JupyterLab, with its cells drawn and its kernel chosen."""
    page = person.new_page()
    page.set_viewport_size(DESKTOP)
    page.set_default_timeout(STARTS_MS)
    page.goto(address)
    chapter(page).locator(".jp-Cell").first.wait_for()
    return page


def at(alone: Alone, name: str) -> str:
    return f"{alone.url}lab/lab/index.html?path={name}.ipynb"


def chapter(page: Page) -> Locator:
    """The chapter that is in front."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")


def run_all(page: Page) -> None:
    """Once the foot of the window says that Python waits: the chapter's own mark is idle before there is any."""
    expect(page.locator("#jp-main-statusbar")).to_contain_text("Python (Pyodide) | Idle", timeout=STARTS_MS)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()


def run_one_more(page: Page) -> None:
    """A cell of the reader's own, which is answered when all before it are; none of them failed."""
    chapter(page).locator("h1").first.click()
    page.keyboard.press("b")
    own = chapter(page).locator(".jp-CodeCell").first
    own.press("Enter")
    own.locator(".cm-content").fill("print(sum([40, 2]))")
    own.locator(".cm-content").press("Control+Enter")
    expect(own.locator(".jp-OutputArea-output pre")).to_have_text("42\n", timeout=STARTS_MS)
    assert not chapter(page).locator(FAILED).all_text_contents()


def scroll_to(page: Page, there: Locator) -> None:
    """As a reader does it: what is far away has no height of its own yet."""
    chapter(page).locator("h1").first.hover()
    for _ in range(LONGEST // STEP):
        if there.bounding_box()["y"] < DESKTOP["height"] / 2:
            return
        page.mouse.wheel(0, STEP)
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def guess(page: Page, number: int, answer: str) -> None:
    """Answer the chapter's guess of this number; it is said to be kept."""
    card = chapter(page).locator(".hb-guess-card").nth(number)
    card.get_by_text(answer, exact=True).first.click()
    card.get_by_role("button", name="That is my guess").click()
    expect(card).to_contain_text("Kept in your log.", timeout=STARTS_MS)


def go_to(page: Page, name: str) -> None:
    page.locator(".jp-DirListing-item", has_text=name).dblclick()
    expect(page.locator(".lm-TabBar-tab.lm-mod-current", has_text=name)).to_be_visible()


def test_all_chapters_are_in_it_and_the_page_fetches_none_of_them(site: Path) -> None:
    listed = json.loads((site / "lab/api/contents/all.json").read_text("utf-8"))["content"]
    assert {one["name"] for one in listed} == {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    days = {one["last_modified"][:10] for one in listed}
    assert len(days) == 1 and f'date-released: "{days.pop()}"' in (ROOT / "CITATION.cff").read_text("utf-8")
    assert '"lab/' not in (site / "service.js").read_text("utf-8").splitlines()[0]
    assert not [*site.rglob("*.map")]
    assert sum(path.stat().st_size for path in (site / "lab").rglob("*") if path.is_file()) < 30 * MB


def test_the_first_chapter_runs_to_its_end_with_a_cell_of_the_readers_own(
    browser: Browser, alone: Alone, tmp_path: Path
) -> None:
    with someone(browser, tmp_path / "profile") as person:
        asked: set[str] = set()
        person.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page = opened(person, f"{alone.url}lab/")
        expect(chapter(page).locator("h1").first).to_have_text(re.compile("Where do I begin"), timeout=STARTS_MS)
        run_all(page)
        run_one_more(page)
        expect(chapter(page).locator(".hb-guess-card").first).to_be_visible(timeout=STARTS_MS)
        assert asked - {""} == {urlsplit(alone.url).netloc}


def test_a_chapter_with_charts_draws_them(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    """And what needs a table that no browser has is named in it, and stops nothing."""
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, at(alone, "08-is-it-working"))
        run_all(page)
        run_one_more(page)
        chart = chapter(page).locator(".hb-chart").first
        scroll_to(page, chart)
        expect(chart).to_have_attribute("data-drawn", "yes", timeout=STARTS_MS)
        expect(chapter(page)).to_contain_text("needs a library which no browser has", timeout=STARTS_MS)


def test_on_a_phone_a_chapter_stands_alone_and_leads_to_the_next(
    browser: Browser, alone: Alone, tmp_path: Path
) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = person.new_page()
        page.set_default_timeout(STARTS_MS)
        page.goto(f"{alone.url}lab/")
        page.wait_for_url("**/notebooks/index.html?path=00-start-here.ipynb")
        page.locator(".jp-Notebook h1").first.wait_for(timeout=STARTS_MS)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        with person.expect_page() as other:
            page.get_by_role("link", name="Whom should I believe?", exact=True).first.click()
        expect(other.value.locator(".jp-Notebook h1").first).to_contain_text(
            "Whom should I believe?", timeout=STARTS_MS
        )


def test_chapters_and_the_page_share_the_log_in_turns(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    """Two chapters are open at once; then the page takes over, and a chapter says so and changes nothing."""
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, at(alone, "00-start-here"))
        run_all(page)
        guess(page, 0, "Less")
        go_to(page, "01-whom")
        run_all(page)
        guess(page, 0, "Nobody has shown it")
        go_to(page, "00-start")
        chapter(page).get_by_role("button", name="Guess again").click()
        guess(page, 0, "The same, it may be chance")

        dashboard = person.new_page()
        dashboard.goto(alone.url)
        dashboard.get_by_role("button", name="Go on here").click()
        dashboard.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=STARTS_MS)
        dashboard.locator(".hb-to-share:visible").last.click()
        expect(dashboard.locator(".hb-share")).to_contain_text("It holds 3 entries", timeout=STARTS_MS)

        page.bring_to_front()
        card = chapter(page).locator(".hb-guess-card").first
        card.get_by_role("button", name="Guess again").click()
        card.get_by_text("Less", exact=True).first.click()
        card.get_by_role("button", name="That is my guess").click()
        expect(card).to_contain_text("it is open in another tab of this browser", timeout=STARTS_MS)
        late = opened(person, at(alone, "02-hip-or-spine"))
        run_all(late)
        expect(chapter(late)).to_contain_text("Your log is open in another tab of this browser.", timeout=STARTS_MS)


def test_a_browser_that_keeps_nothing_says_so_in_a_chapter(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, f"{alone.insecure_url}lab/lab/index.html?path=00-start-here.ipynb")
        run_all(page)
        expect(chapter(page)).to_contain_text("This browser keeps nothing for this page", timeout=STARTS_MS)
