"""Where did you feel it? Places to open, each with a kind sentence and what to try; plain markup, so it needs no kernel."""

from __future__ import annotations

from collections.abc import Iterable

from ..content import Library, library
from ..lessons import Felt, Situation, situations
from .cards import CERTAINTY, named_sources, opener
from .controls import Column, card, details, esc, html
from .page import Page


class WhereFelt(Column):
    """The quiz by itself, for a notebook.

    >>> len(WhereFelt().children)
    2
    """

    def __init__(self):
        super().__init__(Page(), card(html(asked(situations().values(), library()), "hb-felt")))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)


def asked(about: Iterable[Situation], library: Library, linked: bool = False) -> str:
    """Situations with their answers folded under the places; where ``linked``, exercises can be opened in Library."""
    return "".join(_asked(one, library, linked) for one in about)


def _asked(one: Situation, library: Library, linked: bool) -> str:
    answers = "".join(details(felt.where, _answered(felt, library, linked)) for felt in one.answers)
    known = f"<p>{esc(CERTAINTY[one.certainty].capitalize())}.</p>{named_sources(one.sources, library)}"
    return f"<h3>{esc(one.asks)} Where did you feel it?</h3>{answers}<div class='hb-known'>{details('How we know', known)}</div>"


def _answered(felt: Felt, library: Library, linked: bool) -> str:
    told = f"<p>{esc(felt.says)}</p><p><strong>Try:</strong> {esc(felt.next)}</p>"
    if not felt.exercise:
        return told
    named = opener(felt.exercise, library) if linked else esc(library.named(felt.exercise).name)
    return f"{told}<p><strong>May suit you better:</strong> {named}</p>"
