"""In a browser hipbook answers as it does where Python is installed: Pyodide in node, with the engines of the page.

The wheels of ``tools/site/requirements.txt`` are fetched once, into ``build/wheels``. CONTRIBUTING says how long it takes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from math import isclose
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tree import ROOT

from tools.site.wheels import fetch

HERE = Path(__file__).parent
SCRIPT, IN_PYODIDE = HERE / "worlds.py", HERE / "in_pyodide.mjs"
WHEELS = ROOT / "build" / "wheels"
WHOLE = bool(os.environ.get("HIPBOOK_HEAVY"))
COUNTS = {
    "arrays": 1, "verdicts": 1, "weeks": 200 if WHOLE else 30, "trends": 100 if WHOLE else 15, "experiments": 5 if WHOLE else 2,
    "screens": 1, "papers": 1, "claims": 10 if WHOLE else 2,
}  # fmt: skip
PACKED = {ROOT / "hipbook": "hipbook", ROOT / "data": "hipbook/data", ROOT / "notebooks": "hipbook/notebooks"}
FIXED = {"HIPBOOK_LOG": ":memory:", "HIPBOOK_TODAY": "2026-01-05", "TZ": "UTC"}
Answers = dict[str, dict[str, Any]]


def untested(why: str) -> None:
    tell = pytest.fail if os.environ.get("CI") else pytest.skip
    tell(f"{why}: HIPBOOK IN A BROWSER IS NOT TESTED")


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None or not (ROOT / "node_modules" / "pyodide").is_dir():
        untested("NODE OR ITS MODULES ARE NOT INSTALLED")
    return str(found)


@pytest.fixture(scope="module")
def wheels() -> Path:
    try:
        fetch(WHEELS)
    except subprocess.CalledProcessError:
        untested("THE WHEELS FOR A BROWSER CANNOT BE FETCHED")
    return WHEELS


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel holds it: the content within."""
    archive = tmp_path_factory.mktemp("package") / "hipbook.zip"
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for folder, within in PACKED.items():
            for path in folder.rglob("*.*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    packed.write(path, f"{within}/{path.relative_to(folder).as_posix()}")
    return archive


def answers(*command: str | Path) -> Answers:
    asked = [word for part, count in COUNTS.items() for word in (part, str(count))]
    done = subprocess.run([*command, *asked], capture_output=True, text=True, timeout=1500, env=os.environ | FIXED)
    assert done.returncode == 0, done.stderr[-4000:]
    said: Answers = {part: {} for part in COUNTS}
    for line in done.stdout.splitlines():
        part, name, value = line.split("\t")
        said[part][name] = json.loads(value)
    return said


@pytest.fixture(scope="module")
def both(node: str, wheels: Path, package: Path) -> tuple[Answers, Answers]:
    """What it answers in a browser, and where it is installed."""
    return answers(node, IN_PYODIDE, package, wheels, SCRIPT), answers(sys.executable, SCRIPT)


def differences(one: Any, other: Any, at: str = "") -> Iterator[str]:
    """Where two answers differ: numbers by more than a billionth, all else at all."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        for key in one:
            yield from differences(one[key], other[key], f"{at}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for n, (a, b) in enumerate(zip(one, other, strict=True)):
            yield from differences(a, b, f"{at}.{n}")
    elif not _same(one, other):
        at_which = next((n for n, pair in enumerate(zip(str(one), str(other), strict=False)) if len(set(pair)) > 1), 0)
        shown = slice(max(0, at_which - 60), at_which + 120)
        yield f"{at}: in a browser {str(one)[shown]!r}, installed {str(other)[shown]!r}"


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


@pytest.mark.parametrize("part", COUNTS)
def test_a_browser_answers_the_same(both: tuple[Answers, Answers], part: str) -> None:
    in_browser, installed = (dict(said[part]) for said in both)
    print(part, "took (median, longest): in a browser", in_browser.pop("took"), "installed", installed.pop("took"))
    assert installed and in_browser.keys() == installed.keys()
    assert not [f"{name}{found}" for name in installed for found in differences(in_browser[name], installed[name])]


def test_a_difference_is_seen() -> None:
    assert list(differences({"a": [1.0, 2.0]}, {"a": [1.0, 2.0 + 1e-6]})) and list(differences([1], [1, 2]))
    assert not list(differences({"a": [1.0, "x"]}, {"a": [1.0 + 1e-12, "x"]}))
