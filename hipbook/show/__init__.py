"""What a reader of the chapters sees: ``from hipbook import show``, then ``show.week(plan)``, ``show.exercise("clam")``.

Each gives a :class:`Shown`: markup for a page, and the same in words for a terminal. A name is imported when it is
first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .beginning import begin as begin
    from .cards import exercise as exercise
    from .cards import exercises as exercises
    from .cards import ladder as ladder
    from .checks import screening as screening
    from .claims import claim as claim
    from .closed_loop import loop as loop
    from .safety import see_someone as see_someone
    from .safety import stop_signs as stop_signs
    from .shown import Shown as Shown
    from .stances import texts as texts
    from .weeks import compared as compared
    from .weeks import week as week
    from .words import dose as dose
    from .words import rule as rule
    from .words import say as say

NAMES = {
    "begin": "beginning",
    "Shown": "shown", "say": "words", "rule": "words", "dose": "words", "exercise": "cards", "exercises": "cards",
    "ladder": "cards", "week": "weeks", "compared": "weeks", "screening": "checks", "texts": "stances",
    "loop": "closed_loop",
    "claim": "claims",
    "see_someone": "safety", "stop_signs": "safety",
}  # fmt: skip
__all__ = list(NAMES)


if not TYPE_CHECKING:  # a name that is not there is a fault

    def __getattr__(name: str) -> object:
        """Import what shows something when it is first asked for."""
        if name not in NAMES:
            raise AttributeError(f"hipbook.show has no {name!r}; it has {', '.join(NAMES)}")
        return getattr(import_module(f".{NAMES[name]}", __name__), name)


def __dir__() -> list[str]:
    """The names that a notebook completes after ``show.``."""
    return list(NAMES)
