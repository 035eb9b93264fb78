"""The chapters of the book as pages of the site: their words at once, and what moves when Python has begun."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cells import HOME, read, sections, to_run
from jinja2 import Environment
from packages import ROOT

from hipbook.content.chapters import chapters, page_address

LOOK = ("hipbook.css", "chapter.css")
"""Of the installed page, which are not in what the widgets bring along."""


def write_chapters(site: Path, environment: Environment, **given: Any) -> None:
    """A page for each notebook of the book, into the site; ``given`` is what all its pages are given."""
    template = environment.get_template("chapter.html.j2")
    for chapter in chapters().values():
        cells = read(ROOT / "notebooks" / chapter.file)
        page = template.render(
            title=chapter.title, about=chapter.about, home=HOME, sections=sections(cells), to_run=to_run(cells), **given
        )
        target = site / page_address(chapter.file, "")
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{page}\n", "utf-8")
