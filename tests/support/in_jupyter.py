"""A notebook opened in JupyterLab or the classic notebook, its cells run as a reader runs them."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, WebSocket
from playwright.sync_api import TimeoutError as OutOfTime
from serving import PATIENCE, TOKEN, until


class Opened:
    """A notebook in a browser, with what the page asked for and complained of."""

    def __init__(self, page: Page, address: str):
        self.page, self.asked, self.wrong = page, [], []
        self.kernels_answered: set[str] = set()
        self.server = address.partition("/user/x/")[0] + "/user/x/"
        page.on("websocket", self._hear)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.add_locator_handler(
            page.locator(".jp-Dialog", has_text="Select Kernel"),
            lambda asks: asks.locator(".jp-mod-accept").click(),
            no_wait_after=True,  # each cell that was run asks: the next dialog stands there when the first has gone
        )
        page.goto(address)
        page.locator(".jp-Cell").first.wait_for(timeout=60_000)

    def run(self) -> None:
        """Run all cells, once: a second run would draw every screen anew under the test's hands.

        Jupyter can lose a press while it still connects its kernel: nothing is sent, or what was sent is cancelled, and
        no cell says that it runs. Such a press is made again, as a reader makes it. A cell that failed, or that runs and
        brings nothing, is a fault of ours, and the failure tells what stood there.
        """
        self.page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
        assert any(until(self._connected) for _ in range(3))
        self.wrong.clear()  # complaints of Jupyter's own while it opened
        self.choose("Run", "Run All Cells")
        for _ in range(5):
            with suppress(OutOfTime):
                self.page.locator(".hb-as-saved").first.wait_for(timeout=PATIENCE * 1000, state="attached")
                return
            if not self._something_ran():
                self.choose("Run", "Run All Cells")
        cells = self.page.locator(".jp-Cell").all_inner_texts()
        pytest.fail(
            "\n".join(map(str, ("No screen came.", self.kernels_answered, self.sessions(), self.wrong, *cells)))
        )

    def _something_ran(self) -> bool:
        """Whether a cell in sight has a number or waits for one."""
        return any(re.search(r"[*\d]", prompt) for prompt in self.page.locator(".jp-InputPrompt").all_text_contents())

    def _hear(self, socket: WebSocket) -> None:
        if kernel := re.search("/api/kernels/([^/]+)/channels", socket.url):
            socket.on("framereceived", lambda _: self.kernels_answered.add(kernel[1]))

    def _connected(self) -> bool:
        """Whether the kernel has answered this page: the page of a test before may still be connected to it."""
        self.page.evaluate("null")  # what the page has heard is handed on while it is asked something
        kernels = [one["kernel"] for one in self.sessions() if one["name"] in self.page.url]
        return any(one["id"] in self.kernels_answered and one["execution_state"] == "idle" for one in kernels)

    def choose(self, menu: str, item: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{item}$")).click()

    def sessions(self) -> list[dict]:
        """The notebooks that have a kernel, as the server tells."""
        return self.page.request.get(f"{self.server}api/sessions").json()

    def save_and_leave(self) -> None:
        """Save, close, and end the kernel, as at the end of a day."""
        with self.page.expect_response(
            lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
        ):
            self.choose("File", "Save Notebook")
        for one in self.sessions():
            token = {"Authorization": f"token {TOKEN}"}
            assert self.page.request.delete(f"{self.server}api/sessions/{one['id']}", headers=token).ok
        self.page.close()
