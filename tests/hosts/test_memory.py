"""Memory where others share the machine: a page that takes too much ends with a way on, and alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import write_notebook
from playwright.sync_api import Page
from serving import Served, can_fork, children, is_kernel, until

MOST_MB = 400
START = """
import sys
from dataclasses import replace
from pathlib import Path
from hipbook.server import server
server.LIMITS = {{reach: replace(one, memory_mb={most}) for reach, one in server.LIMITS.items()}}
server.serve(Path(sys.argv[1]), port=0, browser=False, reach={reach!r})
"""
GREEDY = """
import ipywidgets
kept, says = [], ipywidgets.Label('nothing yet')
def more(_):
    kept.append(b'x' * 100 * 2**20)
    says.value = f'{len(kept)} hundred'
def at_once(_):
    try:
        kept.append(bytearray(64 * 2**30))
    except MemoryError:
        says.value = 'refused'
more_, at_once_ = ipywidgets.Button(description='More'), ipywidgets.Button(description='At once')
more_.on_click(more)
at_once_.on_click(at_once)
ipywidgets.VBox([more_, at_once_, says])
"""


@pytest.fixture(params=["lan", "public"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    code = START.format(most=MOST_MB, reach=request.param)
    command = [sys.executable, "-c", code, str(write_notebook(tmp_path, GREEDY))]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"HIPBOOK_LOG": ":memory:"})
    server = Served(process, process.stdout.readline().strip())
    yield server
    server.stop()


def opened(page: Page, served: Served) -> Page:
    page.goto(served.url)
    page.get_by_text("nothing yet").wait_for()
    return page


def test_a_page_that_takes_too_much_ends_with_a_sentence_and_the_others_go_on(page: Page, served: Served) -> None:
    other = opened(page.context.new_page(), served)
    opened(page, served)
    page.get_by_role("button", name="More").click()
    page.get_by_text("1 hundred").wait_for()
    for _ in range(MOST_MB // 100):
        page.get_by_role("button", name="More").click()
    page.get_by_text("needed more memory than one page may have here").wait_for()
    assert "Nothing you saved is lost. Reload the page" in page.locator("#hb-notice").inner_text()
    other.get_by_role("button", name="More").click()
    other.get_by_text("1 hundred").wait_for()
    page.locator("#hb-notice").get_by_role("button", name="Reload").click()
    page.get_by_text("nothing yet").wait_for()


@pytest.mark.skipif(not can_fork(), reason="the system is asked for a limit where kernels are forked")
def test_what_is_asked_for_faster_than_anybody_looks_is_refused_by_the_system(page: Page, served: Served) -> None:
    opened(page, served)
    page.get_by_role("button", name="At once").click()
    page.get_by_text("refused").wait_for()
    assert until(
        lambda: all(one.memory_info().rss < MOST_MB * 2**20 for one in children(served.process) if is_kernel(one))
    )
    page.get_by_role("button", name="More").click()
    page.get_by_text("1 hundred").wait_for()
