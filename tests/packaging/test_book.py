"""`make book`: pages that read well from the file system, with no network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from serving import heavy
from tree import ROOT

pytestmark = heavy


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "book", folder], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


@pytest.fixture
def reader(browser: Browser):
    with browser.new_context(offline=True, viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


def test_every_notebook_is_a_page_and_every_link_leads_somewhere(book: Path):
    pages = {path.name: path.read_text("utf-8") for path in book.glob("*.html")}
    assert {Path(name).stem for name in pages} == {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}
    for name, text in pages.items():
        body = text.partition("<main>")[2]
        links = re.findall(r'(?:href|src)="([^"#]+)"', body)
        assert links and [link for link in links if not (book / link).is_file()] == [], name
        assert not re.search(r"(?:src|href)=\"?//|@import|url\(http", text), name
        assert "Traceback" not in body and "widget-view" not in body


def test_it_reads_well_with_no_network(book: Path, reader: Page):
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    for path in sorted(book.glob("*.html")):
        reader.goto(path.as_uri())
        expect(reader.get_by_role("heading", level=1).first).to_be_visible()
        assert reader.evaluate("document.documentElement.scrollWidth") <= 390, path.name
        pictures = "[...document.querySelectorAll('svg[role=img], img')].filter((p) => !p.getAttribute('aria-label') && !p.alt && !p.querySelector('title'))"
        assert reader.evaluate(f"{pictures}.length") == 0, path.name
    assert {url.partition(":")[0] for url in asked} == {"file"}


def test_explanations_can_be_read_where_they_cannot_be_used(book: Path, reader: Page):
    reader.goto((book / "02-hip-or-spine.html").as_uri())
    expect(reader.get_by_text("Of 120 degrees the hip gives 75 to 104").first).to_be_visible()
    reader.get_by_role("link", name="Contents").first.click()
    expect(reader.get_by_role("heading", name="Which chapters are there?")).to_be_visible()


def test_no_code_is_read_and_claims_are_folded(book: Path, reader: Page):
    for path in sorted(book.glob("[0-9]*.html")):
        reader.goto(path.as_uri())
        assert not [
            word for word in ("show.begin", "import hipbook", "To make this page live") if word in reader.content()
        ]
        folds = reader.locator("details.hb-how")
        assert folds.count() > 0 and reader.locator("details.hb-how[open]").count() == 0, path.name
