"""Which of their sentences hold up? One after the other: the reader says first, then stands what is known."""

from __future__ import annotations

from collections.abc import Mapping

from ...content.guesses import guess
from ..base.boxes import fill
from ..base.controls import Column, button, column, esc, html, row
from ..base.markup import way
from ..base.page import Page
from ..journal import Journal
from ..mine import shared
from .guess import Guess

SENTENCES = ("holds-release", "holds-both", "holds-bones", "holds-pelvis", "holds-loose", "holds-minute")
END = "You are through. Each of the five texts has something sound in it, and none is shown to be right in all it says."


class HoldsUp(Column):
    """Sentences of the five texts, one at a time. ``value`` is what the reader said of each so far.

    >>> from hipbook.log.store import Log
    >>> asking = HoldsUp(Journal(Log.memory()))
    >>> asking.now.keep("not"); asking.value
    {'holds-release': 'not'}
    """

    def __init__(self, journal: Journal | None = None):
        self.journal = journal or shared()
        answered = self.value
        self._at = next((n for n, id in enumerate(SENTENCES) if id not in answered), len(SENTENCES))
        self._place = column()
        super().__init__(Page(), self._place)
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self._show()

    @property
    def value(self) -> Mapping[str, str]:
        return {id: answer for id, answer in self.journal.guesses.items() if id in SENTENCES}

    @property
    def agreed(self) -> int:
        """How often the reader said what the evidence says."""
        return sum(guess(id).answer == answer for id, answer in self.value.items())

    def _show(self) -> None:
        if self._at >= len(SENTENCES):
            fill(self._place, html(self._ending()), row(button("Look at them again", self._go_to(0), "hb-plain")))
            return
        self.now = Guess(SENTENCES[self._at], journal=self.journal)
        last = self._at == len(SENTENCES) - 1
        on = button("What came of it" if last else "Next sentence", self._go_to(self._at + 1), "hb-holds-next")
        back = [button("Back", self._go_to(self._at - 1), "hb-plain")] if self._at else []
        fill(self._place, html(way(self._at + 1, len(SENTENCES))), self.now, row(on, *back))

    def _go_to(self, at: int):
        def go(_: object = None) -> None:
            self._at = at
            self._show()

        return go

    def _ending(self) -> str:
        value = self.value
        lines = "".join(f"<li>{self._line(id, value.get(id))}</li>" for id in SENTENCES)
        return (
            f"<h3>You and the evidence agree on {self.agreed} of {len(SENTENCES)}</h3><p>{esc(END)}</p><ul>{lines}</ul>"
        )

    def _line(self, id: str, answer: str | None) -> str:
        one = guess(id)
        yours = f"You said: {one.words(answer)}." if answer else "You have not said."
        return f"{esc(one.asks)} <strong>{esc(one.words(str(one.answer)))}.</strong> {esc(yours)}"
