"""What Python in the browser is given: one archive of all packages, without what no page asks for, compiled."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from re import compile as pattern
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from hipbook.log.dates import LANGUAGES

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MADE_OF = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "LICENSE-DATA", "tools/packaging", "hipbook",
           "data", "notebooks")  # fmt: skip
SHELL = {"asttokens", "executing", "ipython", "ipython_pygments_lexers", "jedi", "matplotlib_inline", "parso", "prompt_toolkit",
         "pure_eval", "pygments", "stack_data", "wcwidth"}  # fmt: skip
"""IPython and what it alone needs: ``python/IPython`` stands in for it."""
KERNEL = (SHELL | {"micropip", "packaging"}) - {"jedi", "parso"}
"""What a kernel needs besides: without jedi, names are completed by what is there, and 2 MB less are fetched."""
COMMANDS = {"annotated_doc", "markdown_it_py", "mdurl", "rich", "shellingham", "typer"}
"""What the command line needs."""
SERVERS = {"jupyterlab_widgets", "packaging", "widgetsnbextension"}
"""What a Jupyter server needs of the widgets, and nobody here."""
NOT_ASKED_FOR = pattern(
    r"\.data/|(^|/)tests?/|\.(pyi|c|rs|map)$|x86_64-linux-gnu\.so$|/sboms/|/RECORD$|/entry_points\.txt$"
    r"|^hipbook/(server|notebooks|widgets/(js|css))/|^hipbook/__main__|^pyphen|^pydantic/(v1|mypy|_hypothesis)"
    r"|^anywidget/(nb|lab)extension/|^plotly/(labextension|matplotlylib|express|figure_factory)/"
    r"|^plotly/package_data/(plotly\.min\.js|widgetbundle\.js|datasets/)"
)
LOCALE = pattern(r"^babel/locale-data/(\w+)\.dat$")


def own_wheel(folder: Path) -> Path:
    """hipbook's own wheel, built from a copy of its source: a ``build`` folder of earlier would be packed with it."""
    with TemporaryDirectory() as place:
        for name in MADE_OF:
            source, copy = ROOT / name, Path(place, name)
            if source.is_file():
                shutil.copy(source, copy)
            else:
                shutil.copytree(source, copy, ignore=_links_and_caches)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--no-index",
        ]
        subprocess.run([*pip, "--no-build-isolation", "--wheel-dir", str(folder), place], check=True)
    [wheel] = folder.glob("hipbook-*.whl")
    return wheel


def _links_and_caches(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name == "__pycache__" or Path(folder, name).is_symlink()]


def pack(wheels: Iterable[Path], target: Path) -> None:
    """The archive of all packages that the page needs. The same wheels give the same bytes."""
    others = SHELL | KERNEL | COMMANDS | SERVERS
    _pack([wheel for wheel in wheels if _name_of(wheel) not in others], HERE / "python", target)


def pack_kernel(wheels: Iterable[Path], of_jupyter: Iterable[Path], target: Path) -> None:
    """The archive of what a notebook's kernel needs besides, JupyterLite's own wheels for it among them."""
    _pack([*(wheel for wheel in wheels if _name_of(wheel) in KERNEL), *of_jupyter], HERE / "lab" / "python", target)


def _name_of(wheel: Path) -> str:
    return wheel.name.split("-")[0].lower()


def _pack(wheels: Iterable[Path], own: Path, target: Path) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for wheel in sorted(wheels):
            _unpack(wheel, folder)
        shutil.copytree(own, folder, dirs_exist_ok=True, ignore=_links_and_caches)
        subprocess.run(["node", str(HERE / "compile.mjs"), str(folder)], check=True)
        target.write_bytes(_archive(folder))


def _unpack(wheel: Path, folder: Path) -> None:
    with ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and _is_asked_for(name):
                archive.extract(name, folder)


def _is_asked_for(name: str) -> bool:
    if locale := LOCALE.search(name):
        return locale[1] in {*LANGUAGES, "root"}
    return not NOT_ASKED_FOR.search(name)


def _archive(folder: Path) -> bytes:
    held = BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(path.relative_to(folder).as_posix())
            entry.size = path.stat().st_size
            with path.open("rb") as file:
                archive.addfile(entry, file)
    return gzip.compress(held.getvalue(), 9, mtime=0)
