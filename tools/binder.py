"""Writes what Binder installs: the pins of requirements.txt, less what Binder's own image brings.

``make lock`` runs it, with the pins that hold on that image as its input, and with repo2docker, which knows the image.
Two things follow from the file that it writes. It refers to no other file, so repo2docker installs it before it copies
the clone, and Docker keeps that layer until a pin changes. And it changes no package of the image, so the image's own
Jupyter, whose parts were chosen to fit one another, stays whole.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "binder" / "requirements.txt"
HEAD = """\
# What `make lock` left of requirements.txt for Binder: the same pins, without what Binder's image brings.
# No hashes: with one, pip would refuse all it has none for, and so whatever a later image no longer brings.
"""
BUILT = re.compile(r"/([^/]+)-[^-/]+-[^-/]+\.(?:conda|tar\.bz2)(?:#|$)", re.MULTILINE)
NOT_PYTHON = {"tzdata"}  # conda's is a folder of the system, pip's a package


def canonical(name: str) -> str:
    """The name of a package as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def python_version() -> str:
    """That of Binder's image, from ``binder/runtime.txt``: ``3.12``."""
    return (ROOT / "binder" / "runtime.txt").read_text("utf-8").strip().removeprefix("python-")


def image_lock() -> str:
    """What repo2docker installs first for this Python: an address of a conda package a line."""
    name = f"environment.py-{python_version()}-linux-64.lock"
    return files("repo2docker").joinpath("buildpacks", "conda", name).read_text("utf-8")


def brought(lock: str) -> set[str]:
    """What pip calls the packages in such a list: conda-forge has ``python-NAME`` and ``NAME-core`` for some."""
    found = {canonical(name) for name in BUILT.findall(lock)} - NOT_PYTHON
    return found | {name.removeprefix("python-").removesuffix("-core") for name in found}


def written(pins: Iterable[str], image: set[str]) -> str:
    """What belongs in ``binder/requirements.txt``: those pins (``name==1.2``) that the image does not bring."""
    return HEAD + "".join(f"{pin}\n" for pin in pins if canonical(pin.partition("==")[0]) not in image)


if __name__ == "__main__":
    TARGET.write_text(written(sys.stdin.read().split(), brought(image_lock())), "utf-8")
