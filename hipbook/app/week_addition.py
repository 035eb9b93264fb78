"""An exercise that the reader puts into their week by hand."""

from __future__ import annotations

from ..model.records import PlanChange
from .standing import CHECK_FIRST
from .workspace import Workspace


def addition(id: str, workspace: Workspace) -> PlanChange:
    """The change that puts an exercise or sequence into the week, to stay.

    Raises ValueError where it may not be done, or does not fit in.
    """
    if workspace.person is None:
        raise ValueError(CHECK_FIRST)
    name, screening = workspace.library.item(id).name, workspace.person.screening
    if id not in screening.allowed:
        raise ValueError(f"{name} is not open to you: {' '.join(screening.refused.get(id, ()))}")
    pin = PlanChange(on=workspace.today, exercise=id, change="pin")
    if id not in workspace.what_if(pin).exercises:
        raise ValueError(
            f"{name} does not fit into your minutes beside the rest. Swap one of yours for it, or give the week more minutes."
        )
    return pin
