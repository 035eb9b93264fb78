"""Sentences: paragraphs whose numbers come from the content, rules with their source, doses in words."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from ..content.filling import filled, words_of
from ..content.lessons import facts
from ..content.loader import library
from ..model.dose import Dose
from ..model.reference import Rule
from ..widgets.base.chapter import address
from ..widgets.base.controls import details, esc
from ..widgets.base.markup import CERTAINTY
from ..wording import sentence
from .shown import Shown


def _link(mark: re.Match[str]) -> str:
    return f"<a href='{address(mark[2])}'>{mark[1]}</a>"


MARKS = (
    (re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)"), _link, r"\1"),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>", r"\1"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>", r"\1"),
)
"""What may stand in a paragraph: a link, strong words, stressed words. Each with its markup and its plain form."""


def say(text: str, **more: Any) -> Shown:
    """A paragraph (or some, with an empty line between) whose numbers come from rules, facts and what is given.

    What is given is text and never markup. ``*so*``, ``**so**`` and ``[links](06-build-my-routine.ipynb)`` stand in the text.

    >>> print(say("A session holds *{plan.items_min}* to *{plan.items_max}* exercises."))
    A session holds 2 to 5 exercises.
    >>> say("Of {name}", name="<b>").html
    '<p>Of &lt;b&gt;</p>'
    """
    given = {name: esc(value) if isinstance(value, str) else value for name, value in more.items()}
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    html = "".join(f"<p>{_marked(filled(escape(part, quote=False), **given))}</p>" for part in paragraphs)
    return Shown(html, "\n\n".join(_plain(filled(part, **more)) for part in paragraphs))


def _marked(text: str) -> str:
    for mark, html, _ in MARKS:
        text = mark.sub(html, text)
    return text


def _plain(text: str) -> str:
    for mark, _, plain in MARKS:
        text = mark.sub(plain, text)
    return text


def rule(id: str) -> Shown:
    """A rule of the book, or a fact of the lessons, as a sentence with how sure it is and its source.

    >>> print(rule("plan.items_max"))
    5 exercises: in a session. Read where it was published. Bachmann and others: How many exercises people keep doing (2018).
    """
    one = _entry(id)
    value, source = words_of(one.value), library().sources[one.source].words
    lead, sure = f"{value} {one.unit}", sentence(CERTAINTY[one.certainty])
    html = f"<p><strong>{esc(lead)}</strong>: {esc(one.means)}.</p>" + details(
        "How we know", f"<p>{esc(sure)} {esc(source)}.</p>"
    )
    return Shown(html, f"{lead}: {one.means}. {sure} {source}.")


def _entry(id: str) -> Rule:
    """A rule by its id, with or without its section in front, or a fact of the lessons."""
    rules, short = library().rules, id.rpartition(".")[2]
    for entries in (rules, facts()):
        if short in entries:
            return entries[short]
    raise ValueError(f"there is no rule and no fact {id!r}")


def dose(dose: Dose, sides: str = "") -> Shown:
    """A dose in words.

    >>> print(dose(Dose(sets=2, reps=8, hold_s=5)))
    2 × 8, hold 5 s
    """
    text = dose.words + (f", {sides}" if sides else "")
    return Shown(f"<p class='hb-shown-dose'>{esc(text)}</p>", text)
