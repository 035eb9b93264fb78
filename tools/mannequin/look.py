"""How the figures look: one style sheet, the same in every SVG, that a page can re-colour by variables.

A page sets ``--hbf-skin``, ``--hbf-hair``, ``--hbf-top`` … on the SVG or anything around it; what it does not set has
a default, one for light and one for dark, from ``data/tokens.toml``. ``data-show="still"`` shows the still, ``data-mirrored`` the other side.
"""

from __future__ import annotations

from hipbook.content.tokens import tokens

COLOURS = {name: colour for name, colour in tokens().drawing.items() if name not in ("eye", "gap")}
LIGHT = {name: colour.light for name, colour in COLOURS.items()}
DARK = {name: colour.dark for name, colour in COLOURS.items() if colour.dark != colour.light}
EYE, GAP = tokens().drawing["eye"].light, tokens().drawing["gap"].light
FILLS = (
    "skin", "hair", "top", "sleeve", "legs", "legs2", "mat", "mat2", "floor", "wood", "wood2", "wall", "cloth", "band", "band2",
    "leather", "leather2", "buckle",
    "belt", "shorts", "edge", "works", "ink", "shade", "ghost", "halo",
)  # fmt: skip


def _variables(colours: dict[str, str]) -> str:
    return ".hbf{" + ";".join(f"--hbf0-{name}:{colour}" for name, colour in colours.items()) + "}"


def _colour(name: str) -> str:
    return f"var(--hbf-{name},var(--hbf0-{name}))"


def style() -> str:
    """The style sheet of every figure."""
    fills = "".join(f".hbf .{name}{{color:{_colour(name)}}}" for name in FILLS)
    return (
        _variables(LIGHT)
        + "@media screen and (prefers-color-scheme:dark){" + _variables(DARK) + "}"
        + fills
        + ".hbf{stroke-linejoin:round;stroke-linecap:round}.hbf path{fill:currentColor}"
        + f".hbf .e,.hbf .u{{stroke:{_colour('edge')};stroke-width:5}}.hbf .u{{stroke-width:10;paint-order:stroke}}"
        + ".hbf .o,.hbf .line,.hbf .thin,.hbf .case,.hbf .belt,.hbf .strap,.hbf .ghost,.hbf .hid{fill:none;stroke:currentColor}"
        + f".hbf .eye{{color:{EYE}}}.hbf .gap{{color:{GAP};fill-opacity:.45}}"
        + ".hbf .shade{opacity:.13}.hbf .ghost{stroke-width:6;stroke-dasharray:18 15;stroke-linecap:butt}"
        + ".hbf .works{fill-opacity:.88}.hbf .hid{stroke-width:9;stroke-dasharray:20 13}"
        + ".hbf .line{stroke-width:15}.hbf .thin{stroke-width:6}.hbf .case{stroke-width:29}.hbf .strap{stroke-width:15}.hbf .strap.edge{stroke-width:25}.hbf .belt{stroke-width:17;stroke-linecap:butt}"
        + ".hbf .bow{fill:none;stroke:currentColor;stroke-width:10}"
        + f".hbf text{{font:700 74px system-ui,sans-serif;fill:{_colour('ink')};text-anchor:middle}}"
        + ".hbf .s,.hbf[data-show=still] .m{display:none}.hbf[data-show=still] .s{display:inline}"
        + "@media print,(prefers-reduced-motion:reduce){.hbf .m{display:none}.hbf .s{display:inline}}"
        + ".hbf[data-mirrored]{transform:scaleX(-1)}"
        + ".hbf[data-mirrored] text{transform:scaleX(-1);transform-box:fill-box;transform-origin:center}"
    )  # fmt: skip
