"""Where one can go: five places in the bar, the others from More and from the foot of each screen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Place:
    """A screen as the reader meets it.

    ``under`` is the place in the bar that is marked while this one, which has none there, is shown; ``about`` says what
    one finds in it, and without it only the screens lead there.
    """

    name: str
    label: str
    under: str = ""
    about: str = ""


BAR = (
    Place("today", "Today"),
    Place("routine", "Plan"),
    Place("progress", "Progress"),
    Place("library", "Library"),
    Place("more", "More"),
)
ELSEWHERE = (
    Place("read", "Read", "more", "The book: ten chapters to work through, and what you did in each."),
    Place("conversation", "Set up", "today"),
    Place("check", "Safety check", "more", "What you answered, and what it means for your exercises. Answer it anew here."),
    Place("you", "About you", "more", "Your goals, your minutes and days, what you have at home."),
    Place("practise", "Past sessions", "more", "Look at a session, correct it, or write down one that you did elsewhere."),
    Place("share", "Share and keep", "more", "A page for your clinician, a sheet to print, your calendar, a copy of your log."),
)  # fmt: skip
SESSION = Place("session", "Your session", "today")
"""What Practise is called from before a session until it is saved."""
PLACES = {place.name: place for place in (*BAR, *ELSEWHERE)}
EXPERIMENTS = "hb-experiments"
"""The class of the place of experiments in Progress: whoever points at it opens the fold that it stands in."""


def as_sent() -> list[dict[str, Any]]:
    """All places as the browser is told of them.

    >>> as_sent()[1]["label"]
    'Plan'
    """
    return [asdict(place) for place in (*PLACES.values(), SESSION)]
