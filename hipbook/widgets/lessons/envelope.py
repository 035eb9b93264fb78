"""The envelope: the bet of chapter 01 opened, and what the log says so far of what that text foretold."""

from __future__ import annotations

from datetime import date

import traitlets as tl

from ...content.lessons import Stance, stances
from ...experiments import bets
from ...progress.analysis import LogAnalysis
from ...wording import day_words, upper_first
from ..base.chapter import way
from ..base.controls import Choice, Column, card, details, esc, html
from ..base.page import Page
from ..journal import Journal
from ..mine import robin, shared
from .three_weeks import analysis_of, whose

BET, PLACE, ASK = "bet", "01-whom-should-i-believe.ipynb", "09-what-helps-me.ipynb"
NO_BET = (
    "There is no envelope here, as you have not placed a bet yet. That is fine: a bet is only a way to remember what you "
    "expected."
)
ANEW = "Would you bet otherwise by now? You may, and the old bet stays in your log."
TRY = "A log that only looks on cannot say what helped. An experiment can say more."
ROBIN = (
    "So that you can see how it reads, here is what Robin's log says of the same text. Robin is made up, and “your” means "
    "Robin's here."
)


class Envelope(Column):
    """What became of the bet, and of any other text one may choose. ``value`` is the id of the text that is looked at."""

    value = tl.Unicode("")

    def __init__(self, journal: Journal | None = None):
        self._own = journal or shared()
        self._shown, self._whose = whose(journal)
        self._bet = self._own.guesses.get(BET, "")
        begins = self._bet if self._bet in stances() else next(iter(stances()))
        texts = [(stance.short, id) for id, stance in stances().items()]
        self._which = Choice("What does a log say of each text?", texts, begins)
        self._says = html("", "hb-answer")
        super().__init__(Page(), card(html(self._envelope(), "hb-envelope")), card(self._which, self._says))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self._which.observe(self._show, "value")
        self._show()

    def _show(self, _: object = None) -> None:
        self.value = self._which.value
        stance = stances()[self.value]
        whose_log = f"<p class='hb-quiet'>{esc(self._whose)}</p>"
        self._says.value = f"{whose_log}{_foretold(stance)}{_sights(stance, analysis_of(self._shown))}"

    def _envelope(self) -> str:
        if self._bet not in stances():
            return f"<p>{esc(NO_BET)} {way('Place a bet', PLACE)}.</p>"
        stance, analysis = stances()[self._bet], analysis_of(self._own)
        inside = f"<h3>You bet on “{esc(stance.short)}”</h3>{_foretold(stance)}{_sights(stance, analysis)}"
        if all(sight.way == "early" for sight in bets.sights(stance, analysis)):
            inside += f"<p>{esc(ROBIN)}</p>{_sights(stance, analysis_of(robin()))}"
        ways = f"<p>{esc(TRY)} {way('Ask your own hip', ASK)}.</p><p>{esc(ANEW)} {way('Bet again', PLACE)}.</p>"
        return details(f"Your bet{_since(self._placed())}. Open the envelope", inside + ways)

    def _placed(self) -> date | None:
        return next((one.on for one in reversed(self._own.history.guesses) if one.question == BET), None)


def _since(on: date | None) -> str:
    return f" of {day_words(on)}" if on else ""


def _foretold(stance: Stance) -> str:
    return (
        f"<p><strong>It foretold:</strong> {esc(stance.foretells)}</p>"
        f"<p><strong>Look at:</strong> {esc(upper_first(stance.watch))}.</p>"
    )


def _sights(stance: Stance, analysis: LogAnalysis) -> str:
    """What the log says of each thing to look at, and what that makes of the bet."""
    seen = bets.sights(stance, analysis)
    rows = "".join(
        f"<dt>{esc(sight.name)}</dt><dd>{esc(sight.text)} <strong>{esc(sight.words)}</strong></dd>" for sight in seen
    )
    return f"<dl>{rows}</dl><p class='hb-points'>{esc(bets.in_short(stance, seen))}</p>"
