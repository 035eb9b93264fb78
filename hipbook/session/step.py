"""A step of a session as a value: what the player shows, says and times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model.base import Side
from ..model.exercise import Way

StepKind = Literal["down", "up", "ready", "work", "change", "rest", "compare"]


@dataclass(frozen=True)
class RepPart:
    """A part of one repetition: its word, its seconds, its breath or none, and its way in the drawing.

    The word of a first part is spoken with the count of the repetition where ``with_count``; "move" would add nothing.
    """

    word: str
    seconds: float
    breath: Literal["in", "out"] | None = None
    with_count: bool = True
    drawn: Way = ("start", "end")


@dataclass(frozen=True)
class Step:
    """One thing the player leads for ``seconds``.

    ``kind`` is get down, get up, get ready, work, change sides, rest or compare.
    ``item`` is the place of its exercise in the session; ``exercise`` and ``side`` say what a finished work step logs.
    ``eyes`` comes before everything else where one must look, ``place`` says how to lie or stand, ``start`` the starting
    shape, ``brief`` what to do, ``words`` how much, ``note`` what to mind.
    ``lead`` names the side before each set. ``side_means`` is what the side means where its name and the place do not say
    it all, such as which leg to stand on; ``lead_lies`` says that the lead tells how one lies, as the way there did.
    ``counts`` is what is said with the number of each repetition, ``half_at`` the one with which half is told.
    ``parts`` are the parts of one repetition; together they are ``rep_s``. ``breath`` is shown; ``breath_along`` is said
    with a repetition, ``breath_in_hold`` with a hold.
    ``word`` leads timed work, as the words of its parts lead a repetition.
    A ``free`` step may be ended early and still counts as done; a ``calm`` one is not counted down. ``figure`` names the
    drawing to show beside it, ``drawn`` its way in it, at the drawing's own pace.
    """

    kind: StepKind
    item: int
    exercise: str
    side: Side | None
    name: str
    words: str
    seconds: float
    word: str = ""
    sets: int = 1
    set: int = 1
    eyes: str = ""
    place: str = ""
    start: str = ""
    brief: str = ""
    lead: str = ""
    lead_lies: bool = False
    side_means: str = ""
    cues: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    reps: int | None = None
    counts: tuple[str, ...] = ()
    half_at: int | None = None
    rep_s: float = 0
    parts: tuple[RepPart, ...] = ()
    note: str = ""
    breath: str = ""
    breath_along: str = ""
    breath_in_hold: str = ""
    free: bool = False
    calm: bool = False
    figure: str = ""
    drawn: Way = ("start", "again")
