"""The wheels that the package needs in a browser, fetched by the pinned list beside this file: python tools/site/wheels.py FOLDER

Pyodide takes pure wheels, and those that were compiled for it. MarkupSafe has neither, but is complete without its
compiled part: the Python of any of its wheels is taken, and a browser does not see the rest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PINNED = Path(__file__).with_name("requirements.txt")
BROWSER, ANY_COMPILED = ("pyemscripten_2026_0_wasm32",), ("manylinux2014_x86_64", "manylinux_2_17_x86_64")
PURE_INSIDE = {"markupsafe"}


def fetch(folder: Path) -> list[Path]:
    """All of them, into the folder, unless they are there. Whoever has no registry gets a ``CalledProcessError``."""
    pinned, fetched = PINNED.read_text("utf-8"), folder / "fetched.txt"
    if not fetched.is_file() or fetched.read_text("utf-8") != pinned:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        pure, inside = [], []
        for entry in _entries(pinned):
            (inside if entry.split("==")[0] in PURE_INSIDE else pure).append(entry)
        _download(pure, BROWSER, folder)
        _download(inside, ANY_COMPILED, folder)
        fetched.write_text(pinned, "utf-8")
    return sorted(folder.glob("*.whl"))


def _entries(pinned: str) -> list[str]:
    """One requirement each, with its hashes."""
    lines = [line for line in pinned.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(line.strip() if line.startswith(" ") else f"\0{line}" for line in lines).split("\0")[1:]


def _download(entries: list[str], platforms: tuple[str, ...], folder: Path) -> None:
    with TemporaryDirectory() as place:
        asked = Path(place, "asked.txt")
        asked.write_text("\n".join(entries), "utf-8")
        chosen = [word for platform in platforms for word in ("--platform", platform)]
        python = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314"]
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        only = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(asked), "--dest", str(folder)]
        subprocess.run([*pip, *python, *chosen, *only], check=True)


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
