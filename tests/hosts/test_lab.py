"""The book in JupyterLab and in the classic notebook: the same screens, charts and player."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from in_jupyter import Opened
from pages import write_chapter
from playwright.sync_api import Browser, BrowserContext, expect
from serving import TOKEN, Served, jupyter, until
from tree import ROOT

MADE_UP = "99-made-up.ipynb"
NOTEBOOKS = ROOT / "notebooks"
SCREENS = ("today", "check", "you", "routine", "practise", "progress", "share")
PLACES = [
    pytest.param(("jupyterlab", "lab/tree"), id="JupyterLab"),
    pytest.param(("notebook", "notebooks"), id="notebook"),
]


@pytest.fixture(scope="module", params=PLACES)
def place(request, tmp_path_factory) -> Iterator[tuple[Served, str]]:
    app, path = request.param
    folder = tmp_path_factory.mktemp("book") / "notebooks"
    shutil.copytree(NOTEBOOKS, folder)
    write_chapter(folder, MADE_UP, sections=5)
    home = tmp_path_factory.mktemp("home")
    server = jupyter(folder, app, HIPBOOK_LOG=":memory:", JUPYTER_CONFIG_DIR=home, JUPYTER_DATA_DIR=home)
    yield server, path
    server.stop(signal.SIGTERM)  # Jupyter asks back on Ctrl-C


@pytest.fixture
def opened(place, browser: Browser):
    server, path = place
    with browser.new_context(viewport={"width": 1300, "height": 950}) as context:
        yield lambda name: Opened(context.new_page(), f"{server.url}{path}/{name}.ipynb?token={TOKEN}&reset")
        assert any(until(lambda: all_have_kernels(server, context)) for _ in range(3))


def all_have_kernels(server: Served, context: BrowserContext) -> bool:
    """Whether no kernel is being started any more. Jupyter that is told to end meanwhile waits for ever."""
    of_server = server.ask(f"/user/x/api/sessions?token={TOKEN}").text
    kernels = [one["kernel"] for one in json.loads(of_server)]
    started = [one for one in kernels if one["connections"] and one["execution_state"] == "idle"]
    return len(started) >= sum(page.locator(".jp-NotebookPanel").count() for page in context.pages)


def test_every_screen_chart_and_the_player_work(opened):
    book = opened("dashboard")
    page = book.page
    book.run()
    page.locator(".hb-sample").click(timeout=30_000)
    page.locator(".hb-leave-sample").first.wait_for()
    for name in SCREENS:
        page.locator(f".hb-to-{name}").click()
        expect(page.locator(f".hb-screen.hb-{name} h1")).to_be_visible(timeout=30_000)
    page.locator(".hb-to-progress").click()
    for chart in page.locator(".hb-progress .hb-chart").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "yes", timeout=30_000)
    assert len([url for url in book.asked if "plotly.min.js" in url]) == 1, "charts share one copy"
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    page.locator(".hb-screen.hb-practise .hb-scale .widget-toggle-button").nth(2).click()
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    expect(page.locator(".hb-pause")).to_be_visible(timeout=30_000)
    cells = page.locator(".jp-Cell").count()
    page.locator(".hb-pause").press(
        "b"
    )  # in JupyterLab this key adds a cell, and "x" (in the player: too much) cuts it
    page.locator(".hb-pause").press("x")
    expect(page.get_by_text("You stopped. That was right.")).to_be_visible(timeout=30_000)
    expect(page.locator(".jp-Cell")).to_have_count(cells)
    assert book.wrong == []
    assert {urlsplit(url).netloc for url in book.asked if url.startswith("http")} == {urlsplit(page.url).netloc}
    assert page.title().startswith("dashboard"), "the window's title stays JupyterLab's"


def test_the_look_follows_the_theme_of_jupyterlab(opened):
    book = opened("dashboard")
    book.page.emulate_media(color_scheme="dark")
    book.run()
    ground = "getComputedStyle(document.querySelector('.hb-dashboard')).backgroundColor"
    book.page.locator(".hb-setup").wait_for(timeout=60_000)
    assert book.page.evaluate(ground) == "rgb(247, 241, 231)", "JupyterLab is light, whatever the machine is"
    book.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    assert book.page.evaluate(ground) == "rgb(19, 26, 39)"


def test_the_contents_stand_there_before_anything_is_run(opened):
    """Links, the words of the lesson and its claims."""
    page = opened("00-start-here").page
    expect(page.get_by_role("heading", name="Where do I begin?")).to_be_visible(timeout=30_000)
    for name in {path.name for path in NOTEBOOKS.glob("*.ipynb")} - {"00-start-here.ipynb"}:
        expect(page.locator(f".jp-RenderedMarkdown a[href*='{name}']").first).to_be_visible()
    claim = page.locator(".jp-OutputArea-output").first
    claim.scroll_into_view_if_needed()
    expect(claim).to_be_visible()


def test_a_saved_notebook_says_in_words_what_runs_there(opened):
    """Opened again, before anything is run: words where the widget was, no word of missing models."""
    book = opened("02-hip-or-spine")
    words = book.page.locator(".hb-as-saved")
    book.run()
    live = book.page.locator(".hb-alone").first
    live.scroll_into_view_if_needed(timeout=60_000)
    expect(live).to_be_visible()
    expect(words.first).to_be_hidden()
    book.save_and_leave()

    page = opened("02-hip-or-spine").page
    words = page.locator(".hb-as-saved", has_text="choose Run, then Run All Cells").first
    words.scroll_into_view_if_needed()
    expect(words).to_be_visible()
    expect(words).to_contain_text("choose Run, then Run All Cells")
    of_jupyter = page.get_by_text("Error displaying widget: model not found").first
    of_jupyter.wait_for(state="attached")
    expect(of_jupyter).to_be_hidden()


TOP = "document.querySelector('.jp-WindowedPanel-outer').scrollTop"


def test_all_cells_are_run_and_the_reader_stays_where_they_are(opened):
    """JupyterLab goes to the last cell. The words that say what to press are gone with the press; claims stay folded."""
    book = opened(MADE_UP.removesuffix(".ipynb"))
    page = book.page
    words = page.get_by_text("To make this page live")
    expect(words).to_be_visible()
    book.run()
    page.locator(".hb-book").wait_for(timeout=60_000)
    page.locator(".hb-alone input[type=range]").nth(2).wait_for(state="attached", timeout=90_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    assert page.evaluate(TOP) == 0
    expect(words).to_be_hidden()
    expect(page.locator(".jp-Cell.jp-mod-active")).to_contain_text("Is it this & that?")
    assert page.get_by_text("it is 42").count() == 0 or not page.get_by_text("it is 42").first.is_visible()

    page.locator(".jp-WindowedPanel-outer").hover()
    page.mouse.wheel(0, 700)
    assert until(lambda: page.evaluate(TOP) == 700), "whoever scrolls is not held"
    book.choose("Run", "Run All Cells")
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=busy]").wait_for(timeout=60_000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    assert until(lambda: abs(page.evaluate(TOP) - 700) < 5), "run again from the middle, the reader stays there"


def test_the_page_opens_a_chapter_beside_it(opened):
    book = opened("dashboard")
    page = book.page
    book.run()
    page.locator(".hb-places .hb-to-read").click(timeout=60_000)
    link = page.locator(".hb-read").get_by_role("link", name="Where do I begin?")
    link.click()
    beside = [page] if "/lab/" in page.url else page.context.pages
    assert any(
        until(
            lambda: any(
                one.get_by_role("heading", name="Where do I begin?", level=1).count() for one in page.context.pages
            )
        )
        for _ in range(3)
    )
    assert beside and page.locator(".hb-dashboard").count() == 1, "the page is still there"
