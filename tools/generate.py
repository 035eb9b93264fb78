"""Writes what the browser's side takes from Python, so that it stands in one place only: ``python tools/generate.py``.

The steps and events of the player as types, the pace of a voice, and the design tokens as style sheet and script. With
``--check`` it changes nothing and names what is out of date. ``make js`` runs it before it bundles.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hipbook.content.loader import library
from hipbook.content.tokens import icons, tokens
from hipbook.session.cues import voice
from hipbook.session.events import LEFT_OUT, Finished, Slip, Started, Worked
from hipbook.session.step import RepPart, Step

ROOT = Path(__file__).parents[1]
WIDGETS = ROOT / "hipbook" / "widgets"
PAGE = ROOT / "hipbook" / "server" / "share" / "jupyter" / "voila" / "templates" / "hipbook" / "static"
PLAYER = WIDGETS / "js" / "player" / "generated.js"
COLOURS = WIDGETS / "js" / "shared" / "tokens.js"
LOOK = WIDGETS / "css" / "tokens.css"
ICONS = WIDGETS / "css" / "icons.css"
ICON = PAGE / "icon.svg"
NAMES = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null"}
NOTICE = "Written by tools/generate.py from the Python code: change it there."
TOKENS = "Written by tools/generate.py from data/tokens.toml: change it there."
DRAWN = "Written by tools/generate.py from data/icons.toml: change it there."
# JupyterLab has a theme of its own, which goes before the one of the machine; Voila's page follows the machine.
THEMED = 'body[data-jp-theme-light="{}"]:not([data-voila])'

# What is drawn: the browser gives a reader's own colours to words and frames by itself, but not to these.
PAINTED = "svg,\n.hb-chart,\n.hb-shares"


def js_type(hint: Any) -> str:
    """A Python type as TypeScript writes it.

    >>> js_type(int | None), js_type(Literal["in", "out"]), js_type(tuple[str, ...]), js_type(tuple[str, int])
    ('number | null', '"in" | "out"', 'string[]', '[string, number]')
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
    if origin is tuple:
        return f"[{', '.join(map(js_type, inner))}]"
    return NAMES.get(hint) or hint.__name__


def typedef(kind: type) -> Iterator[str]:
    """A dataclass or model as the lines of a JSDoc type."""
    summary = (kind.__doc__ or "").split("\n", 1)[0]
    yield f" * @typedef {{object}} {kind.__name__} {summary[0].lower()}{summary[1:].rstrip('.')}"
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if name != "model_config":
            yield f" * @property {{{js_type(hint)}}} {f'[{name}]' if name in LEFT_OUT else name}"


def player_types() -> str:
    """The module with the types of what the player is given and tells, and the pace of a voice."""
    blocks = [list(typedef(kind)) for kind in (RepPart, Step, Started, Worked, Slip, Finished)]
    blocks.append([" * @typedef {Started | Worked | Slip | Finished} PlayerEvent"])
    types = "\n *\n".join("\n".join(block) for block in blocks)
    pace = ", ".join(f"{name}: {value}" for name, value in asdict(voice(library())).items())
    return (
        f"/** {NOTICE} */\n\n/**\n{types}\n */\n\n"
        "/** How a device's voice speaks: seconds a word, seconds before a line, and the slow speed. */\n"
        f"export const VOICE = {{ {pace} }};\n"
    )


def block(selectors: str, values: dict[str, str]) -> str:
    """A rule that gives custom properties their values."""
    return f"{selectors} {{\n" + "".join(f"  --hb-{name}: {value};\n" for name, value in values.items()) + "}\n"


def within(query: str, rule: str) -> str:
    """A rule that holds only for some media."""
    return f"@media {query} {{\n{textwrap.indent(rule, '  ')}}}\n"


def look() -> str:
    """The tokens as custom properties, in the light, in the dark, with more contrast, in a reader's own colours, on paper."""
    known = tokens()
    light = {name: colour.light for name, colour in known.colours.items()}
    dark = {name: colour.dark for name, colour in known.colours.items()}
    bright, dim = THEMED.format("true"), THEMED.format("false")
    always = f":root,\n{bright},\n{dim}"
    strong = {name: colour.light for name, colour in known.contrast.items()}
    strong_dark = {name: colour.dark for name, colour in known.contrast.items()}
    return "\n".join([
        f"/* {TOKENS} */\n",
        block(":root", dict(known.sizes)),
        block(f":root,\n{bright}", light | {"scheme": "light"}),
        within("(prefers-color-scheme: dark)", block(":root", dark | {"scheme": "dark"})),
        block(dim, dark | {"scheme": "dark"}),
        within("(prefers-contrast: more)", block(f":root,\n{bright}", strong)),
        within("(prefers-contrast: more) and (prefers-color-scheme: dark)", block(":root", strong_dark)),
        within("(prefers-contrast: more)", block(dim, strong_dark)),
        within("(forced-colors: active)", block(PAINTED, dict(known.forced))),
        within("print", block(always, light | known.paper | {"scheme": "light"})),
    ])  # fmt: skip


def colours() -> str:
    """The light colours for scripts: charts come in them."""
    lines = "".join(f"  {_key(name)}: {json.dumps(colour.light)},\n" for name, colour in tokens().colours.items())
    return f"/** {TOKENS} */\n\n/** The colours in the light, by what they are for. */\nexport const LIGHT = {{\n{lines}}};\n"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def icon_classes() -> str:
    """A class for each icon: what has it is led by the icon, in the colour of its words."""
    images = ((name, svg.replace("<", "%3C").replace(">", "%3E")) for name, svg in icons().items())
    rules = (f'.hb-icon-{name} {{\n  --hb-icon: url("data:image/svg+xml,{image}");\n}}\n' for name, image in images)
    return f"/* {DRAWN} */\n\n" + "".join(rules)


def icon() -> str:
    """The picture in the browser's tab: the head of a thigh in its socket."""
    known = tokens().colours
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<circle cx="12" cy="12" r="11" fill="{known["wash"].light}"/>'
        f'<path d="M5 13a7 7 0 0 1 14 0" fill="none" stroke="{known["secondary"].light}" stroke-width="3" stroke-linecap="round"/>'
        f'<circle cx="12" cy="14" r="4.4" fill="{known["primary"].light}"/>'
        "</svg>\n"
    )


def generated() -> dict[Path, str]:
    """Every file that is written here, with its text."""
    return {PLAYER: player_types(), COLOURS: colours(), LOOK: look(), ICONS: icon_classes(), ICON: icon()}


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
