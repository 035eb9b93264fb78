"""Pictures of every screen of the served page, wide and narrow, light and dark, into ``screenshots/``.

The sample person's log is shown, in memory. Needs Chromium; CHROMIUM names it where it is not found by itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

SCREENS = ("today", "check", "you", "routine", "practise", "progress", "library", "share")
WIDTHS = {"wide": 1400, "phone": 390}
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def main(folder: Path) -> None:
    """Start the dashboard, look at every screen, and stop it."""
    folder.mkdir(exist_ok=True)
    environment = os.environ | {"HIPBOOK_LOG": ":memory:"}
    command = [sys.executable, "-m", "hipbook", "dashboard", "--no-browser", "--port", "8799"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        address = server.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            for name, width in WIDTHS.items():
                for scheme in ("light", "dark"):
                    look(browser, address, width, scheme, folder / f"{name}-{scheme}")
    finally:
        server.terminate()
        server.wait()


def look(browser: Browser, address: str, width: int, scheme: str, prefix: Path) -> None:
    """One visit: the first page, then each screen with the sample person."""
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(address)
        page.locator(".hb-dashboard[data-ready=yes]").wait_for()
        page.screenshot(path=f"{prefix}-first.png", full_page=True)
        page.locator(".hb-sample").click()
        page.locator(".hb-leave-sample").wait_for()
        for screen in SCREENS:
            show(page, screen)
            page.screenshot(path=f"{prefix}-{screen}.png", full_page=True)


def show(page: Page, screen: str) -> None:
    """Go to a screen and wait until it stands."""
    page.locator(f".hb-to-{screen}").click()
    page.locator(f".hb-{screen} h1").wait_for()
    if screen == "progress":
        for chart in page.locator(".hb-progress .hb-chart").all():
            chart.scroll_into_view_if_needed()
            chart.locator("xpath=self::*[@data-drawn='yes']").wait_for()
        page.evaluate("scrollTo(0, 0)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
