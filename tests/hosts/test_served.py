"""The served page, in a real browser: closed to others, closed to other hosts, and kind when it cannot go on."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from pages import BROKEN, GOOD, serve
from playwright.sync_api import Page
from serving import READY, Served, children, is_kernel, until

from hipbook.widgets.places import PLACES

Starting = Callable[..., Served]
MB = 2**20


OPEN_LONG = """
import anywidget, traitlets
from ipywidgets.widgets.widget import _instances
import hipbook as hb
from hipbook.widgets import Dashboard
from hipbook.widgets.places import PLACES
from hipbook.widgets.base import boxes
from hipbook.widgets.journal import Journal

boxes.GRACE_S = 0  # counted without what is only held for a late press
log, easy = hb.Log.memory(), hb.Profile(age=46, track='ease', minutes=6, days_per_week=2)
log.add(hb.ProfileSaved(on='2025-03-04', profile=easy))
dashboard = Dashboard(Journal(log))
journal = dashboard.journal

class Spy(anywidget.AnyWidget):
    _esm = '''export default {render({model}) {
        window.models = () => Object.keys(model.widget_manager._models).length;
        window.held = [];
        model.on('change:rounds', () => {
            window.held.push([window.models(), model.get('live')]);
            if (window.held.length < window.rounds) model.send({}); });
        window.go = (rounds) => { window.rounds = rounds; model.send({}); }; }}'''
    rounds, live = traitlets.Int(0).tag(sync=True), traitlets.Int(0).tag(sync=True)

spy = Spy()

def act(_, message, __):
    liked = frozenset({'clam'} if spy.rounds % 2 else ())
    profile = journal.profile.model_copy(update={'liked': liked})
    journal.save(hb.ProfileSaved(on=journal.today, profile=profile, checked=False))
    journal.go([*PLACES][spy.rounds % len(PLACES)])
    with spy.hold_sync():
        spy.live, spy.rounds = len(_instances), spy.rounds + 1

spy.on_msg(act)
display(dashboard, spy)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    server = serve(tmp_path_factory.mktemp("good"), GOOD)
    yield server
    server.stop()


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[Starting]:
    """Start servers of one-cell notebooks; whatever a test leaves running is ended."""
    servers = []

    def one(source: str, port: int | None = None) -> Served:
        servers.append(serve(tmp_path, source, port))
        return servers[-1]

    yield one
    for server in servers:
        if server.process.poll() is None:
            server.stop()


def test_without_the_token_nothing_is_shown(served: Served) -> None:
    answer = served.ask("/")
    assert answer.status == 302
    assert answer.headers["Location"].startswith("/login")
    assert served.ask("/?token=wrong").status == 302
    assert served.ask("/hipbook/open/wrong").status == 403
    login = served.ask("/login").text
    assert "hipbook needs its key" in login
    assert "//" not in re.sub(r"<!--.*?-->", "", login)


def test_another_name_for_this_machine_is_refused(served: Served) -> None:
    assert served.ask("/", Host="evil.example").status == 403


def test_it_listens_on_this_machine_only(served: Served) -> None:
    listening = [
        one.laddr.ip
        for one in psutil.Process(served.process.pid).net_connections("tcp")
        if one.status == psutil.CONN_LISTEN and one.laddr.port == urlsplit(served.url).port
    ]
    assert listening == ["127.0.0.1"]


def test_other_addresses_get_a_kind_page(served: Served) -> None:
    token = urlsplit(served.url).query
    for path in ("/nothing-here", "/voila/files/page.ipynb"):
        answer = served.ask(f"{path}?{token}")
        assert answer.status == 404
        assert "There is no such page" in answer.text
        assert "https://" not in answer.text


def test_the_policy_names_no_other_host(served: Served) -> None:
    policy = served.ask("/login").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'self' blob:;" in policy
    assert "//" not in policy


def test_plotly_is_kept_by_the_browser(served: Served) -> None:
    path = "/voila/templates/hipbook/static/plotly.min.js"
    answer = served.ask(f"{path}?v=7")
    assert answer.status == 200
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert "plotly.js v" in answer.text[:200]
    assert "max-age=86400" in served.ask(path).headers["Cache-Control"]


def test_the_page_works_alone_and_closing_it_ends_its_kernel(served: Served, page: Page) -> None:
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(served.url)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    page.get_by_text("count 0").wait_for()
    page.get_by_role("button", name="Press").click()
    page.get_by_text("count 1").wait_for()
    said = page.get_by_text("today 2025-03-04").text_content()
    assert said == f"today 2025-03-04 heavy [] python {sys.executable}"
    assert page.title() == "hipbook"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#loading, #hb-notice:visible").count() == 0
    hosts = {urlsplit(url).netloc for url in requests if url.startswith(("http", "ws"))}
    assert hosts == {urlsplit(served.url).netloc}
    assert errors == []
    assert until(lambda: served.kernels() == READY + 1), "one for the page, the others made ready"
    page.close()
    assert until(lambda: served.kernels() == READY)


def test_a_telephone_link_does_not_end_the_page(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.get_by_text("count 0").wait_for()
    page.evaluate("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.get_by_role("button", name="Press").click()
    page.get_by_text("count 1").wait_for()


def kill_kernels(served: Served) -> None:
    """The one of the page and the one made ready; they are dead when this returns, though nobody has missed them."""
    killed = children(served.process)
    for child in killed:
        child.kill()
    assert until(lambda: not any(is_alive(child) for child in killed))


def is_alive(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):
        return process.status() != psutil.STATUS_ZOMBIE
    return False


def test_a_kernel_that_dies_is_told_with_a_way_on(served: Served, page: Page) -> None:
    page.goto(served.url)
    page.get_by_text("count 0").wait_for()
    assert until(lambda: served.kernels() == READY + 1)
    kill_kernels(served)
    page.get_by_text("This page has ended.").wait_for()
    page.get_by_role("button", name="Reload").click()
    page.get_by_text("count 0").wait_for()


def test_a_kernel_made_ready_that_dies_is_replaced_by_itself(served: Served) -> None:
    """Nobody opens a page meanwhile."""
    assert until(lambda: served.kernels() == READY)
    kill_kernels(served)
    assert until(lambda: served.kernels() == READY)


def test_others_may_still_check_iris_beside_our_extension() -> None:
    """Inside somebody's Jupyter Server every module is shared with every other extension."""
    told = "import hipbook.server.extension, rfc3987_syntax; print(rfc3987_syntax.is_valid_syntax('iri', 'a:b'))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_our_own_server_builds_no_grammar_that_it_does_not_need() -> None:
    told = "import sys, hipbook.server.server; print(sys.modules['rfc3987_syntax'], 'lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("None False\n", "")


def test_one_reload_is_enough_even_at_once(served: Served, page: Page) -> None:
    """Before the server has missed any of the kernels: the one made ready died with that of the page."""
    page.goto(served.url)
    page.get_by_text("count 0").wait_for()
    assert until(lambda: served.kernels() == READY + 1)
    kill_kernels(served)
    page.reload()
    page.get_by_text("count 0").wait_for()


def test_a_cell_that_fails_is_told_kindly(starting: Starting, page: Page) -> None:
    page.goto(starting(BROKEN).url)
    page.get_by_text("Something went wrong while opening hipbook.").wait_for()
    text = page.content()
    assert "hipbook lint" in text
    assert not re.search("Traceback|ValueError|private detail|Voilà", text)


def test_a_server_that_goes_away_is_told_with_a_way_on(starting: Starting, page: Page) -> None:
    server = starting(GOOD)
    page.goto(server.url)
    page.get_by_text("count 0").wait_for()
    server.stop()
    page.get_by_text("hipbook has lost its connection.").wait_for()
    page.get_by_role("button", name="Reload").click()
    page.get_by_text("hipbook does not answer.").wait_for()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_busy_port_moves_it_and_it_stops_cleanly(starting: Starting, how: signal.Signals) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        server = starting("1", busy)
    assert busy < urlsplit(server.url).port < busy + 20
    assert until(lambda: server.kernels() == READY)
    kernels = children(server.process)
    assert server.stop(how) == 0
    assert server.said_later == "", "one line and no more"
    assert until(lambda: not any(is_alive(child) for child in kernels)), "one that was only starting ends by itself"


def test_it_may_be_stopped_at_once(starting: Starting) -> None:
    """While its first kernel is still starting."""
    server = starting("1")
    kernels = children(server.process)
    assert server.stop(signal.SIGTERM) == 0
    assert until(lambda: not any(child.is_running() for child in kernels))


def held_by(page: Page, served: Served) -> tuple[int, float, float]:
    """How many nodes the browser keeps, on the page or not, and how many MB it and the page's kernel, once it has tidied."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    devtools.send("HeapProfiler.collectGarbage")
    told = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    kernel = max(one.memory_info().rss for one in children(served.process) if is_kernel(one))
    return told["Nodes"], told["JSHeapUsedSize"] / MB, kernel / MB


def test_the_browser_holds_what_the_kernel_holds_however_long_it_is_open(starting: Starting, page: Page) -> None:
    """A hundred saves and screen switches, one at once after the other: what is closed here is gone there."""
    wrong: list[str] = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    served = starting(OPEN_LONG)
    page.goto(served.url)
    assert until(lambda: page.evaluate("typeof window.go === 'function'"))
    counts, few, many = [], 56, 104
    for rounds in (few, many):
        page.evaluate(f"window.go({rounds})")
        assert any(until(lambda: page.evaluate("window.held.length") == rounds) for _ in range(30)), "still saving"  # noqa: B023
        counts.append(held_by(page, served))
    nodes, browser, kernel = ((last - first) / (many - few) for first, last in zip(*counts, strict=True))
    print(f"a round more: {nodes:.0f} nodes, {browser:.3f} MB in the browser, {kernel:.3f} MB in the kernel")
    # A round draws about 2,000 nodes; 31 stayed when this was written.
    assert nodes < 150, "what was closed is still held: a page slows as it stays open"
    # Seen: 0.04 and 0.02. What is held for good of one save alone was 1.65 once.
    assert browser < 0.2 and kernel < 0.15, "memory grows as the page stays open"
    held = page.evaluate("window.held")
    assert [there for there, _ in held] == [here for _, here in held]
    period = 2 * len(PLACES)
    assert held[-period:] == held[-2 * period : -period] and held[-1][0] > 100
    assert wrong == []
