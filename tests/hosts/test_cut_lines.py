"""The line to the page is cut, falls silent, or its device sleeps: the page comes back, or says what to do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from cut_line import CutLine
from pages import write_notebook
from playwright.sync_api import Browser, Page, expect
from serving import Served, heavy, until

PING_MS = 300
START = """
import sys
from pathlib import Path
from hipbook.server import server
server.PING_EVERY_MS = {ping}
server.serve(Path(sys.argv[1]), port=0, browser=False, reach={reach!r})
"""
TYPED = """
import ipywidgets
field, press, says = ipywidgets.Text(), ipywidgets.Button(description='Press'), ipywidgets.Label('kept: ')
kept = []
def pressed(_):
    kept.append(field.value)
    says.value = 'kept: ' + ', '.join(kept)
press.on_click(pressed)
ipywidgets.VBox([field, press, says])
"""
LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"
"""A browser that is led by a test counts as looked at all along."""
LOST = "hipbook has lost its connection."


@dataclass
class Place:
    """A server, how it is reached, and the line to it."""

    reach: str
    served: Served
    line: CutLine

    def connections(self, page: Page) -> int:
        """How many the server holds to the kernel of this page."""
        kernel = json.loads(page.locator("#jupyter-config-data").text_content())["kernelId"]
        key = urlsplit(self.served.url).query
        return json.loads(self.served.ask(f"/api/kernels/{kernel}?{key}").text)["connections"]


@pytest.fixture(scope="module", params=["own", "lan", "public"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Served]]:
    code = START.format(ping=PING_MS, reach=request.param)
    command = [sys.executable, "-c", code, str(write_notebook(tmp_path_factory.mktemp("typed"), TYPED))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    server = Served(process, process.stdout.readline().strip())
    yield request.param, server
    server.stop()


@pytest.fixture
def place(served: tuple[str, Served]) -> Iterator[Place]:
    line = CutLine(served[1].url)
    yield Place(*served, line)
    line.close()


@pytest.fixture
def page(browser: Browser, place: Place) -> Iterator[Page]:
    """The page, open over the line."""
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(place.line.url)
        page.get_by_text("kept:").wait_for()
        keep(page, "one", "kept: one")
        yield page


def keep(page: Page, word: str, said: str) -> None:
    page.get_by_role("textbox").fill(word)
    page.get_by_role("textbox").blur()
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_text("kept:")).to_have_text(said)


@pytest.mark.parametrize("seconds", [5, pytest.param(120, marks=heavy), 600])
def test_a_line_that_was_cut_comes_back_with_what_was_typed_meanwhile(place: Place, page: Page, seconds: int) -> None:
    """The time is that of the page's clock, and of the server for the first five seconds."""
    place.line.cut()
    page.get_by_text(LOST).wait_for()
    page.get_by_role("textbox").fill("two")
    page.get_by_role("textbox").blur()
    begun = time.monotonic()
    for _ in range(seconds // 5):
        page.clock.run_for(5000)
    assert until(lambda: time.monotonic() - begun > 5)
    place.line.back()
    assert until(lambda: page.clock.run_for(1000) or page.get_by_text(LOST).is_hidden())
    page.get_by_role("button", name="Press").click()
    expect(page.get_by_text("kept:")).to_have_text("kept: one, two")


def test_a_phone_in_a_pocket_goes_on_when_it_is_taken_out(place: Place, page: Page) -> None:
    """Frozen, its network gone, until the server has given the connection up (on a network it does); then on another."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    place.line.silent()
    if place.reach != "own":
        assert until(lambda: place.connections(page) == 0)
    place.line.back(on_another_network=place.reach != "own")
    devtools.send("Page.setWebLifecycleState", {"state": "active"})
    page.evaluate(LOOKED_AT)
    assert until(lambda: place.connections(page) == 1)
    keep(page, "two", "kept: one, two")
    assert page.locator("#hb-notice").is_hidden()


@pytest.mark.parametrize("missing", [b"/channels", b"voila.js"], ids=["kernel", "script"])
def test_a_late_page_says_so_and_is_ready_when_it_comes(place: Place, browser: Browser, missing: bytes) -> None:
    place.line.silent(missing)
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.goto(place.line.url, wait_until="commit")
        page.locator("#loading").wait_for()
        slow = page.get_by_text("hipbook is taking longer than usual to open.")
        assert until(lambda: page.clock.run_for(5000) or slow.is_visible())
        assert re.search("Wait a little, or reload", page.locator("#hb-notice").inner_text())
        place.line.back()
        assert until(lambda: page.clock.run_for(1000) or slow.is_hidden())
        keep(page, "one", "kept: one")
