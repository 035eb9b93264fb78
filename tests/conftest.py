"""What several test files share: one browser and a fresh page in it, one dashboard and a fresh log under it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, Page, expect, sync_playwright
from serving import CHROMIUM, PATIENCE, QUIET, Served, dashboard

# The kernel answers both, so what is looked for gets as much time as what is clicked: without this, 5 s and 30 s.
expect.set_options(timeout=PATIENCE * 1000)

# A law holds or not; how long its proof takes says how busy the machine is.
settings.register_profile("unhurried", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Where all must agree on what failed, the examples are the same each time; elsewhere each run tries new ones.
settings.register_profile("steady", parent=settings.get_profile("unhurried"), derandomize=True)
# A mutant is killed by the first example that fails: no smaller one is looked for, and few are tried.
brief = settings(
    settings.get_profile("steady"), max_examples=10, phases=[Phase.explicit, Phase.generate], database=None
)
settings.register_profile("brief", parent=brief)
settings.load_profile("steady" if os.environ.get("CI") else "unhurried")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("NO CHROMIUM FOUND: THE PAGE IS NOT TESTED. Install it or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """One server for all, and its log: starting it takes longer than most of what is proved with it."""
    log = tmp_path_factory.mktemp("diary") / "log.sqlite"
    served = dashboard(HIPBOOK_LOG=log, HIPBOOK_TODAY="2026-01-05")
    yield served, log
    served.stop()


@pytest.fixture
def diary(running: tuple[Served, Path]) -> Path:
    """The log of the server, emptied: each test begins as a first visitor."""
    _, log = running
    with closing(sqlite3.connect(log, timeout=PATIENCE)) as db, db:
        tables = db.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
        for (name,) in tables.fetchall():
            db.execute(f'delete from "{name}"')
    return log


@pytest.fixture
def served(running: tuple[Served, Path], diary: Path) -> Served:
    """A dashboard on 5 January 2026 whose log is empty."""
    return running[0]
