"""The whole loop in a browser alone: static files, Python in a worker, the log in the browser's own storage."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from alone import OPENS_MS, Alone, handed_out, is_kept, moves, notice, ready, someone
from engines import ENGINES
from engines import opened as opened_engine
from newcomer import Newcomer
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from visiting import Watch, check_screen, choose, drop, log_of, practise

import hipbook as hb

FIRST, NEXT = "2026-01-05T08:00:00", "2026-01-06T08:00:00"
DROP = """
const held = new DataTransfer();
held.items.add(new File([arguments[0]], "copy.json", { type: "application/json" }));
document.querySelector(".hb-dashboard").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true }));
"""
pytestmark = pytest.mark.browser
ABOUT, NEWER = (
    "A hip-care workbook that plans, leads, logs and adapts. Your answers stay on this device.",
    "A newer hipbook.",
)
MORE_THAN_IS_SET_ASIDE = 6000
"""Mornings: Chromium sets aside a megabyte for a file, whatever the quota is."""


def opened(context: BrowserContext, alone: Alone, at: str | None = None) -> Page:
    page = context.new_page()
    page.set_default_navigation_timeout(OPENS_MS)
    if at:
        page.clock.install(time=at)
    page.goto(alone.url)
    ready(page)
    return page


def exported(page: Page, folder: Path) -> hb.Log:
    """The log as the reader's own copy of it has it."""
    page.locator(".hb-to-share:visible").last.click()
    with page.expect_download() as file:
        page.locator(".hb-export").click()
    file.value.save_as(folder / "copy.json")
    return hb.Log.import_json(folder / "copy.json")


def test_the_loop_closes_without_a_server(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    """A new person practises, saves and reloads; their browser is ended; the next morning the plan answers."""
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone, FIRST)
        watch = Watch(page)
        newcomer = Newcomer(page)
        newcomer.begin()
        newcomer.to_the_end()
        practise(page, before=2, worst=2)
        page.reload()
        ready(page)
        assert [done.pain_worst for done in exported(page, tmp_path).records("sessions")] == [2]
        watch.assert_clean(alone)

    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone, NEXT)
        watch = Watch(page)
        choose(page, "today", "Hip pain this morning", "5")
        page.locator(".hb-save-morning").click()
        expect(page.locator(".hb-changes")).to_contain_text(
            "The next morning was worse than usual, so do less next time."
        )
        page.locator(".hb-to-progress").click()
        expect(page.locator(".hb-progress")).to_contain_text("1 session since")
        log = exported(page, tmp_path)
        assert [(morning.on, morning.pain) for morning in log.records("mornings")] == [(date(2026, 1, 6), 5)]
        assert {change.change for change in log.records("plan_changes")} == {"reduce"}
        with page.expect_popup() as report:
            page.locator(".hb-report").click()
        expect(report.value.locator("body")).to_contain_text("as of 6 Jan 2026")
        watch.assert_clean(alone)


def test_every_screen_of_the_made_up_person_looks_as_it_should(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").wait_for()
        for screen in ("today", "routine", "progress", "library", "share"):
            page.locator(f".hb-to-{screen}:visible").last.click()
            page.locator(f".hb-{screen} h1").wait_for()
            if screen == "progress":
                page.locator(".hb-progress .hb-chart").first.scroll_into_view_if_needed()
                page.locator(".hb-progress [data-drawn=yes]").first.wait_for(timeout=OPENS_MS)
            check_screen(page, screen, 390)


def test_it_opens_without_a_network_after_the_first_visit(browser: Browser, site: Path, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        with handed_out(site) as alone:
            page = opened(person, alone)
            is_kept(page)
        page.reload()
        ready(page)
        expect(page.locator(".hb-today h1")).to_be_visible()
        page.goto(f"{alone.url}read/00-start-here.html")
        moves(page)
        page.get_by_role("link", name="Whom should I believe? →").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Whom should I believe?")
        moves(page)


def test_a_newer_site_waits_until_it_is_asked_for_and_keeps_the_log(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "published"
    shutil.copytree(site, folder)
    with handed_out(folder) as alone, someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone)
        is_kept(page)
        drop(page, log_of(tmp_path, 3))
        page.locator(".hb-import-confirm").click()
        expect(page.locator(".hb-said")).to_contain_text("3 entries brought in")
        publish_newer(folder)
        page.reload()
        ready(page)
        about = page.locator("meta[name=description]")
        expect(about).not_to_have_attribute("content", NEWER)
        notice(page, "newer").wait_for(timeout=OPENS_MS)
        page.get_by_role("button", name="Use it now").click()
        expect(about).to_have_attribute("content", NEWER, timeout=OPENS_MS)
        ready(page)
        assert len(exported(page, tmp_path).records("mornings")) == 3


def publish_newer(folder: Path) -> None:
    """As the next build would: another page, and a service that knows it."""
    page, service = folder / "index.html", folder / "service.js"
    old = sha256(page.read_bytes()).hexdigest()
    page.write_text(page.read_text("utf-8").replace(ABOUT, NEWER), "utf-8")
    told = service.read_text("utf-8").replace(old, sha256(page.read_bytes()).hexdigest())
    service.write_text(re.sub(r'VERSION: "\w+"', 'VERSION: "newer"', told), "utf-8")


def test_a_second_tab_waits_or_takes_over(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        first = opened(person, alone)
        second = person.new_page()
        second.goto(alone.url)
        expect(notice(second, "elsewhere")).to_contain_text("open in another tab")
        second.get_by_role("button", name="Go on here").click()
        ready(second)
        expect(notice(first, "elsewhere")).to_be_visible()
        second.close()
        ready(first)  # by itself, since nobody else has the book now


def test_what_was_saved_outlives_a_crash_of_the_tab(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone)
        drop(page, log_of(tmp_path, 4))
        page.locator(".hb-import-confirm").click()
        expect(page.locator(".hb-said")).to_contain_text("4 entries brought in")
        with page.expect_event("crash"), suppress(Error):
            page.goto("chrome://crash")
        again = opened(person, alone)
        assert len(exported(again, tmp_path).records("mornings")) == 4


def test_a_full_device_is_told_and_nothing_is_half_saved(browser: Browser, alone: Alone, tmp_path: Path) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = opened(person, alone)
        is_kept(page)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(alone.url))
        device = person.new_cdp_session(page)
        device.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
        drop(page, log_of(tmp_path, MORE_THAN_IS_SET_ASIDE))
        page.locator(".hb-import-confirm").click(timeout=OPENS_MS)
        expect(page.locator(".hb-said")).to_contain_text("No room is left", timeout=OPENS_MS)
        device.send("Storage.overrideQuotaForOrigin", {"origin": origin})
        page.locator(".hb-import-confirm").click()
        expect(page.locator(".hb-said")).to_contain_text("entries brought in", timeout=OPENS_MS)


def test_a_browser_that_keeps_nothing_says_so_and_offers_the_file(
    browser: Browser, alone: Alone, tmp_path: Path
) -> None:
    with someone(browser, tmp_path / "profile") as person:
        page = person.new_page()
        page.goto(alone.insecure_url)
        ready(page)
        expect(page.locator(".hb-temporary")).to_contain_text("This browser keeps nothing for this page")
        drop(page, log_of(tmp_path, 2))
        page.locator(".hb-import-confirm").click()
        page.locator(".hb-keep").wait_for()
        page.locator(".hb-to-more:visible").last.click()
        page.locator(".hb-to-read:visible").last.click()
        with page.expect_popup() as chapter:
            page.get_by_role("link", name="Where do I begin?").click()
        moves(chapter.value)
        page.locator(".hb-keep").wait_for()  # its log is still there


def test_the_page_is_one_that_a_phone_can_install(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "./" and manifest["display"] == "standalone"
    for picture in manifest["icons"]:
        assert (site / picture["src"]).is_file()
    assert (site / "icon-192.png").read_bytes()[16:24] == (192).to_bytes(4) * 2


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_it_runs_in_other_engines_and_stays_where_they_keep_files(engine: str, alone: Alone, tmp_path: Path) -> None:
    """WebKit's driver opens a window that keeps nothing, and the page says so there."""
    for reader in opened_engine(engine):
        reader.driven.open(alone.url)
        reader.find(".hb-dashboard[data-ready=yes]")
        reader.press(".hb-sample")
        reader.press(".hb-to-progress")
        reader.show(".hb-progress .hb-chart")
        reader.find(".hb-progress [data-drawn=yes]")
        reader.press(".hb-leave-sample")
        reader.driven.open(f"{alone.url}read/00-start-here.html")
        reader.find("[data-shown=widget] .hb-guess")
        reader.driven.open(alone.url)
        reader.find(".hb-dashboard[data-ready=yes]")
        if engine == "webkit":
            reader.find(".hb-temporary")
            continue
        reader.ask(DROP, log_of(tmp_path, 2).read_text("utf-8"))
        reader.press(".hb-import-confirm")
        reader.find(".hb-share p", "Done: 2 entries brought in.")
        reader.driven.open(alone.url)
        reader.find(".hb-dashboard[data-ready=yes]")
        reader.press(".hb-to-share")
        reader.find(".hb-share p", "It holds 2 entries")
