"""Where did you feel it? Places to open, each with a kind sentence and what to try; plain markup, so it needs no kernel."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...content.lessons import Feeling, Situation, situations
from ...content.loader import Library, library
from ...wording import upper_first
from ..base.controls import Column, card, details, esc, html
from ..base.markup import CERTAINTY, named_sources
from ..base.page import Page


class WhereFelt(Column):
    """The quiz by itself, for a notebook.

    >>> len(WhereFelt().children)
    2
    """

    def __init__(self):
        book = library()
        shown = situations_markup(situations().values(), book, lambda id: esc(book.named(id).name))
        super().__init__(Page(), card(html(shown, "hb-felt")))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)


def situations_markup(about: Iterable[Situation], book: Library, name_markup: Callable[[str], str]) -> str:
    """Situations with their answers folded under the places; ``name_markup`` gives the markup for an exercise's name."""
    return "".join(_situation(one, book, name_markup) for one in about)


def _situation(one: Situation, book: Library, name_markup: Callable[[str], str]) -> str:
    answers = "".join(details(felt.where, _answered(felt, name_markup)) for felt in one.answers)
    evidence = f"<p>{esc(upper_first(CERTAINTY[one.certainty]))}.</p>{named_sources(one.sources, book)}"
    return f"<h3>{esc(one.asks)} Where did you feel it?</h3>{answers}<div class='hb-known'>{details('How we know', evidence)}</div>"


def _answered(felt: Feeling, name_markup: Callable[[str], str]) -> str:
    suits = f"<p><strong>May suit you better:</strong> {name_markup(felt.exercise)}</p>" if felt.exercise else ""
    return f"<p>{esc(felt.says)}</p><p><strong>Try:</strong> {esc(felt.next)}</p>{suits}"
