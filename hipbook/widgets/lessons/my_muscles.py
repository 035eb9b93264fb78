"""Which exercise trains which? Choose a muscle, and see the exercises that make it work, and which of them are for you."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ipywidgets as ipw

from ...content.levers import levers, trained_by
from ...wording import upper_first
from ..base.boxes import fill
from ..base.controls import Choice, Column, card, column, details, esc, heading, html, words
from ..base.markup import thumb
from ..base.page import Page
from ..journal import Journal
from ..mine import Mine, mine, shared

FIRST, SHOWN = "piriformis", 6


class MyMuscles(Column):
    """The exercises of a muscle for the reader, or for the made-up person. ``value`` holds their ids, those shown first."""

    value: tuple[str, ...] = ()

    def __init__(self, journal: Journal | None = None):
        self._given = journal
        options = [(upper_first(lever.plain), id) for id, lever in levers().items()]
        self._muscle = Choice("Which muscle?", options, FIRST, ["hb-muscles"])
        self._shown = column()
        super().__init__(Page(), card(self._muscle, self._shown))
        for name in ("hb-screen", "hb-alone"):
            self.add_class(name)
        self._muscle.observe(self._show, "value")
        (journal or shared()).observe(self._show, ["screening", "routine"])
        self._show()

    @property
    def journal(self) -> Journal:
        return self._whose.journal

    def _show(self, _: Any = None) -> None:
        self._whose = Mine(self._given, True) if self._given else mine()
        ids = sorted(trained_by(self._muscle.value, self.journal.library), key=self._refused)
        self.value = tuple(ids)
        open_to = [id for id in ids if not self._refused(id)]
        fill(self._shown, *self._parts(open_to, ids))

    def _parts(self, open_to: list[str], ids: list[str]) -> Iterable[ipw.Widget]:
        lever = levers()[self._muscle.value]
        yield heading(
            "Which are for me?" if self._whose.is_own else "Which are for Robin, until you have done the check?"
        )
        yield words(self._whose.says)
        yield words(
            f"{len(ids)} exercises of this book make it work ({lever.name}). "
            f"{len(open_to)} of them are open to {self._who}; the easiest come first."
        )
        yield html(f"<ul class='hb-tiles' data-hb-moves>{''.join(map(self._tile, open_to[:SHOWN]))}</ul>")
        if more := [self.journal.library.exercises[id].name for id in open_to[SHOWN:]]:
            yield html(details(f"{len(more)} more", f"<p>{esc(', '.join(more))}.</p>"))
        if out := [id for id in ids if self._refused(id)]:
            yield html(
                details(f"{len(out)} not for {self._who} now, and why", f"<ul>{''.join(map(self._why, out))}</ul>")
            )

    @property
    def _who(self) -> str:
        return "you" if self._whose.is_own else "Robin"

    def _refused(self, id: str) -> bool:
        screening = self.journal.screening
        return screening is not None and id not in screening.allowed

    def _why(self, id: str) -> str:
        name, screening = self.journal.library.exercises[id].name, self.journal.screening
        reasons = screening.refused.get(id, ()) if screening else ()
        return f"<li>{esc(name)}: {esc(' '.join(reasons))}</li>"

    def _tile(self, id: str) -> str:
        """Its figure and its name, and whether it is in the week."""
        exercise, week = self.journal.library.exercises[id], self.journal.routine
        here = week is not None and id in week.exercises
        mark = f"<p class='hb-quiet'><span class='hb-here'>in {self._whose_week} week</span></p>" if here else ""
        drawn = f"<div aria-hidden='true'>{thumb(id, self.journal.library)}</div>"
        return f"<li class='hb-tile'>{drawn}<p class='hb-tile-name'>{esc(exercise.name)}</p>{mark}</li>"

    @property
    def _whose_week(self) -> str:
        return "your" if self._whose.is_own else "Robin's"
