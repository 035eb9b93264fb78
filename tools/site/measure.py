"""How soon the site is usable, beside empty pages in the same run: ``python tools/site/measure.py SITE``.

The pages stand beside an empty page of Pyodide, a notebook of the workbook beside an empty one in the same JupyterLite.

Each visit is by a browser of its own making: the first with nothing kept, the second with what the first one has left.
What is sent is counted as a host that compresses sends it.
"""

from __future__ import annotations

import gzip
import json
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Page, sync_playwright

EMPTY = b"""<!DOCTYPE html><title>empty</title><body>Empty</body><script type="module">
const work = `import { loadPyodide } from "${new URL("pyodide/pyodide.mjs", location)}";
await loadPyodide({ indexURL: "${new URL("pyodide/", location)}" }); postMessage("ready");`;
const worker = new Worker(URL.createObjectURL(new Blob([work], { type: "text/javascript" })), { type: "module" });
worker.onmessage = () => { document.body.id = "ready"; };
</script>"""
ROUNDS = 3
PATIENCE_MS = 180_000
EMPTY_PAGE, PAGE, CHAPTER = "empty.html", "", "read/00-start-here.html"
IN_LAB = "lab/lab/index.html?path="
EMPTY_NOTEBOOK, NOTEBOOK = f"{IN_LAB}empty.ipynb", f"{IN_LAB}00-start-here.ipynb"
READY = {
    EMPTY_PAGE: "#ready",
    PAGE: ".hb-dashboard[data-ready=yes]",
    CHAPTER: "[data-shown=widget] button",
    EMPTY_NOTEBOOK: ".jp-OutputArea-output pre",
    NOTEBOOK: ".jp-OutputArea-output .hb-alone",
}
ONE_CELL = """{"cells": [{"cell_type": "code", "id": "one", "source": "print(1)", "metadata": {}, "outputs": [], "execution_count": null}],
"metadata": {"kernelspec": {"name": "python", "display_name": "Python"}}, "nbformat": 4, "nbformat_minor": 5}"""
LISTING, FILE = "/lab/api/contents/all.json", "/lab/files/empty.ipynb"


class Host(SimpleHTTPRequestHandler):
    """Sends files, an empty page that loads the same Python, and a notebook of one cell beside the others."""

    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/empty.html":
                self._send("text/html", EMPTY)
            case path if path == FILE:
                self._send("application/json", ONE_CELL.encode())
            case path if path == LISTING:
                self._send("application/json", self._listing())
            case _:
                super().do_GET()

    def _listing(self) -> bytes:
        listing = json.loads(Path(self.directory, LISTING[1:]).read_text("utf-8"))
        listing["content"].append(listing["content"][0] | {"name": "empty.ipynb", "path": "empty.ipynb"})
        return json.dumps(listing).encode()

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is said of it."""


def visit(context: BrowserContext, address: str, page_of: str) -> tuple[float, float]:
    """How many seconds until the page is usable, and how many MB of memory its process then has."""
    page = context.new_page()
    began = time.monotonic()
    page.goto(address + page_of)
    if page_of.startswith(IN_LAB):
        run_all(page)
    page.wait_for_selector(READY[page_of], state="attached", timeout=PATIENCE_MS)
    took = time.monotonic() - began
    if page_of in (PAGE, CHAPTER):
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return took, largest_renderer()


def run_all(page: Page) -> None:
    """As soon as JupyterLab takes the order; the kernel answers when it has started."""
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=PATIENCE_MS)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()


def largest_renderer() -> float:
    """MB of the process that shows the page and runs its workers."""
    renderers = (one for one in psutil.Process().children(recursive=True) if "--type=renderer" in one.cmdline())
    return max(one.memory_info().rss for one in renderers) / 2**20


def measured(browser_type: Any, chromium: str | None, address: str, page_of: str) -> list[tuple[float, float]]:
    """A first visit and a second one."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        visits = []
        for _ in range(2):
            person = browser_type.launch_persistent_context(profile, executable_path=chromium, args=["--no-sandbox"])
            visits.append(visit(person, address, page_of))
            person.close()
    return visits


def sent(site: Path) -> dict[str, float]:
    """MB to fetch, compressed, of the page, of it before the first chart, and of the workbook besides."""
    sizes = {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 6)) / 1e6
             for path in site.rglob("*") if path.is_file()}  # fmt: skip
    workbook = sum(size for name, size in sizes.items() if name.startswith("lab/"))
    page = sum(sizes.values()) - workbook
    return {"in all": page, "until usable": page - sizes["plotly.min.js"], "the workbook besides": workbook}


def main(site: Path, chromium: str | None) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site))) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        rounds = [{of: measured(play.chromium, chromium, address, of) for of in READY} for _ in range(ROUNDS)]
        server.shutdown()
    for n, name in enumerate(("first", "second")):
        for of in READY:
            took, memory = (median(one[of][n][part] for one in rounds) for part in (0, 1))
            print(f"{name} visit of {of or 'the page'}: usable after {took:.1f} s, {memory:.0f} MB of memory")
    print(", ".join(f"{name}: {mb:.1f} MB compressed" for name, mb in sent(site).items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
