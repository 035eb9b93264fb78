"""A class has one meaning: two sheets that lay it out at their roots would spoil each other's part of a page."""

from __future__ import annotations

import re
from collections import defaultdict

from tree import ROOT

PAGE = ROOT / "hipbook" / "widgets" / "css" / "page"
EVERYWHERE = {"narrow", "print", "voila", "cards", "text", "frame", "inputs"}
"""Sheets about all screens at once."""
OF_ALL = {
    "hb-alone",
    "hb-column",
    "hb-dashboard",
    "hb-row",
    "hb-screen",
    "hb-several",
    "hb-dose",
    "hb-folds",
    "hb-verdict",
}
"""Classes of controls and frames, to which each screen adds what it needs."""


def test_a_class_is_laid_out_in_one_sheet():
    sheets: dict[str, set[str]] = defaultdict(set)
    for path in PAGE.glob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for selectors in re.findall(r"([^{}]+)\{", rules):
            for selector in selectors.split(","):
                if root := re.match(r"\s*(?:\.hb-screen )?\.(hb-[a-z0-9-]+)", selector):
                    sheets[root[1]].add(path.stem)
    several = {name: among - EVERYWHERE for name, among in sheets.items() if len(among - EVERYWHERE) > 1}
    assert {name: among for name, among in several.items() if name not in OF_ALL} == {}
    assert len(sheets) > 100
