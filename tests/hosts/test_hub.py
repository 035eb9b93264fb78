"""JupyterHub after the example in docs/: two people, the real proxy, and neither reaches the other's log.

It needs a JupyterHub with hipbook beside it and its proxy, so it runs where HIPBOOK_HUB_PYTHON names that Python
and the proxy is on the PATH; see CONTRIBUTING.
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
from serving import Served, free_port, until
from tree import ROOT
from visiting import drop, log_of

PYTHON = os.environ.get("HIPBOOK_HUB_PYTHON")
PROXY = shutil.which("configurable-http-proxy")
IDLE_S = 40
OWN = """
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{homes}/{{username}}"
c.JupyterHub.hub_port = {hub}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.JupyterHub.db_url = "sqlite:///{homes}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{homes}/secret"
c.Spawner.args = ["--allow-root"]
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
    config.write_text(example + OWN.format(homes=homes, hub=free_port(), api=free_port()))
    url = f"http://127.0.0.1:{port}/"
    told = {"HIPBOOK_HUB": url, "HIPBOOK_NOTEBOOKS": str(ROOT / "notebooks"), "HIPBOOK_IDLE_S": str(IDLE_S)}
    environment = {name: value for name, value in os.environ.items() if name != "HIPBOOK_LOG"} | told
    process = subprocess.Popen(
        [PYTHON, "-m", "jupyterhub", "-f", config], cwd=homes, env=environment, stdout=subprocess.DEVNULL,
        stderr=(homes / "hub.log").open("w"), text=True,
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
    page.locator("#password_input").fill("x")
    page.locator("#login_submit").click()
    page.locator(".hb-dashboard[data-ready=yes]").wait_for(timeout=120_000)
    return page


def test_each_has_a_log_of_their_own_and_idle_servers_stop(hub: Served, browser: Browser, tmp_path: Path):
    with browser.new_context() as one, browser.new_context() as other:
        pages = {"anna": signed_in(one, hub, "anna"), "bert": signed_in(other, hub, "bert")}
        for number, (name, page) in enumerate(pages.items(), 3):
            assert urlsplit(page.url).path.startswith(f"/user/{name}/voila/")
            page.locator(".hb-to-share").click()
            page.locator(".hb-share h1").wait_for()
            drop(page, log_of(tmp_path, number))
            page.locator(".hb-import-confirm").click()
            page.locator(".hb-stands").get_by_text(f"Done: {number} entries brought in.").wait_for()
            expect(page.locator(".hb-share")).to_contain_text("in a file of your own on a server")
        logs = sorted(hub.homes.rglob("log.sqlite"))
        assert [path.relative_to(hub.homes).parts[0] for path in logs] == ["anna", "bert"]
        assert all(path.stat().st_mode & 0o077 == 0 for path in logs)

        trespass = one.new_page()
        answer = trespass.goto(f"{hub.url}user/bert/voila/render/dashboard.ipynb")
        assert answer.status in (403, 404) or "/hub/" in trespass.url
        assert trespass.locator(".hb-dashboard").count() == 0
        for page in (*pages.values(), trespass):
            page.close()
    assert (
        until(lambda: not hub_servers(hub))
        or until(lambda: not hub_servers(hub))
        or until(lambda: not hub_servers(hub))
    )
    assert len(list(hub.homes.rglob("log.sqlite"))) == 2, "the logs stay"


def hub_servers(hub: Served) -> list[psutil.Process]:
    """The servers of single people that run now."""
    return [one for one in psutil.Process(hub.process.pid).children(recursive=True) if _is_server(one)]


def _is_server(process: psutil.Process) -> bool:
    try:
        return any("singleuser" in word for word in process.cmdline())
    except psutil.Error:
        return False
