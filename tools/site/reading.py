"""The chapters of the book as pages of the site: their words at once, and what moves when Python has begun."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cells import HOME, Part, read, sections, to_run
from jinja2 import Environment
from packages import ROOT
from said import said_to_all

from hipbook.content.chapters import chapters, page_address
from hipbook.show.shown import look

LOOK = ("hipbook.css", "chapter.css")
"""Of the installed page, which are not in what the widgets bring along."""


def write_chapters(site: Path, environment: Environment, **given: Any) -> None:
    """A page for each notebook of the book, into the site; ``given`` is what all its pages are given."""
    (site / "shown.css").write_text(look(), "utf-8")
    template = environment.get_template("chapter.html.j2")
    cells = {chapter.file: read(ROOT / "notebooks" / chapter.file) for chapter in chapters().values()}
    laid_out = {file: sections(of) for file, of in cells.items()}
    places = {
        file: [part for section in of for part in section.parts if part.kind == "place"]
        for file, of in laid_out.items()
    }
    said = said_to_all({file: to_run(cells[file], _numbers(of, said=True)) for file, of in places.items()}, HOME)
    for chapter in chapters().values():
        file = chapter.file
        left = {n for n in _numbers(places[file]) if str(n) not in said[file]}
        page = template.render(
            title=chapter.title, about=chapter.about, home=HOME, sections=laid_out[file], said=said[file],
            to_run=to_run(cells[file], left), **given,
        )  # fmt: skip
        target = site / page_address(file, "")
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"{page}\n", "utf-8")


def _numbers(places: list[Part], said: bool = False) -> set[int]:
    """The cells that show something there; or only those that say something."""
    return {part.cell for part in places if part.said or not said}
