"""What chance looks like: toss twenty coins, as often as one likes, and see how long the longest row is."""

from __future__ import annotations

from secrets import randbelow
from typing import Any

from ...experiments.tosses import TOSSES, Side, longest_run, share_with_run, tossed
from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Column, button, card, column, esc, html, row
from ..base.page import Page

ROW, SEEDS = 4, 2**32
LETTERS: dict[Side, str] = {"heads": "H", "tails": "T"}
NONE_YET = "Toss them, and look for a pattern. Then toss again."


class Coins(Column):
    """Twenty tosses at a press. ``value`` is the longest row of one side so far, throw by throw."""

    value: tuple[int, ...] = ()

    def __init__(self) -> None:
        self._shown = column(html(f"<p>{NONE_YET}</p>"))
        toss = button(f"Toss {TOSSES} coins", self._toss, "hb-toss", primary=True)
        super().__init__(Page(), card(row(toss), self._shown))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)

    def _toss(self, _: Any = None) -> None:
        tosses = tossed(TOSSES, randbelow(SEEDS))
        self.value = (*self.value, longest_run(tosses)[1])
        fill(self._shown, html(markup(tosses)), html(f"<p>{esc(self._so_far())}</p>"))

    def _so_far(self) -> str:
        times, long = len(self.value), sum(run >= ROW for run in self.value)
        return (
            f"The longest row is {self.value[-1]} of the same side. So far {long} of {counted(times, 'throw')} had a row of "
            f"{ROW} or more. Of very many throws about {tens(share_with_run(TOSSES, ROW))} of 10 have one."
        )


def markup(tosses: tuple[Side, ...]) -> str:
    """The tosses as coins, the longest row marked."""
    first, length = longest_run(tosses)
    marks = "".join(
        f"<i data-side='{side}'{' data-run' if first <= n < first + length else ''}>{LETTERS[side]}</i>"
        for n, side in enumerate(tosses)
    )
    words = f"{len(tosses)} coins: {', '.join(tosses)}"
    return f"<div class='hb-coins' role='img' aria-label='{esc(words)}'>{marks}</div>"


def tens(share: float) -> int:
    """A share as so many of ten.

    >>> tens(0.77)
    8
    """
    return round(10 * share)
