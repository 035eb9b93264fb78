"""The loop itself, without a screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ..model.records import PlanChange, Record
from ..model.routine import Routine

R = TypeVar("R", bound=Record)


def with_menus(records: Iterable[R], routine: Routine | None) -> tuple[R, ...]:
    """Records of which every change of the plan says how the week stood before it, so that all else in it is kept."""
    menus = routine.menus if routine else ()
    return tuple(
        record.model_copy(update={"menus": menus}) if isinstance(record, PlanChange) and not record.menus else record
        for record in records
    )
