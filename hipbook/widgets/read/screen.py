"""Read: the chapters of the book in their order, how long each takes, and what was done in it."""

from __future__ import annotations

import ipywidgets as ipw

from ...content.chapters import Chapter, chapters, made_in
from ...content.guesses import of_chapter
from ...settings import PUBLIC, forgets, place
from ..base.chapter import chapter_link, is_beside, workbook_link
from ..base.controls import esc, html, title
from ..base.screen import Screen

LEAD = "Ten chapters, one sitting each. You guess first, then you move something and see."
NOT_HERE = (
    "The chapters do not lie beside this page. To have them in a folder of your own, run <code>hipbook book</code> in a "
    "terminal."
)
NOT_KEPT = "Here a chapter keeps what you guess until you close it, and no longer."
WITH_CODE = "For those who like code: {} holds the same chapters as notebooks. It wants a large screen and a network."


class Read(Screen):
    """The way into the book. ``value`` is how many guesses are kept, by chapter."""

    name = "read"
    follow = ("history", "sample")

    def _draw(self) -> list[ipw.Widget]:
        self.value = {id: made_in(chapter, self.journal.guesses) for id, chapter in chapters().items()}
        rows = "".join(map(self._row, chapters().values()))
        return [title("Read", LEAD), *self._notes(), html(f"<ol class='hb-chapters'>{rows}</ol>"), *self._workbook()]

    def _workbook(self) -> list[ipw.Widget]:
        link = workbook_link("the workbook")
        return [html(f"<p class='hb-quiet'>{WITH_CODE.format(link)}</p>")] if link else []

    def _notes(self) -> list[ipw.Widget]:
        if not any(map(is_beside, chapters().values())):
            return [html(f"<p>{NOT_HERE}</p>")]
        return [html(f"<p>{NOT_KEPT}</p>")] if place() == PUBLIC or forgets() else []

    def _row(self, chapter: Chapter) -> str:
        name = chapter_link(chapter) if is_beside(chapter) else esc(chapter.title)
        state = done_in(self.value[chapter.id], len(of_chapter(chapter.id)))
        return (
            f"<li><span class='hb-chapter-number' aria-hidden='true'>{int(chapter.id)}</span><div>"
            f"<h2>{name}</h2><p>{esc(chapter.about)}</p>"
            f"<p class='hb-quiet'>{chapter.minutes} min{f' · {state}' if state else ''}</p></div></li>"
        )


def done_in(made: int, of: int) -> str:
    """What was done in a chapter, as far as the log tells.

    >>> done_in(2, 3), done_in(3, 3), done_in(0, 3), done_in(0, 0)
    ('2 of 3 guesses', 'all 3 guesses', '', '')
    """
    if not made:
        return ""
    return f"all {of} guesses" if made == of > 1 else f"{made} of {of} guesses"
