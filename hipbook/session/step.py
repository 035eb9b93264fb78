"""A step of a session as a value: what the player shows, says and times."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.base import Side


@dataclass(frozen=True)
class Step:
    """One thing the player leads for ``seconds``.

    ``kind`` is get down, get up, get ready, work, change sides, rest or compare.
    ``item`` is the place of its exercise in the session; ``exercise`` and ``side`` say what a finished work step logs.
    ``place`` says how to lie or stand, ``start`` the starting shape, ``brief`` what to do, ``words`` how much, ``note`` what
    to mind, ``lead`` what the side means, such as which leg to stand on.
    ``parts`` are the parts of one repetition, each with its seconds; together they are ``rep_s``.
    A ``free`` step may be ended early and still counts as done; a ``calm`` one is not counted down. ``figure`` names the drawing to show beside it.
    """

    kind: str
    item: int
    exercise: str
    side: Side | None
    name: str
    words: str
    seconds: float
    sets: int = 1
    set: int = 1
    place: str = ""
    start: str = ""
    brief: str = ""
    lead: str = ""
    cues: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    reps: int | None = None
    rep_s: float = 0
    parts: tuple[tuple[str, float], ...] = ()
    note: str = ""
    breath: str = ""
    free: bool = False
    calm: bool = False
    figure: str = ""
