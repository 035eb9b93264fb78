"""The way on where the log that a browser keeps cannot be read: there is no folder in which its reader could look."""

from __future__ import annotations

from pathlib import Path

from ...settings import DEVICE, MEMORY, log_file, place
from ..base.boxes import fill
from ..base.controls import Column, button, card, heading, row, words
from ..base.page import Page

SQLITE = "application/vnd.sqlite3"
FIRST = "Save the file as it is first: somebody may be able to read more of it than this page."


class Rescue(Column):
    """The file as it is, to save; and, once that was done, a new log in its place. ``value`` says whether it was begun."""

    def __init__(self, page: Page, log: Path):
        super().__init__(classes=["hb-rescue"])
        self._page, self._log, self.value = page, log, False
        save = button("Save the file as it is", lambda *_: self._save(), "hb-rescue-save", primary=True)
        self._next = Column()
        fill(self, card(heading("What you can do"), words(FIRST), row(save), self._next))

    def _save(self) -> None:
        self._page.offer(self._log.name, self._log.read_bytes(), SQLITE)
        anew = button("Begin with an empty log", lambda *_: self._begin(), "hb-rescue-anew")
        fill(
            self._next,
            words("Is it among your downloads? Then you can begin anew, and bring back your newest copy."),
            row(anew),
        )

    def _begin(self) -> None:
        for name in (self._log.name, f"{self._log.name}-journal"):
            self._log.with_name(name).unlink(missing_ok=True)
        self.value = True
        fill(self._next, words("Reload the page: an empty log is there."))


def rescue(page: Page) -> list[Rescue]:
    """The way on, where a browser keeps the log in a file; nothing elsewhere."""
    path = log_file()
    if place() != DEVICE or not path or path == MEMORY or not Path(path).is_file():
        return []
    return [Rescue(page, Path(path))]
