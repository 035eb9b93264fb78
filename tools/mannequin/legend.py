"""What the marks of all figures mean, as one small picture with words that a page shows once."""

from __future__ import annotations

from html import escape
from pathlib import Path

import numpy as np

from .draw import element
from .look import style
from .marks import arrow, padlock
from .shapes import Disc, Shape, still

ROW, WIDE, LEFT = 130, 1620, 240
MEANS = (
    ("works", "Coral: works or is stretched here"),
    ("hidden", "Dashed coral: on the side you do not see"),
    ("quiet", "Padlock: keep this part still"),
    ("start", "Dashed outline: where you begin"),
    ("way", "Arrow: the way it goes"),
)
FIGURE = "M60 112c-18-40-16-62 8-74a26 26 0 1 1 44 0c24 12 26 34 8 74z"


def legend() -> str:
    """The picture: a swatch and its meaning a line; the words are also its description."""
    says = ". ".join(words for _, words in MEANS)
    rows = "".join(
        f'<g transform="translate(0 {ROW * i + 20})">{_swatch(name)}<text x="{LEFT}" y="92">{escape(words)}</text></g>'
        for i, (name, words) in enumerate(MEANS)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hbf hbf-legend" viewBox="0 0 {WIDE} {ROW * len(MEANS) + 20}" role="img">'
        f"<title>What the marks mean</title><desc>{escape(says)}.</desc><style>{style()}"
        f".hbf.hbf-legend text{{text-anchor:start;font-weight:400;font-size:62px}}</style>{rows}</svg>\n"
    )


def _swatch(name: str) -> str:
    blob = still(np.array([[45, 40], [170, 30], [185, 75], [160, 110], [60, 112], [35, 80]], float))
    shapes: dict[str, list[Shape | Disc]] = {
        "works": [Shape("works", blob)],
        "hidden": [Shape("hid works", blob)],
        "quiet": padlock(np.array([110.0, 70.0]), 58),
        "way": arrow(np.array([[20, 105], [60, 72], [110, 55], [195, 50]], float)),
    }
    if name == "start":
        return f'<path class="ghost" d="{FIGURE}"/>'
    return "".join(element(shape, 0) for shape in shapes[name])


def write(folder: Path) -> None:
    """Writes the legend where it changed."""
    path = folder / "_legend.svg"
    if not path.exists() or path.read_text("utf-8") != legend():
        path.write_text(legend(), "utf-8")
