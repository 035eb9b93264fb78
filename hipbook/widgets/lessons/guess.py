"""A guess before the answer is shown: it is kept in the reader's log first, and then set beside the answer."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets as tl

from ...content import guesses
from ...content.chapters import chapters
from ...content.guesses import Answer
from ...content.loader import library
from ...log.errors import LogError
from ...wording import sentence
from ..base.controls import Column, card
from ..base.markup import CERTAINTY
from ..base.page import STATIC, Page
from ..journal import Journal
from ..mine import shared

COUNTED = "Counted in this book."
ANSWER, USUAL = "The answer", "Most adults"
IN_LOG = "Kept in your log."


class Asking(anywidget.AnyWidget):
    """The question and its answers in the browser, which says "guessed" with what was chosen.

    ``reveal`` is empty until a guess is kept. "Guess again" needs nothing of Python: the guess that is kept stays until
    another one takes its place.
    """

    _esm = STATIC / "guess.js"
    asks = tl.Unicode().tag(sync=True)
    options = tl.List(tl.Dict()).tag(sync=True)
    number = tl.Dict().tag(sync=True)
    bet = tl.Bool(False).tag(sync=True)
    guess = tl.Unicode("").tag(sync=True)
    reveal = tl.Dict().tag(sync=True)
    trouble = tl.Unicode("").tag(sync=True)
    reading = ""

    @property
    def sentence(self) -> str:
        """The question with its answer, where the page is read and not used."""
        return self.reading


class Guess(Column):
    """A question of ``data/lessons/guesses.toml``. ``value`` is the guess that is kept, empty before there is one.

    ``answer`` and what else the reason tells are passed where the notebook works them out.

    >>> from hipbook.log.store import Log
    >>> asking = Guess("thigh-stays-up", journal=Journal(Log.memory()))
    >>> asking.keep("40"); asking.value, asking.asking.reveal["answer"]
    ('40', '17 degrees')
    """

    value = tl.Unicode("")

    def __init__(self, id: str, answer: Answer | None = None, journal: Journal | None = None, **given: Any):
        self.question, self._answer, self._given = guesses.guess(id), answer, given
        self.journal = journal or shared()
        one = self.question
        self.asking = Asking(
            asks=one.asks,
            options=[option.model_dump() for option in one.options],
            bet=one.bet,
            number=one.number.model_dump(by_alias=True) if one.number else {},
        )
        self.asking.reading = self._reading()
        self.asking.on_msg(self._heard)
        super().__init__(Page(), card(self.asking, classes=["hb-guess-card"]))
        for name in ("hb-screen", "hb-alone", "hb-guess-alone"):
            self.add_class(name)
        self.journal.observe(self._show, "history")
        self._show()

    def keep(self, answer: str) -> None:
        """Keep a guess in the log, and only then show the answer. What keeps it from being kept is said instead."""
        try:
            self.journal.guess(self.question.id, answer)
        except (ValueError, LogError) as problem:
            self.asking.trouble = ""
            self.asking.trouble = sentence(str(problem))
            self._show()
        else:
            self.asking.trouble = ""

    def _heard(self, _: Any, message: dict, buffers: list) -> None:
        if message.get("event") == "guessed":
            self.keep(str(message.get("answer", "")))

    def _show(self, _: Any = None) -> None:
        self.value = self.journal.guesses.get(self.question.id, "")
        with self.asking.hold_sync():
            self.asking.guess, self.asking.reveal = self.value, self._revealed() if self.value else {}

    def _revealed(self) -> dict[str, Any]:
        one = self.question
        answered = one.answered(self.value, self._answer, **self._given)
        return {
            "verdict": answered.verdict,
            "guess": answered.guess,
            "answer": answered.answer,
            "answer_name": USUAL if one.own else ANSWER,
            "because": answered.because,
            "at": one.on_line(self.value, self._answer),
            "sure": sentence(CERTAINTY[one.certainty]) if one.certainty else COUNTED,
            "sources": [library().sources[id].words for id in one.sources],
            "returns": _way_to(one.returns),
            "kept": IN_LOG,
        }

    def _reading(self) -> str:
        one = self.question
        if one.bet:
            return f"{one.asks} {' · '.join(option.says for option in one.options)}"
        answered = one.answered(one.any_answer, self._answer, **self._given)
        return f"{one.asks} {USUAL if one.own else ANSWER}: {answered.answer}. {answered.because}"


def _way_to(chapter: str) -> dict[str, str]:
    """The chapter that comes back to a bet, by name, and where it is; empty where there is none."""
    if not chapter:
        return {}
    one = chapters()[chapter]
    return {"title": one.title, "file": one.file}
