"""One visit of a page in Chromium: when it could be used, what it fetched, and how long a click takes to show."""

from __future__ import annotations

import base64
import os
import shutil
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
LOOPBACK = "127.0.0.1"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {LOOPBACK}",
)  # fmt: skip
SETTLED_MS = 1500
DASHBOARD = ".hb-dashboard[data-ready=yes] :is(.hb-start, .hb-setup)"
EMPTY = "#rendered_cells .jp-OutputArea-output pre"

WATCH = """(() => {
  const PATIENCE_MS = 30_000;
  const seen = (wanted, many = 1) =>
    [...document.querySelectorAll(wanted)].filter((one) => one.getClientRects().length).length >= many;
  const late = (_, no) => setTimeout(() => no(new Error("waited in vain")), PATIENCE_MS);
  const when = (true_) => new Promise((yes) => {
    const look = () => (true_() ? yes(performance.now()) : requestAnimationFrame(look));
    look();
  });
  const shown = (wanted, many) => Promise.race([when(() => seen(wanted, many)), new Promise(late)]);
  window.benchmark = {
    shown,
    press: async (button, ...wanted) => {
      const start = performance.now();
      document.querySelector(button).click();
      const times = await Promise.all(wanted.map(([what, many]) => shown(what, many)));
      return times.map((time) => time - start);
    },
  };
})()"""


class Visit:
    """A page being looked at. Times are those of the page's own clock, in ms from the start of its navigation."""

    def __init__(self, context: BrowserContext, url: str, wanted: str):
        self.requests = self.bytes = self.socket_bytes = 0
        self.hosts: set[str] = set()
        self.page = context.new_page()
        self.page.add_init_script(WATCH)
        network = context.new_cdp_session(self.page)
        network.on("Network.requestWillBeSent", self._asked)
        network.on("Network.loadingFinished", self._came)
        network.on("Network.webSocketCreated", lambda event: self._host(event["url"]))
        for way in ("Sent", "Received"):
            network.on(f"Network.webSocketFrame{way}", self._framed)
        network.send("Network.enable")
        self.page.goto(url, wait_until="commit")
        self.usable_ms: float = self.page.evaluate("wanted => benchmark.shown(wanted)", wanted)

    def settle(self) -> None:
        """Wait until what the page still fetches has come."""
        self.page.wait_for_timeout(SETTLED_MS)

    def press(self, button: str, *wanted: tuple[str, int]) -> list[float]:
        """Click, and the ms until so many of each selector can be seen."""
        return self.page.evaluate("([button, wanted]) => benchmark.press(button, ...wanted)", [button, wanted])

    def close(self) -> None:
        self.page.close()

    def _asked(self, event: dict[str, Any]) -> None:
        if urlsplit(event["request"]["url"]).scheme in ("http", "https"):
            self.requests += 1
            self._host(event["request"]["url"])

    def _host(self, url: str) -> None:
        host = urlsplit(url).hostname or ""
        if host != LOOPBACK:
            self.hosts.add(host)

    def _came(self, event: dict[str, Any]) -> None:
        self.bytes += max(0, event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        data = event["response"]["payloadData"]
        self.socket_bytes += len(base64.b64decode(data) if event["response"]["opcode"] == 2 else data.encode())
