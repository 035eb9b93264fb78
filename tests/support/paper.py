"""The sheet and the report as they come out of a printer: how many leaves, how small the type, what sticks out."""

from __future__ import annotations

import re
from typing import Any, Literal

from playwright.sync_api import Page

PAPERS = {"A4": 210, "Letter": 216}
"""How wide a leaf of it is, in millimetres."""
MARGINS_MM = 26
PX_PER_MM = 96 / 25.4

LOOK = """() => {
    const size = (node) => {
        const [at, drawn] = [node.parentElement, node.parentElement.closest("svg text")];
        return parseFloat(getComputedStyle(at).fontSize) * 0.75 * (drawn ? drawn.getScreenCTM().a : 1); };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = {}, wide = [];
    while (texts.nextNode()) {
        const node = texts.currentNode, range = document.createRange();
        if (!node.data.trim() || node.parentElement.closest("title, desc")) continue;
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const pt = Math.round(size(node) * 100) / 100;
        small[pt] ??= node.data.trim().slice(0, 40);
        if (box.right > innerWidth + 1 || box.left < -1) wide.push(node.data.trim().slice(0, 40)); }
    return { smallest: Math.min(...Object.keys(small)), small, wide, scrolls: document.documentElement.scrollWidth - innerWidth }; }"""


def laid_out(page: Page, markup: str, paper: str) -> dict[str, Any]:
    """What stands on a paper: its ``smallest`` type in points, the texts that are ``wide``, how far it ``scrolls``."""
    return _looked_at(page, markup, "print", int((PAPERS[paper] - MARGINS_MM) * PX_PER_MM))


def on_screen(page: Page, markup: str, width: int) -> dict[str, Any]:
    """The same of the page before it is printed."""
    return _looked_at(page, markup, "screen", width)


def _looked_at(page: Page, markup: str, media: Literal["print", "screen"], width: int) -> dict[str, Any]:
    page.set_viewport_size({"width": width, "height": 1000})
    page.emulate_media(media=media)
    page.set_content(markup)
    return page.evaluate(LOOK)


def leaves(page: Page, markup: str, paper: str) -> int:
    """How many leaves of a paper it takes."""
    page.set_content(markup)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper, prefer_css_page_size=True)))
