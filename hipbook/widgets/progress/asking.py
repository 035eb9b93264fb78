"""A new experiment: the question, what is looked at and for how long, the odds of it, and Begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from secrets import randbelow

import ipywidgets as ipw

from ...app.experiment import obstacles
from ...app.today import done_today
from ...experiments.chances import Chances, better, chances, noises
from ...experiments.design import OWN, Design, begin, designs, offered
from ...experiments.reading import finished
from ...experiments.sentences import before, not_now
from ...model.experiment import Experiment
from ...model.records import ExperimentBegun
from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Choice, Column, bullets, button, card, column, esc, html, row, words
from ..journal import Journal
from .subjects import subject

SEEDS = 2**32
ASK, MINE = "What would you like to find out?", "A question of my own"
IT_TAKES = (
    "Each day Today says which way it is, and the next morning asks its one question. Nothing else is added to your day.",
    "Your check, your pain and a flare stand above it: nothing comes in that is not open to you, and no dose grows. In a flare it waits.",
    "You know which way a day goes, and hoping may move a number a little. No coin can take that away.",
    "You may stop at any time. What is stopped early is not read.",
)
REST = "The others stay as they are and do not count."


class Asking(Column):
    """The form of a new experiment; ``begin`` takes its record."""

    def __init__(self, journal: Journal, begin: Callable[[ExperimentBegun], None]):
        self.journal, self._begin_with = journal, begin
        self._why_not = not_now(journal.history, journal.today)
        super().__init__(*([words(self._why_not)] if self._why_not else self._form()), classes=["hb-column"])

    def _form(self) -> list[ipw.Widget]:
        self._room = column()
        self._question = Choice(ASK, self._questions(), classes=["hb-answers", "hb-questions-of"])
        self._question.observe(lambda _: self.journal.guarded(self._draw)(), "value")
        return [self._question, self._room]

    def may_ask(self, question: str) -> bool:
        """Is the question offered now?"""
        return not self._why_not and question in {id for _, id in self._questions()}

    def ask(self, question: str, outcome: str = "", pair: Sequence[str] = ()) -> None:
        """Open the form on this question, with this to look at and these exercises, where they are offered."""
        if self._why_not:
            raise ValueError(self._why_not)
        self._question.value = question
        self._subject.take(pair)
        if outcome in self._outcomes:
            self._outcome.value = outcome
        self.journal.point_at("hb-outcome-of" if self._outcomes else "hb-questions-of")

    def _questions(self) -> list[tuple[str, str]]:
        screening, library = self.journal.screening, self.journal.library
        may = offered(library, screening.allowed if screening else ())
        return [*((one.asks, id) for id, one in may.items()), (MINE, OWN)]

    def _draw(self) -> None:
        """What belongs to the question that was chosen."""
        if self._question.value is None:
            return
        self._rest, self._odds = column(), column(classes=["hb-odds"])
        self._shape: tuple[object, ...] = ()
        self._subject = subject(self._question.value, self.journal)
        self._subject.observe(lambda _: self.journal.guarded(self._changed)(), "value")
        fill(self._room, card(self._subject, self._rest, self._odds))
        self._changed()

    def _changed(self) -> None:
        """What is looked at and for how long, drawn anew where another subject asks for others; and the odds."""
        question = self._subject.value
        if question is None:
            self._shape, self._outcomes = (), ()
            fill(self._rest, words(self._subject.missing, "hb-quiet"))
            fill(self._odds)
            return
        whys = obstacles(question, self.journal.workspace.planner)
        shape = question.outcomes, question.blocks, question.unit, question.safety, whys
        if shape != self._shape:
            self._shape = shape
            self._draw_rest(question, whys)
        self._count()

    _outcomes: tuple[str, ...] = ()
    """What may be looked at, where the form has come so far."""

    def _draw_rest(self, question: Experiment, whys: tuple[str, ...]) -> None:
        self._outcomes = () if all(whys) else question.outcomes
        if all(whys):
            fill(self._rest, words(f"As the plan is now, no session of it could go both ways. {whys[0]}"))
            return
        library, self._per_week = self.journal.library, sum(not why for why in whys)
        outcomes = [(library.outcomes[id].name, id) for id in question.outcomes]
        lengths = [(one.words, one.blocks) for one in designs(question, question.outcomes[0], self._per_week)]
        self._outcome = Choice("What shall be looked at?", outcomes, question.outcomes[0], ["hb-outcome-of"])
        self._length = Choice("For how long?", lengths, lengths[0][1], ["hb-length-of"])
        for choice in (self._outcome, self._length):
            choice.observe(lambda _: self.journal.guarded(self._count)(), "value")
        fill(self._rest, self._outcome, self._length, *_some(whys), words(question.safety, "hb-note"))

    def _count(self) -> None:
        """The odds of what is chosen now, and Begin. It takes a tenth of a second or two, and what was counted is kept."""
        question = self._subject.value
        if question is None or all(obstacles(question, self.journal.workspace.planner)):
            fill(self._odds)
            return
        odds, surer = self._chances(question)
        lines = bullets(before(odds, self.journal.library, surer))
        # Where the chance is poor, the way to a better one is the one that stands out.
        act = self.journal.guarded(self._begin, question, odds.design)
        go = button("Begin", act, "hb-begin-experiment", primary=surer is None)
        odds_words = html(
            f"<h3>How surely would you find it?</h3>{lines}<h3>What it asks of you</h3>{bullets(IT_TAKES)}"
        )
        fill(self._odds, odds_words, row(*self._surer(surer), go))

    def _chances(self, question: Experiment) -> tuple[Chances, Chances | None]:
        """The odds of the design that is chosen and, where they are poor, of one that has good ones."""
        journal, library = self.journal, self.journal.library
        tried = finished(journal.history, journal.today) + 1
        of = noises(question, journal.history, library, journal.today)
        offers = designs(question, self._outcome.value, self._per_week)
        design = next(one for one in offers if one.blocks == self._length.value)
        odds = chances(design, of[design.outcome], library, tried)
        return odds, better(question, design, of, library, tried) if odds.is_poor else None

    def _surer(self, surer: Chances | None) -> list[ipw.Widget]:
        if surer is None:
            return []
        return [
            button("Take the surer one", self.journal.guarded(self._take, surer.design), "hb-take-surer", primary=True)
        ]

    def _take(self, design: Design) -> None:
        self._outcome.value, self._length.value = design.outcome, design.blocks
        self.journal.point_at("hb-odds")

    def _begin(self, question: Experiment, design: Design) -> None:
        """From today on or, where today's session is done, from tomorrow on: it was done before there was a coin."""
        today = self.journal.today
        start = today + timedelta(1) if done_today(self.journal.history, today) else today
        self._begin_with(begin(question, design, randbelow(SEEDS), today, start=start))


def _some(whys: tuple[str, ...]) -> list[ipw.Widget]:
    """How many sessions of the week do not count, and why."""
    off = [why for why in whys if why]
    if not off:
        return []
    can = f"{counted(len(whys) - len(off), 'session')} of your {len(whys)} a week can go both ways. {REST} {off[0]}"
    return [html(f"<p>{esc(can)}</p>")]
