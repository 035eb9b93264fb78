"""Files that bring records into the log: what they would bring is shown first, nothing comes in unasked or twice."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

import ipywidgets as ipw

from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Column, bullets, button, card, column, details, heading, html, row, words
from ..journal import Journal

SHOWN_AT_ONCE, MOST_SHOWN = 6, 50
TAKE_BACK = "hb-take-back"
"""The class of what an import is taken back with, right where it was brought in."""
KIND_WORDS = {
    "sessions": "sessions", "sets": "exercises done", "mornings": "mornings", "psfs": "daily-life scores",
    "tests": "home tests", "flares": "flare entries", "holidays": "holidays", "events": "events of your own",
    "experiments": "experiments", "experiment_ends": "ends of experiments", "guesses": "guesses",
    "plan_changes": "changes of the plan",
    "profiles": "saved answers",
}  # fmt: skip


class Incoming(Column):
    """A card of Share that takes a file in. ``kind`` stands in the names of its parts.

    The page opens the file and hands it to Share, which gives it to the card that can read it.
    """

    kind: str
    largest_mb: int
    too_large = (
        "is too large for this page. Use the command hipbook import with its path, in a hipbook that is installed."
    )
    head: str
    lead: str
    ask: str
    says: str

    def __init__(self, journal: Journal):
        self.journal = journal
        unheard = journal.guarded(journal.tell, "This page cannot open files here. Please load it again.", "problem")
        choose = button(self.ask, unheard, f"hb-{self.kind}", "hb-choose-file", says=self.says)
        self._preview_box = column(classes=[f"hb-{self.kind}-preview", "hb-answer"])
        parts = (
            heading(self.head),
            words(self.lead),
            row(choose),
            *self._other_ways(),
            self._preview_box,
            *self._below(),
        )
        super().__init__(card(*parts))

    @property
    def preview_class(self) -> str:
        """The class of the place where a file is looked into."""
        return f"hb-{self.kind}-preview"

    def _other_ways(self) -> Iterable[ipw.Widget]:
        """Beside a file: other ways in which something can be given."""
        return ()

    def _below(self) -> Iterable[ipw.Widget]:
        return ()

    def take(self, file: dict) -> None:
        """Show what a file (``name``, ``size``, ``content``) would bring in, as if it had been chosen here."""
        if file["size"] > self.largest_mb * 2**20:
            fill(self._preview_box, words(f"{file['name']} {self.too_large}", "hb-do"))
        else:
            fill(self._preview_box, *self._look_into(file["name"], bytes(file["content"])))

    @abstractmethod
    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        """What a file would bring, or why it cannot be read; the log is not touched."""

    def clear(self) -> None:
        """Show no file any more."""
        fill(self._preview_box)

    def _done(self) -> None:
        """Something came in: it can be taken back right here."""
        self.clear()
        self.journal.point_at(TAKE_BACK)


def listing(lead: str, lines: Sequence[str], *classes: str) -> list[ipw.Widget]:
    """What is to be known one by one: the first lines in the open, the others folded; nothing where there are none."""
    if not lines:
        return []
    first, rest = lines[:SHOWN_AT_ONCE], lines[SHOWN_AT_ONCE:MOST_SHOWN]
    more = [f"and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
    folded = details(f"{counted(len(lines) - SHOWN_AT_ONCE, 'more line')}", bullets([*rest, *more])) if rest else ""
    return [words(lead, *classes), html(bullets(first) + folded)]
