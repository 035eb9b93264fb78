"""Other engines than Chromium's, each by the W3C protocol that is built into it.

Firefox speaks WebDriver BiDi over a socket, WebKit's driver the older WebDriver over HTTP. Their usual clients want a
program besides (geckodriver) that neither Debian nor PyPI has; of both protocols the tests need four commands.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from glob import glob
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pytest
from serving import PATIENCE, free_port, until
from websocket import WebSocketBadStatusException, create_connection

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT_DRIVER, XVFB = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
MINI_BROWSER = next(iter(glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")), None)
WIDTH, HEIGHT = 1300, 950
SLOW = 3
"""These engines draw without a graphics card, and are asked for each step: they may take so many times our patience."""
WATCH = """
window.troubles = [];
addEventListener("error", (event) => troubles.push(String(event.message)));
addEventListener("unhandledrejection", (event) => troubles.push(String(event.reason)));
"""
SEEN = """
const [where, text] = arguments;
const seen = [...document.querySelectorAll(where)].filter((el) => el.getClientRects().length);
const says = (el) => el.textContent.trim();
const el = seen.find((el) => !text || says(el) === text) ?? seen.find((el) => says(el).startsWith(text));
if (!el) return null;
"""
PLACE = """
el.scrollIntoView({ block: "center", behavior: "instant" });
const box = el.getClientRects()[0];
const place = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
const over = document.elementFromPoint(...place);
const before = window.lastPlace;
window.lastPlace = String(place);
return over && el.contains(over) && before === String(place) ? place : null;
"""
Actions = list[dict[str, Any]]


class Driven(Protocol):
    """What the tests need of a browser."""

    def open(self, url: str) -> None: ...
    def run(self, script: str, values: tuple[object, ...]) -> Any: ...
    def act(self, actions: Actions) -> None: ...
    def pages(self) -> list[str]: ...
    def turn_to(self, page: str) -> None: ...
    def end(self) -> None: ...


class Firefox:
    """WebDriver BiDi: numbered questions and answers over one socket, which tells of other things in between."""

    def __init__(self, port: int):
        at = f"ws://127.0.0.1:{port}/session"
        self._socket = create_connection(at, timeout=PATIENCE * SLOW, suppress_origin=True)
        self._asked = 0
        self._ask("session.new", capabilities={})
        (self._page,) = self.pages()
        self._ask("browsingContext.setViewport", context=self._page, viewport={"width": WIDTH, "height": HEIGHT})

    def _ask(self, method: str, **params: object) -> dict[str, Any]:
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        while (answer := json.loads(self._socket.recv())).get("id") != self._asked:
            pass
        assert answer["type"] == "success", answer
        return answer["result"]

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def run(self, script: str, values: tuple[object, ...]) -> Any:
        asked = f"() => JSON.stringify((function () {{ {script} }}).apply(null, {json.dumps(values)}) ?? null)"
        told = self._ask(
            "script.callFunction", functionDeclaration=asked, target={"context": self._page}, awaitPromise=False
        )
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    def act(self, actions: Actions) -> None:
        self._ask("input.performActions", context=self._page, actions=actions)

    def pages(self) -> list[str]:
        return [page["context"] for page in self._ask("browsingContext.getTree", maxDepth=0)["contexts"]]

    def turn_to(self, page: str) -> None:
        self._page = page

    def end(self) -> None:
        self._socket.close()


class WebKit:
    """WebDriver: each command is an address."""

    def __init__(self, port: int):
        self._port = port
        options = {"binary": MINI_BROWSER, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._at = f"/session/{self._ask('POST', '/session', wanted)['sessionId']}"
        self._tell("window/rect", x=0, y=0, width=WIDTH, height=HEIGHT)

    def _ask(self, method: str, address: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE * SLOW)
        connection.request(method, address, None if body is None else json.dumps(body))
        answer = connection.getresponse()
        told = json.loads(answer.read())["value"]
        connection.close()
        assert answer.status == 200, told
        return told

    def _tell(self, command: str, **body: object) -> Any:
        return self._ask("POST", f"{self._at}/{command}", body)

    def open(self, url: str) -> None:
        self._tell("url", url=url)

    def run(self, script: str, values: tuple[object, ...]) -> Any:
        return self._tell("execute/sync", script=script, args=list(values))

    def act(self, actions: Actions) -> None:
        self._tell("actions", actions=actions)

    def pages(self) -> list[str]:
        return self._ask("GET", f"{self._at}/window/handles")

    def turn_to(self, page: str) -> None:
        self._tell("window", handle=page)

    def end(self) -> None:
        self._ask("DELETE", self._at)


class Engine:
    """A browser with a reader in front of it: what they look for has time to come, and a press is one of a mouse."""

    def __init__(self, driven: Driven):
        self.driven = driven

    def open(self, url: str) -> None:
        self.driven.open(url)
        self.find(".hb-dashboard[data-ready=yes]")
        self.ask(WATCH)

    def ask(self, script: str, *values: object) -> Any:
        return self.driven.run(script, values)

    def until(self, true: Callable[[], bool]) -> bool:
        return any(until(true) for _ in range(SLOW))

    def _once(self, script: str, where: str, text: str) -> Any:
        """What a script says of the first element there that is seen and has this text (or begins with it), once there."""
        found: list[Any] = []

        def look() -> bool:
            found[:] = [self.ask(SEEN + script, where, text)]
            return found[0] is not None

        assert self.until(look), f"not seen: {where} {text}"
        return found[0]

    def find(self, where: str, text: str = "") -> str:
        """Its text, once it is there."""
        return self._once("return el.textContent;", where, text)

    def press(self, where: str, text: str = "", beside: int = 0) -> None:
        """In the middle of its first line, once it is uncovered and has stayed in its place between two looks.

        Some pixels ``beside`` it, a second press is no double one.
        """
        x, y = self._once(PLACE, where, text)
        x += beside
        button: Actions = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        moves: Actions = [{"type": "pointerMove", "x": x, "y": y, "duration": 0}, *button]
        self.driven.act([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}])

    def show(self, where: str) -> None:
        """Scrolls to it."""
        self._once("el.scrollIntoView({ block: 'center', behavior: 'instant' }); return true;", where, "")

    def choose(self, screen: str, question: str, answer: str) -> None:
        """Answers a question by pressing one of its buttons, and waits until it says that it is pressed."""
        group = f".hb-{screen} [role=group][aria-label^='{question}'] button"
        self.press(group, answer)
        self.find(f"{group}[aria-pressed=true]", answer)

    def troubles(self) -> list[str]:
        return self.ask("return troubles;")


@contextmanager
def started(command: list[str], **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that is ended with what it is needed for."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=os.environ | environment, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(PATIENCE)


def once_there(open: Callable[[], Any]) -> Any:
    """What a server gives, once it listens."""
    found: list[Any] = []

    def try_it() -> bool:
        try:
            found.append(open())
        except (ConnectionRefusedError, WebSocketBadStatusException):
            return False
        return True

    assert any(until(try_it) for _ in range(SLOW)), "the engine did not start"
    return found[0]


@contextmanager
def firefox() -> Iterator[Engine]:
    port = free_port()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile, ExitStack() as stack:
        Path(profile, "user.js").write_text('user_pref("remote.active-protocols", 1);\n')
        command = [str(FIREFOX), "--headless", "--no-remote", "--profile", profile, f"--remote-debugging-port={port}"]
        stack.enter_context(started(command))
        driven = once_there(lambda: Firefox(port))
        stack.callback(driven.end)
        yield Engine(driven)


@contextmanager
def webkit() -> Iterator[Engine]:
    """It has no way to do without a screen, so it gets one that nobody sees."""
    port, display = free_port(), f":{free_port()}"
    with ExitStack() as stack:
        stack.enter_context(started([str(XVFB), display, "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]))
        seen = {"DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        stack.enter_context(started([str(WEBKIT_DRIVER), f"--port={port}"], **seen))
        driven = once_there(lambda: WebKit(port))
        stack.callback(driven.end)
        yield Engine(driven)


ENGINES = {
    "firefox": (firefox, {"firefox-esr": FIREFOX}),
    "webkit": (webkit, {"webkit2gtk-driver": WEBKIT_DRIVER and MINI_BROWSER, "xvfb": XVFB}),
}


def opened(name: str) -> Iterator[Engine]:
    """The engine of a name; where it cannot be had its tests are skipped, loudly, for no machine must have them all."""
    start, needs = ENGINES[name]
    if missing := [package for package, path in needs.items() if not path]:
        pytest.skip(f"NO {name.upper()} FOUND: THE PAGE IS NOT TESTED IN IT. Install {' and '.join(missing)}.")
    with start() as engine:
        yield engine
