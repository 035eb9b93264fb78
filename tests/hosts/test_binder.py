"""Binder: a machine that vanishes. Voila inside Jupyter Server, below a path, over the files that Binder reads."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from serving import PATIENCE, TOKEN, Served, jupyter, until
from tree import ROOT
from visiting import Watch, drop, practise, set_up

import hipbook as hb

BINDER = ROOT / "binder"
DASHBOARD = "voila/render/notebooks/dashboard.ipynb"
BOOK = "voila/render/notebooks/00-start-here.ipynb"


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """The machine that Binder starts, in its folder, with the variables its own start file sets."""
    home = tmp_path_factory.mktemp("home")
    own = {"JUPYTER_CONFIG_DIR": home, "JUPYTER_DATA_DIR": home, "HIPBOOK_LOG": home / "log.sqlite"}
    server = jupyter(ROOT, begin=(BINDER / "start", sys.executable), HIPBOOK_TODAY="2026-01-05", **own)
    yield server
    server.stop(signal.SIGTERM)  # Jupyter asks back on Ctrl-C


@pytest.fixture
def opened(served: Served, page: Page) -> Page:
    page.goto(f"{served.url}{DASHBOARD}?token={TOKEN}")
    page.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=3 * PATIENCE * 1000)
    expect(page.locator(".hb-banner, .hb-temporary").first).to_be_visible()
    return page


def test_the_machine_opens_on_the_book(served: Served):
    """Where a link names no page, and in the README's first lines."""
    opens = served.ask(f"/user/x/?token={TOKEN}").headers["Location"].partition("?")[0]
    assert opens == f"/user/x/{BOOK}"
    head = (ROOT / "README.md").read_text("utf-8").splitlines()[:5]
    [link] = re.findall(r"\]\((https://mybinder\.org/v2[^)]+)\)", "\n".join(head))
    assert parse_qs(urlsplit(link).query)["urlpath"] == [BOOK]
    assert "Where do I begin?" in served.ask(f"/user/x/{BOOK}?token={TOKEN}").text


def test_what_is_different_there_is_told_in_one_line(opened: Page):
    """The made-up log and the machine that vanishes are told together, and one's own log with the way to keep it."""
    told = opened.locator(".hb-keeping:visible, .hb-banner:visible").filter(has_text=re.compile("."))
    leave = opened.locator(".hb-leave-sample")
    if leave.is_visible():
        expect(told).to_have_count(1)
        expect(told).to_contain_text("Nothing stays.")
        assert _same_line(told.locator("p"), leave)
        leave.click()
        expect(opened.locator(".hb-banner")).to_be_hidden()
    expect(told).to_have_count(1)
    expect(told).to_contain_text("This is a temporary machine: your log is gone with it.")


def _same_line(one: Locator, other: Locator) -> bool:
    first, second = one.bounding_box(), other.bounding_box()
    middle = second["y"] + second["height"] / 2
    return first["y"] <= middle <= first["y"] + first["height"]


def test_every_link_of_the_guide_opens_a_page_of_the_machine(served: Served):
    guide = (ROOT / "docs" / "binder.md").read_text("utf-8")
    links = re.findall(r"\((https://mybinder\.org/[^)]+)\)", guide)
    paths = [parse_qs(urlsplit(link).query)["urlpath"][0] for link in links]
    chapters = [path.name for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))]
    ways = [f"{way}/notebooks/{name}" for name in chapters for way in ("voila/render", "lab/tree")]
    assert paths == [DASHBOARD, *ways], "each chapter as a page, and in JupyterLab"
    for path in paths:
        assert (ROOT / path.removeprefix("voila/render/").removeprefix("lab/tree/")).is_file()
    for path in (path for path in paths if path.startswith("lab/")):
        assert served.ask(f"/user/x/{path}?token={TOKEN}").status == 200


def test_the_page_leads_to_a_chapter_and_back_below_a_path(opened: Page):
    """In Voila within Jupyter Server: the same links by name alone."""
    opened.locator(".hb-leave-sample").click()
    opened.locator(".hb-places .hb-to-read").click()
    opened.locator(".hb-read").get_by_role("link", name="Is it my hip or my spine?").click()
    expect(opened.locator("#loading")).to_have_count(0, timeout=3 * PATIENCE * 1000)
    expect(opened).to_have_title("Is it my hip or my spine? · hipbook")
    opened.locator(".hb-chapter-brand").click()
    expect(opened.locator(".hb-today h1")).to_be_visible(timeout=3 * PATIENCE * 1000)


def test_a_session_is_kept_as_a_file_and_comes_back_by_dropping_it(served: Served, page: Page, tmp_path: Path):
    """The whole way of a newcomer: the made-up person, one's own week, a session, the file, and the file back."""
    watch = Watch(page)
    page.clock.install()
    page.goto(f"{served.url}{DASHBOARD}?token={TOKEN}")
    page.locator(".hb-leave-sample").click(timeout=3 * PATIENCE * 1000)  # the made-up person comes first
    expect(page.locator(".hb-keeping")).to_contain_text("This is a temporary machine")
    set_up(page)
    practise(page, before=2, worst=2)
    with page.expect_download() as download:
        page.locator(".hb-keep").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    expect(page.locator(".hb-keeping")).to_contain_text("nothing new")
    log = hb.Log.import_json(saved)
    assert len(log.records("sessions")) == 1 and log.history().profile.age == 46
    watch.errors = [error for error in watch.errors if "favicon" not in error]
    watch.assert_clean(served)

    erase_everything(page)
    drop(page, saved)
    page.locator(".hb-import-confirm").click()
    page.locator(".hb-stands").get_by_text("brought in").wait_for()
    expect(page.locator(".hb-share")).to_contain_text(f"{sum(log.counts().values())} entries")


def erase_everything(page: Page) -> None:
    page.locator(".hb-to-share").click()
    page.locator(".hb-share .hb-delete").click()
    page.locator(".hb-share").get_by_label("To go on, type DELETE").fill("DELETE")
    page.locator(".hb-delete-confirm").click()
    page.get_by_text("Your log is deleted.").wait_for()


def test_a_wrong_file_is_told_where_the_reader_is_looking(opened: Page, tmp_path: Path):
    """Share was not open, and what it says of a file stands far down on it."""
    opened.set_viewport_size({"width": 390, "height": 844})
    for name, text in (("empty.json", ""), ("other.json", '{"hello": [1, 2]}')):
        opened.locator(".hb-to-today").click()
        opened.locator(".hb-today h1").wait_for()
        file = tmp_path / name
        file.write_text(text)
        drop(opened, file)
        told = opened.get_by_text(f"{name}: the file is not an export of a log")
        expect(told).to_be_in_viewport()
    expect(opened.get_by_text("Nothing was brought in.")).to_have_count(1)


def test_below_a_path_no_copy_stays_in_the_browser(opened: Page):
    """Other people's pages live at the same address there."""
    assert opened.evaluate("indexedDB.databases()") == []


def test_closing_the_page_ends_its_kernel(served: Served, opened: Page):
    before = served.kernels()
    opened.close()
    assert until(lambda: served.kernels() < before)


def test_idle_kernels_end_after_hours_by_the_settings_this_server_reads(served: Served):
    settings = json.loads((ROOT / "hipbook/server/etc/jupyter/jupyter_server_config.json").read_text())
    assert 3600 <= settings["MappingKernelManager"]["cull_idle_timeout"] <= 24 * 3600
    start = (BINDER / "start").read_text()
    assert "hipbook/server" in start and "JUPYTER_CONFIG_PATH" in start and os.access(BINDER / "start", os.X_OK)
