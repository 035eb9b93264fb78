"""The notes of a release, of the CHANGELOG; it ends with 1 where the tag, the version and the CHANGELOG disagree.

``python tools/release.py v0.1.0`` prints them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def notes(tag: str, root: Path = ROOT) -> str:
    """What the CHANGELOG says of the version that a tag names; raises ValueError where anything disagrees."""
    version = tomllib.loads(root.joinpath("pyproject.toml").read_text("utf-8"))["project"]["version"]
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, but pyproject.toml says version {version}")
    sections = re.split(r"^## ", root.joinpath("CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    told = [text for text in sections if re.match(rf"\[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d\n", text)]
    if len(told) != 1:
        raise ValueError(f"CHANGELOG.md needs one section [{version}] with its day, and has {len(told)}")
    return told[0].partition("\n")[2].strip()


if __name__ == "__main__":
    try:
        print(notes(sys.argv[1]))
    except ValueError as error:
        raise SystemExit(str(error)) from error
