"""`hipbook dashboard --lan`: a phone on the same network, with the key and a code to read it from."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from serving import Served, dashboard, free_port

from hipbook.server.network import NO_NETWORK, ways


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    server = dashboard("--lan", HIPBOOK_LOG=tmp_path_factory.mktemp("lan") / "log.sqlite", HIPBOOK_TODAY="2026-01-05")
    yield server
    server.stop()


def elsewhere(served: Served) -> str:
    """The address as another device has it."""
    return served.url.replace("127.0.0.1", ways()[0].address)


def test_the_phone_needs_the_key(served: Served):
    bare = urlsplit(elsewhere(served))
    answer = Served(served.process, f"{bare.scheme}://{bare.netloc}/").ask("/")
    assert answer.status == 302 and answer.headers["Location"].startswith("/login")
    assert served.ask("/hipbook/phone").status in (302, 403)
    page = served.ask(f"/hipbook/phone?{bare.query}").text
    assert f"http://{ways()[0].address}:{bare.port}/?{bare.query}" in page.replace("&amp;", "&")
    assert "<svg" in page and "plain text" in page and "https://" not in page


def test_a_phone_can_use_every_screen_with_a_thumb(served: Served, browser: Browser):
    """390 wide, over the network's address: not https, so the page says what a phone keeps back there."""
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(elsewhere(served))
        page.locator(".hb-sample").tap()
        page.locator(".hb-leave-sample").first.wait_for()
        secure = page.evaluate("isSecureContext")
        expect(page.locator(".hb-insecure")).to_have_count(0 if secure else 1)
        if not secure:
            page.locator(".hb-insecure summary").tap()
            expect(page.locator(".hb-insecure")).to_contain_text("Set it to stay on in your phone's settings")
            page.locator(".hb-insecure summary").tap()
        for name in ("check", "you", "routine", "practise", "progress", "share", "today"):
            page.locator(f".hb-to-{name}").tap()
            expect(page.locator(f".hb-screen.hb-{name} h1")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
            small = page.evaluate(SMALL, name)
            assert small == [], f"too small for a thumb on {name}"
        page.locator(".hb-leave-sample").first.tap()
        page.locator(".hb-today .hb-setup").wait_for()
        page.get_by_text("Where is my data?").tap()
        expect(page.locator(".hb-today .hb-where")).to_contain_text("the computer that serves this page")


# The eleven numbers of a scale stand in one row, as on paper: each takes its part of the width.
SMALL = """(name) => [...document.querySelectorAll(`.hb-screen.hb-${name} button, .hb-nav button`)]
    .filter((one) => one.offsetParent && (one.offsetHeight < 44 || one.offsetWidth < (one.closest(".hb-scale") ? 32 : 40)))
    .map((one) => one.textContent + one.offsetWidth + 'x' + one.offsetHeight)"""


ALONE = """import sys, psutil
psutil.net_if_addrs = psutil.net_if_stats = dict
from hipbook.__main__ import app
app(["dashboard", "--lan", "--no-browser", "--port", sys.argv[1]])"""


def test_without_a_network_neither_terminal_nor_page_draws_a_code(tmp_path):
    """And both say so: a code would lead the phone to itself."""
    process = subprocess.Popen(
        [sys.executable, "-c", ALONE, str(free_port())],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"HIPBOOK_LOG": str(tmp_path / "log.sqlite")},
    )
    served = Served(process, process.stdout.readline().strip())
    try:
        page = served.ask(f"/hipbook/phone?{urlsplit(served.url).query}").text
        assert NO_NETWORK in page and "<svg" not in page and "127.0.0.1" not in page
    finally:
        served.stop()
    assert NO_NETWORK in served.said_later and "█" not in served.said_later
