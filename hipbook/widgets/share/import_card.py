"""Files that bring records into the log: what they would bring is shown first, nothing comes in unasked or twice."""

from __future__ import annotations

from abc import abstractmethod

import ipywidgets as ipw

from ...log.export import Contents
from ...log.imports import ImportPreview
from ...wording import counted
from ..base.boxes import fill
from ..base.controls import Column, bullets, button, card, column, details, heading, html, row, words
from ..journal import Journal

BAD_SHOWN = 50
KIND_WORDS = {
    "sessions": "sessions", "sets": "exercises done", "mornings": "mornings", "psfs": "daily-life scores",
    "tests": "home tests", "flares": "flare entries", "holidays": "holidays", "plan_changes": "changes of the plan",
    "profiles": "saved answers",
}  # fmt: skip


class Incoming(Column):
    """A card of Share that takes a file in. ``kind`` stands in the names of its parts, ``accept`` are the endings it reads."""

    kind: str
    accept: str
    largest_mb: int
    head: str
    lead: str
    ask: str
    says: str

    def __init__(self, journal: Journal):
        self.journal = journal
        self._file = ipw.FileUpload(accept=self.accept, multiple=False, description=self.ask, tooltip=self.says)
        for name in ("hb-button", f"hb-{self.kind}"):
            self._file.add_class(name)
        self._file.observe(journal.guarded(self._chosen), "value")
        self._preview_box = column(classes=[f"hb-{self.kind}-preview", "hb-answer"])
        super().__init__(card(heading(self.head), words(self.lead), row(self._file), self._preview_box))

    def _chosen(self) -> None:
        if self._file.value:
            self.take(self._file.value[0])

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

    def _confirm(self, new: Contents) -> list[ipw.Widget]:
        number = sum(map(len, new.records.values()))
        if not number and not new.retracted:
            return [words("Nothing in it is new to your log.")]
        act, label = (
            self.journal.guarded,
            f"Bring in {counted(number, 'entry')}" if number else "Take back the same here",
        )
        bring = button(label, act(self._merge, new), f"hb-{self.kind}-confirm", primary=True)
        return [
            row(bring, button("Leave it", act(self._forget), f"hb-{self.kind}-cancel", says="Leave my log as it is"))
        ]

    def _forget(self) -> None:
        fill(self._preview_box)

    def _merge(self, new: Contents) -> None:
        added = self.journal.bring_in(new)
        self._forget()
        self.journal.tell(f"Done: {counted(added, 'entry')} brought in.")


def good(preview: ImportPreview, new: Contents) -> ipw.Widget:
    """How many entries of each kind a file holds, and how many of them are new."""
    lines = [
        f"{KIND_WORDS[kind]}: {count}, {len(new.records[kind])} of them new"
        for kind, count in preview.counts.items()
        if count
    ]
    return html(bullets(lines) if lines else "<p>No entry in it can be read.</p>")


def bad(preview: ImportPreview) -> list[ipw.Widget]:
    """How many rows cannot come in, and each with its reason."""
    if not preview.bad:
        return []
    more = [f"and {len(preview.bad) - BAD_SHOWN} more"] if len(preview.bad) > BAD_SHOWN else []
    others = " The others can." if any(preview.counts.values()) else ""
    return [
        words(f"{counted(len(preview.bad), 'row')} cannot come in.{others}", "hb-do"),
        html(details("Which, and why", bullets([*preview.bad[:BAD_SHOWN], *more]))),
    ]
