"""JupyterHub after the example in docs/: two people, the real proxy, and neither reaches the other's log.

It needs a JupyterHub with hipbook beside it and its proxy, so it runs where HIPBOOK_HUB_PYTHON names that Python
and the proxy is on the PATH; see CONTRIBUTING. Where it is root and HIPBOOK_HUB_USERS names two accounts of this
machine ("anna:password bert:password"), they sign in as themselves, by the example as it stands.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import Served, children, free_port, is_kernel, until
from tree import ROOT
from visiting import drop, log_of

PYTHON = os.environ.get("HIPBOOK_HUB_PYTHON")
PROXY = shutil.which("configurable-http-proxy")
ACCOUNTS = [one.split(":", 1) for one in os.environ.get("HIPBOOK_HUB_USERS", "").split()]
PEOPLE = dict(ACCOUNTS) if ACCOUNTS else {"anna": "x", "bert": "x"}
IDLE_S = 40
MADE_UP = """
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{homes}/{{username}}"
c.Spawner.args = ["--allow-root"]
"""
OWN = """
c.Authenticator.allow_all = True
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.db_url = "sqlite:///{homes}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{homes}/secret"
"""
pytestmark = pytest.mark.skipif(
    not (PYTHON and PROXY),
    reason="JUPYTERHUB IS NOT TESTED HERE: SET HIPBOOK_HUB_PYTHON, AND PUT ITS PROXY ON THE PATH",
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory) -> Iterator[Served]:
    homes = tmp_path_factory.mktemp("homes")
    port = free_port()
    config = homes / "config.py"
    example = (ROOT / "docs" / "hub" / "jupyterhub_config.py").read_text()
    ours = OWN if ACCOUNTS else OWN + MADE_UP
    config.write_text(example + ours.format(homes=homes, hub=free_port(), api=free_port()))
    url = f"http://127.0.0.1:{port}/"
    told = {"HIPBOOK_HUB": url, "HIPBOOK_NOTEBOOKS": str(ROOT / "notebooks"), "HIPBOOK_IDLE_S": str(IDLE_S)}
    environment = {name: value for name, value in os.environ.items() if name != "HIPBOOK_LOG"} | told
    with (homes / "hub.log").open("w") as told_by_hub:
        process = subprocess.Popen(
            [PYTHON, "-m", "jupyterhub", "-f", config], cwd=homes, env=environment, stdout=subprocess.DEVNULL,
            stderr=told_by_hub, text=True,
        )  # fmt: skip
    served = Served(process, url)
    served.homes = homes
    assert until(lambda: _answers(served)), (homes / "hub.log").read_text()[-2000:]
    yield served
    children = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    process.wait(30)
    for child in children:
        if child.is_running():
            child.kill()


def _answers(served: Served) -> bool:
    try:
        return served.ask("/hub/login").status == 200
    except OSError:
        return False


def signed_in(context: BrowserContext, hub: Served, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{hub.url}hub/login")
    page.locator("#username_input").fill(name)
    page.locator("#password_input").fill(PEOPLE[name])
    page.locator("#login_submit").click()
    page.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=120_000)
    return page


def home_of(hub: Served, name: str) -> Path:
    return Path(f"~{name}").expanduser() if ACCOUNTS else hub.homes / name


def log_file(hub: Served, name: str) -> Path:
    [found] = home_of(hub, name).rglob("log.sqlite")
    return found


def test_each_has_a_log_of_their_own_idle_servers_stop_and_who_comes_back_goes_on(
    hub: Served, browser: Browser, tmp_path: Path
):
    first, second = PEOPLE
    with browser.new_context() as one, browser.new_context() as other:
        pages = {first: signed_in(one, hub, first), second: signed_in(other, hub, second)}
        for number, (name, page) in enumerate(pages.items(), 3):
            assert urlsplit(page.url).path.startswith(f"/user/{name}/voila/")
            page.locator(".hb-to-share").click()
            page.locator(".hb-share h1").wait_for()
            drop(page, log_of(tmp_path, number))
            page.locator(".hb-import-confirm").click()
            page.locator(".hb-stands").get_by_text(f"Done: {number} entries brought in.").wait_for()
            expect(page.locator(".hb-share")).to_contain_text("in a file of your own on a server")
        for name in PEOPLE:
            assert log_file(hub, name).stat().st_mode & 0o077 == 0
            if ACCOUNTS:
                assert log_file(hub, name).owner() == name
                assert {server.username() for server in hub_servers(hub)} == {*PEOPLE}

        trespass = one.new_page()
        answer = trespass.goto(f"{hub.url}user/{second}/voila/render/dashboard.ipynb")
        assert answer.status in (403, 404) or "/hub/" in trespass.url
        assert trespass.locator(".hb-dashboard").count() == 0
        print(_what_they_take(hub))
        for page in (*pages.values(), trespass):
            page.close()
        assert any(until(lambda: not hub_servers(hub)) for _ in range(4)), "idle servers stop"

    with browser.new_context() as again:
        page = signed_in(again, hub, first)
        page.locator(".hb-to-share").click()
        expect(page.locator(".hb-share")).to_contain_text("3 entries")


def _what_they_take(hub: Served) -> str:
    """The memory of each person's server and of its page, in MB: what docs/hub.md counts with."""
    lines = []
    for server in hub_servers(hub):
        kernels = [one for one in server.children(recursive=True) if is_kernel(one)]
        taken = [one.memory_full_info().uss / 1e6 for one in (server, *kernels)]
        lines.append(f"a server {taken[0]:.0f} MB, its page {sum(taken[1:]):.0f} MB")
    others = [one for one in children(hub.process) if one not in hub_servers(hub) and not is_kernel(one)]
    own = sum(one.memory_full_info().uss for one in (psutil.Process(hub.process.pid), *others)) / 1e6
    return "\n".join([*lines, f"the hub, its proxy and its culler {own:.0f} MB"])


def hub_servers(hub: Served) -> list[psutil.Process]:
    """The servers of single people that run now."""
    return [one for one in psutil.Process(hub.process.pid).children(recursive=True) if _is_server(one)]


def _is_server(process: psutil.Process) -> bool:
    try:
        return any("singleuser" in word for word in process.cmdline())
    except psutil.Error:
        return False
