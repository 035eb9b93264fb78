"""An experiment in JupyterLab: the day's line and its blocks in the middle, and the answer once it is over."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from experimenting import Life
from in_jupyter import Opened
from playwright.sync_api import Browser, Page, expect
from serving import TOKEN, Served, jupyter
from test_lab import NOTEBOOKS


@pytest.fixture
def lab(browser: Browser, tmp_path: Path) -> Iterator:
    """The dashboard's notebook on a day, over the log of a life."""
    running: list[Served] = []
    folder = tmp_path / "book" / "notebooks"
    shutil.copytree(NOTEBOOKS, folder)

    def close() -> None:
        while running:
            running.pop().stop(signal.SIGTERM)

    def on(page: Page, log: Path, day: date) -> Page:
        close()
        home = tmp_path / f"home-{day}"
        running.append(
            jupyter(folder, HIPBOOK_LOG=log, HIPBOOK_TODAY=day, JUPYTER_CONFIG_DIR=home, JUPYTER_DATA_DIR=home)
        )
        book = Opened(page, f"{running[-1].url}lab/tree/dashboard.ipynb?token={TOKEN}&reset")
        book.run()
        return page

    with browser.new_context(viewport={"width": 1300, "height": 950}) as context:
        yield lambda log, day: on(context.new_page(), log, day), close
    close()


def test_an_experiment_goes_on_and_comes_to_its_end(lab, tmp_path: Path) -> None:
    on, close = lab
    life = Life(tmp_path / "log.sqlite")
    life.begin()
    life.live_until_block(4)
    page = on(life.path, life.today)
    expect(page.locator(".hb-now")).to_contain_text("It is day 5 of 16 of your experiment.", timeout=60_000)
    page.locator(".hb-to-experiment").click()
    expect(page.locator(".hb-blocks > li")).to_have_count(16, timeout=30_000)
    expect(page.locator(".hb-blocks [data-fate=followed]")).to_have_count(4)
    page.locator(".hb-to-today").click()
    page.locator(".hb-flare").click()
    expect(page.locator(".hb-now")).to_contain_text("Your experiment waits")
    page.close()
    close()

    life.end_flare(after=3)
    life.live_until_block(16)
    page = on(life.path, life.today + timedelta(2))
    page.locator(".hb-to-progress").click(timeout=60_000)
    page.locator(".hb-see-experiment").click(timeout=30_000)
    over = page.locator(".hb-experiment-over")
    expect(over).to_contain_text("about 3 points lower than with no walk")
    expect(over.locator(".hb-chart")).to_have_attribute("data-drawn", "yes", timeout=30_000)
