"""hipbook as others install it: the wheel and the sdist are whole, small, and work away from this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import venv
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest
from tree import ROOT

PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
NOT_SHIPPED = shutil.ignore_patterns(
    ".venv",
    ".git",
    "build",
    "dist",
    "*.egg-info",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
    "screenshots",
    "book",
    "node_modules",
)
BACKEND = "import sys; sys.path.insert(0, 'tools/packaging'); import hipbook_build as backend; "
SDIST = BACKEND + "backend.build_sdist(sys.argv[1])"
WHEEL = BACKEND + "backend.build_wheel(sys.argv[1])"
EDITABLE = BACKEND + "backend.build_editable(sys.argv[1])"
USE = """
import hipbook as hb
from importlib.resources import files
print(hb.__file__, files("hipbook.data"), files("hipbook.notebooks"))
library, log = hb.library(), hb.Log.sample()
print(len(library.exercises), len(log.records("sessions")), hb.__version__)
"""
WHERE = (
    "import hipbook, hipbook.data, hipbook.notebooks as n; print(hipbook.__file__, hipbook.data.__file__, n.__file__)"
)
TEMPLATE = "share/jupyter/voila/templates/hipbook"


def run(*words: object, at: Path, python: str = sys.executable, **more: str) -> str:
    told = [str(word) for word in words]
    env = os.environ | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "HIPBOOK_LOG": ":memory:"} | more
    done = subprocess.run([python, *told], cwd=at, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def wheel_of(source: Path, out: Path) -> Path:
    pip = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "--wheel-dir", out, source, at=out.parent)
    [wheel] = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """The sdist, and the wheels made of the folder and of the sdist, all without a network."""
    if int(version("setuptools").split(".")[0]) < 77:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("SETUPTOOLS IS TOO OLD: THE PACKAGE IS NOT TESTED. `make test` installs the pinned one.")
    at = tmp_path_factory.mktemp("built")
    for copy in ("for_wheel", "for_sdist"):
        shutil.copytree(ROOT, at / copy, ignore=NOT_SHIPPED)
    run("-W", "error", "-c", SDIST, at, at=at / "for_sdist")
    [sdist] = at.glob("*.tar.gz")
    return {"sdist": sdist, "wheel": wheel_of(at / "for_wheel", at / "a"), "again": wheel_of(sdist, at / "b")}


def test_a_wheel_is_built_without_a_warning(built, tmp_path):
    """Each folder of files is named to setuptools, which else says that it would be left out one day."""
    shutil.copytree(ROOT, tmp_path / "clone", ignore=NOT_SHIPPED)
    run("-W", "error", "-c", WHEEL, tmp_path, at=tmp_path / "clone")
    [wheel] = tmp_path.glob("*.whl")
    assert names(wheel) == names(built["wheel"])


def names(wheel: Path) -> set[str]:
    return set(ZipFile(wheel).namelist())


HOMES = {"hipbook": "hipbook", "data": "hipbook/data", "notebooks": "hipbook/notebooks"}


def belongs(homes: dict[str, str]) -> set[str]:
    """Every file of the package, the content and the notebooks, below the home that each of the three has."""
    return {
        f"{home}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, home in homes.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }


def test_the_wheel_holds_every_file_of_the_book(built):
    held = names(built["wheel"])
    assert belongs(HOMES) - held == set()
    for needed in (
        "hipbook/data/rules.toml", "hipbook/data/exercises/clam.toml", "hipbook/data/norms/chair_stand.csv",
        "hipbook/data/norms/hip_motion.csv", "hipbook/data/norms/one_leg_stance.csv",
        "hipbook/data/samples/twelve-weeks.json", "hipbook/notebooks/dashboard.ipynb",
        "hipbook/notebooks/00-start-here.ipynb", "hipbook/papers/templates/report.html.j2", "hipbook/widgets/static/page.js",
    ):  # fmt: skip
        assert needed in held


def test_the_wheel_puts_the_template_where_voila_looks(built):
    installed = {name.partition(".data/data/")[2] for name in names(built["wheel"])}
    served = ROOT / "hipbook/server" / TEMPLATE
    own = {f"{TEMPLATE}/{path.relative_to(served).as_posix()}" for path in served.rglob("*") if path.is_file()}
    assert own and own <= installed


def test_the_wheel_is_small_and_holds_nothing_else(built):
    assert built["wheel"].stat().st_size < 6_000_000
    assert not [
        name for name in names(built["wheel"]) if name.startswith(("tests/", "tools/")) or "__pycache__" in name
    ]
    tops = {name.split("/")[0].split("-")[0] for name in names(built["wheel"])}
    assert tops == {"hipbook"}


def test_the_licences_and_the_command_are_in_the_wheel(built):
    wheel = ZipFile(built["wheel"])
    [commands] = [name for name in wheel.namelist() if name.endswith("/entry_points.txt")]
    assert "hipbook = hipbook.__main__:app" in wheel.read(commands).decode()
    assert {name.split("/")[-1] for name in wheel.namelist() if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}


def test_the_sdist_makes_the_same_wheel(built):
    assert names(built["again"]) == names(built["wheel"])
    with tarfile.open(built["sdist"]) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"README.md", "LICENSE", "LICENSE-DATA", "pyproject.toml", "setup.py", "CHANGELOG.md"} <= held
    assert belongs({folder: folder for folder in HOMES}) - held == set()


@pytest.mark.parametrize("which", ["wheel", "again"], ids=["from the wheel", "from the sdist"])
def test_it_works_away_from_this_folder(built, which, tmp_path):
    target = tmp_path / "installed"
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, built[which], at=tmp_path)
    said = run("-c", USE, at=tmp_path, PYTHONPATH=str(target)).split()
    assert all(Path(place).is_relative_to(target) for place in said[:3]), said
    assert int(said[3]) == len(list((ROOT / "data/exercises").glob("*.toml"))) and int(said[4]) > 0
    assert said[5] == PROJECT["version"]
    assert run("-m", "hipbook", "lint", at=tmp_path, PYTHONPATH=str(target)).startswith("All ")
    assert (target / TEMPLATE / "index.html.j2").is_file()


@pytest.fixture(scope="module")
def editable(built, tmp_path_factory) -> tuple[Path, Path]:
    """A clone called hipbook, and the Python of a new environment in which it is installed to be edited."""
    at = tmp_path_factory.mktemp("editable")
    clone, site = at / "hipbook", at / "site"
    shutil.copytree(ROOT, clone, ignore=NOT_SHIPPED)
    run("-c", EDITABLE, at, at=clone)
    [wheel] = at.glob("*.whl")
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel, at=at)
    venv.EnvBuilder(with_pip=False, symlinks=os.name == "posix").create(at / "env")
    [packages] = [path for path in (at / "env").rglob("site-packages") if path.is_dir()]
    shutil.copytree(site, packages, dirs_exist_ok=True)
    theirs = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "what_it_needs.pth").write_text("\n".join(theirs), "utf-8")
    return clone, at / "env" / ("bin/python" if os.name == "posix" else "Scripts/python.exe")


@pytest.mark.parametrize("start", [".", "..", "docs"], ids=["in the clone", "above it", "within it"])
def test_an_editable_install_is_found_wherever_python_starts(editable, start):
    """A clone called hipbook is no package: started above it, Python must not take it for one."""
    clone, python = editable
    found = run("-c", WHERE, at=clone / start, python=str(python)).split()
    assert found == [str(clone / home / "__init__.py") for home in ("hipbook", "data", "notebooks")]


def test_an_editable_wheel_names_every_file_it_holds(editable):
    [wheel] = editable[0].parent.glob("*.whl")
    [record] = [name for name in names(wheel) if name.endswith("/RECORD")]
    rows = ZipFile(wheel).read(record).decode().splitlines()
    assert {row.split(",")[0] for row in rows} == names(wheel) and len(rows) == len(names(wheel))
