"""Bringing back a copy of a log, or merging another: what is new in it, and what stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ...content.known_ids import as_known
from ...log.errors import LogError
from ...log.export import Contents
from ...log.import_backup import ImportPreview, read_import, undone_here, what_is_new
from ...wording import counted
from ..base.controls import bullets, button, esc, html, row, words
from .import_card import KIND_WORDS, Incoming, listing


class Bringing(Incoming):
    """The card of Share that takes a saved copy in."""

    kind, largest_mb = "import", 8
    head, ask, says = "Bring a file in", "Choose a file", "Choose a copy of a log to bring in"
    lead = (
        "A copy you saved here, or another log. You see first what would come in, and nothing is counted twice. "
        f"It may be .json, .zip, .csv or .sqlite. Larger than {largest_mb} MB? Then use the command hipbook import, in a hipbook that is installed."
    )

    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        try:
            preview = read_import(content)
        except LogError as problem:
            return [words(f"{name}: {problem}", "hb-do"), words("Nothing was brought in.")]
        mine = self.journal.log.contents()
        new, standing = what_is_new(preview, mine)
        again = undone_here(preview, mine)
        return [
            html(f"<h3>{esc(name)}</h3>"), _good(preview, new), *_left_as_is(new, standing, len(again)),
            *self._not_known(new), *_bad(preview), *self._confirm(new, again),
        ]  # fmt: skip

    def _not_known(self, new: Contents) -> list[ipw.Widget]:
        """What in it this book does not know: it is kept, listing, and stops nothing."""
        journal = self.journal
        read = as_known(new.history, journal.library, journal.today)
        lead = "This book does not know all that is in it. These stay in your log, but are not used here:"
        return listing(lead, [met.words for met in read.not_known], "hb-do")

    def _confirm(self, new: Contents, again: tuple[str, ...]) -> list[ipw.Widget]:
        number = sum(map(len, new.records.values()))
        act = self.journal.guarded
        buttons = []
        if number or new.retracted:
            label = f"Bring in {counted(number, 'entry')}" if number else "Take back the same here"
            buttons.append(button(label, act(self._merge, new), "hb-import-confirm", primary=True))
        if again:
            label = f"{'Also bring' if number else 'Bring'} back {counted(len(again), 'entry')}"
            buttons.append(button(label, act(self._merge, new, again), "hb-import-again"))
        if not buttons:
            return [words("Nothing in it is new to your log.")]
        leave = button("Leave it", act(self.clear), "hb-import-cancel", says="Leave my log as it is")
        return [row(*buttons, leave)]

    def _merge(self, new: Contents, again: tuple[str, ...] = ()) -> None:
        self.journal.bring_in(new, again)
        self._done()


def _good(preview: ImportPreview, new: Contents) -> ipw.Widget:
    """How many entries of each kind a file holds, and how many of them are new."""
    counts = {kind: count for kind, count in preview.counts.items() if count}
    lines = [f"{KIND_WORDS[kind]}: {count}, {len(new.records[kind])} of them new" for kind, count in counts.items()]
    return html(bullets(lines) if lines else "<p>No entry in it can be read.</p>")


def _bad(preview: ImportPreview) -> list[ipw.Widget]:
    """How many rows cannot come in, and each with its reason."""
    others = " The others can." if any(preview.counts.values()) else ""
    return listing(f"{counted(len(preview.bad), 'row')} cannot come in.{others}", preview.bad, "hb-do")


def _left_as_is(new: Contents, standing: int, again: int) -> Iterator[ipw.Widget]:
    """The entries of a file that stay undone, and those that stay as the log has them."""
    if new.retracted:
        yield words(f"{counted(len(new.retracted), 'entry')} in it had been taken back, and will stay so.")
    if standing:
        reason = "of the same name, but not the same content, as in your log: yours will stay as it is."
        yield words(f"{counted(standing, 'entry')} {reason}")
    if again:
        yield words(
            f"{counted(again, 'entry')} in it had been taken out of your log. They stay out, unless you say so."
        )
