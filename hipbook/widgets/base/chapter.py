"""Ways from the page into the book: a chapter as a link, where its notebook lies beside this one."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as ipw

from ...content.chapters import Chapter, chapters
from ...settings import book
from .controls import esc, html

PAGE_FILE = "dashboard.ipynb"


def is_beside(chapter: Chapter) -> bool:
    """Does its notebook lie where this one runs, or where the page says? Elsewhere a link to it would lead nowhere."""
    return bool(book()) or Path(chapter.file).is_file()


def chapter_link(chapter: Chapter) -> str:
    """Its title as a link; the page's script opens it where the reader is: as a page, or in JupyterLab."""
    return f"<a href='{esc(book() + chapter.file)}' data-hb-chapter>{esc(chapter.title)}</a>"


def link_button(says: str, file: str) -> str:
    """A link that looks like a button, to a notebook beside this one; the page's script opens it as it opens a chapter.

    >>> "href='dashboard.ipynb'" in link_button("Open the page", PAGE_FILE)
    True
    """
    return f"<a class='jupyter-button hb-button hb-link-button' href='{esc(file)}' data-hb-chapter>{esc(says)}</a>"


def chapter_line(id: str, lead: str = "In the book:") -> list[ipw.Widget]:
    """One quiet line with the way to a chapter; nothing where there is none to open."""
    chapter = chapters()[id]
    if not is_beside(chapter):
        return []
    return [html(f"<p>{esc(lead)} {chapter_link(chapter)} <span>{chapter.minutes} min</span></p>", "hb-to-chapter")]
