"""Bringing back a copy of a log, or merging another: what is new in it, and what stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

import ipywidgets as ipw

from ...log.errors import LogError
from ...log.export import Contents
from ...log.imports import read_import, what_is_new
from ...wording import counted
from ..base.controls import esc, html, words
from .import_card import Incoming, bad, good


class Bringing(Incoming):
    """The card of Share that takes a saved copy in."""

    kind, accept, largest_mb = "import", ".json,.zip", 8
    head, ask, says = "Bring back or merge a log", "Choose a file", "Choose a copy of a log to bring in"
    lead = (
        "Choose a copy you saved here (.json, or .zip with tables). You see first what would come in; "
        f"nothing is counted twice. Larger than {largest_mb} MB? Then use the command hipbook import."
    )

    def _look_into(self, name: str, content: bytes) -> list[ipw.Widget]:
        try:
            preview = read_import(content)
        except LogError as problem:
            return [words(f"{name}: {problem}", "hb-do"), words("Nothing was brought in.")]
        new, standing = what_is_new(preview, self.journal.log.contents())
        parts = [html(f"<h3>{esc(name)}</h3>"), good(preview, new), *_left_as_is(new, standing), *bad(preview)]
        return [*parts, *self._confirm(new)]


def _left_as_is(new: Contents, standing: int) -> Iterator[ipw.Widget]:
    """The entries of a file that stay undone, and those that stay as the log has them."""
    if new.retracted:
        yield words(f"{counted(len(new.retracted), 'entry')} in it had been taken back, and will stay so.")
    if standing:
        reason = "of the same name, but not the same content, as in your log: yours will stay as it is."
        yield words(f"{counted(standing, 'entry')} {reason}")
