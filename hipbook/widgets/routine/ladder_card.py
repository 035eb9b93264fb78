"""The way up to a goal as stairs: what lies behind, where the reader is, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping

import ipywidgets as ipw

from ...app.ladders import Ladder, ladders, unread_goals
from ...content.goal_matching import nearest_goals
from ...wording import listed
from ..base.controls import button, card, details, esc, html, row, words
from ..base.markup import opener, stage
from ..journal import Journal

OFFERED = 3


def ladder_cards(journal: Journal, more: Mapping[str, str]) -> list[ipw.Widget]:
    """A card for the first goal, the others folded under it; and what of the reader's words could not be read.

    ``more`` says by exercise of the week what would have to happen for more.
    """
    first, *others = ladders(journal.person, journal.week) or (None,)
    shown = [] if first is None else [_card(journal, first, others, more)]
    return [*shown, *(_unread(journal, text) for text in unread_goals(journal.person))]


def _card(journal: Journal, first: Ladder, others: list[Ladder], more: Mapping[str, str]) -> ipw.Widget:
    beside = "".join(
        details(f"Your goal: {other.words}", _stairs(journal, other) + _ahead(journal, other, more)) for other in others
    )
    return card(
        html("<p class='hb-eyebrow'>Your goal, in your words</p>" f"<h2>{esc(first.words)}</h2>"),
        html(stage(first.here or first.rungs[0], journal.library) + _stairs(journal, first) + _ahead(journal, first, more) + beside),
        classes=["hb-ladder"],
    )  # fmt: skip


def _stairs(journal: Journal, ladder: Ladder) -> str:
    steps = "".join(_step(journal, ladder, n, id) for n, id in enumerate(ladder.rungs))
    return f"<ol class='hb-stairs'>{steps}</ol>"


def _step(journal: Journal, ladder: Ladder, number: int, id: str) -> str:
    at = -1 if ladder.at is None else ladder.at
    place = "here" if number == at else "behind" if number < at else "ahead"
    current = " aria-current='step'" if place == "here" else ""
    mark = "<span class='hb-unseen'>, you are here</span>" if place == "here" else ""
    return f"<li data-place='{place}' style='--hb-step:{number + 1}'{current}>{opener(id, journal.library)}{mark}</li>"


def _ahead(journal: Journal, ladder: Ladder, more: Mapping[str, str]) -> str:
    """Where the reader is, and what would have to happen for more."""
    if not ladder.here:
        return "<p>None of these fits into your week just now. Swap one in, or give the week more minutes.</p>"
    name = journal.library.item(ladder.here).name
    return f"<p><strong>You are on {esc(name)}.</strong> {esc(more[ladder.here])}</p>"


def _unread(journal: Journal, text: str) -> ipw.Widget:
    """A goal that was not understood: said so, with the nearest that are."""
    goals = journal.library.goals
    names = [goals[id].name for id in nearest_goals(text, goals, OFFERED)]
    change = button("Say it in other words", journal.guarded(journal.go, "you"), "hb-plain")
    nearest = f"The nearest that it knows: {listed(names)}." if names else ""
    unread = f"“{text}” is kept as you wrote it, and daily life is scored by it. The book could not read it as a goal for exercises. {nearest}"
    return card(words("Your goal, in your words", "hb-eyebrow"), words(unread), row(change), classes=["hb-unread-goal"])
