"""A cache of solved problems: most days a week is planned again with nothing changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.base import TrackId
from .menu import Menu, MenuProblem

Choice = tuple[Mapping[str, MenuProblem], Mapping[str, Menu], TrackId]
"""The problems, menus and track that reasons were worked out for."""


@dataclass(frozen=True)
class Solved:
    """Problems with their menus, and why the others stay outside of the menus that were chosen in the end.

    ``outside`` holds for ``chosen`` alone: the problems, menus and track it was worked out for.
    """

    menus: tuple[tuple[MenuProblem, Menu], ...] = ()
    chosen: Choice | None = None
    outside: Mapping[str, str] = field(default_factory=dict)

    def menu(self, problem: MenuProblem) -> Menu | None:
        """The menu of the very same problem, or None."""
        return next((menu for before, menu in self.menus if before == problem), None)

    def why_outside(self, chosen: Choice) -> Mapping[str, str]:
        """The reasons of ``outside`` where the very same was chosen; none where it was not."""
        return self.outside if self.chosen == chosen else {}


NOTHING = Solved()
