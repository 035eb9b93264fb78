"""`hipbook dashboard --public`: everybody's page, nobody's log but one's own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import GOOD, write_notebook
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import Served, dashboard, until
from visiting import drop, log_of

from hipbook.server.server import PUBLIC, WAITING

AT_ONCE = 10 if os.environ.get("HIPBOOK_HEAVY") else 3
"""Ten where there is time; HIPBOOK_HEAVY=1 says so."""


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    server = dashboard("--public", HIPBOOK_TODAY="2026-03-02")
    yield server
    server.stop()


def visit(context: BrowserContext, served: Served) -> Page:
    page = context.new_page()
    page.goto(served.url)
    page.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=90_000)
    return page


def bring(page: Page, file: Path) -> None:
    page.locator(".hb-to-share").click()
    page.locator(".hb-share h1").wait_for()
    drop(page, file)
    page.locator(".hb-import-confirm").click()


def entries(page: Page, number: int) -> None:
    page.locator(".hb-to-share").click()
    expect(page.locator(".hb-share").get_by_text(f"{number} entr", exact=False).first).to_contain_text(f"{number} entr")


def copied(page: Page) -> bool:
    """Whether the browser holds a copy."""
    return page.evaluate("""() => new Promise((done) => { const opening = indexedDB.open('hipbook', 1);
        opening.onsuccess = () => { const db = opening.result;
            if (!db.objectStoreNames.contains('logs')) { db.close(); return done(false); }
            const asked = db.transaction('logs').objectStore('logs').get('log');
            asked.onsuccess = () => { db.close(); done(Boolean(asked.result)); }; }; })""")


def test_visitors_at_once_never_see_each_others_data(served: Served, browser: Browser, tmp_path: Path):
    contexts = [browser.new_context() for _ in range(AT_ONCE)]
    pages = [visit(context, served) for context in contexts]
    for number, page in enumerate(pages, 2):
        bring(page, log_of(tmp_path, number))
    for number, page in enumerate(pages, 2):
        entries(page, number)
        assert until(lambda page=page: copied(page))
    for context in contexts:
        context.close()


def test_the_browser_gives_the_log_back_and_can_forget_it(served: Served, browser: Browser, tmp_path: Path):
    with browser.new_context() as context:
        page = visit(context, served)
        expect(page.locator(".hb-keeping")).to_contain_text("You are on a server that others use too.")
        bring(page, log_of(tmp_path, 4))
        assert until(lambda: copied(page))
        page.close()

        page = visit(context, served)
        expect(page.locator(".hb-keeping")).to_contain_text("Is this your log?")
        page.locator(".hb-bring-back").click()
        page.get_by_text("Your log is back: 4 entries.").wait_for()
        entries(page, 4)
        page.locator(".hb-forget").click()
        assert until(lambda: not copied(page))


def test_it_says_so_and_keeps_nothing_on_the_disk(served: Served, browser: Browser):
    with browser.new_context() as context:
        page = visit(context, served)
        page.get_by_text("Where is my data?").click()
        expect(page.locator(".hb-today .hb-where")).to_contain_text("in the memory of a server, for this page alone")
    listing = served.ask("/api/kernels")
    assert listing.status == 404, "nobody can list the others' kernels"


def test_what_nobody_looks_at_is_ended(tmp_path: Path, browser: Browser):
    """A page that was asked for but never came up, or whose browser vanished without a word."""
    notebook = write_notebook(tmp_path, GOOD)
    code = f"from pathlib import Path; from hipbook.server.server import serve; serve(Path({str(notebook)!r}), browser=False, reach='public', idle_s=4)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    served = Served(process, process.stdout.readline().strip())
    try:
        for _ in range(WAITING[PUBLIC] + 2):
            assert served.ask("/").status == 200
        assert served.kernels() > WAITING[PUBLIC]
        assert until(lambda: served.kernels() <= WAITING[PUBLIC])
    finally:
        served.stop()
