"""How the figures look: one style sheet, the same in every SVG, that a page can re-colour by variables.

A page sets ``--hbf-skin``, ``--hbf-hair``, ``--hbf-top`` … on the SVG or anything around it; what it does not set has
a default, one for light and one for dark. ``data-show="still"`` shows the still, ``data-mirrored`` the other side.
"""

from __future__ import annotations

LIGHT = {
    "skin": "#eebf98", "hair": "#5a4038", "top": "#2f9c95", "sleeve": "#268680", "legs": "#4a63b0", "legs2": "#93a5dc", "shorts": "#33457f",
    "edge": "#2b3a5a", "ink": "#22304a", "halo": "#ffffff", "works": "#ff5a36", "mat": "#efe4d0", "mat2": "#dccdb2",
    "floor": "#f3eee4", "wood": "#cfa873", "wood2": "#b58b58", "wall": "#e3e7ee", "cloth": "#d9cfe8", "band": "#e0a526", "band2": "#a8770f", "belt": "#ffffff",
    "leather": "#7b4a2e", "leather2": "#56321d", "buckle": "#f2f0ea",
    "shade": "#22304a", "ghost": "#5d6c8c",
}  # fmt: skip
DARK = {
    "legs": "#6780d2", "legs2": "#a5b4e6", "shorts": "#4a5fae", "top": "#3fb3ab", "sleeve": "#33978f", "edge": "#0f1626", "ink": "#eef1f6",
    "leather": "#a96f47", "leather2": "#744726",
    "halo": "#202a3c", "mat": "#4a4537", "mat2": "#39352a", "floor": "#2a3448", "wood": "#a9824f", "wood2": "#856338",
    "wall": "#343f55", "cloth": "#8f83a8", "shade": "#000000", "ghost": "#b9c6e0",
}  # fmt: skip
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
        + ".hbf .eye{color:#33261f}.hbf .gap{color:#4a63b0;fill-opacity:.45}.hbf .shade{opacity:.13}.hbf .ghost{stroke-width:6;stroke-dasharray:18 15;stroke-linecap:butt}"
        + ".hbf .works{fill-opacity:.88}.hbf .hid{stroke-width:9;stroke-dasharray:20 13}"
        + ".hbf .line{stroke-width:15}.hbf .thin{stroke-width:6}.hbf .case{stroke-width:29}.hbf .strap{stroke-width:15}.hbf .strap.edge{stroke-width:25}.hbf .belt{stroke-width:17;stroke-linecap:butt}"
        + ".hbf .bow{fill:none;stroke:currentColor;stroke-width:10}"
        + f".hbf text{{font:700 74px system-ui,sans-serif;fill:{_colour('ink')};text-anchor:middle}}"
        + ".hbf .s,.hbf[data-show=still] .m{display:none}.hbf[data-show=still] .s{display:inline}"
        + "@media print,(prefers-reduced-motion:reduce){.hbf .m{display:none}.hbf .s{display:inline}}"
        + ".hbf[data-mirrored]{transform:scaleX(-1)}"
        + ".hbf[data-mirrored] text{transform:scaleX(-1);transform-box:fill-box;transform-origin:center}"
    )  # fmt: skip
