"""What each page needs of Voila's scripts, said at its beginning: else the first of them asks for sixty others when it has run."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from voila.paths import collect_static_paths

FIRST = "voila.js"
PART = re.compile(r"\.e\((\d+)\)")
"""How webpack's code asks for a part of itself by its number."""


def named_in(script: Path) -> list[str]:
    """The files beside a script that it asks for, in their order; none where they are called in another way."""
    parts = dict.fromkeys(PART.findall(script.read_text("utf-8")))
    return [name for part in parts if (script.parent / (name := f"{part}.{script.name}")).is_file()]


@cache
def first_parts() -> tuple[str, ...]:
    """Voila's first script and its parts; none where this Voila keeps it elsewhere."""
    folders = map(Path, collect_static_paths(["voila"], "hipbook"))
    return next(((FIRST, *named_in(folder / FIRST)) for folder in folders if (folder / FIRST).is_file()), ())


def with_early(page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What Voila tells a page, and as ``early`` the addresses of the scripts it fetches before it draws: its hook for that."""
    parts = [url_path_join(page_config["fullStaticUrl"], name) for name in first_parts()]
    extensions = [
        url_path_join(page_config["fullLabextensionsUrl"], one["name"], one["load"].removeprefix("./"))
        for one in page_config["federated_extensions"]
    ]
    return page_config | {"early": [*parts, *extensions]}
