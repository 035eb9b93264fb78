"""Writes what the browser's side takes from Python, so that it stands in one place only: ``python tools/generate.py``.

The steps and events of the player as types, and the pace of a voice. With ``--check`` it changes nothing and names what
is out of date. ``make js`` runs it before it bundles.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hipbook.content import library
from hipbook.events import Finished, Started, Worked
from hipbook.pacing import voice
from hipbook.step import Part, Step

ROOT = Path(__file__).parents[1]
PLAYER = ROOT / "hipbook" / "widgets" / "js" / "player" / "generated.js"
NAMES = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
NOTICE = "Written by tools/generate.py from the Python code: change it there."


def js_type(hint: Any) -> str:
    """A Python type as TypeScript writes it.

    >>> js_type(int | None), js_type(Literal["in", "out"]), js_type(tuple[str, ...])
    ('number | null', '"in" | "out"', 'string[]')
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return js_type(inner[0])
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in inner)
    if origin in (Union, UnionType):
        return " | ".join(map(js_type, inner))
    if origin is tuple and inner[1:] == (...,):
        return f"{js_type(inner[0])}[]"
    return NAMES.get(hint) or hint.__name__


def typedef(kind: type) -> Iterator[str]:
    """A dataclass or model as the lines of a JSDoc type."""
    summary = (kind.__doc__ or "").split("\n", 1)[0]
    yield f" * @typedef {{object}} {kind.__name__} {summary[0].lower()}{summary[1:].rstrip('.')}"
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name != "model_config":
            yield f" * @property {{{js_type(hint)}}} {name}"


def player_types() -> str:
    """The module with the types of what the player is given and tells, and the pace of a voice."""
    blocks = [list(typedef(kind)) for kind in (Part, Step, Started, Worked, Finished)]
    blocks.append([" * @typedef {Started | Worked | Finished} PlayerEvent"])
    types = "\n *\n".join("\n".join(block) for block in blocks)
    pace = ", ".join(f"{name}: {value}" for name, value in asdict(voice(library())).items())
    return (
        f"/** {NOTICE} */\n\n/**\n{types}\n */\n\n"
        "/** How a device's voice speaks: seconds a word, seconds before a line, and the slow speed. */\n"
        f"export const VOICE = {{ {pace} }};\n"
    )


def generated() -> dict[Path, str]:
    """Every file that is written here, with its text."""
    return {PLAYER: player_types()}


def stale() -> list[Path]:
    """The files that are not what the Python code says."""
    return [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]


def main(words: Iterable[str]) -> int:
    old = stale()
    if "--check" in words:
        print(*(f"{path.relative_to(ROOT)} is out of date: python tools/generate.py" for path in old), sep="\n", end="")
        return len(old)
    for path in old:
        path.write_text(generated()[path], "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
