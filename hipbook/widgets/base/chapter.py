"""Ways from the page into the book: a chapter as a link, where its notebook lies beside this one."""

from __future__ import annotations

from pathlib import Path

import ipywidgets as ipw

from ...content.chapters import DASHBOARD, Chapter, chapters, page_address
from ...settings import book, forgets
from .controls import esc, html


def address(file: str) -> str:
    """Where a notebook beside this one is opened: its own name, or its page where each has one. Other addresses stay.

    >>> address("08-is-it-working.ipynb")
    '08-is-it-working.ipynb'
    """
    return page_address(file, book()) if book() and Path(file).suffix == ".ipynb" else file


def is_beside(chapter: Chapter) -> bool:
    """Does its notebook lie where this one runs, or where the page says? Elsewhere a link to it would lead nowhere."""
    return bool(book()) or Path(chapter.file).is_file()


def way(says: str, file: str = DASHBOARD) -> str:
    """A link in a sentence to a notebook beside this one, or to the page.

    >>> way("Open the page")
    "<a href='dashboard.ipynb'>Open the page</a>"
    """
    return f"<a href='{esc(address(file))}'>{esc(says)}</a>"


def chapter_link(chapter: Chapter) -> str:
    """Its title as a link; the page's script opens it where the reader is: as a page, or in JupyterLab."""
    return f"<a href='{esc(address(chapter.file))}' data-hb-chapter{_apart()}>{esc(chapter.title)}</a>"


def workbook_link(says: str) -> str:
    """The way to the notebooks of a site that has a page for each; empty where the notebooks lie beside this one."""
    return f"<a href='{esc(book())}lab/'{_apart()}>{esc(says)}</a>" if book() else ""


def _apart() -> str:
    """Where nothing is kept, the page stays open beside what is opened: the log would be gone with it."""
    return " target='_blank'" if forgets() else ""


def link_button(says: str, file: str = DASHBOARD) -> str:
    """A link that looks like a button, to a notebook beside this one or to the page; the page's script opens it as it opens a chapter.

    >>> "href='dashboard.ipynb'" in link_button("Open the page")
    True
    """
    return f"<a class='jupyter-button hb-button hb-link-button' href='{esc(address(file))}' data-hb-chapter>{esc(says)}</a>"


def chapter_line(id: str, lead: str = "In the book:") -> list[ipw.Widget]:
    """One quiet line with the way to a chapter; nothing where there is none to open."""
    chapter = chapters()[id]
    if not is_beside(chapter):
        return []
    return [html(f"<p>{esc(lead)} {chapter_link(chapter)} <span>{chapter.minutes} min</span></p>", "hb-to-chapter")]
