"""What stops an exercise, and when to see someone: the book's own safety words, as they stand in the check."""

from __future__ import annotations

from ..content.loader import library
from ..model.safety import RedFlag
from ..widgets.base.controls import bullets, details, esc
from ..wording import upper_first
from .shown import Shown

LEAD = "This book never diagnoses, and no clinician has reviewed its safety rules yet."
FIRST = 3
"""So many sentences of the answer say whom to see and when; the rest is about this book."""
WAITS = ("emergency", "same_day", "see_clinician")
HEADS = {
    "emergency": "Get help now",
    "same_day": "See somebody today",
    "see_clinician": "See someone in the next weeks",
}


def stop_signs() -> Shown:
    """The signs that end an exercise at once, and that open the check again.

    >>> print(stop_signs())
    A sharp or catching pain. Locking: it got stuck. It gave way. New numbness or tingling. Pain travelling down the leg. Dizziness or feeling faint. A swollen, warm or sore calf.
    """
    names = [word.name for word in library().stop_signs.values()]
    return Shown(f"<div class='hb-shown-signs'>{bullets(names)}</div>", "".join(f"{name}. " for name in names).strip())


def see_someone() -> Shown:
    """When a workbook is not enough: whom to see and when, then all that the check asks, by how soon it cannot wait.

    >>> str(see_someone()).splitlines()[0]
    'This book never diagnoses, and no clinician has reviewed its safety rules yet.'
    """
    flags = library().red_flags
    asks, advice = library().answers["see_someone"].question, library().answers["see_someone"].answer[:FIRST]
    groups = [(HEADS[wait], [flag for flag in flags.values() if flag.action == wait]) for wait in WAITS]
    folds = "".join(details(f"{head}: what the check asks", _listed(of)) for head, of in groups)
    lines = [f"{head}: {' '.join(map(_line, of))}" for head, of in groups]
    html = f"<div class='hb-shown-care'><p>{esc(LEAD)}</p><p><strong>{esc(asks)}</strong></p>{bullets(advice)}{folds}</div>"
    return Shown(html, "\n".join([LEAD, asks, *(f"- {line}" for line in advice), *lines]))


def _listed(flags: list[RedFlag]) -> str:
    return "<ul>" + "".join(f"<li>{esc(flag.ask)} <strong>{esc(flag.do)}</strong></li>" for flag in flags) + "</ul>"


def _line(flag: RedFlag) -> str:
    return f"{upper_first(flag.ask)} {flag.do}"
