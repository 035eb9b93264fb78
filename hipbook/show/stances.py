"""The five texts at one table: what tight means to each, how it begins, how it goes on, and what can be said of it."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.lessons import Stance, stances
from ..content.loader import library
from ..widgets.base.controls import esc
from .shown import Shown

COLUMNS = {
    "tight_means": "What a tight hip means", "first": "What comes first", "then": "What comes then",
    "foretells": "What you would see", "allows": "What the evidence allows",
}  # fmt: skip


def texts(*columns: str) -> Shown:
    """The five texts as one comparison table, in these of its columns or in all.

    >>> print(texts("first").text.splitlines()[1])
      What comes first: Small, slow strength that does not hurt.
    """
    shown = {field: head for field, head in COLUMNS.items() if field in (columns or COLUMNS)}
    heads = "".join(f"<th scope='col' role='columnheader'>{head}</th>" for head in ("Text", *shown.values()))
    rows = "".join(_row(stance, shown) for stance in stances().values())
    html = (
        "<div class='hb-shown-scroll'><table class='hb-shown-table' role='table'><caption class='hb-shown-unseen'>The five texts</caption>"
        f"<thead role='rowgroup'><tr role='row'>{heads}</tr></thead><tbody role='rowgroup'>{rows}</tbody></table></div>"
    )
    return Shown(html, "\n\n".join(_lines(stance, shown) for stance in stances().values()))


def _row(stance: Stance, shown: Mapping[str, str]) -> str:
    cells = "".join(
        f"<td role='cell' data-label='{esc(head)}'>{esc(getattr(stance, field))}</td>" for field, head in shown.items()
    )
    author = library().sources[stance.id].author
    return f"<tr role='row'><th scope='row' role='rowheader'>{esc(stance.short)}<small>{esc(author)}</small></th>{cells}</tr>"


def _lines(stance: Stance, shown: Mapping[str, str]) -> str:
    return "\n".join([stance.short, *(f"  {head}: {getattr(stance, field)}" for field, head in shown.items())])
