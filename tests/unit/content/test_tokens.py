"""The look: every colour stands once, and all that is read on it is easy to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from colours import contrast
from tree import ROOT

from hipbook.charts import figure
from hipbook.content.tokens import tokens

COLOURS = tokens().colours
# What is written in one colour on the ground of another; WCAG AA asks for 4.5 to 1.
READ = [
    ("ink", "ground"), ("ink", "card"), ("ink", "wash"), ("ink", "alarm-wash"), ("soft", "ground"), ("soft", "card"),
    ("primary", "card"), ("primary", "wash"), ("primary", "ground"), ("on-primary", "primary"), ("secondary", "card"),
    ("secondary", "ground"), ("card", "secondary"), ("alarm", "card"), ("on-alarm", "alarm"), ("ground", "ink"),
]  # fmt: skip
# What is only seen, such as a frame of the focus; 3 to 1.
SEEN = [("focus", "card"), ("focus", "ground"), ("alarm", "alarm-wash"), ("alarm", "ground"), ("soft", "wash")]
WRITTEN = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def test_contrast_is_measured_as_it_is_defined():
    assert contrast("#000000", "#ffffff") == pytest.approx(21) and contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(4.5, READ), (3, SEEN)], ids=["read", "seen"])
def test_what_is_read_stands_out(theme: str, least: float, pairs: list[tuple[str, str]]):
    weak = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(*(getattr(COLOURS[name], theme) for name in pair))) < least
    }
    assert weak == {}


def test_on_paper_the_light_colours_are_read_on_white():
    read = ["ink", "soft", "primary", "secondary", "alarm"]
    assert {name for name in read if contrast(COLOURS[name].light, tokens().paper["ground"]) < 4.5} == set()


def test_charts_are_drawn_with_the_colours_of_the_page():
    names = ("primary", "secondary", "alarm", "ink", "card", "picked", "urgent", "usual")
    drawn = (figure.TEAL, figure.INDIGO, figure.CORAL, figure.INK, figure.CARD, figure.YELLOW, figure.RED,
             figure.SAND)  # fmt: skip
    assert drawn == tuple(COLOURS[name].light for name in names)


def test_no_colour_is_written_anywhere_else():
    """Papers are black on white, and what tools write from the tokens may hold them."""
    generated = {"tokens.css", "tokens.js"}
    places = [
        *(ROOT / "hipbook").rglob("*.py"), *(ROOT / "hipbook/widgets/css").rglob("*.css"),
        *(ROOT / "hipbook/widgets/js").rglob("*.js"), *(ROOT / "tools").rglob("*.py"), *(ROOT / "tools").rglob("*.j2"),
    ]  # fmt: skip
    found = {path.relative_to(ROOT).as_posix(): written(path) for path in places if path.name not in generated}
    assert {path: named for path, named in found.items() if named} == {}


def written(path: Path) -> list[str]:
    return WRITTEN.findall(path.read_text("utf-8"))
