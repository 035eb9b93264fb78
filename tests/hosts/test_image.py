"""The image of docs/hub/Containerfile: read; and its lines carried out in a folder, then run as a user without rights."""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from containerfile import Image, Step, chain, stages
from serving import Served, free_port, heavy, until
from tree import ROOT

from hipbook.server.server import LIMITS, PUBLIC

HUB = ROOT / "docs" / "hub"
STAGES = stages((HUB / "Containerfile").read_text("utf-8"))
VALUES = yaml.safe_load((HUB / "values.yaml").read_text("utf-8"))
READER = 1000


def said(stage: str, name: str) -> list[str]:
    """What stands after each of these instructions, in this stage and those before it."""
    return [step.words for part in chain(STAGES, stage) for step in STAGES[part] if step.name == name]


def command(stage: str) -> list[str]:
    return json.loads(said(stage, "CMD")[-1])


def test_who_names_no_target_gets_the_public_page():
    assert list(STAGES)[-1] == "public"
    assert command("public")[:3] == ["hipbook", "dashboard", "--public"]
    assert said("public", "EXPOSE") == [command("public")[-1]]


@pytest.mark.parametrize("stage", ["home", "public"])
def test_nothing_runs_as_root_and_nothing_is_installed_that_is_not_pinned_by_its_hash(stage):
    assert said(stage, "USER")[-1] == f"{READER}:{READER}" and STAGES[stage][-1] == Step("CMD", said(stage, "CMD")[-1])
    installs = [line for part in ("build", *chain(STAGES, stage)) for line in _installs(part)]
    assert installs and all("--require-hashes" in line or "--no-index" in line for line in installs)


def _installs(stage: str) -> list[str]:
    return [step.words for step in STAGES[stage] if step.name == "RUN" and "pip install" in step.words]


def test_a_change_of_hipbook_installs_nothing_else_anew():
    order = [step.words for step in STAGES["build"]]
    pins = next(line for line in order if "--require-hashes" in line)
    assert order.index("requirements.txt ./") < order.index(pins) < order.index("hipbook hipbook")


def test_all_that_is_copied_is_in_the_clone():
    for steps in STAGES.values():
        for step in steps:
            if step.name == "COPY" and not step.words.startswith("--from"):
                assert [path for path in step.words.split()[:-1] if not (ROOT / path).exists()] == []


def test_the_log_of_ones_own_lies_in_the_volume():
    assert re.search(r"HIPBOOK_LOG=(/\S+)/", " ".join(said("public", "ENV")))[1] == said("public", "VOLUME")[0]
    assert any(f"-m 700 -o reader -g reader {said('public', 'VOLUME')[0]}" in line for line in said("public", "RUN"))


def test_the_values_for_kubernetes_start_what_the_image_has():
    person = VALUES["singleuser"]
    assert person["cmd"] == command("home") and person["uid"] == person["fsGid"] == READER
    assert person["storage"]["homeMountPath"] == said("home", "WORKDIR")[-1]
    assert person["image"]["tag"] == re.search(r'^version = "(.+?)"', (ROOT / "pyproject.toml").read_text(), re.M)[1]
    assert VALUES["cull"]["enabled"] and VALUES["cull"]["timeout"] >= 3600
    assert re.search(r"^jupyterhub==5\.", (HUB / "requirements.txt").read_text("utf-8"), re.MULTILINE)


def test_what_it_costs_is_told_as_it_is_computed():
    told = (ROOT / "docs" / "hub.md").read_text("utf-8").partition("<!-- cost -->\n")[2].partition("<!-- /cost -->")[0]
    done = subprocess.run([sys.executable, HUB / "cost.py"], capture_output=True, text=True, check=True)
    assert told == done.stdout, "put what docs/hub/cost.py prints into docs/hub.md"


def test_what_is_counted_with_is_what_is_set():
    counted = runpy.run_path(str(HUB / "cost.py"))
    assert counted["PAGES_A_SERVER"] == LIMITS[PUBLIC].at_once
    assert counted["IDLE_MIN"] * 60 == VALUES["cull"]["timeout"]
    assert f"{counted['HOME_GB']}Gi" == VALUES["singleuser"]["storage"]["capacity"]
    assert f"{counted['PERSON_GUARANTEE_GB'] * 1000:.0f}M" == VALUES["singleuser"]["memory"]["guarantee"]
    assert counted["PERSON_GUARANTEE_CORES"] == VALUES["singleuser"]["cpu"]["guarantee"]


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """The public image in a folder that everybody may read, which pytest's own are not; made of a fresh clone."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        at.chmod(0o755)
        subprocess.run(["git", "clone", "-q", ROOT, at / "clone"], check=True)
        made = Image(at / "root", at / "clone")
        (made.root / "home" / "reader").mkdir(parents=True)
        for stage in ("build", *chain(STAGES, "public")):
            made.carry_out(STAGES[stage])
        for home in ("home/reader", "logs"):
            if os.geteuid() == 0:
                os.chown(made.root / home, READER, READER)
        yield made


@pytest.fixture
def running(image: Image) -> Iterator[Served]:
    """Its command, as the user that it names where this is root, at a free port."""
    port = str(free_port())
    words = [port if word == said("public", "EXPOSE")[0] else word for word in json.loads(image.said["CMD"])]
    who = {"user": READER, "group": READER, "extra_groups": []} if os.geteuid() == 0 else {}
    process = subprocess.Popen(
        words, cwd=image.at("."), env=image.environment(), stdout=subprocess.PIPE, text=True,
        executable=image.root / "opt/hipbook/bin" / words[0], **who,
    )  # fmt: skip
    served = Served(process, f"http://127.0.0.1:{port}/")
    yield served
    if process.poll() is None:
        served.stop(signal.SIGKILL)


def healthy(image: Image, served: Served) -> bool:
    words = json.loads(image.said["HEALTHCHECK"].partition("CMD ")[2])
    asked = [word.replace(said("public", "EXPOSE")[0], served.url.rstrip("/").rpartition(":")[2]) for word in words]
    return subprocess.run(asked, env=image.environment(), capture_output=True).returncode == 0


@heavy
def test_it_serves_a_page_is_found_healthy_and_stops_when_told(image: Image, running: Served):
    assert not healthy(image, Served(running.process, f"http://127.0.0.1:{free_port()}/"))
    assert any(until(lambda: healthy(image, running)) for _ in range(3))
    page = running.ask("/")
    assert page.status == 200 and 'id="hb-end"' in page.text
    assert "hipbook" in shlex.join(json.loads(image.said["CMD"])) and running.kernels() > 0
    assert running.stop(signal.Signals[image.said["STOPSIGNAL"]]) == 0
    assert not any((image.root / "logs").iterdir()), "no log of a visitor is on the disk"
    assert Path(image.environment()["HIPBOOK_LOG"]).parent == image.root / "logs"
