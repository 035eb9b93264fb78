"""Files that bring records into the log: what they would bring is shown first, nothing comes in unasked or twice."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence

import ipywidgets as ipw

from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Column, bullets, card, column, details, heading, html, row, words
from ..journal import Journal

SHOWN_AT_ONCE, MOST_SHOWN = 6, 50
TAKE_BACK = "hb-take-back"
"""The class of what an import is taken back with, right where it was brought in."""
KIND_WORDS = {
    "sessions": "sessions", "sets": "exercises done", "mornings": "mornings", "psfs": "daily-life scores",
    "tests": "home tests", "flares": "flare entries", "holidays": "holidays", "events": "events of your own",
    "experiments": "experiments", "experiment_ends": "ends of experiments", "plan_changes": "changes of the plan",
    "profiles": "saved answers",
}  # fmt: skip


class Incoming(Column):
    """A card of Share that takes a file in. ``kind`` stands in the names of its parts, ``accept`` are the endings it reads.

    ``route`` is told of a file that was chosen here: it goes to the card that can read it.
    """

    kind: str
    accept: str
    largest_mb: int
    head: str
    lead: str
    ask: str
    says: str

    def __init__(self, journal: Journal, route: Callable[[dict], object] | None = None):
        self.journal, self._route = journal, route or self.take
        self._file = ipw.FileUpload(accept=self.accept, multiple=False, description=self.ask, tooltip=self.says)
        for name in ("hb-button", f"hb-{self.kind}"):
            self._file.add_class(name)
        self._file.observe(journal.guarded(self._chosen), "value")
        self._preview_box = column(classes=[f"hb-{self.kind}-preview", "hb-answer"])
        parts = (heading(self.head), words(self.lead), row(self._file), self._preview_box, *self._below())
        super().__init__(card(*parts))

    @property
    def preview_class(self) -> str:
        """The class of the place where a file is looked into."""
        return f"hb-{self.kind}-preview"

    def _below(self) -> Iterable[ipw.Widget]:
        return ()

    def _chosen(self) -> None:
        """A file was chosen. It is let go of at once: only so is the same one noticed when it is chosen again."""
        if self._file.value:
            file = self._file.value[0]
            self._file.value = ()
            self._route(file)

    def take(self, file: dict) -> None:
        """Show what a file (``name``, ``size``, ``content``) would bring in, as if it had been chosen here."""
        if file["size"] > self.largest_mb * 2**20:
            problem = "is too large for this page. Use the command hipbook import with its path instead."
            fill(self._preview_box, words(f"{file['name']} {problem}", "hb-do"))
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
