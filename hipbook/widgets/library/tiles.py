"""Exercises and sequences as a grid of figures."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.sequence import Series
from ...wording import upper_first
from ..base.controls import esc
from ..base.markup import opener, thumb
from ..journal import Journal


def tiles(ids: Iterable[str], journal: Journal) -> str:
    """The markup of a grid. The whole tile is its link; its figure moves while one points at it or it has the focus."""
    made = "".join(f"<li class='hb-tile'>{inside(id, journal)}</li>" for id in ids)
    return f"<ul class='hb-tiles' data-hb-moves>{made}</ul>"


def inside(id: str, journal: Journal) -> str:
    """The markup of one: its figure, its name as a link, and what it is to the reader."""
    return (
        f"<div aria-hidden='true'>{thumb(id, journal.library)}</div>"
        f"<p class='hb-tile-name'>{opener(id, journal.library)}</p><p class='hb-quiet'>{_about(id, journal)}</p>"
    )


def mark(id: str, journal: Journal) -> str:
    """Whether it may not be done now."""
    screening = journal.screening
    return "<span class='hb-not-now'>not for you now</span>" if screening and id in screening.refused else ""


def is_in_week(id: str, journal: Journal) -> bool:
    return journal.routine is not None and id in journal.routine.exercises


def _about(id: str, journal: Journal) -> str:
    """How one lies or stands, or that it is a sequence; and what it is to the reader."""
    one, book = journal.library.item(id), journal.library
    how = "a sequence" if isinstance(one, Series) else book.positions[one.position].name
    here = "<span class='hb-here'>in your week</span>" if is_in_week(id, journal) else mark(id, journal)
    return " · ".join(filter(None, [esc(upper_first(how)), here]))
