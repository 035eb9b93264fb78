"""The browser's side: what is committed for the widgets to load is what its sources say. `make test` checks the sources."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tree import ROOT

from tools.generate import stale

MODULES = ROOT / "node_modules"
BUNDLER = ROOT / "tools" / "bundle.mjs"


def test_what_javascript_takes_from_python_is_up_to_date():
    assert stale() == [], "python tools/generate.py"


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh bundle of the sources."""
    node = shutil.which("node")
    if node is None or not MODULES.is_dir():
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("NODE OR ITS MODULES ARE NOT INSTALLED: WHETHER THE BUNDLES ARE UP TO DATE IS NOT TESTED")
    target = tmp_path_factory.mktemp("bundle")
    subprocess.run([node, BUNDLER, target], check=True, timeout=60)
    return target


def test_the_committed_bundles_are_those_of_the_sources(bundled: Path):
    fresh = {path.relative_to(bundled): path.read_text("utf-8") for path in bundled.rglob("*.*")}
    assert len(fresh) > 5
    old = [path for path, text in fresh.items() if (ROOT / path).read_text("utf-8") != text]
    assert old == [], "make js"


def test_no_line_of_what_is_written_by_hand_is_too_long():
    places = {
        "hipbook/widgets/js": "*.js",
        "hipbook/widgets/css": "*.css",
        "tests/js": "*.js",
        "tools": "*.mjs",
        "tools/site": "*.js",
        "tests/browser_build": "*.mjs",
    }
    written = [path for place, names in places.items() for path in (ROOT / place).rglob(names)]
    long = [
        f"{path.name}:{n}"
        for path in written
        if "Written by tools/generate.py" not in path.read_text("utf-8")
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > 120
    ]
    assert written and long == []


def test_the_lock_file_names_versions_and_hashes_but_no_registry():
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    assert lock.count('"integrity"') > 10 and '"resolved"' not in lock
