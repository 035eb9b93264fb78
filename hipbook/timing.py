"""How long things take: an exercise or a sequence with getting into place, sides and rests."""

from __future__ import annotations

from collections.abc import Collection

from .content import Library
from .doses import shrunk
from .model import Dose
from .series import Series


def exercise_seconds(doses: Collection[Dose], library: Library) -> float:
    """Seconds of one exercise, a dose for each side: getting into place, the work, and turning over between sides.

    >>> from hipbook.content import library
    >>> exercise_seconds([Dose(work_s=60), Dose(work_s=60)], library())
    148.0
    """
    turning = library.rule("change_side_s") * (len(doses) - 1)
    return library.rule("setup_s") + sum(dose.seconds for dose in doses) + turning


def series_seconds(series: Series, share: float, library: Library) -> float:
    """Seconds of a sequence of which a share is done: each part is got into, and each of its sides counts."""
    total = 0.0
    for step in series.steps:
        both = step.side == "both" and library.exercises[step.exercise].laterality == "each"
        total += exercise_seconds([shrunk(step.dose, share, library)] * (2 if both else 1), library)
    return total
