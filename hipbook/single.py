"""One exercise on its own, outside the week: at the dose that holds for this person now, with what they must mind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .content import Library
from .doses import shrunk
from .ladders import current_dose
from .pausing import dose_share
from .records import History
from .screening import Screening
from .timing import exercise_seconds
from .week import Item


def on_its_own(
    id: str, reason: str, history: History, screening: Screening, library: Library, on: date
) -> Iterator[Item]:
    """The exercise as an item, or one a side where the sides have come to different doses.

    >>> from hipbook.content import library
    >>> from hipbook.profile import Profile
    >>> from hipbook.screening import screen
    >>> day = date(2026, 1, 5)
    >>> [item] = on_its_own("clam", "chosen", History(), screen(Profile(age=46), library(), day), library(), day)
    >>> item.dose == library().dose("clam"), item.sides
    (True, ('left', 'right'))
    """
    share = dose_share(history, library, on)
    sides = ("left", "right") if library.exercises[id].laterality == "each" else (None,)
    doses = {side: shrunk(current_dose(id, side, history, library), share, library) for side in sides}
    for dose in dict.fromkeys(doses.values()):
        its = [side for side in sides if doses[side] == dose]
        minutes = exercise_seconds([dose] * len(its), library) / 60
        yield Item(id, dose, tuple(filter(None, its)), round(minutes, 2), reason, notes=screening.allowed[id])
