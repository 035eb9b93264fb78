"""The notebooks in a folder of the reader's own, and JupyterLab over it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from ..content.chapters import chapters

HERE = Path(__file__).parent
WRITTEN = ".hipbook-book.json"
"""In the folder: what was written there, by name, so that what its reader changed is told from what is only older."""


@dataclass(frozen=True)
class Copied:
    """What came of copying: the names of the notebooks that are as in this book, and of those that the reader changed."""

    whole: tuple[str, ...]
    changed: tuple[str, ...]


def copy_book(folder: Path) -> Copied:
    """Copy the notebooks into this folder, made where there is none. What its reader changed stays as it is."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} is a file. Name a folder, or one that is not there yet.")
    folder.mkdir(parents=True, exist_ok=True)
    written, whole, changed = _written(folder), [], []
    notebooks = [file for file in files("hipbook.notebooks").iterdir() if Path(file.name).suffix == ".ipynb"]
    for source in sorted(notebooks, key=lambda one: one.name):
        content, target = source.read_bytes(), folder / source.name
        if _is_changed(target, content, written):
            changed.append(source.name)
            continue
        target.write_bytes(content)
        written[source.name] = _mark(content)
        whole.append(source.name)
    (folder / WRITTEN).write_text(json.dumps(written, indent=1), "utf-8")
    return Copied(tuple(whole), tuple(changed))


def _written(folder: Path) -> dict[str, str]:
    """What was written there before; nothing where that cannot be told."""
    with suppress(OSError, ValueError):
        marks = json.loads((folder / WRITTEN).read_text("utf-8"))
        if isinstance(marks, dict):
            return marks
    return {}


def _is_changed(target: Path, content: bytes, written: Mapping[str, str]) -> bool:
    """Is there something by the reader's own hand: neither this book's nor what an earlier one wrote?"""
    if not target.exists():
        return False
    there = target.read_bytes()
    return there != content and _mark(there) != written.get(target.name)


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()


def open_lab(folder: Path) -> int:
    """Run JupyterLab over this folder, opened at the first chapter, until it is stopped; what it ended with.

    It finds hipbook's template, settings and addresses also where hipbook is installed to be edited.
    """
    first = next(iter(chapters().values())).file
    own = {"JUPYTER_PATH": HERE / "share" / "jupyter", "JUPYTER_CONFIG_PATH": HERE / "etc" / "jupyter"}
    paths = {name: os.pathsep.join(filter(None, [str(at), os.environ.get(name)])) for name, at in own.items()}
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder.resolve()}"]
    lab = subprocess.Popen([*command, f"--LabApp.default_url=/lab/tree/{first}"], env=os.environ | paths)
    while True:
        try:
            return lab.wait()
        except KeyboardInterrupt:  # JupyterLab heard it too, and asks back
            continue
