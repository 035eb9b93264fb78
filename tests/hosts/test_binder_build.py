"""What repo2docker builds for Binder: its Dockerfile, read; and its install lines, carried out over what its image brings.

It wants Binder's Python (binder/runtime.txt), on the PATH or named by HIPBOOK_BINDER_PYTHON.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from serving import TOKEN, Served, children, heavy, jupyter
from tree import ROOT

from tools.binder import canonical, python_version

BOOK = "voila/render/notebooks/00-start-here.ipynb"


@pytest.fixture(scope="module")
def tool(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("tool")
    return environment(home / "tool", Path(sys.executable), "jupyter-repo2docker")


@pytest.fixture(scope="module")
def image(tool: Path, tmp_path_factory) -> Path:
    """The Python of an environment with the image's own Jupyter, in the versions that repo2docker has locked."""
    wanted = python_version()
    found = next((one for one in pythons(wanted)), None)
    if not found:
        pytest.skip(f"BINDER'S PYTHON {wanted} IS NOT HERE: ITS BUILD IS NOT REPLAYED. Put python{wanted} on the PATH")
    lock = subprocess.run(
        [tool, "-c", "import tools.binder as b; print(b.image_lock())"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    locked = dict(re.findall(r"/([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)", lock))
    ours = set(re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    brings = {name: version for name, version in locked.items() if canonical(name) in ours and name != "tzdata"}
    brings |= {name: locked[name] for name in ("notebook", "jupyter-resource-usage", "jupyter-offlinenotebook")}
    brings |= {"jupyterhub": locked["jupyterhub-singleuser"]}
    pins = (f"{name}=={version}" for name, version in brings.items())
    return environment(tmp_path_factory.mktemp("image") / "image", found, *pins)


@heavy
def test_dependencies_are_a_layer_of_their_own_that_a_commit_leaves_as_it_is(tool: Path):
    shown = subprocess.run(
        [tool, "-m", "repo2docker", "--no-build", "--debug", ROOT], capture_output=True, text=True, check=True
    )
    docker = shown.stdout + shown.stderr
    order = [
        "COPY --chown=0:0 src/binder/requirements.txt ${REPO_DIR}/binder/requirements.txt",
        'pip install --no-cache-dir -r "binder/requirements.txt"',
        "COPY --chown=0:0 src/ ${REPO_DIR}/",
        "RUN ./binder/postBuild",
    ]
    at = [docker.index(line) for line in order]
    assert at == sorted(at), "pip runs before the clone is copied"


@heavy
def test_it_installs_what_is_pinned_changes_nothing_of_the_image_and_starts(image: Path, tmp_path: Path):
    before = installed(image)
    copy = tmp_path / "src"
    subprocess.run(["git", "clone", "-q", ROOT, copy], check=True)
    lines = [image, "-m", "pip", "install", "-q", "--no-cache-dir", "-r", "binder/requirements.txt"]
    subprocess.run(lines, cwd=copy, check=True)
    pinned = set((copy / "binder" / "requirements.txt").read_text("utf-8").split())
    assert installed(image) - before <= pinned and before <= installed(image)
    path = os.environ | {"PATH": f"{image.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(["./binder/postBuild"], cwd=copy, env=path, check=True)
    check = subprocess.run([image, "-m", "pip", "check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout

    own = {"JUPYTER_CONFIG_DIR": tmp_path, "JUPYTER_DATA_DIR": tmp_path, "HIPBOOK_LOG": ":memory:"}
    began = time.monotonic()
    server = jupyter(copy, begin=(copy / "binder" / "start", image), **own)
    try:
        up, work = time.monotonic() - began, cpu_s(server)
        page = server.ask(f"/user/x/{BOOK}?token={TOKEN}")
        print(f"The server answers after {up:.1f} s ({work:.1f} s of CPU), the book after {time.monotonic() - began:.1f} s "
              f"({cpu_s(server):.1f} s of CPU).")  # fmt: skip
        assert page.status == 200 and 'id="hb-end"' in page.text and "https://" not in page.text.split("<main")[0]
    finally:
        server.stop()


def cpu_s(served: Served) -> float:
    """What the server and its kernels have worked so far: the wall clock of a busy machine says less."""
    spent = [one.cpu_times() for one in (psutil.Process(served.process.pid), *children(served.process))]
    return sum(times.user + times.system for times in spent)


def pythons(version: str) -> Iterator[Path]:
    """Each interpreter of this version that runs here; ``HIPBOOK_BINDER_PYTHON`` names another."""
    for name in (os.environ.get("HIPBOOK_BINDER_PYTHON"), f"python{version}", sys.executable):
        says = "import sys; print('{}.{}'.format(*sys.version_info), sys.executable)"
        found = shutil.which(name) if name else None
        done = subprocess.run([found, "-c", says], capture_output=True, text=True) if found else None
        if done and done.returncode == 0 and done.stdout.split()[0] == version:
            yield Path(done.stdout.split()[1])


def environment(home: Path, python: Path, *requirements: str) -> Path:
    """The Python of a new environment with these installed."""
    subprocess.run([python, "-m", "venv", home], check=True)
    inside = home / "bin" / "python"
    subprocess.run([inside, "-m", "pip", "install", "-q", *requirements], check=True)
    return inside


def installed(python: Path) -> set[str]:
    """Every package there, as ``name==version``."""
    done = subprocess.run([python, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True, check=True)
    return {
        f"{canonical(name)}=={version}" for name, _, version in (line.partition("==") for line in done.stdout.split())
    }
