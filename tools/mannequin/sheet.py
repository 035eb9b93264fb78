"""Contact sheets: figures at start, middle and end, light and dark, photographed with Chromium to be looked at."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from hipbook.content.tokens import tokens

from .reading import FOLDER

WIDTH = 420


def page(names: Sequence[str], dark: bool, width: int = WIDTH, shares: Sequence[float] = (0.0, 0.5, 1.0)) -> str:
    """An HTML page of figures stopped at shares of the way there, and the still last."""
    rows = []
    for name in names:
        svg = (FOLDER / f"{name}.svg").read_text("utf-8")
        end = float(re.search(r'data-end-s="([\d.]+)"', svg)[1])
        cells = "".join(
            f'<div data-at="{0.4 if share == 0 else 0.5 + share * (end - 0.5):.3f}">{svg}</div>' for share in shares
        )
        rows.append(
            f"<h2>{name}</h2><section>{cells}<div>{svg.replace('<svg ', '<svg data-show=still ', 1)}</div></section>"
        )
    ground, ink = (tokens().colours[name].dark if dark else tokens().colours[name].light for name in ("card", "ink"))
    return (
        f"<meta charset=utf-8><body style='background:{ground};color:{ink};font:14px sans-serif;margin:8px'>"
        f"<style>section{{display:flex;gap:8px}}section div{{width:{width}px}}h2{{font-size:14px;margin:4px}}svg{{width:100%}}</style>"
        + "".join(rows)
        + "<script>for(const d of document.querySelectorAll('[data-at]')){const s=d.firstElementChild;s.pauseAnimations();s.setCurrentTime(+d.dataset.at)}</script>"
    )


def photograph(names: Sequence[str], out: Path, dark: bool = False, width: int = WIDTH) -> None:
    """Writes the sheet as a PNG. Needs Chromium and playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        tab = browser.new_page(
            viewport={"width": width * 4 + 60, "height": 400}, color_scheme="dark" if dark else "light"
        )
        tab.set_content(page(names, dark, width))
        tab.screenshot(path=str(out), full_page=True)
        browser.close()
