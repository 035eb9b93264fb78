"""The book in JupyterLab, and in the classic notebook where it is installed: the same screens, charts and player."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect
from serving import TOKEN, Served, jupyter, until

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
SCREENS = ("today", "check", "you", "routine", "practise", "progress", "share")
PLACES = [
    pytest.param(("jupyterlab", "lab/tree"), id="JupyterLab"),
    pytest.param(
        ("notebook", "notebooks"), id="notebook",
        marks=pytest.mark.skipif(
            find_spec("notebook") is None, reason="THE CLASSIC NOTEBOOK IS NOT INSTALLED, SO NOT TESTED: pip install notebook",
        ),
    ),
]  # fmt: skip


class Opened:
    """A notebook in a browser, with what the page asked for and complained of."""

    def __init__(self, page: Page, address: str):
        self.page, self.asked, self.wrong = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(address)
        page.locator(".jp-Cell").first.wait_for(timeout=60_000)

    def run(self) -> None:
        """Run all cells; until the kernel is connected the menu does nothing, as a reader finds too.

        Before one is even chosen it asks which, and the page says idle then as well.
        """
        expect(self.page.locator(".jp-KernelName")).not_to_have_text("No Kernel")
        self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        self.wrong.clear()  # complaints of Jupyter's own while it opened
        assert until(self._runs)

    def _runs(self) -> bool:
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_text("Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            self.page.locator(".jp-InputPrompt", has_text=re.compile(r"\[[*\d]+\]")).first.wait_for(timeout=2000)
            return True
        return False


@pytest.fixture(scope="module", params=PLACES)
def place(request, tmp_path_factory) -> Iterator[tuple[Served, str]]:
    app, path = request.param
    folder = tmp_path_factory.mktemp("book") / "notebooks"
    shutil.copytree(NOTEBOOKS, folder)
    home = tmp_path_factory.mktemp("home")
    server = jupyter(folder, app, HIPBOOK_LOG=":memory:", JUPYTER_CONFIG_DIR=home, JUPYTER_DATA_DIR=home)
    yield server, path
    server.stop(signal.SIGTERM)  # Jupyter asks back on Ctrl-C


@pytest.fixture
def opened(place, browser: Browser):
    server, path = place
    with browser.new_context(viewport={"width": 1300, "height": 950}) as context:
        yield lambda name: Opened(context.new_page(), f"{server.url}{path}/{name}.ipynb?token={TOKEN}")


def test_every_screen_chart_and_the_player_work(opened):
    book = opened("dashboard")
    page = book.page
    book.run()
    page.locator(".hb-sample").click(timeout=30_000)
    page.get_by_text("You are looking at a made-up person.").wait_for()
    for name in SCREENS:
        page.locator(f".hb-to-{name}").click()
        expect(page.locator(f".hb-screen.hb-{name} h1")).to_be_visible()
    page.locator(".hb-to-progress").click()
    for chart in page.locator(".hb-progress .hb-chart").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_attribute("data-drawn", "yes")
    assert len([url for url in book.asked if "plotly.min.js" in url]) == 1, "charts share one copy"
    page.locator(".hb-to-today").click()
    page.locator(".hb-today .hb-start").click()
    page.locator(".hb-screen.hb-practise .hb-scale .widget-toggle-button").nth(2).click()
    page.locator(".hb-begin-session").click()
    page.locator(".hb-begin").click()
    expect(page.locator(".hb-pause")).to_be_visible()
    cells = page.locator(".jp-Cell").count()
    page.locator(".hb-pause").press(
        "b"
    )  # in JupyterLab this key adds a cell, and "x" (in the player: too much) cuts it
    page.locator(".hb-pause").press("x")
    expect(page.get_by_text("You stopped. That was right.")).to_be_visible()
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
    assert book.page.evaluate(ground) == "rgb(22, 29, 43)"


def test_the_contents_stand_there_before_anything_is_run(opened):
    """Links, the words of the lesson and its claims."""
    page = opened("00-start-here").page
    expect(page.get_by_role("heading", name="Where do I begin?")).to_be_visible()
    links = [link.get_attribute("href") for link in page.locator(".jp-RenderedMarkdown a[href*='.ipynb']").all()]
    names = {path.name for path in NOTEBOOKS.glob("*.ipynb")} - {"00-start-here.ipynb"}
    assert names <= {Path(urlsplit(link).path).name for link in links}
    claim = page.locator(".jp-OutputArea-output").first
    claim.scroll_into_view_if_needed()
    expect(claim).to_be_visible()
