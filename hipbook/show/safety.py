"""What stops an exercise, and when to see someone: the book's own safety words, as they stand in the check."""

from __future__ import annotations

from ..content.loader import library
from ..model.safety import RedFlag
from ..widgets.base.controls import bullets, details, esc
from ..wording import upper_first
from .shown import Shown

LONG = "not_improving"
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
    """When a workbook is not enough: first what takes weeks to see, then all that the check asks, by how soon.

    >>> "within about two weeks" in str(see_someone())
    True
    """
    flags = library().red_flags
    long = flags[LONG]
    lead = f"{long.ask} {long.why} {long.do}"
    groups = [(HEADS[wait], [flag for flag in flags.values() if flag.action == wait]) for wait in WAITS]
    folds = "".join(details(f"{head}: what the check asks", _listed(of)) for head, of in groups)
    words = [f"{head}: {' '.join(map(_line, of))}" for head, of in groups]
    html = f"<div class='hb-shown-care'><p><strong>{esc(long.ask)}</strong></p><p>{esc(long.why)} {esc(long.do)}</p>{folds}</div>"
    return Shown(html, "\n\n".join([lead, *words]))


def _listed(flags: list[RedFlag]) -> str:
    return "<ul>" + "".join(f"<li>{esc(flag.ask)} <strong>{esc(flag.do)}</strong></li>" for flag in flags) + "</ul>"


def _line(flag: RedFlag) -> str:
    return f"{upper_first(flag.ask)} {flag.do}"
