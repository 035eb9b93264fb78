"""The bet that the reader made in the book: the question that puts it to the test, and the way to ask it."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ...app.experiment import obstacles
from ...app.experiment_lesson import question_of
from ...content.bets import Bet, bets
from ...content.lessons import stances
from ...experiments.living import ended
from ..base.controls import button, card, esc, html, row, words
from ..journal import Journal
from .asking import Asking

BET = "bet"
NOT_OPEN = "This one cannot be asked now: the check does not let it, or no session of this plan could go both ways."


def your_bet(journal: Journal, asking: Asking | None, stance: str) -> Iterator[ipw.Widget]:
    """The bet on a text with its question; nothing where there is no bet, or the question was answered."""
    bet = bets().get(stance)
    asked_already = {one.question for one in journal.history.experiments if not ended(one, journal.history)}
    if bet and bet.experiment not in asked_already:
        yield _card(journal, asking, bet)


def _card(journal: Journal, asking: Asking | None, bet: Bet) -> ipw.Widget:
    library, name = journal.library, stances()[bet.id].short
    looks = library.outcomes[bet.outcome].name
    pair = [library.exercises[id].name for id in bet.pair]
    choose = f" Choose {pair[0]} and {pair[1]}, where both are open to you." if pair else ""
    about = (
        f"<p class='hb-eyebrow'>Your bet</p><h2>You bet on “{esc(name)}”</h2><p>{esc(bet.says)}</p>"
        f"<p><strong>{esc(library.experiments[bet.experiment].asks)}</strong> Look at: {esc(looks)}.{esc(choose)}</p>"
        f"<p class='hb-quiet'>{esc(bet.leaves)}</p>"
    )
    if asking and asking.may_ask(bet.experiment) and _goes_both_ways(journal, bet):
        ask = journal.guarded(asking.ask, bet.experiment, bet.outcome, bet.pair)
        way: list[ipw.Widget] = [row(button("Ask it of my hip", ask, "hb-ask-bet"))]
    else:
        way = [words(NOT_OPEN, "hb-quiet")] if asking else []
    return card(html(about), *way, classes=["hb-bet"])


def _goes_both_ways(journal: Journal, bet: Bet) -> bool:
    """Could some session of the week go both ways? It is said before the question is opened, and not after."""
    return not all(obstacles(question_of(bet, journal.library), journal.workspace.planner))
